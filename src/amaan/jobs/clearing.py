"""Clearing away at night what nobody may use any more."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction

from amaan.books import sending
from amaan.jobs.context import work_as
from amaan.jobs.models import Order
from amaan.organisation.actions.sign_ins import clear_sign_ins

# How long the queue keeps work that failed, so that somebody can look.
FAILED_WORK_IS_KEPT = timedelta(days=14)
ORDERS_ARE_KEPT = timedelta(days=400)
SENT_TABLES_ARE_KEPT = timedelta(days=7)
BATCH = 500


def clear(order_id: UUID, now: datetime) -> None:
    """This will clear what its time is over, as the kind says, and close the order."""
    cleared = 0
    while gone := _sessions(now):
        cleared += gone
    while gone := _sign_ins(now):
        cleared += gone
    cleared += _finished_work(now)
    cleared += _old_orders(now)
    cleared += _sent_tables(now)
    with transaction.atomic():
        Order.objects.filter(id=order_id, state__in=("placed", "running")).update(
            state="done",
            total=cleared,
            done_count=cleared,
            changed_count=cleared,
            finished_at=now,
            note="cleared",
        )


@transaction.atomic
def _sessions(now: datetime) -> int:
    work_as("clear_expired", now)
    # Short transactions: whoever signs in meanwhile must not wait behind a long delete.
    keys = list(
        Session.objects.filter(expire_date__lt=now)
        .order_by("session_key")
        .values_list("session_key", flat=True)[:BATCH]
    )
    return Session.objects.filter(session_key__in=keys).delete()[0] if keys else 0


@transaction.atomic
def _sign_ins(now: datetime) -> int:
    work_as("clear_expired", now)
    return clear_sign_ins(actor=None, now=now, kept_for=settings.SIGN_INS_KEPT_FOR, at_most=BATCH)


@transaction.atomic
def _finished_work(now: datetime) -> int:
    # The queue's own models are read-only in Django, and its own clearing runs on the
    # database's clock; rooms and jobs go by the time they were given.
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs j WHERE j.status IN"
            " ('succeeded', 'failed', 'cancelled', 'aborted') AND NOT EXISTS"
            " (SELECT 1 FROM procrastinate_events e WHERE e.job_id = j.id AND e.at >= %s)",
            [now - FAILED_WORK_IS_KEPT],
        )
        return int(cursor.rowcount)


@transaction.atomic
def _sent_tables(now: datetime) -> int:
    work_as("clear_expired", now)
    return sending.clear_sent(before=now - SENT_TABLES_ARE_KEPT)


@transaction.atomic
def _old_orders(now: datetime) -> int:
    old = Order.objects.filter(finished_at__lt=now - ORDERS_ARE_KEPT)
    # What the rules were last settled with must be remembered however long ago it was.
    return old.exclude(kind="recompute_duties").delete()[0]
