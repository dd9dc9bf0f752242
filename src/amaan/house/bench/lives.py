"""Invented cases that go the whole way through the verbs, and what must hold of all of them.

Each is drawn by its number alone: who helps, what is missing, how often the court puts it off.
The suite lives a share of them on every run, `bench lives` thousands.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases.timelines import recorded_in, revision_of
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.row_security import act_as
from amaan.court import hearings, judgments, prosecution
from amaan.desk import actions as desk
from amaan.house.bench.stories import intake
from amaan.house.history.chance import Chance
from amaan.investigation import (
    assignment,
    assignment_queries,
    diary,
    endings,
    exhibits,
    interviews,
    medical,
    plan,
)
from amaan.investigation import custody_chain_handing as handing
from amaan.investigation.assignment_queries import Suggestion
from amaan.investigation.custody_chain_moving import SealFound
from amaan.kernel.clock import local_date
from amaan.kernel.ids import CaseId, ContactId, FactId, OfficerId, new_id
from amaan.organisation.queries import Actor
from amaan.protocol import facts

LINES = ("scene", "witnesses", "cameras")


@dataclass(frozen=True)
class Cast:
    """Who works on the cases; of several investigators the fittest is asked for."""

    desk: Actor
    clerk: Actor
    supervisor: Actor
    prosecutor: Actor
    investigators: Mapping[OfficerId, Actor]


class Life:
    """One case: its chance, its hour, and its way so far."""

    def __init__(self, cast: Cast, number: int, began: datetime, *, kind: int = 0) -> None:
        self.kind = kind
        self.cast, self.chance = cast, Chance(f"life {number}")
        self.now = began
        self.number = number
        self.way: list[str] = []
        self.case_id = CaseId(new_id())
        self.exhibits: list[UUID] = []
        # Who was found fittest; until then nobody.
        self.investigator = cast.desk

    def live(self) -> None:
        """This will go from the first word as far as this case comes."""
        self._told_at_the_desk()
        self._given()
        for part in (self._heard, self._examined, self._recovered, self._written, self._arrested):
            if self.chance.happens(0.8):
                part()
        if self.chance.happens(0.75):
            self._sent_to_court()
            if self.chance.happens(0.8):
                self._tried()
                self._closed()

    @contextmanager
    def acting(self, actor: Actor, minutes: int = 30) -> Iterator[tuple[Actor, datetime]]:
        """This will let somebody act half an hour later, in a transaction of his own."""
        self.now += timedelta(minutes=minutes)
        with transaction.atomic():
            act_as(actor, self.now)
            yield actor, self.now

    def fact(self, actor: Actor, fact: facts.Fact) -> None:
        """This will write one entry into the file."""
        with self.acting(actor) as (who, now):
            cases.record_fact(
                actor=who,
                case_id=self.case_id,
                happening=cases.NewFact(fact, facts.Happened.at(now)),
                seen_revision=None,
                now=now,
            )

    def _told_at_the_desk(self) -> None:
        contact = ContactId(new_id())
        with self.acting(self.cast.desk) as (her, now):
            desk.open_contact(
                actor=her, contact_id=contact, mode="walk_in", language="ur", urgent=False,
                with_children=False, arrived_at=now, now=now,
            )  # fmt: skip
            self.case_id = desk.receive_complaint(
                actor=her, contact_id=contact, intake=intake(self.kind, now), now=now
            ).case_id
        self.fact(self.cast.desk, facts.FirRegistered(number=f"{self.number + 1}/26"))

    def _given(self) -> None:
        with self.acting(self.cast.desk) as (her, now):
            asked = assignment_queries.asked_of(self.case_id, her.province, now)
            best: Sequence[Suggestion] = assignment_queries.suggestions(
                self.case_id, asked, now, most=1
            )
            assignment.assign(
                actor=her, case_id=self.case_id, officer_id=best[0].officer_id,
                because="cannot_wait" if best[0].lacks else "", now=now,
            )  # fmt: skip
        self.investigator = self.cast.investigators[best[0].officer_id]
        with self.acting(self.investigator) as (io, now):
            confidentiality.declare(actor=io, case_id=self.case_id, knows="nobody", now=now)
            plan.make_plan(
                actor=io, case_id=self.case_id, act_id=FactId(new_id()), lines=LINES, now=now
            )

    def _heard(self) -> None:
        self.way.append("heard")
        id = uuid4()
        with self.acting(self.investigator) as (io, now):
            interviews.plan_interview(
                actor=io, case_id=self.case_id, interview_id=id, now=now,
                plan=interviews.Plan(
                    giver="survivor", topics=("what_happened",), place="private_room",
                    language="ur", officer_wish="woman", support="accepted",
                ),
            )  # fmt: skip
        with self.acting(self.investigator) as (io, now):
            interviews.begin_interview(
                actor=io, interview_id=id, now=now,
                opening=interviews.Opening(
                    begun_at=now, present=("support_person",), interpreter="not_needed",
                    consent_by="survivor", explained=("purpose",), recorded="none",
                ),
            )  # fmt: skip
        with self.acting(self.investigator) as (io, now):
            interviews.end_interview(
                actor=io, interview_id=id, fact_id=FactId(new_id()), now=now,
                told=interviews.Told(ended_at=now, words="invented words"),
            )  # fmt: skip

    def _examined(self) -> None:
        self.way.append("examined")
        id = uuid4()
        with self.acting(self.cast.desk) as (her, now):
            medical.ask_examination(
                actor=her, case_id=self.case_id, examination_id=id, facility="district_hospital",
                from_hospital=False, transport="police", now=now,
            )  # fmt: skip
            medical.answer_steps(
                actor=her, examination_id=id, fact_id=FactId(new_id()),
                answers={"general": "given"}, given_by="survivor", now=now,
            )  # fmt: skip
        with self.acting(self.cast.desk) as (her, now):
            medical.examined(
                actor=her, examination_id=id, fact_id=FactId(new_id()), examined_at=now,
                woman_examiner=True, now=now,
            )  # fmt: skip

    def _recovered(self) -> None:
        self.way.append("recovered")
        with self.acting(self.investigator) as (io, now):
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
        if self.cast.clerk.station_id != self.investigator.station_id:
            # The store of another station is kept by another clerk; it stays in his hands.
            return
        store = handing.Receiver(store_id=self.cast.clerk.station_id)
        self._handed(self.investigator, store, "store", self.cast.clerk)
        if self.chance.happens(0.5):
            io_hands = handing.Receiver(self.investigator.officer_id)
            self._handed(self.cast.clerk, io_hands, "carry", self.investigator)
            with self.acting(self.investigator) as (io, now):
                handing.send_out(
                    actor=io, hand_over_id=new_id(), exhibit_ids=self.exhibits,
                    purpose="laboratory", given_at=now, now=now, outside_number=f"{self.number}",
                )  # fmt: skip

    def _handed(self, giver: Actor, to: handing.Receiver, purpose: str, receiver: Actor) -> None:
        id = new_id()
        with self.acting(giver) as (actor, now):
            handing.give(
                actor=actor, hand_over_id=id, exhibit_ids=self.exhibits, to=to, purpose=purpose,
                given_at=now, now=now,
            )  # fmt: skip
        seal = SealFound("broken" if self.chance.happens(0.05) else "intact")
        with self.acting(receiver) as (actor, now):
            handing.receive(
                actor=actor, hand_over_id=id, seals=dict.fromkeys(self.exhibits, seal),
                received_at=now, now=now, shelf="A-1" if to.store_id else "",
            )  # fmt: skip

    def _written(self) -> None:
        self.way.append("written")
        for _day in range(self.chance.number(1, 3)):
            with self.acting(self.investigator, minutes=600) as (io, now):
                diary.write_entry(
                    actor=io, case_id=self.case_id, entry_id=FactId(new_id()),
                    words="invented words", happened=facts.Happened.at(now), now=now,
                )  # fmt: skip

    def _arrested(self) -> None:
        self.way.append("arrested")
        self.fact(self.investigator, facts.AccusedArrested())
        self.fact(self.investigator, facts.AccusedProduced())

    def _sent_to_court(self) -> None:
        self.way.append("sent")
        self.fact(self.investigator, facts.InvestigationFinished())
        referral = uuid4()
        with self.acting(self.investigator) as (io, now):
            prosecution.send(
                actor=io, case_id=self.case_id, referral_id=referral, about="scrutiny",
                prosecutor_id=self.cast.prosecutor.officer_id, now=now,
            )  # fmt: skip
        with self.acting(self.cast.prosecutor) as (she, now):
            confidentiality.declare(actor=she, case_id=self.case_id, knows="nobody", now=now)
            prosecution.answer(
                actor=she, referral_id=referral, now=now,
                given=prosecution.Answer(decision="fit_for_trial"),
            )  # fmt: skip
        self.fact(self.investigator, facts.ChallanSubmitted())
        self.fact(self.investigator, facts.CognizanceTaken())

    def _tried(self) -> None:
        self.way.append("tried")
        with self.acting(self.investigator) as (io, now):
            hearing = hearings.fix_hearing(
                actor=io, case_id=self.case_id, hearing=self._new_hearing(0), now=now
            )
        for _time in range(self.chance.number(0, 4)):
            following = self._new_hearing(days=9)
            with self.acting(self.investigator, minutes=60 * 24) as (io, now):
                hearings.write_outcome(
                    actor=io, hearing_id=hearing, now=now,
                    outcome=hearings.Outcome(
                        ended="next_day", adjourned=True, reason="judge_absent",
                        asked_by="court_itself", following=following,
                    ),
                )  # fmt: skip
            hearing = following.hearing_id
            self.now += timedelta(days=9)
        self._judged(hearing)

    def _judged(self, hearing: UUID) -> None:
        with self.acting(self.investigator) as (io, now):
            judgments.frame_charge(
                actor=io, case_id=self.case_id, fact_id=FactId(new_id()), altered=False,
                happened=facts.Happened.at(now), now=now,
            )  # fmt: skip
        outcome = self.chance.which({"convicted": 1, "acquitted": 2})
        with self.acting(self.investigator) as (io, now):
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
        )  # fmt: skip

    def _closed(self) -> None:
        self.way.append("closed")
        with self.acting(self.investigator) as (io, now):
            told = recorded_in([self.case_id], [facts.JudgmentGiven.kind])[self.case_id]
            judged = told[-1].fact
            assert isinstance(judged, facts.JudgmentGiven)
            code = f"closed_{judged.outcome}"
            self._ending(io, facts.ClosureProposed(code=code), now)
        with self.acting(self.cast.supervisor) as (he, now):
            self._ending(he, facts.ClosureApproved(code=code), now)

    def _ending(self, actor: Actor, fact: facts.Fact, now: datetime) -> None:
        endings.record_ending(
            actor=actor, case_id=self.case_id, now=now,
            happening=cases.NewFact(fact, facts.Happened.at(now)),
            seen_revision=revision_of(self.case_id),
        )  # fmt: skip
