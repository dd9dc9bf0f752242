"""A plan as it is laid out once: sections of words and tables, for page, paper, document, sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from amaan.documents.pieces import Column as PaperColumn
from amaan.documents.pieces import Piece, Prose, Section, Table
from amaan.web.kit import shapes

Kind = Literal["text", "whole", "decimal", "money"]


@dataclass(frozen=True)
class Cell:
    """What is read, and what a spreadsheet reckons with: a number, or a formula that gives it."""

    text: str
    number: float | int | None = None
    formula: str = ""

    @property
    def for_sheet(self) -> Any:
        """This will give the cell as a spreadsheet holds it."""
        if self.formula:
            return {"formula": self.formula, "value": self.number}
        return self.text if self.number is None else self.number


@dataclass(frozen=True)
class Column:
    """One column; `kind` says how a spreadsheet shows it, `total` that it is summed there."""

    label: str
    kind: Kind = "text"
    wide: bool = False
    total: bool = False


@dataclass(frozen=True)
class Grid:
    """One table, with what is said where it is empty."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    # The words beside the sum, and the sum as people read it, under the last summed column.
    total: str = ""
    sum: str = ""
    # A table that only a spreadsheet shows, or only people read.
    only: Literal["", "sheet", "people"] = ""


@dataclass(frozen=True)
class Part:
    """One section of a plan."""

    code: str
    title: str
    words: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    # What must be borne in mind when it is read.
    caution: str = ""
    # What the office says about it.
    remark: str = ""
    # What may be written here by its office: addresses by what they are for.
    acts: Mapping[str, str] = field(default_factory=dict)


def text(told: str) -> Cell:
    """This will give a cell of words."""
    return Cell(told)


def number(told: float) -> Cell:
    """This will give a cell with a number as people write it."""
    return Cell(f"{told:,.0f}" if told == int(told) else f"{told:,.1f}", told)


def register(grid: Grid) -> shapes.Register:
    """This will give a table as a page shows it."""
    rows = tuple(
        tuple(
            shapes.Cell(text=cell.text, kind="number" if column.kind != "text" else "text")
            for cell, column in zip(row, grid.columns, strict=True)
        )
        for row in _with_sum(grid)
    )
    return shapes.Register(
        caption=grid.caption,
        columns=tuple(
            shapes.Column(label=one.label, numeric=one.kind != "text", wide=one.wide)
            for one in grid.columns
        ),
        rows=rows,
        empty=shapes.Empty(title=grid.empty),
    )


def section(part: Part) -> Section:
    """This will give a section as the paper prints it."""
    pieces: list[Piece] = [Prose(paragraphs=part.words)] if part.words else []
    pieces += [_table(grid) for grid in part.grids if grid.only != "sheet"]
    closing = tuple(words for words in (part.caution, part.remark) if words)
    if closing:
        pieces.append(Prose(paragraphs=closing))
    return Section(title=part.title, pieces=tuple(pieces))


def _table(grid: Grid) -> Table:
    return Table(
        caption=grid.caption,
        columns=tuple(
            PaperColumn(
                label=one.label,
                width=2.4 if one.wide else 1.2,
                align="start" if one.kind == "text" else "end",
            )
            for one in grid.columns
        ),
        rows=tuple(tuple(cell.text for cell in row) for row in _with_sum(grid)),
        empty=grid.empty,
    )


def blocks(part: Part) -> list[dict[str, Any]]:
    """This will give a section as a document that can be edited holds it."""
    told: list[dict[str, Any]] = [{"heading": part.title, "level": 1}]
    told += [{"words": words} for words in part.words]
    for grid in part.grids:
        if grid.only == "sheet":
            continue
        if not grid.rows:
            told += [{"words": grid.caption, "strong": True}, {"words": grid.empty}]
            continue
        told.append(
            {
                "caption": grid.caption,
                "columns": [one.label for one in grid.columns],
                "rows": [[cell.text for cell in row] for row in _with_sum(grid)],
            }
        )
    told += [{"words": words} for words in (part.caution, part.remark) if words]
    return told


def sheets(part: Part, *, rtl: bool) -> list[dict[str, Any]]:
    """This will give the tables of a section as sheets of a workbook."""
    return [
        {
            "name": grid.caption,
            "rtl": rtl,
            "before": [part.title, grid.caption, *([] if grid.rows else [grid.empty]), ""],
            "columns": [
                {"label": one.label, "kind": one.kind, "width": 40 if one.wide else 16,
                 "total": one.total}
                for one in grid.columns
            ],
            "rows": [[cell.for_sheet for cell in row] for row in grid.rows],
            "total": grid.total,
            "after": ["", part.caution] if part.caution else [],
        }
        for grid in part.grids
        if grid.only != "people"
    ]  # fmt: skip


def _with_sum(grid: Grid) -> tuple[tuple[Cell, ...], ...]:
    """This will give the rows with their sum below, where they have one."""
    if not grid.sum or not grid.rows:
        return grid.rows
    at = max(n for n, one in enumerate(grid.columns) if one.total)
    last = [Cell("") for _one in grid.columns]
    last[0], last[at] = Cell(grid.total), Cell(grid.sum)
    return (*grid.rows, tuple(last))
