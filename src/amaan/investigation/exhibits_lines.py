"""An exhibit, its chain, its recovery and its hand-overs as pages and papers are given them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amaan.investigation import custody_chain
from amaan.kernel.ids import CaseId


@dataclass(frozen=True)
class ExhibitLine:
    """One exhibit on a list: what it is in codes, where it is, and what is wrong with it."""

    id: UUID
    case_id: CaseId
    number: int
    mark: str
    what: str
    pieces: int
    part_of: UUID | None
    sample_fact: UUID | None
    seal: str
    where: str
    holder_en: str
    holder_ur: str
    store_en: str
    store_ur: str
    shelf: str
    due_back_at: datetime | None
    taken_at: datetime
    offer: UUID | None
    # What was found of its seal at the last receipt.
    seal_state: str
    # In the hands, or the store, of whoever asks; and may be fetched back by him.
    in_hand: bool

    def is_late(self, now: datetime) -> bool:
        """This will say that it should be back."""
        return self.due_back_at is not None and self.due_back_at < now


@dataclass(frozen=True)
class LinkLine:
    """One link as it is shown: the body as it is digested."""

    number: int
    body: dict[str, Any]
    digest: str


@dataclass(frozen=True)
class RecoverySheet:
    """One act of taking, with its exhibits."""

    id: UUID
    case_id: CaseId
    taken_at: datetime
    source: str
    place: str
    witnesses: int
    with_consent: bool
    taken_by_en: str
    taken_by_ur: str


@dataclass(frozen=True)
class ExhibitSheet:
    """One exhibit with its whole chain, and whether the chain holds."""

    line: ExhibitLine
    recovery: UUID
    links: tuple[LinkLine, ...]
    faults: tuple[custody_chain.Fault, ...]


@dataclass(frozen=True)
class OfferLine:
    """A hand-over that waits for its receiver."""

    id: UUID
    number: str
    purpose: str
    given_at: datetime
    giver_en: str
    giver_ur: str
    exhibits: int
    by_me: bool


@dataclass(frozen=True)
class HandOverSheet:
    """One hand-over, for its form and for whoever answers it."""

    id: UUID
    number: str
    purpose: str
    to_where: str
    given_at: datetime
    giver_en: str
    giver_ur: str
    receiver_en: str
    receiver_ur: str
    store_en: str
    store_ur: str
    outside_number: str
    due_back_at: datetime | None
    state: str
    by_paper: bool
    answered_at: datetime | None
    paper_filed_at: datetime | None
    items: tuple["ItemLine", ...]
    by_me: bool
    for_me: bool


@dataclass(frozen=True)
class ItemLine:
    """One exhibit of a hand-over."""

    exhibit_id: UUID
    number: int
    mark: str
    what: str
    pieces: int
    seal_given: str
    seal_found: str
    seal_state: str
    head: str
    links: int


@dataclass(frozen=True)
class DifferenceLine:
    """What a count of a store found amiss."""

    id: UUID
    counted_at: datetime
    station_en: str
    station_ur: str
    mark: str
    what: str
    explained: str
    explained_at: datetime | None


@dataclass(frozen=True)
class CountLine:
    """One count of a store."""

    id: UUID
    counted_at: datetime
    expected: int
    found: int
    open: int
