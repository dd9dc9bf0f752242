"""A table as somebody saved or pasted it: columns known by name, cells cleaned of what hides.

Comma, semicolon or tab between cells, or a list in JSON; UTF-8, or the UTF-16 that spreadsheets
call Unicode text; column names in English or Urdu, in any order. Workbooks (.xlsx) are not read:
the library for them is no guest of this house, and a workbook is a program as much as a table.
"""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

from amaan.kernel.letters import clean, same
from amaan.kernel.refusals import Refused, said

LONGEST = 2_000
LARGEST = 2_000_000


class NotATable(Refused):
    """What was sent cannot be read as rows and columns at all."""

    sentence = said(
        "This cannot be read as a table. Save it as CSV (UTF-8) or as Unicode text, or copy "
        "the cells and paste them."
    )


class IsAWorkbook(NotATable):
    """A workbook can carry programs; only its cells are wanted."""

    sentence = said(
        "This is an Excel workbook. In Excel choose Save As, then CSV UTF-8, and send that "
        "file; or copy the cells and paste them."
    )


class TooLong(NotATable):
    """One transaction, one look through the list of faults: a table must stay readable."""

    sentence = said("A table may have up to %(most)s rows. Send it in parts.")


class ColumnsMissing(NotATable):
    """A column is known by its name in the first row."""

    sentence = said(
        "These columns are missing in the first row: %(columns)s. Take the empty table from "
        "this page and fill it in."
    )


class Faulty(Refused):
    """Between the trial and the act the table has become wrong."""

    sentence = said("This table has faults. Try it again to see them.")


@dataclass(frozen=True)
class Row:
    """One line of the table: its number as the spreadsheet shows it, and its cells by column."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Table:
    """The rows that were sent, empty ones left out."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Column:
    """A column by its code, its names in the first row, and whether it must be there."""

    code: str
    english: str
    urdu: str
    must: bool = True


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell. The sentence is translated where it is shown."""

    line: int
    column: Column
    sentence: str
    told: str = ""


@dataclass(frozen=True)
class Checked:
    """How many rows are right, and what is wrong with the others."""

    ready: int
    faults: tuple[Fault, ...]


def text_of(sent: bytes, *, largest: int = LARGEST) -> str:
    """This will read the letters of a file.

    Raises: IsAWorkbook; NotATable for anything else that is not text.
    """
    if sent[:4] in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}:
        raise IsAWorkbook
    if len(sent) > largest:
        raise TooLong(most=LONGEST)
    encoding = "utf-16" if sent[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = sent.decode(encoding)
    except UnicodeDecodeError:
        raise NotATable from None
    if "\x00" in text:
        raise NotATable
    return text


def read_table(text: str, columns: tuple[Column, ...], *, longest: int = LONGEST) -> Table:
    """This will find the columns by their names and give the rows below them.

    With another `longest` it reads what a page would not: a table worked through behind it.

    A list of objects in JSON is a table as well: its keys are the columns' names, and the first
    object is row 1.

    Raises: NotATable, TooLong and ColumnsMissing as their sentences say.
    """
    if len(text) > LARGEST * max(1, longest // LONGEST):
        raise TooLong(most=longest)
    if text.lstrip("\ufeff \t\r\n").startswith(("[", "{")):
        return _read_json(text, columns, longest)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max("\t;,", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter))
    except csv.Error:
        raise NotATable from None
    filled = [(n, cells) for n, cells in enumerate(lines, 1) if any(clean(c) for c in cells)]
    if not filled:
        raise NotATable
    where = _columns_of(filled[0][1], columns)
    if len(filled) - 1 > longest:
        raise TooLong(most=longest)
    return Table(
        tuple(
            Row(n, {code: clean(cells[i]) for code, i in where.items() if i < len(cells)})
            for n, cells in filled[1:]
        )
    )


def _read_json(text: str, columns: tuple[Column, ...], longest: int) -> Table:
    try:
        sent = json.loads(text.lstrip("\ufeff"))
    except (json.JSONDecodeError, RecursionError):
        raise NotATable from None
    if not isinstance(sent, list) or not all(isinstance(one, dict) for one in sent) or not sent:
        raise NotATable
    if len(sent) > longest:
        raise TooLong(most=longest)
    names = list(dict.fromkeys(name for one in sent for name in one))
    where = _columns_of(names, columns)
    return Table(
        tuple(
            Row(n, {code: clean(_as_cell(one.get(names[i]))) for code, i in where.items()})
            for n, one in enumerate(sent, 1)
        )
    )


def _as_cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _columns_of(head: list[str], columns: tuple[Column, ...]) -> dict[str, int]:
    known = {same(name): c.code for c in columns for name in (c.code, c.english, c.urdu)}
    where: dict[str, int] = {}
    for i, cell in enumerate(head):
        code = known.get(same(cell))
        if code is not None:
            where.setdefault(code, i)
    missing = [c for c in columns if c.must and c.code not in where]
    if missing:
        raise ColumnsMissing(columns=", ".join(f"{c.english} / {c.urdu}" for c in missing))
    return where
