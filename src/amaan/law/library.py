"""What is read and never decides: the laws by name, their sections, judgments, what provinces add.

Officers, lawyers and the handbook read these rows. No duty, bar or offence is worked out from
them, so a row that nobody confirmed may stand here and say so; nothing may rest on it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Literal, TypeVar, get_args

from amaan.law import offences as law
from amaan.law.catalogue import default_root
from amaan.law.loading import authority, read_sources
from amaan.law.reading import LawFile, Row

Standing = Literal["in_force", "merged", "uncertain", "not_in_force"]
_PLACES = (law.FEDERAL, *law.PROVINCES)
# The Code is no act of this field, but most of what a desk does stands in it.
THE_CODE = "crpc"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Instrument:
    """An act, ordinance, set of rules or bill, and whether it stands."""

    id: str
    title: str
    title_ur: str
    reference: str
    status: Standing
    status_words: str
    provinces: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: law.Confidence
    last_confirmed_on: date


@dataclass(frozen=True, slots=True)
class Provision:
    """A section in plain words: what it says, who must act, by when."""

    id: str
    instrument: str
    section: str
    title: str
    title_ur: str
    sources: tuple[str, ...]
    confidence: law.Confidence
    last_confirmed_on: date
    actor: str = ""
    time_limit: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Judgment:
    """What a court held, in one sentence."""

    id: str
    case: str
    court: str
    point: str
    point_ur: str
    sources: tuple[str, ...]
    confidence: law.Confidence
    last_confirmed_on: date


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a province adds to the federal law, and what of it nobody has read."""

    id: str
    provinces: tuple[str, ...]
    title: str
    title_ur: str
    laws: str
    remark: str
    confidence: law.Confidence
    last_confirmed_on: date


@dataclass(frozen=True, slots=True)
class ScheduleOfAct:
    """A schedule of the Anti-Rape Act as it was read."""

    id: str
    title: str
    title_ur: str
    offences: tuple[str, ...]
    only_if_connected: tuple[str, ...]
    notes: str
    sources: tuple[str, ...]
    confidence: law.Confidence
    last_confirmed_on: date


@dataclass(frozen=True)
class Library:
    """All that may be read about the law beside the offences."""

    instruments: Mapping[str, Instrument]
    provisions: Mapping[str, Provision]
    judgments: Mapping[str, Judgment]
    overlays: Mapping[str, Overlay]
    schedules: Mapping[str, ScheduleOfAct]
    # Sources of laws that perhaps never came into force: nothing may rest on them.
    doubtful_sources: frozenset[str]

    def overlay_of(self, province: str) -> tuple[Overlay, ...]:
        """This will give what is known of a province, the federal law first."""
        return tuple(
            o for o in self.overlays.values() if {law.FEDERAL, province} & set(o.provinces)
        )


def load(root: Path | None = None) -> Library:
    """This will read the library, once for each place it is read from.

    Raises: BrokenLaw naming file, line, row and field.
    """
    return _load(default_root() if root is None else Path(root))


def sources_to_rest_on(root: Path) -> dict[str, law.Source]:
    """This will give the sources a duty or bar may rest on: not those of laws of doubtful force."""
    sources = read_sources(root)
    doubtful = _doubtful(
        _rows(root, "instruments.toml", "instrument", _instrument, sources).values()
    )
    return {key: source for key, source in sources.items() if key not in doubtful}


@lru_cache(maxsize=4)
def _load(root: Path) -> Library:
    sources = read_sources(root)
    instruments = _rows(root, "instruments.toml", "instrument", _instrument, sources)
    known = (THE_CODE, *instruments)
    provisions: dict[str, Provision] = {}
    for path in sorted((root / "provisions").glob("*.toml")):
        provisions |= _rows(
            root, f"provisions/{path.name}", "provision", partial(_provision, known), sources
        )
    return Library(
        instruments=instruments,
        provisions=provisions,
        judgments=_rows(root, "judgments.toml", "judgment", _judgment, sources),
        overlays=_rows(root, "overlays.toml", "overlay", _overlay, sources),
        schedules=_rows(root, "schedules.toml", "schedule", _schedule, sources),
        doubtful_sources=_doubtful(instruments.values()),
    )


def _rows(
    root: Path,
    name: str,
    table: str,
    read: Callable[[Row, Mapping[str, law.Source], date], T],
    sources: Mapping[str, law.Source],
) -> dict[str, T]:
    file = LawFile(root, root / name)
    found: dict[str, T] = {}
    for row in file.listed(table):
        id = row.text("id")
        if id in found:
            raise row.broken("id", "stands twice")
        found[id] = read(row, sources, file.confirmed_on())
        row.done()
    return found


def _instrument(row: Row, sources: Mapping[str, law.Source], on: date) -> Instrument:
    return Instrument(
        id=row.text("id"),
        title=row.text("title"),
        title_ur=row.text("title_ur"),
        reference=row.text("reference"),
        status=row.code("status", get_args(Standing)),
        status_words=row.text("status_words"),
        provinces=row.codes("provinces", _PLACES),
        sources=authority(row, sources),
        confidence=_confidence(row),
        last_confirmed_on=on,
    )


def _provision(
    instruments: tuple[str, ...], row: Row, sources: Mapping[str, law.Source], on: date
) -> Provision:
    return Provision(
        id=row.text("id"),
        instrument=row.code("instrument", instruments),
        section=row.text("section"),
        title=row.text("title"),
        title_ur=row.text("title_ur"),
        sources=authority(row, sources),
        confidence=_confidence(row),
        last_confirmed_on=on,
        actor=row.text("actor", needed=False),
        time_limit=row.text("time_limit", needed=False),
        notes=row.text("notes", needed=False),
    )


def _judgment(row: Row, sources: Mapping[str, law.Source], on: date) -> Judgment:
    return Judgment(
        id=row.text("id"),
        case=row.text("case"),
        court=row.text("court"),
        point=row.text("point"),
        point_ur=row.text("point_ur"),
        sources=authority(row, sources),
        confidence=_confidence(row),
        last_confirmed_on=on,
    )


def _overlay(row: Row, sources: Mapping[str, law.Source], on: date) -> Overlay:
    del sources  # the laws it names have their own
    return Overlay(
        id=row.text("id"),
        provinces=row.codes("provinces", _PLACES),
        title=row.text("title"),
        title_ur=row.text("title_ur"),
        laws=row.text("laws"),
        remark=row.text("remark"),
        confidence=_confidence(row),
        last_confirmed_on=on,
    )


def _schedule(row: Row, sources: Mapping[str, law.Source], on: date) -> ScheduleOfAct:
    return ScheduleOfAct(
        id=row.text("id"),
        title=row.text("title"),
        title_ur=row.text("title_ur"),
        offences=row.words("offences"),
        only_if_connected=row.words("only_if_connected"),
        notes=row.text("notes"),
        sources=authority(row, sources),
        confidence=_confidence(row),
        last_confirmed_on=on,
    )


def _confidence(row: Row) -> law.Confidence:
    found: law.Confidence = row.code("confidence", get_args(law.Confidence))
    return found


def _doubtful(instruments: Iterable[Instrument]) -> frozenset[str]:
    """This will give the sources that only laws of uncertain or no force are read from."""
    doubtful: set[str] = set()
    sound: set[str] = set()
    for one in instruments:
        unsure = one.confidence == "unverified" or one.status == "not_in_force"
        (doubtful if unsure else sound).update(one.sources)
    return frozenset(doubtful - sound)
