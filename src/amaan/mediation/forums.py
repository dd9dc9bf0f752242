"""The register of forums: which mediate in a district, who sits there, and what makes them fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.mediation.gate import Fitness
from amaan.mediation.models import Forum, Mediator
from amaan.organisation.queries import Actor

# Bodies that decide by custom. What they did is written down; nothing is ever sent to them.
NEVER_FIT = frozenset({"jirga", "panchayat", "elders_at_home"})
FITS = ("written_rules", "separate_rooms", "may_leave", "court_looks")


class NoDistrict(Refused):
    """Forums are kept by a district."""

    sentence = said("You sit in no district, so you keep no forums.")


class TrainingEndsBefore(Refused):
    """A slip of the pen in a year."""

    sentence = said("The training ends before it began. Read both days again.")


@dataclass(frozen=True, kw_only=True)
class NewForum:
    """A forum as it is put into the register."""

    forum_id: UUID
    kind: str
    name_en: str
    name_ur: str
    fits: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class NewMediator:
    """Somebody who mediates. Local dates."""

    mediator_id: UUID
    name_en: str
    name_ur: str
    sex: str
    trained_on: date | None = None
    trained_until: date | None = None
    officer_id: OfficerId | None = None


@dataclass(frozen=True)
class MediatorLine:
    """A mediator as lists show her."""

    mediator_id: UUID
    name_en: str
    name_ur: str
    sex: str
    trained_on: date | None
    trained_until: date | None
    is_trained: bool


@dataclass(frozen=True)
class ForumLine:
    """A forum with who sits in it now, and whether anything may be sent to it."""

    forum_id: UUID
    kind: str
    name_en: str
    name_ur: str
    closed_on: date | None
    fitness: Fitness
    may_be_fit: bool
    mediators: tuple[MediatorLine, ...]

    @property
    def is_fit(self) -> bool:
        """This will say whether a matter may be sent here (M18)."""
        return self.closed_on is None and self.may_be_fit and self.fitness.is_fit


@transaction.atomic(savepoint=False)
def add_forum(*, actor: Actor, forum: NewForum, now: datetime) -> UUID:
    """This will put a forum into the district's register. The same id twice writes one.

    Raises: NotFound; NoDistrict.
    """
    confidentiality.permit(actor=actor, act="keep_forums", case_id=None, now=now)
    if actor.district_id is None:
        raise NoDistrict
    if not Forum.objects.filter(pk=forum.forum_id).exists():
        Forum.objects.create(
            id=forum.forum_id, district_id=actor.district_id, kind=forum.kind,
            name_en=forum.name_en, name_ur=forum.name_ur, kept_at=now,
            kept_by_id=actor.officer_id, **{name: name in forum.fits for name in FITS},
        )  # fmt: skip
    return forum.forum_id


@transaction.atomic(savepoint=False)
def look_again(
    *, actor: Actor, forum_id: UUID, fits: frozenset[str], closed: bool, now: datetime
) -> None:
    """This will keep what a forum has today, and whether it is closed. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="keep_forums", case_id=None, now=now)
    row = _forum(forum_id)
    was = row.closed_on
    found = Forum.objects.filter(pk=forum_id).update(
        closed_on=(was or local_date(now)) if closed else None,
        **{name: name in fits for name in FITS},
    )
    if not found:
        raise NotFound


@transaction.atomic(savepoint=False)
def add_mediator(*, actor: Actor, forum_id: UUID, mediator: NewMediator, now: datetime) -> UUID:
    """This will seat somebody in a forum. The same id twice writes one.

    Raises: NotFound; TrainingEndsBefore.
    """
    confidentiality.permit(actor=actor, act="keep_forums", case_id=None, now=now)
    _forum(forum_id)
    begun, ended = mediator.trained_on, mediator.trained_until
    if ended is not None and (begun is None or ended < begun):
        raise TrainingEndsBefore
    if not Mediator.objects.filter(pk=mediator.mediator_id).exists():
        Mediator.objects.create(
            id=mediator.mediator_id, forum_id=forum_id, officer_id=mediator.officer_id,
            name_en=mediator.name_en, name_ur=mediator.name_ur, sex=mediator.sex,
            trained_on=begun, trained_until=ended, kept_at=now, kept_by_id=actor.officer_id,
        )  # fmt: skip
    return mediator.mediator_id


@transaction.atomic(savepoint=False)
def end_mediator(*, actor: Actor, mediator_id: UUID, now: datetime) -> None:
    """This will keep that somebody no longer sits in her forum. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="keep_forums", case_id=None, now=now)
    found = Mediator.objects.filter(pk=mediator_id, ended_on__isnull=True).update(
        ended_on=local_date(now)
    )
    if not found:
        raise NotFound


def forums_of(actor: Actor, now: datetime, *, closed: bool = False) -> tuple[ForumLine, ...]:
    """This will list the forums of the actor's district, those in use first, by name.

    Seen by: every officer and mediator of the district; row security sees to it.
    """
    rows = Forum.objects.prefetch_related("mediators").order_by("name_en", "id")
    lines = [_line(row, local_date(now)) for row in rows if closed or row.closed_on is None]
    return tuple(sorted(lines, key=lambda line: line.closed_on is not None))


def forum_line(actor: Actor, forum_id: UUID, now: datetime) -> ForumLine:
    """This will read one forum. Raises: NotFound. Seen by: as `forums_of`."""
    return _line(_forum(forum_id), local_date(now))


def forums_where_seated(actor: Actor) -> frozenset[UUID]:
    """This will name the forums in which the actor mediates."""
    rows = Mediator.objects.filter(officer_id=actor.officer_id, ended_on__isnull=True)
    return frozenset(rows.values_list("forum_id", flat=True))


def fitness_of(forum_id: UUID | None, now: datetime) -> Fitness | None:
    """This will say what makes a forum fit; None: no such forum, or one that never is."""
    if forum_id is None:
        return None
    row = Forum.objects.filter(pk=forum_id, closed_on__isnull=True).first()
    if row is None or row.kind in NEVER_FIT:
        return None
    return _fitness(row, tuple(row.mediators.all()), local_date(now))


def _forum(forum_id: UUID) -> Forum:
    row = Forum.objects.filter(pk=forum_id).first()
    if row is None:
        raise NotFound
    return row


def _is_trained(one: Mediator, today: date) -> bool:
    return one.trained_on is not None and (one.trained_until is None or one.trained_until >= today)


def _fitness(row: Forum, seated: Iterable[Mediator], today: date) -> Fitness:
    there = [one for one in seated if one.ended_on is None]
    return Fitness(
        trained=bool(there) and all(_is_trained(one, today) for one in there),
        has_women=any(one.sex == "female" for one in there),
        written_rules=row.written_rules, separate_rooms=row.separate_rooms,
        may_leave=row.may_leave, court_looks=row.court_looks,
    )  # fmt: skip


def _line(row: Forum, today: date) -> ForumLine:
    seated = sorted(
        (one for one in row.mediators.all() if one.ended_on is None), key=lambda one: one.name_en
    )
    return ForumLine(
        forum_id=row.id, kind=row.kind, name_en=row.name_en, name_ur=row.name_ur,
        closed_on=row.closed_on, fitness=_fitness(row, seated, today),
        may_be_fit=row.kind not in NEVER_FIT,
        mediators=tuple(
            MediatorLine(
                one.id, one.name_en, one.name_ur, one.sex, one.trained_on, one.trained_until,
                _is_trained(one, today),
            )
            for one in seated
        ),
    )  # fmt: skip
