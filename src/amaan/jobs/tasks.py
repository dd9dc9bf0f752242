"""What the queue may run. Each task reads the clock once and passes the time on."""

import logging
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from amaan.cases import queries as cases
from amaan.jobs import (
    carrying,
    clearing,
    counting,
    evaluating,
    exporting,
    handbooks,
    long_tables,
    moving,
    own_words,
    packing,
    planning,
    preparing,
    raising,
    recomputing,
    turning,
)
from amaan.jobs.actions import place_order
from amaan.jobs.orders import give_up
from amaan.kernel import clock

log = logging.getLogger("amaan.jobs")

# A database that is just restarting is back within seconds; a broken rule is not.
ATTEMPTS = 6
_AGAIN = RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=3)


@app.task(name="amaan.recompute_duties", retry=_AGAIN, pass_context=True)
def recompute_duties(context: JobContext, *, order: str) -> None:
    """This will work the duties of all cases out again, going on where it was stopped."""
    _carry_out(context, UUID(order), recomputing.recompute_all)


@app.task(name="amaan.move_files", retry=_AGAIN, pass_context=True)
def move_files(context: JobContext, *, order: str) -> None:
    """This will bring the files of a unit to where it lies now, going on where it was stopped."""
    _carry_out(context, UUID(order), moving.move_all)


@app.task(name="amaan.clear_expired", retry=_AGAIN, pass_context=True)
def clear_expired(context: JobContext, *, order: str) -> None:
    """This will clear expired sessions and finished work."""
    _carry_out(context, UUID(order), clearing.clear)


@app.task(name="amaan.make_export", retry=_AGAIN, pass_context=True)
def make_export(context: JobContext, *, order: str) -> None:
    """This will make what is to leave, whole or not at all."""
    _carry_out(context, UUID(order), exporting.make, exporting.give_up)


@app.task(name="amaan.count_figures", retry=_AGAIN, pass_context=True)
def count_figures(context: JobContext, *, order: str) -> None:
    """This will count every figure that has something new, going on where it was stopped."""
    _carry_out(context, UUID(order), counting.count_all)


@app.task(name="amaan.make_meeting_pack", retry=_AGAIN, pass_context=True)
def make_meeting_pack(context: JobContext, *, order: str) -> None:
    """This will set the pack of a crime meeting."""
    _carry_out(context, UUID(order), packing.make)


@app.task(name="amaan.run_study", retry=_AGAIN, pass_context=True)
def run_study(context: JobContext, *, order: str) -> None:
    """This will answer whether desks work, or what so many stations can show."""
    _carry_out(context, UUID(order), evaluating.run)


@app.task(name="amaan.draft_plan", retry=_AGAIN, pass_context=True)
def draft_plan(context: JobContext, *, order: str) -> None:
    """This will forecast what a plan has to expect."""
    _carry_out(context, UUID(order), planning.draft)


@app.task(name="amaan.prepare_release", retry=_AGAIN, pass_context=True)
def prepare_release(context: JobContext, *, order: str) -> None:
    """This will prepare a release and hold it against everything that is public."""
    _carry_out(context, UUID(order), preparing.prepare, preparing.give_up)


@app.task(name="amaan.make_handbook", retry=_AGAIN, pass_context=True)
def make_handbook(context: JobContext, *, order: str) -> None:
    """This will set the law as one book."""
    _carry_out(context, UUID(order), handbooks.make)


@app.task(name="amaan.bring_in_table", retry=_AGAIN, pass_context=True)
def bring_in_table(context: JobContext, *, order: str) -> None:
    """This will try a long table for a register, or bring it in whole."""
    _carry_out(context, UUID(order), long_tables.carry)


def _carry_out(
    context: JobContext,
    order_id: UUID,
    work: Callable[[UUID, datetime], None],
    given_up: Callable[[UUID, datetime], None] | None = None,
) -> None:
    now = clock.now()
    try:
        work(order_id, now)
    except recomputing.RulesMovedOn:
        # A newer version placed its own order; this one was for rules nobody has any more.
        give_up(order_id, "rules_moved_on", now)
    except Exception:
        if context.job.attempts >= ATTEMPTS:
            # An order that nobody works on any more must not look as if it ran.
            give_up(order_id, "gave_up", now)
            if given_up is not None:
                given_up(order_id, now)
        raise
    log.info("order carried out", extra={"order": str(order_id), "task": context.job.task_name})


