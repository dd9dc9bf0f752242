"""Where the vault's public keys, its own keys and its socket are. The settings say so."""

from pathlib import Path

from django.conf import settings


def public_key_file() -> Path:
    """This will give the file of the vault's public keys, readable by every process."""
    return Path(settings.VAULT_PUBLIC)


def socket_path() -> Path:
    """This will give the vault's unix socket."""
    return Path(settings.VAULT_SOCKET)


def private_folder() -> Path:
    """This will give the folder of the vault's own keys, which only its account may enter."""
    return Path(settings.VAULT_KEYS)


def witness_list() -> Path:
    """This will give the file that names the witnesses outside; it may not be there."""
    return Path(settings.WITNESSES)
