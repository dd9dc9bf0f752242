"""Depositing is always sealing: what is put in here comes out of the vault only.

The caller's transaction carries the deposit, so a complaint that is rolled back leaves
nothing, and taking a complaint needs no other process to be up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.confidentiality import envelope, public_keys
from amaan.confidentiality.classes import class_of
from amaan.confidentiality.models import Sealed
from amaan.kernel.ids import CaseId, SealedRef, new_id
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Parcel:
    """One value to keep: whose it is (a PersonRef or a fact's id), which field, and what."""

    subject: UUID
    field: str
    # Text, or the bytes of a picture or a recording.
    value: str | bytes

    def __repr__(self) -> str:
        # A parcel in a log line or a traceback must not carry the value.
        return f"Parcel(field={self.field!r})"


def deposit(
    parcels: Sequence[Parcel],
    *,
    case_id: CaseId,
    province: str,
    actor: Actor,
    now: datetime,
) -> tuple[SealedRef, ...]:
    """This will seal values to the vault, in the order given, with one INSERT.

    Raises: UnknownField for a field outside the closed list; NoKeyForThisYear when the
    installation has no key for the year; ValueError for an empty value.
    """
    rows = [_sealed(parcel, case_id, province, actor, now) for parcel in parcels]
    if rows:
        Sealed.objects.bulk_create(rows)
    return tuple(SealedRef(row.id) for row in rows)


def _sealed(parcel: Parcel, case_id: CaseId, province: str, actor: Actor, now: datetime) -> Sealed:
    if not parcel.value:
        raise ValueError(f"nothing to seal in {parcel.field}")
    data_class = class_of(parcel.field).value
    public = public_keys.key_for(data_class, now)
    place = envelope.Place(
        row=new_id(),
        case_id=case_id,
        subject=parcel.subject,
        field=parcel.field,
        data_class=data_class,
        province=province,
    )
    kept = envelope.seal(parcel.value, place, public.key_id, public.key)
    return Sealed(
        id=place.row,
        case_id=case_id,
        subject=parcel.subject,
        field=parcel.field,
        data_class=data_class,
        province=province,
        ciphertext=kept.ciphertext,
        nonce=kept.nonce,
        key_id=kept.key_id,
        wrapped_key=kept.wrapped_key,
        wrapping="hpke",
        sealed_at=now,
        sealed_by_id=actor.officer_id,
    )
