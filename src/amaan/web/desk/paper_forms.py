"""What is asked besides the complaint when it was taken on paper, and for what is attached."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from amaan.desk.objects import KINDS
from amaan.desk.on_paper import SLIPS_AT_MOST, OnPaper
from amaan.web.desk.intake_form import IntakeForm
from amaan.web.kit.fields import CountField, LineField, OneOf, WhenField
from amaan.web.kit.words import options


class PaperIntakeForm(IntakeForm):
    """A complaint that was taken on paper while the line or the power was down."""

    written_at = WhenField(
        label=_("When was the sheet filled?"),
        hint=_("The day and hour written on it. Duties and treatment count from then; the time "
               "of typing is kept beside it."),
        sure=True,
    )  # fmt: skip
    slip = LineField(
        label=_("Reference of the slip she was given"),
        hint=_("The case keeps this reference, so that her slip is right. Leave it empty if she "
               "has none."),
        required=False,
        limit=20,
    )  # fmt: skip

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        cast("WhenField", self.fields["written_at"]).now = self.now

    def on_paper(self) -> OnPaper:
        """This will say when the sheet was filled and which slip went with it."""
        when = self.cleaned_data["written_at"]
        return OnPaper(written_at=when.earliest or self.now, slip=self.cleaned_data["slip"])


class SlipsForm(forms.Form):
    """How many slips to print beforehand."""

    count = CountField(label=_("How many slips"), least=1, most=SLIPS_AT_MOST, initial=8)


class ObjectForm(forms.Form):
    """A photograph or a recording that belongs to a case."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput)
    kind = OneOf(options("papers", " ".join(KINDS)), label=_("What is it?"))
    object = forms.FileField(
        label=_("The file"),
        help_text=_("Up to 8 MB. A photograph: JPEG, PNG, WebP or HEIC. A recording: OGG, MP3, "
                    "M4A, AMR, WAV or WebM."),
        allow_empty_file=False,
        error_messages={
            "required": _("Choose the file."),
            "empty": _("This file is empty. Choose it again."),
            "missing": _("Choose the file."),
        },
    )  # fmt: skip
