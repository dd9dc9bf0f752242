"""Visits to desks: what was looked at, what must be mended, by whom and until when.

A finding is closed by whoever inspects, never by the station that is inspected.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Max, Q

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.ids import OfficerId, UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import command
from amaan.organisation.queries import Actor
from amaan.oversight.checklist import ANSWERS, checklist
from amaan.oversight.models import Finding, Inspection
from amaan.oversight.sheets import Holder, Where


class VisitAhead(Refused):
    """A visit that was not made yet cannot be written down."""

    sentence = said("This visit lies ahead. Write it down afterwards.")


class NothingLookedAt(Refused):
    """A visit without a single answer is none."""

    sentence = said("Answer at least one question with yes or no.")


@dataclass(frozen=True)
class FindingLine:
    """A finding as a list shows it. Instants in UTC."""

    finding_id: UUID
    inspection_id: UUID
    desk: Where
    question: str
    owner: str
    found_at: datetime
    mend_by: datetime
    mended_at: datetime | None
    confirmed_at: datetime | None
    times_not_so: int

    def is_late(self, now: datetime) -> bool:
        """This will say whether its time is over and nobody called it mended."""
        return self.mended_at is None and self.confirmed_at is None and now > self.mend_by


@dataclass(frozen=True)
class DeskTour:
    """A desk, when it was visited last, and what is open there."""

    desk: Where
    station: Where
    visited_at: datetime | None
    open_findings: int
    late_findings: int


@dataclass(frozen=True)
class InspectionSheet:
    """One visit with its answers and what became of each no."""

    inspection_id: UUID
    desk: Where
    visited_at: datetime
    by: Holder
    by_post: str
    answers: Mapping[str, str]
    findings: tuple[FindingLine, ...]


@transaction.atomic(savepoint=False)
def write_inspection(
    *,
    actor: Actor,
    inspection_id: UUID,
    desk_id: UnitId,
    visited_at: datetime,
    answers: Mapping[str, str],
    now: datetime,
) -> UUID:
    """This will write a visit down; each no becomes a finding, unless one is open already.

    What was open and is now answered yes is confirmed as mended. The same id twice writes one.

    Raises: NotFound for a desk outside the actor's area; VisitAhead; NothingLookedAt.
    """
    confidentiality.permit(actor=actor, act="write_inspection", case_id=None, now=now)
    place = _desk(actor, desk_id, now)
    if visited_at > now:
        raise VisitAhead
    asked = {q.id: q for q in checklist()}
    told = {k: v for k, v in answers.items() if k in asked and v in ANSWERS}
    if not {"yes", "no"} & set(told.values()):
        raise NothingLookedAt
    if Inspection.objects.filter(pk=inspection_id).exists():
        return inspection_id
    where = {
        "desk_id": desk_id,
        "station_id": place.station.unit_id,
        "district_id": actor.district_id,
    }
    visit = Inspection.objects.create(
        id=inspection_id, visited_at=visited_at, recorded_at=now,
        inspected_by_id=actor.officer_id, by_post=actor.post, answers=told, **where,
    )  # fmt: skip
    open_now = {f.question: f for f in Finding.objects.filter(desk=desk_id, confirmed_at=None)}
    for question, answer in told.items():
        there = open_now.get(question)
        if answer == "yes" and there is not None:
            _confirm(there.id, actor, now)
        elif answer == "no" and there is not None and there.mended_at is not None:
            _not_so(there.id)
        elif answer == "no" and there is None:
            Finding.objects.create(
                id=new_id(), inspection=visit, question=question, owner=asked[question].owner,
                found_at=visited_at, mend_by=visited_at + asked[question].within, **where,
            )  # fmt: skip
    return visit.id


@transaction.atomic(savepoint=False)
def say_mended(*, actor: Actor, finding_id: UUID, now: datetime) -> None:
    """This will keep that the station calls a finding mended. It stays open until somebody looks.

    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="say_mended", case_id=None, now=now)
    done = Finding.objects.filter(pk=finding_id, mended_at=None, confirmed_at=None).update(
        mended_at=now, mended_by=actor.officer_id
    )
    if not done:
        raise NotFound


