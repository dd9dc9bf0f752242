"""Recommendations of the study: to which office, until when, what it answered, whether done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from amaan.confidentiality import actions as confidentiality
from amaan.court.judgment_study import NotCodedLikeThis, keeps
from amaan.court.judgment_study_lists import study_lists
from amaan.court.models import Recommendation
from amaan.kernel import clock
from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import NotFound, said
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.protocol import codes

LATEST_DUE = timedelta(days=365 * 2)
# Which post answers for which office; every other office answers on paper.
ANSWERING: Mapping[str, str] = {
    Post.DISTRICT_COMMANDER.value: "police",
    Post.PROSECUTOR.value: "prosecution",
}


class DueDoesNotFit(NotCodedLikeThis):
    """A recommendation is due on a day to come."""

    field = "due_on"
    sentence = said("Write a day that is still to come, within two years.")


class AskedAlready(NotCodedLikeThis):
    """One office is asked for one thing once at a time."""

    field = "what"
    sentence = said("This is asked of this office already, and is still open.")


@dataclass(frozen=True)
class Recommended:
    """What was asked of an office, and how it stands."""

    row_id: UUID
    what: str
    addressee: str
    court: str
    court_number: int | None
    made_at: datetime
    due_on: date
    reply: str
    promised_on: date | None
    replied_at: datetime | None
    done_at: datetime | None

    def is_late(self, today: date) -> bool:
        """This will say whether its day is over and nobody called it done."""
        return self.done_at is None and today > self.due_on


@transaction.atomic(savepoint=False)
def recommend(
    *, actor: Actor, row_id: UUID, district_id: UnitId, what: str, addressee: str, court: str,
    court_number: int | None, due_on: date, now: datetime,
) -> UUID:  # fmt: skip
    """This will ask an office for something, until a day. The same id twice asks once.

    Raises: NotFound; DueDoesNotFit; AskedAlready.
    """
    keeps(actor, now)
    lists = study_lists()
    known = what in lists.ids("recommendation") and addressee in lists.ids("addressee")
    if not known or (court and court not in codes.COURTS):
        raise NotFound
    today = clock.local_date(now)
    if not today < due_on <= today + LATEST_DUE:
        raise DueDoesNotFit
    row = Recommendation(
        id=row_id, district_id=district_id, what=what, addressee=addressee, court=court,
        court_number=court_number if court else None, made_at=now, made_by_id=actor.officer_id,
        due_on=due_on,
    )  # fmt: skip
    try:
        with transaction.atomic():
            Recommendation.objects.bulk_create([row])
    except IntegrityError:
        if Recommendation.objects.filter(pk=row_id).exists():
            return row_id
        raise AskedAlready from None
    return row_id


@transaction.atomic(savepoint=False)
def reply(
    *, actor: Actor, row_id: UUID, answer: str, promised_on: date | None, now: datetime
) -> None:
    """This will write down what an office answered: itself, or on paper by whoever keeps the study.

    Raises: NotFound for an office that was not asked.
    """
    act = "answer_recommendation" if actor.post.value in ANSWERING else "keep_court_study"
    confidentiality.permit(actor=actor, act=act, case_id=None, now=now)
    if answer not in study_lists().ids("reply"):
        raise NotFound
    # The database shows an office its own alone.
    done = Recommendation.objects.filter(pk=row_id, done_at__isnull=True).update(
        reply=answer, promised_on=promised_on, replied_at=now, replied_by=actor.officer_id
    )
    if not done:
        raise NotFound


@transaction.atomic(savepoint=False)
def call_done(*, actor: Actor, row_id: UUID, now: datetime) -> None:
    """This will close a recommendation that was seen to be done. Raises: NotFound."""
    keeps(actor, now)
    done = Recommendation.objects.filter(pk=row_id, done_at__isnull=True).update(
        done_at=now, done_by=actor.officer_id
    )
    if not done:
        raise NotFound


def recommendations(actor: Actor, district_id: UnitId) -> tuple[Recommended, ...]:
    """This will list what was recommended, what is open first and the earliest day first.

    Seen by: whoever keeps the study, all of his districts; an office, what it was asked itself.
    """
    del actor  # the database shows each office its own
    rows = Recommendation.objects.filter(district_id=district_id).order_by("due_on", "id")[:200]
    found = map(_recommended, rows)
    return tuple(sorted(found, key=lambda one: (one.done_at is not None, one.due_on)))


def recommendation(actor: Actor, row_id: UUID) -> Recommended:
    """This will give one that is still open. Seen by: as `recommendations`. Raises: NotFound."""
    del actor  # the database shows each office its own
    row = Recommendation.objects.filter(pk=row_id, done_at__isnull=True).first()
    if row is None:
        raise NotFound
    return _recommended(row)


def _recommended(row: Any) -> Recommended:
    return Recommended(
        row.id, row.what, row.addressee, row.court, row.court_number, row.made_at, row.due_on,
        row.reply, row.promised_on, row.replied_at, row.done_at,
    )  # fmt: skip