@app.periodic(cron="*/10 * * * *")
@app.task(name="amaan.notice_new_rules", queueing_lock="notice_new_rules")
def notice_new_rules(timestamp: int) -> None:
    """This will order the duties to be worked out again when the rules are not those of before."""
    del timestamp  # when the queue meant it to run; what counts is when it does
    if recomputing.is_news(cases.rules_version()):
        place_order(actor=None, kind="recompute_duties", now=clock.now())


@app.periodic(cron="* * * * *")
@app.task(name="amaan.turn_the_clock", queueing_lock="turn_the_clock")
def turn_the_clock(timestamp: int) -> None:
    """This will mark what is late and tell whoever must know, once a minute."""
    del timestamp
    turning.turn(clock.now())


@app.periodic(cron="* * * * *")
@app.task(name="amaan.note_own_words", queueing_lock="note_own_words")
def note_own_words(timestamp: int) -> None:
    """This will put what she said at her own door on the timeline, once a minute."""
    del timestamp
    own_words.note(clock.now())


@app.periodic(cron="* * * * *")
@app.task(name="amaan.raise_levels", queueing_lock="raise_levels")
def raise_levels(timestamp: int) -> None:
    """This will write down levels of danger that the district raised, once a minute."""
    del timestamp
    raising.raise_levels(clock.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="amaan.keep_watch", queueing_lock="keep_watch")
def keep_watch(timestamp: int) -> None:
    """This will see to reviews, empty posts, old queues and own numbers, every five minutes."""
    del timestamp
    turning.keep_watch(clock.now(), thorough=False)


@app.periodic(cron="5 22 * * *")
@app.task(name="amaan.keep_watch_at_night", queueing_lock="keep_watch")
def keep_watch_at_night(timestamp: int) -> None:
    """This will see to all of it, with a month of looks, at 03:05 in Karachi."""
    del timestamp
    turning.keep_watch(clock.now())


@app.periodic(cron="25 * * * *")
@app.task(name="amaan.weigh_investigators", queueing_lock="weigh_investigators")
def weigh_investigators(timestamp: int) -> None:
    """This will count anew what investigators carry, once an hour: cases move on by themselves."""
    del timestamp
    turning.weigh_investigators(clock.now())


@app.periodic(cron="* * * * *")
@app.task(name="amaan.carry_checkpoints", queueing_lock="carry_checkpoints")
def carry_checkpoints(timestamp: int) -> None:
    """This will bring every witness up to the journal's newest checkpoint."""
    del timestamp
    for name, why in carrying.carry_to_all():
        log.error("a witness was not reached", extra={"witness": name, "code": why})


@app.periodic(cron="*/5 * * * *")
@app.task(name="amaan.clear_exports", queueing_lock="clear_exports")
def clear_exports(timestamp: int) -> None:
    """This will clear away copies that nobody may fetch any more, every five minutes."""
    del timestamp
    exporting.clear(clock.now())


@app.periodic(cron="50 21 * * *")
@app.task(name="amaan.check_the_numbers", queueing_lock="check_the_numbers")
def check_the_numbers(timestamp: int) -> None:
    """This will compare what boards read with the ledger, at 02:50 in Karachi."""
    del timestamp
    wrong = turning.wrong_numbers(clock.now())
    if wrong:
        log.error("numbers disagree with the ledger", extra={"count": wrong})


@app.periodic(cron="35 21 * * *")
@app.task(name="amaan.notice_moved_units", queueing_lock="notice_moved_units")
def notice_moved_units(timestamp: int) -> None:
    """This will look after files of units that moved or ended lately, at 02:35 in Karachi."""
    del timestamp
    moving.order_what_was_forgotten(clock.now())


@app.periodic(cron="40 22 * * *")
@app.task(name="amaan.count_each_night", queueing_lock="count_each_night")
def count_each_night(timestamp: int) -> None:
    """This will order the nightly count of figures, at 03:40 in Karachi."""
    del timestamp
    place_order(actor=None, kind="count_figures", now=clock.now())


@app.periodic(cron="20 22 * * *")
@app.task(name="amaan.clear_each_night", queueing_lock="clear_each_night")
def clear_each_night(timestamp: int) -> None:
    """This will order the nightly clearing, at 03:20 in Karachi."""
    del timestamp
    place_order(actor=None, kind="clear_expired", now=clock.now())
