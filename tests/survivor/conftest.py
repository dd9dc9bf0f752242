"""The small world of the proofs, for her own door: the vault on the test's connection."""

from tests.security.conftest import (  # noqa: F401 - fixtures
    key_folder,
    quick_hash,
    vault,
    vault_keys,
    world,
)
