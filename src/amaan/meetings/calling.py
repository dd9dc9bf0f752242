"""A meeting from its call to its end: called, answers closed, held, closed; and the answers."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.insight import queries as insight
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.meetings.drawing_up import draw_up
from amaan.meetings.finding import Found
from amaan.meetings.models import Meeting, Point
from amaan.meetings.wording import LONGEST_ANSWER, about_the_work
from amaan.organisation import command
from amaan.organisation.queries import Actor

# What may follow what, and which column says when.
NEXT = {"called": "collected", "collected": "held", "held": "closed"}
# What finds the points of a month, and says how many comparisons it made.
Drawn = Callable[[Actor, date, datetime], tuple[tuple[Found, ...], int]]
FAMILIES = ("reports", "changed", "late", "help")


class MonthNotOver(Refused):
    """Half a month beside a whole one always looks like a fall."""

    field = "month"
    sentence = said("This month is not over. A meeting reads months that are.")


class CalledAlready(Refused):
    """There is one meeting of a unit about a month: two would have two sets of figures."""

    field = "month"
    sentence = said("The meeting about this month is called already. It stands in the list.")


class WrongDays(Refused):
    """Answers are collected before the meeting, and asked for today at the earliest."""

    field = "answers_by"
    sentence = said("Answers come before the meeting, and neither lies in the past.")


class AnswersClosed(Refused):
    """What was said later would not be what was read at the meeting."""

    sentence = said("The answers to this meeting are closed. Say it at the meeting.")


class NotInOrder(Refused):
    """A page that was open for long asks for a step that was taken, or cannot be taken yet."""

    sentence = said("The meeting is not where this page thought. Look at it again.")


class NotHeldYet(Refused):
    """A meeting that lies ahead was not held."""

    sentence = said("The day of this meeting has not come.")


@transaction.atomic(savepoint=False)
def call_meeting(
    *,
    actor: Actor,
    month: date,
    held_on: date,
    answers_by: date,
    now: datetime,
    drawn_up: Drawn = draw_up,
) -> UUID:
    """This will call a unit's meeting about a month, and draw up what is asked of each place.

    The figures are read now and stay as they are: what was asked about is what is shown.
    `drawn_up` is another than `draw_up` for practice alone, where nothing was counted yet.
    Raises: NotFound; MonthNotOver; WrongDays; CalledAlready.
    """
    confidentiality.permit(actor=actor, act="hold_meeting", case_id=None, now=now)
    today, month = local_date(now), month.replace(day=1)
    if add_months(month, 1) > today:
        raise MonthNotOver
    if not today <= answers_by <= held_on:
        raise WrongDays
    found, comparisons = drawn_up(actor, month, now)
    meeting = Meeting(
        id=new_id(), unit_id=actor.unit_id, month=month, held_on=held_on, answers_by=answers_by,
        counted_until=insight.last_counted(), comparisons=comparisons,
        called_by_id=actor.officer_id, called_at=now,
    )  # fmt: skip
    Meeting.objects.bulk_create([meeting], ignore_conflicts=True)
    if not Meeting.objects.filter(id=meeting.id).exists():
        raise CalledAlready
    Point.objects.bulk_create(
        Point(id=new_id(), meeting=meeting, unit_id=actor.unit_id, number=number, **_columns(one))
        for number, one in enumerate(_in_order(found), start=1)
    )
    return meeting.id


@transaction.atomic(savepoint=False)
def explain(*, actor: Actor, point_id: UUID, words: str, now: datetime) -> None:
    """This will keep what the commander of a place says of a point; mended until answers close.

    Raises: NotFound for a point of another place; AnswersClosed; as `about_the_work`.
    """
    confidentiality.permit(actor=actor, act="answer_meeting", case_id=None, now=now)
    point = Point.objects.filter(id=point_id, place_id=actor.unit_id).first()
    if point is None:
        raise NotFound
    # Locked by nobody: whoever closes the answers wins over whoever still writes.
    if Meeting.objects.values_list("state", flat=True).get(id=point.meeting_id) != "called":
        raise AnswersClosed
    point.answer = about_the_work(words, LONGEST_ANSWER)
    point.answered_by_id, point.answered_at = actor.officer_id, now
    point.save(update_fields=["answer", "answered_by", "answered_at"])


@transaction.atomic(savepoint=False)
def move_on(*, actor: Actor, meeting_id: UUID, to: str, now: datetime) -> None:
    """This will take a meeting one step on: answers closed, held, closed.

    Raises: NotFound for anybody but its chair; NotInOrder; NotHeldYet.
    """
    confidentiality.permit(actor=actor, act="hold_meeting", case_id=None, now=now)
    rows = Meeting.objects.select_for_update()
    meeting = rows.filter(id=meeting_id, unit_id=actor.unit_id).first()
    if meeting is None:
        raise NotFound
    if NEXT.get(meeting.state) != to:
        raise NotInOrder
    if to == "held" and local_date(now) < meeting.held_on:
        raise NotHeldYet
    meeting.state = to
    setattr(meeting, f"{to}_at", now)
    meeting.save(update_fields=["state", f"{to}_at"])


def _in_order(found: Sequence[Found]) -> list[Found]:
    """The whole area first, then places by their names, so that no place leads."""
    names = command.units({one.place for one in found if one.place is not None})
    return sorted(
        found,
        key=lambda one: (
            one.place is not None,
            names[one.place].name_en if one.place is not None else "",
            str(one.place),
            FAMILIES.index(one.family),
        ),
    )


def _columns(one: Found) -> dict[str, object]:
    told = asdict(one)
    told["place_id"] = told.pop("place")
    return told
