"""Passwords that somebody else will see, made so that no registrar has to invent one."""

import secrets

# Small letters and digits that nobody misreads from paper or over a telephone.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def temporary_password() -> str:
    """This will draw a password such as `k7qf-3m2p-9xzt`, for one handing over."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))
