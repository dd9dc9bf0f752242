"""A death or near-death is looked at by a panel: what the case shows, what failed, what changes.

It blames nobody, least of all her. What a panel says of persons stays in the room; a lesson is
a failure in the Police Forum's words, a decision with an owner and a day, and nothing else.

Source: standards 1.1 (stage 21), 9.8; EIGE step 7. Start within 30 days is PROPOSED.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import queries as files
from amaan.cases.sheets import CaseSheet, DutyLine, FactLine
from amaan.confidentiality import actions as confidentiality
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.oversight.models import DeathLesson, DeathReview
from amaan.protocol import facts

PANEL = (
    "district_police", "prosecution", "doctor", "womens_service", "child_protection",
    "social_welfare", "from_outside",
)  # fmt: skip
DECISIONS = (
    "train", "change_roster", "change_order_of_work", "ask_for_means", "agree_with_agency",
    "look_at_open_cases", "ask_above",
)  # fmt: skip
OWNERS = ("station_commander", "supervisor", "district_commander")
# What a panel looks at first, where it may read the timeline: contacts, danger, orders, weapons.
SHOWN = frozenset(
    "complaint.received risk.assessed risk.raised safety_plan.made safety_plan.reviewed"
    " safe_call.made danger.acted_on prevention.acted weapon.declared weapon.surrendered"
    " court.applied court.ordered service.tried order.served order.breached order.ended"
    " accused.arrested bail.sought release.expected custody.changed informant.informed"
    " support.contacted support.declined conference.held person.served withdrawal.requested"
    " withdrawal.reviewed incident.described fir.registered fir.refused".split()
)


class OpenAlready(Refused):
    """One review of a death at a time."""

    sentence = said("A review of this case is open already.")


class PanelOfPolice(Refused):
    """Police alone do not look at their own part in a death."""

    sentence = said("Somebody who is not of the police sits in the panel. Ask one more office.")


class NothingLearned(Refused):
    """A review without a lesson."""

    sentence = said("Write down at least one thing that failed, and what changes because of it.")


class DueInThePast(Refused):
    """A decision that was due before it was taken."""

    sentence = said("This day is over. Write a day that lies ahead.")


@dataclass(frozen=True)
class Lesson:
    """What failed and what changes; no case, no person."""

    lesson_id: UUID
    failure: str
    decision: str
    owner: str
    due_on: date
    done_at: datetime | None

    def is_late(self, now: datetime) -> bool:
        """This will say whether its day is over and nobody called it done."""
        return self.done_at is None and self.due_on < clock.local_date(now)


@dataclass(frozen=True)
class ReviewLine:
    """A review of a death as a list shows it."""

    review_id: UUID
    case_id: CaseId
    reference: str
    about: str
    opened_at: datetime
    met_on: date | None
    closed_at: datetime | None


@dataclass(frozen=True)
class DeathReviewSheet:
    """One review: what the case shows to this actor, and what was learned."""

    line: ReviewLine
    panel: tuple[str, ...]
    # Empty for whoever may not read the casework: then the duties speak alone.
    happened: tuple[FactLine, ...]
    missed: tuple[DutyLine, ...]
    lessons: tuple[Lesson, ...]


@transaction.atomic(savepoint=False)
def open_review(
    *, actor: Actor, case_id: CaseId, review_id: UUID, about: str, now: datetime
) -> UUID:
    """This will open a review of a death or near-death. The same id twice opens one.

    Raises: NotFound; OpenAlready.
    """
    confidentiality.permit(actor=actor, act="record_review", case_id=case_id, now=now)
    if DeathReview.objects.filter(pk=review_id).exists():
        return review_id
    if actor.district_id is None:
        raise NotFound
    if DeathReview.objects.filter(case=case_id, closed_at=None).exists():
        raise OpenAlready
    told = cases.NewFact(
        fact=facts.DeathReviewOpened(about=about),
        happened=facts.Happened.at(now),
        id=FactId(review_id),
    )
    cases.record_fact(actor=actor, case_id=case_id, happening=told, seen_revision=None, now=now)
    DeathReview.objects.create(
        id=review_id, case_id=case_id, district_id=actor.district_id, about=about, opened_at=now,
        opened_by_id=actor.officer_id, fact=review_id,
    )  # fmt: skip
    return review_id


@transaction.atomic(savepoint=False)
def note_panel(
    *, actor: Actor, review_id: UUID, panel: tuple[str, ...], met_on: date | None, now: datetime
) -> None:
    """This will write down which offices sit in the panel, and when it met.

    Raises: NotFound; PanelOfPolice.
    """
    _open(actor, review_id, now)
    if not set(panel) - {"district_police"}:
        raise PanelOfPolice
    DeathReview.objects.filter(pk=review_id).update(panel=list(panel), met_on=met_on)


@transaction.atomic(savepoint=False)
def add_lesson(
    *,
    actor: Actor,
    review_id: UUID,
    lesson_id: UUID,
    failure: str,
    decision: str,
    owner: str,
    due_on: date,
    now: datetime,
) -> None:
    """This will write down what failed and what changes, whose it is and until when.

    The same id twice writes one. Raises: NotFound; DueInThePast.
    """
    row = _open(actor, review_id, now)
    if due_on < clock.local_date(now):
        raise DueInThePast
    if DeathLesson.objects.filter(pk=lesson_id).exists():
        return
    DeathLesson.objects.create(
        id=lesson_id, review_id=review_id, district_id=row.district_id, failure=failure,
        decision=decision, owner=owner, due_on=due_on, added_at=now,
        added_by_id=actor.officer_id,
    )  # fmt: skip


@transaction.atomic(savepoint=False)
def lesson_done(*, actor: Actor, lesson_id: UUID, now: datetime) -> None:
    """This will write down that what was decided is done. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="write_inspection", case_id=None, now=now)
    done = DeathLesson.objects.filter(pk=lesson_id, done_at=None).update(
        done_at=now, done_by=actor.officer_id
    )
    if not done:
        raise NotFound


