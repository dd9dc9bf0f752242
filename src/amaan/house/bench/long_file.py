"""One file that is long, through the verbs: exhibits, days in court, witnesses, calls."""

import itertools
from datetime import datetime, timedelta

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import timelines
from amaan.confidentiality.row_security import act_as
from amaan.court import hearings
from amaan.house.bench.trials import EXHIBITS, FACTS, HEARINGS
from amaan.investigation import exhibits
from amaan.kernel.clock import local_date
from amaan.kernel.ids import CaseId, new_id
from amaan.organisation.queries import Actor
from amaan.protocol import facts

_AT_ONCE = 30


def lengthen(actor: Actor, case_id: CaseId, now: datetime) -> None:
    """This will write into an officer's file until it is as long as a long trial makes it."""
    with transaction.atomic():
        act_as(actor, now)
        _take_exhibits(actor, case_id, now)
        _hear(actor, case_id, now)
        for _call in range(FACTS - len(timelines.timeline_of(case_id))):
            cases.record_fact(
                actor=actor, case_id=case_id, seen_revision=None, now=now,
                happening=cases.NewFact(
                    fact=facts.SafeCallMade(reached=True), happened=facts.Happened.at(now)
                ),
            )  # fmt: skip


def _take_exhibits(actor: Actor, case_id: CaseId, now: datetime) -> None:
    for first in range(0, EXHIBITS, _AT_ONCE):
        exhibits.take_exhibits(
            actor=actor, case_id=case_id, now=now,
            taking=exhibits.Taking(new_id(), now, source="scene", place="street", witnesses=2),
            things=[
                exhibits.Thing("clothing", f"S-{first + number}", "an invented thing")
                for number in range(_AT_ONCE)
            ],
        )  # fmt: skip


def _hear(actor: Actor, case_id: CaseId, now: datetime) -> None:
    # One day after the other, each put off to the next; the last is heard tomorrow.
    first = local_date(now) - timedelta(days=HEARINGS - 2)
    days = [
        hearings.NewHearing(
            hearing_id=new_id(), court="special_court", court_number=1,
            purpose="prosecution_evidence", day=first + timedelta(days=number),
        )
        for number in range(HEARINGS)
    ]  # fmt: skip
    hearings.fix_hearing(actor=actor, case_id=case_id, hearing=days[0], now=now)
    for day, following in itertools.pairwise(days):
        hearings.note_witnesses(
            actor=actor, hearing_id=day.hearing_id, now=now,
            witnesses=[hearings.Came(witness="doctor", came="came_not_heard")],
        )  # fmt: skip
        hearings.write_outcome(
            actor=actor, hearing_id=day.hearing_id, now=now,
            outcome=hearings.Outcome(
                ended="next_day", adjourned=True, reason="judge_absent", asked_by="court_itself",
                following=following,
            ),
        )  # fmt: skip
