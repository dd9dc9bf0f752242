"""The map of ASVS 5.0.0 speaks of every requirement, and names only what is there."""

from collections import Counter

import pytest
from tests.security import asvs

ROWS = asvs.rows()


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
