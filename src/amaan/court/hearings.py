"""Days in court: fixed, held or put off, and what protects her while she is heard.

A day in court never ends with nothing: it has a next day or an outcome. Each act is a fact on
the case's timeline in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import timelines
from amaan.confidentiality import actions as confidentiality
from amaan.court.models import Attendance, Hearing, SpecialMeasure
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId, UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# A day further off is a slip of the pen.
FURTHEST = timedelta(days=400)
# These are heard without an FIR: an order for her protection, or that one be registered.
WITHOUT_AN_FIR = frozenset({"petition_heard", "registration_asked", "other_purpose"})
# What the trial of the charge consists of; it is decided by a judgment and by nothing else.
OF_THE_CHARGE = frozenset(
    "prosecution_evidence defence_evidence accused_heard final_arguments pronouncement".split()
)


class HearingBeforeRegistration(Refused):
    """A trial begins with the register: there is no case in court before its FIR."""

    sentence = said(
        "No FIR stands in this file yet, so there is no hearing of it. Record the FIR first; a "
        "petition for her protection can be heard before."
    )


class DayTooFarOff(Refused):
    """A day more than a year away, or long gone."""

    sentence = said("This day is more than a year away. Read the date again.")


class HearingLiesAhead(Refused):
    """What came of a day in court cannot be written before that day."""

    sentence = said("This day in court lies ahead. Write what came of it afterwards.")


class NothingComesAfter(Refused):
    """A day in court that ends with neither a next date nor an outcome."""

    sentence = said(
        "A day in court ends with its next date or with an outcome. Ask the reader of the court "
        "for the date; without it nobody can tell her when to come."
    )


class NextDayIsEarlier(Refused):
    """The next day must lie after this one."""

    sentence = said("The next date lies before this hearing. Read it again.")


class PutOffWithoutCause(Refused):
    """An adjournment has a cause, or nobody can answer for it."""

    sentence = said("Say why it was put off. Adjournments are counted by their cause.")


class DecidedWithoutJudgment(Refused):
    """The trial of a charge ends with a judgment."""

    sentence = said(
        "No judgment stands in this file that ends the trial. Write the judgment down first, of "
        "each who stands trial; then this day is decided."
    )


class AlreadyAnswered(Refused):
    """What came of it stands already."""

    sentence = said("What came of this stands already. Read the case again.")


@dataclass(frozen=True, kw_only=True)
class NewHearing:
    """A day in court as the court gave it. `day` and `hour` are local."""

    hearing_id: UUID
    court: str
    court_number: int
    purpose: str
    day: date
    hour: time | None = None
    # In which district the court sits; the case's own where nothing is said.
    district_id: UnitId | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a day in court; `following` where a next day was given."""

    ended: str
    adjourned: bool = False
    reason: str = ""
    asked_by: str = ""
    following: NewHearing | None = None


@dataclass(frozen=True, kw_only=True)
class Came:
    """One witness of a hearing: role, which of that role, whether heard, and why hostile."""

    witness: str
    came: str
    ordinal: int = 1
    hostile: str = ""


@transaction.atomic(savepoint=False)
def fix_hearing(*, actor: Actor, case_id: CaseId, hearing: NewHearing, now: datetime) -> UUID:
    """This will write down a day that a court gave. The same id twice writes one.

    Raises: NotFound; HearingBeforeRegistration; DayTooFarOff.
    """
    confidentiality.permit(actor=actor, act="record_trial", case_id=case_id, now=now)
    if Hearing.objects.filter(pk=hearing.hearing_id).exists():
        return hearing.hearing_id
    refuse_before_registration(case_id, hearing.purpose)
    refuse_far_off(hearing.day, now)
    happening = fixed(hearing, now)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[happening], now=now)
    keep(actor, case_id, hearing, happening.id, now)
    return hearing.hearing_id


