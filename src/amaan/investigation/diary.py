"""The case diary: numbered, with two times, sealed in its words, never edited.

An entry is a fact on the timeline, so that nothing takes it back and the duty of the day closes by
itself; its words lie sealed beside it. A mistake is put right by the next entry.

Law: CrPC 172(1), each day's proceedings with times, places and steps; 172(2), the accused may
not call for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import timelines
from amaan.cases.sheets import CaseSheet, FactLine, SealedPlace
from amaan.confidentiality.sealing import Parcel
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId, SealedRef
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import facts, rulebook

FIELD = "diary_entry"
ENTRY = facts.DiaryWritten.kind
RULE = "case_diary"
# One entry typed once may stand in so many diaries: more is no longer one day's work.
CASES_AT_MOST = 30
# An entry that was written so much later than what it tells says so.
LATE = timedelta(hours=24)


class NothingWritten(Refused):
    """An entry without a word."""

    sentence = said("Write what was done. An empty entry is none.")


class TooManyDiaries(Refused):
    """More cases than one day's work."""

    sentence = said("One entry goes into 30 diaries at most. Write the others afterwards.")


@dataclass(frozen=True)
class Entry:
    """One entry as its reader sees it: everything but the words. Instants in UTC."""

    number: int
    fact_id: FactId
    happened_earliest: datetime
    happened_latest: datetime
    written_at: datetime
    by_name_en: str
    by_name_ur: str
    by_post: str
    # The sealed words, and the reasons for which this reader may open them.
    ref: SealedRef | None = None
    purposes: tuple[str, ...] = ()

    @property
    def is_late(self) -> bool:
        """Whether it was written more than a day after what it tells."""
        return self.written_at - self.happened_latest > LATE


@dataclass(frozen=True)
class Diary:
    """The diary of a case, oldest first, with what is missing in it."""

    entries: tuple[Entry, ...]
    # Days on which the file shows work and the diary nothing, since the first entry.
    empty_days: tuple[date, ...]
    # Numbers that should be there and are not: nobody here can take one out.
    missing_numbers: tuple[int, ...]

    def between(self, first: int, last: int) -> tuple[Entry, ...]:
        """This will give the entries from one number to another, both included."""
        return tuple(entry for entry in self.entries if first <= entry.number <= last)


def diary_of(sheet: CaseSheet, now: datetime) -> Diary:
    """This will read the diary out of a file as its reader sees it.

    Raises: NotFound for whoever does not read the casework: supervision has the counts.
    """
    if not sheet.reads_casework:
        raise NotFound
    places = {place.subject: place for place in sheet.places if place.field == FIELD}
    entries = tuple(
        sorted(
            (_entry(line, places) for line in sheet.facts if line.kind == ENTRY),
            key=lambda entry: (entry.number, entry.written_at),
        )
    )
    return Diary(entries, _empty_days(sheet.facts, entries, now), _missing_numbers(entries))


@transaction.atomic(savepoint=False)
def write_entry(
    *,
    actor: Actor,
    case_id: CaseId,
    entry_id: FactId,
    words: str,
    happened: facts.Happened,
    now: datetime,
) -> int:
    """This will write the next entry of a diary and give its number.

    The same id twice (a second press of Save) writes one.

    Raises: NothingWritten; NotFound; HappenedInTheFuture; Stale when somebody else acted on the
        case in this very moment, so that no two entries bear one number.
    """
    if not words.strip():
        raise NothingWritten
    revision = timelines.revision_of(case_id)
    written = _entries(timelines.timeline_of(case_id))
    stands = next((fact.number for id, fact in written if id == str(entry_id)), None)
    if stands is not None:
        return stands
    number = max((fact.number for _id, fact in written), default=0) + 1
    cases.record_fact(
        actor=actor,
        case_id=case_id,
        happening=cases.NewFact(
            fact=facts.DiaryWritten(number=number),
            happened=happened,
            parcels=(Parcel(entry_id, "diary_entry", words),),
            id=entry_id,
        ),
        seen_revision=revision,
        now=now,
    )
    return number


@transaction.atomic(savepoint=False)
def write_in_many(
    *,
    actor: Actor,
    entries: Mapping[CaseId, FactId],
    words: str,
    happened: facts.Happened,
    now: datetime,
) -> Mapping[CaseId, int]:
    """This will write one entry into the diaries of several cases: in all of them, or in none.

    Raises: TooManyDiaries; as `write_entry`.
    """
    if len(entries) > CASES_AT_MOST:
        raise TooManyDiaries
    # In one order, so that two officers who write into the same cases wait and do not lock.
    return {
        case_id: write_entry(
            actor=actor,
            case_id=case_id,
            entry_id=entries[case_id],
            words=words,
            happened=happened,
            now=now,
        )
        for case_id in sorted(entries, key=str)
    }


def kinds_of_work() -> frozenset[str]:
    """This will name the kinds of facts that make a day one that owes an entry."""
    rule = next(rule for rule in rulebook.load().duties if rule.id == RULE)
    return frozenset(match.kind for match in rule.starts_with)


def _entry(line: FactLine, places: Mapping[str, SealedPlace]) -> Entry:
    place = places.get(str(line.id))
    return Entry(
        number=int(line.details["number"]),
        fact_id=line.id,
        happened_earliest=line.happened_earliest,
        happened_latest=line.happened_latest,
        written_at=line.recorded_at,
        by_name_en=line.by_name_en,
        by_name_ur=line.by_name_ur,
        by_post=line.by_post,
        ref=place.ref if place else None,
        purposes=place.purposes if place else (),
    )


def _entries(
    line: Iterable[facts.Recorded],
) -> list[tuple[str, facts.DiaryWritten]]:
    return [(r.id, r.fact) for r in line if isinstance(r.fact, facts.DiaryWritten)]


def _empty_days(
    lines: Iterable[FactLine], entries: tuple[Entry, ...], now: datetime
) -> tuple[date, ...]:
    if not entries:
        return ()
    since = clock.local_date(entries[0].happened_earliest)
    work = kinds_of_work()
    worked = {
        clock.local_date(line.happened_latest)
        for line in lines
        if line.kind in work and not line.corrected
    }
    told = {day for entry in entries for day in _days(entry)}
    today = clock.local_date(now)
    return tuple(sorted(day for day in worked - told if since <= day < today))


def _days(entry: Entry) -> Iterator[date]:
    first, last = clock.local_date(entry.happened_earliest), clock.local_date(entry.happened_latest)
    if entry.happened_latest > entry.happened_earliest:
        # A span ends with the first instant that is not in it any more.
        last = clock.local_date(entry.happened_latest - timedelta(microseconds=1))
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)


def _missing_numbers(entries: tuple[Entry, ...]) -> tuple[int, ...]:
    there = {entry.number for entry in entries}
    return tuple(n for n in range(1, max(there, default=0) + 1) if n not in there)
