"""Offences as the officer confirms them at intake: proposed, why, with what to beware of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amaan.law.assistant import assess
from amaan.web.desk import reading
from amaan.web.desk.intake_form import IntakeForm
from amaan.web.kit import sections
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import LISTS

if TYPE_CHECKING:
    from django.utils.datastructures import MultiValueDict
    from django.utils.functional import _StrPromise

# What was chosen by mistake is taken off a file; here it is simply not ticked.
DOUBTS = tuple(
    (code, words) for code, words in LISTS["section_doubts"].items() if code != "chosen_by_mistake"
)


@dataclass(frozen=True)
class OffenceChoice:
    """One section on the page, whether it is confirmed, and why it was left out, if it was."""

    one: sections.SectionLine
    proposed: bool
    confirmed: bool
    left_out: str


@dataclass(frozen=True)
class Offered:
    """The sections to confirm, and what the assistant says beside them."""

    choices: tuple[OffenceChoice, ...]
    found: sections.Found
    doubts: "tuple[tuple[str, _StrPromise], ...]" = DOUBTS


def offered(form: IntakeForm, visit: Visit) -> Offered | None:
    """This will list what to confirm: proposals first, then what the officer added herself.

    Likely ones are ticked the first time they are offered; what the officer then unticks
    stays unticked when the list is made again. Nothing before anything was typed.
    """
    if not form.is_bound:
        return None
    told, typed = reading.told(form, visit.actor.province), form.typed
    confirmed = typed.getlist("offences")
    before = typed.get("proposed", "").split()
    assessed = assess([told] if told.acts else [], alleged=confirmed)
    found = sections.found(assessed, told.yes, told.no)
    return Offered(
        choices=(
            *(_choice(one, True, confirmed, before, typed) for one in found.sections),
            *(_choice(one, False, confirmed, before, typed) for one in found.others),
        ),
        found=found,
    )


def _choice(
    one: sections.SectionLine,
    proposed: bool,
    confirmed: Sequence[str],
    before: Sequence[str],
    typed: "MultiValueDict[str, str]",
) -> OffenceChoice:
    first_time = proposed and one.likely and one.id not in before
    return OffenceChoice(
        one, proposed, one.id in confirmed or first_time, typed.get(f"why_{one.id}", "")
    )
