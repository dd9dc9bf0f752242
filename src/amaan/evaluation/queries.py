"""Questions about studies: which there are, how one stands, what was answered, and from what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.queries import may
from amaan.evaluation.answering import months
from amaan.evaluation.models import Answer, Asking, Series, Study
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.organisation.area import kind_of_seat
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class StudyLine:
    """One study on the list."""

    study_id: UUID
    outcome: str
    design: str
    since: date
    begins: date
    until: date
    smallest: int
    opening: int
    waiting: int
    registered_at: datetime
    ended_at: datetime | None
    ended_why: str
    # Its last month has begun: it is not given up any more.
    is_ending: bool
    # Nothing more happens in its months: an answer may be asked for.
    is_over: bool


@dataclass(frozen=True)
class Place:
    """One station of a study: as planned, and the day its first desk stands in the register."""

    station_id: UUID
    district_id: UUID
    start: date | None
    run_by: str
    opened_on: date | None
    fidelity: float | None
    left_out: bool

    @property
    def as_planned(self) -> bool | None:
        """Whether its desk opened in its month, or none where none was planned; None: not known."""
        if self.start is None:
            return self.opened_on is None
        if self.opened_on is None:
            return None
        return self.opened_on.replace(day=1) == self.start


@dataclass(frozen=True)
class Answered:
    """One answer: what was told, when, and the digest of what was asked."""

    asking_id: UUID
    asked_at: datetime
    # None while it is being reckoned.
    answered_at: datetime | None
    counted_until: datetime | None
    digest: str
    told: Mapping[str, Any]


@dataclass(frozen=True)
class StudySheet:
    """A study with its stations, what it can show, and its answers, the newest first."""

    line: StudyLine
    places: tuple[Place, ...]
    power: Answered | None
    answers: tuple[Answered, ...]
    # Whoever reads it may ask for an answer, or give it up.
    keeps: bool


def studies(actor: Actor, now: datetime) -> tuple[StudyLine, ...]:
    """This will list the studies of the actor's province, the newest first. Raises: NotFound."""
    _permit(actor, now)
    rows = _rows().order_by("-registered_at", "id")
    return tuple(_line(row, now) for row in rows)


def sheet(actor: Actor, study_id: UUID, now: datetime) -> StudySheet:
    """This will give one study with all that was answered. Raises: NotFound."""
    _permit(actor, now)
    row = _rows().filter(id=study_id).first()
    if row is None:
        raise NotFound
    askings = list(row.askings.order_by("-asked_at", "id").select_related("answer"))
    newest = askings[0] if askings else None
    return StudySheet(
        _line(row, now),
        _places(row, newest),
        next((_answered(one) for one in askings if one.kind == "power"), None),
        tuple(_answered(one) for one in askings if one.kind == "effect"),
        keeps=keeps(actor) and row.unit_id == actor.unit_id and row.ended_at is None,
    )


def keeps(actor: Actor) -> bool:
    """This will say whether an officer registers studies: for a province, from its seat."""
    return may(actor, "keep_studies") and kind_of_seat(actor) == UnitKind.PROVINCE


@dataclass(frozen=True)
class Panel:
    """The counts of an answer's stations, month by month."""

    months: tuple[date, ...]
    rows: tuple[tuple[UUID, UUID, Mapping[str, list[int]]], ...]


def panel(actor: Actor, asking_id: UUID, now: datetime) -> Panel:
    """This will give the counts that an answer came from, of the actor's own stations.

    Seen by: the chain of command, each its own area. Raises: NotFound.
    """
    _permit(actor, now)
    confidentiality.permit(actor=actor, act="read_figures", case_id=None, now=now)
    answer = Answer.objects.select_related("asking__study").filter(
        asking_id=asking_id, asking__kind="effect"
    ).first()  # fmt: skip
    if answer is None:
        raise NotFound
    rows = Series.objects.filter(answer=answer).order_by("district_id", "station_id")
    study = answer.asking.study
    return Panel(
        tuple(months(study.since, study.until)),
        tuple((row.district_id, row.station_id, row.counts) for row in rows),
    )


def _permit(actor: Actor, now: datetime) -> None:
    confidentiality.permit(actor=actor, act="read_studies", case_id=None, now=now)


def _rows() -> Any:
    return Study.objects.annotate(
        opening=Count("stations", filter=Q(stations__start__isnull=False)),
        waiting=Count("stations", filter=Q(stations__start__isnull=True)),
    )


def _line(row: Any, now: datetime) -> StudyLine:
    return StudyLine(
        row.id, row.outcome, row.design, row.since, row.begins, row.until, row.smallest,
        row.opening, row.waiting, row.registered_at, row.ended_at, row.ended_why,
        is_ending=local_date(now) > row.until,
        is_over=local_date(now) >= add_months(row.until, 2),
    )  # fmt: skip


def _places(row: Study, newest: Asking | None) -> tuple[Place, ...]:
    opened: Mapping[str, str] = newest.opened if newest else {}
    fidelity: Mapping[str, float] = newest.fidelity if newest else {}
    left_out = frozenset(newest.left_out if newest else ())
    return tuple(
        Place(
            one.station_id,
            one.district_id,
            one.start,
            one.run_by,
            date.fromisoformat(opened[key]) if key in opened else None,
            fidelity.get(key),
            key in left_out,
        )
        for one in row.stations.order_by("start", "district_id", "station_id")
        for key in (str(one.station_id),)
    )


def _answered(asking: Asking) -> Answered:
    answer: Answer | None = getattr(asking, "answer", None)
    if answer is None:
        return Answered(asking.id, asking.asked_at, None, None, "", {})
    return Answered(
        asking.id, asking.asked_at, answer.answered_at, answer.counted_until, answer.digest,
        answer.told,
    )  # fmt: skip
