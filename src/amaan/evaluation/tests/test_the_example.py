"""The invented study that a page shows is what the program answers, and holds what was planted."""

import json
from typing import Any

import pytest

from amaan.evaluation.example import _KEPT, example
from amaan.reckoning import inventing


def test_the_example_is_reckoned_again_alike() -> None:
    kept = json.loads(_KEPT.read_text(encoding="utf-8"))
    again: dict[str, Any] = json.loads(json.dumps(inventing.example()))
    assert again["asked"] == kept["asked"]
    assert again["planted"] == pytest.approx(kept["planted"])
    for end in ("value", "low", "high"):
        assert again["told"]["effect"][end] == pytest.approx(kept["told"]["effect"][end], rel=1e-6)


def test_its_answer_holds_what_was_planted() -> None:
    found = example()
    effect = found.answer.told["effect"]
    assert effect["low"] < found.planted < effect["high"]
    assert found.sheet.line.opening + found.sheet.line.waiting == len(found.sheet.places) == 48
