"""A province with stations enough to compare, and whoever asks whether desks work."""

from tests.pages.conftest import key_folder, quick_hash, screen_of, vault, vault_keys, world

__all__ = ["key_folder", "quick_hash", "screen_of", "vault", "vault_keys", "world"]
