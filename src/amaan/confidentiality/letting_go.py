"""Asking the vault to erase for good, to hold, to let somebody see where she is, to write to her.

Only the pages' kit may import this. Who may, the vault decides; two custodians erase, and a
message goes only as her plan says. No number and no name comes back.
"""

from uuid import UUID

from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.client import (
    FreshFactorNeeded,
    Held,
    SignInAgain,
    VaultUnavailable,
    WantsASecond,
)
from amaan.confidentiality.vault.refusals import TooManyMessages
from amaan.kernel.ids import CaseId

__all__ = [
    "FreshFactorNeeded",
    "Held",
    "SignInAgain",
    "TooManyMessages",
    "VaultUnavailable",
    "WantsASecond",
    "agree_to_erasure",
    "agree_to_letting",
    "ask_erasure",
    "ask_letting",
    "drop_erasure",
    "end_letting",
    "hold_case",
    "notify",
]


def ask_erasure(*, capability: str, case_id: CaseId, what: str, about: UUID, reason: str) -> None:
    """This will ask, as a custodian, that the keys of a person or an object be erased.

    Raises: NotFound; Held; SignInAgain; VaultUnavailable.
    """
    client.ask_erasure(capability, case_id, what, about, reason)


def agree_to_erasure(*, capability: str, erasure: UUID) -> int:
    """This will erase what another custodian asked for; says how many keys.

    Raises: WantsASecond; NotFound; Held; FreshFactorNeeded; SignInAgain; VaultUnavailable.
    """
    return client.agree_to_erasure(capability, erasure)


def drop_erasure(*, capability: str, erasure: UUID) -> None:
    """This will take back what was asked for and not done.

    Raises: NotFound; SignInAgain; VaultUnavailable.
    """
    client.drop_erasure(capability, erasure)


def hold_case(*, capability: str, case_id: CaseId, reason: str, lasts: bool) -> None:
    """This will begin or end a hold: while it lasts nothing of the case is erased.

    Raises: NotFound; SignInAgain; VaultUnavailable.
    """
    client.hold_case(capability, case_id, reason, lasts=lasts)


def ask_letting(*, capability: str, case_id: CaseId) -> None:
    """This will ask two custodians to let this officer see where she is, in this session.

    Raises: NotFound; SignInAgain; VaultUnavailable.
    """
    client.ask({"verb": "ask_letting", **client.credentials(capability), "case": str(case_id)})


def agree_to_letting(*, capability: str, letting: UUID) -> None:
    """This will agree, as one of two custodians.

    Raises: WantsASecond; NotFound; FreshFactorNeeded; SignInAgain; VaultUnavailable.
    """
    asked = {"verb": "agree_to_letting", "letting": str(letting)}
    client.ask({**asked, **client.credentials(capability)})


def end_letting(*, capability: str, letting: UUID) -> None:
    """This will end an asking, or what was let, at once. Raises: NotFound; SignInAgain."""
    client.ask({"verb": "end_letting", "letting": str(letting), **client.credentials(capability)})


def notify(*, capability: str, case_id: CaseId, subject: UUID, kind: str, language: str) -> None:
    """This will ask that a message of the closed list go to her, as her plan allows.

    Raises: NotFound; TooManyMessages; SignInAgain; VaultUnavailable.
    """
    client.notify(capability, case_id, subject, kind, language)
