"""Registration refused or late, officer by officer, to whoever commands that officer.

No list of the worst: rows stand in the order of time, each with what else pressed and who was
there, and with what the officer himself answered. Nothing follows from a row by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.db import transaction

from amaan.cases import boards, registering
from amaan.cases.registering import LateRegistration, Refusal
from amaan.confidentiality import actions as confidentiality
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, OfficerId, UnitId, new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation import command
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.oversight.models import RegistrationAnswer
from amaan.oversight.sheets import Circumstances, Holder, Where
from amaan.protocol import rulebook

AT_MOST = 60
# What an officer may answer; a list, so that nothing of hers is told in it.
ANSWERS = (
    "not_told", "off_duty", "too_much", "nobody_to_write", "line_down", "thought_elsewhere",
    "order_from_above", "waited_for_her", "mistake", "not_so",
)  # fmt: skip
# Whoever answers for others reads all of it; at the counter one reads what is asked of oneself.
_COMMANDS = frozenset({Post.STATION_COMMANDER, Post.SUPERVISOR, Post.DISTRICT_COMMANDER})
_AT_A_DESK = Post.DESK_OFFICER.value
# Of these nobody's name is known here.
_NOBODY_HERE = frozenset({"other_station", "not_known"})


@dataclass(frozen=True)
class Answered:
    """What an officer said to a row that concerns him."""

    by: Holder
    answer: str
    at: datetime


@dataclass(frozen=True)
class RegistrationLine:
    """One refusal, or one registration that was late. Instants in UTC."""

    # The entry of the refusal, or the duty that was late.
    about: UUID
    case_id: CaseId
    reference: str
    refused: bool
    # When it was refused, or since when it was owed.
    at: datetime
    late_at: datetime | None
    registered_at: datetime | None
    # Why it was refused; empty for what was late.
    reason: str
    post: str
    # Who alone held that post then; None where nobody or several did, or nobody said which post.
    officer: Holder | None
    station: Where
    desk: Where
    # None where the post is not of this station.
    around: Circumstances | None
    obstacles: tuple[str, ...]
    answers: tuple[Answered, ...]
    # Whether it is the actor who may answer.
    mine: bool


@dataclass(frozen=True)
class RegistrationBoard:
    """A month of registrations: how many were late of how many due, and the rows.

    `due` and `late` as on the board of failures; `more` says that only the newest are shown.
    """

    month: date
    due: int
    late: int
    late_now: int
    rows: tuple[RegistrationLine, ...]
    more: bool


def registrations(actor: Actor, month: date) -> RegistrationBoard:
    """This will say how registration went in the actor's area in a month.

    Units: `month` is any local date of it; a refusal belongs to the month in which it was written
    down, lateness to that in which the time ran out.
    Seen by: numbers as `queries.failures`. Rows: station commander, supervisor and district
    commander, of their area; a desk officer and a clerk only what concerns themselves.
    """
    first = month.replace(day=1)
    counted = boards.numbers(actor, first, by_place=False, rules=registering_rules())
    rows = _rows(actor, first, AT_MOST + 1)
    return RegistrationBoard(
        month=first,
        due=sum(line.due for line in counted),
        late=sum(line.was_late for line in counted),
        late_now=sum(line.late_now for line in counted),
        rows=rows[:AT_MOST],
        more=len(rows) > AT_MOST,
    )


def unanswered(actor: Actor, now: datetime) -> int:
    """This will count this month's rows that concern the actor and that he answered nothing to."""
    return sum(
        row.mine and all(said.by.officer_id != actor.officer_id for said in row.answers)
        for row in _rows(actor, clock.local_date(now).replace(day=1), AT_MOST)
    )


@transaction.atomic(savepoint=False)
def answer_registration(
    *, actor: Actor, about: UUID, month: date, answer: str, now: datetime
) -> None:
    """This will keep what an officer answers to a row that concerns him. Twice changes nothing.

    Raises: NotFound for a row that is not his, or an answer that is not on the list.
    """
    rows = _rows(actor, month.replace(day=1), AT_MOST + 1)
    line = next((row for row in rows if row.about == about and row.mine), None)
    if line is None or answer not in ANSWERS:
        raise NotFound
    confidentiality.permit(actor=actor, act="read_case", case_id=line.case_id, now=now)
    row = RegistrationAnswer(
        id=new_id(),
        about=about,
        case_id=line.case_id,
        officer_id=actor.officer_id,
        answer=answer,
        recorded_at=now,
    )
    RegistrationAnswer.objects.bulk_create([row], ignore_conflicts=True)


