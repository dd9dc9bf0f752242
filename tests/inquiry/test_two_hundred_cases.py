"""Two hundred invented cases go the whole way through the verbs, and what must always hold holds.

Each is drawn by its number alone: who helps, what is missing, how often the court puts it off.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from tests.security.world import World, intake

from amaan.cases import actions as cases
from amaan.cases import tallies
from amaan.cases.timelines import recorded_in, revision_of
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.row_security import act_as
from amaan.court import hearings, judgments, prosecution
from amaan.desk import actions as desk
from amaan.house.history.chance import Chance
from amaan.house.testing import role
from amaan.investigation import (
    assignment,
    custody_chain,
    diary,
    endings,
    exhibits,
    exhibits_queries,
    interviews,
    medical,
    plan,
)
from amaan.investigation import custody_chain_handing as handing
from amaan.investigation.custody_chain_moving import SealFound
from amaan.kernel.clock import local_date
from amaan.kernel.ids import CaseId, ContactId, FactId, new_id
from amaan.organisation.queries import Actor
from amaan.protocol import facts

pytestmark = pytest.mark.django_db

CASES = 200
LINES = ("scene", "witnesses", "cameras")


class Life:
    """One case: its chance, its hour, and its way so far."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.chance = world, Chance(f"life {number}")
        self.now = world.now + timedelta(hours=number % 24)
        self.number = number
        self.way: list[str] = []
        self.case_id = CaseId(new_id())
        self.exhibits: list[UUID] = []

    def live(self) -> None:
        """This will go from the first word as far as this case comes."""
        self._told_at_the_desk()
        for part in (self._heard, self._examined, self._recovered, self._written, self._arrested):
            if self.chance.happens(0.8):
                part()
        if self.chance.happens(0.75):
            self._sent_to_court()
            if self.chance.happens(0.8):
                self._tried()
                self._closed()

    @contextmanager
    def acting(self, part: str, minutes: int = 30) -> Iterator[tuple[Actor, datetime]]:
        self.now += timedelta(minutes=minutes)
        actor = self.world.actors[part]
        with transaction.atomic():
            act_as(actor, self.now)
            yield actor, self.now

    def fact(self, part: str, fact: facts.Fact) -> FactId:
        id = FactId(new_id())
        with self.acting(part) as (actor, now):
            cases.record_fact(
                actor=actor,
                case_id=self.case_id,
                happening=cases.NewFact(fact, facts.Happened.at(now), id=id),
                seen_revision=None,
                now=now,
            )
        return id

    def _told_at_the_desk(self) -> None:
        contact = ContactId(new_id())
        with self.acting("the desk officer") as (her, now):
            desk.open_contact(
                actor=her, contact_id=contact, mode="walk_in", language="ur", urgent=False,
                with_children=False, arrived_at=now, now=now,
            )  # fmt: skip
            told = intake(f"life {self.number}", self.world.aviary, now)
            self.case_id = desk.receive_complaint(
                actor=her, contact_id=contact, intake=told, now=now
            ).case_id
        self.fact("the desk officer", facts.FirRegistered(number=f"{self.number + 1}/26"))
        with self.acting("the desk officer") as (her, now):
            assignment.assign(
                actor=her,
                case_id=self.case_id,
                officer_id=self.world.actors["the investigator"].officer_id,
                because="cannot_wait",
                now=now,
            )
        with self.acting("the investigator") as (io, now):
            confidentiality.declare(actor=io, case_id=self.case_id, knows="nobody", now=now)
            plan.make_plan(
                actor=io, case_id=self.case_id, act_id=FactId(new_id()), lines=LINES, now=now
            )

    def _heard(self) -> None:
        self.way.append("heard")
        id = uuid4()
        with self.acting("the investigator") as (io, now):
            interviews.plan_interview(
                actor=io, case_id=self.case_id, interview_id=id, now=now,
                plan=interviews.Plan(
                    giver="survivor", topics=("what_happened",), place="private_room",
                    language="ur", officer_wish="woman", support="accepted",
                ),
            )  # fmt: skip
        with self.acting("the investigator") as (io, now):
            interviews.begin_interview(
                actor=io, interview_id=id, now=now,
                opening=interviews.Opening(
                    begun_at=now, present=("support_person",), interpreter="not_needed",
                    consent_by="survivor", explained=("purpose",), recorded="none",
                ),
            )  # fmt: skip
        with self.acting("the investigator") as (io, now):
            interviews.end_interview(
                actor=io, interview_id=id, fact_id=FactId(new_id()), now=now,
                told=interviews.Told(ended_at=now, words="invented words"),
            )  # fmt: skip

    def _examined(self) -> None:
        self.way.append("examined")
        id = uuid4()
        with self.acting("the desk officer") as (her, now):
            medical.ask_examination(
                actor=her, case_id=self.case_id, examination_id=id, facility="district_hospital",
                from_hospital=False, transport="police", now=now,
            )  # fmt: skip
            medical.answer_steps(
                actor=her, examination_id=id, fact_id=FactId(new_id()),
                answers={"general": "given"}, given_by="survivor", now=now,
            )  # fmt: skip
        with self.acting("the desk officer") as (her, now):
            medical.examined(
                actor=her, examination_id=id, fact_id=FactId(new_id()), examined_at=now,
                woman_examiner=True, now=now,
            )  # fmt: skip

    def _recovered(self) -> None:
        self.way.append("recovered")
        with self.acting("the investigator") as (io, now):
            self.exhibits = list(
                exhibits.take_exhibits(
                    actor=io, case_id=self.case_id, now=now,
                    taking=exhibits.Taking(
                        new_id(), now, source="scene", place="street", witnesses=2
                    ),
                    things=[
                        exhibits.Thing("clothing", f"S-{self.number}-{n}", "an invented thing")
                        for n in range(self.chance.number(1, 3))
                    ],
                )
            )  # fmt: skip
        store = handing.Receiver(store_id=self.world.actors["the station clerk"].station_id)
        self._handed("the investigator", store, "store", "the station clerk")
        if self.chance.happens(0.5):
            io_hands = handing.Receiver(self.world.actors["the investigator"].officer_id)
            self._handed("the station clerk", io_hands, "carry", "the investigator")
            with self.acting("the investigator") as (io, now):
                handing.send_out(
                    actor=io, hand_over_id=new_id(), exhibit_ids=self.exhibits,
                    purpose="laboratory", given_at=now, now=now, outside_number=f"{self.number}",
                )  # fmt: skip

    def _handed(self, giver: str, to: handing.Receiver, purpose: str, receiver: str) -> None:
        id = new_id()
        with self.acting(giver) as (actor, now):
            handing.give(
                actor=actor, hand_over_id=id, exhibit_ids=self.exhibits, to=to, purpose=purpose,
                given_at=now, now=now,
            )  # fmt: skip
        broken = self.chance.happens(0.05)
        seal = SealFound("broken") if broken else SealFound("intact")
        with self.acting(receiver) as (actor, now):
            handing.receive(
                actor=actor, hand_over_id=id, seals=dict.fromkeys(self.exhibits, seal),
                received_at=now, now=now, shelf="A-1" if to.store_id else "",
            )  # fmt: skip

    def _written(self) -> None:
        self.way.append("written")
        for _day in range(self.chance.number(1, 3)):
            with self.acting("the investigator", minutes=600) as (io, now):
                diary.write_entry(
                    actor=io, case_id=self.case_id, entry_id=FactId(new_id()),
                    words="invented words", happened=facts.Happened.at(now), now=now,
                )  # fmt: skip

    def _arrested(self) -> None:
        self.way.append("arrested")
        self.fact("the investigator", facts.AccusedArrested())
        self.fact("the investigator", facts.AccusedProduced())

    def _sent_to_court(self) -> None:
        self.way.append("sent")
        self.fact("the investigator", facts.InvestigationFinished())
        referral = uuid4()
        with self.acting("the investigator") as (io, now):
            prosecution.send(
                actor=io, case_id=self.case_id, referral_id=referral, about="scrutiny",
                prosecutor_id=self.world.actors["the prosecutor"].officer_id, now=now,
            )  # fmt: skip
        with self.acting("the prosecutor") as (she, now):
            confidentiality.declare(actor=she, case_id=self.case_id, knows="nobody", now=now)
            prosecution.answer(
                actor=she, referral_id=referral, now=now,
                given=prosecution.Answer(decision="fit_for_trial"),
            )  # fmt: skip
        self.fact("the investigator", facts.ChallanSubmitted())
        self.fact("the investigator", facts.CognizanceTaken())

    def _tried(self) -> None:
        self.way.append("tried")
        hearing = self._fixed()
        for _time in range(self.chance.number(0, 4)):
            following = self._new_hearing(days=9)
            with self.acting("the investigator", minutes=60 * 24) as (io, now):
                hearings.write_outcome(
                    actor=io, hearing_id=hearing, now=now,
                    outcome=hearings.Outcome(
                        ended="next_day", adjourned=True, reason="judge_absent",
                        asked_by="court_itself", following=following,
                    ),
                )  # fmt: skip
            hearing = following.hearing_id
            self.now += timedelta(days=9)
        with self.acting("the investigator") as (io, now):
            judgments.frame_charge(
                actor=io, case_id=self.case_id, fact_id=FactId(new_id()), altered=False,
                happened=facts.Happened.at(now), now=now,
            )  # fmt: skip
        outcome = self.chance.which({"convicted": 1, "acquitted": 2})
        with self.acting("the investigator") as (io, now):
            judgments.give_judgment(
                actor=io, case_id=self.case_id, fact_id=FactId(new_id()), now=now,
                verdict=judgments.Verdict(
                    outcome=outcome, before_charge=False, compensation=None,
                    sentence="term" if outcome == "convicted" else "",
                    months=120 if outcome == "convicted" else 0,
                ),
                happened=facts.Happened.at(now),
            )  # fmt: skip
            hearings.write_outcome(
                actor=io, hearing_id=hearing, now=now,
                outcome=hearings.Outcome(
                    ended="decided", adjourned=False, reason="", asked_by="", following=None
                ),
            )  # fmt: skip

    def _new_hearing(self, days: int) -> hearings.NewHearing:
        return hearings.NewHearing(
            hearing_id=uuid4(), court="special_court", court_number=1,
            purpose="prosecution_evidence", day=local_date(self.now) + timedelta(days=days),
            hour=None,
        )  # fmt: skip

    def _fixed(self) -> UUID:
        with self.acting("the investigator") as (io, now):
            return hearings.fix_hearing(
                actor=io, case_id=self.case_id, hearing=self._new_hearing(0), now=now
            )

    def _closed(self) -> None:
        self.way.append("closed")
        with self.acting("the investigator") as (io, now):
            told = recorded_in([self.case_id], [facts.JudgmentGiven.kind])[self.case_id]
            judged = told[-1].fact
            assert isinstance(judged, facts.JudgmentGiven)
            code = f"closed_{judged.outcome}"
            self._ending(io, facts.ClosureProposed(code=code), now)
        with self.acting("the supervisor") as (he, now):
            self._ending(he, facts.ClosureApproved(code=code), now)

    def _ending(self, actor: Actor, fact: facts.Fact, now: datetime) -> None:
        endings.record_ending(
            actor=actor, case_id=self.case_id, now=now,
            happening=cases.NewFact(fact, facts.Happened.at(now)),
            seen_revision=revision_of(self.case_id),
        )  # fmt: skip


