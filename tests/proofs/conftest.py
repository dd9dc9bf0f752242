"""The small world of the security proofs, for proofs that need many looks at it."""

from itertools import count

from tests.security.conftest import key_folder, quick_hash, vault, vault_keys, world
from tests.security.world import World

from amaan.confidentiality.vault import client

__all__ = ["key_folder", "quick_hash", "signed_in", "vault", "vault_keys", "world"]

_SESSIONS = count()


def signed_in(world: World, part: str) -> str:
    """This will sign somebody of the cast in and give what her session presents."""
    officer = world.actors[part].officer_id
    session = f"proof-{next(_SESSIONS)}"
    client.demo_enrol(officer)
    capability = client.verify_second_factor(officer, session, client.demo_code(officer))
    return client.presented(capability, session)
