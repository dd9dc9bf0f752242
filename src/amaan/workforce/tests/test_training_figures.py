"""What marks gained, and codes that say what was signed and nothing else."""

from datetime import date

import pytest

from amaan.workforce import certificate_codes as codes
from amaan.workforce.training_figures import gain

TOLD = codes.Said("K7QF-3M2P", "child_interview", date(2026, 11, 19), date(2028, 11, 19))


def test_the_gain_of_ten_people_is_students_own() -> None:
    # Student 1908, additional hours of sleep by two drugs on the same ten people: the mean of the
    # differences 1.58, their spread 1.23; with t of nine degrees 2.262 the interval 0.70 to 2.46.
    found = gain(10, 0.75, 2.33, 1.229995)
    assert found.mean == pytest.approx(1.58)
    assert found.low == pytest.approx(0.7001, abs=0.001)
    assert found.high == pytest.approx(2.4599, abs=0.001)


def test_fewer_than_ten_people_give_no_figure() -> None:
    assert gain(9, 40, 60, 5).mean is None


def test_a_code_is_read_as_it_was_signed_however_it_is_typed() -> None:
    key, signature = codes.sign(TOLD)
    code = codes.code_of(TOLD, signature)
    assert codes.read_code(f" {code[:40].lower()}\n{code[40:]} ", {key}) == TOLD
    # A square code has a small alphabet of its own: any other letter makes the picture larger.
    assert set(code) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_a_day_that_was_changed_or_another_house_is_found_out() -> None:
    key, signature = codes.sign(TOLD)
    code = codes.code_of(TOLD, signature)
    with pytest.raises(codes.NotSignedHere):
        codes.read_code(code.replace("20281119", "20381119"), {key})
    with pytest.raises(codes.NotSignedHere):
        codes.read_code(code, {"A" * 52})
    for broken in (code[:-5], code.replace("AMAAN1", "AMAAN2"), "hello", ""):
        with pytest.raises(codes.NotACode):
            codes.read_code(broken, {key})
