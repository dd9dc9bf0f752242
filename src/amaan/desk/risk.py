"""What may be done about her danger: assessed, raised, lowered by the district, asked after.

The answers are sealed as notes: they keep her safe, and are no evidence. On the timeline stand
the level, what decided it, and what is still to be asked. It goes up freely, with a reason; down
only by a district officer who read the file, with one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import queries as case_queries
from amaan.cases import timelines
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.sealing import Parcel
from amaan.desk import risk_standing
from amaan.desk.models import RiskAssessment
from amaan.kernel.clock import local_date
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.protocol import codes, facts, risk, risk_file
from amaan.protocol.risk import Instrument, Told, Weighed

# Nobody at a station lowers what keeps a station awake.
OF_THE_DISTRICT = frozenset({Post.SUPERVISOR, Post.DISTRICT_COMMANDER})
# A page that stood open over a tea break says nothing of how long the questions took.
LONGEST = 240
MONTH = 30


class CannotStand(Refused):
    """What was typed about her danger cannot stand; `field` names the place on the page."""

    field = ""


class NothingAnswered(CannotStand):
    """A sheet without a single answer."""

    sentence = said(
        "No question is answered. If she cannot speak now, write that it is not known, and ask "
        "again when she can."
    )


class RaiseNeedsAReason(CannotStand):
    """The officer's own judgement without a word of why."""

    field = "reason"
    sentence = said("Say why you judge it higher. It is sealed.")


class InstrumentIsNotInForce(CannotStand):
    """Questions that may not be used on this day."""

    sentence = said("These questions are not in force any more. Open the page again.")


class NotHigher(CannotStand):
    """The level stands there already, or above."""

    field = "level"
    sentence = said("Danger stands at this level already, or higher.")


class NotLower(CannotStand):
    """Nothing stands above the level that was chosen."""

    field = "level"
    sentence = said("This is not lower than the level that stands.")


class LowerOnlyAfterReading(CannotStand):
    """A district officer who cannot read why it is so high."""

    sentence = said(
        "To lower a level you must have read why it stands. Ask the desk to give you the file "
        "for review."
    )


class NotAskedForCounting(CannotStand):
    """She did not agree to be asked for that."""

    sentence = said("She did not agree to be asked for this. Make a safe call without it.")


class NothingToFollowUp(CannotStand):
    """Danger was never assessed here, or she was asked already."""

    sentence = said("There is no assessment here that waits for this answer.")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The questions as they were answered, with what both think and why."""

    instrument: str
    answers: Mapping[str, str]
    occasion: str
    own_view: str = ""
    officer_view: str = ""
    reason: str = ""
    incidents_told: int = 0
    child_at_home: str = "no"
    language: str = "ur"
    asked_at: datetime
    minutes: int | None = None


@transaction.atomic(savepoint=False)
def assess_risk(
    *, actor: Actor, case_id: CaseId, fact_id: FactId, sheet: Sheet, now: datetime
) -> Weighed:
    """This will weigh a sheet and put the level on the timeline; the answers are sealed.

    The same id twice weighs one. A level that stands is not lowered by it.

    Source: EIGE, police risk assessment, steps 1, 2, 6 and 7.
    Raises: NotFound; NothingAnswered; RaiseNeedsAReason; InstrumentIsNotInForce.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    instrument = _instrument(sheet, now)
    line = timelines.timeline_of(case_id)
    told = _told(sheet, line)
    weighed = risk.weigh(instrument, told)
    if RiskAssessment.objects.filter(pk=fact_id, case_id=case_id).exists():
        return weighed
    if all(answer == "not_asked" for answer in sheet.answers.values()):
        raise NothingAnswered
    if sheet.officer_view and not sheet.reason:
        raise RaiseNeedsAReason
    fact = _fact(sheet, weighed)
    parcels = [Parcel(fact_id, "risk_answers", _as_kept(sheet))]
    if sheet.reason:
        parcels.append(Parcel(fact_id, "note", sheet.reason))
    happening = cases.NewFact(
        fact, facts.Happened.at(min(sheet.asked_at, now)), tuple(parcels), fact_id
    )
    cases.record_fact(
        actor=actor, case_id=case_id, happening=happening, seen_revision=None, now=now
    )
    RiskAssessment.objects.create(
        id=fact_id,
        case_id=case_id,
        instrument=instrument.id,
        occasion=sheet.occasion,
        language=sheet.language,
        level=weighed.level,
        worked_out=weighed.worked_out,
        raised=_is_raised(instrument, told, weighed),
        factors=len(weighed.flags) + len(weighed.others),
        minutes=fact.minutes,
        assessed_at=now,
        assessed_by_id=actor.officer_id,
    )
    return weighed


