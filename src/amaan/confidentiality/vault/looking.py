"""A look at sealed values: decide again, write it down, and only then open.

The process that decrypts is the process that records. The entry is committed in a
transaction of its own before any key is touched: a vault killed in between has written a
look that nobody had, never the other way round.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from amaan.confidentiality import envelope, policy
from amaan.confidentiality.classes import OBJECT_FIELDS, READ_AT_LENGTH, SEALED_FIELDS, part_of
from amaan.confidentiality.vault import capability as capabilities
from amaan.confidentiality.vault import quotas
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import (
    Bearing,
    Kept,
    Ledger,
    Present,
    Transactions,
    Written,
)
from amaan.confidentiality.vault.opening import open_kept
from amaan.kernel.initials import initials

log = logging.getLogger("amaan.vault")

# One field shows for half a minute; a statement is read for as long as reading takes.
GLANCE = timedelta(seconds=30)
READING = timedelta(minutes=20)
NAMES = frozenset(name for name in SEALED_FIELDS if name.endswith("_name"))
MOST_AT_ONCE = 40
# Said to somebody who stands in a relation to the case: he can do something about it.
SAID_OPENLY = frozenset({"purpose", "declaration"})
TWO_FACTORS = policy.SECOND_FACTOR
# What wants a fresh second factor wants one of the last five minutes, by real time.
FRESH_FOR = timedelta(minutes=5)


class No(Exception):
    """The vault refuses; `refused` is all that leaves it."""

    def __init__(self, refused: str, **values: Any) -> None:
        self.refused = refused
        self.values = values
        super().__init__(refused)


@dataclass(frozen=True)
class Wish:
    """What somebody asks to see, and why."""

    case: UUID
    refs: tuple[UUID, ...]
    purpose: str
    # Of these only the first letters, on a paper that wants those.
    initials: frozenset[UUID] = frozenset()
    # For reading at length, or for one paper: up to twenty minutes, under one entry.
    reading: bool = False

    @property
    def what(self) -> str:
        """The kind of look, as the journal names it."""
        return "initials" if self.initials >= set(self.refs) else "reveal"


@dataclass(frozen=True)
class Opened:
    """One value on its way to the screen."""

    field: str
    value: str


def who_is_there(
    keys: KeyRing,
    ledger: Ledger,
    token: str,
    session: str,
    real_now: datetime,
    now: datetime,
    *,
    locked_too: bool = False,
) -> Capability:
    """This will say who presents a capability, if it is good and his posting still holds.

    It is good in the one session in which the officer is there: a later sign-in, a sign-out
    and a revocation end it in the same second. A locked one opens nothing until a factor is
    given anew.

    Raises: No.
    """
    found = _read(keys, token, session, real_now)
    there = ledger.there(found.officer_id, now)
    if there is None:
        raise No("sign_in_again")
    return _in_this_session(found, there[1], there[2], session, locked_too=locked_too)


def _read(keys: KeyRing, token: str, session: str, real_now: datetime) -> Capability:
    try:
        return capabilities.read(keys.capability_key, session, token, real_now)
    except capabilities.NotGood:
        raise No("sign_in_again") from None


def _in_this_session(
    found: Capability,
    posted_since: datetime,
    present: Present | None,
    session: str,
    *,
    locked_too: bool = False,
) -> Capability:
    if posted_since != found.posted_since:
        raise No("sign_in_again")
    if present is None or present.session != session or present.ended:
        raise No("sign_in_again")
    if present.locked and not locked_too:
        raise No("sign_in_again")
    return replace(found, proved_at=present.proved_at)


def look(
    transactions: Transactions,
    keys: KeyRing,
    presented: tuple[str, str],
    wish: Wish,
    real_now: datetime,
    now: datetime,
) -> tuple[tuple[Opened, ...], datetime]:
    """This will show values to somebody who may see them, all of them or none.

    One transaction: who is there and how she stands, what is kept, the count, the entry.
    Raises: No.
    """
    if not 0 < len(wish.refs) <= MOST_AT_ONCE:
        raise No("not_found")
    with transactions() as ledger:
        try:
            who, bearing = _who_and_bearing(keys, ledger, presented, wish, real_now, now)
        except No as stranger:
            ledger.write(Written(wish.what, "refused", "capability", case=wish.case))
            refused: str | None = stranger.refused
        else:
            found = ledger.kept(wish.refs)
            let = _let(ledger, presented[1], wish, found, who, real_now)
            refused, relation, rule = _judge(wish, found, bearing, who, let)
            if refused is None and _wants_a_fresh_factor(wish, found, who, real_now):
                refused, rule = "fresh_factor", "fresh factor"
            places = [found[ref].place for ref in wish.refs if ref in found]
            if refused is None and not quotas.fits(
                ledger, who, bearing, relation, places, real_now
            ):
                refused, rule = "too_many_looks", "quota"
            ledger.write(_entry(wish, found, bearing, who, refused, relation, rule))
    # From here the look is in the journal whatever happens.
    if refused is not None:
        raise No(refused)
    rows = [found[ref] for ref in wish.refs]
    return _open_all(rows, keys, wish), real_now + _shown_for(rows, wish)


def _who_and_bearing(
    keys: KeyRing,
    ledger: Ledger,
    presented: tuple[str, str],
    wish: Wish,
    real_now: datetime,
    now: datetime,
) -> tuple[Capability, Bearing]:
    token, session = presented
    found = _read(keys, token, session, real_now)
    both = ledger.there_and_bearing(found.officer_id, wish.case, now)
    if both is None:
        raise No("sign_in_again")
    bearing, present = both
    return _in_this_session(found, bearing.posted_since, present, session), bearing


def _let(
    ledger: Ledger,
    session: str,
    wish: Wish,
    found: dict[UUID, Kept],
    who: Capability,
    real_now: datetime,
) -> frozenset[str]:
    # Asked only where it could matter: no other look pays a statement for it.
    parts = {part_of(kept.place.field) for kept in found.values()} & policy.LET_BY_TWO.keys()
    if parts and ledger.is_let(who.officer_id, session, wish.case, real_now):
        return frozenset(parts)
    return frozenset()


def _judge(
    wish: Wish,
    found: dict[UUID, Kept],
    bearing: Bearing,
    who: Capability,
    let: frozenset[str],
) -> tuple[str | None, str, str]:
    relation = ",".join(sorted(bearing.relations))[:12]
    rows = [found[ref] for ref in wish.refs if ref in found]
    if len(rows) < len(wish.refs) or any(row.place.case_id != wish.case for row in rows):
        # Said in the same words as a denial; only the journal knows the difference.
        return "not_found", relation, "absent"
    for row in rows:
        if row.place.field in OBJECT_FIELDS:
            return "not_found", relation, "not shown yet"
        if row.place.row in wish.initials and row.place.field not in NAMES:
            return "not_found", relation, "initials of a name only"
        decision = policy.decide(
            post=bearing.post,
            relations=bearing.relations,
            scope=bearing.scope,
            sealed=bearing.sealed,
            conflicted=bearing.conflicted,
            act_or_class=part_of(row.place.field),
            purpose=wish.purpose,
            declared=bearing.declared,
            consents=bearing.consents,
            let=let,
            assurance=who.assurance,
        )
        if not decision.allowed:
            told = decision.rule if decision.rule in SAID_OPENLY else "not_found"
            return told, relation, decision.rule
        relation = decision.rule.removeprefix("relation ")
    return None, relation, "allowed"


def is_fresh(who: Capability, real_now: datetime) -> bool:
    """This will say whether a second factor was given within the last five minutes."""
    return who.proved_at is not None and real_now - who.proved_at <= FRESH_FOR


def _wants_a_fresh_factor(
    wish: Wish, found: dict[UUID, Kept], who: Capability, real_now: datetime
) -> bool:
    parts = {part_of(found[ref].place.field) for ref in wish.refs}
    return bool(parts & policy.NEEDS_FRESH_FACTOR) and not is_fresh(who, real_now)


def _entry(
    wish: Wish,
    found: dict[UUID, Kept],
    bearing: Bearing,
    who: Capability,
    refused: str | None,
    relation: str,
    rule: str,
) -> Written:
    rows = [found[ref] for ref in wish.refs if ref in found]
    subjects = {row.place.subject for row in rows}
    return Written(
        what=wish.what,
        outcome="shown" if refused is None else "refused",
        rule=rule,
        officer=who.officer_id,
        post=bearing.post,
        case=wish.case,
        subject=subjects.pop() if len(subjects) == 1 else None,
        relation=relation,
        purpose=wish.purpose if wish.purpose in policy.PURPOSES else "",
        fields=",".join(sorted(row.place.field for row in rows))[:400],
    )


def _open_all(rows: Sequence[Kept], keys: KeyRing, wish: Wish) -> tuple[Opened, ...]:
    opened = []
    for kept in rows:
        try:
            value = open_kept(kept, keys)
        except envelope.DoesNotOpen:
            # Only after it was allowed and written: whoever may not see learns nothing here.
            log.warning("vault.does_not_open")
            raise No("erased" if kept.key is None else "does_not_open") from None
        opened.append(
            Opened(kept.place.field, initials(value) if kept.place.row in wish.initials else value)
        )
    return tuple(opened)


def _shown_for(rows: Sequence[Kept], wish: Wish) -> timedelta:
    if wish.reading:
        return READING
    return READING if any(row.place.field in READ_AT_LENGTH for row in rows) else GLANCE
