"""The kit's way to the vault for what custodians do, and for messages to her."""

from uuid import UUID

from amaan.confidentiality import letting_go
from amaan.confidentiality.letting_go import FreshFactorNeeded
from amaan.kernel.ids import CaseId
from amaan.web.kit.visit import Visit

__all__ = [
    "FreshFactorNeeded",
    "agree_to_erasure",
    "agree_to_letting",
    "ask_erasure",
    "ask_letting",
    "drop_erasure",
    "end_letting",
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


def ask_letting(visit: Visit, case_id: CaseId) -> None:
    """This will ask two custodians to let this officer see where she is."""
    letting_go.ask_letting(capability=visit.actor.capability, case_id=case_id)


def agree_to_letting(visit: Visit, letting: UUID) -> None:
    """This will agree, as one of two custodians. Raises: as `letting_go`."""
    letting_go.agree_to_letting(capability=visit.actor.capability, letting=letting)


def end_letting(visit: Visit, letting: UUID) -> None:
    """This will end an asking, or what was let, at once. Raises: as `letting_go`."""
    letting_go.end_letting(capability=visit.actor.capability, letting=letting)


def notify(visit: Visit, case_id: CaseId, subject: UUID, kind: str, language: str) -> None:
    """This will ask that a message go to her. Raises: as `letting_go`."""
    letting_go.notify(
        capability=visit.actor.capability,
        case_id=case_id,
        subject=subject,
        kind=kind,
        language=language,
    )
