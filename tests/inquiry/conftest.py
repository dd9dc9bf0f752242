"""Investigators at their screens: the small world of the proofs, with its vault."""

from tests.pages.conftest import key_folder, quick_hash, screen_of, vault, vault_keys, world

__all__ = ["key_folder", "quick_hash", "screen_of", "vault", "vault_keys", "world"]
