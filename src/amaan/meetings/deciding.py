"""Decisions: what, which post of which unit, by when; what became of them; and who is late."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from amaan.confidentiality import actions as confidentiality
from amaan.kernel import clock
from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.meetings.models import Decision, Meeting
from amaan.meetings.wording import LONGEST_DECISION, about_the_work
from amaan.organisation.area import units_of_area
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import Actor
from amaan.oversight.keeping import Owes

# Whom a decision may bind, by the kind of his unit.
OWNERS = {
    UnitKind.STATION: Post.STATION_COMMANDER,
    UnitKind.CIRCLE: Post.SUPERVISOR,
    UnitKind.DISTRICT: Post.DISTRICT_COMMANDER,
    UnitKind.REGION: Post.REGIONAL_COMMANDER,
}
# Above a district nobody decides for a single station.
_OF_ALL = frozenset({UnitKind.DISTRICT, UnitKind.REGION})


class NobodysDecision(Refused):
    """A decision that is nobody's is not done."""

    field = "owner"
    sentence = said("Choose who does it: a post of this area.")


class DueInThePast(Refused):
    """What is due yesterday is late the moment it is written."""

    field = "due_on"
    sentence = said("The day by which it is done lies ahead.")


class AlreadyTold(Refused):
    """What was done is done; a mistake in it is said at the next meeting."""

    sentence = said("It is written down as done already.")


class NoMoreDecisions(Refused):
    """A meeting decides once its answers are in, and until it is closed."""

    sentence = said("Decisions are written down when the answers are in, until it is closed.")


@dataclass(frozen=True)
class Owner:
    """Somebody whom a decision may bind: a post at a unit of the area."""

    unit_id: UnitId
    post: Post
    name_en: str
    name_ur: str


def owners(actor: Actor, now: datetime) -> tuple[Owner, ...]:
    """This will list whom the actor's meeting may bind, the higher first."""
    return tuple(
        Owner(unit.id, OWNERS[unit.kind], unit.name_en, unit.name_ur)
        for unit in units_of_area(actor, now)
        if unit.kind in (OWNERS if actor.district_id is not None else _OF_ALL)
    )


@transaction.atomic(savepoint=False)
def decide(
    *, actor: Actor, meeting_id: UUID, words: str, owner_unit: UUID, due_on: date, now: datetime
) -> UUID:
    """This will write down what a meeting decided, whose it is, and by when.

    Raises: NotFound for anybody but its chair; NoMoreDecisions; NobodysDecision; DueInThePast;
    as `about_the_work`.
    """
    confidentiality.permit(actor=actor, act="hold_meeting", case_id=None, now=now)
    rows = Meeting.objects.select_for_update()
    meeting = rows.filter(id=meeting_id, unit_id=actor.unit_id).first()
    if meeting is None:
        raise NotFound
    if meeting.state not in {"collected", "held"}:
        raise NoMoreDecisions
    whose = next((one for one in owners(actor, now) if one.unit_id == owner_unit), None)
    if whose is None:
        raise NobodysDecision
    if due_on <= local_date(now):
        raise DueInThePast
    written = about_the_work(words, LONGEST_DECISION)
    last = Decision.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    made = Decision(
        id=new_id(), meeting=meeting, unit_id=actor.unit_id, number=last + 1, words=written,
        owner=whose.post.value, owner_unit_id=whose.unit_id, due_on=due_on,
        decided_by_id=actor.officer_id, decided_at=now,
    )  # fmt: skip
    Decision.objects.bulk_create([made])
    return made.id


@transaction.atomic(savepoint=False)
def tell(*, actor: Actor, decision_id: UUID, done: bool, words: str, now: datetime) -> None:
    """This will write down that a decision was done, with the evidence; or why it was not.

    What was not done stays owed, and late once its day is over.
    Raises: NotFound for anybody but its owner and its chair; AlreadyTold; as `about_the_work`.
    """
    confidentiality.permit(actor=actor, act="read_meeting", case_id=None, now=now)
    rows = Decision.objects.select_for_update(no_key=True)
    row = rows.filter(id=decision_id).first()
    if row is None or not _may_tell(actor, row):
        raise NotFound
    if row.state == "done":
        raise AlreadyTold
    row.told = about_the_work(words, LONGEST_DECISION)
    row.state = "done" if done else "not_done"
    row.told_by_id, row.told_at = actor.officer_id, now
    row.save(update_fields=["state", "told", "told_by", "told_at"])


def not_done() -> tuple[Owes, ...]:
    """This will list every decision that is not done, for the watch over what is owed.

    Units: a decision is late when its last day is over.
    """
    rows = Decision.objects.exclude(state="done").order_by("due_on", "id")
    return tuple(
        Owes(
            row.id, Post(row.owner), UnitId(row.owner_unit_id), row.decided_at,
            clock.end_of_day(row.due_on),
        )
        for row in rows
    )  # fmt: skip


def _may_tell(actor: Actor, row: Decision) -> bool:
    if row.unit_id == actor.unit_id:
        return True
    return bool(row.owner_unit_id == actor.unit_id and row.owner == actor.post.value)
