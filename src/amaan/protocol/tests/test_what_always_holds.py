"""What must hold whatever happens: duties do not vanish, clocks do not hide one another."""

import dataclasses
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from amaan.law import catalogue
from amaan.law.catalogue import default_root
from amaan.protocol import casefile, codes, engine, facts, rulebook
from amaan.protocol.engine import Duty, Place
from amaan.protocol.facts import Fact, Happened, Recorded
from amaan.protocol.predicates import ASKED_KINDS
from amaan.protocol.rules import DutyRule

EXAMPLES = sorted((default_root() / "examples").glob("*.toml"))
STORIES = st.sampled_from(EXAMPLES)
# What takes a fact back, excuses a duty, stops its clock or says what she wishes is related to
# any duty; and so is every kind of fact that a condition asks.
RELATED = frozenset(
    "fact.corrected duty.waived clock.stopped clock.runs_on offence.alleged offence.withdrawn"
    " wish.recorded safe_call.made".split()
) | frozenset(ASKED_KINDS)


def outcome(
    case: casefile.CaseFile, line: Sequence[Recorded] | None = None, province: str = ""
) -> dict[str, Duty]:
    told = engine.outcome(
        case.timeline if line is None else line,
        rulebook=rulebook.load(),
        catalogue=catalogue.load(),
        place=Place(province or case.place.province),
        now=case.now,
    )
    return {duty.key: duty for duty in told.duties}


def kinds_of(rule: DutyRule) -> frozenset[str]:
    """The kinds of facts that begin, meet or end a duty of a rule, or that it is counted from."""
    matches = (*rule.starts_with, *rule.met_by, *rule.released_by, *rule.falls_away_by)
    return frozenset({*(match.kind for match in matches), rule.counted_fact})


@st.composite
def any_fact(draw: st.DrawFn) -> Fact:
    """Any fact of the vocabulary, with any codes it may hold."""
    kind = facts.KINDS[draw(st.sampled_from(sorted(facts.KINDS)))]
    details: dict[str, object] = {}
    for field in dataclasses.fields(kind):
        allowed = field.metadata.get("codes")
        if field.type is bool:
            details[field.name] = draw(st.booleans())
        elif allowed and "tuple" in str(field.type):
            details[field.name] = (draw(st.sampled_from(sorted(allowed))),)
        elif allowed:
            details[field.name] = draw(st.sampled_from(sorted(allowed)))
        elif field.default is dataclasses.MISSING:
            plain: dict[object, object] = {tuple[str, ...]: ("x",), int: 1}
            details[field.name] = plain.get(field.type, "x")
    return facts.read(kind.kind, details)


@settings(deadline=None, max_examples=300)
@given(STORIES, any_fact(), st.integers(0, 10_000))
def test_a_fact_that_has_nothing_to_do_with_it_never_removes_a_legal_duty(
    path: Path, fact: Fact, minutes: int
) -> None:
    case = casefile.read(path)
    at = case.now - timedelta(minutes=minutes)
    before = outcome(case)
    after = outcome(case, (*case.timeline, Recorded("new", fact, Happened.at(at), case.now)))
    book = rulebook.load()
    for key, duty in before.items():
        rivals = [book.duty(id) for id in book.displaced_by.get(duty.rule_id, ())]
        touching = RELATED.union(*map(kinds_of, (duty.rule, *rivals)))
        if duty.rule.rule_class == "legal" and fact.kind not in touching:
            assert key in after, (path.stem, fact)
            assert after[key].became == duty.became, (path.stem, key, fact)


@settings(deadline=None)
@given(STORIES, st.sampled_from(sorted(codes.PROVINCES)))
def test_no_province_loosens_what_federal_law_demands(path: Path, province: str) -> None:
    case = casefile.read(path)
    book = rulebook.load()
    here = outcome(case, province=province)
    nowhere = {rule.id for rule in book.duties if not rule.provinces}
    for other in sorted(codes.PROVINCES - {province}):
        for key, duty in outcome(case, province=other).items():
            if duty.rule_id not in nowhere or duty.authority.kind != "statute":
                continue
            takers = {duty.rule_id, *book.displaced_by.get(duty.rule_id, ())}
            mine = [d for d in here.values() if d.rule_id in takers]
            assert mine, (path.stem, key, province)
            assert min(d.late_at for d in mine) <= duty.late_at, (path.stem, key, province)


@settings(deadline=None)
@given(STORIES, st.data(), st.floats(0, 1))
def test_a_later_clock_never_hides_an_earlier_one(
    path: Path, draw: st.DataObject, share: float
) -> None:
    case = casefile.read(path)
    others = RELATED - {"incident.described"}
    minute = timedelta(minutes=1)
    repeatable = [
        r
        for r in case.timeline
        if r.fact.kind not in others and r.happened.latest + minute <= case.now
    ]
    if not repeatable:
        return
    again = draw.draw(st.sampled_from(repeatable))
    # Somewhere between a minute after it happened and when one looks.
    first = again.happened.latest + minute
    later = first + (case.now - first) * share
    line = (*case.timeline, dataclasses.replace(
        again, id="again", happened=Happened.at(later), recorded_at=max(later, again.recorded_at)
    ))  # fmt: skip
    after = outcome(case, line)
    for key, duty in outcome(case).items():
        if duty.state == "fell_away":
            continue
        assert key in after
        assert after[key].due_at <= duty.due_at, (path.stem, key, again.fact)


@settings(deadline=None)
@given(STORIES)
def test_working_it_out_again_changes_nothing(path: Path) -> None:
    case = casefile.read(path)
    first = outcome(case)
    noted = Recorded(
        "again", facts.DutiesRecomputed(rules_version="x"), Happened.at(case.now), case.now
    )
    second = outcome(case, (*case.timeline, noted))
    assert {k: d.became for k, d in first.items()} == {k: d.became for k, d in second.items()}


@settings(deadline=None)
@given(STORIES, st.randoms(use_true_random=False))
def test_the_order_in_which_an_evening_was_written_down_does_not_matter(
    path: Path, draw: object
) -> None:
    """All of it is told at once afterwards, whichever entry is saved first."""
    case = casefile.read(path)
    assume(not any(r.fact.kind == "fact.corrected" for r in case.timeline))
    line = [dataclasses.replace(r, recorded_at=case.now) for r in case.timeline]
    shuffled = list(line)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    renamed = [dataclasses.replace(r, id=f"{n:03}") for n, r in enumerate(shuffled)]
    names = {new.id: old.id for new, old in zip(renamed, shuffled, strict=True)}
    first = {(d.rule_id, d.started_by): (d.state, d.due_at) for d in outcome(case, line).values()}
    second = {
        (d.rule_id, names[d.started_by]): (d.state, d.due_at)
        for d in outcome(case, renamed).values()
    }
    if any(isinstance(r.fact, facts.DutyWaived | facts.ClockStopped) for r in line):
        # They name a duty by the entry it began with, whose name was changed here.
        return
    told = {rule for rule, _ in first}
    assert told == {rule for rule, _ in second}
    assert sorted(first.values(), key=str) == sorted(second.values(), key=str)
