"""Cases by the thousand: which of them would change if their duties were worked out again.

Pure, like the rest of the room, and fit for a process of its own: text of the database in, the
ids of cases out. A case that would not change is read, weighed and left alone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from amaan.kernel.calendars import AnnouncedCalendar
from amaan.law import catalogue
from amaan.law.catalogue import Catalogue
from amaan.protocol import engine, facts, rulebook
from amaan.protocol.engine import Duty
from amaan.protocol.facts import Happened, Recorded
from amaan.protocol.rulebook import Rulebook
from amaan.protocol.situation import Place

_FACTS_REMEMBERED = 20_000


# What somebody still waits for.
OWED = frozenset({"open", "contested", "missed", "guidance"})


# The days announced on which offices are shut, by province.
Shut = Mapping[str, frozenset[date]]


class Row(NamedTuple):
    """A case as it is read for weighing: its facts and its duties as text of JSON.

    Facts: id, kind, details as text, earliest, latest, recorded. Duties: key, version, started,
    due, late, state, met, note, binds.
    """

    id: str
    province: str
    facts: str
    duties: str


class Kept(NamedTuple):
    """A duty as the ledger keeps it, in the order in which it is read."""

    key: str
    version: str
    started_at: str
    due_at: str
    late_at: str
    state: str
    met_at: str | None
    note: str
    binds: bool


def changing(
    rows: Iterable[Row], now: datetime, shut: Shut, asked: frozenset[str] | None = None
) -> list[str]:
    """This will give the ids of cases whose ledger is not what the rules make of them.

    `asked`: the rules of whose duties the rows were read, where that is not all.
    Lateness that came only with the hours is no change: that is the clock's to mark.
    """
    book = rulebook.load() if asked is None else rulebook.part(asked)
    law = catalogue.load()
    return [row.id for row in rows if any(_changes(row, now, book, law, shut))]


def duties(row: Row, now: datetime, book: Rulebook, law: Catalogue, shut: Shut) -> tuple[Duty, ...]:
    """This will work the duties of a case out from what was read."""
    days = shut.get(row.province, frozenset())
    calendar = AnnouncedCalendar.over(book.calendar, lambda: days) if days else None
    line = [
        Recorded(id, _fact(kind, details), _happened(earliest, latest), _instant(recorded))
        for id, kind, details, earliest, latest, recorded in json.loads(row.facts)
    ]
    place = Place(province=row.province)
    return engine.duties(
        line, rulebook=book, catalogue=law, place=place, now=now, calendar=calendar
    )


def _changes(row: Row, now: datetime, book: Rulebook, law: Catalogue, shut: Shut) -> Iterator[str]:
    kept = {entry[0]: Kept(*entry) for entry in json.loads(row.duties)}
    for duty in duties(row, now, book, law, shut):
        entry = kept.pop(duty.key, None)
        if entry is None or _differs(entry, duty.binding(entry.binds)):
            yield duty.key
    # What is owed by the ledger and by no rule.
    yield from (entry.key for entry in kept.values() if entry.state in OWED)


def _differs(entry: Kept, duty: Duty) -> bool:
    began, became = duty.begun, duty.became
    states = entry.state, became.state
    if states[0] != states[1] and {*states} != {"open", "missed"}:
        return True
    # Under another version it keeps the times it arose with.
    if began.rule.is_as_in(entry.version) and (
        _instant(entry.started_at) != began.started_at
        or _instant(entry.due_at) != became.due_at
        or _instant(entry.late_at) != became.late_at
    ):
        return True
    met_at = entry.met_at and _instant(entry.met_at)
    return met_at != duty.met_at or entry.note != (became.contested_why or became.ended_why)


@lru_cache(maxsize=_FACTS_REMEMBERED)
def _fact(kind: str, details: str) -> facts.Fact:
    # Codes and few numbers: the same words stand in thousands of cases.
    return facts.read(kind, json.loads(details))


def _happened(earliest: str, latest: str) -> Happened:
    first = _instant(earliest)
    return Happened(first, first if earliest == latest else _instant(latest))


_instant = datetime.fromisoformat
