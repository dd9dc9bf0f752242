"""Two recovery sheets, typed in at the terminal or read from files.

Six lines are enough: all four of one sheet, and of the other the two that the first lacks. What
is typed is shown, because nobody types 64 letters blind; the screen is cleared after each sheet.
"""

import re
import readline
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from amaan.house import recovery
from amaan.house.ceremony import LABELS
from amaan.house.recovery import Line, NotTheSheets, Recovered, Secret

LETTERS = 64
_CLEAR = "\033[2J\033[3J\033[H"


def ask_for_lines(files: Sequence[Path]) -> Recovered:
    """This will put two sheets together. Raises: NotTheSheets."""
    if files:
        text = "\n\n".join(path.read_text(encoding="utf-8") for path in files)
        return recovery.join(recovery.read_lines(text.replace("<br>", " ").replace("<", "\n<")))
    if not sys.stdin.isatty():
        raise NotTheSheets("no terminal to type the lines at; give --sheet FILE twice")
    return recovery.join(_typed())


def read_typed(text: str) -> Line:
    """This will read one line however it is spaced; a line of another length says its length.

    Raises: NotTheSheets.
    """
    plain = re.sub(r"[^0-9A-Za-z]", "", text)
    if len(plain) != LETTERS:
        raise NotTheSheets(f"{len(plain)} letters and figures; a line has {LETTERS}")
    [line] = recovery.read_lines(" ".join(plain[at : at + 4] for at in range(0, LETTERS, 4)))
    return line


def clear_screen() -> None:
    """This will clear the screen, also what can be scrolled back to."""
    print(_CLEAR, end="", flush=True)


def one_line(question: str, wanted: Line | None = None) -> Line:
    """This will ask for one line until it is one; what was mistyped can be corrected in place.

    With `wanted`, until it is that very line.
    """
    before = ""
    while True:
        typed = _ask_again(f"  {question}\n  > ", before)
        try:
            line = read_typed(typed)
            if wanted is None or line == wanted:
                return line
            print("    That is another line of these sheets. Once more.")
        except NotTheSheets as fault:
            print(f"    {fault}. Correct it and press Enter.")
            before = typed


def _typed() -> list[Line]:
    first = _number("Which sheet is typed first: 1, 2 or 3? ", recovery.SHEETS)
    others = tuple(number for number in recovery.SHEETS if number != first)
    lines = [_of_sheet(first, kind, at) for kind in Secret for at in (1, 2)]
    clear_screen()
    print(f"Sheet {first} is read. Now another custodian; only its own custodian looks.")
    second = _number(f"Which sheet is it: {others[0]} or {others[1]}? ", others)
    # The one part of each secret that the first sheet lacks, in the order of the second.
    at = [part for part in recovery.PARTS if part != second - 1].index(first - 1) + 1
    lines += [_of_sheet(second, kind, at) for kind in Secret]
    clear_screen()
    return lines


def _of_sheet(number: int, kind: Secret, at: int) -> Line:
    english, urdu = LABELS[kind]
    return one_line(f"Sheet {number}, {english} ({urdu}), line {at} of 2:")


def _number(question: str, among: Iterable[int]) -> int:
    wanted = {str(number): number for number in among}
    while (typed := input(question).strip()) not in wanted:
        print(f"  One of {', '.join(wanted)}.")
    return wanted[typed]


def _ask_again(prompt: str, before: str) -> str:
    # What was typed stands there again: one wrong letter in 64 is not 64 letters more.
    readline.set_startup_hook(lambda: readline.insert_text(before))
    try:
        return input(prompt)
    finally:
        readline.set_startup_hook()
        _forget_typed()


def _forget_typed() -> None:
    # The arrow key must not bring a sheet back onto the screen.
    readline.clear_history()
