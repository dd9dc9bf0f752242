"""The script alone: the same from the same seed, plausible against the figures it names."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from tests.history.conftest import TODAY

from amaan.house.history import parameters, telling
from amaan.house.history.deeds import Advised, Complained, Left, Story, Wrote
from amaan.house.history.script import Script

FULL = 2400
SOURCES = Path(parameters.__file__).parent


@cache
def full() -> tuple[Script, Sequence[Story]]:
    script = telling.script_of(TODAY, size=FULL)
    return script, [script.story(number) for number in script.newest_first()]


def facts_told() -> Counter[str]:
    _script, stories = full()
    return Counter(
        d.act.fact.kind for story in stories for d in story.deeds if isinstance(d.act, Wrote)
    )


def complaints() -> list[Complained]:
    return [d.act for s in full()[1] for d in s.deeds if isinstance(d.act, Complained)]


def test_the_same_seed_tells_the_same_stories() -> None:
    script, stories = full()
    again = telling.script_of(TODAY, size=FULL)
    assert again.digest == script.digest
    assert [again.story(n) for n in range(0, FULL, 7)] == [
        next(s for s in stories if s.number == n) for n in range(0, FULL, 7)
    ]


def test_another_seed_tells_others() -> None:
    script, _stories = full()
    other = replace(script, seed="another")
    assert other.digest != script.digest
    assert other.story(1) != script.story(1)


def test_a_story_does_not_depend_on_how_many_there_are() -> None:
    short = telling.script_of(TODAY, size=10)
    assert short.story(3) == full()[0].story(3)


def test_nothing_happens_after_the_last_day_or_before_everybody_was_in_post() -> None:
    script, stories = full()
    times = [deed.at for story in stories for deed in story.deeds]
    assert max(times) <= script.until
    assert min(times) > telling.began_at(script) + timedelta(days=7)


def test_nothing_is_written_down_before_it_happened() -> None:
    _script, stories = full()
    for deed in (d for story in stories for d in story.deeds):
        if isinstance(deed.act, Wrote):
            assert deed.act.happened.latest <= deed.at


def test_the_latest_visit_is_told_first() -> None:
    _script, stories = full()
    came = [story.deeds[0].at for story in stories if story.deeds]
    late = timedelta(minutes=6)
    assert all(earlier <= later + late for later, earlier in pairwise(came))


@pytest.mark.parametrize(
    ("least", "most", "counted", "among"),
    [
        (0.079, 0.113, "fir.registered", FULL),  # Punjab virtual station 2024
        (0.08, 0.18, "settlement.proposed", FULL),
    ],
)
def test_contacts_end_as_the_sources_counted(
    least: float, most: float, counted: str, among: int
) -> None:
    assert least <= facts_told()[counted] / among <= most


def test_domestic_violence_is_what_most_complaints_are_about() -> None:
    told = complaints()
    home = [c for c in told if "partner" in c.intake.incident.contexts]
    assert 0.57 <= len(home) / len(told) <= 0.67


def test_most_judgments_acquit() -> None:
    outcomes = Counter(
        d.act.fact.details()["outcome"]
        for s in full()[1]
        for d in s.deeds
        if isinstance(d.act, Wrote) and d.act.fact.kind == "judgment.given"
    )
    assert outcomes["acquitted"] > sum(outcomes.values()) / 2
    assert outcomes["convicted"] < outcomes["acquitted"] / 4


def test_many_examined_never_reach_a_first_report() -> None:
    examined = registered = 0
    for story in full()[1]:
        kinds = {d.act.fact.kind for d in story.deeds if isinstance(d.act, Wrote)}
        sexual = any(
            isinstance(d.act, Complained)
            and {"penetration", "sexual_touch"} & set(d.act.intake.incident.acts)
            for d in story.deeds
        )
        if sexual and "medical.examined" in kinds:
            examined += 1
            registered += "fir.registered" in kinds
    assert examined > 50
    assert 0.15 <= registered / examined <= 0.4


def test_every_sort_of_complaint_and_ending_is_there() -> None:
    told = complaints()
    assert any(c.intake.anonymous for c in told)
    assert any(c.intake.conflict.sources for c in told)
    assert any(c.intake.is_child for c in told)
    assert any(c.intake.informant == "neighbour" for c in told)
    assert any(c.intake.wish and c.intake.wish.wants_fir != "yes" for c in told)
    assert any(c.intake.woman_absent_reason for c in told)
    wanted = {
        "accused.arrested", "challan.submitted", "complaint.forwarded", "fir.refused",
        "judgment.given", "medical.declined", "ncr.entered", "report.interim_sent",
        "safe_call.made", "statement164.recorded", "support.declined", "zarra.informed",
    }  # fmt: skip
    assert wanted <= set(facts_told())
    endings = {type(d.act) for s in full()[1] for d in s.deeds}
    assert {Advised, Left} <= endings


def test_no_identity_number_or_telephone_can_be_anybodys() -> None:
    for told in complaints():
        people = (told.intake.survivor, told.intake.informant_person, told.intake.accused.person)
        for person in people:
            assert not person.cnic or re.fullmatch(r"[09]\d{12}", person.cnic)
            assert not person.phone or re.fullmatch(r"\+923000000\d{3}", person.phone)


def test_every_figure_names_its_source_and_is_used() -> None:
    figures = parameters.load()
    code = "".join(p.read_text(encoding="utf-8") for p in SOURCES.glob("*.py"))
    code += (SOURCES.parent / "commands" / "demo.py").read_text(encoding="utf-8")
    assert [name for name in figures.every if f'"{name}"' not in code] == []
    assert all(len(p.source) > 10 for p in figures.every.values())


def test_a_figure_without_a_source_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "parameters.toml"
    broken.write_text('[night]\nvalue = 0.1\nstatus = "measured"\n')
    with pytest.raises(parameters.BrokenParameters, match="night"):
        parameters.load(broken)


def test_what_police_call_false_is_no_figure_here() -> None:
    assert not [name for name in parameters.load().every if "false" in name]
