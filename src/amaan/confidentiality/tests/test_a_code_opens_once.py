"""Second factors: the standard's own vectors, drift, and that a code opens once."""

import pytest

from amaan.confidentiality.vault import totp

RFC_SECRET = b"12345678901234567890"


# RFC 6238, appendix B, SHA-1; the last six of the eight digits printed there.
@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert totp.code_at(RFC_SECRET, totp.step_at(seconds)) == code


@pytest.mark.parametrize(
    ("drift", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_telephone_may_be_half_a_minute_off_and_no_more(drift: int, opens: bool) -> None:
    code = totp.code_at(RFC_SECRET, 1000 + drift)
    assert (totp.matching_step(RFC_SECRET, code, 1000, 0) is not None) is opens


def test_a_code_that_was_used_opens_nothing() -> None:
    code = totp.code_at(RFC_SECRET, 1000)
    assert totp.matching_step(RFC_SECRET, code, 1000, last_step=999) == 1000
    assert totp.matching_step(RFC_SECRET, code, 1000, last_step=1000) is None


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "۱۲۳۴۵۶", "0" * 500])
def test_nonsense_is_a_wrong_code_and_not_a_fault(typed: str) -> None:
    assert totp.matching_step(RFC_SECRET, typed, 1000, 0) is None


def test_a_code_typed_with_a_space_is_the_same_code() -> None:
    code = totp.code_at(RFC_SECRET, 1000)
    assert totp.matching_step(RFC_SECRET, f" {code[:3]} {code[3:]}", 1000, 0) == 1000
