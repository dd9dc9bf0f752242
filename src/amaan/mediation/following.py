"""After an agreement in a case she is asked four times; a breach opens the case again (M20)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import timelines
from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import Refused, said
from amaan.mediation.disputes import CALL_DAYS, TooEarlyToAsk
from amaan.organisation.queries import Actor
from amaan.protocol import facts


class NoAgreement(Refused):
    """There is nothing to ask her about."""

    sentence = said("No agreement of a forum stands in this file.")


@dataclass(frozen=True)
class CallOfCase:
    """One of the four days on which she is asked. Local dates."""

    day: str
    due_on: date
    # Empty while nobody reached her; else what she said.
    kept: str
    # How often she was not reached.
    tries: int


def calls_of(line: Sequence[facts.Recorded]) -> tuple[CallOfCase, ...]:
    """This will say when she is asked about the newest agreement, and what she said."""
    agreed = _agreement(line)
    if agreed is None:
        return ()
    since = local_date(agreed.happened.latest)
    asked = [
        told
        for one in line
        if isinstance(told := one.fact, facts.AgreementFollowedUp)
        and one.happened.earliest >= agreed.happened.earliest
    ]
    heard = {told.day: told.kept for told in asked if told.reached}
    tries = Counter(told.day for told in asked if not told.reached)
    return tuple(
        CallOfCase(day, since + timedelta(days=after), heard.get(day, ""), tries[day])
        for day, after in CALL_DAYS.items()
    )


@transaction.atomic(savepoint=False)
def follow_up(
    *, actor: Actor, case_id: CaseId, fact_id: FactId, asked: facts.AgreementFollowedUp,
    now: datetime,
) -> bool:  # fmt: skip
    """This will keep what she said of an agreement. True: it is broken, and the case is open again.

    Raises: NotFound; NoAgreement; TooEarlyToAsk.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    line = timelines.standing(timelines.timeline_of(case_id))
    due = {call.day: call.due_on for call in calls_of(line)}
    if not due:
        raise NoAgreement
    if due[asked.day] > local_date(now):
        raise TooEarlyToAsk
    happened = facts.Happened.at(now)
    happenings = [cases.NewFact(id=fact_id, fact=asked, happened=happened)]
    if asked.kept == "no" and _is_closed(line):
        again = facts.CaseReopened(reopened_for="agreement_broken")
        happenings.append(cases.NewFact(id=FactId(new_id()), fact=again, happened=happened))
    cases.record_facts(actor=actor, case_id=case_id, happenings=happenings, now=now)
    return asked.kept == "no"


def _agreement(line: Sequence[facts.Recorded]) -> facts.Recorded | None:
    found = [
        one
        for one in line
        if isinstance(one.fact, facts.ForumActed) and one.fact.outcome == "agreed"
    ]
    return max(found, key=lambda one: one.happened.latest) if found else None


def _is_closed(line: Sequence[facts.Recorded]) -> bool:
    turns = [
        one for one in line if isinstance(one.fact, facts.ClosureApproved | facts.CaseReopened)
    ]
    newest = max(turns, key=lambda one: one.recorded_at, default=None)
    return newest is not None and isinstance(newest.fact, facts.ClosureApproved)
