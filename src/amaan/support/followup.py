"""The months after: planned contacts with her, how, and what came of each.

Rehabilitation is long. A plan of contacts is agreed with her, with a way for ordinary times and
another for a lockdown or a flood, when she may be shut in with whom she fears. When she asks that
nobody call any more, nobody does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.prepared import Row, ask
from amaan.organisation.queries import Actor
from amaan.protocol import facts
from amaan.support.models import FollowUp

CHANNELS = ("safe_phone", "code_word", "at_service", "lady_health_worker", "she_gets_in_touch",
            "visit_alone")  # fmt: skip
OUTCOMES = ("well", "needs_help", "in_danger", "not_reached", "not_safe_to_call", "asked_to_stop")
# Days after the plan is made: a week, then the first, third, sixth and twelfth month.
USUAL_DAYS = (7, 30, 90, 180, 365)
FURTHEST = timedelta(days=3 * 366)
_REACHED = frozenset({"well", "needs_help", "in_danger", "asked_to_stop"})
# Reached by a telephone: that is a safe call, and answers what is owed of those.
_BY_PHONE = frozenset({"safe_phone", "code_word"})
_DUE = """
SELECT f.id, f.case_id, c.reference, f.due_on, f.channel, f.when_shut_in, f.outcome, f.needs
FROM support_followup f JOIN cases_case c ON c.id = f.case_id
WHERE f.case_id = ANY ((SELECT amaan_my_cases())::uuid[]) AND f.outcome = '' AND f.due_on <= %s
ORDER BY f.due_on, f.id LIMIT 200"""


class CannotPlan(Refused):
    """A contact that cannot stand; `field` names the place."""

    field = "days"
    sentence = said("Mark at least one day. A plan without a contact is none.")


class SheAskedToStop(Refused):
    """Her word ends it."""

    field = "days"
    sentence = said(
        "She asked that nobody call any more. A new plan begins only when she herself asks for it; "
        "then mark that she did."
    )


class NotYet(Refused):
    """What came of a contact is not known before its day."""

    sentence = said("The day of this contact has not come. Write what came of it afterwards.")


@dataclass(frozen=True)
class FollowUpLine:
    """One planned contact, and what came of it."""

    followup_id: UUID
    case_id: CaseId
    reference: str
    due_on: date
    channel: str
    when_shut_in: str
    outcome: str
    needs: tuple[str, ...]


@transaction.atomic(savepoint=False)
def plan_contacts(
    *,
    actor: Actor,
    case_id: CaseId,
    days: Sequence[int],
    channel: str,
    when_shut_in: str,
    she_asked: bool = False,
    now: datetime,
) -> int:
    """This will plan contacts with her so many days from now; what is planned already stays.

    Raises: NotFound; CannotPlan; SheAskedToStop.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if not days or channel not in CHANNELS or when_shut_in not in CHANNELS:
        raise CannotPlan
    stopped = FollowUp.objects.filter(case=case_id, outcome="asked_to_stop").exists()
    if stopped and not she_asked:
        raise SheAskedToStop
    today = clock.local_date(now)
    there = set(FollowUp.objects.filter(case=case_id, outcome="").values_list("due_on", flat=True))
    wanted = {today + timedelta(days=day) for day in days if timedelta(days=day) <= FURTHEST}
    FollowUp.objects.bulk_create(
        FollowUp(
            case_id=case_id, due_on=due, channel=channel, when_shut_in=when_shut_in,
            planned_at=now, planned_by_id=actor.officer_id,
        )
        for due in sorted(wanted - there)
    )  # fmt: skip
    return len(wanted - there)


@transaction.atomic(savepoint=False)
def note_contact(
    *, actor: Actor, followup_id: UUID, outcome: str, needs: Sequence[str] = (), now: datetime
) -> CaseId:
    """This will write down what came of a contact; by telephone it is a safe call as well.

    Where she asked to be left alone, every contact still planned ends with it.
    Raises: NotFound; NotYet.
    """
    row = FollowUp.objects.filter(pk=followup_id).first()
    if row is None or outcome not in OUTCOMES:
        raise NotFound
    case_id = CaseId(row.case_id)
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if row.outcome:
        return case_id
    if row.due_on > clock.local_date(now):
        raise NotYet
    told = {"answered_at": now, "answered_by": actor.officer_id}
    FollowUp.objects.filter(pk=followup_id).update(outcome=outcome, needs=list(needs), **told)
    if outcome == "asked_to_stop":
        FollowUp.objects.filter(case=case_id, outcome="").update(outcome=outcome, **told)
    if row.channel in _BY_PHONE and outcome != "not_safe_to_call":
        call = cases.NewFact(
            fact=facts.SafeCallMade(
                reached=outcome in _REACHED, by_another_woman_officer=actor.is_woman
            ),
            happened=facts.Happened.at(now),
            id=FactId(new_id()),
        )
        cases.record_facts(actor=actor, case_id=case_id, happenings=[call], now=now)
    return case_id


def contacts_of(actor: Actor, case_id: CaseId, now: datetime) -> tuple[FollowUpLine, ...]:
    """This will list the contacts planned with her, in their order.

    Seen by: those who work on the case. Raises: NotFound for anybody else.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    rows = FollowUp.objects.filter(case=case_id).order_by("due_on", "id")
    return tuple(
        FollowUpLine(
            row.id, case_id, "", row.due_on, row.channel, row.when_shut_in, row.outcome,
            tuple(row.needs),
        )
        for row in rows
    )  # fmt: skip


def contacts_due(actor: Actor, now: datetime) -> tuple[FollowUpLine, ...]:
    """This will list the contacts due today or before in one's own cases, the oldest first."""
    rows = ask(_DUE, [clock.local_date(now)])
    return tuple(_line(row) for row in rows)


def _line(row: Row) -> FollowUpLine:
    id, case_id, reference, due_on, channel, when_shut_in, outcome, needs = row
    return FollowUpLine(
        id, CaseId(case_id), reference, due_on, channel, when_shut_in, outcome, tuple(needs)
    )
