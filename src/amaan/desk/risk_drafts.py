"""A half-answered sheet about danger: sealed at every answer, its writer's alone, for a day."""

from datetime import datetime

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import drafts
from amaan.desk.refusals import DraftTooLong
from amaan.kernel.ids import CaseId, ContactId
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor

# Forty answers and a reason; nothing of hers in words.
AT_MOST = 20_000


@transaction.atomic(savepoint=False)
def keep(*, actor: Actor, case_id: CaseId, written: str, now: datetime) -> None:
    """This will seal what is answered so far, in place of what was kept before.

    Raises: NotFound; DraftTooLong.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if len(written) > AT_MOST:
        raise DraftTooLong
    if not drafts.keep(actor=actor, contact_id=ContactId(case_id), written=written, now=now):
        raise NotFound


@transaction.atomic(savepoint=False)
def drop(*, actor: Actor, case_id: CaseId, now: datetime) -> None:
    """This will drop the actor's own draft once the sheet is there. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    drafts.drop(contact_id=ContactId(case_id))
