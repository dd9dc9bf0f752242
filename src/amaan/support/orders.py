"""Orders that protect her: asked for, granted or refused, served, broken by him, gone on, ended.

Each act is a fact of the case and a change of its row in the register. What she does breaks no
order: nothing here takes her for the one who broke it, and none of it is a wish to withdraw.

Law: the domestic-violence acts of the provinces; ICT Domestic Violence Act 2026 ss.8, 12.
Source: standards 4.2.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import placed, timelines
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.sealing import Parcel
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId, new_id, new_reference
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor
from amaan.protocol import facts
from amaan.support.models import Order
from amaan.support.orders_refusals import (
    AlreadyDecided,
    BindsHerToo,
    EndsBeforeToday,
    HerOwnContact,
    NothingOrdered,
    NotInForce,
    NotServedYet,
    NotWhatItSays,
    ReasonNeeded,
    ServedAlready,
)

KINDS = (
    "interim_order", "protection_order", "residence_order", "custody_order", "monetary_order",
    "bail_condition",
)  # fmt: skip
# What she was asked first: should he leave the home?
REMOVALS = ("he_leaves", "she_chose_else", "lives_apart")
HOLDERS = ("court", "station", "herself")
# What he breaks whatever the order says.
ALWAYS = frozenset({"no_violence"})


@dataclass(frozen=True, kw_only=True)
class Application:
    """What a court is asked for. `protects` are pairs of role and place."""

    kind: str
    court: str
    removal: str
    conditions: tuple[str, ...]
    protects: tuple[tuple[str, int], ...] = (("survivor", 1),)
    takes_place_of: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the court decided. A refusal has no conditions."""

    granted: bool
    says: tuple[str, ...] = ()
    until: date | None = None
    metres: int | None = None
    number: str = ""
    binds_her_too: bool = False
    evidence_apart: bool = False
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Service:
    """How an order reached whom it binds."""

    served_on: str
    server: str
    demeanour: str
    weapons_asked: bool


@dataclass(frozen=True, kw_only=True)
class Breach:
    """What he broke, what he did, and what was decided about arrest. `words` are sealed."""

    broke: tuple[str, ...]
    acts: tuple[str, ...]
    certainty: str
    arrest: str
    words: str = ""
    only_her_contact: bool = False


@transaction.atomic(savepoint=False)
def apply_for(
    *,
    actor: Actor,
    case_id: CaseId,
    order_id: UUID,
    application: Application,
    happened: facts.Happened,
    now: datetime,
) -> UUID:
    """This will write down that a court was asked for an order. The same id twice asks once.

    Where she said that he should leave the home, the court is asked for that before all else.
    Raises: NotFound; NothingOrdered; HappenedInTheFuture.
    """
    confidentiality.permit(actor=actor, act="record_trial", case_id=case_id, now=now)
    if Order.objects.filter(pk=order_id).exists():
        return order_id
    lies = placed.where_it_lies(case_id)
    wanted = _with_removal(application)
    if not wanted:
        raise NothingOrdered
    asked = _new(facts.CourtApplied(order=application.kind), happened)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[asked], now=now)
    Order.objects.create(
        id=order_id, reference=new_reference(), case_id=case_id, station_id=lies.station_id,
        district_id=lies.district_id, kind=application.kind, court=application.court,
        removal=application.removal, asked_for=list(wanted),
        protects=[list(one) for one in application.protects],
        takes_place_of_id=_earlier(case_id, application.takes_place_of),
        applied_at=happened.latest, applied_by_id=actor.officer_id, apply_fact=asked.id,
    )  # fmt: skip
    return order_id


