"""Which passwords an officer may choose, and that they are taken exactly as typed."""

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from amaan.house.passwords import DeskArgon2
from amaan.organisation.passwords import WORDS_OF_THE_SERVICE


@pytest.mark.parametrize(
    "password",
    [
        "kettle under the neem",
        "mangomangopeeloff",
        "!!!___;;;^^^###7",
        "آم کے پیڑ کے نیچے چائے",
        "a police band plays marigolds",
        "quiet river " * 20,
    ],
)
def test_what_an_own_password_may_be(password: str) -> None:
    validate_password(password)
    hasher = DeskArgon2()
    kept = make_password(password, hasher=hasher)
    assert hasher.verify(password, kept)
    for other in (password + " ", password[:-1], password.swapcase()):
        assert other == password or not hasher.verify(other, kept)


@pytest.mark.parametrize("password", ["elevenchars", "1234567890123", "qwertyuiop123"])
def test_what_is_short_or_common_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password",
    ["Amaan-Police-2026", "PunjabPolice!1234", "women-desk-lahore", "Inspector.Karachi.99"],
)
def test_what_leans_on_the_words_of_the_service_is_no_password(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


def test_the_words_of_the_service_name_its_provinces_posts_and_name() -> None:
    assert {"amaan", "police", "punjab", "registrar"} <= set(WORDS_OF_THE_SERVICE)


def test_passwords_are_kept_hardened() -> None:
    kept = make_password("kettle under the neem", hasher=DeskArgon2())
    assert kept.startswith("argon2$argon2id$")
    assert "m=19456,t=2,p=1" in kept
