"""The kit's way to the vault for emergencies, an officer's own numbers, and names in notes."""

from amaan.confidentiality import nearness
from amaan.confidentiality.nearness import FreshFactorNeeded, NotReviewedYet, RightEnded
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.kit.visit import Visit

__all__ = [
    "FreshFactorNeeded",
    "NotReviewedYet",
    "RightEnded",
    "break_glass",
    "keep_own_numbers",
    "names_in",
]


def break_glass(visit: Visit, case_id: CaseId, relation: str, reason: str) -> None:
    """This will ask the vault to open one part of one case for a quarter of an hour.

    Raises: as `nearness.break_glass`.
    """
    nearness.break_glass(
        capability=visit.actor.capability, case_id=case_id, relation=relation, reason=reason
    )


def keep_own_numbers(visit: Visit, relative: str, cnic: str, phones: list[str]) -> None:
    """This will make the officer's own numbers into tokens; the numbers are kept nowhere.

    Raises: as `nearness.keep_own_numbers`.
    """
    nearness.keep_own_numbers(
        capability=visit.actor.capability,
        name=visit.signed_in.officer.name_ur or visit.signed_in.officer.name_en,
        relative=relative,
        cnic=cnic,
        phones=phones,
    )


def names_in(visit: Visit, case_id: CaseId, note: str) -> tuple[str, ...]:
    """This will say which names of a case a note gives away; nothing while the vault is stopped.

    A warning is a courtesy: where it cannot be given, writing goes on, and the note is sealed
    like her name in any case.
    """
    if not note.strip():
        return ()
    try:
        return nearness.names_in(capability=visit.actor.capability, case_id=case_id, note=note)
    except NotFound:
        return ()
    except Refused:
        return ()
