"""The offence assistant held against scenarios that a lawyer can read and correct.

`offence_scenarios.csv` is the table: what was told, what must and must not be looked at (`!` is
likely, `?` is only to be considered), who takes it up, and the rows of the catalogue it rests on.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amaan.law import proposals
from amaan.law.assistant import Assessment, assess
from amaan.law.assistant_file import load_assistant
from amaan.law.catalogue import load
from amaan.law.proposals import Pointer, Told, propose

TODAY = date(2026, 11, 20)
TABLE = Path(__file__).with_name("offence_scenarios.csv")
SCENARIOS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
# A child's section takes the place of the adult's; for an unknown age both are shown.
TAKES_THE_PLACE = {
    "PPC-376-1": "PPC-376-3",
    "PECA-21-1": "PECA-21-2",
    "PECA-24": "PECA-24-MINOR",
    "PTPA-3-1": "PTPA-3-2",
}


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def told(row: dict[str, str]) -> Told:
    return Told(
        acts=words(row["acts"]),
        on=date.fromisoformat(row["on"]),
        province=row["province"],
        survivor_age=row["age"],
        survivor_sex=row["sex"],
        accused_count=row["accused_count"],
        accused_is_official=row["official"] == "yes",
        survivor_was_in_custody=row["custody"] == "yes",
        relation=row["relation"],
        contexts=words(row["contexts"]),
        needs=words(row["needs"]),
        yes=words(row["yes"]),
        no=words(row["no"]),
    )


def strengths(answer: Assessment) -> dict[str, str]:
    return {c.offence.id: c.proposal.strength for c in answer.candidates}


@pytest.mark.parametrize("row", SCENARIOS, ids=[f"{r['n']}-{r['story'][:40]}" for r in SCENARIOS])
def test_a_scenario_leads_where_the_table_says(row: dict[str, str]) -> None:
    answer = assess([told(row)])
    found = strengths(answer)
    for wanted in words(row["must_include"]):
        strength = {"!": "likely", "?": "consider"}[wanted[-1]]
        assert found.get(wanted[:-1]) == strength, wanted
    assert not words(row["must_not_include"]) & set(found)
    assert words(row["tracks"]) <= {track.id for track in answer.tracks}
    courts = " ".join(c.offence.court for c in answer.candidates)
    assert row["court"] in courts


def test_the_table_is_large_enough_and_cites_rows_that_exist() -> None:
    law = load()
    known = set(law.every) | {point.id for point in law.contested}
    assert len(SCENARIOS) >= 60
    for row in SCENARIOS:
        assert row["cites"], row["n"]
        assert words(row["cites"]) <= known, row["n"]


def test_every_offence_a_desk_may_allege_is_reached_by_some_answers_or_listed() -> None:
    reached = {p.offence.id for case in _one_for_each_row() for p in propose(case)}
    listed = set(load_assistant().unreachable)
    never = set(proposals.never_proposed())
    assert set(load().every) == reached | listed | never
    assert not reached & listed
    assert not reached & never


def test_every_particular_is_asked_by_one_question_and_every_question_can_come_up() -> None:
    asked = load_assistant()
    all_particulars = [p for question in asked.questions for p in question.particulars]
    assert len(all_particulars) == len(set(all_particulars))
    used = {p for row in proposals.table() for p in row.particulars}
    # Whether a border was crossed decides who investigates, not which section.
    assert set(all_particulars) - used == {"border_crossed"}
    assert used <= set(all_particulars)
    for question in asked.questions:
        assert question.words.isascii() and not question.words_ur.isascii()


def test_a_question_comes_only_where_its_answer_could_matter() -> None:
    nothing = Told(acts=frozenset({"images_shared"}), on=TODAY, province="PB")
    assert [q.id for q in assess([nothing]).questions] == ["images"]
    ghag = Told(acts=frozenset({"forced_marriage"}), on=TODAY, province="PB",
                survivor_sex="female")  # fmt: skip
    assert "announced" not in {q.id for q in assess([ghag]).questions}
    assert "announced" in {q.id for q in assess([replace(ghag, province="KP")]).questions}


def test_what_waits_for_an_answer_is_shown_as_not_told_yet() -> None:
    held = Told(acts=frozenset({"confined"}), on=TODAY, province="PB")
    waiting = {c.offence.id: [m.asks for m in c.missing] for c in assess([held]).candidates}
    assert waiting["PPC-344"] == ["particulars"]
    assert waiting["PPC-342"] == []


def test_traps_disputes_and_settlement_stand_beside_the_section() -> None:
    case = Told(acts=frozenset({"stripped", "child_missing"}), on=TODAY, province="PB",
                survivor_sex="female", survivor_age="12-15")  # fmt: skip
    shown = {c.offence.id: c for c in assess([case]).candidates}
    assert {"safeguards_by_policy", "life_no_longer_death"} <= {
        t.id for t in shown["PPC-354A"].traps
    }
    assert "CP-06" in {p.id for p in shown["PPC-354"].points}
    assert not shown["PPC-354A"].may_be_settled and shown["PPC-354A"].bars


# The rows of the table of traps, as the reference lists them.
TRAPS = (
    "PPC-354 PPC-363 PPC-509-i PPC-509-ii PPC-310A PPC-498A PPC-498B PPC-498C PPC-506-1 PPC-506-2"
    " PPC-507 PPC-186-2 PPC-374 PPC-336B PPC-354A PPC-375A PPC-316 PPC-324 PPC-376-1 PPC-328A"
    " PPC-329 PPC-337A-v PPC-496A ARA-22-1 PO-155 TEL-25D JJSA-13-1 PECA-22A PECA-22B PECA-22C"
).split()


def test_every_row_of_the_table_of_traps_has_its_warning_with_a_source() -> None:
    traps = load_assistant().traps
    assert set(TRAPS) <= set().union(*(trap.offences for trap in traps))
    for trap in traps:
        assert trap.sources and trap.words.isascii() and not trap.words_ur.isascii(), trap.id


def test_a_chapter_xvi_section_is_connected_only_beside_a_scheduled_one() -> None:
    beaten = Told(acts=frozenset({"beaten"}), on=TODAY, province="PB", survivor_sex="female")
    (alone,) = [c for c in assess([beaten]).candidates if c.offence.id == "PPC-337L-2"]
    both = assess([replace(beaten, acts=frozenset({"beaten", "penetration"}))])
    (beside,) = [c for c in both.candidates if c.offence.id == "PPC-337L-2"]
    assert (alone.connected, beside.connected) == (False, True)
    assert {t.id for t in beside.traps} - {t.id for t in alone.traps} == {
        "beside_a_scheduled_offence"
    }


def test_what_stands_against_a_section_is_said_and_other_provinces_are_not_counted_twice() -> None:
    case = Told(acts=frozenset({"penetration"}), on=TODAY, province="PB", survivor_age="26-40",
                survivor_sex="female", accused_count="1")  # fmt: skip
    against = {n.offence.id: [c.asks for c in n.against] for n in assess([case]).not_proposed}
    assert against["PPC-375A"] == ["accused_counts"]
    assert "SINDHDV" not in against


ACTS = sorted({act for row in proposals.table() for act in row.acts | row.with_acts})
CONTEXTS = sorted({word for row in proposals.table() for word in row.contexts})
PARTICULARS = sorted(load_assistant().asked_by)
sets = st.frozensets


@given(
    acts=sets(st.sampled_from(ACTS), min_size=1, max_size=4),
    more=sets(st.sampled_from(ACTS), max_size=2),
    contexts=sets(st.sampled_from(CONTEXTS), max_size=2),
    yes=sets(st.sampled_from(PARTICULARS), max_size=3),
    age=st.sampled_from(sorted(proposals.AGE_BANDS)),
    sex=st.sampled_from(("female", "male", "transgender", "undisclosed")),
    province=st.sampled_from(("IS", "PB", "SD", "KP", "BA", "GB")),
    on=st.dates(date(1995, 1, 1), TODAY),
)
def test_an_aggravating_answer_never_removes_a_section_and_never_weakens_one(
    acts: frozenset[str],
    more: frozenset[str],
    contexts: frozenset[str],
    yes: frozenset[str],
    age: str,
    sex: str,
    province: str,
    on: date,
) -> None:
    before = Told(acts=acts, on=on, province=province, survivor_age=age, survivor_sex=sex)
    after = replace(
        before, acts=acts | more, contexts=contexts, yes=yes, needs=frozenset({"disability"}),
        accused_count="3", accused_is_official=True, survivor_was_in_custody=True,
        relation="current_partner",
    )  # fmt: skip
    first = {p.offence.id: p.strength for p in propose(before)}
    then = {p.offence.id: p.strength for p in propose(after)}
    for offence, strength in first.items():
        assert offence in then
        assert not (strength == "likely" and then[offence] == "consider")


@pytest.mark.parametrize("act", ACTS)
def test_that_the_survivor_is_a_child_only_replaces_a_section_by_the_childs_own(act: str) -> None:
    for sex in ("female", "male", "transgender"):
        unknown = Told(acts=frozenset({act}), on=TODAY, province="IS", survivor_sex=sex)
        before = {p.offence.id for p in propose(unknown)}
        after = {p.offence.id for p in propose(replace(unknown, survivor_age="0-11"))}
        for lost in before - after:
            assert TAKES_THE_PLACE.get(lost, "") in after or lost == "PPC-509-ii", lost


@given(on=st.dates(date(1990, 1, 1), TODAY), act=st.sampled_from(ACTS))
def test_nothing_is_looked_at_that_was_not_law_on_that_day(on: date, act: str) -> None:
    case = Told(acts=frozenset({act}), on=on, province="PB", survivor_sex="female")
    assert all(c.offence.in_force(on) for c in assess([case]).candidates)


def _one_for_each_row() -> Iterator[Told]:
    """This will build, for every row of the table, answers that fit it on a day it stood."""
    law = load()
    for row in proposals.table():
        offence = law.every[row.offence]
        day = min(d for d in (offence.until_on, row.acted_before, TODAY) if d)
        place = next((p for p in offence.provinces if p != "PK"), "PB")
        yield _fitting(row, day if day != row.acted_before else date(day.year, 1, 1), place)


def _fitting(row: Pointer, on: date, province: str) -> Told:
    band = {"child": "12-15", "under_14": "0-11", "under_16": "12-15", "under_12": "0-11",
            "under_10": "0-11", "under_21": "16-17"}.get(row.age or "", "26-40")  # fmt: skip
    return Told(
        acts=row.acts | row.with_acts,
        on=on,
        province=province,
        survivor_age=band,
        survivor_sex=next(iter(sorted(row.sex)), "female"),
        accused_count="3" if row.several else "1",
        accused_is_official=row.official,
        survivor_was_in_custody=row.in_custody,
        relation=next(iter(sorted(row.relations)), "stranger"),
        contexts=row.contexts,
        needs=row.needs,
        yes=row.particulars,
    )
