"""Whose voice is heard in forums, and what becomes of what is raised: always so many of so many."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Q

from amaan.community import forums
from amaan.community.models import ForumIssue
from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date
from amaan.kernel.measures import Share, share_of
from amaan.organisation.queries import Actor

# As long as a page looks back.
YEAR = timedelta(days=365)
MOST_SHOWN = 50
STANDS = Q(taken_back_at__isnull=True)
CLOSED = Q(closed_on__isnull=False)
BY_A_WOMAN = Q(raised_by="woman")


@dataclass(frozen=True)
class Voice:
    """Of a time: what share women raised, and what share was closed, of theirs and of all."""

    since: date
    by_women: Share
    closed: Share
    closed_of_women: Share
    not_written: int


@dataclass(frozen=True)
class Late:
    """One issue whose day has passed, and that is not closed."""

    entry_id: UUID
    forum: str
    action: str
    raised_by: str
    owner: str
    due_on: date
    days: int


def voice(actor: Actor, now: datetime) -> Voice:
    """This will say whose voice was heard in the last year. Raises: NotFound."""
    _may(actor, now)
    since = local_date(now) - YEAR
    found = ForumIssue.objects.filter(STANDS, on__gte=since).aggregate(
        all=Count("id"),
        women=Count("id", filter=BY_A_WOMAN),
        closed=Count("id", filter=CLOSED),
        closed_of_women=Count("id", filter=BY_A_WOMAN & CLOSED),
        not_written=Count("id", filter=Q(raised_by="not_written")),
    )
    return Voice(
        since=since,
        by_women=share_of(found["women"], found["all"] - found["not_written"]),
        closed=share_of(found["closed"], found["all"]),
        closed_of_women=share_of(found["closed_of_women"], found["women"]),
        not_written=found["not_written"],
    )


def late(actor: Actor, now: datetime) -> tuple[Late, ...]:
    """This will list what is not closed though its day has passed, the oldest first.

    Raises: NotFound.
    """
    _may(actor, now)
    today = local_date(now)
    rows = (
        ForumIssue.objects.filter(STANDS, closed_on__isnull=True, due_on__lt=today)
        .annotate(forum_name=F("forum__name"))
        .order_by("due_on", "id")[:MOST_SHOWN]
    )
    return tuple(
        Late(
            row.id, row.forum_name, row.action, row.raised_by, row.owner, row.due_on,
            (today - row.due_on).days,
        )
        for row in rows
    )  # fmt: skip


def _may(actor: Actor, now: datetime) -> None:
    confidentiality.permit(actor=actor, act=forums.ISSUES.reads, case_id=None, now=now)