@transaction.atomic(savepoint=False)
def write_outcome(*, actor: Actor, hearing_id: UUID, outcome: Outcome, now: datetime) -> None:
    """This will write down what came of a day in court, with the next day where one was given.

    Raises: NotFound; HearingLiesAhead; AlreadyAnswered; NothingComesAfter; NextDayIsEarlier;
        PutOffWithoutCause; DecidedWithoutJudgment; DayTooFarOff.
    """
    row = Hearing.objects.filter(pk=hearing_id).first()
    if row is None:
        raise NotFound
    case_id = CaseId(row.case_id)
    confidentiality.permit(actor=actor, act="record_trial", case_id=case_id, now=now)
    _refuse_outcome(row, outcome, now)
    following = outcome.following
    held = cases.NewFact(
        fact=facts.HearingHeld(
            adjourned=outcome.adjourned, reason=outcome.reason, by=outcome.asked_by
        ),
        happened=_on(row.day, row.hour, now),
    )
    written = [held, *([fixed(following, now)] if following else [])]
    cases.record_facts(actor=actor, case_id=case_id, happenings=written, now=now)
    if following is not None:
        keep(actor, case_id, following, written[1].id, now, sits_in=row.district_id)
    changed = Hearing.objects.filter(pk=hearing_id, ended="").update(
        ended=outcome.ended,
        adjourned=outcome.adjourned,
        reason=outcome.reason,
        asked_by=outcome.asked_by,
        next_day=following.hearing_id if following else None,
        recorded_at=now,
        recorded_by=actor.officer_id,
        held_fact=held.id,
    )
    if not changed:
        raise AlreadyAnswered


@transaction.atomic(savepoint=False)
def note_witnesses(
    *, actor: Actor, hearing_id: UUID, witnesses: Sequence[Came], now: datetime
) -> None:
    """This will write down who came to a hearing, who was heard, and who turned.

    Roles only. A witness who stands there already is left as he was written.

    Raises: NotFound; HearingLiesAhead.
    """
    row = Hearing.objects.filter(pk=hearing_id).first()
    if row is None:
        raise NotFound
    case_id = CaseId(row.case_id)
    confidentiality.permit(actor=actor, act="record_trial", case_id=case_id, now=now)
    if row.day > clock.local_date(now):
        raise HearingLiesAhead
    there = set(Attendance.objects.filter(hearing=hearing_id).values_list("witness", "ordinal"))
    happened = _on(row.day, row.hour, now)
    for one in witnesses:
        if (one.witness, one.ordinal) in there:
            continue
        attended = cases.NewFact(
            fact=facts.WitnessAttended(of=one.witness, came=one.came), happened=happened
        )
        hostile = cases.NewFact(
            fact=facts.WitnessHostile(of=one.witness, reason=one.hostile or "nothing_known"),
            happened=happened,
        )
        told = [attended, hostile] if one.hostile else [attended]
        cases.record_facts(actor=actor, case_id=case_id, happenings=told, now=now)
        Attendance.objects.create(
            case_id=case_id, hearing_id=hearing_id, witness=one.witness, ordinal=one.ordinal,
            came=one.came, fact=attended.id, hostile=one.hostile,
            hostile_fact=hostile.id if one.hostile else None,
            recorded_at=now, recorded_by_id=actor.officer_id,
        )  # fmt: skip


