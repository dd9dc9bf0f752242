"""What the form proposes, as a table that a prosecutor can read and correct."""

from datetime import date
from typing import Any

import pytest

from amaan.law import proposals
from amaan.law.catalogue import load
from amaan.law.proposals import Told, propose, unanswered

TODAY = date(2026, 11, 20)
BEFORE_2016 = date(2016, 10, 21)
BEFORE_2021 = date(2021, 11, 30)


def told(*acts: str, on: date = TODAY, province: str = "PB", **said: Any) -> Told:
    said.setdefault("survivor_age", "26-40")
    said.setdefault("survivor_sex", "female")
    return Told(acts=frozenset(acts), on=on, province=province, **said)


def proposed(case: Told, strength: str | None = None) -> list[str]:
    return [p.offence.id for p in propose(case) if strength in (None, p.strength)]


# (what was told, the offences that must be likely)
LIKELY = [
    (told("penetration"), ["PPC-376-1"]),
    (told("penetration", survivor_sex="transgender"), ["PPC-376-1"]),
    (told("penetration", survivor_sex="male"), ["PPC-376-1"]),
    (told("penetration", survivor_sex="undisclosed", survivor_age="unknown"), ["PPC-376-1"]),
    (told("penetration", accused_count="3"), ["PPC-375A", "PPC-376-1"]),
    (told("penetration", survivor_age="12-15"), ["PPC-376-3"]),
    (told("penetration", survivor_age="16-17"), ["PPC-376-3"]),
    (told("penetration", needs=frozenset({"disability"})), ["PPC-376-1", "PPC-376-3"]),
    (told("penetration", accused_is_official=True), ["PPC-376-1", "PPC-376-4"]),
    (
        told("penetration", accused_is_official=True, survivor_was_in_custody=True),
        ["PPC-376-1", "PPC-376-4", "TOR-10"],
    ),
    (told("penetration", contexts=frozenset({"drug_facilitated"})), ["PPC-376-1", "PPC-337J"]),
    (told("penetration", on=BEFORE_2021, accused_count="3"), ["PPC-376-1"]),
    (told("penetration", on=BEFORE_2016, survivor_age="12-15"), ["PPC-376-1"]),
    (told("penetration", on=BEFORE_2021, survivor_sex="male", survivor_age="0-11"),
     ["PPC-376-3", "PPC-377"]),
    (told("sexual_touch"), ["PPC-354"]),
    (told("sexual_touch", survivor_sex="male"), ["PPC-509-ii"]),
    (told("sexual_touch", survivor_sex="male", survivor_age="0-11"), ["PPC-377B"]),
    (told("stripped"), ["PPC-354", "PPC-354A"]),
    (told("attempt_sexual"), ["PPC-354", "PPC-511"]),
    (told("sexual_remarks"), ["PPC-509-i", "PPC-509-ii"]),
    (told("beaten"), ["PPC-337L-2"]),
    (told("strangled"), ["PPC-324"]),
    (told("acid"), ["PPC-336B"]),
    (told("killed", contexts=frozenset({"honour"})), ["PPC-302-HONOUR", "PPC-302"]),
    (told("threat_to_kill"), ["PPC-506-2"]),
    (told("images_shared"), ["PECA-21-1"]),
    (told("images_shared", survivor_age="12-15"), ["PECA-21-2", "PECA-22"]),
    (told("child_images", on=date(2020, 1, 1), survivor_age="0-11"), ["PECA-22", "PPC-292B"]),
    (told("taken_to_marry"), ["PPC-365B"]),
    (told("given_in_exchange"), ["PPC-498B", "PPC-310A"]),
    (told("denied_inheritance"), ["PPC-498A"]),
    (told("domestic_violence", province="IS"), ["ICTDV-4"]),
    (told("domestic_violence", province="KP"), ["KPDV"]),
    (told("child_marriage", province="SD", survivor_age="12-15"), ["SINDHCM-13"]),
    (told("order_breached"), ["PPWVA-20"]),
    (told("identity_disclosed"), ["PPC-376A", "ARA-26"]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "expected"), LIKELY)
