"""Taking an officer's second factor away, for a registrar. The vault does it and writes it down."""

from amaan.confidentiality.vault import client
from amaan.kernel.ids import OfficerId
from amaan.organisation import actions
from amaan.web.kit.sign_in import session
from amaan.web.kit.visit import Visit


def take_code_away(visit: Visit, officer_id: OfficerId) -> str:
    """This will take every second factor away and give the code for a new enrolment.

    Her session ends with it, here and in the vault.

    The register is asked first, within the door's transaction: when it refuses, the vault is
    not asked at all, and when the vault refuses, the register's note is rolled back.

    Raises: NotFound, NotYourOwnPosting and TwoRegistrarsNeeded from the register; SignInAgain
        and VaultUnavailable from the vault.
    """
    actions.allow_factor_reset(actor=visit.actor, officer_id=officer_id, now=visit.now)
    actions.end_sign_in_of(
        actor=visit.actor, officer_id=officer_id, now=visit.now, real_now=session.real_now()
    )
    return client.reset_second_factor(visit.actor.capability, officer_id)


def end_session(visit: Visit, officer_id: OfficerId) -> None:
    """This will end an officer's session, here and in the vault; her keys stay as they are.

    Raises: NotFound from the register or the vault; SignInAgain and VaultUnavailable.
    """
    actions.end_sign_in_of(
        actor=visit.actor, officer_id=officer_id, now=visit.now, real_now=session.real_now()
    )
    client.end_session(visit.actor.capability, officer_id)