@transaction.atomic(savepoint=False)
def ask_measure(*, actor: Actor, case_id: CaseId, measure: str, now: datetime) -> None:
    """This will write down that the court was asked to protect her while she is heard.

    Asked again while it is not decided changes nothing; after a refusal it may be asked anew.

    Law: Anti-Rape Act s.12 (in camera, screens, video), s.11 (a person of support).
    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="record_trial", case_id=case_id, now=now)
    if SpecialMeasure.objects.filter(case=case_id, measure=measure, granted=None).exists():
        return
    asked = cases.NewFact(fact=facts.MeasureAsked(measure=measure), happened=facts.Happened.at(now))
    cases.record_facts(actor=actor, case_id=case_id, happenings=[asked], now=now)
    SpecialMeasure.objects.create(
        case_id=case_id, measure=measure, asked_at=now, asked_by_id=actor.officer_id,
        ask_fact=asked.id,
    )  # fmt: skip


@transaction.atomic(savepoint=False)
def decide_measure(*, actor: Actor, measure_id: UUID, granted: bool, now: datetime) -> None:
    """This will write down whether the court granted what protects her.

    Raises: NotFound; AlreadyAnswered.
    """
    row = SpecialMeasure.objects.filter(pk=measure_id).first()
    if row is None:
        raise NotFound
    case_id = CaseId(row.case_id)
    confidentiality.permit(actor=actor, act="record_trial", case_id=case_id, now=now)
    decided = cases.NewFact(
        fact=facts.MeasureDecided(measure=row.measure, granted=granted),
        happened=facts.Happened.at(now),
    )
    changed = SpecialMeasure.objects.filter(pk=measure_id, granted=None).update(
        granted=granted, decided_at=now, decided_by=actor.officer_id, decide_fact=decided.id
    )
    if not changed:
        raise AlreadyAnswered
    cases.record_facts(actor=actor, case_id=case_id, happenings=[decided], now=now)


def stands(case_id: CaseId, *kinds: str) -> bool:
    """This will say whether an entry of one of these kinds stands in a file, not taken back."""
    line = timelines.standing(timelines.timeline_of(case_id))
    return any(recorded.fact.kind in kinds for recorded in line)


def is_decided(case_id: CaseId) -> bool:
    """This will say whether everybody who stands trial in a file was judged."""
    line = timelines.standing(timelines.timeline_of(case_id))
    return any(
        isinstance(recorded.fact, facts.JudgmentGiven) and not recorded.fact.others_wait
        for recorded in line
    )


def refuse_before_registration(case_id: CaseId, purpose: str) -> None:
    """This will refuse a day in court for a file in which no FIR stands.

    Raises: HearingBeforeRegistration.
    """
    if purpose not in WITHOUT_AN_FIR and not stands(case_id, "fir.registered"):
        raise HearingBeforeRegistration


def _refuse_outcome(row: Hearing, outcome: Outcome, now: datetime) -> None:
    if row.ended:
        raise AlreadyAnswered
    if row.day > clock.local_date(now):
        raise HearingLiesAhead
    following = outcome.following
    if (outcome.ended == "next_day") != (following is not None):
        raise NothingComesAfter
    if outcome.adjourned and not outcome.reason:
        raise PutOffWithoutCause
    if outcome.adjourned and following is None:
        raise NothingComesAfter
    if following is not None:
        if following.day <= row.day:
            raise NextDayIsEarlier
        refuse_far_off(following.day, now)
    decided = outcome.ended == "decided" and row.purpose in OF_THE_CHARGE
    if decided and not is_decided(CaseId(row.case_id)):
        raise DecidedWithoutJudgment


def refuse_far_off(day: date, now: datetime) -> None:
    """This will refuse a day more than a year away. Raises: DayTooFarOff."""
    if abs(day - clock.local_date(now)) > FURTHEST:
        raise DayTooFarOff


def fixed(hearing: NewHearing, now: datetime) -> cases.NewFact:
    """This will make the entry of a day that a court gave."""
    return cases.NewFact(
        fact=facts.HearingFixed(purpose=hearing.purpose),
        happened=facts.Happened.at(now),
        id=FactId(new_id()),
    )


def _on(day: date, hour: time | None, now: datetime) -> facts.Happened:
    """This will place what happened in a court day: its hour, or the whole day, never ahead."""
    start, end = clock.start_of_day(day), clock.end_of_day(day)
    if hour is None:
        return facts.Happened(min(start, now), min(end, now))
    at = min(start + timedelta(hours=hour.hour, minutes=hour.minute), now)
    return facts.Happened.at(at)


def _district_of(case_id: CaseId) -> UUID:
    """This will name the district of a case, as row security shows it. Raises: NotFound."""
    found = ask("SELECT district_id FROM cases_case WHERE id = %s", [case_id])
    if not found:
        raise NotFound
    district: UUID = found[0][0]
    return district


def keep(
    actor: Actor,
    case_id: CaseId,
    new: NewHearing,
    fact: FactId,
    now: datetime,
    *,
    sits_in: UUID | None = None,
) -> None:
    """This will keep a day in court as a row, in the list of the district where it sits."""
    # A colleague elsewhere may write it down: the day is in the list of the court's district.
    district = new.district_id or sits_in or _district_of(case_id)
    Hearing.objects.create(
        id=new.hearing_id, case_id=case_id, district_id=district, court=new.court,
        court_number=new.court_number, purpose=new.purpose, day=new.day, hour=new.hour,
        fixed_at=now, fixed_by_id=actor.officer_id, fixed_fact=fact,
    )  # fmt: skip
