"""A story is told by acting: each deed is one call of the verb a page would call.

One story is one transaction, so a power cut leaves it untold or told, never half. Before each
deed the database is told who acts and when, as the door tells it, and shows no more to this
process than it would have shown to that officer on that day.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import queries as files
from amaan.confidentiality.row_security import act_as
from amaan.desk import actions as desk
from amaan.desk import queries as visits
from amaan.house.history.chance import Chance
from amaan.house.history.deeds import (
    Advised,
    Assigned,
    Came,
    Complained,
    Corrected,
    Deed,
    Left,
    ReadBack,
    Reviewed,
    Story,
    TookOver,
    Wrote,
)
from amaan.house.history.district import Place
from amaan.house.history.passing import pass_time
from amaan.kernel.ids import CaseId, ContactId, FactId, OfficerId
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor, acting_as
from amaan.protocol.facts import DutyWaived, Happened

# Treatments whose window closed, and targets of our own. No supervisor waives a statute here.
_PASSES = frozenset({"clinical", "standard"})


class NotInPost(LookupError):
    """Whoever should act in this story held no post on that day."""


@transaction.atomic
def perform(story: Story, place: Place, until: datetime) -> CaseId | None:
    """This will tell one story from its first deed to its last; the case it left, if any.

    The clock turns between deeds, and after the last one up to `until`.

    Raises: NotInPost; whatever a verb refuses.
    """
    stage = _Stage(story, place)
    for deed in story.deeds:
        if stage.case_id is not None:
            pass_time(deed.at)
        actor = stage.enters(deed)
        act_as(actor, deed.at)
        stage.acts(deed, actor)
    if stage.case_id is not None:
        pass_time(until)
    return stage.case_id


@transaction.atomic
def was_told(story: Story, place: Place, now: datetime) -> bool:
    """This will say whether the visit with which a story begins is known at its desk."""
    came = story.deeds[0].act
    actor = acting_as(place.officers[story.deeds[0].by], now)
    if actor is None or not isinstance(came, Came):
        raise NotInPost(story.deeds[0].by)
    act_as(actor, now)
    try:
        visits.contact(actor, ContactId(came.contact))
    except NotFound:
        return False
    return True


class _Stage:
    """Who plays which part, and what this story has opened so far."""

    def __init__(self, story: Story, place: Place) -> None:
        self.officers = dict(place.officers)
        special = place.specials[story.number % len(place.specials)]
        self.for_assigning = {**place.officers, "special": special}
        self.contact: ContactId | None = None
        self.case_id: CaseId | None = None

    def enters(self, deed: Deed) -> Actor:
        actor = acting_as(self.officers[deed.by], deed.at)
        if actor is None:
            raise NotInPost(deed.by)
        return actor

    def acts(self, deed: Deed, actor: Actor) -> None:
        if isinstance(deed.act, Came | Advised | Left | Complained):
            self._at_the_desk(deed.act, actor, deed.at)
        else:
            assert self.case_id is not None
            self._on_the_case(deed, actor, self.case_id)

    def _at_the_desk(
        self, act: Came | Advised | Left | Complained, actor: Actor, now: datetime
    ) -> None:
        if isinstance(act, Came):
            self.contact = _open(act, actor, now)
            return
        assert self.contact is not None
        match act:
            case Advised(topics):
                desk.give_advice(actor=actor, contact_id=self.contact, topics=topics, now=now)
            case Left():
                desk.note_left(actor=actor, contact_id=self.contact, now=now)
            case Complained(intake):
                received = desk.receive_complaint(
                    actor=actor, contact_id=self.contact, intake=intake, now=now
                )
                self.case_id = received.case_id

    def _on_the_case(self, deed: Deed, actor: Actor, case_id: CaseId) -> None:
        match deed.act:
            case Wrote() as wrote:
                cases.record_fact(
                    actor=actor,
                    case_id=case_id,
                    happening=_happening(wrote),
                    seen_revision=None,
                    now=deed.at,
                )
            case ReadBack(fact_id, outcome):
                desk.read_back(
                    actor=actor,
                    case_id=case_id,
                    fact_id=FactId(fact_id),
                    outcome=outcome,
                    correction="",
                    present="",
                    interpreter="",
                    now=deed.at,
                )
            case Assigned(to):
                self._assign(to, actor, case_id, deed.at)
            case TookOver():
                cases.take_over(actor=actor, case_id=case_id, now=deed.at)
            case Reviewed(review_id):
                _waive_what_is_past(review_id, actor, case_id, deed.at)
            case Corrected(wrong, reason, instead):
                cases.correct_fact(
                    actor=actor,
                    case_id=case_id,
                    fact_id=FactId(wrong),
                    reason=reason,
                    instead=None if instead is None else _happening(instead),
                    seen_revision=None,
                    now=deed.at,
                )

    def _assign(self, to: str, actor: Actor, case_id: CaseId, now: datetime) -> None:
        chosen: OfficerId = self.for_assigning[to]
        cases.assign_investigator(actor=actor, case_id=case_id, officer_id=chosen, now=now)
        self.officers["investigator"] = chosen


def _open(came: Came, actor: Actor, now: datetime) -> ContactId:
    return desk.open_contact(
        actor=actor,
        contact_id=ContactId(came.contact),
        mode=came.mode,
        language=came.language,
        urgent=came.urgent,
        with_children=came.with_children,
        arrived_at=came.arrived_at,
        now=now,
    )


def _waive_what_is_past(review_id: UUID, actor: Actor, case_id: CaseId, now: datetime) -> None:
    """This will waive care windows and service targets; what the law demands stays owed.

    What the reviewer owes himself is not his to waive.
    """
    sheet = files.case_sheet(actor, case_id, now)
    past = sorted(
        duty.rule
        for stage in sheet.by_stage
        for duty in stage.duties
        if duty.state == "missed" and duty.duty_class in _PASSES and duty.owner != actor.post
    )
    for rule in dict.fromkeys(past):
        waived = DutyWaived(rule=rule, reason="impossible_in_fact")
        fact_id = Chance(f"{review_id}/{rule}").new_id()
        cases.record_fact(
            actor=actor,
            case_id=case_id,
            happening=_happening(Wrote(fact_id, waived, Happened.at(now))),
            seen_revision=None,
            now=now,
        )


def _happening(wrote: Wrote) -> cases.NewFact:
    return cases.NewFact(fact=wrote.fact, happened=wrote.happened, id=FactId(wrote.fact_id))
