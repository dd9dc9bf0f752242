"""How far an order is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.jobs.kinds import KINDS
from amaan.jobs.models import Handbook, Order
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Progress:
    """An order as a page shows it: what, how much of how much, and how it ended.

    Of work that counts sealed files as well, hundredths.
    """

    order_id: UUID
    kind: str
    title: str
    state: str
    done_count: int
    total: int
    placed_at: datetime
    finished_at: datetime | None
    note: str

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in {"done", "failed"}


def handbook_made_at(edition: str) -> datetime | None:
    """This will say when an edition of the handbook was made, or None where it was not."""
    found: datetime | None = (
        Handbook.objects.filter(edition=edition).values_list("made_at", flat=True).first()
    )
    return found


def handbook_file(edition: str) -> bytes:
    """This will give an edition of the handbook as a PDF. It is of the rules alone.

    Raises: NotFound.
    """
    found = Handbook.objects.filter(edition=edition).values_list("pdf", flat=True).first()
    if found is None:
        raise NotFound
    return bytes(found)


def latest_progress(actor: Actor, kind: str, about: str) -> Progress | None:
    """This will say how far the newest order for one piece of work is, or None without one.

    Seen by: the posts that may place its kind.
    """
    if actor.post not in KINDS[kind].asked_by:
        return None
    order = Order.objects.filter(kind=kind, about=about).order_by("-placed_at", "id").first()
    return None if order is None else order_progress(actor, order.id)


def order_progress(actor: Actor, order_id: UUID) -> Progress:
    """This will say how far an order is.

    Raises: NotFound, alike for an order that does not exist and one that is not his.
    Seen by: whoever placed it, and the posts that may place its kind.
    """
    order = Order.objects.filter(id=order_id).first()
    if order is None:
        raise NotFound
    kind = KINDS[order.kind]
    if order.placed_by_id != actor.officer_id and actor.post not in kind.asked_by:
        raise NotFound
    done, total = order.done_count, order.total
    if kind.in_hundredths:
        done, total = (100 * done // total if total else 0), 100
    return Progress(
        order_id=order.id,
        kind=order.kind,
        title=kind.title,
        state=order.state,
        done_count=done,
        total=total,
        placed_at=order.placed_at,
        finished_at=order.finished_at,
        note=order.note,
    )
