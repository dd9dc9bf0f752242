"""Questions about exhibits: of a case, of a pair of hands, of a store; and the chain as a file."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from amaan.cases import queries as cases
from amaan.confidentiality import actions as confidentiality
from amaan.investigation import custody_chain
from amaan.investigation.custody_chain_handing import AWAY
from amaan.investigation.custody_chain_tables import CustodyLink, HandOver, HandOverItem
from amaan.investigation.custody_chain_writing import KEEPERS, instant
from amaan.investigation.exhibits_lines import (
    CountLine,
    DifferenceLine,
    ExhibitLine,
    ExhibitSheet,
    HandOverSheet,
    ItemLine,
    LinkLine,
    OfferLine,
    RecoverySheet,
)
from amaan.investigation.exhibits_tables import Exhibit, Recovery
from amaan.investigation.store_tables import StoreCount, StoreDifference
from amaan.kernel.ids import CaseId, OfficerId, UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation import prepared
from amaan.organisation.queries import Actor

# A case has some dozens; a store some thousands.
MOST_OF_A_CASE = 300
PAGE = 50
# So long before, what should be back is shown.
SOON_BACK = timedelta(days=2)


def exhibits_of(actor: Actor, case_id: CaseId, now: datetime) -> tuple[ExhibitLine, ...]:
    """This will list a case's exhibits with the place of each. One statement after the asking.

    Raises: NotFound. Seen by: whoever reads the casework.
    """
    confidentiality.permit(actor=actor, act="read_casework", case_id=case_id, now=now)
    return _lines(actor, "e.case_id = %s ORDER BY e.number LIMIT 300", [case_id])


def exhibits_in_hand(actor: Actor) -> tuple[ExhibitLine, ...]:
    """This will list what the actor himself has, of any case, due back first."""
    where = (
        "e.holder_id = %s AND e.\"where\" = 'officer'"
        " ORDER BY e.due_back_at NULLS LAST, e.case_id, e.number LIMIT 300"
    )
    return _lines(actor, where, [actor.officer_id])


def due_back(actor: Actor, now: datetime) -> tuple[ExhibitLine, ...]:
    """This will list what of the actor's own cases should be back from a court or a laboratory.

    Late, or due within two days; the latest first. One statement.
    """
    where = (
        'e.case_id = ANY ((SELECT amaan_my_cases())::uuid[]) AND e."where" = ANY (%s)'
        " AND e.due_back_at < %s ORDER BY e.due_back_at, e.case_id, e.number LIMIT 100"
    )
    return _lines(actor, where, [sorted(AWAY), now + SOON_BACK])


def in_store(
    actor: Actor, now: datetime, *, after: tuple[str, str] | None = None, limit: int = PAGE
) -> tuple[ExhibitLine, ...]:
    """This will list what lies in the actor's store, shelf by shelf, a page at a time.

    Raises: NotFound for whoever keeps none.
    """
    confidentiality.permit(actor=actor, act="keep_store", case_id=None, now=now)
    where, values = "e.store_id = %s AND e.\"where\" = 'store'", [actor.station_id]
    key: list[object] = []
    if after is not None:
        where += " AND (e.shelf, e.mark) > (%s, %s)"
        key = list(after)
    return _lines(actor, where + " ORDER BY e.shelf, e.mark LIMIT %s", [*values, *key, limit])


def out_of_store(actor: Actor, now: datetime) -> tuple[ExhibitLine, ...]:
    """This will list what left the actor's store and should come back, the latest first.

    Raises: NotFound for whoever keeps none.
    """
    confidentiality.permit(actor=actor, act="keep_store", case_id=None, now=now)
    where = (
        "e.store_id = %s AND e.\"where\" IN ('officer', 'laboratory', 'court')"
        " ORDER BY e.due_back_at NULLS LAST, e.id LIMIT 300"
    )
    return _lines(actor, where, [actor.station_id])


def exhibit_sheet(actor: Actor, exhibit_id: UUID, now: datetime) -> ExhibitSheet:
    """This will give one exhibit with its chain followed anew.

    Raises: NotFound.
    """
    _permit([exhibit_id], actor, now)
    line = _one(actor, exhibit_id)
    links = _links([exhibit_id])[exhibit_id]
    held, faults = custody_chain.follow(line.mark, [_as_link(link) for link in links])
    row = Exhibit.objects.values_list("head", "links", "recovery_id").get(id=exhibit_id)
    if (held.head, held.size) != (row[0], row[1]):
        faults = (*faults, custody_chain.Fault(line.mark, held.size, "cut short or drawn out"))
    shown = tuple(LinkLine(link.number, link.body, link.digest) for link in links)
    return ExhibitSheet(line, row[2], shown, faults)


def find_by_mark(actor: Actor, mark: str) -> UUID:
    """This will find an exhibit by the mark on its label.

    Raises: NotFound for what is not there and for what is not the actor's to know.
    """
    found = Exhibit.objects.filter(mark=mark).values_list("id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def recovery_sheet(
    actor: Actor, recovery_id: UUID, now: datetime
) -> tuple[RecoverySheet, tuple[ExhibitLine, ...]]:
    """This will give one act of taking with what was taken.

    Raises: NotFound. Seen by: whoever reads the casework.
    """
    row = Recovery.objects.select_related("taken_by").filter(id=recovery_id).first()
    if row is None:
        raise NotFound
    confidentiality.permit(actor=actor, act="read_casework", case_id=CaseId(row.case_id), now=now)
    sheet = RecoverySheet(
        id=row.id,
        case_id=CaseId(row.case_id),
        taken_at=row.taken_at,
        source=row.source,
        place=row.place,
        witnesses=row.witnesses,
        with_consent=row.with_consent,
        taken_by_en=row.taken_by.name_en,
        taken_by_ur=row.taken_by.name_ur,
    )
    return sheet, _lines(actor, "e.recovery_id = %s ORDER BY e.number", [recovery_id])


def offers(actor: Actor) -> tuple[OfferLine, ...]:
    """This will list the hand-overs that wait: for the actor, for his store, and his own."""
    return tuple(
        OfferLine(*row)
        for row in prepared.ask(
            _OFFERS, [actor.officer_id, actor.officer_id, actor.officer_id, _store_of(actor)]
        )
    )


def papers_missing(actor: Actor) -> tuple[OfferLine, ...]:
    """This will list the actor's hand-overs by paper whose signed form is not in the file."""
    return tuple(
        OfferLine(*row)
        for row in prepared.ask(_PAPERS, [actor.officer_id, actor.officer_id, actor.officer_id])
    )


