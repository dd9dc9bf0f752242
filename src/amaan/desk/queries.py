"""Questions the desk asks: who is waiting, what one contact is, what was taken."""

from dataclasses import dataclass
from datetime import datetime

from amaan.desk.models import Complaint, Contact
from amaan.kernel.ids import CaseId, ContactId, OfficerId
from amaan.kernel.refusals import NotFound
from amaan.organisation import prepared
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
    # When she was called in; None while she waits.
    called_at: datetime | None
    sex: str


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
    return tuple(Call(*row) for row in prepared.ask(_CALLS, [actor.officer_id]))


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
    return tuple(Waiting(*row) for row in prepared.ask(_WAITING, [actor.unit_id, limit]))


def contact(actor: Actor, contact_id: ContactId) -> Waiting:
    """This will give one contact of the actor's desk.

    Raises: NotFound when it is closed to this actor or does not exist.
    """
    row = Contact.objects.filter(id=contact_id, desk_id=actor.unit_id).first()
    if row is None:
        raise NotFound
    return _waiting(row)


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
        called_at=row.seen_at,
        sex=row.sex,
    )


_CALLS = """
SELECT w.case_id, c.reference, u.name_en, u.name_ur, w.called_at, w.answer = 'coming'
FROM desk_womancall w
JOIN cases_case c ON c.id = w.case_id
JOIN organisation_unit u ON u.id = w.station_id
WHERE w.officer_id = %s AND w.completed_at IS NULL AND w.answer <> 'cannot'
ORDER BY w.called_at, w.id LIMIT 20
"""
_WAITING = """
SELECT id, mode, arrived_at, urgent, with_children, language, seen_at, sex FROM desk_contact
WHERE desk_id = %s AND finished_at IS NULL
ORDER BY seen_at IS NOT NULL, urgent DESC, arrived_at, id LIMIT %s
"""
