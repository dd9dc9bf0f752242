"""Commanders at their screens, and three years of counted months behind them."""

from tests.pages.conftest import key_folder, quick_hash, screen_of, vault, vault_keys, world

__all__ = ["key_folder", "quick_hash", "screen_of", "vault", "vault_keys", "world"]
