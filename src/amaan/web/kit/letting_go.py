"""The kit's way to the vault for erasing, holding, and messages to her."""

from uuid import UUID

from amaan.confidentiality import letting_go
from amaan.confidentiality.letting_go import FreshFactorNeeded
from amaan.kernel.ids import CaseId
from amaan.web.kit.visit import Visit

__all__ = [
    "FreshFactorNeeded",
    "agree_to_erasure",
    "ask_erasure",
    "drop_erasure",
    "hold_case",
    "notify",
]


def ask_erasure(visit: Visit, case_id: CaseId, what: str, about: UUID, reason: str) -> None:
    """This will ask that a person or an object be erased. Raises: as `letting_go`."""
    letting_go.ask_erasure(
        capability=visit.actor.capability, case_id=case_id, what=what, about=about, reason=reason
    )


def agree_to_erasure(visit: Visit, erasure: UUID) -> int:
    """This will erase what another custodian asked for. Raises: as `letting_go`."""
    return letting_go.agree_to_erasure(capability=visit.actor.capability, erasure=erasure)


def drop_erasure(visit: Visit, erasure: UUID) -> None:
    """This will take back what was asked for. Raises: as `letting_go`."""
    letting_go.drop_erasure(capability=visit.actor.capability, erasure=erasure)


def hold_case(visit: Visit, case_id: CaseId, reason: str, *, lasts: bool) -> None:
    """This will begin or end a hold on a case. Raises: as `letting_go`."""
    letting_go.hold_case(
        capability=visit.actor.capability, case_id=case_id, reason=reason, lasts=lasts
    )


def notify(visit: Visit, case_id: CaseId, subject: UUID, kind: str, language: str) -> None:
    """This will ask that a message go to her. Raises: as `letting_go`."""
    letting_go.notify(
        capability=visit.actor.capability,
        case_id=case_id,
        subject=subject,
        kind=kind,
        language=language,
    )
