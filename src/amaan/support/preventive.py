"""Weapons in reach of whom she fears, and what police did so that nothing happens.

Law: CrPC 149, 151; Anti-Rape Act s.21. CrPC 107 stands in no source that was read, and is shown
with that mark. Source: standards 4.1 (weapons), 4.2 (firearms).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import timelines
from amaan.confidentiality.sealing import Parcel
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# Which results a power can have. Nobody is held to prevent for longer than a Magistrate allows.
RESULTS: Mapping[str, tuple[str, ...]] = {
    "interposed": ("prevented", "nobody_there", "offence_happened"),
    "held_to_prevent": ("prevented", "before_magistrate", "nobody_there", "offence_happened"),
    "beyond_the_area": ("prevented", "nobody_there", "offence_happened"),
    "peace_bond": ("bond_asked_for", "bond_given", "bond_refused"),
}
KINDS = (facts.WeaponDeclared.kind, facts.WeaponSurrendered.kind, facts.PreventionActed.kind)


class NotItsResult(Refused):
    """A power with a result that it cannot have."""

    sentence = said("This cannot come of that power. Choose the two again.")


class KeptAlready(Refused):
    """A weapon is given up once."""

    sentence = said("This weapon was given up already.")


@dataclass(frozen=True)
class WeaponLine:
    """A weapon, and where it went. `keeper` is empty while it is in reach."""

    declared: FactId
    weapon: str
    licence: str
    whereabouts: str
    told_at: datetime
    keeper: str = ""
    kept_at: datetime | None = None


@dataclass(frozen=True)
class PreventionLine:
    """A power that was used, and what came of it."""

    power: str
    result: str
    at: datetime


@dataclass(frozen=True)
class Prevented:
    """What was done so that nothing happens: weapons, those in reach first; powers, the newest."""

    weapons: tuple[WeaponLine, ...]
    powers: tuple[PreventionLine, ...]


@transaction.atomic(savepoint=False)
def tell_weapon(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    weapon: facts.WeaponDeclared,
    words: str,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down a weapon in his reach; what was said of it is sealed.

    Raises: NotFound; HappenedInTheFuture.
    """
    _record(actor, case_id, weapon, happened, act_id, words, now)


@transaction.atomic(savepoint=False)
def give_up(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    declared: FactId,
    keeper: str,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down that a weapon was given up, and where it is kept.

    Raises: NotFound for a weapon of another file; KeptAlready; HappenedInTheFuture.
    """
    there = {line.declared: line for line in prevented_in(case_id).weapons}
    if declared not in there:
        raise NotFound
    if there[declared].keeper:
        raise KeptAlready
    fact = facts.WeaponSurrendered(
        weapon=there[declared].weapon, keeper=keeper, declared=str(declared)
    )
    _record(actor, case_id, fact, happened, act_id, "", now)


@transaction.atomic(savepoint=False)
def prevent(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    power: str,
    result: str,
    words: str,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down a power used to prevent an offence, and what came of it.

    Raises: NotFound; NotItsResult; HappenedInTheFuture.
    """
    if result not in RESULTS[power]:
        raise NotItsResult
    fact = facts.PreventionActed(power=power, result=result)
    _record(actor, case_id, fact, happened, act_id, words, now)


def prevented_in(case_id: CaseId) -> Prevented:
    """This will give the weapons told of in a case, and the powers that were used.

    Seen by: row security; the page asks first whether the actor may read the casework.
    """
    told = timelines.recorded_in([case_id], KINDS).get(case_id, ())
    line = sorted(told, key=lambda r: (r.happened.latest, r.recorded_at, r.id))
    used = [
        PreventionLine(r.fact.power, r.fact.result, r.happened.latest)
        for r in reversed(line)
        if isinstance(r.fact, facts.PreventionActed)
    ]
    return Prevented(_weapons(line), tuple(used))


def _weapons(line: Sequence[facts.Recorded]) -> tuple[WeaponLine, ...]:
    kept = {r.fact.declared: r for r in line if isinstance(r.fact, facts.WeaponSurrendered)}
    found = []
    for r in line:
        if not isinstance(r.fact, facts.WeaponDeclared):
            continue
        given = kept.get(r.id)
        keeper = given.fact.keeper if given else ""  # type: ignore[attr-defined]  # of that kind
        found.append(
            WeaponLine(
                FactId(UUID(r.id)), r.fact.weapon, r.fact.licence, r.fact.whereabouts,
                r.happened.latest, keeper, given.happened.latest if given else None,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda w: (bool(w.keeper), w.told_at, str(w.declared))))


def _record(
    actor: Actor,
    case_id: CaseId,
    fact: facts.Fact,
    happened: facts.Happened,
    act_id: FactId,
    words: str,
    now: datetime,
) -> None:
    parcels = (Parcel(act_id, "note", words),) if words.strip() else ()
    told = cases.NewFact(fact=fact, happened=happened, parcels=parcels, id=act_id)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[told], now=now)