@cache
def registering_rules() -> frozenset[str]:
    """This will name the duties that an FIR meets and the officer in charge of a station owes."""
    return frozenset(
        rule.id
        for rule in rulebook.load().duties
        if rule.owner == Post.STATION_COMMANDER
        and any(match.kind == "fir.registered" for match in rule.met_by)
    )


@dataclass(frozen=True)
class _Asked:
    """A row before anybody was looked for: whose post, where and when."""

    about: UUID
    case_id: CaseId
    reference: str
    refused: bool
    at: datetime
    late_at: datetime | None
    registered_at: datetime | None
    reason: str
    post: str
    desk_id: UnitId
    station_id: UnitId
    obstacles: tuple[str, ...]

    @property
    def stood_at(self) -> datetime:
        """When it went wrong: that is when one asks who was there."""
        return self.late_at or self.at

    @property
    def unit_id(self) -> UnitId:
        """Where the post is held."""
        return self.desk_id if self.post == _AT_A_DESK else self.station_id


def _rows(actor: Actor, first: date, limit: int) -> tuple[RegistrationLine, ...]:
    since = clock.start_of_day(first)
    until = clock.start_of_day(_next_month(first))
    asked = [
        *map(_refused, registering.refusals(actor, since, until, limit)),
        *map(_late, registering.late_registrations(
            actor, sorted(registering_rules()), since, until, limit)),
    ]  # fmt: skip
    asked.sort(key=lambda one: (one.stood_at, one.about), reverse=True)
    lines = _lines(asked[:limit], actor)
    if actor.post in _COMMANDS:
        return lines
    return tuple(line for line in lines if line.mine)


def _lines(asked: Sequence[_Asked], actor: Actor) -> tuple[RegistrationLine, ...]:
    if not asked:
        return ()
    here = [one for one in asked if one.post not in _NOBODY_HERE]
    beside = boards.owed_beside([(one.desk_id, one.post, one.stood_at) for one in here])
    staffed = command.staffed_at([(one.unit_id, one.post, one.stood_at) for one in here])
    around = {
        one.about: (who, Circumstances(
            one.stood_at, owed, cases, len(who.held),
            sum(officer.is_woman for officer in who.held), who.away))
        for one, (owed, cases), who in zip(here, beside, staffed, strict=True)
    }  # fmt: skip
    names = command.units({unit for one in asked for unit in (one.desk_id, one.station_id)})
    answers = _answers([one.about for one in asked])
    return tuple(_line(one, actor, around, names, answers.get(one.about, ())) for one in asked)


def _line(
    one: _Asked,
    actor: Actor,
    around: Mapping[UUID, tuple[command.Staffed, Circumstances]],
    names: Mapping[UUID, command.UnitName],
    answers: Iterable[Answered],
) -> RegistrationLine:
    who, circumstances = around.get(one.about, (None, None))
    # Where several hold a post, none of them is named for what one of them did.
    alone = who.held[0] if who is not None and len(who.held) == 1 else None
    return RegistrationLine(
        about=one.about,
        case_id=one.case_id,
        reference=one.reference,
        refused=one.refused,
        at=one.at,
        late_at=one.late_at,
        registered_at=one.registered_at,
        reason=one.reason,
        post=one.post,
        officer=None
        if alone is None
        else Holder(alone.officer_id, alone.name_en, alone.name_ur, alone.rank),
        station=_where(names[one.station_id]),
        desk=_where(names[one.desk_id]),
        around=circumstances,
        obstacles=one.obstacles,
        answers=tuple(answers),
        mine=who is not None and actor.officer_id in {held.officer_id for held in who.held},
    )


def _answers(about: Sequence[UUID]) -> Mapping[UUID, tuple[Answered, ...]]:
    found: dict[UUID, tuple[Answered, ...]] = {}
    rows = RegistrationAnswer.objects.filter(about__in=about).select_related("officer")
    for row in rows.order_by("recorded_at", "id"):
        who = row.officer
        by = Holder(OfficerId(who.id), who.name_en, who.name_ur, who.rank)
        said = Answered(by, row.answer, row.recorded_at)
        found[row.about] = (*found.get(row.about, ()), said)
    return found


def _refused(row: Refusal) -> _Asked:
    return _Asked(
        row.fact_id, row.case_id, row.reference, True, row.at, None, row.registered_at,
        row.reason, row.by, row.desk_id, row.station_id, tuple(row.obstacles),
    )  # fmt: skip


def _late(row: LateRegistration) -> _Asked:
    return _Asked(
        row.duty_id, row.case_id, row.reference, False, row.started_at, row.late_at, row.met_at,
        "", row.owner, row.desk_id, row.station_id, tuple(row.obstacles),
    )  # fmt: skip


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _where(unit: command.UnitName) -> Where:
    return Where(unit.unit_id, unit.name_en, unit.name_ur)
