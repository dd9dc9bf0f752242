"""Passwords: what may not be one, and those that somebody else will see."""

import hashlib
import os
import re
import secrets
from pathlib import Path
from typing import IO

from django.core.exceptions import ValidationError

# Small letters and digits that nobody misreads from paper or over a telephone.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def temporary_password() -> str:
    """This will draw a password such as `k7qf-3m2p-9xzt`, for one handing over."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))


# What somebody who knows only that this is a police desk in Pakistan would try first.
WORDS_OF_THE_SERVICE = (
    "amaan password admin welcome police station thana desk officer inspector constable"
    " registrar supervisor custodian auditor commander investigator survivor women pakistan"
    " punjab sindh balochistan khyber pakhtunkhwa islamabad gilgit baltistan kashmir karachi"
    " lahore peshawar quetta district province"
).split()
_SERVICE = re.compile("|".join(sorted(WORDS_OF_THE_SERVICE, key=len, reverse=True)))
_OF_HER_OWN = 6


class NoWordsOfTheService:
    """Refuses a password that is little more than words of the service, digits and signs."""

    def validate(self, password: str, user: object = None) -> None:
        """This will refuse where fewer than six letters are left beside the service's words."""
        letters = "".join(sign for sign in password.lower() if sign.isalpha())
        own = _SERVICE.sub("", letters)
        if own != letters and len(own) < _OF_HER_OWN:
            # The page says what PasswordTooWeak says, whichever rule it was.
            raise ValidationError("too near to the service", code="words_of_the_service")


class NoLeakedPassword:
    """Refuses what somebody's password was elsewhere and leaked: a list of the installation's own.

    The file holds SHA-1 digests in capitals, one a line and sorted, each perhaps with `:` and a
    count behind it, as lists of leaked passwords are published. It is searched where it lies;
    nothing is asked over a network, and without a file there is nothing to refuse.
    """

    def __init__(self, listed_in: Path | None = None) -> None:
        self._listed_in = listed_in

    def validate(self, password: str, user: object = None) -> None:
        """This will refuse a password whose digest stands in the list."""
        if self._listed_in is None:
            return
        wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
        with self._listed_in.open("rb") as lines:
            if _stands_in(lines, wanted.encode("ascii")):
                raise ValidationError("it leaked elsewhere", code="leaked")


def _stands_in(lines: IO[bytes], wanted: bytes) -> bool:
    # Every line that begins before `low` is smaller; every one from `high` on is not.
    low, high = 0, lines.seek(0, os.SEEK_END)
    while low < high:
        middle = (low + high) // 2
        lines.seek(max(0, middle - 1))
        if middle:
            lines.readline()
        if lines.tell() < high and lines.readline()[: len(wanted)] < wanted:
            low = lines.tell()
        else:
            high = middle
    lines.seek(low)
    return lines.readline().startswith(wanted)
