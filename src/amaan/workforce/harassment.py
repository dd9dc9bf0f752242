"""An officer's own complaint of harassment at work, past the chain of command.

What happened is written to the committee or the ombudsperson, on paper and never here. Here
stand the route, the dates and the outcome, so that she sees which clock has run out. Nobody who
commands, appoints or keeps registers of people learns that it exists; nothing of it is written
into the journal, since an entry would say that she complained.

Law: Protection against Harassment of Women at the Workplace Act 2010, s.4 (the accused is told
of the charges in three days and answers in seven; findings thirty days after the inquiry began;
the penalty a week after the findings). Provincial laws may differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Literal
from uuid import UUID

from django.db import transaction

from amaan.books.book import Choice
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.queries import may
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import Refused, said
from amaan.organisation.queries import Actor
from amaan.workforce.models import WorkplaceComplaint

ROUTES = (
    Choice("committee", "Inquiry committee", "انکوائری کمیٹی"),
    Choice("ombudsperson", "Ombudsperson", "محتسب"),
)
OUTCOMES = (
    Choice("upheld", "Upheld, with a penalty", "درست پائی گئی، سزا کے ساتھ"),
    Choice("upheld_none", "Upheld, no penalty", "درست پائی گئی، سزا نہیں ہوئی"),
    Choice("not_upheld", "Not upheld", "درست نہیں پائی گئی"),
    Choice("withdrawn", "Withdrawn", "واپس لے لی گئی"),
)
STEPS = ("told_on", "begun_on", "found_on", "imposed_on")
# Which date may not come before which.
_BEFORE = (
    ("sent_on", "told_on"),
    ("sent_on", "begun_on"),
    ("sent_on", "found_on"),
    ("begun_on", "found_on"),
    ("found_on", "imposed_on"),
)
# Whoever withdrew waits for nothing, nor does whoever was told that there is no penalty.
_ENDED = frozenset({"upheld_none", "not_upheld", "withdrawn"})


@dataclass(frozen=True)
class Limit:
    """A time of the Act: from which date, until which, and how many days."""

    counted_from: str
    until: str
    days: int


LIMITS = (
    Limit("sent_on", "told_on", 3),
    Limit("begun_on", "found_on", 30),
    Limit("found_on", "imposed_on", 7),
)


class NoSuchReceipt(Refused):
    """A wrong code, somebody else's, and none at all are answered alike."""

    field = "receipt"
    sentence = said("No entry of yours has this code. Look at your paper again.")


class WrongOrder(Refused):
    """A date lies ahead, or before what must come first."""

    sentence = said("A date lies ahead, or before the one that comes first. Read them again.")


class OutcomeTooEarly(Refused):
    """An outcome without findings is a rumour."""

    field = "outcome"
    sentence = said("Write the day of the findings with the outcome.")


@dataclass(frozen=True)
class Clock:
    """One time of the Act in one complaint."""

    until: str
    days: int
    due_on: date
    done_on: date | None
    state: Literal["running", "late", "kept", "kept_late"]


@dataclass(frozen=True)
class Complaint:
    """Dates and codes of one complaint, with its clocks; of nobody."""

    complaint_id: UUID
    route: str
    sent_on: date
    dates: Mapping[str, date | None]
    outcome: str
    clocks: tuple[Clock, ...]


@transaction.atomic(savepoint=False)
def note_complaint(
    *, actor: Actor, complaint_id: UUID, receipt: str, route: str, sent_on: date, now: datetime
) -> UUID:
    """This will note that the actor has complained, and by which route. The same id notes one.

    Raises: NotFound for whoever does not serve in the police; WrongOrder.
    """
    confidentiality.permit(actor=actor, act="complain_of_harassment", case_id=None, now=now)
    if route not in {choice.code for choice in ROUTES} or sent_on > local_date(now):
        raise WrongOrder
    WorkplaceComplaint.objects.bulk_create(
        [
            WorkplaceComplaint(
                id=complaint_id,
                officer_id=actor.officer_id,
                receipt=_digest(actor, receipt),
                province=actor.province,
                is_practice=actor.is_practice,
                route=route,
                sent_on=sent_on,
            )
        ],
        ignore_conflicts=True,
    )
    return complaint_id


