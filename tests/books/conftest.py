"""The branches at their screens."""

from tests.pages.conftest import key_folder, quick_hash, screen_of, vault, vault_keys, world

__all__ = ["key_folder", "quick_hash", "screen_of", "vault", "vault_keys", "world"]
