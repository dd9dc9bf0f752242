"""Reading the instruments of risk strictly. A licensed one without its permission does not load."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from amaan.law.catalogue import default_root
from amaan.law.loading import sources_in
from amaan.law.reading import BrokenLaw, LawFile, Row
from amaan.protocol.reading import read_standards
from amaan.protocol.risk import (
    LEVELS,
    PREDICATES,
    Factor,
    Instrument,
    LevelRule,
    Permission,
    Theme,
    When,
)

FOLDER = "instruments_risk"
# Under these anybody may use it; everything else needs the words of its permission.
OPEN_LICENCES = frozenset({"CC0-1.0", "AGPL-3.0-or-later", "OGL-UK-3.0", "CC-BY-4.0"})
CONFIDENCES = ("verified", "secondary", "proposed")
PATHS = ("", "medical", "conflict")
# Shorter than a sentence is no permission.
PERMISSION_AT_LEAST = 40
OURS = "amaan"


@lru_cache(maxsize=4)
def load(root: Path | None = None) -> Mapping[str, Instrument]:
    """This will read every instrument, by its id. Raises: BrokenLaw."""
    place = root or default_root()
    folder = place / FOLDER
    known = {
        *read_standards(place),
        *sources_in(place, "standards/sources.toml"),
        *sources_in(place, f"{FOLDER}/sources.toml"),
    }
    found: dict[str, Instrument] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.stem != "sources":
            one = _instrument(LawFile(place, path), path.stem, known)
            found[one.id] = one
    return found


def current(on: date, root: Path | None = None) -> Instrument:
    """This will give our own instrument as it stands on a day.

    Raises: BrokenLaw where none stands.
    """
    ours = [one for one in usable(on, root) if one.id.startswith(f"{OURS}_")]
    if not ours:
        raise BrokenLaw(f"{FOLDER}: no instrument of ours stands on {on}")
    return ours[-1]


def usable(on: date, root: Path | None = None) -> tuple[Instrument, ...]:
    """This will give every instrument that may be used on a day, ours last and newest last."""
    standing = [one for one in load(root).values() if one.stands_on(on)]
    return tuple(sorted(standing, key=lambda one: (one.id.startswith(OURS), one.since, one.id)))


def _instrument(file: LawFile, stem: str, known: set[str]) -> Instrument:
    head = Row(file, {k: v for k, v in file.tables.items() if k not in _LISTS}, stem)
    if head.text("id") != stem:
        raise head.broken("id", f"must be the name of its file, {stem!r}")
    licence = head.text("licence")
    since = head.day("from")
    if since is None:
        raise head.broken("from", "is missing; write the day from which it may be used")
    themes = tuple(_theme(row) for row in file.listed("theme"))
    ids = tuple(theme.id for theme in themes)
    factors = _factors(file.listed("factor"), ids, known)
    children = _factors(file.listed("child"), ids, known)
    one = Instrument(
        id=stem,
        title_en=head.text("title"),
        title_ur=head.text("title_ur"),
        licence=licence,
        permission=_permission(file, head, licence),
        since=since,
        until=head.day("until"),
        last_confirmed_on=file.confirmed_on(),
        digest=file.digest,
        themes=themes,
        factors=factors,
        children=children,
        levels=_levels(file.listed("level"), [f.id for f in factors]),
        child_levels=_levels(file.listed("child_level"), [f.id for f in children]),
    )
    head.text("changes_by", needed=False)
    head.day("last_confirmed_on")
    head.done()
    if not factors or not one.levels:
        raise head.broken("factor", "an instrument needs questions and a level rule")
    return one


_LISTS = ("theme", "factor", "child", "level", "child_level", "permission")


def _permission(file: LawFile, head: Row, licence: str) -> Permission | None:
    if licence in OPEN_LICENCES:
        return None
    given = file.tables.get("permission")
    if not isinstance(given, dict):
        raise head.broken(
            "licence",
            f"{licence!r} is not open, and no [permission] stands here: write who holds the "
            "rights, to whom it was given, on which day, and its words",
        )
    row = Row(file, given, "permission")
    text, on = row.text("text"), row.day("on")
    if len(text) < PERMISSION_AT_LEAST:
        raise row.broken("text", "holds no permission: copy its words, whole")
    if on is None:
        raise row.broken("on", "is missing; write the day on which it was given")
    found = Permission(
        holder=row.text("holder"), given_to=row.text("given_to"), text=text, on=on,
        until=row.day("until"),
    )  # fmt: skip
    row.done()
    return found


def _theme(row: Row) -> Theme:
    found = Theme(row.text("id"), row.text("title"), row.text("title_ur"))
    row.done()
    return found


def _factors(rows: Iterable[Row], themes: Iterable[str], known: set[str]) -> tuple[Factor, ...]:
    listed = list(rows)
    ids = [row.text("id") for row in listed]
    found = []
    for row, id in zip(listed, ids, strict=True):
        if ids.count(id) > 1:
            raise row.broken("id", f"{id!r} stands twice")
        found.append(
            Factor(
                id=id,
                theme=row.code("theme", themes),
                short_en=row.text("short"),
                short_ur=row.text("short_ur"),
                ask_en=row.text("ask"),
                ask_ur=row.text("ask_ur"),
                prompt_en=row.text("prompt"),
                prompt_ur=row.text("prompt_ur"),
                critical=bool(row.flag("critical")),
                critical_with=row.codes("critical_with", ids, needed=False),
                path=row.code("path", PATHS, default=""),
                sources=row.codes("sources", known),
                confidence=row.code("confidence", CONFIDENCES),
            )
        )
        row.done()
    return tuple(found)


def _levels(rows: Iterable[Row], ids: list[str]) -> tuple[LevelRule, ...]:
    found = []
    for row in rows:
        when = []
        level = row.code("id", LEVELS)
        for one in row.rows("when"):
            when.append(
                When(
                    predicate=one.code("predicate", PREDICATES),
                    at_least=one.number("at_least") if one.has("at_least") else 0,
                    months=one.number("months") if one.has("months") else 0,
                    of=frozenset(one.codes("of", ids, needed=False)),
                )
            )
            one.done()
        if not when:
            raise row.broken("when", "is missing; a level needs a predicate")
        found.append(LevelRule(level, tuple(when)))
        row.done()
    return tuple(sorted(found, key=lambda rule: -LEVELS.index(rule.level)))
