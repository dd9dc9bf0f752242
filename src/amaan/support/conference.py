"""A case conference for high danger: why, who sits there and what each may know, and who does what.

Standards 7.4. Agencies only: never elders, never his family. Whoever has neither her yes nor an
exception for it is told that there is danger, and nothing else. What was agreed before is gone
through first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor
from amaan.protocol import facts
from amaan.support.models import Conference, ConferenceAction, ConferenceMember

AGENCIES = (
    "police", "specialist_service", "social_services", "child_protection", "health", "shelter",
    "prosecution", "probation",
)  # fmt: skip
PARTS = ("danger_signs", "what_he_may_do", "her_plan", "children_safety", "health_needs",
         "where_he_is")  # fmt: skip
# Without her yes: what averts the harm, and nothing of what she plans or how her health is.
LEAST = frozenset({"danger_signs", "what_he_may_do", "children_safety", "where_he_is"})
STEPS = (
    "safe_place", "protection_order", "arrest_or_removal", "weapons", "bail_opposed", "patrol",
    "him_disrupted", "safe_calls", "child_plan", "school_told", "medical_care", "counselling",
    "money_and_papers", "told_of_release",
)  # fmt: skip
RESULTS = ("done", "not_possible", "no_longer_needed", "carried_on")
# Within a week; in an emergency within a day. Our proposal, as the duty says.
WITHIN = timedelta(days=7)
AT_ONCE = timedelta(days=1)
FURTHEST = timedelta(days=180)


class CannotMeet(Refused):
    """A conference that cannot be called or closed as it stands; `field` names the place."""

    field = ""


class TooLate(CannotMeet):
    """High danger does not wait."""

    field = "day"
    sentence = said(
        "A conference meets within seven days, in an emergency within one. Choose an earlier day."
    )


class NobodyButPolice(CannotMeet):
    """Police alone are no conference."""

    field = "agencies"
    sentence = said(
        "Mark at least one agency beside the police: alone the police are no conference."
    )


class KnowsTooMuch(CannotMeet):
    """What she did not agree to is not laid on the table."""

    field = "may_know"
    sentence = said(
        "Without her yes an agency is told of the danger, of him and of the children's safety. "
        "What she plans and what her health needs wait for her yes."
    )


class NothingAgreed(CannotMeet):
    """A meeting that ends without anybody doing anything."""

    field = "step_1"
    sentence = said("A conference ends with who does what by when. Write at least one step.")


class OldStepsOpen(CannotMeet):
    """What was agreed before is answered for first."""

    sentence = said("Say first what became of the steps that were agreed before.")


class DayOutOfReach(CannotMeet):
    """A step is due on a day ahead, and within half a year."""

    field = "due_1"
    sentence = said("Each step has a day: today or later, within six months, as 25/11/2026.")


class LiesAhead(CannotMeet):
    """What came of a meeting is written after it."""

    sentence = said("This conference lies ahead. Write what was agreed once it has met.")


@dataclass(frozen=True, kw_only=True)
class NewConference:
    """A conference as it is called. `may_know` holds parts under the codes of agencies."""

    conference_id: UUID
    entry: str
    emergency: bool
    her_view: str
    day: date
    ground: str
    agencies: Sequence[str]
    may_know: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that somebody does by a day."""

    step: str
    owner: str
    due_on: date


