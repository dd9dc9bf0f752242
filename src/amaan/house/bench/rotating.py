"""`bench rotation`: a million data keys rewrapped by the vault's own command, beside bare updates.

The keys are real ones under the vault's real keys, one for each of a million invented people;
the floor writes as many bytes into as many rows and opens nothing.
"""

import subprocess
import time
from collections.abc import Iterator
from uuid import UUID, uuid4

import psycopg

from amaan.confidentiality import crypto, envelope
from amaan.confidentiality.envelope import KeyPlace
from amaan.confidentiality.vault import keys
from amaan.house import database
from amaan.house.bench.homes import bench_home, stack_at
from amaan.house.bench.report import Report
from amaan.house.bench.sizes import SMALL
from amaan.house.real_time import real_now
from amaan.house.stack import VAULT, Stack
from amaan.house.steps import Steps

PEOPLE = 1_000_000
REACH_MINUTES = 10.0
_POURING = {"max_wal_size": "4GB"}
_COLUMNS = (
    "id, case_id, subject, data_class, province, key_id, wrapped_key, wrapping, first_field,"
    " made_at"
)
_TYPES = "uuid uuid uuid varchar varchar varchar bytea varchar varchar timestamptz".split()
_FLOOR = """
UPDATE confidentiality_datakey SET wrapped_key = %s, key_id = 'floor'
WHERE id IN (SELECT id FROM confidentiality_datakey WHERE key_id <> 'floor' LIMIT 2000)
"""


def run(report: Report, steps: Steps, people: int = PEOPLE) -> None:
    """This will fill the table of keys, rotate it, and say how long that took."""
    with stack_at(bench_home(SMALL).with_name(f"keys-{people}"), steps, _POURING) as stack:
        stack.raise_database()
        stack.make_web_key()
        stack.build()
        stack.start_vault(new_keys=True)
        with stack.cluster.connect(database.NAME) as founder:
            founder.autocommit = True
            with steps.step(f"Wrapping {people:,} data keys"):
                founder.execute("TRUNCATE confidentiality_datakey")
                old = _fill(founder, keys.load(stack.home / "keys"), people)
                founder.execute("VACUUM ANALYZE confidentiality_datakey")
            with steps.step("Rotating them"):
                took = _rotate(stack)
            left = founder.execute(
                "SELECT count(*) FROM confidentiality_datakey WHERE key_id = %s", [old]
            ).fetchone()
            with steps.step("Measuring the floor"):
                floor = _floor(founder)
    assert left == (0,), "something is still wrapped by an old key"
    report.note(
        f"{people:,} data keys rewrapped",
        f"{took:.0f} s, {took / floor:.1f} x bare updates ({floor:.0f} s)",
        f"{REACH_MINUTES:g} min",
        met=took <= REACH_MINUTES * 60,
    )


def _fill(founder: psycopg.Connection, ring: keys.KeyRing, people: int) -> str:
    now = real_now()
    domain = ring.current("C3", max(ring.years()) - 1)
    assert domain is not None
    statement = f"COPY confidentiality_datakey ({_COLUMNS}) FROM STDIN (FORMAT binary)"
    with founder.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(_TYPES)
        for place in _places(people):
            wrapped = envelope.wrap(
                crypto.new_key(), place.binding(domain.key_id), domain.symmetric
            )
            copy.write_row(
                (place.row, place.case_id, place.subject, "C3", "BA", domain.key_id, wrapped,
                 "vault", "", now)
            )  # fmt: skip
    return domain.key_id


def _places(people: int) -> Iterator[KeyPlace]:
    for number in range(people):
        yield KeyPlace(uuid4(), UUID(int=number // 3), UUID(int=number), "C3", "BA")


def _rotate(stack: Stack) -> float:
    recipe = stack.supervisor.recipe("rotate", ["-m", VAULT, "rotate"], role="vault")
    began = time.monotonic()
    subprocess.run(recipe.command, env=dict(recipe.environment), check=True, capture_output=True)
    return time.monotonic() - began


def _floor(founder: psycopg.Connection) -> float:
    began = time.monotonic()
    while founder.execute(_FLOOR, [bytes(60)]).rowcount:
        pass
    return time.monotonic() - began
