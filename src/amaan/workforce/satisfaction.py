"""The survey of officers: opened for a unit, answered once and without a name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.queries import may, posts_that_may
from amaan.kernel.clock import end_of_day, local_date, start_of_day
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import prepared
from amaan.organisation.area import NamedUnit, names_of_units, unit_of_area, units_of_area
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor
from amaan.organisation.serving import served
from amaan.workforce.models import SurveyCount, SurveyRound, SurveyTaken
from amaan.workforce.ranks import BANDS, SEXES
from amaan.workforce.satisfaction_questions import ANSWERS, EDITIONS, NEWEST, Edition

# Whoever is asked may be on leave; and few who answer on one day are found by the day.
SHORTEST, LONGEST = timedelta(days=6), timedelta(days=60)
# Where an officer of a province sits who belongs to no district.
OFFICE = "office"


class WrongDays(Refused):
    """A survey is open for a week at least, two months at most, and not from yesterday."""

    field = "closes_on"
    sentence = said("A survey is open from today or later, for 7 to 61 days.")


class OpenAlready(Refused):
    """The same officers would be asked the same twice on one day."""

    field = "opens_on"
    sentence = said("A survey of this unit begins on that day already.")


class NotAllAnswered(Refused):
    """A statement left out would be known of whoever left it out."""

    sentence = said("Answer every statement; you may always choose not to say.")


class CannotAnswer(Refused):
    """The survey is over, or this officer has answered it."""

    sentence = said("This survey is closed, or you have answered it already.")


@dataclass(frozen=True)
class Survey:
    """One survey as whoever is asked in it sees it."""

    round_id: UUID
    unit_en: str
    unit_ur: str
    edition: Edition
    opens_on: date
    closes_on: date
    # Whether it can be answered today; whether its results may be shown; whether I have answered.
    is_open: bool
    is_closed: bool
    answered: bool
    # Whether the actor himself is among those who are asked.
    asks_me: bool


@transaction.atomic(savepoint=False)
def open_survey(
    *, actor: Actor, round_id: UUID, unit_id: UUID, opens_on: date, closes_on: date, now: datetime
) -> UUID:
    """This will open a survey of a district or a province. The same id twice opens one.

    Raises: NotFound for a post that keeps no registers of people, or a unit that is neither;
    WrongDays; OpenAlready.
    """
    confidentiality.permit(actor=actor, act="keep_workforce", case_id=None, now=now)
    unit = unit_of_area(actor, unit_id, now)
    if unit.kind not in {UnitKind.DISTRICT, UnitKind.PROVINCE}:
        raise NotFound
    if SurveyRound.objects.filter(id=round_id).exists():
        return round_id
    if opens_on < local_date(now) or not SHORTEST <= closes_on - opens_on <= LONGEST:
        raise WrongDays
    row = SurveyRound(
        id=round_id,
        unit_id=unit.id,
        station_id=None,
        district_id=unit.district_id,
        province=unit.province,
        is_practice=unit.is_practice,
        edition=NEWEST.code,
        opens_on=opens_on,
        closes_on=closes_on,
        opened_at=now,
        opened_by_id=actor.officer_id,
    )
    try:
        with transaction.atomic():
            SurveyRound.objects.bulk_create([row])
    except IntegrityError:
        raise OpenAlready from None
    SurveyCount.objects.bulk_create(_nobody_yet(row, _members(actor, unit, now)))
    return round_id


@transaction.atomic(savepoint=False)
def answer(*, actor: Actor, round_id: UUID, answers: Mapping[str, str], now: datetime) -> None:
    """This will add an officer's answers to the sums, once, and keep them nowhere else.

    Raises: NotFound for a survey that does not ask this officer; NotAllAnswered; CannotAnswer.
    """
    confidentiality.permit(actor=actor, act="answer_survey", case_id=None, now=now)
    row = _round(round_id)
    if not _asks(actor, row):
        raise NotFound
    known = {choice.code for choice in ANSWERS}
    asked = {statement.code for statement in EDITIONS[row.edition].statements}
    if set(answers) != asked or not set(answers.values()) <= known:
        raise NotAllAnswered
    ((taken,),) = prepared.ask(
        "SELECT public.amaan_answer_survey(%s, %s::jsonb)", [round_id, json.dumps(dict(answers))]
    )
    if not taken:
        raise CannotAnswer


def surveys(actor: Actor, now: datetime) -> tuple[Survey, ...]:
    """This will list the surveys that ask the actor or belong to his area, the latest first.

    Raises: NotFound for whoever does not serve in the police.
    """
    confidentiality.permit(actor=actor, act="answer_survey", case_id=None, now=now)
    return _shown(actor, SurveyRound.objects.order_by("-opens_on", "-id")[:40], now)


def survey(actor: Actor, round_id: UUID, now: datetime) -> Survey:
    """This will give one survey. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="answer_survey", case_id=None, now=now)
    (found,) = _shown(actor, SurveyRound.objects.filter(id=_round(round_id).id), now)
    return found


