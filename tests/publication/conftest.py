"""Whoever prepares and whoever decides at their screens, and anybody without an account."""

from tests.pages.conftest import key_folder, quick_hash, screen_of, vault, vault_keys, world

__all__ = ["key_folder", "quick_hash", "screen_of", "vault", "vault_keys", "world"]
