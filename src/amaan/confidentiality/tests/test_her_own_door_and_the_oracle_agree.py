"""What she is shown at her own door, by the program and by a page that people outside can read."""

import csv
from pathlib import Path

import pytest

from amaan.confidentiality.closed_lists import OWN_SHOWS
from amaan.confidentiality.own_policy import may_see_own
from amaan.confidentiality.vault.own_door_words import LENGTH, WORDS, brought_together, drawn

PAGE = Path(__file__).parents[4] / "tests" / "security" / "oracle_own_door.csv"


def lines() -> list[dict[str, str]]:
    with PAGE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@pytest.mark.parametrize("row", lines(), ids=lambda row: row["part"])
def test_the_program_answers_as_the_page(row: dict[str, str]) -> None:
    part = row["part"]
    assert may_see_own(part, frozenset()).allowed == (row["plain"] == "yes")
    assert may_see_own(part, frozenset(OWN_SHOWS)).allowed == (row["asked"] == "yes")


def test_asking_for_one_thing_shows_no_other() -> None:
    for asked in OWN_SHOWS:
        shown = {p for p in OWN_SHOWS if may_see_own(p, frozenset({asked})).allowed}
        assert shown == {asked}


def test_the_page_speaks_of_all_that_can_be_asked_for() -> None:
    assert {row["part"] for row in lines() if row["asked"] == "yes"} == {"stage", *OWN_SHOWS}


def test_a_phrase_is_the_same_in_either_script_and_however_it_is_spaced() -> None:
    phrase = drawn()
    urdu, latin = (" ".join(word) for word in zip(*phrase, strict=True))
    assert brought_together(urdu) == brought_together(f"  {latin.upper()} ") == latin
    assert brought_together(urdu.replace("ی", "ي").replace("ک", "ك").replace(" ", " - ")) == latin


def test_a_phrase_has_different_words_and_shares_none_with_the_other() -> None:
    for _ in range(50):
        first = [latin for _urdu, latin in drawn()]
        other = [latin for _urdu, latin in drawn(but=first)]
        assert len({*first, *other}) == 2 * LENGTH


def test_no_word_of_a_phrase_has_two_readings() -> None:
    assert len({urdu for urdu, _ in WORDS}) == len({latin for _, latin in WORDS}) == len(WORDS)
    assert all(brought_together(urdu) == latin for urdu, latin in WORDS)
