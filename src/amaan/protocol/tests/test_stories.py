"""Every story in `rules/examples/stories` ends as it says; every rule has two sides told."""

from dataclasses import replace
from pathlib import Path

import pytest

from amaan.law import catalogue
from amaan.law.catalogue import default_root
from amaan.protocol import casefile, engine, rulebook, stories
from amaan.protocol.casefile import BadCaseFile
from amaan.protocol.stories import Story

TOLD = [story for page in stories.load() for story in page.stories]
SINGLE = sorted((default_root() / "examples").glob("*.toml"))


def named(story: Story) -> str:
    return f"{story.theme}: {story.title_en[:60]}"


def answer(story: Story) -> engine.Outcome:
    return engine.outcome(
        story.timeline,
        rulebook=rulebook.load(),
        catalogue=catalogue.load(),
        place=story.place,
        now=story.now,
    )


@pytest.mark.parametrize("story", TOLD, ids=named)
def test_the_story_ends_as_it_says(story: Story) -> None:
    assert stories.ends_otherwise(story, answer(story)) == ()


def test_of_rules_that_nobody_signed_every_duty_stays_and_none_is_late() -> None:
    found = [duty for story in TOLD for duty in answer(story).duties]
    assert {rule.id for rule in rulebook.load().duties} <= {duty.rule_id for duty in found}
    for duty in found:
        guidance = duty.binding(False)
        assert (guidance.key, guidance.due_at, guidance.met_by) == (
            duty.key, duty.due_at, duty.met_by,
        )  # fmt: skip
        assert guidance.state in {"guidance", "contested", "met", "waived", "fell_away"}
        assert not guidance.was_late
        assert (guidance.state == "guidance") == (duty.state in {"open", "missed"})
        assert duty.binding(True) is duty


def test_a_story_that_ends_otherwise_says_in_what() -> None:
    (story,) = [s for s in TOLD if s.title_en.startswith("Rape: the FIR is registered at once")]
    wrong = replace(
        story,
        owed={"fir_at_once": "met", "crisis_cell": "open", "trial_four_months": "open"},
        not_owed=("crisis_cell",),
        forbidden=("cyber_agency",),
        not_forbidden=("no_refusal",),
    )
    assert stories.ends_otherwise(wrong, answer(story)) == (
        "fir_at_once is open, not met",
        "trial_four_months is not owed, not open",
        "crisis_cell is owed",
        "cyber_agency does not stand",
        "no_refusal stands",
    )


def test_a_story_names_only_rules_that_exist() -> None:
    book = rulebook.load()
    known = {r.id for r in rulebook.every_rule(book)}
    for story in TOLD:
        assert story.rules_shown | story.rules_kept_out <= known, named(story)


def test_every_rule_has_a_story_for_it_and_one_against_it() -> None:
    shown = {rule for story in TOLD for rule in story.rules_shown}
    kept_out = {rule for story in TOLD for rule in story.rules_kept_out}
    for path in SINGLE:
        expect = casefile.read(path).expect
        shown |= {*expect.get("duties", ()), *expect.get("bars", ())}
        kept_out |= {*expect.get("no_duties", ()), *expect.get("no_bars", ())}
    every = {rule.id for rule in rulebook.every_rule(rulebook.load())}
    assert sorted(every - shown) == [], "no story shows that it stands"
    assert sorted(every - kept_out) == [], "no story shows where it ends"


def test_there_are_more_than_250_examples_and_each_says_something() -> None:
    assert len(TOLD) + len(SINGLE) >= 250
    assert [named(s) for s in TOLD if not s.rules_shown | s.rules_kept_out] == []


def test_every_story_can_be_read_in_urdu_and_none_is_told_twice() -> None:
    for words in ([s.title_en for s in TOLD], [s.title_ur for s in TOLD]):
        assert len(words) == len(set(words))
    for story in TOLD:
        assert sum("\u0600" <= letter <= "\u06ff" for letter in story.title_ur) > 8, named(story)


def test_a_rule_finds_its_stories_those_that_show_it_first() -> None:
    found = stories.about("crisis_cell")
    assert "crisis_cell" in found[0].rules_shown
    assert "crisis_cell" in found[-1].rules_kept_out


WRONG = [
    ('case = "raped"', 'case = "rapd"', "did you mean 'raped'"),
    ('look = "+1h"', 'look = "soon"', "is no time"),
    ("owed = { safety", "owd = { safety", "did you mean 'owed'"),
    ('fact = "risk.assessed"', 'fact = "risk.asessed"', "did you mean 'risk.assessed'"),
    ('level = "high"', 'level = "hgh"', "does not know 'hgh'"),
    ('= "open"', '= "opn"', "did you mean 'open'"),
]


@pytest.mark.parametrize(("old", "new", "says"), WRONG, ids=lambda part: str(part)[:18])
def test_a_wrong_word_is_named_with_its_page_and_story(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    here = default_root() / "examples" / "stories"
    there = tmp_path / "examples" / "stories"
    there.mkdir(parents=True)
    (there / stories.CASES).write_text((here / stories.CASES).read_text("utf-8"), "utf-8")
    page = "\n".join(
        (here / name).read_text("utf-8").split("[[story]]")[0] if part == 0 else text
        for name in ("06-safety.toml",)
        for part, text in enumerate(["", _first_story(here / name)])
    )
    text = page.replace('look = "+2h"', 'look = "+1h"')
    assert old in text
    (there / "06-safety.toml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadCaseFile) as refused:
        stories.load(tmp_path)
    assert says in str(refused.value)
    assert "06-safety.toml, story 1" in str(refused.value)


def _first_story(path: Path) -> str:
    return "[[story]]" + path.read_text("utf-8").split("[[story]]")[1]
