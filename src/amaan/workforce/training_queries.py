"""Questions about training: a session, what marks changed, and who holds what against the target.

Source: domain standards 9.6, indicators 61 (officers with a valid certificate among those in role)
and 62 (marks before and after; at six months).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Avg, Count, F, FloatField, Q, QuerySet, StdDev
from django.db.models.functions import Cast

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date
from amaan.kernel.measures import Share, share_of
from amaan.kernel.refusals import NotFound
from amaan.kernel.small_groups import FEWEST
from amaan.organisation.area import names_of_units
from amaan.organisation.queries import Actor
from amaan.organisation.serving import Serving, serving
from amaan.workforce.models import (
    TrainingAttendance,
    TrainingCertificate,
    TrainingFollowup,
    TrainingSession,
    TrainingTarget,
)
from amaan.workforce.training import READS
from amaan.workforce.training_figures import Gain, gain

# Which posts are meant by those whom a target counts.
COUNTED = {
    "desk_officer": frozenset({"desk_officer"}),
    "investigator": frozenset({"investigator"}),
    "commander": frozenset({"station_commander"}),
}
_STANDS = Q(taken_back_at__isnull=True)
# A page shows so many of who came; the register shows them all.
MOST_SHOWN = 200


@dataclass(frozen=True)
class Came:
    """One who came to a session, and the certificate she has of it."""

    attendance_id: UUID
    number: str
    name: str
    profession: str
    sex: str
    completed: bool
    certificate_id: UUID | None


@dataclass(frozen=True)
class SessionSheet:
    """One session: of what, when and where, who came, and what marks changed."""

    session_id: UUID
    code: str
    course: str
    stream: str
    on: date
    days: int
    place: str
    trainer: str
    came: int
    women: int
    completed: int
    certified: int
    gain: Gain
    people: tuple[Came, ...]


@dataclass(frozen=True)
class Upcoming:
    """One session on the page where training begins."""

    session_id: UUID
    code: str
    course: str
    on: date
    place: str
    came: int


@dataclass(frozen=True)
class StreamLine:
    """What was taught in one stream since a day, and what it changed."""

    stream: str
    sessions: int
    people: int
    women: int
    gain: Gain
    # Marks of those who were seen again some months after.
    later: float | None
    seen_later: int


@dataclass(frozen=True)
class Against:
    """One target: of so many in role so many hold a certificate that is good today."""

    unit_en: str
    unit_ur: str
    stream: str
    whom: str
    target: int
    by: date
    holds: Share
    rests_on: str


@dataclass(frozen=True)
class OfRank:
    """Of so many of a rank, how many hold a certificate of a stream; and of the women."""

    rank: str
    holds: Share
    women: Share


def sessions_about(actor: Actor, now: datetime, *, limit: int = 12) -> tuple[Upcoming, ...]:
    """This will list the sessions that come or were held last. Raises: NotFound."""
    _may(actor, now)
    rows = TrainingSession.objects.filter(_STANDS).select_related("course")
    kept = list(rows.order_by("-on", "id")[:limit])
    counted = Counter(
        TrainingAttendance.objects.filter(_STANDS, session__in=kept).values_list(
            "session_id", flat=True
        )
    )
    return tuple(
        Upcoming(row.id, row.code, row.course.title, row.on, row.place, counted[row.id])
        for row in kept
    )


def session_sheet(actor: Actor, session_id: UUID, now: datetime) -> SessionSheet:
    """This will show a session with who came. Raises: NotFound."""
    _may(actor, now)
    row = (
        TrainingSession.objects.select_related("course", "lead")
        .filter(_STANDS, id=session_id)
        .first()
    )
    if row is None:
        raise NotFound
    came = TrainingAttendance.objects.filter(_STANDS, session=row)
    has = dict(TrainingCertificate.objects.filter(_STANDS, session=row).values_list("person", "id"))
    counts = came.aggregate(
        all=Count("id"),
        women=Count("id", filter=Q(sex="female")),
        completed=Count("id", filter=Q(completed=True)),
    )
    return SessionSheet(
        session_id=row.id, code=row.code, course=row.course.title, stream=row.course.stream,
        on=row.on, days=row.days, place=row.place, trainer=row.lead.name if row.lead else "",
        came=counts["all"], women=counts["women"], completed=counts["completed"],
        certified=len(has), gain=_gain(came),
        people=tuple(
            Came(one.id, one.number, one.name, one.profession, one.sex, one.completed,
                 has.get(one.number))
            for one in came.order_by("number", "id")[:MOST_SHOWN]
        ),
    )  # fmt: skip


def by_stream(actor: Actor, now: datetime, *, since: date) -> tuple[StreamLine, ...]:
    """This will say of each stream how many were taught and what marks changed: indicator 62.

    Raises: NotFound.
    """
    _may(actor, now)
    came = TrainingAttendance.objects.filter(_STANDS, on__gte=since)
    counted = came.values_list("session__course__stream").annotate(
        sessions=Count("session", distinct=True),
        people=Count("id"),
        women=Count("id", filter=Q(sex="female")),
    )
    seen = TrainingFollowup.objects.filter(_STANDS, on__gte=since, marks__isnull=False)
    later = {
        stream: (n, float(mean))
        for stream, n, mean in seen.values_list("session__course__stream").annotate(
            people=Count("id"), mean=Avg("marks")
        )
    }
    return tuple(
        StreamLine(
            stream, sessions, people, women, _gain(came.filter(session__course__stream=stream)),
            *_shown_later(later.get(stream)),
        )
        for stream, sessions, people, women in counted.order_by("session__course__stream")
    )  # fmt: skip


def gain_of_all(actor: Actor, now: datetime, *, since: date) -> Gain:
    """This will say what marks changed over every stream together, of those who sat both tests.

    Raises: NotFound.
    """
    _may(actor, now)
    return _gain(TrainingAttendance.objects.filter(_STANDS, on__gte=since))


def against_targets(actor: Actor, now: datetime) -> tuple[Against, ...]:
    """This will hold each target against who is in role and certified today: indicator 61.

    Raises: NotFound.
    """
    _may(actor, now)
    rows = list(TrainingTarget.objects.filter(_STANDS).order_by("by", "unit_id", "stream", "id"))
    names = names_of_units({row.unit_id for row in rows})
    people, holders = serving(actor, now), _holders(now)
    return tuple(
        Against(
            *names[row.unit_id], row.stream, row.whom, row.number, row.by,
            _share(
                (one for one in people if _meant(one, row.whom) and _serves_in(one, row)),
                holders, row.stream,
            ),
            row.rests_on,
        )
        for row in rows
    )  # fmt: skip


def by_rank(actor: Actor, stream: str, now: datetime) -> tuple[OfRank, ...]:
    """This will say of each rank who holds a certificate of a stream that is good today.

    Raises: NotFound.
    """
    _may(actor, now)
    people, holders = serving(actor, now), _holders(now)
    ranks = sorted({one.rank for one in people})
    return tuple(
        OfRank(
            rank,
            _share((one for one in people if one.rank == rank), holders, stream),
            _share(
                (one for one in people if one.rank == rank and one.sex == "female"),
                holders, stream,
            ),
        )
        for rank in ranks
    )  # fmt: skip


def _may(actor: Actor, now: datetime) -> None:
    confidentiality.permit(actor=actor, act=READS, case_id=None, now=now)


def _gain(came: QuerySet[TrainingAttendance]) -> Gain:
    both = came.filter(before__isnull=False, after__isnull=False).aggregate(
        n=Count("id"),
        mean_before=Avg("before"),
        mean_after=Avg("after"),
        sd=StdDev(Cast(F("after") - F("before"), FloatField()), sample=True),
    )
    if not both["n"]:
        return Gain(0)
    return gain(
        both["n"], float(both["mean_before"]), float(both["mean_after"]), float(both["sd"] or 0)
    )


def _shown_later(found: tuple[int, float] | None) -> tuple[float | None, int]:
    n, mean = found or (0, 0.0)
    return (mean if n >= FEWEST else None), n


def _holders(now: datetime) -> dict[str, frozenset[str]]:
    """This will give, by stream, the service numbers whose certificates are good today."""
    today = local_date(now)
    found: dict[str, set[str]] = {}
    rows = TrainingCertificate.objects.filter(
        _STANDS, profession="police", on__lte=today, until__gte=today
    )
    for stream, person in rows.values_list("stream", "person"):
        found.setdefault(stream, set()).add(person.casefold())
    return {stream: frozenset(people) for stream, people in found.items()}


def _share(people: Iterable[Serving], holders: dict[str, frozenset[str]], stream: str) -> Share:
    kept = list(people)
    held = holders.get(stream, frozenset())
    return share_of(sum(one.service_number.casefold() in held for one in kept), len(kept))


def _meant(one: Serving, whom: str) -> bool:
    return whom == "all" or one.post in COUNTED[whom]


def _serves_in(one: Serving, target: TrainingTarget) -> bool:
    """This will say whether somebody serves in the unit of a target, or below it."""
    if target.district_id is None:
        return one.province == target.province
    return target.unit_id in (one.unit_id, one.station_id, one.district_id)
