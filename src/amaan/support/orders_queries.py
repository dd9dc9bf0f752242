"""Questions about orders: those of one case, and those in force at a station, without a name."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from amaan.confidentiality import actions as confidentiality
from amaan.kernel import clock
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound
from amaan.organisation.prepared import Row, ask
from amaan.organisation.queries import Actor

# When an order counts as unserved, and how many days before its end somebody asks her.
UNSERVED_AFTER = timedelta(hours=24)
WARNED_BEFORE = (30, 14, 3)
_FAR = date(9999, 12, 31)
_COLUMNS = """
  id, reference, kind, court, removal, asked_for, protects, applied_at, granted, says, metres,
  until, number, binds_her_too, decided_at, copies, tries, served_at, breaches, renewal, ended_at,
  ended, takes_place_of_id"""
_OF_A_CASE = f"""
SELECT case_id, {_COLUMNS} FROM support_order WHERE case_id = %s
ORDER BY applied_at DESC, id"""  # noqa: S608 - our own columns
_ONE = f"SELECT case_id, {_COLUMNS} FROM support_order WHERE id = %s"  # noqa: S608 - our own columns
# What nobody served stands first; then what ends first. The case it belongs to is not read.
_IN_FORCE = f"""
SELECT NULL, {_COLUMNS} FROM support_order
WHERE granted AND ended = '' AND (until IS NULL OR until >= %s)
  AND {{area}} = %s
  AND (served_at IS NOT NULL, COALESCE(until, DATE '9999-12-31'), id) > (%s, %s, %s)
ORDER BY served_at IS NOT NULL, COALESCE(until, DATE '9999-12-31'), id LIMIT %s"""  # noqa: S608 - our own columns
_ONE_IN_FORCE = f"""
SELECT NULL, {_COLUMNS} FROM support_order
WHERE {{key}} = %s AND granted AND ended = '' AND (until IS NULL OR until >= %s)"""  # noqa: S608 - our own columns
_BEFORE_ALL = (False, date(1, 1, 1), UUID(int=0))


@dataclass(frozen=True)
class OrderLine:
    """One order. `case_id` is None for whoever only answers calls: it is not his to know."""

    case_id: CaseId | None
    order_id: UUID
    reference: str
    kind: str
    court: str
    removal: str
    asked_for: tuple[str, ...]
    protects: tuple[tuple[str, int], ...]
    applied_at: datetime
    granted: bool | None
    says: tuple[str, ...]
    metres: int | None
    until: date | None
    number: str
    binds_her_too: bool
    decided_at: datetime | None
    copies: tuple[str, ...]
    tries: int
    served_at: datetime | None
    breaches: int
    renewal: str
    ended_at: datetime | None
    ended: str
    takes_place_of: UUID | None

    def is_in_force(self, now: datetime) -> bool:
        """This will say whether it binds today, in Karachi."""
        over = self.until is not None and self.until < clock.local_date(now)
        return bool(self.granted) and not self.ended and not over

    def is_unserved_late(self, now: datetime) -> bool:
        """This will say whether it has stood for a day and he may say that he knows nothing."""
        decided = self.decided_at
        return (
            self.is_in_force(now)
            and self.served_at is None
            and decided is not None
            and now > decided + UNSERVED_AFTER
        )

    def days_left(self, now: datetime) -> int | None:
        """This will count the days until its last one; None where it has no end or is not on."""
        if self.until is None or not self.is_in_force(now):
            return None
        return (self.until - clock.local_date(now)).days

    def warning(self, now: datetime) -> int | None:
        """This will name the nearest of the days before its end at which she is asked."""
        left = self.days_left(now)
        if left is None or self.renewal in {"renew", "let_it_end"}:
            return None
        return min((days for days in WARNED_BEFORE if left <= days), default=None)


def orders_of(actor: Actor, case_id: CaseId) -> tuple[OrderLine, ...]:
    """This will list the orders of one case, the newest first.

    Seen by: row security; the page asks first whether the actor may read the casework.
    """
    del actor  # row security answers
    return tuple(map(_line, ask(_OF_A_CASE, [case_id])))


def order(actor: Actor, order_id: UUID) -> OrderLine:
    """This will give one order with its case. Raises: NotFound.

    Seen by: row security; the page asks whether the actor may read the case.
    """
    del actor  # row security answers
    found = ask(_ONE, [order_id])
    if not found:
        raise NotFound
    return _line(found[0])


def in_force(
    actor: Actor, now: datetime, *, after: OrderLine | None = None, limit: int
) -> tuple[OrderLine, ...]:
    """This will list the orders in force of the actor's station, or district for its supervision.

    Unserved first, then by their last day. No case, no name: reference, conditions, until.
    Raises: NotFound for a post that neither answers calls nor supervises.
    """
    column, place = _place(actor, now)
    served, until, id = (
        _BEFORE_ALL
        if after is None
        else (after.served_at is not None, after.until or _FAR, after.order_id)
    )
    asked = _IN_FORCE.format(area=column)
    return tuple(map(_line, ask(asked, [clock.local_date(now), place, served, until, id, limit])))


def in_force_by_reference(actor: Actor, reference: str, now: datetime) -> OrderLine:
    """This will find an order in force by its own reference. Raises: NotFound.

    Seen by: as `in_force`; no and not there look the same.
    """
    return _one_in_force(actor, "reference", reference, now)


def one_in_force(actor: Actor, order_id: UUID, now: datetime) -> OrderLine:
    """This will give an order in force as whoever answers a call sees it. Raises: NotFound."""
    return _one_in_force(actor, "id", order_id, now)


def _one_in_force(actor: Actor, key: str, wanted: object, now: datetime) -> OrderLine:
    _place(actor, now)
    found = ask(_ONE_IN_FORCE.format(key=key), [wanted, clock.local_date(now)])
    if not found:
        raise NotFound
    return _line(found[0])


def _place(actor: Actor, now: datetime) -> tuple[str, UUID]:
    confidentiality.permit(actor=actor, act="answer_for_orders", case_id=None, now=now)
    if actor.station_id is not None:
        return "station_id", actor.station_id
    if actor.district_id is None:
        raise NotFound
    return "district_id", actor.district_id


def _line(row: Row) -> OrderLine:
    values = list(row)
    for place in (6, 10, 16):
        values[place] = tuple(values[place])
    values[7] = tuple((who, ordinal) for who, ordinal in values[7])
    return OrderLine(*values)
