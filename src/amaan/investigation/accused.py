"""The accused in custody: arrest with its grounds, remand, bail, and release after she was told.

Read out of the timeline for each accused by himself. What an officer writes (grounds, the risk
note, why she could not be told) is sealed beside the fact.

Law: CrPC 61, before a Magistrate within 24 hours; 167(1)-(2), at most fifteen days of police
custody in all; 167(5)-(7), none for a woman but in killing or dacoity; JJSA s.8, a juvenile in an
observation home and never in a lock-up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import timelines
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.sealing import Parcel
from amaan.investigation.accused_refusals import (
    AlreadyHeld,
    GroundsNeeded,
    NoPoliceCustody,
    NotHeld,
    RiskNeedsWords,
    SheWasNotTold,
    TooManyDays,
)
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# CrPC 167(2): in all, from the arrest.
POLICE_CUSTODY_DAYS = 15
# Killing, for which the law lets a woman be in police custody; of dacoity the catalogue has no row.
NOT_SPARED = "PPC-302"
OUT = frozenset({"bail", "free"})
KINDS = tuple(
    shape.kind
    for shape in (
        facts.AccusedArrested, facts.AccusedProduced, facts.RemandGranted, facts.AccusedExamined,
        facts.CustodyChanged, facts.BailSought, facts.BailRiskNoted, facts.ReleaseExpected,
        facts.InformantInformed, facts.OffenceAlleged,
    )
)  # fmt: skip


@dataclass(frozen=True)
class Held:
    """One accused and where he is. Instants in UTC; what did not happen is None."""

    # His place among the accused; None where nobody said which.
    accused: int | None
    arrested: FactId
    arrested_at: datetime
    state: str = "police"
    woman: bool = False
    juvenile: bool = False
    official: bool = False
    produced_at: datetime | None = None
    examined_at: datetime | None = None
    remand_days: int = 0
    bail_sought_at: datetime | None = None
    risk_noted_at: datetime | None = None
    release_expected_at: datetime | None = None
    told_at: datetime | None = None
    changed_at: datetime | None = None
    told_first: bool = False

    @property
    def is_held(self) -> bool:
        """Whether he is in anybody's custody."""
        return self.state not in OUT

    @property
    def last_police_day(self) -> date:
        """The last day on which police custody may last at all."""
        return clock.local_date(self.arrested_at) + timedelta(days=POLICE_CUSTODY_DAYS)

    @property
    def allowed_until(self) -> date | None:
        """The last day that the Magistrate allowed; None before any was."""
        if self.produced_at is None or not self.remand_days:
            return None
        granted = clock.local_date(self.produced_at) + timedelta(days=self.remand_days)
        return min(granted, self.last_police_day)

    @property
    def owes_telling(self) -> bool:
        """Whether he will be let out and she does not know."""
        return self.is_held and self.release_expected_at is not None and self.told_at is None


def held_of(sheet: CaseSheet) -> tuple[Held, ...]:
    """This will say of each accused who was arrested where he is, the newest arrest first.

    Raises: NotFound for whoever does not read the casework.
    """
    if not sheet.reads_casework:
        raise NotFound
    return _held(_told(sheet.case_id))


