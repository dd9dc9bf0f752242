"""From a case to the pages where one part of it is worked on: assignment, exhibits, hearings.

One list, so that the case page stays one page. A door is shown to whoever may do the act of
the policy table that its page asks for; the page asks again.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amaan.cases.sheets import CaseSheet
from amaan.web.kit import shapes
from amaan.web.kit.markup import address

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class CaseDoor:
    """One page of a case: what it is called here, where it is, and which act opens it."""

    name: str
    label: "_StrPromise"
    # Takes the case's id and nothing else.
    url_name: str
    act: str


# In the order in which a case comes to them.
DOORS: tuple[CaseDoor, ...] = (
    CaseDoor("sections", _("Sections of law"), "case:sections", "record"),
    CaseDoor("danger", _("Danger"), "case:risk", "record"),
    CaseDoor("danger_reviewed", _("Danger"), "case:risk", "record_review"),
    CaseDoor("assigning", _("Who investigates"), "inquiry:assign", "assign"),
    CaseDoor("transferring", _("To another desk"), "inquiry:transfer", "hand_on"),
    CaseDoor("word", _("Word to her"), "shelter:word_to_her", "record"),
    CaseDoor("medical", _("Examination and laboratory"), "inquiry:medical", "record"),
    CaseDoor("interviews", _("Interviews and statements"), "inquiry:interviews", "record"),
    CaseDoor("exhibits", _("Exhibits"), "inquiry:exhibits", "record"),
    CaseDoor("referrals", _("Services and referrals"), "care:referrals", "record"),
    CaseDoor("plan", _("Investigation plan"), "inquiry:plan", "record"),
    CaseDoor("diary", _("Case diary"), "inquiry:diary", "record"),
    CaseDoor("accused", _("Arrest, custody and bail"), "inquiry:accused", "record"),
    CaseDoor("report", _("Report to the court"), "inquiry:report", "record"),
    CaseDoor("safety", _("Her safety: plan and orders"), "care:safety", "record"),
    CaseDoor(
        "death_review",
        _("Review of a death or near-death"),
        "command:death_review_new",
        "record_review",
    ),
    CaseDoor("court", _("Prosecution and court"), "court:trial", "read_trial"),
    CaseDoor("mediation", _("May it be mediated?"), "mediation:ask_about_case", "ask_mediation"),
    CaseDoor("her_door", _("Her own door"), "survivor:at_the_desk", "record"),
    CaseDoor("ending", _("Withdrawal and closing"), "case:ending", "record"),
)


def doors_of(sheet: CaseSheet) -> tuple[shapes.Action, ...]:
    """This will offer the pages of a case that are open to whoever reads it."""
    return tuple(
        shapes.Action(label=str(door.label), url=address(door.url_name, sheet.case_id))
        for door in DOORS
        if door.act in sheet.may
    )
