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
from amaan.confidentiality.envelope import ONE_KEY_PER_OBJECT, DataKey, KeyPlace, Place
from amaan.kernel.ids import CaseId, SealedRef, new_id_in
from amaan.organisation import prepared
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
    actor: Actor | None,
    now: datetime,
) -> tuple[SealedRef, ...]:
    """This will seal values to the vault, in the order given, with one statement.

    `actor` is None for what no officer wrote: her own words at her own door, a report without
    a name. The database lets those few fields be left so, and no other.

    Raises: UnknownField for a field outside the closed list; NoKeyForThisYear when the
    installation has no key for the year; ValueError for an empty value.
    """
    if not parcels:
        return ()
    keys = _Keys(case_id, province, now)
    rows = [_sealed(parcel, keys, actor) for parcel in parcels]
    prepared.carry_out(
        _INSERT, [now, *_columns(keys.made), now, *_columns([row for _place, row in rows])]
    )
    return tuple(SealedRef(place.row) for place, _row in rows)


class _Keys:
    """The data keys of one deposit: one for each person and class, one for each object."""

    def __init__(self, case_id: CaseId, province: str, now: datetime) -> None:
        self.case_id, self.province, self.now = case_id, province, now
        self._by_person: dict[tuple[UUID, str], DataKey] = {}
        self.made: list[tuple[object, ...]] = []

    def of(self, subject: UUID, data_class: str) -> DataKey:
        """This will give the key for a value of a person, or a new one for an object."""
        if data_class in ONE_KEY_PER_OBJECT:
            return self._new(subject, data_class)
        person = subject, data_class
        if person not in self._by_person:
            self._by_person[person] = self._new(subject, data_class)
        return self._by_person[person]

    def _new(self, subject: UUID, data_class: str) -> DataKey:
        public = public_keys.key_for(data_class, self.now)
        place = KeyPlace(new_id_in(self.case_id), self.case_id, subject, data_class, self.province)
        made = envelope.new_data_key(place, public.key_id, public.key)
        self.made.append(
            (place.row, self.case_id, subject, data_class, self.province, made.key_id, made.wrapped)
        )
        return made


def _sealed(parcel: Parcel, keys: _Keys, actor: Actor | None) -> tuple[Place, tuple[object, ...]]:
    if not parcel.value:
        raise ValueError(f"nothing to seal in {parcel.field}")
    data_class = class_of(parcel.field).value
    data_key = keys.of(parcel.subject, data_class)
    place = Place(
        row=new_id_in(keys.case_id),
        case_id=keys.case_id,
        subject=parcel.subject,
        field=parcel.field,
        data_class=data_class,
        province=keys.province,
        data_key=data_key.place.row,
    )
    kept = envelope.seal(parcel.value, place, data_key.key)
    return place, (
        *(place.row, place.case_id, place.subject, place.field, data_class, place.province),
        *(place.data_key, kept.ciphertext, kept.nonce, actor and actor.officer_id),
    )


def _columns(rows: Sequence[tuple[object, ...]]) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)]


# The keys go to a table of their own, with a backup of their own, in the same statement.
_INSERT = """
WITH keys AS (
  INSERT INTO confidentiality_datakey (id, case_id, subject, data_class, province, key_id,
    wrapped_key, wrapping, first_field, made_at)
  SELECT k.*, 'hpke', '', %s::timestamptz
  FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::text[],
    %s::bytea[]) AS k
)
INSERT INTO confidentiality_sealed (id, case_id, subject, field, data_class, province,
  data_key_id, ciphertext, nonce, sealed_by_id, sealed_at)
SELECT v.*, %s::timestamptz
FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::text[],
  %s::uuid[], %s::bytea[], %s::bytea[], %s::uuid[]) AS v
"""