def keeps_a_store(actor: Actor) -> bool:
    """This will say whether the actor keeps the store of his station."""
    return _store_of(actor) is not None


def store_for(actor: Actor, case_of: Sequence[UUID]) -> UUID:
    """This will give the store to which an officer's exhibits go: his station's, or the case's.

    Raises: NotFound where neither is known.
    """
    if actor.station_id is not None:
        return actor.station_id
    case_ids = Exhibit.objects.filter(id__in=case_of).values_list("case_id", flat=True).distinct()
    found = prepared.ask(
        "SELECT DISTINCT station_id FROM cases_case WHERE id = ANY (%s)", [list(case_ids)]
    )
    if len(found) != 1:
        raise NotFound
    return UUID(str(found[0][0]))


def hand_over_sheet(actor: Actor, hand_over_id: UUID, now: datetime) -> HandOverSheet:
    """This will give one hand-over with its exhibits, as far as the actor may know of them.

    Raises: NotFound.
    """
    row = (
        HandOver.objects.select_related("giver", "receiver", "store")
        .filter(id=hand_over_id)
        .first()
    )
    if row is None:
        raise NotFound
    items = HandOverItem.objects.filter(hand_over_id=hand_over_id).select_related("exhibit")
    had_a_hand = actor.officer_id in {row.giver_id, row.receiver_id} or (
        row.store_id is not None and row.store_id == _store_of(actor)
    )
    if not had_a_hand:
        _permit([item.exhibit_id for item in items], actor, now)
    return HandOverSheet(
        id=row.id,
        number=row.number,
        purpose=row.purpose,
        to_where=row.to_where,
        given_at=row.given_at,
        giver_en=row.giver.name_en if row.giver else "",
        giver_ur=row.giver.name_ur if row.giver else "",
        receiver_en=row.receiver.name_en if row.receiver else "",
        receiver_ur=row.receiver.name_ur if row.receiver else "",
        store_en=row.store.name_en if row.store else "",
        store_ur=row.store.name_ur if row.store else "",
        outside_number=row.outside_number,
        due_back_at=row.due_back_at,
        state=row.state,
        by_paper=row.by_paper,
        answered_at=row.answered_at,
        paper_filed_at=row.paper_filed_at,
        items=tuple(
            ItemLine(
                i.exhibit_id, i.exhibit.number, i.exhibit.mark, i.exhibit.what, i.exhibit.pieces,
                i.seal_given, i.seal_found, i.seal_state, i.exhibit.head, i.exhibit.links,
            )
            for i in sorted(items, key=lambda i: (i.exhibit.case_id, i.exhibit.number))
        ),
        by_me=row.giver_id == actor.officer_id,
        for_me=row.giver_id != actor.officer_id
        and (row.receiver_id == actor.officer_id
             or (row.store_id is not None and row.store_id == _store_of(actor))),
    )  # fmt: skip


