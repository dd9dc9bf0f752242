"""The small pieces of which the law's pages are made: lists, fields, places and days."""

from collections.abc import Callable, Iterable
from datetime import date

from amaan.documents.pieces import (
    Column,
    Field,
    Fields,
    Line,
    Piece,
    Said,
    See,
    Table,
    Words,
)
from amaan.law.offences import FEDERAL
from amaan.protocol.rules import InForce

# The words of a code in both languages, by the list it belongs to.
Say = Callable[[str, str], Said]


def listed(title: Words, items: Iterable[Line | See]) -> Piece | None:
    """This will give a titled list, or nothing where there is nothing to list."""
    rows = tuple((_as_line(one),) for one in items)
    return Table(columns=(Column(label=title),), rows=rows) if rows else None


def _as_line(one: Line | See) -> Line:
    return (one,) if isinstance(one, See) else one


def prose(title: Words, text: str) -> Piece | None:
    """This will give a titled text, or nothing where there is none."""
    return Fields(rows=(Field(label=title, value=text),)) if text else None


def kept(*pieces: Piece | None) -> tuple[Piece, ...]:
    """This will leave out what is empty, and labels without a value: a page is not a form."""
    kept: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Fields):
            rows = tuple(row for row in piece.rows if row.value)
            if rows:
                kept.append(Fields(rows=rows))
        elif piece is not None:
            kept.append(piece)
    return tuple(kept)


def coded(words: Said, *more: str) -> Line:
    """This will give the words of a code with what is remarked on it."""
    told = "; ".join(part for part in more if part)
    return (words, f" ({told})") if told else words


def places(provinces: Iterable[str], say: Say) -> Words:
    """This will name provinces; none named, or the federation, is the whole country."""
    named = sorted(set(provinces) - {FEDERAL})
    found = [say("provinces", code) for code in named] or [say("law_heads", "everywhere")]
    return Said(en=", ".join(p.en for p in found), ur="، ".join(p.ur for p in found))


def time_span(entry: InForce) -> Said:
    """This will say from when until when a text stood."""
    since, until = day_of(entry.since), day_of(entry.until)
    if until:
        return Said(en=f"{since} to {until}", ur=f"{since} تا {until}")
    return Said(en=f"since {since}", ur=f"{since} سے")


def day_of(day: date | None) -> str:
    """This will write a day as 2026-11-22."""
    return "" if day is None else day.isoformat()
