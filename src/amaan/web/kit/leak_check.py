"""The kit's way to have a text checked before it goes to the public, and what custodians say of it.

Any page may offer it: `check` says yes, or that a custodian reads it first.
"""

from uuid import UUID

from amaan.confidentiality import screening
from amaan.confidentiality.screening import Outcome, Waiting
from amaan.web.kit.visit import Visit

__all__ = ["Outcome", "Waiting", "check", "decide", "outcome", "read", "waiting"]


def check(visit: Visit, check_id: UUID, about: str, text: str) -> bool:
    """This will say whether a text is cleared. Raises: as `screening.check`."""
    return screening.check(
        capability=visit.actor.capability, check_id=check_id, about=about, text=text
    )


def outcome(visit: Visit, check_id: UUID) -> Outcome:
    """This will tell a writer what became of her text. Raises: as `screening.outcome`."""
    return screening.outcome(capability=visit.actor.capability, check_id=check_id)


def waiting(visit: Visit) -> tuple[Waiting, ...]:
    """This will give a custodian the texts to read. Raises: as `screening.waiting`."""
    return screening.waiting(capability=visit.actor.capability)


def read(visit: Visit, check_id: UUID) -> str:
    """This will open a text to the custodian who decides. Raises: as `screening.read`."""
    return screening.read(capability=visit.actor.capability, check_id=check_id)


def decide(visit: Visit, check_id: UUID, decision: str) -> None:
    """This will keep what a custodian decided. Raises: as `screening.decide`."""
    screening.decide(capability=visit.actor.capability, check_id=check_id, decision=decision)