@pytest.fixture
def lives(world: World) -> list[Life]:
    lived = [Life(world, number) for number in range(CASES)]
    for life in lived:
        life.live()
    return lived


def asked(statement: str, *values: object) -> list[tuple[object, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_two_hundred_cases_go_their_way_and_everything_that_must_hold_holds(
    world: World, lives: list[Life], figure: Callable[[str, object], None]
) -> None:
    ways = Counter(step for life in lives for step in life.way)
    common = ("heard", "examined", "recovered", "tried", "closed")
    assert min(ways[step] for step in common) > CASES // 4
    figure(
        "two hundred cases: acts written down", asked("SELECT count(*) FROM cases_factrecord")[0][0]
    )

    # Every chain of custody verifies outside, and says where each thing is.
    with transaction.atomic():
        io = world.actors["the investigator"]
        later = max(life.now for life in lives)
        act_as(io, later)
        held = [id for life in lives for id in life.exhibits]
        found = custody_chain.verify(exhibits_queries.chains_as_file(io, held, later))
    assert found.whole
    assert len(found.held) == len(held) > CASES // 2

    # No day in court is left with neither a next day nor an outcome, once it was written down.
    assert asked(
        "SELECT count(*) FROM court_hearing WHERE recorded_at IS NOT NULL"
        " AND (ended = '' OR (ended = 'next_day') <> (next_day_id IS NOT NULL))"
    ) == [(0,)]
    # Nothing was decided without a charge, and nothing closed without two people.
    assert asked(
        "SELECT count(*) FROM cases_factrecord j WHERE j.kind = 'judgment.given' AND NOT EXISTS"
        " (SELECT 1 FROM cases_factrecord c WHERE c.case_id = j.case_id"
        "  AND c.kind = 'charge.framed')"
    ) == [(0,)]
    assert asked(
        "SELECT count(*) FROM cases_case c WHERE c.stage = 'closed' AND"
        " (SELECT count(DISTINCT by_id) FROM cases_factrecord f"
        "  WHERE f.case_id = c.id AND f.kind LIKE 'closure.%%') < 2"
    ) == [(0,)]
    assert asked("SELECT count(*) FROM cases_case WHERE stage = 'closed'") == [(ways["closed"],)]
    # The numbers of the boards are those of the ledger.
    with role("jobs"):
        while tallies.fold():
            pass
        assert tallies.differences() == 0
