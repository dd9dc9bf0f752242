"""Passwords: what may not be one, and those that somebody else will see."""

import re
import secrets

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
