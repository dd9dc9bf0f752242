"""Pieces of a page of the law as rows that a template can draw. Whatever leads on, links."""

from collections.abc import Iterator
from dataclasses import dataclass

from amaan.documents.pieces import (
    Fields,
    Line,
    Notice,
    Piece,
    Prose,
    Said,
    Section,
    See,
    Strong,
    Table,
    Words,
)
from amaan.web.kit.markup import address


@dataclass(frozen=True)
class Run:
    """Some words; `url` where they lead on, `foreign` where they stand in the other script."""

    words: str
    url: str = ""
    foreign: bool = False


@dataclass(frozen=True)
class Drawn:
    """One piece: of which sort, under which title, and its rows of cells of runs."""

    sort: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]


def draw(section: Section, language: str) -> tuple[Drawn, ...]:
    """This will give the pieces of a page in one language."""
    return tuple(_piece(piece, language) for piece in section.pieces)


def words(told: Words, language: str) -> str:
    """This will give words in one language; what stands in one alone stands as it is."""
    if isinstance(told, Said):
        return told.ur if language == "ur" else told.en
    return told


def _piece(piece: Piece, language: str) -> Drawn:
    def cells(*told: Line) -> tuple[tuple[Run, ...], ...]:
        return tuple(_line(one, language) for one in told)

    match piece:
        case Fields():
            return Drawn("fields", "", (), tuple(cells(r.label, r.value) for r in piece.rows))
        case Prose():
            return Drawn("prose", "", (), tuple(cells(one) for one in piece.paragraphs))
        case Notice():
            return Drawn("notice", words(piece.title, language), (), (cells(piece.text),))
        case Table():
            heads = tuple(words(column.label, language) for column in piece.columns)
            rows = tuple(cells(*row) for row in piece.rows)
            sort = "list" if len(heads) == 1 else "table"
            return Drawn(sort, words(piece.caption, language), heads, rows)
        case _:
            raise TypeError(f"the law's pages hold no {type(piece).__name__}")


def _line(line: Line, language: str) -> tuple[Run, ...]:
    parts = line if isinstance(line, tuple) else (line,)
    return tuple(_runs(parts, language))


def _runs(parts: tuple[Words | See | Strong, ...], language: str) -> Iterator[Run]:
    for part in parts:
        if isinstance(part, See):
            kind, _colon, row = part.anchor.partition(":")
            yield Run(words(part.words, language), address("law:one", kind, row))
        elif isinstance(part, Strong):
            yield Run(words(part.words, language))
        else:
            told = words(part, language)
            yield Run(told, foreign=language == "ur" and isinstance(part, str))
