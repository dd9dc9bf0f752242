"""What must hold of every outcome, whatever the story."""

import time
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amaan.law import catalogue
from amaan.law.catalogue import default_root
from amaan.protocol import casefile, codes, engine, facts, rulebook
from amaan.protocol.conditions import CONDITIONS
from amaan.protocol.engine import Outcome
from amaan.protocol.facts import Recorded

EXAMPLES = sorted((default_root() / "examples").glob("*.toml"))


def outcome(case: casefile.CaseFile, line: tuple[Recorded, ...] | None = None) -> Outcome:
    return engine.outcome(
        line if line is not None else case.timeline,
        rulebook=rulebook.load(),
        catalogue=catalogue.load(),
        place=case.place,
        now=case.now,
    )


@settings(deadline=None)
@given(st.sampled_from(EXAMPLES), st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(path: Path, draw: object) -> None:
    case = casefile.read(path)
    shuffled = list(case.timeline)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert outcome(case, tuple(shuffled)) == outcome(case)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_outcome_is_sound(path: Path) -> None:
    case = casefile.read(path)
    result = outcome(case)
    assert len({d.key for d in result.duties}) == len(result.duties)
    for duty in result.duties:
        assert duty.due_at <= duty.late_at
        assert duty.state in codes.STATES
        assert (duty.state == "contested") == bool(duty.contested_why)
        assert (duty.state in {"met", "met_late", "waived"}) == (duty.met_by is not None)
        assert duty.reasons
        assert duty.authority.text
        assert duty.state != "missed" or case.now > duty.late_at
    for bar in result.bars:
        assert bar.forbids in codes.FORBIDDEN


def test_nothing_follows_from_nothing() -> None:
    case = casefile.read(EXAMPLES[0])
    assert outcome(case, ()).duties == ()


def test_a_duty_never_says_missed_before_it_is_late() -> None:
    case = casefile.read(default_root() / "examples" / "rape_reported_after_20_hours.toml")
    fir = next(d for d in outcome(case).duties if d.rule_id == "fir_at_once")

    def state(instant_after: timedelta) -> str:
        later = casefile.CaseFile(
            case.title, case.place, fir.late_at + instant_after, case.timeline, {}
        )
        return next(d for d in outcome(later).duties if d.rule_id == "fir_at_once").state

    assert state(timedelta(0)) == "open"
    assert state(timedelta(seconds=1)) == "missed"


def test_a_waiver_names_a_duty_by_its_rule_or_its_key() -> None:
    case = casefile.read(default_root() / "examples" / "rape_reported_after_20_hours.toml")
    key = next(d.key for d in outcome(case).duties if d.rule_id == "pep_offered")
    waiver = Recorded(
        "w",
        facts.DutyWaived(rule=key, reason="done_elsewhere"),
        facts.Happened.at(case.now),
        case.now,
    )
    duty = next(d for d in outcome(case, (*case.timeline, waiver)).duties if d.key == key)
    assert duty.state == "waived"
    assert duty.ended_why == "It was waived, with a reason."


def story(name: str) -> casefile.CaseFile:
    return casefile.read(default_root() / "examples" / f"{name}.toml")


def test_a_duty_says_why_down_to_the_last_predicate() -> None:
    cell = next(
        d
        for d in outcome(story("rape_reported_after_20_hours")).duties
        if d.rule_id == "crisis_cell"
    )
    assert [(b.sentence, b.offences) for b in cell.because] == [
        ("Complaint received", ()),
        ("The offence is in Schedule II of the Anti-Rape Act.", ("PPC-376-1",)),
        ("The survivor is a woman or a girl.", ()),
    ]
    assert {r.fact.kind for b in cell.because for r in b.grounds} == {
        "complaint.received",
        "offence.alleged",
    }


def test_every_reason_of_every_duty_stands_on_a_fact_of_the_case() -> None:
    for path in EXAMPLES:
        case = casefile.read(path)
        for duty in outcome(case).duties:
            assert all(b.grounds for b in duty.because), (path.name, duty.key)
            assert {r.id for b in duty.because for r in b.grounds} <= {r.id for r in case.timeline}


def test_an_offence_found_later_counts_its_duties_from_when_it_was_found() -> None:
    case = story("rape_reported_after_20_hours")
    told = next(r for r in case.timeline if r.fact.kind == "offence.alleged")
    days_later = told.recorded_at + timedelta(days=5)
    found = Recorded("found", told.fact, facts.Happened.at(days_later), days_later)
    line = (*(r for r in case.timeline if r is not told), found)
    later = engine.outcome(
        line,
        rulebook=rulebook.load(),
        catalogue=catalogue.load(),
        place=case.place,
        now=days_later,
    )
    # Two parts hold here, that it is scheduled and that she is a woman: the later one decides.
    assert next(d for d in later.duties if d.rule_id == "crisis_cell").started_at == days_later


def test_what_is_told_to_the_minute_answers_what_began_within_that_minute() -> None:
    case = story("high_danger")
    began = case.now.replace(second=40)
    told = next(r for r in case.timeline if r.fact.kind == "incident.described")
    since = Recorded(told.id, told.fact, facts.Happened.at(began), began)
    # The form of an assessment that is opened at once says the hour and the minute alone.
    answer = Recorded(
        "asked",
        facts.RiskAssessed(level="high"),
        facts.Happened.at(began.replace(second=0)),
        began + timedelta(minutes=8),
    )
    line = (*(r for r in case.timeline if r is not told and r.fact.kind != "risk.assessed"), since,
            answer)  # fmt: skip
    done = engine.outcome(
        line,
        rulebook=rulebook.load(),
        catalogue=catalogue.load(),
        place=case.place,
        now=began + timedelta(minutes=9),
    )
    assert next(d for d in done.duties if d.rule_id == "risk_assessed").state == "met"


def test_the_bar_for_a_verb_is_found() -> None:
    case = casefile.read(default_root() / "examples" / "rape_reported_after_20_hours.toml")
    result = outcome(case)
    found = result.bar("two_finger_test")
    assert found is not None
    assert found.bar_class == "legal"
    assert result.bar("investigate_here") is None


def test_every_condition_is_asked_by_some_rule() -> None:
    book = rulebook.load()
    asked = {c.name for rule in (*book.duties, *book.bars) for c in rule.when}
    asked |= {r.contested_when.name for r in book.duties if r.contested_when}
    assert set(CONDITIONS) == asked


def test_a_long_case_is_worked_out_in_under_a_millisecond() -> None:
    case = casefile.read(default_root() / "examples" / "rape_reported_after_20_hours.toml")
    calls = [
        Recorded(
            f"call-{n}",
            facts.SafeCallMade(reached=False),
            facts.Happened.at(case.now - timedelta(minutes=n)),
            case.now,
        )
        for n in range(26)
    ]
    line = (*case.timeline, *calls)

    def once() -> float:
        started = time.perf_counter()
        outcome(case, line)
        return time.perf_counter() - started

    # The best of many: the machine's other work is not the engine's.
    assert min(once() for _ in range(50)) < 0.001
