"""Contrast, direction, the browser floor and the strict policy, read from the files."""

import re
from pathlib import Path

import pytest

from amaan.web.kit import messages, vendor

KIT = Path(vendor.__file__).parent
SHEETS = sorted((KIT / "static" / "kit").glob("*.css"))
SCRIPTS = sorted((KIT / "static" / "kit").glob("*.js"))
TEMPLATES = sorted(KIT.parent.rglob("templates/**/*.html"))
TOKENS = dict(
    re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (KIT / "static/kit/tokens.css").read_text())
)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lit = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


def contrast(ink: str, ground: str) -> float:
    light, dark = sorted((luminance(TOKENS[ink]), luminance(TOKENS[ground])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# A file that is kept on a telephone and read without Amaan: all it needs is inside it.
CARRIED_AWAY = {"guide_file.html"}


@pytest.mark.parametrize("ground", ["paper", "ground", "sunk"])
@pytest.mark.parametrize(
    "ink", ["ink", "ink-soft", "accent", "accent-deep", "good", "soon", "late", "wish"]
)
def test_every_ink_is_read_easily_on_every_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("tone", ["good", "soon", "late", "wish"])
def test_every_tone_is_read_easily_on_its_own_wash(tone: str) -> None:
    assert contrast(tone, f"{tone}-wash") >= 4.5


def test_the_edges_of_controls_and_the_focus_can_be_seen() -> None:
    assert contrast("line-strong", "paper") >= 3
    assert contrast("focus", "ground") >= 3


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_no_sheet_knows_left_from_right(sheet: Path) -> None:
    physical = re.compile(
        r"(?<![\w-])(margin|padding|border)-(left|right|top|bottom)\b|(?<![\w-])(left|right|top|bottom)\s*:|float\s*:"
    )
    assert not physical.findall(sheet.read_text())


# Chromium 109 and Firefox 115 do not know these; an old desk PC would draw a broken page.
TOO_NEW_STYLE = (
    r":has\(", r"color-mix\(", r"light-dark\(", r"@scope", r"@starting-style", r"text-wrap",
    r"\bdvh\b", r"anchor\(", r"(?m)^\s*&", r"oklch\(", r"@property", r"field-sizing",
)  # fmt: skip
TOO_NEW_SCRIPT = (
    r"\.toSorted\(", r"\.toReversed\(", r"Object\.groupBy", r"Promise\.withResolvers",
    r"popover", r"\bnavigation\.", r"startViewTransition", r"Iterator\.", r"Set\.prototype",
)  # fmt: skip


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_no_sheet_is_newer_than_the_oldest_browser(sheet: Path) -> None:
    assert [new for new in TOO_NEW_STYLE if re.search(new, sheet.read_text())] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.name)
def test_no_script_is_newer_than_the_oldest_browser_or_makes_code(script: Path) -> None:
    forbidden = (*TOO_NEW_SCRIPT, r"\beval\(", r"new Function", r"innerHTML", r"\.style\b")
    assert [new for new in forbidden if re.search(new, script.read_text())] == []


@pytest.mark.parametrize("page", TEMPLATES, ids=lambda p: p.name)
def test_no_page_has_style_or_script_of_its_own(page: Path) -> None:
    if page.name in CARRIED_AWAY:
        return
    text = page.read_text()
    # What the template says to itself is no attribute of the page.
    drawn = re.sub(r"{%.*?%}", "", text, flags=re.DOTALL)
    assert not re.search(r"<style|\sstyle=|\son\w+=|hx-on", drawn)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("page", TEMPLATES, ids=lambda p: p.name)
def test_no_page_asks_another_server_for_anything(page: Path) -> None:
    assert not re.search(r"(src|href|action)=\"(https?:)?//", page.read_text())


def test_the_vendored_assets_are_those_of_the_lock() -> None:
    assert [line for shelf in vendor.SHELVES for line in vendor.problems(shelf)] == []


def test_the_lock_names_no_registry() -> None:
    assert "resolved" not in (vendor.ROOT / "package-lock.json").read_text()


def test_every_sentence_of_the_kit_is_said_in_urdu() -> None:
    own = [line for line in messages.problems() if " web/kit/" in line]
    assert own == []
