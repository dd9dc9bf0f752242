"""What codes are called in a file that leaves: the same sentences as on pages, which jobs cannot
import, and so translated once for both."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from amaan.kernel import clock
from amaan.organisation.posts import Post

STAGES: Mapping[str, object] = {
    "contact": _("First contact"),
    "registration": _("Registration"),
    "care": _("Care and medical"),
    "safety": _("Safety and support"),
    "investigation": _("Investigation"),
    "court": _("Court"),
    "file": _("The file"),
    "closed": _("Closed"),
}
DUTY_CLASSES: Mapping[str, object] = {
    "legal": _("Law"),
    "clinical": _("Health"),
    "standard": _("Standard"),
}
STATES: Mapping[str, object] = {
    "open": _("Open"),
    "contested": _("Open: her wish"),
    "met": _("Done"),
    "met_late": _("Done late"),
    "missed": _("Late"),
    "waived": _("Waived"),
    "fell_away": _("No longer applies"),
    "guidance": _("Guidance"),
}
REGISTERS: Mapping[str, object] = {
    "fir": _("FIR number"),
    "diary": _("Daily diary number"),
    "etag": _("E-tag number"),
    "ticket15": _("15 ticket number"),
    "mlc": _("Medico-legal certificate number"),
    "lab": _("Laboratory number"),
    "court": _("Court case number"),
}
GIVERS: Mapping[str, object] = {
    "survivor": _("The survivor"),
    "informant": _("Whoever reported"),
    "witness": _("A witness"),
    "other_side": _("The other side"),
}
CONTACT_PARTS: Mapping[str, object] = {
    "channel": _("How"),
    "number": _("Number that is safe"),
    "hours": _("Hours that are safe"),
    "code_word": _("Code word"),
    "safe_person": _("Somebody she trusts"),
    "must_not_know": _("Who must not know"),
}
OTHER_POSTS: Mapping[str, object] = {
    "medical_officer": _("Medical officer"),
    "prosecutor": _("Prosecutor"),
    "court": _("Court"),
    "house": _("Amaan itself"),
}


def said(of: Mapping[str, object], code: str) -> str:
    """This will say a code in the language in force; one without a word as it is stored."""
    return str(of.get(code, code))


def post(code: str) -> str:
    """This will name a post in the language in force."""
    return str(Post(code).label) if code in Post.values else said(OTHER_POSTS, code)


def moment(instant: datetime) -> str:
    """This will write an instant as Karachi's clocks show it, in digits."""
    return clock.local(instant).strftime("%d/%m/%Y %H:%M")


def stamp(instant: datetime) -> str:
    """This will write an instant as spreadsheets read it in any language, in Karachi's time."""
    return clock.local(instant).strftime("%Y-%m-%d %H:%M")
