"""Every file in `rules/examples` is a story with its ending: facts in, duties and bars out."""

import dataclasses
from datetime import datetime
from pathlib import Path

import pytest

from amaan.kernel.clock import KARACHI
from amaan.law.catalogue import default_root
from amaan.protocol import casefile, rulebook, whatif
from amaan.protocol.endings import wrong_endings

EXAMPLES = sorted((default_root() / "examples").glob("*.toml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_the_story_ends_as_told(path: Path) -> None:
    case = casefile.read(path)
    assert list(wrong_endings(case, whatif.ask(case))) == []


def test_a_story_that_ends_otherwise_is_told_in_which_point() -> None:
    case = casefile.read(default_root() / "examples" / "rape_reported_after_20_hours.toml")
    told = whatif.ask(case)
    expect = {
        "duties": {"crisis_cell": {"state": "met"}, "zarra_informed": {"state": "open"}},
        "no_duties": ["fir_at_once"],
        "bars": ["cyber_agency"],
        "no_bars": ["two_finger_test"],
    }
    assert list(wrong_endings(dataclasses.replace(case, expect=expect), told)) == [
        "crisis_cell: state is open, and met was expected",
        "zarra_informed: 0 such duties, and 1 expected",
        "fir_at_once: is owed, and must not be",
        "cyber_agency: does not forbid, and must",
        "two_finger_test: forbids, and must not",
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_an_example_names_only_rules_that_exist(path: Path) -> None:
    expect = casefile.read(path).expect
    book = rulebook.load()
    duties, bars = {r.id for r in book.duties}, {r.id for r in book.bars}
    assert {*expect.get("duties", ()), *expect.get("no_duties", ())} <= duties
    assert {*expect.get("bars", ()), *expect.get("no_bars", ())} <= bars
    assert set(expect) <= {"duties", "no_duties", "bars", "no_bars", "unread"}


def test_times_without_a_zone_are_karachis() -> None:
    case = casefile.read(default_root() / "examples" / "interim_report_before_midnight.toml")
    fir = next(r for r in case.timeline if r.fact.kind == "fir.registered")
    assert fir.happened.earliest == datetime(2026, 11, 20, 23, 59, tzinfo=KARACHI)
