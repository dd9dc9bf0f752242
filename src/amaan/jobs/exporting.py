"""Making what is to leave: opened by the vault, set, closed, and only then in the register.

Until the last statement there is nothing but memory: a worker that is killed half-way leaves
an entry in the journal and no file. What is kept is sealed to the vault before it is written.
"""

import logging
from datetime import datetime
from uuid import UUID

import pyrage
from django.db import transaction
from pyrage import x25519

from amaan.cases import leaving as files
from amaan.confidentiality import errands, giving_out
from amaan.exports import making
from amaan.exports.making import ToMake
from amaan.jobs import export_papers, export_tables
from amaan.jobs.context import work_as
from amaan.jobs.models import Order
from amaan.jobs.orders import begin, finish, held, tell
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import queries as organisation

log = logging.getLogger("amaan.jobs")

KIND, CLEARING = "make_export", "clear_exports"
STEPS = 3
BATCH = 200


class CannotBeMade(Exception):
    """It will not be made, however often it is tried; `why` is a code for the register."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def make(order_id: UUID, now: datetime) -> None:
    """This will make what an order is about, once, whatever was done of it before."""
    export_id = _about(order_id, now)
    if export_id is None:
        return None
    asked = _to_make(export_id, now)
    if asked is None:
        return finish(order_id, "nothing_to_make", now)
    try:
        opened = _opened(asked)
        tell(order_id, 1)
        content, decoy = _content(asked, opened, now)
        tell(order_id, 2)
        _keep(asked, content, decoy, now)
    except CannotBeMade as stopped:
        with transaction.atomic():
            work_as(KIND, now)
            making.fail(export_id=asked.id, why=stopped.why, now=now)
        return finish(order_id, stopped.why, now, state="failed")
    return finish(order_id, "made", now)


@transaction.atomic
def give_up(order_id: UUID, now: datetime) -> None:
    """This will say in the register that an export was tried often enough and is not there."""
    work_as(KIND, now)
    about = Order.objects.filter(id=order_id).values_list("about", flat=True).first()
    if about:
        making.fail(export_id=UUID(about), why="gave_up", now=now)


def clear(now: datetime) -> int:
    """This will clear away every copy that nobody may fetch any more; says how many."""
    cleared = 0
    while gone := _clear_some(now):
        cleared += gone
    if cleared:
        log.info("copies cleared away", extra={"count": cleared})
    return cleared


@transaction.atomic
def _clear_some(now: datetime) -> int:
    work_as(CLEARING, now)
    return making.clear(now=now, at_most=BATCH)


@transaction.atomic
def _about(order_id: UUID, now: datetime) -> UUID | None:
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return None
    begin(order, total=STEPS)
    return UUID(order.about)


@transaction.atomic
def _to_make(export_id: UUID, now: datetime) -> ToMake | None:
    work_as(KIND, now)
    try:
        return making.to_make(export_id)
    except NotFound:
        # The key it was to be closed to was ended meanwhile.
        making.fail(export_id=export_id, why="recipient_ended", now=now)
        return None


def _opened(asked: ToMake) -> errands.Opened:
    try:
        return errands.open_export(asked.id)
    except errands.VaultUnavailable:
        raise
    except Refused as no:
        raise CannotBeMade(_CODES.get(type(no).__name__, "not_allowed_any_more")) from None


_CODES = {
    "TooManyLooks": "too_many_looks",
    "Erased": "erased",
    "GivesHerAway": "gives_her_away",
    "DoesNotOpen": "does_not_open",
}


def _content(asked: ToMake, opened: errands.Opened, now: datetime) -> tuple[bytes, str]:
    """This will set what leaves, closed to its recipient where that is a machine."""
    plain, decoy = _plain(asked, opened, now)
    if not asked.key:
        return plain, decoy
    return pyrage.encrypt(plain, [x25519.Recipient.from_str(asked.key)]), decoy


@transaction.atomic
def _plain(asked: ToMake, opened: errands.Opened, now: datetime) -> tuple[bytes, str]:
    work_as(KIND, now)
    officer = organisation.colleague(asked.asked_by, now)
    if officer is None:
        raise CannotBeMade("not_allowed_any_more")
    if asked.kind == "statistics":
        actor = organisation.acting_as(asked.asked_by, now)
        if actor is None:
            raise CannotBeMade("not_allowed_any_more")
        return export_tables.numbers(asked, actor, officer, now), ""
    if asked.kind == "supervision_report":
        decoy = making.new_decoy()
        late = files.late_of(opened.cases, now)
        if not late:
            raise CannotBeMade("nothing_to_report")
        return export_tables.report(asked, officer, late, decoy, now), decoy
    file = files.file_of(opened.cases[0], now)
    if file is None:
        raise CannotBeMade("not_allowed_any_more")
    return export_papers.bundle(asked, officer, file, opened.values, now), ""


@transaction.atomic
def _keep(asked: ToMake, content: bytes, decoy: str, now: datetime) -> None:
    work_as(KIND, now)
    closed = giving_out.close_copy(asked.id, content, now)
    making.keep_what_was_made(
        export_id=asked.id,
        content=content,
        key_id=closed.key_id,
        wrapped_key=closed.wrapped_key,
        sealed=closed.sealed,
        decoy=decoy,
        now=now,
    )
