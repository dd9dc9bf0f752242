"""Statements to the press: built of what may be said, checked as a whole, and then said.

This room asks nobody whether a text names somebody: the pages have it checked, and tell it here.
Until a text is cleared it stands nowhere in this room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Q, Sum

from amaan.community import disclosures, media
from amaan.community.media_blocks import Block, standing
from amaan.community.models import Awareness, Disclosure, Enquiry, ForumIssue, Statement
from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date, start_of_day
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.kernel.small_groups import FEWEST
from amaan.organisation.queries import Actor

MOST_SHOWN = 50
STANDS = Q(taken_back_at__isnull=True)
# Asked on the day after it was found; asked again after three days without an answer. Ours, from
# no standard.
ASK_WITHIN, ASK_AGAIN = timedelta(days=1), timedelta(days=3)
QUARTER, YEAR = timedelta(days=91), timedelta(days=365)


class NothingSaid(Refused):
    """A statement of no piece would be free words alone."""

    field = "blocks"
    sentence = said("Choose at least one piece of what may be said.")


@dataclass(frozen=True)
class Asked:
    """An enquiry that nothing was said to yet, and when an answer is due."""

    enquiry_id: UUID
    reference: str
    outlet: str
    question: str
    asked: str
    due_at: datetime
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    """A statement as its page shows it; `text` is empty until it is cleared."""

    statement_id: UUID
    enquiry_id: UUID
    check_id: UUID
    state: str
    text: str
    language: str
    blocks: tuple[str, ...]
    written_at: datetime
    said_at: datetime | None


@dataclass(frozen=True)
class FollowUp:
    """An identity in public for which something is due: to ask, or to ask again."""

    entry_id: UUID
    place: str
    outlet: str
    due_on: date
    again: bool


@dataclass(frozen=True)
class Disclosed:
    """Of a year: identities made public, how many of them by the police, how many taken down."""

    all: int
    from_police: int
    taken_down: int


def compose(blocks: Sequence[Block], words: str, language: str, figures: "Figures") -> str:
    """This will put the pieces and one's own words together, in the order of the list."""
    parts = [
        (block.urdu if language == "ur" else block.english) % figures.values()
        if block.figures
        else (block.urdu if language == "ur" else block.english)
        for block in blocks
    ]
    return "\n\n".join([*parts, words.strip()] if words.strip() else parts)


@dataclass(frozen=True)
class Figures:
    """What the registers of one's area count in the last quarter: nobody harmed is among it."""

    since: date
    until: date
    sessions: int
    people: int
    women: int
    raised: int
    closed: int

    def values(self) -> dict[str, str]:
        """This will write them for a text; a part of fewer than ten people is not told."""
        told = {name: f"{number:,}" for name, number in vars(self).items() if name not in _DAYS}
        if self.women < FEWEST or self.people - self.women < FEWEST:
            told["women"] = "–"
        return {**told, **{day: getattr(self, day).strftime("%d/%m/%Y") for day in _DAYS}}


_DAYS = ("since", "until")


def figures(actor: Actor, now: datetime) -> Figures:
    """This will count what a statement may say in figures. Raises: NotFound."""
    _may(actor, media.BOOK.reads, now)
    until = local_date(now)
    since = until - QUARTER
    came = Awareness.objects.filter(STANDS, on__gte=since).aggregate(
        sessions=Count("id"),
        of_women=Sum("women"),
        people=Sum(F("women") + F("men") + F("transgender")),
    )
    raised = ForumIssue.objects.filter(STANDS, on__gte=since).aggregate(
        raised=Count("id"), closed=Count("id", filter=Q(closed_on__isnull=False))
    )
    return Figures(
        since, until, came["sessions"], came["people"] or 0, came["of_women"] or 0, **raised
    )


def unanswered(actor: Actor, now: datetime) -> tuple[Asked, ...]:
    """This will list the enquiries to which nothing was said, the soonest due first.

    Raises: NotFound.
    """
    _may(actor, media.BOOK.reads, now)
    rows = list(
        Enquiry.objects.filter(STANDS)
        .exclude(id__in=Statement.objects.filter(state="said").values("enquiry_id"))
        .order_by("answer_by", "answer_hour", "id")[:MOST_SHOWN]
    )
    states: dict[UUID, list[str]] = {}
    for enquiry_id, state in Statement.objects.filter(
        enquiry_id__in=[row.id for row in rows]
    ).values_list("enquiry_id", "state"):
        states.setdefault(enquiry_id, []).append(state)
    return tuple(_asked(row, tuple(states.get(row.id, ()))) for row in rows)


