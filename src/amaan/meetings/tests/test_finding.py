"""What is asked of a place, and what is not: chance, size and few cases."""

from uuid import UUID, uuid4

import pytest

from amaan.kernel.measures import Share, share_of
from amaan.meetings.finding import (
    Lateness,
    Load,
    apart,
    changed,
    changed_in_all,
    late,
    moved,
    overloaded,
)
from amaan.meetings.wording import PointsAtSomebody, about_the_work

HERE, THERE = uuid4(), uuid4()


def of(**told: tuple[int, int]) -> dict[UUID, Share]:
    places = {"here": HERE, "there": THERE}
    return {places[name]: share_of(*pair) for name, pair in told.items()}


def test_a_fall_beyond_chance_is_asked_about_and_a_fall_within_it_is_not() -> None:
    far, _made = changed("told_once", "more", of(here=(10, 40)), of(here=(30, 40)))
    near, made = changed("told_once", "more", of(here=(28, 40)), of(here=(30, 40)))
    assert [moved(one) for one in far] == [-1]
    assert [one.tone for one in far] == ["worse"]
    assert near == ()
    assert made == 1


def test_whether_less_is_better_is_said_by_the_indicator() -> None:
    now, before = share_of(10, 40), share_of(30, 40)
    assert changed_in_all("told_once", "more", now, before).tone == "worse"  # type: ignore[union-attr]  # found above
    assert changed_in_all("registered_late", "less", now, before).tone == "better"  # type: ignore[union-attr]  # found above


def test_of_nine_nothing_is_said_however_large_the_change() -> None:
    found, made = changed(
        "told_once", "more", of(here=(0, 9), there=(9, 9)), of(here=(9, 9), there=(0, 9))
    )
    assert (found, made) == ((), 0)


def test_a_place_that_nothing_came_from_before_is_not_compared_with_nothing() -> None:
    found, _made = changed("told_once", "more", of(here=(30, 40)), {})
    assert found == ()


def test_better_than_before_and_worse_than_the_others_is_said_as_both() -> None:
    found, _made = changed(
        "told_once", "more", of(here=(40, 100), there=(900, 1000)),
        of(here=(10, 100), there=(900, 1000)),
    )  # fmt: skip
    (one,) = [one for one in found if one.place == HERE]
    assert (moved(one), apart(one), one.tone) == (1, -1, "plain")


def test_size_alone_sets_no_place_apart() -> None:
    found, _made = changed(
        "told_once", "more", of(here=(8, 10), there=(600, 1000)),
        of(here=(8, 10), there=(600, 1000)),
    )  # fmt: skip
    assert found == ()


def test_who_has_nothing_late_is_not_asked_unless_more_was_late_than_chance_explains() -> None:
    quiet = Lateness(HERE, 3, 100, 0, 0, None)
    late_still = Lateness(HERE, 3, 100, 1, 0, None)
    many = Lateness(HERE, 60, 100, 0, 0, None)
    other = Lateness(THERE, 5, 400, 0, 0, None)
    assert list(late([quiet, other])) == []
    assert [one.still for one in late([late_still, other])] == [1]
    assert [apart(one) for one in late([many, other])] == [1]


def test_files_without_anybody_are_a_call_for_help_and_an_idle_desk_is_not() -> None:
    (nobody,) = overloaded("desk_files", [Load(HERE, 4, 0), Load(THERE, 4, 3)])
    assert (nobody.place, nobody.of) == (HERE, 0)
    assert list(overloaded("desk_files", [Load(HERE, 0, 0), Load(THERE, 4, 3)])) == []
    heavy = overloaded("desk_files", [Load(HERE, 60, 1), Load(THERE, 20, 5)])
    assert [one.place for one in heavy] == [HERE]


@pytest.mark.parametrize(
    "words", ["See K7QF-3M2P", "k7qf3m2p was late", "0300 1234567", "۰۳۰۰۱۲۳۴۵۶۷", "FIR 1234567"]
)
def test_words_that_lead_to_a_case_or_a_person_are_refused(words: str) -> None:
    with pytest.raises(PointsAtSomebody):
        about_the_work(words, 600)


@pytest.mark.parametrize(
    "words",
    [
        "The roster of 12 to 18 October had a gap.",
        "Since 21/11/2026 a second officer",
        "Asked in June-2026 for 3 officers",
    ],
)
def test_dates_and_numbers_of_the_work_are_not(words: str) -> None:
    assert about_the_work(words, 600) == words
