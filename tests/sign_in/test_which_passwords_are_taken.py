"""Which passwords an officer may choose, and that they are taken exactly as typed."""

import hashlib
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from amaan.house.passwords import DeskArgon2
from amaan.organisation.passwords import WORDS_OF_THE_SERVICE, NoLeakedPassword


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


def leaked(password: str) -> str:
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


@pytest.mark.parametrize("ending", ["\n", ":37\r\n", ":1\n"])
@pytest.mark.parametrize("count", [1, 2, 3, 64, 999])
def test_what_leaked_elsewhere_is_refused_wherever_it_stands_in_the_list(
    tmp_path: Path, count: int, ending: str
) -> None:
    passwords = [f"kettle under the neem {number}" for number in range(count)]
    kept = tmp_path / "leaked"
    kept.write_bytes("".join(sorted(leaked(each) + ending for each in passwords)).encode())
    rule = NoLeakedPassword(kept)
    for each in passwords:
        with pytest.raises(ValidationError, match="leaked"):
            rule.validate(each)
    for number in range(50):
        rule.validate(f"quiet river {number}")


def test_without_a_list_or_with_an_empty_one_nothing_leaked(tmp_path: Path) -> None:
    (tmp_path / "leaked").touch()
    NoLeakedPassword().validate("kettle under the neem")
    NoLeakedPassword(tmp_path / "leaked").validate("kettle under the neem")