def enquiry(actor: Actor, enquiry_id: UUID, now: datetime) -> Asked:
    """This will give one enquiry. Raises: NotFound."""
    _may(actor, media.BOOK.reads, now)
    row = Enquiry.objects.filter(STANDS, id=enquiry_id).first()
    if row is None:
        raise NotFound
    return _asked(row, ())


def statements_of(actor: Actor, enquiry_id: UUID, now: datetime) -> tuple[Written, ...]:
    """This will give what was written to an enquiry, the latest first. Raises: NotFound."""
    _may(actor, media.BOOK.reads, now)
    rows = Statement.objects.filter(enquiry_id=enquiry_id).order_by("-written_at", "-id")
    return tuple(map(_written, rows))


@transaction.atomic(savepoint=False)
def write(
    *,
    actor: Actor,
    enquiry_id: UUID,
    check_id: UUID,
    blocks: Sequence[str],
    language: str,
    cleared_text: str,
    now: datetime,
) -> UUID:
    """This will write down a statement whose text was checked; without a text it waits.

    The same check twice writes one.
    Raises: NotFound; NothingSaid.
    """
    _may(actor, media.BOOK.keeps, now)
    row = Enquiry.objects.filter(STANDS, id=enquiry_id).first()
    if row is None:
        raise NotFound
    known = {block.code for block in standing(local_date(now))}
    if not blocks or not known.issuperset(blocks):
        raise NothingSaid
    there = Statement.objects.filter(check_id=check_id).values_list("id", flat=True).first()
    if there is not None:
        return there
    made = Statement(
        enquiry=row,
        blocks=list(blocks),
        language=language,
        text=cleared_text,
        state="cleared" if cleared_text else "waits",
        check_id=check_id,
        written_at=now,
        written_by_id=actor.officer_id,
        unit_id=row.unit_id,
        station_id=row.station_id,
        district_id=row.district_id,
        province=row.province,
        is_practice=row.is_practice,
    )
    Statement.objects.bulk_create([made])
    return made.id


@transaction.atomic(savepoint=False)
def settle(*, actor: Actor, statement_id: UUID, cleared_text: str, now: datetime) -> None:
    """This will write down what the custodian said: a text that may go, or none that may not.

    Raises: NotFound.
    """
    state = "cleared" if cleared_text else "refused"
    _change(actor, statement_id, "waits", now, state=state, text=cleared_text)


@transaction.atomic(savepoint=False)
def say(*, actor: Actor, statement_id: UUID, now: datetime) -> None:
    """This will write down that a cleared statement was given out. Raises: NotFound."""
    _change(actor, statement_id, "cleared", now, state="said", said_at=now)


def to_follow_up(actor: Actor, now: datetime) -> tuple[FollowUp, ...]:
    """This will list the identities in public for which somebody is to be asked, or asked again.

    Raises: NotFound.
    """
    _may(actor, disclosures.BOOK.reads, now)
    rows = Disclosure.objects.filter(STANDS, outcome="").order_by("on", "id")[:MOST_SHOWN]
    return tuple(
        FollowUp(
            row.id, row.place, row.outlet,
            row.on + ASK_WITHIN if row.asked_on is None else row.asked_on + ASK_AGAIN,
            row.asked_on is not None,
        )
        for row in rows
    )  # fmt: skip


def disclosed(actor: Actor, now: datetime) -> Disclosed:
    """This will count the identities made public in the last year. Raises: NotFound."""
    _may(actor, disclosures.BOOK.reads, now)
    found = Disclosure.objects.filter(STANDS, on__gte=local_date(now) - YEAR).aggregate(
        all=Count("id"),
        from_police=Count("id", filter=Q(from_police=True)),
        taken_down=Count("id", filter=Q(outcome="taken_down")),
    )
    return Disclosed(found["all"], found["from_police"], found["taken_down"])


def _change(actor: Actor, statement_id: UUID, of: str, now: datetime, **to: object) -> None:
    _may(actor, media.BOOK.keeps, now)
    if not Statement.objects.filter(id=statement_id, state=of).update(**to):
        raise NotFound


def _may(actor: Actor, act: str, now: datetime) -> None:
    confidentiality.permit(actor=actor, act=act, case_id=None, now=now)


def _asked(row: Enquiry, states: tuple[str, ...]) -> Asked:
    due_at = start_of_day(row.answer_by) + timedelta(
        hours=row.answer_hour.hour, minutes=row.answer_hour.minute
    )
    return Asked(row.id, row.reference, row.outlet, row.question, row.asked, due_at, states)


def _written(row: Statement) -> Written:
    return Written(
        row.id, row.enquiry_id, row.check_id, row.state, row.text, row.language,
        tuple(row.blocks), row.written_at, row.said_at,
    )  # fmt: skip
