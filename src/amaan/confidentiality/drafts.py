"""Drafts: what is half written, sealed at every field, for its writer alone.

The caller's transaction carries a draft, as it carries every deposit, and no other process
is needed to keep one. What a draft is bound to is in `draft_place`.
"""

from datetime import datetime

from django.db import connection

from amaan.confidentiality import envelope, public_keys
from amaan.confidentiality.draft_place import DATA_CLASS, key_place_of, place_of
from amaan.kernel.ids import ContactId, new_id
from amaan.organisation import prepared
from amaan.organisation.queries import Actor


def keep(*, actor: Actor, contact_id: ContactId, written: str, now: datetime) -> bool:
    """This will seal what is written so far in place of what the actor kept before.

    One statement. False when the contact does not wait at the actor's own desk.
    Raises: NoKeyForThisYear.
    """
    public = public_keys.key_for(DATA_CLASS.value, now)
    place = place_of(new_id(), contact_id, actor.officer_id, actor.province)
    data_key = envelope.new_data_key(key_place_of(place), public.key_id, public.key)
    sealed = envelope.seal(written, place, data_key.key)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_keep_draft(%s, %s, %s, %s, %s, %s, %s)",
            [
                contact_id,
                place.row,
                actor.province,
                sealed.ciphertext,
                sealed.nonce,
                data_key.key_id,
                data_key.wrapped,
            ],
        )
        return bool(cursor.fetchone()[0])


def drop(*, contact_id: ContactId) -> None:
    """This will drop every draft of a contact, and the keys of what browsers hold of it.

    One statement, in the caller's transaction: the draft goes when the complaint is there.
    """
    prepared.carry_out("SELECT amaan_drop_drafts(%s)", [contact_id])


def kept_at(contact_id: ContactId) -> datetime | None:
    """This will say when whoever acts last kept a draft of a contact, within the last day."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT amaan_draft_kept_at(%s)", [contact_id])
        found: datetime | None = cursor.fetchone()[0]
    return found
