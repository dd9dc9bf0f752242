"""The map of ASVS 5.0.0 and the threat model leave nothing out, and name only what is there."""

import re
from collections import Counter

import pytest
from tests.security import asvs

from amaan.house.commands.prove import PROOFS

ROWS = asvs.rows()
MODEL = (asvs.CLONE / "docs" / "threat-model.md").read_text(encoding="utf-8")
THREATS = re.split(r"^### ", MODEL.split("\n## Not defended")[0], flags=re.MULTILINE)[1:]


def test_every_requirement_of_the_levels_is_answered_once() -> None:
    assert {row.id: row.level for row in ROWS} == asvs.asked()
    assert [row.id for row in ROWS] == list(asvs.asked())


def test_the_list_of_ids_is_the_whole_standard() -> None:
    levels = Counter("".join(asvs.LEVELS.values()))
    assert levels == {"1": 70, "2": 183, "3": 92}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_an_answer_is_a_test_a_page_or_a_reason(row: asvs.Row) -> None:
    assert row.stands in asvs.STANDS
    assert 8 < len(row.asks) < 90
    if row.stands in ("tested", "written"):
        assert row.shown_by
        assert all(("::" in proof) == (row.stands == "tested") for proof in row.shown_by)
    else:
        assert not row.shown_by
        assert len(row.why) > 20, "a reason has to say something"


def test_every_test_and_every_heading_that_is_named_is_there() -> None:
    missing = []
    for proof in {proof for row in ROWS for proof in row.shown_by}:
        path, _, name = proof.replace("::", "#").partition("#")
        file = asvs.CLONE / path
        find = asvs.tests_of if "::" in proof else asvs.headings_of
        if not file.is_file() or name not in find(file):
            missing.append(proof)
    assert missing == []


def test_a_test_that_is_not_there_would_be_missed() -> None:
    assert "test_that_nobody_wrote" not in asvs.tests_of(asvs.CLONE / "tests/security/asvs.py")
    own = asvs.tests_of(asvs.CLONE / "tests/security/test_asvs_map.py")
    assert "test_the_page_is_drawn_from_the_map" in own


def test_the_page_is_drawn_from_the_map() -> None:
    drawn = asvs.PAGE.read_text(encoding="utf-8")
    assert drawn == asvs.page(ROWS), "draw it anew: python tests/security/asvs.py"


def test_every_threat_says_what_stands_in_its_way_what_shows_it_and_what_remains() -> None:
    numbers = [threat.split(".")[0] for threat in THREATS]
    assert numbers == [f"T{n}" for n in range(1, len(THREATS) + 1)]
    assert len(THREATS) >= 21
    for threat in THREATS:
        parts = re.findall(r"^- \*\*(.+?):\*\*", threat, re.MULTILINE)
        assert parts == ["In its way", "Proof", "Remains"], threat
        proof = threat.split("**Proof:**")[1].split("**Remains:**")[0]
        assert re.search(r"`(prove \w+|\S*tests/\S+\.py)`", proof), threat


def test_what_the_threat_model_names_is_there() -> None:
    assert set(re.findall(r"`prove (\w+)`", MODEL)) <= set(PROOFS)
    for path in re.findall(r"`(\w+(?:/[\w.]+)+)`", MODEL):
        assert (asvs.CLONE / path).exists() or (asvs.CLONE / "src" / "amaan" / path).exists(), path


def test_every_goal_has_its_line() -> None:
    goals = re.findall(r"^\| (G\d+) ", MODEL, re.MULTILINE)
    assert goals == [f"G{n}" for n in range(1, 20)]
