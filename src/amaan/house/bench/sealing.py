"""Seals identities for the copied cases, as a deposit would. Run by bench, as the owner."""

import sys
from datetime import datetime
from uuid import UUID

import django
import psycopg

from amaan.confidentiality import envelope, public_keys
from amaan.confidentiality.envelope import ONE_KEY_PER_OBJECT, DataKey, KeyPlace, Place
from amaan.house.bench.multiplying import copy_of
from amaan.house.bench.sizes import COPIES_IN_A_DISTRICT

_VALUES = (
    "confidentiality_sealed",
    (
        "id, case_id, subject, field, data_class, province, data_key_id, ciphertext, nonce,"
        " sealed_at, sealed_by_id"
    ),
    "uuid uuid uuid varchar varchar varchar uuid bytea bytea timestamptz uuid",
)
_KEYS = (
    "confidentiality_datakey",
    (
        "id, case_id, subject, data_class, province, key_id, wrapped_key, wrapping, first_field,"
        " made_at"
    ),
    "uuid uuid uuid varchar varchar varchar bytea varchar varchar timestamptz",
)
_SAY_EVERY = 100


def main(words: list[str]) -> int:
    """This will seal values for some copies, FIRST to LAST; of one field only where named."""
    django.setup()
    from amaan.house import build
    from amaan.kernel import clock

    copies, fields = range(int(words[0]), int(words[1]) + 1), words[2:] or None
    with build.owner_connection() as owner:
        done = seal_anew(owner, copies, fields, clock.now())
    sys.stdout.write(f"{done} values sealed\n")
    return 0


def seal_anew(
    connection: psycopg.Connection, copies: range, fields: list[str] | None, now: datetime
) -> int:
    """This will seal the values of copies by their numbers, and say how many."""
    rows = connection.execute(
        "SELECT id, case_id, subject, field, data_class, province, sealed_by_id, sealed_at"
        " FROM confidentiality_sealed WHERE case_id IN (SELECT id FROM bench.cases_case)"
        " AND (%(only)s::text[] IS NULL OR field = ANY (%(only)s)) ORDER BY id",
        {"only": fields},
    ).fetchall()
    for done, number in enumerate(copies, 1):
        keys: dict[tuple[UUID, str], DataKey] = {}
        values = [_sealed(row, number, now, keys) for row in rows]
        _copy_in(connection, _KEYS, [_kept(key, now) for key in keys.values()])
        _copy_in(connection, _VALUES, values)
        if done % _SAY_EVERY == 0:
            sys.stdout.write(f"{done} of {len(copies)} copies sealed\n")
            sys.stdout.flush()
    return len(rows) * len(copies)


def _copy_in(
    connection: psycopg.Connection, into: tuple[str, str, str], rows: list[tuple[object, ...]]
) -> None:
    table, columns, types = into
    statement = f"COPY {table} ({columns}) FROM STDIN (FORMAT binary)"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(types.split())
        for row in rows:
            copy.write_row(row)


def _kept(key: DataKey, now: datetime) -> tuple[object, ...]:
    place = key.place
    return (
        *(place.row, place.case_id, place.subject, place.data_class, place.province),
        *(key.key_id, key.wrapped, "hpke", "", now),
    )


def _sealed(
    row: tuple[object, ...], number: int, now: datetime, keys: dict[tuple[UUID, str], DataKey]
) -> tuple[object, ...]:
    id, case_id, subject, field, data_class, province, officer, sealed_at = row
    assert isinstance(id, UUID)
    assert isinstance(case_id, UUID)
    assert isinstance(subject, UUID)
    assert isinstance(officer, UUID)
    mine = copy_of(id if data_class in ONE_KEY_PER_OBJECT else subject, number), str(data_class)
    if mine not in keys:
        public = public_keys.key_for(str(data_class), now)
        where = KeyPlace(
            row=copy_of(id, -1 - number),
            case_id=copy_of(case_id, number),
            subject=copy_of(subject, number),
            data_class=str(data_class),
            province=str(province),
        )
        keys[mine] = envelope.new_data_key(where, public.key_id, public.key)
    key = keys[mine]
    place = Place(
        row=copy_of(id, number),
        case_id=key.place.case_id,
        subject=key.place.subject,
        field=str(field),
        data_class=str(data_class),
        province=str(province),
        data_key=key.place.row,
    )
    kept = envelope.seal("خاتون " * (300 if field == "words" else 3), place, key.key)
    return (
        *(place.row, place.case_id, place.subject, field, data_class, province),
        *(place.data_key, kept.ciphertext, kept.nonce, sealed_at),
        copy_of(officer, number // COPIES_IN_A_DISTRICT),
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
