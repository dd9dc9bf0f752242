"""`bench search`: finding a person by tokens among three million, beside a bare index lookup.

The index is filled with tokens of nobody: four for each of three million people, two of them
shared as names are shared (the commonest is worn by one in 1,700, as measured on the invented
people of `amaan.confidentiality.names`). The search runs as the vault's role, row security on;
the floor reads the same index as the superuser and nothing else.
"""

import secrets
from uuid import uuid4

import psycopg

from amaan.confidentiality.names.statements import HELD_AMONG, WEARING
from amaan.confidentiality.names.tokens import TOKEN_BYTES, Described, Index
from amaan.house import database
from amaan.house.bench import measuring
from amaan.house.bench.homes import as_role, bench_home, stack_at
from amaan.house.bench.measuring import Act, Measured
from amaan.house.bench.report import Report
from amaan.house.bench.sizes import SMALL
from amaan.house.steps import Steps
from amaan.kernel import clock

PEOPLE = 3_000_000
REACH_MS = 5.0
COUNT = 400
# As many tokens as a question of two words and a father's name of two words makes.
ASKED = 12
MOST = 5_000
_POURING = {
    "fsync": "off",
    "synchronous_commit": "off",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "4GB",
}
# Two tokens of a name, one of a number, one of a telephone. `random() ^ 2` makes the first
# tokens common and the last rare.
_FILL = """
INSERT INTO confidentiality_nametoken (token, subject, case_id, role)
SELECT substring(sha256(convert_to(k || ' ' || CASE WHEN k < 3
    THEN floor(%(people)s * random() ^ 2)::int ELSE p END, 'UTF8')) FOR 16),
  md5('person ' || p)::uuid, md5('case ' || p / 3)::uuid, 'survivor'
FROM generate_series(1, %(people)s) AS p, generate_series(1, 4) AS k
"""
_WITHOUT_INDEXES = """
DO $$
DECLARE found record;
BEGIN
  ALTER TABLE confidentiality_nametoken DROP CONSTRAINT confidentiality_nametoken_pkey;
  FOR found IN SELECT indexname FROM pg_indexes WHERE tablename = 'confidentiality_nametoken'
  LOOP
    EXECUTE format('DROP INDEX %I', found.indexname);
  END LOOP;
END
$$
"""


def run(report: Report, steps: Steps, people: int = PEOPLE) -> None:
    """This will make the index if it is not there, and measure a search of it."""
    home = bench_home(SMALL).with_name(f"names-{people}")
    with stack_at(home, steps, _POURING) as stack:
        stack.raise_database()
        stack.make_web_key()
        stack.build()
        roots = {"database": stack.supervisor.children["database"].process.pid}
        with stack.cluster.connect(database.NAME) as founder:
            founder.autocommit = True
            _fill(founder, people, steps)
            with steps.step("Measuring: search"), as_role(stack.cluster, "vault") as vault:
                found = measuring.measure_here(_search(vault, founder), COUNT, roots)
                floor = measuring.measure_here(_floor(founder), COUNT, roots)
    _tell(report, people, found, floor)


def _fill(founder: psycopg.Connection, people: int, steps: Steps) -> None:
    row = founder.execute(
        "SELECT reltuples FROM pg_class WHERE relname = 'confidentiality_nametoken'"
    ).fetchone()
    if row is not None and row[0] >= people * 3:
        return
    with steps.step(f"Filling the index of names with {people:,} people"):
        founder.execute("TRUNCATE confidentiality_nametoken")
        # Poured into a bare table: into random places of an index it would take an hour.
        founder.execute(_WITHOUT_INDEXES)
        founder.execute(_FILL, {"people": people})
        founder.execute("ALTER TABLE confidentiality_nametoken ADD PRIMARY KEY (token, subject)")
        founder.execute("CREATE INDEX ON confidentiality_nametoken (subject)")
        founder.execute("VACUUM ANALYZE confidentiality_nametoken")


def _some_tokens(founder: psycopg.Connection) -> list[list[bytes]]:
    """Questions as they come: tokens of one person, and others that nobody wears."""
    row = founder.execute("SELECT count(*) FROM confidentiality_nametoken").fetchone()
    people = int(row[0]) // 4 if row else 0
    asked = []
    for _ in range(COUNT + 20):
        subject = secrets.randbelow(people) + 1
        worn = founder.execute(
            "SELECT token FROM confidentiality_nametoken WHERE subject = md5(%s)::uuid",
            [f"person {subject}"],
        ).fetchall()
        nobodys = [secrets.token_bytes(TOKEN_BYTES) for _ in range(ASKED - len(worn))]
        asked.append([*(token for (token,) in worn), *nobodys])
    return asked


def _search(vault: psycopg.Connection, founder: psycopg.Connection) -> Act:
    questions, officer, index = iter(_some_tokens(founder) * 2), uuid4(), Index(b"k" * 32)
    person = Described(name="Noor Fatima", relative="Ghulam Hussain")

    def search() -> None:
        # What is made of the words is made each time, and thrown away here.
        index.tokens(person, province="PB", district="a district")
        people = vault.execute(WEARING, [next(questions), MOST]).fetchall()
        cases = [case for case, _subject, _role in people]
        vault.execute(HELD_AMONG, [officer, cases, clock.now()]).fetchall()

    return search


def _floor(founder: psycopg.Connection) -> Act:
    questions = iter(_some_tokens(founder) * 2)

    def look_up() -> None:
        founder.execute(
            "SELECT subject FROM confidentiality_nametoken WHERE token = ANY (%s)",
            [next(questions)],
        ).fetchall()

    return look_up


def _tell(report: Report, people: int, found: Measured, floor: Measured) -> None:
    told = "{:.2f} ms (p95 {:.2f} ms, {:.2f} CPU-ms; floor {:.2f} ms, {:.2f} CPU-ms)"
    report.note(
        f"search by tokens among {people:,} people, p50",
        told.format(found.p50, found.p95, found.cpu_ms, floor.p50, floor.cpu_ms),
        f"{REACH_MS:g} ms",
        met=found.p50 <= REACH_MS,
    )
