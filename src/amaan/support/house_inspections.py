"""Visits of a committee, a judge or the department to a house: what was found, and was it mended.

The house writes the visit down from the visitor's report. It may call a finding mended; only what
the next visit sees closes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.support import houses
from amaan.support.house_clocks import house_rules
from amaan.support.house_codes import INSPECTED_BY, LOOKED
from amaan.support.houses_tables import House, HouseFinding, HouseInspection


class NotVisitedYet(Refused):
    """A visit that was not made yet cannot be written down."""

    sentence = said("This visit lies ahead. Write it down afterwards.")


class NothingAnswered(Refused):
    """A visit without a single answer is none."""

    sentence = said("Answer at least one question with yes or no.")


@dataclass(frozen=True)
class HouseFindingLine:
    """Something to mend. Instants in UTC."""

    finding_id: UUID
    inspection_id: UUID
    question: str
    found_at: datetime
    mend_by: datetime
    mended_at: datetime | None
    seen_mended_at: datetime | None
    times_not_so: int

    def is_late(self, now: datetime) -> bool:
        """This will say whether its time is over and nobody called it mended."""
        return self.mended_at is None and self.seen_mended_at is None and now > self.mend_by


@dataclass(frozen=True)
class VisitLine:
    """One visit: who came and when."""

    inspection_id: UUID
    by_whom: str
    visited_at: datetime
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Inspected:
    """How inspections of a house stand: what is open, the visits, and when the next is due."""

    findings: tuple[HouseFindingLine, ...]
    visits: tuple[VisitLine, ...]
    next_due_at: datetime | None


@transaction.atomic(savepoint=False)
def write_house_visit(
    *,
    actor: Actor,
    inspection_id: UUID,
    by_whom: str,
    visited_at: datetime,
    answers: Mapping[str, str],
    now: datetime,
) -> None:
    """This will write a visit down; each no becomes something to mend, unless it is open already.

    What was open and is now answered yes is closed; what was called mended and is answered no is
    open again. The same id twice writes one.
    Raises: NotFound for anybody but the keeper; NotSetYet; NotVisitedYet; NothingAnswered.
    """
    confidentiality.permit(actor=actor, act="keep_house", case_id=None, now=now)
    if visited_at > now:
        raise NotVisitedYet
    asked = {q.id: q for q in house_rules().questions}
    told = {k: v for k, v in answers.items() if k in asked and v in LOOKED}
    if by_whom not in INSPECTED_BY:
        raise NotFound
    if not {"yes", "no"} & set(told.values()):
        raise NothingAnswered
    house = houses.locked(actor)
    if HouseInspection.objects.filter(pk=inspection_id).exists():
        return
    HouseInspection.objects.bulk_create(
        [
            HouseInspection(
                id=inspection_id, house=house, by_whom=by_whom, visited_at=visited_at,
                answers=told, recorded_at=now, recorded_by_id=actor.officer_id,
            )
        ]
    )  # fmt: skip
    there = {f.question: f for f in HouseFinding.objects.filter(seen_mended_at=None)}
    new = []
    for question, answer in told.items():
        known = there.get(question)
        if answer == "yes" and known:
            HouseFinding.objects.filter(pk=known.id).update(seen_mended_at=visited_at)
        elif answer == "no" and known and known.mended_at:
            again = {"mended_at": None, "times_not_so": F("times_not_so") + 1}
            HouseFinding.objects.filter(pk=known.id).update(**again)
        elif answer == "no" and not known:
            mend_by = visited_at + asked[question].within
            new.append(
                HouseFinding(
                    id=new_id(), house=house, inspection_id=inspection_id, question=question,
                    found_at=visited_at, mend_by=mend_by,
                )
            )  # fmt: skip
    HouseFinding.objects.bulk_create(new)


@transaction.atomic(savepoint=False)
def call_mended(*, actor: Actor, finding_id: UUID, now: datetime) -> None:
    """This will keep that the house calls a finding mended. It stays open until a visit sees it.

    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="keep_house", case_id=None, now=now)
    done = HouseFinding.objects.filter(pk=finding_id, mended_at=None, seen_mended_at=None)
    if not done.update(mended_at=now):
        raise NotFound


def inspected(actor: Actor, now: datetime) -> Inspected:
    """This will say what is open, the last twenty visits, and when the next one is due.

    Seen by: those who serve in the house.
    """
    houses.serves(actor, now)
    open_now = HouseFinding.objects.filter(seen_mended_at=None).order_by("mend_by", "id")
    visits = HouseInspection.objects.order_by("-visited_at", "id")[:20]
    lines = tuple(VisitLine(v.id, v.by_whom, v.visited_at, v.answers) for v in visits)
    every = House.objects.filter(pk=actor.unit_id).values_list("inspected_every_days", flat=True)
    days = every.first()
    due = lines[0].visited_at + timedelta(days=days) if lines and days else None
    return Inspected(tuple(map(_line, open_now)), lines, due)


def house_visit(
    actor: Actor, inspection_id: UUID, now: datetime
) -> tuple[VisitLine, tuple[HouseFindingLine, ...]]:
    """This will give one visit with what came of each no.

    Raises: NotFound.
    """
    houses.serves(actor, now)
    row = HouseInspection.objects.filter(pk=inspection_id).first()
    if row is None:
        raise NotFound
    found = HouseFinding.objects.filter(inspection=row).order_by("question", "id")
    line = VisitLine(row.id, row.by_whom, row.visited_at, row.answers)
    return line, tuple(map(_line, found))


def _line(row: HouseFinding) -> HouseFindingLine:
    return HouseFindingLine(
        finding_id=row.id,
        inspection_id=row.inspection_id,
        question=row.question,
        found_at=row.found_at,
        mend_by=row.mend_by,
        mended_at=row.mended_at,
        seen_mended_at=row.seen_mended_at,
        times_not_so=row.times_not_so,
    )
