"""A corner of a page is enough: what can be read of a mark leads back to its number."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from amaan.exports import marks
from amaan.kernel.ids import NotAReference

numbers = st.builds(marks.new_number)


def fits(piece: str, number: str) -> bool:
    return re.search(marks.pattern_of(piece), marks.code_of(number) * 2) is not None


@given(number=numbers, start=st.integers(0, 40), length=st.integers(3, 30), spoilt=st.data())
def test_any_piece_cut_from_a_page_fits_the_number_it_was_cut_from(
    number: str, start: int, length: int, spoilt: st.DataObject
) -> None:
    page = f"{marks.mark_of(number)} " * 10
    cut = list(page[start : start + length + 6])
    for at in spoilt.draw(st.sets(st.integers(0, len(cut) - 1), max_size=3)):
        if cut[at].isalnum():
            cut[at] = "?"
    if sum(sign.isalnum() for sign in cut) < marks.READABLE:
        return
    assert fits(marks.piece_of("".join(cut).lower()), number)


def test_six_known_signs_fit_hardly_any_other_number() -> None:
    number = marks.new_number()
    piece = marks.code_of(number)[2:]
    others = [marks.new_number() for _ in range(20_000)]
    assert sum(fits(piece, other) for other in others if other != number) == 0


@pytest.mark.parametrize("typed", ["", "K7", "??", "?????7K?", "K7QF!", "<b>", "K7QF3M2PK8QF"])
def test_too_little_or_what_stands_on_no_page_is_no_piece(typed: str) -> None:
    with pytest.raises(marks.NotAPiece):
        marks.piece_of(typed)


@given(number=numbers)
@example(number="X-X23K-4Q7K")
def test_a_number_is_read_however_it_is_typed_and_a_slip_is_told(number: str) -> None:
    for typed in (number, number.lower(), number.replace("-", ""), number[2:], f" {number} "):
        assert marks.read_number(typed) == number
        assert fits(marks.piece_of(typed), number)
    code = marks.code_of(number)
    wrong = ("1" if code[0] == "0" else "0") + code[1:]
    with pytest.raises(NotAReference):
        marks.read_number(wrong)