@transaction.atomic(savepoint=False)
def close_review(*, actor: Actor, review_id: UUID, now: datetime) -> None:
    """This will close a review whose panel met and that learned something.

    Raises: NotFound; PanelOfPolice where nobody met; NothingLearned.
    """
    row = _open(actor, review_id, now)
    if row.met_on is None:
        raise PanelOfPolice
    if not DeathLesson.objects.filter(review=review_id).exists():
        raise NothingLearned
    DeathReview.objects.filter(pk=review_id).update(closed_at=now)


def reviews_of_deaths(actor: Actor) -> tuple[ReviewLine, ...]:
    """This will list the reviews of the actor's area, the newest first; a hundred at most.

    Seen by: whoever may know of the case.
    """
    del actor  # row security answers
    rows = DeathReview.objects.select_related("case").order_by("-opened_at", "id")[:100]
    return tuple(map(_line, rows))


def open_review_of(actor: Actor, case_id: CaseId) -> UUID | None:
    """This will find the review of a case that is open. Seen by: whoever may know of the case."""
    del actor  # row security answers
    return (
        DeathReview.objects.filter(case=case_id, closed_at=None)
        .values_list("id", flat=True)
        .first()
    )


def lessons_of_the_area(actor: Actor) -> tuple[Lesson, ...]:
    """This will list what was learned in the actor's area, the earliest day first; 200 at most.

    No case stands beside a lesson. Seen by: who commands a station or more, within the area.
    """
    del actor  # row security answers
    rows = DeathLesson.objects.order_by("done_at", "due_on", "id")[:200]
    return tuple(map(_lesson, rows))


def death_review(actor: Actor, review_id: UUID, now: datetime) -> DeathReviewSheet:
    """This will give one review with what its case shows to this actor. Raises: NotFound."""
    row = DeathReview.objects.select_related("case").filter(pk=review_id).first()
    if row is None:
        raise NotFound
    file: CaseSheet = files.case_sheet(actor, CaseId(row.case_id), now)
    if "record_review" not in file.may:
        raise NotFound
    lessons = DeathLesson.objects.filter(review=review_id).order_by("due_on", "id")
    return DeathReviewSheet(
        line=_line(row),
        panel=tuple(row.panel),
        happened=tuple(f for f in file.facts if f.kind in SHOWN),
        missed=tuple(
            duty
            for stage in file.by_stage
            for duty in stage.duties
            if duty.was_late or duty.state == "missed"
        ),
        lessons=tuple(map(_lesson, lessons)),
    )


def _open(actor: Actor, review_id: UUID, now: datetime) -> DeathReview:
    row = DeathReview.objects.filter(pk=review_id, closed_at=None).first()
    if row is None:
        raise NotFound
    case_id = CaseId(row.case_id)
    confidentiality.permit(actor=actor, act="record_review", case_id=case_id, now=now)
    return row


def _line(row: DeathReview) -> ReviewLine:
    return ReviewLine(
        row.id, CaseId(row.case_id), row.case.reference, row.about, row.opened_at, row.met_on,
        row.closed_at,
    )  # fmt: skip


def _lesson(row: DeathLesson) -> Lesson:
    return Lesson(row.id, row.failure, row.decision, row.owner, row.due_on, row.done_at)
