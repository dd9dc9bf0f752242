"""Good practice, to be read: stages, clinical windows, checklists, referral, mediation's red lines.

None of it is law. A row says whether it was read in a source, is a proposal of ours, or was not
confirmed; the last may be read about and no rule may name it. What the house acts on are the
rules each row lists.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar, get_args

from amaan.law import offences as law
from amaan.law.catalogue import default_root
from amaan.law.loading import authority, sources_in
from amaan.law.reading import BrokenLaw, LawFile, Row

Nature = Literal["sourced", "proposed", "unverified"]
Result = Literal["block", "must_hold", "allow_referral", "block_term", "afterwards"]
FOLDER = "standards"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the response: what is done, by whom, by when, and what must never happen."""

    id: str
    title: str
    title_ur: str
    actions: tuple[str, ...]
    by: tuple[str, ...]
    limit: str
    record: tuple[str, ...]
    never: tuple[str, ...]
    # The duties and bars that carry it.
    rules: tuple[str, ...]
    # What of it waits for a room that does not exist yet.
    later: str
    nature: Nature
    sources: tuple[str, ...]
    last_confirmed_on: date


@dataclass(frozen=True, slots=True)
class Window:
    """How long after the incident a treatment or a sample still helps."""

    id: str
    title: str
    title_ur: str
    window: str
    window_ur: str
    show: str
    show_ur: str
    rules: tuple[str, ...]
    nature: Nature
    sources: tuple[str, ...]
    last_confirmed_on: date


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a checklist; `machine`: it can be checked from what is recorded."""

    id: str
    text: str
    text_ur: str
    machine: bool
    nature: Nature
    sources: tuple[str, ...]
    last_confirmed_on: date


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a referral, and its time."""

    id: str
    text: str
    text_ur: str
    time: str
    rules: tuple[str, ...]
    nature: Nature
    sources: tuple[str, ...]
    last_confirmed_on: date


@dataclass(frozen=True, slots=True)
class MediationRule:
    """A red line, or a safeguard of the little that remains."""

    id: str
    condition: str
    condition_ur: str
    result: Result
    # Who may lift it, in writing; empty: nobody.
    override: str
    rules: tuple[str, ...]
    nature: Nature
    sources: tuple[str, ...]
    last_confirmed_on: date


@dataclass(frozen=True)
class Practice:
    """All of it, each list in the order in which it is read."""

    stages: tuple[Stage, ...]
    windows: tuple[Window, ...]
    adult_interview: tuple[Check, ...]
    child_interview: tuple[Check, ...]
    supervision: tuple[Check, ...]
    first_things: tuple[Check, ...]
    referral: tuple[Step, ...]
    sharing: tuple[Check, ...]
    mediation: tuple[MediationRule, ...]
    sources: Mapping[str, law.Source]

    @property
    def that_name_rules(self) -> tuple[Stage | Window | Step | MediationRule, ...]:
        """The rows that say which rules carry them."""
        return (*self.stages, *self.windows, *self.referral, *self.mediation)


def load(root: Path | None = None) -> Practice:
    """This will read `rules/standards`, once for each place it is read from.

    Raises: BrokenLaw naming file, line, row and field.
    """
    return _load(default_root() if root is None else Path(root))


@lru_cache(maxsize=4)
def _load(root: Path) -> Practice:
    sources = _sources(root)

    def rows(name: str, table: str, read: Callable[[Row, "_Common"], T]) -> tuple[T, ...]:
        return _rows(root, name, table, read, sources)

    return Practice(
        stages=rows("stages", "stage", _stage),
        windows=rows("windows", "window", _window),
        adult_interview=rows("interviews", "adult", _check),
        child_interview=rows("interviews", "child", _check),
        supervision=rows("supervision", "check", _check),
        first_things=rows("order", "first", _check),
        referral=rows("referral", "step", _step),
        sharing=rows("referral", "sharing", _check),
        mediation=rows("mediation", "rule", _mediation),
        sources=sources,
    )


@dataclass(frozen=True)
class _Common:
    """What every row has."""

    id: str
    nature: Nature
    sources: tuple[str, ...]
    rules: tuple[str, ...]
    on: date


def _sources(root: Path) -> dict[str, law.Source]:
    found: dict[str, law.Source] = {}
    for name in (f"{FOLDER}.toml", f"{FOLDER}/sources.toml"):
        here = sources_in(root, name)
        if twice := found.keys() & here.keys():
            raise BrokenLaw(f"{name}: {min(twice)} is listed in {FOLDER}.toml too")
        found |= here
    return found


def _rows(
    root: Path,
    name: str,
    table: str,
    read: Callable[[Row, _Common], T],
    sources: Mapping[str, law.Source],
) -> tuple[T, ...]:
    file = LawFile(root, root / FOLDER / f"{name}.toml")
    found: dict[str, T] = {}
    for row in file.listed(table):
        common = _Common(
            id=row.text("id"),
            nature=row.code("nature", get_args(Nature)),
            sources=authority(row, sources),
            rules=row.words("rules", needed=False),
            on=file.confirmed_on(),
        )
        if common.id in found:
            raise row.broken("id", "stands twice")
        if common.nature == "unverified" and common.rules:
            raise row.broken("rules", "names a rule, and what nobody confirmed drives nothing")
        found[common.id] = read(row, common)
        row.done()
    return tuple(found.values())


def _stage(row: Row, c: _Common) -> Stage:
    return Stage(
        id=c.id,
        title=row.text("title"),
        title_ur=row.text("title_ur"),
        actions=row.words("actions"),
        by=row.words("by"),
        limit=row.text("limit"),
        record=row.words("record"),
        never=row.words("never"),
        rules=c.rules,
        later=row.text("later", needed=False),
        nature=c.nature,
        sources=c.sources,
        last_confirmed_on=c.on,
    )


def _window(row: Row, c: _Common) -> Window:
    return Window(
        id=c.id,
        title=row.text("title"),
        title_ur=row.text("title_ur"),
        window=row.text("window"),
        window_ur=row.text("window_ur"),
        show=row.text("show", needed=False),
        show_ur=row.text("show_ur", needed=False),
        rules=c.rules,
        nature=c.nature,
        sources=c.sources,
        last_confirmed_on=c.on,
    )


def _check(row: Row, c: _Common) -> Check:
    return Check(
        id=c.id,
        text=row.text("text"),
        text_ur=row.text("text_ur"),
        machine=bool(row.flag("machine")),
        nature=c.nature,
        sources=c.sources,
        last_confirmed_on=c.on,
    )


def _step(row: Row, c: _Common) -> Step:
    return Step(
        id=c.id,
        text=row.text("text"),
        text_ur=row.text("text_ur"),
        time=row.text("time"),
        rules=c.rules,
        nature=c.nature,
        sources=c.sources,
        last_confirmed_on=c.on,
    )


def _mediation(row: Row, c: _Common) -> MediationRule:
    return MediationRule(
        id=c.id,
        condition=row.text("condition"),
        condition_ur=row.text("condition_ur"),
        result=row.code("result", get_args(Result)),
        override=row.text("override", needed=False),
        rules=c.rules,
        nature=c.nature,
        sources=c.sources,
        last_confirmed_on=c.on,
    )
