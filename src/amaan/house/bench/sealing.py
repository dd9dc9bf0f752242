"""Seals identities for the copied cases, as a deposit would. Run by bench, as the owner."""

import sys
from datetime import datetime
from uuid import UUID

import django
import psycopg

from amaan.confidentiality import envelope, public_keys
from amaan.house.bench.multiplying import copy_of
from amaan.house.bench.sizes import COPIES_IN_A_DISTRICT

_COLUMNS = (
    "id, case_id, subject, field, data_class, province, ciphertext, nonce, key_id, wrapped_key,"
    " wrapping, sealed_at, sealed_by_id"
)
_TYPES = (
    "uuid uuid uuid varchar varchar varchar bytea bytea varchar bytea varchar timestamptz uuid"
).split()


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
    statement = f"COPY confidentiality_sealed ({_COLUMNS}) FROM STDIN (FORMAT binary)"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(_TYPES)
        for row in rows:
            for number in copies:
                copy.write_row(_sealed(row, number, now))
    return len(rows) * len(copies)


def _sealed(row: tuple[object, ...], number: int, now: datetime) -> tuple[object, ...]:
    id, case_id, subject, field, data_class, province, officer, sealed_at = row
    assert isinstance(id, UUID)
    assert isinstance(case_id, UUID)
    assert isinstance(subject, UUID)
    assert isinstance(officer, UUID)
    place = envelope.Place(
        row=copy_of(id, number),
        case_id=copy_of(case_id, number),
        subject=copy_of(subject, number),
        field=str(field),
        data_class=str(data_class),
        province=str(province),
    )
    public = public_keys.key_for(place.data_class, now)
    value = "خاتون " * (300 if field == "words" else 3)
    kept = envelope.seal(value, place, public.key_id, public.key)
    return (
        place.row,
        place.case_id,
        place.subject,
        field,
        data_class,
        province,
        kept.ciphertext,
        kept.nonce,
        kept.key_id,
        kept.wrapped_key,
        "hpke",
        sealed_at,
        copy_of(officer, number // COPIES_IN_A_DISTRICT),
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
