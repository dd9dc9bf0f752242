"""`docs/a-complaint.md` tells the journey; every step it tells is walked, and none besides."""

import ast
import re
from pathlib import Path

from amaan.house.places import CLONE

STORY = CLONE / "docs" / "a-complaint.md"
TWIN = Path(__file__).with_name("test_from_first_contact_to_verdict.py")


def steps_told() -> list[str]:
    headings = re.findall(r"^## (?:\d+\. )?(.+)$", STORY.read_text(encoding="utf-8"), re.MULTILINE)
    return [heading for heading in headings if not heading.endswith("(to come)")]


def steps_walked() -> list[str]:
    tree = ast.parse(TWIN.read_text(encoding="utf-8"))
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    return [name for name in classes if name.startswith("Test")]


def test_every_step_that_is_told_is_walked_in_the_same_order() -> None:
    as_classes = ["Test" + "".join(w.capitalize() for w in step.split()) for step in steps_told()]
    assert as_classes == steps_walked()


def test_what_is_told_of_the_code_is_there() -> None:
    told, _, _to_come = STORY.read_text(encoding="utf-8").partition("(to come)")
    places = re.findall(r"`((?:web|desk|cases|tests)/[\w/.]+)`", told)
    assert places
    for place in places:
        assert (CLONE / place).exists() or (CLONE / "src" / "amaan" / place).exists(), place
