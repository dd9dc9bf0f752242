"""Taking an officer's second factor away, for a registrar. The vault does it and writes it down."""

from amaan.confidentiality.vault import client
from amaan.kernel.ids import OfficerId
from amaan.organisation import actions
from amaan.web.kit.visit import Visit


def take_code_away(visit: Visit, officer_id: OfficerId) -> None:
    """This will take a second factor away; the officer sets up a new one at the next sign-in.

    The register is asked first, within the door's transaction: when it refuses, the vault is
    not asked at all, and when the vault refuses, the register's note is rolled back.

    Raises: NotFound, NotYourOwnPosting and TwoRegistrarsNeeded from the register; SignInAgain
        and VaultUnavailable from the vault.
    """
    actions.allow_factor_reset(actor=visit.actor, officer_id=officer_id, now=visit.now)
    client.reset_second_factor(visit.actor.capability, officer_id)
