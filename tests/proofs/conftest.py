"""The small world of the security proofs, for proofs that need many looks at it."""

from tests.security.conftest import key_folder, quick_hash, vault, vault_keys, world

__all__ = ["key_folder", "quick_hash", "vault", "vault_keys", "world"]
