"""Questions the desk asks: who is waiting, what one contact is, what was taken."""

from dataclasses import dataclass
from datetime import datetime

from amaan.confidentiality import drafts
from amaan.desk.models import Complaint, Contact, WomanCall
from amaan.kernel.ids import CaseId, ContactId, OfficerId
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Waiting:
    """Somebody waiting or being heard, as a list may show it: no name, no number."""

    contact_id: ContactId
    mode: str
    arrived_at: datetime
    urgent: bool
    with_children: bool
    language: str


@dataclass(frozen=True)
class Taken:
    """What the papers of a complaint need: when, by whom, for whom."""

    case_id: CaseId
    taken_at: datetime
    taken_by: OfficerId
    informant: str
    papers_kept_at_desk: bool


@dataclass(frozen=True)
class Call:
    """A woman officer called to somebody whom another officer received."""

    case_id: CaseId
    reference: str
    station_en: str
    station_ur: str
    called_at: datetime
    answered: bool


def calls(actor: Actor) -> tuple[Call, ...]:
    """This will list the calls to the actor that are not carried out yet, earliest first.

    Seen by: the officer who was called.
    """
    rows = (
        WomanCall.objects.filter(officer_id=actor.officer_id, completed_at__isnull=True)
        .exclude(answer="cannot")
        .order_by("called_at", "id")
        .values_list("case_id", "case__reference", "station__name_en", "station__name_ur",
                     "called_at", "answer")[:20]
    )  # fmt: skip
    return tuple(
        Call(CaseId(case_id), reference, station_en, station_ur, called_at, answer == "coming")
        for case_id, reference, station_en, station_ur, called_at, answer in rows
    )


def call(actor: Actor, case_id: CaseId) -> Call:
    """This will give the call of one case to the actor.

    Raises: NotFound when the actor was not called, or it is carried out.
    """
    found = next((one for one in calls(actor) if one.case_id == case_id), None)
    if found is None:
        raise NotFound
    return found


def waiting(actor: Actor, *, limit: int = 20) -> tuple[Waiting, ...]:
    """This will list who is waiting at the actor's desk: urgent first, then by arrival.

    Seen by: officers posted at the same desk.
    """
    rows = Contact.objects.filter(desk_id=actor.unit_id, finished_at__isnull=True)
    return tuple(_waiting(row) for row in rows.order_by("-urgent", "arrived_at", "id")[:limit])


def contact(actor: Actor, contact_id: ContactId) -> Waiting:
    """This will give one contact of the actor's desk.

    Raises: NotFound when it is closed to this actor or does not exist.
    """
    row = Contact.objects.filter(id=contact_id, desk_id=actor.unit_id).first()
    if row is None:
        raise NotFound
    return _waiting(row)


def draft_kept_at(contact_id: ContactId) -> datetime | None:
    """This will say when the actor last kept a draft of a contact, or None.

    Seen by: its writer; a colleague's draft does not exist for anybody else.
    """
    return drafts.kept_at(contact_id)


def taken(actor: Actor, case_id: CaseId) -> Taken:
    """This will give what the papers of a case's complaint need.

    Raises: NotFound. Seen by: whoever row security lets see the case.
    """
    row = Complaint.objects.filter(case_id=case_id).first()
    if row is None:
        raise NotFound
    return Taken(
        case_id=case_id,
        taken_at=row.taken_at,
        taken_by=OfficerId(row.taken_by_id),
        informant=row.informant,
        papers_kept_at_desk=row.papers_kept_at_desk,
    )


def _waiting(row: Contact) -> Waiting:
    return Waiting(
        contact_id=ContactId(row.id),
        mode=row.mode,
        arrived_at=row.arrived_at,
        urgent=row.urgent,
        with_children=row.with_children,
        language=row.language,
    )