@transaction.atomic(savepoint=False)
def decide(
    *,
    actor: Actor,
    order_id: UUID,
    act_id: FactId,
    decision: Decision,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down what the court decided; an order takes the place of an earlier one.

    Raises: NotFound; AlreadyDecided; NothingOrdered; EndsBeforeToday; BindsHerToo.
    """
    row = _open(actor, order_id, "record_trial", now)
    if row.decide_fact == act_id:
        return
    if row.granted is not None:
        raise AlreadyDecided
    _refuse_decision(decision, happened, now)
    says = decision.says if decision.granted else ()
    until = decision.until if decision.granted else None
    told = facts.CourtOrdered(
        order=row.kind, granted=decision.granted, says=says,
        ends_on=until.isoformat() if until else "", order_ref=str(order_id),
    )  # fmt: skip
    happenings = [_new(told, happened, act_id)]
    if decision.granted and row.takes_place_of_id is not None:
        ended = facts.OrderEnded(how="replaced", order_ref=str(row.takes_place_of_id))
        happenings.append(_new(ended, happened))
        _end(row.takes_place_of_id, "replaced", happened.latest)
    _record(actor, row, happenings, now)
    changed = Order.objects.filter(pk=order_id, granted__isnull=True).update(
        granted=decision.granted, says=list(says), until=until, metres=decision.metres,
        number=decision.number, binds_her_too=decision.binds_her_too,
        copies=list(decision.copies), decided_at=happened.latest, decided_by=actor.officer_id,
        decide_fact=act_id,
    )  # fmt: skip
    if not changed:
        raise AlreadyDecided


@transaction.atomic(savepoint=False)
def note_try(
    *,
    actor: Actor,
    order_id: UUID,
    act_id: FactId,
    failed: str,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down that somebody went to serve an order and it did not reach him.

    Raises: NotFound; NotInForce; ServedAlready.
    """
    row = _in_force(actor, order_id, now)
    if row.served_at is not None:
        raise ServedAlready
    told = _new(facts.ServiceTried(failed=failed, order_ref=str(order_id)), happened, act_id)
    _record(actor, row, [told], now)
    Order.objects.filter(pk=order_id).update(tries=len(_entries(row, facts.ServiceTried.kind)))


@transaction.atomic(savepoint=False)
def note_service(
    *,
    actor: Actor,
    order_id: UUID,
    act_id: FactId,
    service: Service,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down that an order reached whom it binds, how he was, and his weapons.

    Raises: NotFound; NotInForce; ServedAlready.
    """
    row = _in_force(actor, order_id, now)
    if act_id in _entries(row, facts.OrderServed.kind):
        return
    if row.served_at is not None:
        raise ServedAlready
    told = facts.OrderServed(order_ref=str(order_id), **vars(service))
    _record(actor, row, [_new(told, happened, act_id)], now)
    Order.objects.filter(pk=order_id).update(served_at=happened.latest)


@transaction.atomic(savepoint=False)
def note_breach(
    *,
    actor: Actor,
    order_id: UUID,
    act_id: FactId,
    breach: Breach,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down that he broke an order, as a new incident, with the arrest decision.

    Her danger and her plan are owed a new look by it. Her own contact is no breach.
    Raises: NotFound; HerOwnContact; NotInForce; NotServedYet; NotWhatItSays; ReasonNeeded.
    """
    row = _in_force(actor, order_id, now)
    if breach.only_her_contact:
        raise HerOwnContact
    if row.served_at is None:
        raise NotServedYet
    if not breach.broke or not set(breach.broke) <= {*row.says, *ALWAYS}:
        raise NotWhatItSays
    if breach.arrest == "not_arrested" and not breach.words.strip():
        raise ReasonNeeded
    broken = facts.OrderBreached(broke=breach.broke, arrest=breach.arrest, order_ref=str(order_id))
    acts = tuple(dict.fromkeys(("order_breached", *breach.acts)))
    incident = facts.IncidentDescribed(acts=acts, certainty=breach.certainty)
    told = [_new(broken, happened, act_id, breach.words), _new(incident, happened)]
    _record(actor, row, told, now)
    Order.objects.filter(pk=order_id).update(breaches=len(_entries(row, facts.OrderBreached.kind)))


@transaction.atomic(savepoint=False)
def note_renewal(
    *, actor: Actor, order_id: UUID, act_id: FactId, wants: str, now: datetime
) -> None:
    """This will write down what she answered, when she was asked whether it should go on.

    Raises: NotFound; NotInForce.
    """
    row = _in_force(actor, order_id, now)
    told = facts.RenewalAsked(wants=wants, order_ref=str(order_id))
    _record(actor, row, [_new(told, facts.Happened.at(now), act_id)], now)
    Order.objects.filter(pk=order_id).update(renewal=wants)


@transaction.atomic(savepoint=False)
def end_order(
    *,
    actor: Actor,
    order_id: UUID,
    act_id: FactId,
    how: str,
    happened: facts.Happened,
    now: datetime,
) -> None:
    """This will write down that an order is no longer in force: by a court, or by its time.

    Her wish or her contact ends none; only the court does.
    Raises: NotFound; NotInForce, also where its time is not over yet.
    """
    row = _open(actor, order_id, "record", now)
    if act_id in _entries(row, facts.OrderEnded.kind):
        return
    _refuse_not_in_force(row)
    if how == "ran_out" and (row.until is None or row.until >= clock.local_date(now)):
        raise NotInForce
    told = facts.OrderEnded(how=how, order_ref=str(order_id))
    _record(actor, row, [_new(told, happened, act_id)], now)
    _end(order_id, how, happened.latest)


def _with_removal(application: Application) -> tuple[str, ...]:
    first = ("leaves_home",) if application.removal == "he_leaves" else ()
    return tuple(dict.fromkeys((*first, *application.conditions)))


def _earlier(case_id: CaseId, order_id: UUID | None) -> UUID | None:
    if order_id is None:
        return None
    standing = Order.objects.filter(pk=order_id, case=case_id, granted=True, ended="")
    return order_id if standing.exists() else None


def _refuse_decision(decision: Decision, happened: facts.Happened, now: datetime) -> None:
    if not decision.granted:
        return
    if not decision.says:
        raise NothingOrdered
    if decision.until is not None and decision.until < clock.local_date(happened.latest):
        raise EndsBeforeToday
    # Where both are bound, she is arrested for his violence: two sides need two proofs.
    if decision.binds_her_too and not decision.evidence_apart:
        raise BindsHerToo


def _open(actor: Actor, order_id: UUID, act: str, now: datetime) -> Order:
    row = Order.objects.filter(pk=order_id).first()
    if row is None:
        raise NotFound
    confidentiality.permit(actor=actor, act=act, case_id=CaseId(row.case_id), now=now)
    return row


def _in_force(actor: Actor, order_id: UUID, now: datetime) -> Order:
    row = _open(actor, order_id, "record", now)
    _refuse_not_in_force(row)
    return row


def _refuse_not_in_force(row: Order) -> None:
    if not row.granted or row.ended:
        raise NotInForce


def _end(order_id: UUID, how: str, at: datetime) -> None:
    Order.objects.filter(pk=order_id, ended="").update(ended=how, ended_at=at)


def _record(actor: Actor, row: Order, told: list[cases.NewFact], now: datetime) -> None:
    cases.record_facts(actor=actor, case_id=CaseId(row.case_id), happenings=told, now=now)


def _entries(row: Order, kind: str) -> frozenset[FactId]:
    """This will give the entries of a kind about an order; a second press of Save adds none."""
    case_id = CaseId(row.case_id)
    line = timelines.recorded_in([case_id], [kind]).get(case_id, ())
    mine = (r.id for r in line if getattr(r.fact, "order_ref", "") == str(row.id))
    return frozenset(FactId(UUID(id)) for id in mine)


def _new(
    fact: facts.Fact, happened: facts.Happened, id: FactId | None = None, words: str = ""
) -> cases.NewFact:
    id = id or FactId(new_id())
    parcels = (Parcel(id, "note", words),) if words.strip() else ()
    return cases.NewFact(fact=fact, happened=happened, parcels=parcels, id=id)