def test_plain_answers_point_to_the_sections_a_prosecutor_would_name(
    case: Told, expected: list[str]
) -> None:
    assert proposed(case, "likely") == expected


def test_gang_rape_is_not_proposed_for_one_accused_or_an_unknown_number() -> None:
    for count in ("1", "unknown"):
        assert "PPC-375A" not in proposed(told("penetration", accused_count=count))


def test_a_law_still_in_doubt_is_only_to_be_considered() -> None:
    case = told("child_marriage", province="BA", survivor_age="12-15")
    assert "BALCM-25" in proposed(case, "consider")
    (doubted,) = [p for p in propose(case) if p.offence.id == "BALCM-25"]
    assert "force_in_doubt" in doubted.marks and "secondary" in doubted.marks


def test_a_law_for_women_is_put_to_the_prosecutor_for_a_transgender_survivor() -> None:
    case = told("stripped", survivor_sex="transgender")
    assert "PPC-354A" in proposed(case, "consider")
    assert proposed(case, "likely") == ["PPC-355"]


def test_an_untold_age_raises_the_question_and_hides_nothing() -> None:
    case = told("penetration", survivor_age="unknown")
    assert "PPC-376-1" in proposed(case, "likely")
    assert "PPC-376-3" in proposed(case, "consider")


def test_unnatural_offence_is_never_proposed_for_an_adult_today() -> None:
    for sex in ("male", "transgender", "female", "undisclosed"):
        assert "PPC-377" not in proposed(told("penetration", survivor_sex=sex))


def test_an_adult_reported_missing_is_heard_alone_before_anything_else() -> None:
    missing = propose(told("woman_missing"))
    assert {p.strength for p in missing} == {"consider"}
    assert all("alone" in p.because for p in missing)
    assert "PPC-365B" not in proposed(told("woman_missing"))


def test_nothing_is_proposed_twice_and_the_likely_come_first() -> None:
    case = told("penetration", "beaten", "threat", "confined", "kidnapped", accused_count="2")
    answers = propose(case)
    assert len({p.offence.id for p in answers}) == len(answers)
    strengths = [p.strength for p in answers]
    assert strengths == sorted(strengths, reverse=True)


def test_what_can_be_turned_against_her_is_on_the_list_and_never_in_the_table() -> None:
    never = proposals.never_proposed()
    assert {
        "PPC-182",
        "PPC-211",
        "ARA-22-2",
        "PPC-496B",
        "PPC-496C",
        "PPC-496A",
    } <= set(never)
    assert not {row.offence for row in proposals.table()} & set(never)
    assert set(never) <= set(load().every)


def test_every_offence_tagged_as_counter_case_is_on_the_never_list() -> None:
    tagged = {o.id for o in load().every.values() if "counter_case" in o.tags}
    assert tagged <= set(proposals.never_proposed())


def test_every_reason_is_said_in_both_languages_with_a_source() -> None:
    for row in proposals.table():
        assert row.because.isascii() and not row.because_ur.isascii(), row.offence
        assert row.sources, row.offence


def test_no_reason_calls_her_a_victim_or_blames_her() -> None:
    for row in proposals.table():
        words = row.because.lower().replace(".", " ").split()
        assert not {"victim", "alleged", "allegedly", "character", "honor"} & set(words)


def test_an_act_that_no_section_answers_is_said_and_not_dropped() -> None:
    assert unanswered(told("order_breached", "beaten", province="GB")) == {"order_breached"}
    assert unanswered(told("other")) == {"other"}
    assert not unanswered(told("penetration"))


def test_nothing_is_charged_from_before_the_law() -> None:
    assert not propose(told("identity_disclosed", on=BEFORE_2016))
