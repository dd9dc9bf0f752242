"""How often officers were shown words of their own that harm, and what came of it.

To teach by: which class comes up, and whether it is written anew. Never the words, and nothing
follows from a number by itself.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId
from amaan.organisation import command
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.oversight.models import WordingRemark
from amaan.oversight.sheets import Holder

# The station's own commander is whom an officer answers to; above him only numbers are seen.
_DIRECT = Post.STATION_COMMANDER
_ABOVE = frozenset({Post.SUPERVISOR, Post.DISTRICT_COMMANDER})
# Class, officer, why kept, how often.
_Row = tuple[str, UUID, str, int]


@dataclass(frozen=True)
class WordingLine:
    """One class of words in a month: how often shown, and how often kept, and why."""

    wording: str
    shown: int
    kept: int

    @property
    def written_anew(self) -> int:
        """This will say how often the words were changed."""
        return self.shown - self.kept


@dataclass(frozen=True)
class OfficerWordings:
    """How often one officer was shown words of his own, and the class that came up most."""

    officer: Holder
    shown: int
    kept: int
    most: str


@dataclass(frozen=True)
class WordingBoard:
    """A month of an area, by class; by officer only for the officer's own commander."""

    month: date
    by_class: tuple[WordingLine, ...]
    by_officer: tuple[OfficerWordings, ...]


@transaction.atomic(savepoint=False)
def note_wordings(
    *,
    actor: Actor,
    case_id: CaseId,
    fact_id: FactId,
    decided: Iterable[tuple[str, str]],
    now: datetime,
) -> None:
    """This will remember which classes (class, kept because) came up in a note just written.

    The database refuses an officer who writes for another, and a case not to be known.
    """
    if actor.district_id is None:
        return
    WordingRemark.objects.bulk_create(
        [
            WordingRemark(
                case_id=case_id,
                fact_id=fact_id,
                wording=wording,
                kept_because=kept_because,
                officer_id=actor.officer_id,
                station_id=actor.station_id,
                district_id=actor.district_id,
                recorded_at=now,
            )
            for wording, kept_because in decided
        ],
        # A second press of Save finds the entry of the first, and so do its remarks.
        ignore_conflicts=True,
    )


def wordings(actor: Actor, month: date) -> WordingBoard:
    """This will say which words came up in the actor's area in a month.

    Units: `month` is any local date of it.
    Seen by: station commander, by class and officer; supervisor and district commander, by
    class; anybody else sees his own alone.
    """
    first = month.replace(day=1)
    after = clock.end_of_day(first.replace(day=monthrange(first.year, first.month)[1]))
    rows: list[_Row] = list(
        WordingRemark.objects.filter(
            _area(actor), recorded_at__gte=clock.start_of_day(first), recorded_at__lt=after
        )
        .values_list("wording", "officer_id", "kept_because")
        .annotate(times=Count("id"))
    )
    people = _by_officer(rows) if actor.post == _DIRECT else ()
    return WordingBoard(month=first, by_class=_by_class(rows), by_officer=people)


def _area(actor: Actor) -> Q:
    if actor.post == _DIRECT:
        return Q(station_id=actor.station_id)
    if actor.post in _ABOVE:
        return Q(district_id=actor.district_id)
    return Q(officer_id=actor.officer_id)


def _by_class(rows: Collection[_Row]) -> tuple[WordingLine, ...]:
    shown, kept = _counted(rows, 0)
    return tuple(WordingLine(one, times, kept[one]) for one, times in shown.most_common())


def _by_officer(rows: Collection[_Row]) -> tuple[OfficerWordings, ...]:
    shown, kept = _counted(rows, 1)
    named = command.officers(shown)
    lines = []
    for officer, times in shown.items():
        own = _by_class([row for row in rows if row[1] == officer])
        who = named[officer]
        holder = Holder(who.officer_id, who.name_en, who.name_ur, who.rank)
        lines.append(OfficerWordings(holder, times, kept[officer], own[0].wording))
    # By name, not by number: this is no league table.
    return tuple(sorted(lines, key=lambda line: line.officer.name_en))


def _counted(rows: Collection[_Row], by: int) -> tuple[Counter[Any], Counter[Any]]:
    shown: Counter[Any] = Counter()
    kept: Counter[Any] = Counter()
    for row in rows:
        shown[row[by]] += row[3]
        if row[2]:
            kept[row[by]] += row[3]
    return shown, kept
