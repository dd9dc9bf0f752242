"""What a paper is made of: frozen pieces, handed over already reduced.

A piece holds what is printed and nothing else: whoever hands it over has decided what this
reader may hold, and turned names into initials where initials are meant. Nothing here opens,
masks or looks anything up.

`Words` are either one string, in whatever script it was written, or `Said` in both languages;
of the latter a paper in English prints the one, a paper in Urdu the other, a paper in both
prints both. A plain string is printed as it is, in its own direction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Tone = Literal["plain", "warn"]
Align = Literal["start", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence in both languages of our papers."""

    en: str
    ur: str


@dataclass(frozen=True, slots=True)
class See:
    """A cross reference: the words, and the anchor of the section they lead to."""

    words: "str | Said"
    anchor: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that must not be overlooked."""

    words: "str | Said"


Words = str | Said
# One sentence, or several runs of one where a part is strong or leads elsewhere.
Line = Words | tuple["Words | See | Strong", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label and what stands there. Empty values print a line to write on."""

    label: Words
    value: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Labels and values one under the other."""

    rows: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Paragraphs of ours."""

    paragraphs: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody's own words, as they were said: a title and the text, line breaks kept."""

    title: Words
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list; with `boxes` one to be ticked by hand, with `numbered` one that is counted."""

    items: tuple[Line, ...]
    boxes: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a column. `width` is its share of the page beside the others."""

    label: Words
    width: float = 1
    align: Align = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under heads that are repeated on each page; `empty` is said where there is no row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    caption: Words = ""
    empty: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A framed word to whoever reads the paper."""

    text: Line
    title: Words = ""
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Lines to sign on, with a place for the stamp of the office."""

    labels: tuple[Words, ...]
    stamp: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code to be read by a machine, with the same in letters below it."""

    content: str
    below: str = ""
    size_mm: int = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Room to write by hand: so many ruled lines under a title."""

    title: Words
    lines: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label to be cut out and stuck on a parcel: a code, a few lines, room for a signature."""

    mark: Code
    title: Words
    rows: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Labels two in a row; none is torn over a page."""

    each: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its share of the whole, from nought to one, and what is printed beside it."""

    label: Words
    share: float
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Shares drawn one under the other, each with its numbers; `note` says what is counted."""

    title: Words
    each: tuple[Bar, ...]
    note: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where a curve steps down: the time, the share that is left, and its interval."""

    time: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A share that falls in steps over time, with its interval; the numbers stand in a table."""

    title: Words
    points: tuple[Point, ...]
    # How far the axis of time goes, and what is written below it.
    longest: int
    unit: Words
    note: Words = ""


Piece = (
    Labels | Fields | Prose | Quote | Bullets | Table | Notice | Signatures | Code | Gap | Bars
    | Curve
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with pieces under it. `anchor` is what a cross reference leads to."""

    title: Words
    pieces: tuple[Piece, ...] = ()
    sections: tuple["Section", ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper of a bundle: it begins on a page of its own and is one line of the index.

    `withheld` says what this reader does not get and on what ground, without saying what it
    was: "Identity of the survivor: kept in the sealed annex (section 26)".
    """

    title: Words
    sections: tuple[Section, ...] = ()
    pieces: tuple[Piece, ...] = ()
    annex: bool = False
    dated: Words = ""
    withheld: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Watermark:
    """Who took this copy, when and under which number; `code` is repeated faintly behind the
    text, so that a photograph of any part of a page leads back to the number."""

    officer: str
    at: datetime
    number: str
    code: str = ""


SERVICE = Said(en="Police", ur="پولیس")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What is printed as one file.

    `facts` stand on the cover: for whom, on what ground, until when. With one paper and no
    `cover` it is a plain document: a receipt, a list, a notice. `contents` sets a list of the
    papers and their sections with page numbers.
    """

    title: Words
    papers: tuple[Paper, ...]
    made_at: datetime
    # In the head where no unit is named; nothing of it on what is carried home.
    service: Words = SERVICE
    unit: Words = ""
    officer: str = ""
    reference: str = ""
    recipient: Words = ""
    facts: tuple[Field, ...] = ()
    notice: Words = ""
    cover: bool = False
    contents: bool = False
    # How deep the contents go: papers, their sections, or the sections of those.
    depth: int = 1
