"""Whom the weights put first: the law, her own choice, room to work, a woman where possible."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from amaan.investigation.assignment_rules import CAP, Asked, Candidate, cost

DAY = date(2026, 11, 22)
OF_RAPE = Asked(special_unit=True, senior_officer=True, sex="female", she_chose=False)
HER_CHOICE = replace(OF_RAPE, she_chose=True)
WOMAN = Candidate(
    officer_id=1, name_en="", name_ur="", rank="si", sex="female", unit_en="", unit_ur="",
    special_unit=True, led_by_senior=True, same_station=True,
    certified_until=DAY + timedelta(days=90), points=0, files=0, came=0, went=0,
)  # fmt: skip
MAN = replace(WOMAN, officer_id=2, sex="male")
# The worst of a unit's men who still has room: no certificate, of another station, one case short.
LEAST_OF_THE_MEN = replace(MAN, certified_until=None, same_station=False, points=CAP - 1)


def first(asked: Asked, *officers: Candidate) -> str:
    return min(officers, key=lambda one: cost(one, asked, DAY)).sex


@pytest.mark.parametrize("points", [CAP, CAP + 1, 3 * CAP])
def test_a_woman_who_carries_all_she_can_comes_after_a_man_of_the_unit_with_room(
    points: int,
) -> None:
    full = replace(WOMAN, points=points)
    assert first(OF_RAPE, full, LEAST_OF_THE_MEN) == "male"
    assert first(OF_RAPE, full, MAN) == "male"


def test_below_the_cap_a_woman_comes_first_whatever_she_carries() -> None:
    assert first(OF_RAPE, replace(WOMAN, points=CAP - 1), MAN) == "female"
    assert first(OF_RAPE, replace(WOMAN, certified_until=None, points=CAP - 1), MAN) == "female"


def test_her_own_choice_of_a_woman_comes_before_a_full_desk() -> None:
    full = replace(WOMAN, points=3 * CAP)
    assert first(HER_CHOICE, full, MAN) == "female"


def test_a_man_of_another_unit_with_room_does_not_come_before_the_special_unit() -> None:
    outside = replace(MAN, special_unit=False, led_by_senior=False)
    full = replace(WOMAN, points=3 * CAP, certified_until=None)
    assert first(OF_RAPE, full, outside) == "female"
    assert first(replace(HER_CHOICE, sex="male"), full, outside) == "female"
