"""Speaking to the vault about one's own keys, and about a colleague's that are lost.

Beside `client`, for the pages of signing in only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.confidentiality.vault.client import ask, credentials
from amaan.kernel.ids import OfficerId


@dataclass(frozen=True)
class OwnPasskey:
    """A passkey as its owner tells it from another."""

    id: UUID
    label: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class OpenLoss:
    """Somebody says that an officer has no second factor any more."""

    id: UUID
    officer_id: OfficerId
    reason: str
    asked_by: OfficerId
    asked_at: datetime
    agreed_by: OfficerId | None


def own_passkeys(capability: str) -> Sequence[OwnPasskey]:
    """This will list one's own passkeys. Raises: SignInAgain; VaultUnavailable."""
    answer = ask({"verb": "own_passkeys", **credentials(capability)})
    return [
        OwnPasskey(
            UUID(one["id"]),
            one["label"],
            datetime.fromisoformat(one["added_at"]),
            datetime.fromisoformat(one["used_at"]) if one["used_at"] else None,
        )
        for one in answer["passkeys"]
    ]


def drop_passkey(capability: str, passkey: UUID) -> None:
    """This will take one of one's own passkeys away.

    Raises: FreshFactorNeeded; LastFactor; NotFound; SignInAgain; VaultUnavailable.
    """
    ask({"verb": "drop_passkey", "passkey": str(passkey), **credentials(capability)})


def say_lost(capability: str, officer_id: OfficerId, reason: str) -> UUID:
    """This will say that a colleague of one's district lost her second factor.

    Raises: NotFound for anybody else; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "say_lost", "officer": str(officer_id), "reason": reason}
    return UUID(ask({**request, **credentials(capability)})["loss"])


def open_losses(capability: str) -> tuple[Sequence[OpenLoss], bool]:
    """This will list what one may agree to or asked for, and whether one may agree at all.

    Raises: SignInAgain; VaultUnavailable.
    """
    answer = ask({"verb": "open_losses", **credentials(capability)})
    found = [
        OpenLoss(
            UUID(one["id"]),
            OfficerId(UUID(one["officer"])),
            one["reason"],
            OfficerId(UUID(one["asked_by"])),
            datetime.fromisoformat(one["asked_at"]),
            OfficerId(UUID(one["agreed_by"])) if one["agreed_by"] else None,
        )
        for one in answer["losses"]
    ]
    return found, bool(answer["on_duty"])


def agree_to_loss(capability: str, loss: UUID) -> None:
    """This will take her second factors away at once, and end her session.

    Raises: NotFound for whoever may not; SignInAgain; VaultUnavailable.
    """
    ask({"verb": "agree_to_loss", "loss": str(loss), **credentials(capability)})


def decline_loss(capability: str, loss: UUID) -> None:
    """This will close a loss without doing anything. Raises: as `agree_to_loss`."""
    ask({"verb": "decline_loss", "loss": str(loss), **credentials(capability)})


def take_loss_code(capability: str, loss: UUID) -> str:
    """This will give the code for her new enrolment, once, to whoever asked.

    Raises: as `agree_to_loss`.
    """
    request = {"verb": "take_loss_code", "loss": str(loss)}
    return str(ask({**request, **credentials(capability)})["enrolment_code"])