@transaction.atomic(savepoint=False)
def raise_level(
    *, actor: Actor, case_id: CaseId, fact_id: FactId, level: str, reason: str, now: datetime
) -> None:
    """This will raise the level that stands, at any time, with a reason that is sealed.

    Raises: NotFound; NotHigher; RaiseNeedsAReason.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    stands = risk_standing.before(timelines.timeline_of(case_id)).level
    if not reason:
        raise RaiseNeedsAReason
    if stands and risk.LEVELS.index(level) <= risk.LEVELS.index(stands):
        raise NotHigher
    _record(actor, case_id, fact_id, facts.RiskRaised(level=level), reason, now)


@transaction.atomic(savepoint=False)
def lower_level(
    *, actor: Actor, case_id: CaseId, fact_id: FactId, level: str, why: str, reason: str,
    now: datetime,
) -> None:  # fmt: skip
    """This will lower the level that stands: a district officer, who read the file, says why.

    Raises: NotFound for every other post; LowerOnlyAfterReading; NotLower; RaiseNeedsAReason.
    """
    confidentiality.permit(actor=actor, act="record_review", case_id=case_id, now=now)
    if actor.post not in OF_THE_DISTRICT:
        raise NotFound
    if not case_queries.case_sheet(actor, case_id, now).reads_casework:
        raise LowerOnlyAfterReading
    if not reason:
        raise RaiseNeedsAReason
    stands = risk_standing.before(timelines.timeline_of(case_id)).level
    if not stands or risk.LEVELS.index(level) >= risk.LEVELS.index(stands):
        raise NotLower
    lowered = facts.RiskLowered(level=level, lowered_for=why)
    _record(actor, case_id, fact_id, lowered, reason, now)


@transaction.atomic(savepoint=False)
def follow_up(
    *, actor: Actor, case_id: CaseId, fact_id: FactId, severe: str, now: datetime
) -> None:
    """This will keep what she said, by a safe call she agreed to, of severe violence since.

    It belongs to the first assessment that nobody asked after yet.
    Raises: NotFound; NotAskedForCounting; NothingToFollowUp.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if not _agreed(timelines.standing(timelines.timeline_of(case_id))):
        raise NotAskedForCounting
    first = (
        RiskAssessment.objects.filter(case_id=case_id, followed_up_at__isnull=True)
        .order_by("assessed_at", "id")
        .first()
    )
    if first is None:
        raise NothingToFollowUp
    months = max(1, round((now - first.assessed_at).days / MONTH))
    asked = facts.RiskFollowedUp(severe_violence=severe, months=months)
    _record(actor, case_id, fact_id, asked, "", now)
    first.severe, first.followed_up_at = severe, now
    first.save(update_fields=["severe", "followed_up_at"])


def may_lower(actor: Actor) -> bool:
    """This will say whether a post may lower a level at all."""
    return actor.post in OF_THE_DISTRICT


def answers_kept(text: str) -> Mapping[str, str]:
    """This will read sealed answers back, by the code of each question."""
    return cast("Mapping[str, str]", json.loads(text)["answers"])


def _instrument(sheet: Sheet, now: datetime) -> Instrument:
    found = risk_file.load().get(sheet.instrument)
    if found is None or not found.stands_on(local_date(now)):
        raise InstrumentIsNotInForce
    return found


def _told(sheet: Sheet, line: tuple[facts.Recorded, ...]) -> Told:
    return Told(
        answers=sheet.answers,
        own_view=sheet.own_view,
        officer_view=sheet.officer_view,
        incidents_told=sheet.incidents_told,
        child_at_home=sheet.child_at_home,
        now=sheet.asked_at,
        before=risk_standing.before(line),
    )


def _fact(sheet: Sheet, weighed: Weighed) -> facts.RiskAssessed:
    flags = (*weighed.flags, *weighed.child_flags)
    return facts.RiskAssessed(
        level=weighed.level,
        occasion=sheet.occasion,
        instrument=sheet.instrument,
        worked_out=weighed.worked_out,
        own_view=sheet.own_view,
        officer_view=sheet.officer_view,
        grounds=weighed.grounds,
        # Of a licensed instrument only the level and its grounds are told.
        flags=tuple(flag for flag in flags if flag in codes.RISK_FLAGS),
        others=len(weighed.others),
        ask_again=bool(weighed.ask_again),
        children_level=weighed.child_level,
        minutes=sheet.minutes if sheet.minutes is not None and sheet.minutes <= LONGEST else None,
    )


def _as_kept(sheet: Sheet) -> str:
    kept = {
        "instrument": sheet.instrument,
        "answers": dict(sheet.answers),
        "incidents_told": sheet.incidents_told,
        "child_at_home": sheet.child_at_home,
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _is_raised(instrument: Instrument, told: Told, weighed: Weighed) -> bool:
    if not told.officer_view:
        return False
    alone = Told(**{**vars(told), "officer_view": ""})
    return risk.weigh(instrument, alone).worked_out != weighed.worked_out


def _record(
    actor: Actor, case_id: CaseId, fact_id: FactId, fact: facts.Fact, reason: str, now: datetime
) -> None:
    parcels = (Parcel(fact_id, "note", reason),) if reason else ()
    happening = cases.NewFact(fact, facts.Happened.at(now), parcels, fact_id)
    cases.record_fact(
        actor=actor, case_id=case_id, happening=happening, seen_revision=None, now=now
    )


def _agreed(line: tuple[facts.Recorded, ...]) -> bool:
    agreed = [one.fact for one in line if isinstance(one.fact, facts.ConsentRecorded)]
    return bool(agreed) and agreed[-1].statistics
