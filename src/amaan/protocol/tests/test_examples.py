"""Every file in `rules/examples` is a story with its ending: facts in, duties and bars out."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from amaan.kernel.clock import KARACHI, local
from amaan.law.catalogue import default_root
from amaan.protocol import casefile, rulebook, whatif
from amaan.protocol.engine import Duty

EXAMPLES = sorted((default_root() / "examples").glob("*.toml"))


def as_told(duty: Duty, wanted: dict[str, Any]) -> dict[str, Any]:
    """This will show a duty in the words of an example, as far as the example speaks of it."""
    shown = {
        "state": duty.state,
        "due": duty.due_at,
        "late": duty.late_at,
        "met": duty.met_at,
        "contested": duty.contested_why,
        "failure": duty.rule.failure,
        "over": duty.window_over,
        "confidence": duty.authority.confidence,
    }
    told = {}
    for name in wanted:
        value = shown[name]
        if isinstance(value, datetime):
            # To the minute: a date alone ends a second before midnight.
            value = local(value).replace(second=0, microsecond=0, tzinfo=None)
        told[name] = value
    return told


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_the_story_ends_as_told(path: Path) -> None:
    case = casefile.read(path)
    result = whatif.ask(case)
    expect = case.expect
    for rule, wanted in expect.get("duties", {}).items():
        rows = wanted if isinstance(wanted, list) else [wanted]
        mine = [d for d in result.duties if d.rule_id == rule]
        got = [as_told(d, row) for d, row in zip(mine, rows, strict=False)]
        assert (rule, len(mine), got) == (rule, len(rows), rows)
    duties = {d.rule_id for d in result.duties}
    bars = {b.rule_id for b in result.bars}
    assert not duties & set(expect.get("no_duties", ())), "a duty that should not exist"
    assert set(expect.get("bars", ())) <= bars, "a bar is missing"
    assert not bars & set(expect.get("no_bars", ())), "a bar that should not exist"
    assert list(result.unread) == expect.get("unread", [])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_an_example_names_only_rules_that_exist(path: Path) -> None:
    expect = casefile.read(path).expect
    book = rulebook.load()
    duties, bars = {r.id for r in book.duties}, {r.id for r in book.bars}
    assert {*expect.get("duties", ()), *expect.get("no_duties", ())} <= duties
    assert {*expect.get("bars", ()), *expect.get("no_bars", ())} <= bars
    assert set(expect) <= {"duties", "no_duties", "bars", "no_bars", "unread"}


def test_every_rule_has_an_example() -> None:
    told: set[str] = set()
    for path in EXAMPLES:
        expect = casefile.read(path).expect
        told |= {*expect.get("duties", ()), *expect.get("bars", ())}
    book = rulebook.load()
    assert {r.id for r in (*book.duties, *book.bars)} - told == set()


def test_times_without_a_zone_are_karachis() -> None:
    case = casefile.read(default_root() / "examples" / "interim_report_before_midnight.toml")
    fir = next(r for r in case.timeline if r.fact.kind == "fir.registered")
    assert fir.happened.earliest == datetime(2026, 11, 20, 23, 59, tzinfo=KARACHI)
