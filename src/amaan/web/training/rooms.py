"""The pages about training, side by side, and how their figures are written."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.queries import may
from amaan.kernel.measures import Share
from amaan.web.kit.visit import Visit
from amaan.workforce.training import KEEPS

NOTHING_OF_A_CASE = frozenset[DataClass]()
PLACES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("training:home", lambda: _("Training")),
    ("training:coverage", lambda: _("Who is certified")),
    ("training:drills", lambda: _("Drills")),
    ("training:needs", lambda: _("What is needed")),
    ("training:verify", lambda: _("Check a certificate")),
)


def page(request: HttpRequest, **shown: Any) -> dict[str, Any]:
    """This will give a page of training what all of them have."""
    named_places = [(title(), reverse(name)) for name, title in PLACES]
    rooms = [(title, there, request.path == there) for title, there in named_places]
    return {"rooms": rooms, **shown}


def keeps(visit: Visit) -> bool:
    """This will say whether this post writes what is taught."""
    return may(visit.actor, KEEPS)


def of(share: Share) -> str:
    """This will write so many of so many, with the share where there is one."""
    if not share.of:
        return "–"
    return _("%(part)s of %(of)s (%(share)s%%)") % {
        "part": share.part, "of": share.of, "share": round(100 * share.part / share.of),
    }  # fmt: skip
