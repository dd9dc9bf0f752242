"""Files for a spreadsheet: harmless cells, rounded numbers, and the one line that nobody lived.

Pure.
"""

import csv
import io
import secrets
from collections.abc import Iterable, Sequence
from typing import TypeVar

from amaan.kernel.small_groups import FEWEST, round_10_5

Row = TypeVar("Row")

# A spreadsheet runs what begins so, whoever wrote it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def harmless(cell: str) -> str:
    """This will keep a spreadsheet from reading a cell as a formula."""
    bare = cell.lstrip(" \u00a0\u200b\u200e\u200f\u202a\u202b\u2066\u2067\u2068\ufeff")
    return f"'{cell}" if bare.startswith(_FORMULA) else cell


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """This will write rows as a file for a spreadsheet, with every cell harmless."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    # The mark tells a spreadsheet that the letters are UTF-8; without it Urdu turns to noise.
    return ("\ufeff" + text.getvalue()).encode()


def rounded(count: int) -> str:
    """This will write a number so that nobody is found in it: none under ten, the rest by fives."""
    safe = round_10_5(count)
    return f"< {FEWEST}" if safe is None else str(safe)


def with_decoy(rows: Sequence[Row], decoy: Row) -> tuple[Row, ...]:
    """This will put the line that nobody lived somewhere among the others, by chance."""
    at = secrets.randbelow(len(rows) + 1)
    return (*rows[:at], decoy, *rows[at:])


def drawn_from(columns: Sequence[Sequence[Row]]) -> tuple[Row, ...]:
    """This will draw a line: each of its cells from that column of the others, by chance.

    So it looks like its neighbours, and is none of them.
    """
    return tuple(secrets.choice(column) for column in columns)
