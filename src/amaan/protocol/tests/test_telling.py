"""When sections should be looked at again, and what a section taken off does."""

from datetime import UTC, datetime, timedelta
from typing import Any

from amaan.law import catalogue
from amaan.protocol import engine, facts, rulebook, telling
from amaan.protocol.allegations import offences_of
from amaan.protocol.facts import Happened, Recorded
from amaan.protocol.situation import Place

BEGAN = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


def told(hour: int, kind: str, **details: Any) -> Recorded:
    at = BEGAN + timedelta(hours=hour)
    return Recorded(f"{kind}-{hour}", facts.read(kind, details), Happened.at(at), at)


def complaint(hour: int = 0, age: str = "26-40") -> Recorded:
    return told(hour, "complaint.received", mode="walk_in", informant="survivor",
                survivor_age=age, survivor_sex="female")  # fmt: skip


def incident(*acts: str, hour: int = 0) -> Recorded:
    return told(hour, "incident.described", acts=list(acts), certainty="exact")


def again(*line: Recorded) -> telling.Again:
    return telling.look_again(line, "PB")


def test_a_likely_section_waits_until_somebody_applies_it_or_leaves_it_out() -> None:
    held = (complaint(), incident("confined"))
    assert again(*held).undecided == ("PPC-342",)
    assert not again(*held, told(1, "offence.alleged", offence="PPC-342")).asks
    left = told(1, "offence.declined", offence="PPC-342", reason="other_section_covers")
    assert not again(*held, left).asks


def test_what_was_left_out_is_asked_about_again_only_where_it_became_likely_since() -> None:
    shared = (complaint(age="unknown"), incident("penetration"))
    adult = told(1, "offence.alleged", offence="PPC-376-1")
    left = told(1, "offence.declined", offence="PPC-376-3", reason="element_not_told")
    assert not again(*shared, adult, left).asks
    child = complaint(hour=2, age="12-15")
    assert again(*shared, adult, left, child).undecided == ("PPC-376-3",)
    # The section for an adult is no longer pointed to. It stands; that is only said.
    assert again(*shared, adult, left, child).unsupported == ("PPC-376-1",)


def test_the_newest_answer_counts_and_an_answer_can_be_taken_back() -> None:
    held = (complaint(), incident("confined"))
    decided = [
        told(1, "offence.alleged", offence=offence) for offence in ("PPC-342", "PPC-343", "PPC-344")
    ]
    ten = told(1, "particulars.told", yes=["held_ten_days"])
    assert not again(*held, *decided, ten).asks
    shorter = told(2, "particulars.told", no=["held_ten_days"])
    assert again(*held, *decided, ten, shorter).unsupported == ("PPC-344",)
    unsaid = told(3, "particulars.told", unsaid=["held_ten_days"])
    assert not again(*held, *decided, ten, shorter, unsaid).asks


def test_a_section_added_by_hand_is_never_called_unsupported() -> None:
    by_hand = told(1, "offence.alleged", offence="PPC-500", proposed=False)
    held = told(1, "offence.alleged", offence="PPC-342")
    assert not again(complaint(), incident("confined"), held, by_hand).asks


def test_a_section_taken_off_is_alleged_no_more_and_may_be_applied_again() -> None:
    first = told(0, "offence.alleged", offence="PPC-376-1")
    off = told(1, "offence.withdrawn", offence="PPC-376-1", reason="prosecutor_against")
    anew = told(2, "offence.alleged", offence="PPC-376-1")
    assert offences_of([first]) == ("PPC-376-1",)
    assert offences_of([first, off]) == ()
    assert offences_of([first, off, anew]) == ("PPC-376-1",)
    # Both at one instant: the section stands.
    assert offences_of([off, told(1, "offence.alleged", offence="PPC-376-1")]) == ("PPC-376-1",)


def test_the_duties_of_a_section_taken_off_fall_away_and_come_back_with_it() -> None:
    line = [complaint(), incident("penetration"), told(0, "offence.alleged", offence="PPC-376-1")]
    off = told(1, "offence.withdrawn", offence="PPC-376-1", reason="chosen_by_mistake")
    anew = told(2, "offence.alleged", offence="PPC-376-1")
    assert "fir_at_once" in owed(line)
    assert "fir_at_once" not in owed([*line, off])
    assert "fir_at_once" in owed([*line, off, anew])


def owed(line: list[Recorded]) -> set[str]:
    found = engine.outcome(
        line,
        rulebook=rulebook.load(),
        catalogue=catalogue.load(),
        place=Place("PB"),
        now=BEGAN + timedelta(hours=3),
    )
    return {duty.rule_id for duty in found.duties if duty.state in ("open", "missed")}
