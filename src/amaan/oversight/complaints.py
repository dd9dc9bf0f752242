"""Complaints about police: taken anywhere outside the station, called back, answered, asked again.

A complaint never reaches the station it is about. Refusal, blame and pressure become a visit.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Q

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import own_door
from amaan.confidentiality.own_door import Visit
from amaan.desk import public_reports
from amaan.desk.own_door import own_page
from amaan.kernel.ids import UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import Actor
from amaan.oversight.complaint_times import times
from amaan.oversight.models import Inspection, PoliceComplaint
from amaan.oversight.sheets import Where

THROUGH = ("in_person", "telephone", "her_own_door", "letter", "hospital", "shelter", "court",
           "organisation", "press")  # fmt: skip
TOLD_BY = ("herself", "relative", "witness", "organisation", "nobody_named")
OUTCOMES = ("upheld", "partly_upheld", "not_upheld", "not_enough_known")
STEPS = ("put_right", "apology", "warned", "training", "moved", "enquiry_opened", "case_registered",
         "nothing")  # fmt: skip
CONTENT = ("yes", "partly", "no", "not_reached")
OLDEST = timedelta(days=365 * 5)


class NotAboutHere(Refused):
    """A desk takes complaints about any station but its own."""

    sentence = said(
        "Your own station never takes a complaint about itself. Give her the number of the "
        "complaint centre, or let another desk take it."
    )


class ComplaintAhead(Refused):
    """What has not happened cannot be written down."""

    sentence = said("This time lies ahead, or years back. Read it again.")


class StepMissing(Refused):
    """The answer is written before anybody spoke with whoever complained."""

    sentence = said("Call back first, or write down that nobody could be reached.")


class SomebodyElseAsks(Refused):
    """Whoever answered does not ask whether it was a good answer."""

    sentence = said("You answered this complaint. Somebody else asks whether it was put right.")


class AnsweredAlready(Refused):
    """What came of it stands."""

    sentence = said("This stands already. Read the complaint again.")


@dataclass(frozen=True, kw_only=True)
class NewComplaint:
    """A complaint as it was taken. An instant in UTC."""

    complaint_id: UUID
    unit_id: UnitId
    about: str
    through: str
    told_by: str
    received_at: datetime
    about_command: bool = False
    may_be_called: bool = True
    paper: str = ""


@dataclass(frozen=True, kw_only=True)
class Hers:
    """What she complains of at her own door, and what she lets be done with it."""

    about: str
    words: str
    may_be_called: bool = False
    district_may_read: bool = False

    def __repr__(self) -> str:
        return "Hers(...)"


@dataclass(frozen=True)
class ComplaintLine:
    """A complaint as lists and its page show it. Instants in UTC."""

    complaint_id: UUID
    number: str
    unit: Where
    about: str
    through: str
    told_by: str
    paper: str
    about_command: bool
    received_at: datetime
    call_back_by: datetime | None
    called_back_at: datetime | None
    reached: bool | None
    answer_by: datetime
    answered_at: datetime | None
    outcome: str
    steps: tuple[str, ...]
    visit_by: datetime | None
    # The first visit to a desk of that station after the complaint.
    visited_at: datetime | None
    cross_check_by: datetime | None
    checked_at: datetime | None
    content: str
    # Her own words, where she wrote them at her own door.
    report_id: UUID | None

    def late(self, now: datetime) -> tuple[str, ...]:
        """This will name what is late: call back, answer, visit, or asking again."""
        owed = (
            ("call_back", self.call_back_by, self.called_back_at),
            ("answer", self.answer_by, self.answered_at),
            ("visit", self.visit_by, self.visited_at),
            ("cross_check", self.cross_check_by, self.checked_at),
        )
        return tuple(name for name, by, done in owed if by and done is None and now > by)

    @property
    def is_closed(self) -> bool:
        """Whether nothing is owed any more."""
        asked = self.cross_check_by is None or self.checked_at is not None
        visited = self.visit_by is None or self.visited_at is not None
        return self.answered_at is not None and asked and visited


@transaction.atomic(savepoint=False)
def take_complaint(*, actor: Actor, complaint: NewComplaint, now: datetime) -> str:
    """This will take a complaint about a station; gives the number for whoever complains.

    The same id twice writes one, and gives the number only the first time to whoever may not read.
    Raises: NotFound; NotAboutHere; ComplaintAhead.
    """
    confidentiality.permit(actor=actor, act="take_police_complaint", case_id=None, now=now)
    if actor.station_id is not None and actor.station_id == complaint.unit_id:
        raise NotAboutHere
    if not now - OLDEST < complaint.received_at <= now:
        raise ComplaintAhead
    place = organisation.place(complaint.unit_id)
    district_id = place.unit_id if place.kind == UnitKind.DISTRICT else place.district_id
    if district_id is None or place.is_practice != actor.is_practice:
        raise NotFound
    matter = times().of(complaint.about)
    row = PoliceComplaint(
        id=complaint.complaint_id, district_id=district_id, unit_id=complaint.unit_id,
        about_command=complaint.about_command or place.kind == UnitKind.DISTRICT,
        about=complaint.about, through=complaint.through,
        told_by=complaint.told_by, paper=complaint.paper, received_at=complaint.received_at,
        recorded_at=now, recorded_by_id=actor.officer_id,
        call_back_by=complaint.received_at + times().call_back if complaint.may_be_called else None,
        answer_by=complaint.received_at + matter.answer,
        visit_by=complaint.received_at + matter.visit if matter.visit else None,
    )  # fmt: skip
    PoliceComplaint.objects.bulk_create([row], ignore_conflicts=True)
    return row.number


@transaction.atomic(savepoint=False)
def take_hers(*, visit: Visit, told: Hers, language: str, now: datetime) -> str | None:
    """This will take what she complains of at her own door, and give the number for its answer.

    It stands in the register by the same act, in nobody's name. None where the district was sent
    more today than anybody can read. Raises: NotFound; VaultUnavailable.
    Seen by: as `complaints_of`; her words by the auditor, and where she lets it by whoever
    commands her district.
    """
    report_id, matter = new_id(), times().of(told.about)
    number = public_reports.say(
        report_id=report_id, kind="complaint",
        route="district" if told.district_may_read else "oversight",
        district_id=own_page(visit, now).district, language=language, words=told.words, now=now,
    )  # fmt: skip
    if number is not None:
        own_door.complain(
            report_id=report_id, about=told.about,
            call_within=times().call_back if told.may_be_called else None,
            answer_within=matter.answer, visit_within=matter.visit,
        )  # fmt: skip
    return number


@transaction.atomic(savepoint=False)
def call_back(*, actor: Actor, complaint_id: UUID, reached: bool, now: datetime) -> None:
    """This will keep that whoever complained was called. Raises: NotFound; AnsweredAlready."""
    confidentiality.permit(actor=actor, act="answer_police_complaint", case_id=None, now=now)
    row = _row(complaint_id)
    if row.called_back_at is not None and row.reached:
        raise AnsweredAlready
    row.called_back_at, row.reached, row.called_back_by_id = now, reached, actor.officer_id
    row.save(update_fields=["called_back_at", "reached", "called_back_by"])


@transaction.atomic(savepoint=False)
def answer(
    *, actor: Actor, complaint_id: UUID, outcome: str, steps: frozenset[str], now: datetime
) -> None:
    """This will keep what came of a complaint and what was done.

    Raises: NotFound; AnsweredAlready; StepMissing.
    """
    confidentiality.permit(actor=actor, act="answer_police_complaint", case_id=None, now=now)
    row = _row(complaint_id)
    if row.answered_at is not None:
        raise AnsweredAlready
    if row.call_back_by is not None and row.called_back_at is None:
        raise StepMissing
    row.answered_at, row.answered_by_id, row.outcome = now, actor.officer_id, outcome
    row.steps = sorted(steps)
    row.cross_check_by = now + times().cross_check if row.call_back_by is not None else None
    row.save(update_fields=["answered_at", "answered_by", "outcome", "steps", "cross_check_by"])


@transaction.atomic(savepoint=False)
def check(*, actor: Actor, complaint_id: UUID, content: str, now: datetime) -> None:
    """This will keep what whoever complained says of the answer, asked by somebody else.

    Raises: NotFound; StepMissing; AnsweredAlready; SomebodyElseAsks.
    """
    confidentiality.permit(actor=actor, act="answer_police_complaint", case_id=None, now=now)
    row = _row(complaint_id)
    if row.answered_at is None:
        raise StepMissing
    if row.checked_at is not None:
        raise AnsweredAlready
    if row.answered_by_id == actor.officer_id:
        raise SomebodyElseAsks
    row.checked_at, row.checked_by_id, row.content = now, actor.officer_id, content
    row.save(update_fields=["checked_at", "checked_by", "content"])


def complaints_of(
    actor: Actor,
    *,
    limit: int,
    before: tuple[datetime, UUID] | None = None,
    open_only: bool = False,
) -> tuple[ComplaintLine, ...]:
    """This will list complaints, the newest first; `before` is the time and id of the last shown.

    Seen by: row security: who commands the district or watches it, never the station; about the
    district's own command only above it and by the auditor.
    """
    rows = PoliceComplaint.objects.select_related("unit").order_by("-received_at", "id")
    if before is not None:
        at, last = before
        rows = rows.filter(Q(received_at__lt=at) | Q(received_at=at, id__gt=last))
    if open_only:
        asking = Q(checked_at__isnull=True, cross_check_by__isnull=False)
        rows = rows.filter(Q(answered_at__isnull=True) | asking)
    found = list(rows[:limit])
    visited = _visits(found)
    return tuple(_line(row, visited) for row in found)


def complaint(actor: Actor, complaint_id: UUID) -> ComplaintLine:
    """This will read one complaint. Raises: NotFound. Seen by: as `complaints_of`."""
    row = _row(complaint_id)
    return _line(row, _visits([row]))


@dataclass(frozen=True)
class Figures:
    """What became of complaints between two instants, with both halves of each share."""

    received: int
    called_in_time: int
    to_be_called: int
    answered: int
    answered_in_time: int
    upheld: int
    checked: int
    content: int


def figures(actor: Actor, since: datetime, until: datetime) -> Figures:
    """This will count complaints received in a span. Seen by: as `complaints_of`."""
    of_span = PoliceComplaint.objects.filter(received_at__gte=since, received_at__lt=until)
    return Figures(
        **of_span.aggregate(
            received=Count("id"),
            to_be_called=Count("id", filter=Q(call_back_by__isnull=False)),
            called_in_time=Count("id", filter=Q(called_back_at__lte=F("call_back_by"))),
            answered=Count("id", filter=Q(answered_at__isnull=False)),
            answered_in_time=Count("id", filter=Q(answered_at__lte=F("answer_by"))),
            upheld=Count("id", filter=Q(outcome__in=["upheld", "partly_upheld"])),
            checked=Count("id", filter=Q(content__in=["yes", "partly", "no"])),
            content=Count("id", filter=Q(content="yes")),
        )
    )


def may_read(actor: Actor) -> bool:
    """This will say whether a post reads complaints at all."""
    return actor.post in READING


READING = frozenset(
    {Post.SUPERVISOR, Post.DISTRICT_COMMANDER, Post.REGIONAL_COMMANDER, Post.INSPECTOR_GENERAL,
     Post.AUDITOR}
)  # fmt: skip


def _row(complaint_id: UUID) -> PoliceComplaint:
    row = PoliceComplaint.objects.select_related("unit").filter(pk=complaint_id).first()
    if row is None:
        raise NotFound
    return row


def _visits(rows: list[PoliceComplaint]) -> dict[UUID, list[datetime]]:
    units = {row.unit_id for row in rows if row.visit_by is not None}
    found: dict[UUID, list[datetime]] = {}
    there = Inspection.objects.filter(Q(station__in=units) | Q(district__in=units))
    for station, district, at in there.values_list("station", "district", "visited_at"):
        # Where she named no station, a visit to any desk of the district is what follows.
        for unit in units & {station, district}:
            found.setdefault(unit, []).append(at)
    return found


def _line(row: PoliceComplaint, visited: dict[UUID, list[datetime]]) -> ComplaintLine:
    after = [at for at in visited.get(row.unit_id, ()) if at > row.received_at]
    return ComplaintLine(
        complaint_id=row.id, number=row.number,
        unit=Where(UnitId(row.unit.id), row.unit.name_en, row.unit.name_ur),
        about=row.about, through=row.through, told_by=row.told_by, paper=row.paper,
        about_command=row.about_command, received_at=row.received_at,
        call_back_by=row.call_back_by, called_back_at=row.called_back_at, reached=row.reached,
        answer_by=row.answer_by, answered_at=row.answered_at, outcome=row.outcome,
        steps=tuple(row.steps), visit_by=row.visit_by, visited_at=min(after, default=None),
        cross_check_by=row.cross_check_by, checked_at=row.checked_at, content=row.content,
        report_id=row.report_id,
    )  # fmt: skip