@transaction.atomic(savepoint=False)
def call_conference(
    *, actor: Actor, case_id: CaseId, conference: NewConference, now: datetime
) -> UUID:
    """This will call the agencies together. The same id twice calls them once.

    Raises: NotFound; TooLate; NobodyButPolice; KnowsTooMuch.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if Conference.objects.filter(pk=conference.conference_id).exists():
        return conference.conference_id
    today = clock.local_date(now)
    reach = AT_ONCE if conference.emergency else WITHIN
    if not today <= conference.day <= today + reach:
        raise TooLate
    if not set(conference.agencies) - {"police"}:
        raise NobodyButPolice
    if conference.ground != "consent" and not set(conference.may_know) <= LEAST:
        raise KnowsTooMuch
    row = Conference.objects.create(
        id=conference.conference_id, case_id=case_id, entry=conference.entry,
        emergency=conference.emergency, her_view=conference.her_view, day=conference.day,
        called_at=now, called_by_id=actor.officer_id,
    )  # fmt: skip
    told = [] if conference.ground == "none" else list(conference.may_know)
    ConferenceMember.objects.bulk_create(
        ConferenceMember(
            conference=row, case_id=case_id, agency=agency, ground=conference.ground,
            may_know=told, added_by_id=actor.officer_id,
        )
        for agency in sorted(set(conference.agencies))
    )  # fmt: skip
    return row.id


@transaction.atomic(savepoint=False)
def hold_conference(
    *, actor: Actor, conference_id: UUID, steps: Sequence[Step], now: datetime
) -> None:
    """This will write down that the agencies met, and who does what by when.

    Raises: NotFound; LiesAhead; OldStepsOpen; NothingAgreed; DayOutOfReach.
    """
    row = Conference.objects.filter(pk=conference_id).first()
    if row is None:
        raise NotFound
    case_id = CaseId(row.case_id)
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if row.held_at is not None:
        return
    today = clock.local_date(now)
    if row.day > today:
        raise LiesAhead
    if ConferenceAction.objects.filter(case=case_id, result="").exists():
        raise OldStepsOpen
    if not steps:
        raise NothingAgreed
    if any(not today <= step.due_on <= today + FURTHEST for step in steps):
        raise DayOutOfReach
    held = cases.NewFact(
        fact=facts.CaseConferenceHeld(), happened=facts.Happened.at(now), id=FactId(new_id())
    )
    cases.record_facts(actor=actor, case_id=case_id, happenings=[held], now=now)
    ConferenceAction.objects.bulk_create(
        ConferenceAction(
            conference=row, case_id=case_id, step=one.step, owner=one.owner, due_on=one.due_on,
            agreed_by_id=actor.officer_id,
        )
        for one in steps
    )  # fmt: skip
    Conference.objects.filter(pk=conference_id).update(
        held_at=now, held_by=actor.officer_id, held_fact=held.id
    )


@transaction.atomic(savepoint=False)
def answer_step(*, actor: Actor, action_id: UUID, result: str, now: datetime) -> None:
    """This will write down what became of an agreed step. Raises: NotFound."""
    row = ConferenceAction.objects.filter(pk=action_id).first()
    if row is None or result not in RESULTS:
        raise NotFound
    confidentiality.permit(actor=actor, act="record", case_id=CaseId(row.case_id), now=now)
    ConferenceAction.objects.filter(pk=action_id, result="").update(
        result=result, answered_at=now, answered_by=actor.officer_id
    )


@dataclass(frozen=True)
class ActionLine:
    """An agreed step, by whom, by when, and what became of it."""

    action_id: UUID
    step: str
    owner: str
    due_on: date
    result: str


@dataclass(frozen=True)
class ConferenceLine:
    """A conference, who was to know what, and what was agreed."""

    conference_id: UUID
    entry: str
    emergency: bool
    her_view: str
    day: date
    held_at: datetime | None
    members: tuple[tuple[str, str, tuple[str, ...]], ...]
    actions: tuple[ActionLine, ...]


def conferences_of(actor: Actor, case_id: CaseId, now: datetime) -> tuple[ConferenceLine, ...]:
    """This will list the conferences of a case, the newest first.

    Seen by: those who work on the case. Raises: NotFound for anybody else.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    members: dict[UUID, list[tuple[str, str, tuple[str, ...]]]] = {}
    for one in ConferenceMember.objects.filter(case=case_id).order_by("agency", "id"):
        members.setdefault(one.conference_id, []).append(
            (one.agency, one.ground, tuple(one.may_know))
        )
    actions = _actions(case_id)
    rows = Conference.objects.filter(case=case_id).order_by("-called_at", "id")
    return tuple(
        ConferenceLine(
            row.id, row.entry, row.emergency, row.her_view, row.day, row.held_at,
            tuple(members.get(row.id, ())), tuple(actions.get(row.id, ())),
        )
        for row in rows
    )  # fmt: skip


def steps_due(first: date, after: date) -> tuple[int, int]:
    """This will count what was done by its day, and what was due in a span of days.

    What is no longer needed was not due. Sealed cases are in neither number.
    Seen by: whoever commands, of his own area; for everybody else nothing was due.
    """
    ((due, in_time),) = ask("SELECT due, in_time FROM amaan_conference_steps(%s, %s)",
                            [first, after])  # fmt: skip
    return in_time, due


def _actions(case_id: CaseId) -> Mapping[UUID, list[ActionLine]]:
    found: dict[UUID, list[ActionLine]] = {}
    for one in ConferenceAction.objects.filter(case=case_id).order_by("due_on", "id"):
        found.setdefault(one.conference_id, []).append(
            ActionLine(one.id, one.step, one.owner, one.due_on, one.result)
        )
    return found
