"""The recovery sheets: any two hold both secrets, one holds nothing, a slip of the pen shows."""

import itertools
import os
from datetime import date

import pyrage
import pytest

from amaan.house import ceremony, recovery
from amaan.house.recovery import NotTheSheets, Sheet

ROOT = os.urandom(32)
SECRET, RECIPIENT = recovery.draw()


@pytest.fixture
def sheets() -> tuple[Sheet, ...]:
    return recovery.split(ROOT, SECRET)


def typed(*sheets: Sheet) -> str:
    return "\n".join(line.text for sheet in sheets for line in sheet.lines)


@pytest.mark.parametrize("pair", [*itertools.combinations(range(3), 2)])
def test_any_two_sheets_hold_both_secrets(sheets: tuple[Sheet, ...], pair: tuple[int, int]) -> None:
    found = recovery.join(recovery.read_lines(typed(*(sheets[at] for at in pair))))
    assert found.root == ROOT
    closed = pyrage.encrypt(b"her name", [pyrage.x25519.Recipient.from_str(RECIPIENT)])
    assert pyrage.decrypt(closed, [found.identity]) == b"her name"


@pytest.mark.parametrize("number", range(3))
def test_one_sheet_alone_brings_nothing_back(sheets: tuple[Sheet, ...], number: int) -> None:
    alone = typed(sheets[number], sheets[number])
    with pytest.raises(NotTheSheets, match="two different sheets"):
        recovery.join(recovery.read_lines(alone))


def test_no_line_of_a_sheet_is_a_secret_itself(sheets: tuple[Sheet, ...]) -> None:
    for sheet in sheets:
        assert not {line.value for line in sheet.lines} & {ROOT, SECRET}


def test_sheets_of_two_ceremonies_do_not_mix(sheets: tuple[Sheet, ...]) -> None:
    older = recovery.split(ROOT, SECRET)
    with pytest.raises(NotTheSheets, match="two ceremonies"):
        recovery.join(recovery.read_lines(typed(older[0], sheets[1])))


@pytest.mark.parametrize("at", [0, 3, 20, 41, 63])
def test_one_wrong_letter_is_found(sheets: tuple[Sheet, ...], at: int) -> None:
    plain = sheets[0].lines[0].text.replace(" ", "")
    wrong = plain[:at] + ("2" if plain[at] != "2" else "3") + plain[at + 1 :]
    grouped = " ".join(wrong[i : i + 4] for i in range(0, 64, 4))
    with pytest.raises(NotTheSheets, match="mistyped"):
        recovery.read_lines(grouped)


def test_letters_that_are_read_as_figures_do_no_harm(sheets: tuple[Sheet, ...]) -> None:
    written = typed(*sheets[:2]).lower().replace("0", "o").replace("1", "l")
    assert recovery.join(recovery.read_lines(written)).root == ROOT


def test_the_printed_page_holds_its_lines_in_both_languages(sheets: tuple[Sheet, ...]) -> None:
    for sheet in sheets:
        on, place = date(2026, 11, 22), "<home>"
        page, text = (write(sheet, on, place) for write in (ceremony.as_page, ceremony.as_text))
        assert "<home>" not in page
        assert "بحالی کا ورق" in page
        assert recovery.read_lines(page.replace("<br>", " ").replace("<", "\n<")) == [*sheet.lines]
        assert recovery.read_lines(text) == [*sheet.lines]