@transaction.atomic(savepoint=False)
def judge_finding(*, actor: Actor, finding_id: UUID, is_so: bool, now: datetime) -> None:
    """This will close a finding that was seen to be mended, or say that it is not so.

    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="write_inspection", case_id=None, now=now)
    done = _confirm(finding_id, actor, now) if is_so else _not_so(finding_id)
    if not done:
        raise NotFound


def tours(actor: Actor, now: datetime) -> tuple[DeskTour, ...]:
    """This will list the desks of the actor's area, the longest unvisited first.

    Seen by: whoever commands, within the area.
    """
    desks = command.desks_of(actor, now)
    ids = [one.desk.unit_id for one in desks]
    last = dict(
        Inspection.objects.filter(desk__in=ids).values_list("desk").annotate(Max("visited_at"))
    )
    late = Q(mended_at=None, mend_by__lt=now)
    found: dict[UUID, tuple[int, int]] = {
        desk: (opened, overdue)
        for desk, opened, overdue in Finding.objects.filter(desk__in=ids, confirmed_at=None)
        .values_list("desk")
        .annotate(opened=Count("id"), overdue=Count("id", filter=late))
    }
    lines = [
        DeskTour(
            Where(one.desk.unit_id, one.desk.name_en, one.desk.name_ur),
            Where(one.station.unit_id, one.station.name_en, one.station.name_ur),
            last.get(one.desk.unit_id),
            *found.get(one.desk.unit_id, (0, 0)),
        )
        for one in desks
    ]
    return tuple(
        sorted(lines, key=lambda t: (t.visited_at is not None, t.visited_at, t.desk.name_en))
    )


def open_findings(actor: Actor) -> tuple[FindingLine, ...]:
    """This will list what is open in the actor's area, the earliest day first; 200 at most.

    Seen by: station commander and whoever commands above, within the area.
    """
    del actor  # the database shows the area's own
    rows = (
        Finding.objects.filter(confirmed_at=None)
        .select_related("desk")
        .order_by("mend_by", "id")[:200]
    )
    return tuple(map(_line, rows))


def inspection(actor: Actor, inspection_id: UUID) -> InspectionSheet:
    """This will give one visit.

    Raises: NotFound, alike for what is not and what is elsewhere.
    """
    del actor  # the database shows the area's own
    row = Inspection.objects.filter(pk=inspection_id).select_related("desk", "inspected_by").first()
    if row is None:
        raise NotFound
    by = row.inspected_by
    return InspectionSheet(
        inspection_id=row.id,
        desk=_where(row.desk),
        visited_at=row.visited_at,
        by=Holder(OfficerId(by.id), by.name_en, by.name_ur, by.rank),
        by_post=row.by_post,
        answers=row.answers,
        findings=tuple(_line(f) for f in row.findings.select_related("desk").order_by("question")),
    )


def _desk(actor: Actor, desk_id: UnitId, now: datetime) -> DeskTour:
    found = next((t for t in tours(actor, now) if t.desk.unit_id == desk_id), None)
    if found is None or actor.district_id is None:
        raise NotFound
    return found


def _confirm(finding_id: UUID, actor: Actor, now: datetime) -> int:
    return Finding.objects.filter(pk=finding_id, confirmed_at=None).update(
        confirmed_at=now, confirmed_by=actor.officer_id
    )


def _not_so(finding_id: UUID) -> int:
    return Finding.objects.filter(pk=finding_id, confirmed_at=None, mended_at__isnull=False).update(
        mended_at=None, mended_by=None, times_not_so=F("times_not_so") + 1
    )


def _line(row: Finding) -> FindingLine:
    return FindingLine(
        finding_id=row.id,
        inspection_id=row.inspection_id,
        desk=_where(row.desk),
        question=row.question,
        owner=row.owner,
        found_at=row.found_at,
        mend_by=row.mend_by,
        mended_at=row.mended_at,
        confirmed_at=row.confirmed_at,
        times_not_so=row.times_not_so,
    )


def _where(unit: Any) -> Where:
    return Where(unit.id, unit.name_en, unit.name_ur)
