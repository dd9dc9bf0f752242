"""The pages about people, side by side."""

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality.queries import may
from amaan.web.kit.visit import Visit

# The act that opens a page stands beside it.
PLACES: tuple[tuple[str, Callable[[], str], str], ...] = (
    ("people:strength", lambda: _("Strength"), "read_workforce"),
    ("people:recruitment", lambda: _("Recruitment"), "read_workforce"),
    ("people:retention", lambda: _("Who stays"), "read_workforce"),
    ("people:rosters", lambda: _("Rosters"), "read_roster"),
    ("people:qualifications", lambda: _("Certificates"), "read_training"),
    ("people:stability", lambda: _("Transfers"), "read_workforce"),
    ("people:surveys", lambda: _("Survey of officers"), "answer_survey"),
    ("people:complaint", lambda: _("Harassment at work"), "complain_of_harassment"),
    ("people:audited", lambda: _("Complaints at work"), "audit_harassment"),
)


def rooms_of(request: HttpRequest, visit: Visit) -> tuple[tuple[str, str, bool], ...]:
    """This will name the pages that the visitor's post opens, and which of them this is.

    None where it is one.
    """
    named = [(title(), reverse(name)) for name, title, act in PLACES if may(visit.actor, act)]
    rooms = tuple((title, there, request.path == there) for title, there in named)
    return rooms if len(rooms) > 1 else ()