@transaction.atomic(savepoint=False)
def note_dates(
    *,
    actor: Actor,
    receipt: str,
    dates: Mapping[str, date | None],
    outcome: str,
    now: datetime,
) -> Complaint:
    """This will note what she was told since: the dates of the inquiry and its outcome.

    Raises: NotFound; NoSuchReceipt; WrongOrder; OutcomeTooEarly.
    """
    confidentiality.permit(actor=actor, act="complain_of_harassment", case_id=None, now=now)
    row = _own(actor, receipt)
    days = {"sent_on": row.sent_on, **{step: dates.get(step) for step in STEPS}}
    if not all(_in_order(days[before], days[step], now) for before, step in _BEFORE):
        raise WrongOrder
    if outcome and outcome not in {choice.code for choice in OUTCOMES}:
        raise WrongOrder
    if outcome not in {"", "withdrawn"} and dates.get("found_on") is None:
        raise OutcomeTooEarly
    for step in STEPS:
        setattr(row, step, dates.get(step))
    row.outcome = outcome
    row.save(update_fields=[*STEPS, "outcome"])
    return _as_shown(row, now)


def own_complaint(actor: Actor, receipt: str, now: datetime) -> Complaint:
    """This will give the actor's own complaint to whoever holds its receipt as well.

    Raises: NotFound; NoSuchReceipt, which says the same of a wrong code and of none.
    """
    confidentiality.permit(actor=actor, act="complain_of_harassment", case_id=None, now=now)
    return _as_shown(_own(actor, receipt), now)


def may_complain(actor: Actor) -> bool:
    """This will say whether the actor serves in the police, to which all this belongs."""
    return may(actor, "complain_of_harassment")


def audited_complaints(actor: Actor, now: datetime) -> tuple[Complaint, ...]:
    """This will list the complaints of the auditor's province, the oldest that is open first.

    Seen by: the auditor; never whose they are.
    Raises: NotFound for every other post.
    """
    confidentiality.permit(actor=actor, act="audit_harassment", case_id=None, now=now)
    rows = WorkplaceComplaint.objects.defer("officer", "receipt").exclude(
        officer_id=actor.officer_id
    )
    ordered = sorted(rows, key=lambda row: (row.outcome != "", row.sent_on, str(row.id)))
    return tuple(_as_shown(row, now) for row in ordered)


def _own(actor: Actor, receipt: str) -> WorkplaceComplaint:
    row = WorkplaceComplaint.objects.filter(
        officer=actor.officer_id, receipt=_digest(actor, receipt)
    ).first()
    if row is None:
        raise NoSuchReceipt
    return row


def _in_order(before: date | None, after: date | None, now: datetime) -> bool:
    if after is None:
        return True
    return after <= local_date(now) and (before is None or before <= after)


def _digest(actor: Actor, receipt: str) -> str:
    """The code is drawn by chance and long: its digest with her id cannot be guessed back."""
    bare = "".join(sign for sign in receipt.upper() if sign.isalnum())
    return sha256(f"{actor.officer_id}:{bare}".encode()).hexdigest()


def _as_shown(row: WorkplaceComplaint, now: datetime) -> Complaint:
    dates = {step: getattr(row, step) for step in ("sent_on", *STEPS)}
    today = local_date(now)
    clocks = [
        _clock(limit, start, dates[limit.until], today, settled=row.outcome in _ENDED)
        for limit in LIMITS
        if (start := dates[limit.counted_from]) is not None
    ]
    return Complaint(
        row.id,
        row.route,
        row.sent_on,
        dates,
        row.outcome,
        tuple(clock for clock in clocks if clock is not None),
    )


def _clock(
    limit: Limit, start: date, done_on: date | None, today: date, *, settled: bool
) -> Clock | None:
    due_on = start + timedelta(days=limit.days)
    if done_on is not None:
        state: Literal["running", "late", "kept", "kept_late"] = (
            "kept" if done_on <= due_on else "kept_late"
        )
    elif settled:
        return None
    else:
        state = "running" if today <= due_on else "late"
    return Clock(limit.until, limit.days, due_on, done_on, state)
