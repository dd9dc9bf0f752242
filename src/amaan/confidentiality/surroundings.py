"""Where the vault's public keys and its socket are. The supervisor says so."""

import os
from pathlib import Path


class NotSetUp(RuntimeError):
    """The environment does not say where the vault is."""


def public_key_file() -> Path:
    """This will give the file of the vault's public keys, readable by every process."""
    return _path("AMAAN_VAULT_PUBLIC")


def socket_path() -> Path:
    """This will give the vault's unix socket."""
    return _path("AMAAN_VAULT_SOCKET")


def private_folder() -> Path:
    """This will give the folder of the vault's own keys, which only its account may enter."""
    return _path("AMAAN_VAULT_KEYS")


def _path(name: str) -> Path:
    value = os.environ.get(name, "")
    if not value:
        raise NotSetUp(f"{name} is not set; the supervisor sets it for every process")
    return Path(value)
