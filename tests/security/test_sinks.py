"""After a complaint was taken, nothing outside the vault holds a word of it.

A thief of the disk, a reader of logs and a curious administrator look everywhere: the files
of the database, its write-ahead log, its own log, our log, every row of every table, what
the session, the cache and the queue keep. A planted value proves that they would find one.
"""

import logging
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from pyrage import x25519
from tests.proofs.test_what_was_erased_is_in_no_backup import copied, transactions_of
from tests.security import world as small_world
from tests.security.browsing import sign_in
from tests.security.canaries import phone, traces_in, urdu
from tests.security.complaint_form import filled_in
from tests.security.vault import on_this_connection

from amaan.confidentiality.vault import client, key_stream, keys
from amaan.confidentiality.vault.verbs import Vault
from amaan.house import backups
from amaan.house.logs import JsonLines
from amaan.house.proving import Figure
from amaan.house.testing import TestDatabase
from amaan.jobs.actions import place_order
from amaan.kernel import clock
from amaan.kernel.ids import new_id

NUMBER = 1


@pytest.fixture
def log() -> Iterator[StringIO]:
    """This will keep our log as the house writes it, at its most talkative."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.fixture
def desk(
    transactional_db: None, quick_hash: None, vault_keys: Path, log: StringIO
) -> Iterator[Client]:
    """This will sit the desk officer down at a browser, with everything really committed."""
    vault = Vault(keys.load(vault_keys), on_this_connection, demo=True)
    with client.spoken_to_by(vault.answer):
        browser = sign_in(small_world.people(clock.now())["the desk officer"])
        yield browser


def take_a_complaint(browser: Client) -> None:
    """This will do at the desk all that leaves traces: mistakes, a draft, a complaint, a look."""
    now = clock.now()
    arrived = clock.local(now - timedelta(minutes=10))
    opened = browser.post(
        "/desk/contact/new",
        {
            "id": str(new_id()),
            "mode": "walk_in",
            "language": "ur",
            "urgent": "on",
            "arrived": arrived.strftime("%d/%m/%Y"),
            "arrived_time": arrived.strftime("%H:%M"),
        },
    )
    assert opened.status_code == 302, errors_on(opened)
    page = opened["Location"].rstrip("/")
    browser.post(f"{page}/offences", filled_in(now))
    wrong = browser.post(f"{page}/complaint", filled_in(now, incident="31/02/2026"))
    assert wrong.status_code == 422
    taken = browser.post(f"{page}/complaint", filled_in(now))
    assert taken.status_code == 200, errors_on(taken)
    browser.post(f"{page}/complaint", filled_in(now))
    browser.post("/case/find", {"reference": urdu(NUMBER)})
    browser.get(f"/nothing/{quote(urdu(NUMBER))}?name={phone(NUMBER)}")
    place_order(actor=None, kind="clear_expired", now=now)


def errors_on(response: Any) -> list[str]:
    """This will say what a page complained about, for a failure that can be read."""
    return re.findall(r'class="[^"]*error[^"]*"[^>]*>([^<]+)<', response.content.decode())


def files_of(database: TestDatabase) -> Iterator[tuple[Path, bytes]]:
    with database.cluster.connect() as founder:
        founder.execute("CHECKPOINT")
    for path in [*database.cluster.folder.rglob("*"), database.cluster.log]:
        if path.is_file():
            yield path, path.read_bytes()


def rows_of(database: TestDatabase) -> Iterator[tuple[str, bytes]]:
    with database.cluster.connect(database.name) as founder:
        tables = founder.execute(
            "SELECT schemaname, tablename FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        for schema, table in tables:
            found = founder.execute(f'SELECT t::text FROM "{schema}"."{table}" t').fetchall()
            yield f"{schema}.{table}", "\n".join(str(row) for (row,) in found).encode()


def test_no_file_of_the_database_holds_a_word_of_it(
    desk: Client, test_database: TestDatabase
) -> None:
    take_a_complaint(desk)
    searched = {str(path): traces_in(blob) for path, blob in files_of(test_database)}
    assert any("pg_wal" in path for path in searched)
    assert {path: found for path, found in searched.items() if found} == {}


def test_no_row_of_any_table_holds_a_word_of_it(desk: Client, test_database: TestDatabase) -> None:
    take_a_complaint(desk)
    searched = dict(rows_of(test_database))
    for expected in ("django_session", "house_cache", "procrastinate_jobs", "cases_factrecord",
                     "confidentiality_sealed", "confidentiality_journalentry"):  # fmt: skip
        assert f"public.{expected}" in searched
    assert len(searched["public.confidentiality_sealed"]) > 1000
    assert {name: found for name, rows in searched.items() if (found := traces_in(rows))} == {}


def test_each_sink_by_its_name_holds_no_word_of_it(
    desk: Client,
    test_database: TestDatabase,
    log: StringIO,
    vault_keys: Path,
    tmp_path: Path,
    figure: Figure,
) -> None:
    take_a_complaint(desk)
    # A tired officer types into the wrong field: tries are counted in the cache and a table.
    Client().post("/sign-in/", {"login": urdu(NUMBER), "password": phone(NUMBER)})
    files, rows = dict(files_of(test_database)), dict(rows_of(test_database))
    sinks = {
        "the database's files": [
            blob for path, blob in files.items() if "pg_wal" not in path.parts
        ],
        "its write-ahead log": [blob for path, blob in files.items() if "pg_wal" in path.parts],
        "its own log": [test_database.cluster.log.read_bytes()],
        "our log": [log.getvalue().encode()],
        "sessions": [rows["public.django_session"]],
        "cache": [rows["public.house_cache"]],
        "queue": [rows["public.procrastinate_jobs"], rows["public.procrastinate_events"]],
        "journal": [rows["public.confidentiality_journalentry"]],
        "every other table": [*rows.values()],
        "mail": [message.message().as_bytes() for message in mail.outbox] or [b"nothing was sent"],
        **backed_up(test_database, vault_keys, tmp_path),
    }
    for name, blobs in sinks.items():
        assert any(blobs), f"{name}: there was nothing to search"
        found = [trace for blob in blobs for trace in traces_in(blob)]
        assert found == [], name
        figure(f"sinks: {name}: bytes searched", sum(map(len, blobs)))
    figure("sinks: words found in them", 0)


def backed_up(database: TestDatabase, key_folder: Path, place: Path) -> dict[str, list[bytes]]:
    """This will write both backups, and open that of the data as two sheets would."""
    identity = x25519.Identity.generate()
    now = datetime.now(UTC)
    copied(database, database.name, "amaan")
    made = backups.write(database.cluster, place, str(identity.to_public()), "tests", now)
    backups.open_to(place / made.name, identity, place / "dump")
    told = subprocess.run(
        [database.cluster.programs / "pg_restore", "--file=-", place / "dump"],
        capture_output=True,
        check=True,
    )
    transactions = transactions_of(database, "amaan")
    stream = key_stream.write(key_folder, place, transactions, now)
    return {
        "the backup of the data, opened": [told.stdout, (place / made.name).read_bytes()],
        "the backup of the keys": [stream.read_bytes()],
    }


def test_our_own_log_holds_no_word_of_it(desk: Client, log: StringIO) -> None:
    take_a_complaint(desk)
    assert log.getvalue().count("\n") >= 3
    assert traces_in(log.getvalue().encode()) == frozenset()


def test_a_statement_that_fails_leaves_its_values_nowhere(
    desk: Client, test_database: TestDatabase, log: StringIO
) -> None:
    for statement in (
        "SELECT %s::uuid",
        "INSERT INTO django_session VALUES (%s, 'd', now()), (%s, 'd', now())",
        "SELECT no_such_column FROM cases_case WHERE reference = %s",
    ):
        values = [urdu(NUMBER)] * statement.count("%s")
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement, values)
        except Exception:
            logging.getLogger("amaan.web").exception("refused")
    server_log = test_database.cluster.log.read_bytes()
    assert b"starting PostgreSQL" in server_log
    assert traces_in(server_log) == frozenset()
    assert traces_in(log.getvalue().encode()) == frozenset()


def test_a_value_kept_in_the_open_would_be_found(desk: Client, test_database: TestDatabase) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO house_cache (cache_key, value, expires) VALUES ('k', %s, now())",
            [f"{urdu(NUMBER)} {phone(NUMBER)}"],
        )
    on_disk = {path.parent.name for path, blob in files_of(test_database) if traces_in(blob)}
    in_rows = {name for name, rows in rows_of(test_database) if traces_in(rows)}
    assert "pg_wal" in on_disk
    assert len(on_disk) > 1, "only in the write-ahead log, not in the table's own file"
    assert in_rows == {"public.house_cache"}
