"""Good practice is all there, in both languages, and what it names among the rules exists."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from amaan.law import practice
from amaan.law.catalogue import default_root
from amaan.law.reading import BrokenLaw
from amaan.protocol import rulebook

READ = practice.load()


def in_urdu(text: str) -> bool:
    return sum("\u0600" <= letter <= "\u06ff" for letter in text) > len(text) / 3


def test_every_stage_window_checklist_and_red_line_is_there() -> None:
    assert [s.id for s in READ.stages] == [f"S{n:02d}" for n in range(1, 24)]
    assert [m.id for m in READ.mediation] == [f"M{n:02d}" for n in range(1, 21)]
    assert (len(READ.adult_interview), len(READ.child_interview)) == (21, 10)
    assert (len(READ.windows), len(READ.supervision), len(READ.referral)) == (22, 18, 6)


def test_every_row_can_be_read_in_urdu() -> None:
    checks: tuple[Any, ...] = (
        *READ.adult_interview, *READ.child_interview, *READ.supervision, *READ.first_things,
        *READ.sharing, *READ.referral,
    )  # fmt: skip
    titled: tuple[Any, ...] = (*READ.stages, *READ.windows)
    said = {
        **{row.id: row.title_ur for row in titled},
        **{row.id: row.text_ur for row in checks},
        **{row.id: row.condition_ur for row in READ.mediation},
    }
    assert [id for id, urdu in said.items() if not in_urdu(urdu)] == []


def test_every_rule_that_a_row_names_exists() -> None:
    known = {rule.id for rule in rulebook.every_rule(rulebook.load())}
    for row in READ.that_name_rules:
        assert set(row.rules) <= known, row.id


def test_a_stage_is_carried_by_rules_or_says_what_it_waits_for() -> None:
    assert [s.id for s in READ.stages if not (s.rules or s.later)] == []


def test_every_clinical_rule_stands_on_a_window() -> None:
    carried = {rule for window in READ.windows for rule in window.rules}
    clinical = {d.id for d in rulebook.load().duties if d.rule_class == "clinical"}
    assert clinical - carried == set()


def test_nobody_may_lift_a_red_line_of_violence() -> None:
    lifted = [m.id for m in READ.mediation if m.result == "block" and m.override]
    assert lifted == ["M09", "M12"]


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("mediation.toml", 'result = "block"', 'result = "blok"', "did you mean 'block'"),
        ("windows.toml", 'nature = "sourced"', 'nature = "unverified"', "drives nothing"),
        ("windows.toml", 'sources = ["MSF", "PEP"]', "sources = []", "without authority"),
        ("interviews.toml", 'id = "A02"', 'id = "A01"', "stands twice"),
        ("sources.toml", "[source.HMI]", "[source.MSF]", "standards.toml too"),
    ],
)
def test_a_row_that_cannot_be_trusted_does_not_load(
    tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    root = tmp_path / "rules"
    shutil.copytree(default_root(), root)
    path = root / practice.FOLDER / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BrokenLaw) as refused:
        practice.load(root)
    assert says in str(refused.value)
