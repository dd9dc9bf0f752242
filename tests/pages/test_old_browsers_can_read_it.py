"""The floor: Chromium 109 and Firefox 115, as they still run on the old machines of stations.

What came later does nothing there, or stops the whole file. The list is written by hand from
the release notes of both; a feature that is found to be missing goes in here.
"""

import re
from pathlib import Path

import pytest

from amaan.house.places import CLONE

WEB = CLONE / "src" / "amaan" / "web"
OURS = [
    path
    for path in WEB.glob("*/static/**/*")
    if path.suffix in {".css", ".js"} and "vendor" not in path.parts
]
# What, and the first versions that know it (Chromium, Firefox).
TOO_NEW = {
    ".css": {
        r":has\(": "105, 121",
        r"(?m)^\s*&[\s.:\[>]": "120, 117: nested rules",
        r"@scope\b": "118, 128",
        r"@starting-style\b": "117, 129",
        r"@property\b": "85, 128",
        r"\bcolor-mix\(": "111, 113",
        r"\b(oklch|oklab|lch|lab)\(": "111, 113",
        r"\blight-dark\(": "123, 120",
        r"\bsubgrid\b": "117, 71",
        r"\btext-wrap\s*:": "114, 121",
        r"\bfield-sizing\s*:": "123, none",
        r"\banchor-name\s*:": "125, none",
        r"\bcontent-visibility\s*:": "85, 125",
        r"\bscrollbar-(color|gutter)\s*:": "121 and 94, 64 and 97",
        r"\b(round|mod|rem)\(": "125, 118",
        r":user-(in)?valid\b": "119, 88",
    },
    ".js": {
        r"\.(toSorted|toReversed|toSpliced)\(": "110, 115",
        r"\.with\(\s*\d": "110, 115",
        r"\b(Object|Map)\.groupBy\(": "117, 119",
        r"\bPromise\.(withResolvers|try)\(": "119, 121",
        r"\bArray\.fromAsync\(": "121, 115",
        r"\bURL\.(canParse|parse)\(": "120, 115",
        r"\bAbortSignal\.any\(": "116, 124",
        r"\bstartViewTransition\(": "111, none",
        r"\b(show|hide|toggle)Popover\(": "114, 125",
        r"\.(isWellFormed|toWellFormed)\(": "111, 119",
        r"\bnavigator\.userActivation\b": "72, 120",
        r"\bIterator\.from\(": "122, 131",
        r"\brequestIdleCallback\(": "47, 55, not Safari",
        r"/v[gimsuy]*\.(test|exec)\(": "112, 116",
        r"\bcookieStore\b": "87, 140",
    },
}


def found_in(text: str, suffix: str) -> list[str]:
    """This will name what stands in a text although the floor does not know it."""
    plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return [f"{p} ({since})" for p, since in TOO_NEW[suffix].items() if re.search(p, plain)]


@pytest.mark.parametrize("path", OURS, ids=lambda p: str(p.relative_to(WEB)))
def test_nothing_of_ours_is_newer_than_the_floor(path: Path) -> None:
    assert found_in(path.read_text(encoding="utf-8"), path.suffix) == []


def test_there_is_something_to_look_at() -> None:
    assert {path.suffix for path in OURS} == {".css", ".js"}


@pytest.mark.parametrize("text", ["a:has(b) { color: red }", ".a {\n  & .b { top: 0 }\n}"])
def test_a_rule_that_came_later_is_found(text: str) -> None:
    assert found_in(text, ".css")


def test_a_function_that_came_later_is_found_and_a_comment_is_not() -> None:
    assert found_in("rows.toSorted()", ".js")
    assert not found_in("/* rows.toSorted() */ rows.sort()", ".js")
