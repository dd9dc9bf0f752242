"""One's own second factors, and a colleague's that are lost: the pages ask the vault through here.

What has to do with the register is done in the door's transaction before the vault is asked,
so that a refusal of either leaves nothing behind.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from amaan.confidentiality.vault import client, own_factors
from amaan.confidentiality.vault.client import (
    Allowed,
    AlreadyEnrolled,
    Enrolment,
    Factors,
    FreshFactorNeeded,
    LastFactor,
    TooManyPasskeys,
    VaultUnavailable,
    WrongCode,
    WrongPasskey,
)
from amaan.confidentiality.vault.own_factors import OpenLoss, OwnPasskey
from amaan.kernel.ids import OfficerId
from amaan.organisation import actions
from amaan.web.kit.sign_in import session
from amaan.web.kit.visit import Visit

__all__ = [
    "AlreadyEnrolled",
    "Enrolment",
    "Factors",
    "FreshFactorNeeded",
    "LastFactor",
    "OpenLoss",
    "OwnPasskey",
    "TooManyPasskeys",
    "VaultUnavailable",
    "WrongCode",
    "WrongPasskey",
    "add_passkey",
    "agree",
    "begin_app",
    "confirm_app",
    "decline",
    "drop_passkey",
    "factors_of",
    "new_sheet",
    "open_losses",
    "passkeys_of",
    "question_for_new",
    "say_lost",
    "take_code",
]


def factors_of(visit: Visit) -> Factors:
    """This will say by what the officer can prove who she is. Raises: VaultUnavailable."""
    return client.factors(visit.actor.officer_id)


def passkeys_of(visit: Visit) -> Sequence[OwnPasskey]:
    """This will list the officer's own passkeys. Raises: VaultUnavailable; SignInAgain."""
    return own_factors.own_passkeys(visit.actor.capability)


def question_for_new(visit: Visit, account: str) -> str:
    """This will give what the browser is asked in order to make a new passkey.

    Raises: FreshFactorNeeded; TooManyPasskeys; VaultUnavailable.
    """
    question = client.ask_new_passkey(visit.actor.officer_id, _hers(visit), account)
    return json.dumps(question)


def add_passkey(visit: Visit, answer: Mapping[str, Any], label: str) -> None:
    """This will keep a new passkey. Raises: FreshFactorNeeded; WrongPasskey; VaultUnavailable."""
    client.new_passkey(visit.actor.officer_id, _hers(visit), visit.session_digest, answer, label)


def drop_passkey(visit: Visit, passkey: UUID) -> None:
    """This will take a passkey away.

    Raises: FreshFactorNeeded; LastFactor; NotFound; VaultUnavailable.
    """
    own_factors.drop_passkey(visit.actor.capability, passkey)


def begin_app(visit: Visit, account: str) -> Enrolment:
    """This will begin an authenticator beside what there is.

    Raises: FreshFactorNeeded; AlreadyEnrolled; VaultUnavailable.
    """
    return client.begin_enrolment(visit.actor.officer_id, _hers(visit), account)


def confirm_app(visit: Visit, code: str) -> None:
    """This will finish it with a first code. Raises: WrongCode; FreshFactorNeeded."""
    client.confirm_enrolment(visit.actor.officer_id, _hers(visit), visit.session_digest, code)


def new_sheet(visit: Visit) -> Sequence[str]:
    """This will make a new sheet of codes; the earlier one is void.

    Raises: FreshFactorNeeded; VaultUnavailable.
    """
    return client.new_sheet(visit.actor.officer_id, _hers(visit))


def say_lost(visit: Visit, officer_id: OfficerId, reason: str) -> None:
    """This will say that a colleague lost her second factor.

    Raises: NotYourOwnPosting and TwoRegistrarsNeeded from the register; NotFound.
    """
    actions.vouch_for_lost_factor(actor=visit.actor, officer_id=officer_id, now=visit.now)
    own_factors.say_lost(visit.actor.capability, officer_id, reason)


def open_losses(visit: Visit) -> tuple[Sequence[OpenLoss], bool]:
    """This will list the losses that concern the officer, and whether she may agree to any."""
    return own_factors.open_losses(visit.actor.capability)


def agree(visit: Visit, loss: OpenLoss) -> None:
    """This will take her second factors away at once, and end her session everywhere.

    Raises: TwoRegistrarsNeeded from the register; NotFound; VaultUnavailable.
    """
    actions.vouch_for_lost_factor(actor=visit.actor, officer_id=loss.officer_id, now=visit.now)
    actions.end_for_lost_factor(
        actor=visit.actor, officer_id=loss.officer_id, now=session.real_now()
    )
    own_factors.agree_to_loss(visit.actor.capability, loss.id)


def decline(visit: Visit, loss: OpenLoss) -> None:
    """This will close a loss without doing anything. Raises: NotFound; VaultUnavailable."""
    own_factors.decline_loss(visit.actor.capability, loss.id)


def take_code(visit: Visit, loss: OpenLoss) -> str:
    """This will give the code for her new enrolment, once. Raises: NotFound."""
    return own_factors.take_loss_code(visit.actor.capability, loss.id)


def _hers(visit: Visit) -> Allowed:
    return Allowed(capability=visit.actor.capability)
