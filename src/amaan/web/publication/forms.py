"""A form that several of these pages ask."""

from typing import Any

from django.utils.translation import gettext as _

from amaan.web.kit.acting import Act
from amaan.web.kit.fields import LineField


class WhyForm(Act):
    """A reason that is read later."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["why"] = LineField(label=_("Reason"), limit=300, required=False)