def counts_of_store(actor: Actor) -> tuple[CountLine, ...]:
    """This will list the counts of the actor's store, newest first."""
    rows = StoreCount.objects.order_by("-counted_at", "id")[:12]
    open_by = {
        row: StoreDifference.objects.filter(count_id=row, explained="").count()
        for row in (count.id for count in rows)
    }
    return tuple(
        CountLine(row.id, row.counted_at, row.expected, row.found, open_by[row.id]) for row in rows
    )


def store_differences(actor: Actor, *, count_id: UUID | None = None) -> tuple[DifferenceLine, ...]:
    """This will list what counts found amiss: of one count, or everything that is still open.

    Seen by: those who keep the store, and whoever commands the district.
    """
    rows = StoreDifference.objects.select_related("count", "station")
    rows = rows.filter(count_id=count_id) if count_id else rows.filter(explained="")
    return tuple(
        DifferenceLine(
            row.id, row.count.counted_at, row.station.name_en, row.station.name_ur, row.mark,
            row.what, row.explained, row.explained_at,
        )
        for row in rows.order_by("count__counted_at", "mark", "id")[:300]
    )  # fmt: skip


def chains_as_file(actor: Actor, exhibit_ids: Sequence[UUID], now: datetime) -> str:
    """This will write chains as the file that `./amaan verify custody` follows.

    Raises: NotFound where row security shows not all of them.
    """
    _permit(exhibit_ids, actor, now)
    rows = list(Exhibit.objects.filter(id__in=set(exhibit_ids)).order_by("case_id", "number"))
    links = _links([row.id for row in rows])
    told = {
        "format": custody_chain.FORMAT,
        "written_at": instant(now),
        "exhibits": [
            {
                "mark": row.mark,
                "size": row.links,
                "head": row.head,
                "links": [_as_link(link) for link in links[row.id]],
            }
            for row in rows
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def may_read_case(actor: Actor, case_id: CaseId, now: datetime) -> bool:
    """This will say whether the actor works on the case or only has the parcel in his hands."""
    return "record" in cases.acts_open_to(actor, case_id, now)


def _permit(exhibit_ids: Sequence[UUID], actor: Actor, now: datetime) -> None:
    """This will let through whoever has each parcel, is to have it or keeps its store; or who
    reads the casework. That a case exists is no reason to read what was taken in it."""
    rows = list(
        Exhibit.objects.filter(id__in=set(exhibit_ids)).values_list(
            "case_id", "holder_id", "offered_to_id", "store_id", "offered_store_id"
        )
    )
    if not rows or len(rows) != len(set(exhibit_ids)):
        raise NotFound
    me, store = actor.officer_id, _store_of(actor)
    cases_read: set[UUID] = set()
    for case_id, holder, offered, lies_in, offered_store in rows:
        if me in {holder, offered} or (store is not None and store in {lies_in, offered_store}):
            continue
        if case_id not in cases_read:
            confidentiality.permit(
                actor=actor, act="read_casework", case_id=CaseId(case_id), now=now
            )
            cases_read.add(case_id)


def _one(actor: Actor, exhibit_id: UUID) -> ExhibitLine:
    found = _lines(actor, "e.id = %s", [exhibit_id])
    if not found:
        raise NotFound
    return found[0]


def _links(exhibit_ids: Sequence[UUID]) -> dict[UUID, list[CustodyLink]]:
    found: dict[UUID, list[CustodyLink]] = {id: [] for id in exhibit_ids}
    for link in CustodyLink.objects.filter(exhibit_id__in=exhibit_ids).order_by("number"):
        found[link.exhibit_id].append(link)
    return found


def _as_link(link: CustodyLink) -> dict[str, Any]:
    return {"body": link.body, "previous": link.previous, "digest": link.digest}


def _store_of(actor: Actor) -> UUID | None:
    return actor.station_id if actor.post in KEEPERS else None


def _lines(actor: Actor, where: str, values: Sequence[object]) -> tuple[ExhibitLine, ...]:
    rows = prepared.ask(_EXHIBITS + where, values)
    store = _store_of(actor)
    return tuple(_line(row, actor.officer_id, store) for row in rows)


def _line(row: Sequence[Any], me: OfficerId, store: UnitId | UUID | None) -> ExhibitLine:
    *shown, holder_id, store_id = row
    where = shown[9]
    mine = (where == "officer" and holder_id == me) or (
        where == "store" and store is not None and store_id == store
    )
    return ExhibitLine(*(*shown, mine))


_EXHIBITS = """
SELECT e.id, e.case_id, e.number, e.mark, e.what, e.pieces, e.part_of_id, e.sample_fact, e.seal,
  e."where", h.name_en, h.name_ur, COALESCE(s.name_en, ''), COALESCE(s.name_ur, ''), e.shelf,
  e.due_back_at, e.taken_at, e.offer,
  e.seal_state,
  e.holder_id, e.store_id
FROM investigation_exhibit e
JOIN organisation_officer h ON h.id = e.holder_id
LEFT JOIN organisation_unit s ON s.id = e.store_id
WHERE """
_OFFERS = """
SELECT o.id, o.number, o.purpose, o.given_at, g.name_en, g.name_ur,
  (SELECT count(*) FROM investigation_handoveritem i WHERE i.hand_over_id = o.id),
  o.giver_id = %s
FROM investigation_handover o JOIN organisation_officer g ON g.id = o.giver_id
WHERE o.state = 'offered' AND (o.giver_id = %s OR o.receiver_id = %s OR o.store_id = %s)
ORDER BY o.given_at, o.id"""
_PAPERS = """
SELECT o.id, o.number, o.purpose, o.given_at, COALESCE(g.name_en, ''), COALESCE(g.name_ur, ''),
  (SELECT count(*) FROM investigation_handoveritem i WHERE i.hand_over_id = o.id),
  o.giver_id IS NOT DISTINCT FROM %s
FROM investigation_handover o LEFT JOIN organisation_officer g ON g.id = o.giver_id
WHERE o.state = 'received' AND o.by_paper AND o.paper_filed_at IS NULL
  AND (o.giver_id = %s OR o.receiver_id = %s)
ORDER BY o.given_at, o.id"""
