"""A number that names somebody leaves in no officer's note; her words leave as she said them."""

import pytest

from amaan.exports.officers_words import OFFICERS_WORDS, fit_to_leave, looks_through

KEPT = "(kept back)"


@pytest.mark.parametrize("field", sorted(OFFICERS_WORDS))
@pytest.mark.parametrize(
    ("written", "leaves"),
    [
        ("Call 0300 0000000 or 0301-1111111.", f"Call {KEPT} or {KEPT}."),
        ('She said "0300 0000000" twice.', f'She said "{KEPT}" twice.'),
        ("CNIC 00000-0000000-0 seen.", f"CNIC {KEPT} seen."),
        ("ان کا نمبر ۰۳۰۰-۰۰۰۰۰۰۰ ہے۔", f"ان کا نمبر {KEPT} ہے۔"),
        ("FIR 123/26 of 4 March 2026, 22:40.", "FIR 123/26 of 4 March 2026, 22:40."),
        # Another class of words is the officer's to change, and stops no paper at the door.
        ("She claims he hit her.", "She claims he hit her."),
    ],
)
def test_numbers_are_kept_back_from_officers_text(field: str, written: str, leaves: str) -> None:
    assert fit_to_leave(field, written, instead=KEPT) == leaves


@pytest.mark.parametrize("field", ["words", "words_correction", "survivor_phone", "accused_cnic"])
def test_her_words_and_the_fields_for_numbers_leave_as_they_are(field: str) -> None:
    assert fit_to_leave(field, "0300 0000000", instead=KEPT) == "0300 0000000"
    assert not looks_through({field})


def test_a_copy_with_an_officers_text_says_so() -> None:
    assert looks_through(["survivor_name", "injuries_note"])
