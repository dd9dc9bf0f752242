"""What the offence assistant asks, warns of and leads to, as `rules/assistant.toml` says it.

A question is plain words in two languages and the particulars its answers tell. A trap is what
officers and prints get wrong about a section. A track is who takes a matter up, and how. An
offence that no answers lead to is listed with the reason, so that none is forgotten.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from amaan.law import offences as law
from amaan.law.catalogue import Catalogue, default_root, load
from amaan.law.loading import authority
from amaan.law.reading import LawFile, Row

# `one`: yes or no to a single particular. `several`: whichever of them were told.
Sort = Literal["one", "several"]


@dataclass(frozen=True, slots=True)
class Question:
    """A plain question, and the particulars that its answer tells."""

    id: str
    words: str
    words_ur: str
    sort: Sort
    particulars: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trap:
    """What is easily got wrong about a section, and what to do instead."""

    id: str
    offences: frozenset[str]
    words: str
    words_ur: str
    sources: tuple[str, ...]
    # Only where a scheduled offence stands beside it.
    connected: bool


@dataclass(frozen=True, slots=True)
class Track:
    """Who takes a matter up and by which procedure, in both languages."""

    id: str
    title: str
    title_ur: str
    words: str
    words_ur: str
    sources: tuple[str, ...]
    confidence: law.Confidence


@dataclass(frozen=True, slots=True)
class Assistant:
    """All that the file says."""

    questions: tuple[Question, ...]
    # Which question tells a particular.
    asked_by: Mapping[str, Question]
    traps: tuple[Trap, ...]
    tracks: Mapping[str, Track]
    # Offence -> why no plain answers lead to it.
    unreachable: Mapping[str, str]


def load_assistant(root: Path | None = None) -> Assistant:
    """This will read the file, once for each place it is read from.

    Raises: BrokenLaw naming file, line, row and field.
    """
    return _read(Path(root) if root is not None else default_root())


@lru_cache(maxsize=4)
def _read(root: Path) -> Assistant:
    catalogue = load(root)
    file = LawFile(root, root / "assistant.toml")
    file.confirmed_on()
    questions = tuple(_question(row) for row in file.listed("question"))
    asked_by: dict[str, Question] = {}
    for question in questions:
        for particular in question.particulars:
            asked_by.setdefault(particular, question)
    return Assistant(
        questions=questions,
        asked_by=asked_by,
        traps=tuple(_trap(row, catalogue) for row in file.listed("trap")),
        tracks={row.label: _track(row, catalogue) for row in file.listed("track")},
        unreachable=_unreachable(file, catalogue),
    )


def _question(row: Row) -> Question:
    question = Question(
        id=row.text("id"),
        words=row.text("words"),
        words_ur=row.text("words_ur"),
        sort=row.code("sort", get_args(Sort)),
        particulars=row.words("particulars"),
    )
    row.done()
    if question.sort == "one" and len(question.particulars) != 1:
        raise row.broken("particulars", "must name one where the answer is yes or no")
    return question


def _trap(row: Row, catalogue: Catalogue) -> Trap:
    trap = Trap(
        id=row.text("id"),
        offences=frozenset(row.codes("offences", catalogue.every)),
        words=row.text("words"),
        words_ur=row.text("words_ur"),
        sources=authority(row, catalogue.sources),
        connected=bool(row.flag("connected")),
    )
    row.done()
    return trap


def _track(row: Row, catalogue: Catalogue) -> Track:
    track = Track(
        id=row.text("id"),
        title=row.text("title"),
        title_ur=row.text("title_ur"),
        words=row.text("words"),
        words_ur=row.text("words_ur"),
        sources=authority(row, catalogue.sources),
        confidence=row.code("confidence", ("verified", "secondary")),
    )
    row.done()
    return track


def _unreachable(file: LawFile, catalogue: Catalogue) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in file.listed("unreachable"):
        found[row.code("offence", catalogue.every)] = row.text("reason")
        row.done()
    return found