@transaction.atomic(savepoint=False)
def arrest(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    accused: int | None,
    woman: bool,
    juvenile: bool,
    official: bool,
    told_his_person: bool,
    grounds: str,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down an arrest with its grounds; the clocks of production and remand run.

    Law: CrPC 61, 167; Police Order 4(1)(k), somebody he names is told.
    Raises: GroundsNeeded; AlreadyHeld; NotFound.
    """
    if not grounds.strip():
        raise GroundsNeeded
    told = _told(case_id)
    if _stands(told, act_id):
        return
    if any(h.is_held and h.accused == accused and accused is not None for h in _held(told)):
        raise AlreadyHeld
    fact = facts.AccusedArrested(woman=woman, juvenile=juvenile, official=official, accused=accused)
    happenings = [_new(fact, happened, act_id, "note", grounds)]
    if told_his_person:
        happenings.append(_new(facts.NoticeGiven(to="person_of_accused"), facts.Happened.at(now)))
    cases.record_facts(actor=actor, case_id=case_id, happenings=happenings, now=now)


@transaction.atomic(savepoint=False)
def produce(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    accused: int | None,
    days: int,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down that he was before the Magistrate, and the days of police custody.

    `days` are those allowed there; 0 where none were.
    Raises: NotHeld; TooManyDays; NoPoliceCustody; NotFound.
    """
    told = _told(case_id)
    if _stands(told, act_id):
        return
    held = _the_one(_held(told), accused)
    happenings = [_new(facts.AccusedProduced(accused=accused), happened, act_id)]
    if days:
        _refuse_days(held, days, happened, told)
        happenings.append(_new(facts.RemandGranted(days=days, accused=accused), happened))
    cases.record_facts(actor=actor, case_id=case_id, happenings=happenings, now=now)


@transaction.atomic(savepoint=False)
def move(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    accused: int | None,
    to: str,
    why_untold: str,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down where he went: prison, an observation home, out on bail, or free.

    Before bail and release she is told; where nobody could wait, why is written and sealed, and
    the duty to tell her runs at once.
    Raises: NotHeld; SheWasNotTold; NoPoliceCustody; NotFound.
    """
    told = _told(case_id)
    if _stands(told, act_id):
        return
    held = _the_one(_held(told), accused)
    knew = held.told_at is not None
    if to in OUT and not knew and not why_untold.strip():
        raise SheWasNotTold
    if to == "police_remand":
        _refuse_police(held, told)
    fact = facts.CustodyChanged(to=to, told_first=to in OUT and knew, accused=accused)
    words = why_untold if to in OUT and not knew else ""
    happening = _new(fact, happened, act_id, "note", words)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[happening], now=now)


@transaction.atomic(savepoint=False)
def note_risk(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    accused: int | None,
    level: str,
    conditions: Sequence[str],
    words: str,
    now: datetime,
) -> None:
    """This will keep what the court should weigh before bail; the words are sealed.

    They enter no bundle by themselves (`confidentiality.leaving`): who hands them on does it
    knowingly, on paper.
    Raises: RiskNeedsWords; NotHeld; NotFound.
    """
    if not words.strip():
        raise RiskNeedsWords
    told = _told(case_id)
    if _stands(told, act_id):
        return
    _the_one(_held(told), accused)
    fact = facts.BailRiskNoted(level=level, conditions=tuple(conditions), accused=accused)
    happening = _new(fact, facts.Happened.at(now), act_id, "risk_note", words)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[happening], now=now)


@transaction.atomic(savepoint=False)
def write_step(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    fact: facts.BailSought | facts.ReleaseExpected | facts.AccusedExamined,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down a step that needs no words.

    Raises: NotHeld; NotFound.
    """
    told = _told(case_id)
    if _stands(told, act_id):
        return
    _the_one(_held(told), fact.accused)
    happening = _new(fact, happened, act_id)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[happening], now=now)


@transaction.atomic(savepoint=False)
def tell_her(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    about: str,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down that she was told of an arrest or a release, by the way that is safe.

    Raises: NotFound.
    """
    if _stands(_told(case_id), act_id):
        return
    happening = _new(facts.InformantInformed(about=about), happened, act_id)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[happening], now=now)


_Told = tuple[facts.Recorded, ...]


def _told(case_id: CaseId) -> _Told:
    line = timelines.recorded_in([case_id], KINDS).get(case_id, ())
    return tuple(sorted(line, key=lambda r: (r.happened.latest, r.recorded_at, r.id)))


def _stands(told: _Told, act_id: FactId) -> bool:
    return any(r.id == str(act_id) for r in told)


def _held(told: Iterable[facts.Recorded]) -> tuple[Held, ...]:
    """This will follow each accused from his arrest on; an arrest after a release begins anew."""
    by_arrest: dict[str, Held] = {}
    for r in told:
        at = r.happened.latest
        if isinstance(r.fact, facts.AccusedArrested):
            arrested = r.fact
            by_arrest[r.id] = Held(
                accused=arrested.accused, arrested=FactId(UUID(r.id)), arrested_at=at,
                woman=arrested.woman, juvenile=arrested.juvenile, official=arrested.official,
            )  # fmt: skip
            continue
        if isinstance(r.fact, facts.InformantInformed):
            if r.fact.about == "release":
                by_arrest |= {
                    id: replace(h, told_at=at) for id, h in by_arrest.items() if _waits(h, at)
                }
            continue
        whose = _whose(by_arrest, r.fact)
        if whose is not None:
            by_arrest[whose] = _after(by_arrest[whose], r.fact, at)
    return tuple(reversed(by_arrest.values()))


def _waits(held: Held, at: datetime) -> bool:
    expected = held.release_expected_at
    return held.is_held and expected is not None and at >= expected


def _whose(by_arrest: dict[str, Held], fact: facts.Fact) -> str | None:
    """This will find whom a fact is about: the one named, or the only one there is."""
    accused = getattr(fact, "accused", None)
    held = [id for id, h in by_arrest.items() if h.is_held]
    fitting = [id for id in held if by_arrest[id].accused == accused]
    if fitting:
        return fitting[-1]
    return held[0] if accused is None and len(held) == 1 else None


def _after(held: Held, fact: facts.Fact, at: datetime) -> Held:
    match fact:
        case facts.AccusedProduced():
            return replace(held, produced_at=held.produced_at or at)
        case facts.AccusedExamined():
            return replace(held, examined_at=at)
        case facts.RemandGranted():
            return replace(held, remand_days=held.remand_days + fact.days)
        case facts.BailSought():
            return replace(held, bail_sought_at=at, risk_noted_at=None)
        case facts.BailRiskNoted():
            return replace(held, risk_noted_at=at)
        case facts.ReleaseExpected():
            return replace(held, release_expected_at=at, told_at=None)
        case facts.CustodyChanged():
            state = "police" if fact.to == "police_remand" else fact.to
            return replace(held, state=state, changed_at=at, told_first=fact.told_first)
    return held


def _the_one(held: Sequence[Held], accused: int | None) -> Held:
    """This will give the one in custody who is meant. Raises: NotHeld."""
    found = [h for h in held if h.is_held and h.accused == accused]
    if not found and accused is None:
        found = [h for h in held if h.is_held][:2]
    if len(found) != 1:
        raise NotHeld
    return found[0]


def _refuse_days(held: Held, days: int, happened: facts.Happened, told: _Told) -> None:
    _refuse_police(held, told)
    begun = clock.local_date(held.produced_at or happened.latest)
    if begun + timedelta(days=held.remand_days + days) > held.last_police_day:
        raise TooManyDays


def _refuse_police(held: Held, told: _Told) -> None:
    alleged = [r.fact.offence for r in told if isinstance(r.fact, facts.OffenceAlleged)]
    spared = not any(offence.startswith(NOT_SPARED) for offence in alleged)
    if held.juvenile or (held.woman and spared):
        raise NoPoliceCustody


def _new(
    fact: facts.Fact,
    happened: facts.Happened,
    id: FactId | None = None,
    field: str = "",
    words: str = "",
) -> cases.NewFact:
    id = id or FactId(new_id())
    parcels = (Parcel(id, field, words),) if words.strip() else ()
    return cases.NewFact(fact=fact, happened=happened, parcels=parcels, id=id)
