"""A contact at the counter while its complaint is taken: held, and let go as a case.

Statements that are always the same, planned once: this is the longest act of the desk, and
somebody waits.
"""

from datetime import datetime
from typing import NamedTuple

from amaan.desk.citizen_services import AsTold
from amaan.kernel.ids import CaseId, ContactId, new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation import prepared
from amaan.organisation.queries import Actor


class Waiting(NamedTuple):
    """A contact of the actor's own desk, held until the end of the transaction."""

    mode: str
    purpose: str
    is_finished: bool


def hold(contact_id: ContactId, actor: Actor) -> Waiting | None:
    """This will hold a contact of the actor's desk; None when there is none such."""
    found = prepared.ask(_HOLD, [contact_id, actor.unit_id])
    return Waiting(*found[0]) if found else None


def becomes_a_case(
    contact_id: ContactId,
    case_id: CaseId,
    *,
    actor: Actor,
    informant: str,
    papers_kept_at_desk: bool,
    told: AsTold,
    taken_at: datetime,
    now: datetime,
) -> None:
    """This will put the complaint between a contact and its case, and finish the contact.

    Raises: NotFound when the contact is not there any more.
    """
    finished = prepared.carry_out(
        _TAKEN,
        [
            *(new_id(), contact_id, case_id, actor.officer_id, taken_at),
            *(informant, papers_kept_at_desk),
            *(now, now, actor.officer_id),
            *(told.sex, told.age_band, told.disability, contact_id),
        ],
    )
    if finished != 1:
        raise NotFound


_HOLD = """
SELECT mode, purpose, finished_at IS NOT NULL FROM desk_contact
WHERE id = %s AND desk_id = %s FOR UPDATE
"""
_TAKEN = """
WITH taken AS (
  INSERT INTO desk_complaint (id, contact_id, case_id, taken_by_id, taken_at, informant,
    papers_kept_at_desk)
  VALUES (%s, %s, %s, %s, %s, %s, %s)
)
UPDATE desk_contact SET purpose = 'complaint', finished_at = %s,
  seen_at = COALESCE(seen_at, %s), seen_by_id = %s,
  sex = COALESCE(NULLIF(sex, ''), %s), age_band = COALESCE(NULLIF(age_band, ''), %s),
  disability = COALESCE(NULLIF(disability, ''), %s)
WHERE id = %s
"""
