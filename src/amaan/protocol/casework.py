"""What an investigation follows up, and what a report is looked at for: lists that are data.

Which lines and items belong to a case follows from what was told and alleged, by the same named
conditions as duties. Neither list is a duty: nothing is late by it.

Source: `rules/inquiry.toml` and `rules/report.toml`, each row with its source; PROPOSED is ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from amaan.law.catalogue import default_root
from amaan.law.loading import sources_in
from amaan.law.reading import LawFile
from amaan.protocol import codes
from amaan.protocol.conditions import CONDITIONS, Condition
from amaan.protocol.facts import Recorded
from amaan.protocol.reading import Sources, read_matches, read_standards
from amaan.protocol.rules import Match, first_fitting
from amaan.protocol.situation import Catalogue, Place, Situation

OWN_LINE = "own_line"
OURS = "PROPOSED"


@dataclass(frozen=True)
class Line:
    """One line of inquiry, as the template has it."""

    id: str
    text_en: str
    text_ur: str
    when: tuple[Condition, ...]
    provision: str
    sources: tuple[str, ...]

    @property
    def is_ours(self) -> bool:
        """Whether no law asks for it by itself."""
        return not self.provision


@dataclass(frozen=True)
class Item:
    """One thing a report is looked at for."""

    id: str
    title_en: str
    title_ur: str
    owner: str
    met_by: tuple[Match, ...]
    excused_by: tuple[Match, ...]
    when: tuple[Condition, ...]
    provision: str
    source: str


@dataclass(frozen=True)
class Checked:
    """One item in a case: there, missing, or not asked for; and the fact that says so."""

    item: Item
    # "there", "missing" or "excused".
    state: str
    by: Recorded | None = None


@lru_cache(maxsize=4)
def lines(root: Path | None = None) -> tuple[Line, ...]:
    """This will read the template of lines of inquiry, in the order in which they are shown.

    Raises: BrokenLaw for a line without a source, and for one that no fact can name.
    """
    place = root or default_root()
    known = _sources(place)
    found = []
    for row in LawFile(place, place / "inquiry.toml").listed("line"):
        found.append(
            Line(
                id=row.code("id", codes.INQUIRY_LINES - {OWN_LINE}),
                text_en=row.text("text_en"),
                text_ur=row.text("text_ur"),
                when=_conditions(row.codes("when", CONDITIONS, needed=False)),
                provision=row.text("provision", needed=False),
                sources=row.codes("sources", known),
            )
        )
        row.done()
    return tuple(found)


@lru_cache(maxsize=4)
def items(root: Path | None = None) -> tuple[Item, ...]:
    """This will read what a report is looked at for, in order. Raises: BrokenLaw."""
    place = root or default_root()
    known = _sources(place)
    found = []
    for row in LawFile(place, place / "report.toml").listed("item"):
        found.append(
            Item(
                id=row.text("id"),
                title_en=row.text("title_en"),
                title_ur=row.text("title_ur"),
                owner=row.code("owner", codes.POSTS),
                met_by=read_matches(row, "met_by", needed=False),
                excused_by=read_matches(row, "excused_by", needed=False),
                when=_conditions(row.codes("when", CONDITIONS, needed=False)),
                provision=row.text("provision", needed=False),
                source=row.code("source", known),
            )
        )
        row.done()
    return tuple(found)


def situation(
    timeline: Sequence[Recorded], catalogue: Catalogue, province: str, now: datetime
) -> Situation:
    """This will arrange a case as the conditions ask about it."""
    return Situation(timeline, catalogue=catalogue, place=Place(province=province), now=now)


def lines_for(s: Situation) -> tuple[Line, ...]:
    """This will give the lines of inquiry that belong to a case."""
    return tuple(line for line in lines() if _holds(line.when, s))


def checked(s: Situation) -> tuple[Checked, ...]:
    """This will look a case over for its report: what is there, what is missing, what is not asked.

    An item that no fact can show (`met_by` is empty) is left to whoever asks, as missing.
    """
    return tuple(_checked(item, s) for item in items() if _holds(item.when, s))


def _checked(item: Item, s: Situation) -> Checked:
    met = first_fitting(item.met_by, s) if item.met_by else None
    if met is not None:
        return Checked(item, "there", met)
    excused = first_fitting(item.excused_by, s) if item.excused_by else None
    return Checked(item, "excused" if excused else "missing", excused)


def _holds(when: tuple[Condition, ...], s: Situation) -> bool:
    return all(s.holds(condition) is not None for condition in when)


def _conditions(names: Sequence[str]) -> tuple[Condition, ...]:
    return tuple(CONDITIONS[name] for name in names)


def _sources(root: Path) -> Sources:
    return {**sources_in(root, "sources.toml"), **read_standards(root)}
