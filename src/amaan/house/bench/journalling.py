"""`bench journal`: how fast the journal takes entries, and how fast it is verified, with floors.

Entries are appended as the vault appends them, each in a transaction of its own that waits for
the disk; the floor of that is one bare row, committed as often. What was appended is exported
and walked as `./amaan verify` does; the floor of that is hashing the same bytes and no more.
"""

import hashlib
import io
import os
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from uuid import uuid4

import psycopg

from amaan.confidentiality import chain
from amaan.confidentiality.chain import Entry
from amaan.confidentiality.vault.ledger import Ledger, Written
from amaan.house import database
from amaan.house.bench.homes import as_role, bench_home, stack_at
from amaan.house.bench.measuring import Act, Measured, measure
from amaan.house.bench.report import Report
from amaan.house.bench.sizes import SMALL
from amaan.house.steps import Steps

APPENDS, CLIENTS, ROUNDS = 4_000, 8, 3
REACH_APPENDS, REACH_VERIFIED = 1_000, 150_000
# In a schema of its own: what stands among the tables is the owner's to grant.
_BARE = """
CREATE SCHEMA IF NOT EXISTS bench;
CREATE TABLE IF NOT EXISTS bench.bare (line text);
GRANT USAGE ON SCHEMA bench TO vault;
GRANT INSERT ON bench.bare TO vault
"""
_WALKS = 5
# The columns are an entry's fields, in their order.
_STORED = """
SELECT number, at, what, officer_id, post, case_id, subject, relation, purpose, fields, outcome,
  rule, noise, previous, hash
FROM confidentiality_journalentry ORDER BY number
"""


def run(report: Report, steps: Steps, appends: int = APPENDS) -> None:
    """This will append and verify, and note the best of a few rounds of each."""
    with stack_at(bench_home(SMALL).with_name("journal"), steps, {}) as stack, ExitStack() as until:
        stack.raise_database()
        stack.make_web_key()
        stack.build()
        with stack.cluster.connect(database.NAME) as founder:
            # Entries of an earlier bench would only be walked along.
            founder.execute("TRUNCATE confidentiality_journalentry")
            founder.execute(_BARE)
        report.load.append(os.getloadavg()[0])
        lines = [until.enter_context(as_role(stack.cluster, "vault")) for _ in range(CLIENTS)]
        roots = {"database": stack.supervisor.children["database"].process.pid}
        with steps.step("Appending to the journal"):
            for clients in (1, CLIENTS):
                found = _best(lines[:clients], _append, appends, roots)
                floor = _best(lines[:clients], _bare, appends, roots)
                _tell_appends(report, clients, found, floor)
        with steps.step("Verifying it"), stack.cluster.connect(database.NAME) as founder:
            _tell_verified(report, [Entry(*row) for row in founder.execute(_STORED)])
        report.load.append(os.getloadavg()[0])


def _best(
    lines: Sequence[psycopg.Connection],
    doing: Callable[[psycopg.Connection], Act],
    count: int,
    roots: dict[str, int],
) -> Measured:
    acts = [[doing(line)] * (count // len(lines)) for line in lines]
    rounds = [measure(acts, roots) for _ in range(ROUNDS)]
    return max(rounds, key=lambda found: found.per_second)


def _append(line: psycopg.Connection) -> Act:
    ledger = Ledger(line.cursor())
    officer, case, subject = uuid4(), uuid4(), uuid4()
    look = Written(
        "reveal", "shown", "relation desk", officer, "desk_officer", case, subject, "desk",
        "call_back", "survivor_name",
    )  # fmt: skip
    return lambda: ledger.write(look)


def _bare(line: psycopg.Connection) -> Act:
    return lambda: _carry_out(line, "x" * 300)


def _carry_out(line: psycopg.Connection, words: str) -> None:
    line.execute("INSERT INTO bench.bare VALUES (%s)", [words])


def _tell_appends(report: Report, clients: int, found: Measured, floor: Measured) -> None:
    report.note(
        "appends to the journal, " + ("one client" if clients == 1 else f"{clients} clients"),
        f"{found.per_second:,.0f} a second, {found.cpu_ms:.2f} CPU-ms in the database"
        f" (floor {floor.per_second:,.0f}, {floor.cpu_ms:.2f})",
        f"{REACH_APPENDS:,} a second",
        met=found.per_second >= REACH_APPENDS,
    )


def _tell_verified(report: Report, entries: Sequence[Entry]) -> None:
    file = io.StringIO()
    chain.write_export(entries, file)
    lines = file.getvalue().splitlines(keepends=True)
    walked = min(_seconds(lambda: _verify(lines)) for _ in range(_WALKS))
    leaves = [("".join(entry.coded).encode(), entry.hash) for entry in entries]
    hashed = min(_seconds(lambda: _hash(leaves)) for _ in range(_WALKS))
    rate, floor = len(entries) / walked, len(entries) / hashed
    report.note(
        "entries verified, of CPU",
        f"{rate:,.0f} a second (floor {floor:,.0f})",
        f"{REACH_VERIFIED:,} a second",
        met=rate >= REACH_VERIFIED,
    )


def _verify(lines: Sequence[str]) -> None:
    assert chain.walk_export(lines).whole


def _hash(leaves: Sequence[tuple[bytes, bytes]]) -> None:
    for words, head in leaves:
        hashlib.sha256(bytes(head) + hashlib.sha256(words).digest()).digest()


def _seconds(act: Callable[[], None]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began