def how_many_asked(round_id: UUID) -> int:
    """This will count the officers a survey asks: who served there on any of its days.

    Raises: NotFound.
    """
    row = _round(round_id)
    return served(
        posts_that_may("answer_survey"),
        province=row.province,
        district_id=row.district_id,
        is_practice=row.is_practice,
        since=start_of_day(row.opens_on),
        until=end_of_day(row.closes_on),
    )


def may_open(actor: Actor) -> bool:
    """This will say whether the actor's post opens surveys."""
    return may(actor, "keep_workforce")


def units_to_ask(actor: Actor, now: datetime) -> tuple[NamedUnit, ...]:
    """This will list the provinces and districts of which a survey can be opened."""
    kinds = {UnitKind.DISTRICT, UnitKind.PROVINCE}
    return tuple(unit for unit in units_of_area(actor, now) if unit.kind in kinds)


def _round(round_id: UUID) -> SurveyRound:
    row = SurveyRound.objects.filter(id=round_id).first()
    if row is None:
        raise NotFound
    return row


def _asks(actor: Actor, row: SurveyRound) -> bool:
    return (
        actor.district_id == row.district_id
        if row.district_id is not None
        else actor.province == row.province
    )


def _shown(actor: Actor, rows: "QuerySet[SurveyRound]", now: datetime) -> tuple[Survey, ...]:
    kept, today = list(rows), local_date(now)
    names = names_of_units({row.unit_id for row in kept})
    # Row security shows nobody's but one's own.
    mine = set(SurveyTaken.objects.filter(round__in=kept).values_list("round_id", flat=True))
    return tuple(
        Survey(
            row.id,
            *names[row.unit_id],
            EDITIONS[row.edition],
            row.opens_on,
            row.closes_on,
            row.opens_on <= today <= row.closes_on,
            row.closes_on < today,
            row.id in mine,
            _asks(actor, row),
        )
        for row in kept
    )


def _members(actor: Actor, unit: NamedUnit, now: datetime) -> tuple[tuple[str, str], ...]:
    """This will name every group that is summed: everybody, and each way of telling apart."""
    districts: list[str] = []
    if unit.kind == UnitKind.PROVINCE:
        below = [one for one in units_of_area(actor, now) if one.kind == UnitKind.DISTRICT]
        districts = [str(one.id) for one in below if one.province == unit.province] + [OFFICE]
    return (
        ("all", ""),
        *(("band", band.code) for band in BANDS),
        *(("sex", sex.code) for sex in SEXES),
        *(("district", district) for district in districts),
    )


def _nobody_yet(row: SurveyRound, members: tuple[tuple[str, str], ...]) -> list[SurveyCount]:
    statements = EDITIONS[row.edition].statements
    return [
        SurveyCount(
            round_id=row.id,
            apart_by=apart_by,
            member=member,
            question=statement.code,
            answer=given.code,
        )
        for (apart_by, member), statement, given in product(members, statements, ANSWERS)
    ]
