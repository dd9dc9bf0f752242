"""The extract: what is open and nothing else, typed, with its dictionary, closed when it leaves."""

import csv
import io
import json
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pyrage
import pytest
from django.db import connection
from pyrage import x25519
from tests.insight.invented import lives, write
from tests.insight.test_figures import count_all
from tests.security.world import World

from amaan.house import extracting
from amaan.house.backups import digest_of
from amaan.house.testing import TestDatabase, role
from amaan.insight import dictionary, recorder
from amaan.insight.dictionary import CLOSED, OPEN
from amaan.insight.indicators import INDICATORS
from amaan.insight.models import Journey
from amaan.insight.tallying import DEFINITIONS

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
GUIDE = Path(__file__).parents[2] / "docs" / "extracts.md"


@pytest.fixture
def counted(world: World) -> World:
    with role("owner"):
        write(world, lives(world, 150, seed=5))
    count_all(world)
    return world


@pytest.fixture
def home(tmp_path: Path, counted: World) -> Path:
    del counted
    with role("stats"):
        extracting.make(tmp_path, NOW)
    return tmp_path


def rows_of(question: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as link:
        return link.execute(question).fetchall()


def file_of(home: Path) -> Path:
    return home / "extracts" / extracting.standing(home)[-1].name / "journeys.parquet"


def test_it_holds_every_journey_as_it_is_and_no_closed_column(home: Path) -> None:
    found = duckdb.read_parquet(str(file_of(home)))
    assert tuple(found.columns) == OPEN
    assert not set(CLOSED) & set(found.columns)
    with role("owner"):
        kept = sorted(tuple(str(one) for one in row) for row in Journey.objects.values_list(*OPEN))
    assert kept
    assert kept == sorted(tuple(str(one) for one in row) for row in found.fetchall())


def test_it_is_readable_by_its_keeper_alone_and_says_what_it_is(home: Path) -> None:
    path = file_of(home)
    (made,) = extracting.standing(home)
    assert made.digest == digest_of(path)
    assert {one.stat().st_mode & 0o077 for one in path.parent.rglob("*")} == {0}
    assert path.parent.stat().st_mode & 0o077 == 0
    assert {one.name for one in path.parent.iterdir()} == {
        "journeys.parquet", "dictionary.json", "dictionary.csv", "dictionary.md", "manifest.json",
    }  # fmt: skip
    about = dict(rows_of(f"SELECT key, value FROM parquet_kv_metadata('{path}')"))
    assert about[b"definitions"] == DEFINITIONS.encode()


def test_old_ones_are_cleared(home: Path) -> None:
    for day in range(23, 28):
        with role("stats"):
            extracting.make(home, NOW.replace(day=day))
    assert [one.made_at[8:10] for one in extracting.standing(home)] == ["25", "26", "27"]


def test_every_column_of_a_journey_is_declared_open_or_closed() -> None:
    columns = {one.attname for one in Journey._meta.concrete_fields}
    assert set(OPEN).isdisjoint(CLOSED)
    assert columns == set(OPEN) | set(CLOSED), "say of the new column whether analysts may read it"


def test_the_dictionary_knows_every_code_that_stands_in_a_column(home: Path) -> None:
    found = duckdb.read_parquet(str(file_of(home)))
    told = {one.name: one for one in dictionary.dictionary()}
    assert set(told) == set(OPEN)
    assert all(one.meaning for one in told.values())
    for name, kind in zip(found.columns, found.types, strict=True):
        assert str(kind) == told[name].type, name
        if told[name].type == "VARCHAR" and not name.endswith("_id"):
            there = {value for (value,) in found.select(name).distinct().fetchall()} - {""}
            assert there <= set(told[name].values), name
            assert told[name].values, f"{name} may hold words"


def test_it_leaves_closed_to_one_key_and_that_is_written_down(home: Path, tmp_path: Path) -> None:
    mine, other = x25519.Identity.generate(), x25519.Identity.generate()
    to = tmp_path / "stick"
    to.mkdir()
    (made,) = extracting.standing(home)
    path = extracting.hand_out(home, made, to, str(mine.to_public()), NOW)
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(path.read_bytes(), [other])
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(path.read_bytes(), [mine]))) as archive:
        packed = archive.extractfile("journeys.parquet")
        assert packed is not None
        assert packed.read() == file_of(home).read_bytes()
    (line,) = (home / "extracts" / "handed-out.jsonl").read_text().splitlines()
    assert json.loads(line)["to"] == str(mine.to_public())
    with pytest.raises(extracting.NotExtracted):
        extracting.hand_out(home, made, to, "somebody", NOW)


def test_the_recorder_holds_only_who_agreed_and_never_a_day(home: Path, tmp_path: Path) -> None:
    key = x25519.Identity.generate()
    with role("owner"):
        forty = Journey.objects.order_by("-is_rape", "id").values_list("pk", flat=True)[:40]
        Journey.objects.update(counts_outside=False)
        Journey.objects.filter(pk__in=list(forty)).update(counts_outside=True, elsewhere=False)
    with role("stats"):
        path = extracting.hand_out_recorder(home, tmp_path, str(key.to_public()), NOW)
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(path.read_bytes(), [key]))) as archive:
        packed = archive.extractfile("incident-recorder.csv")
        assert packed is not None
        head, *rows = csv.reader(io.StringIO(packed.read().decode(), newline=""))
    assert tuple(head) == recorder.HEAD
    with role("owner"):
        assert len(rows) == 40
    at = dict(zip(head, zip(*rows, strict=True), strict=True))
    assert {len(month) for month in at["DATE OF INTERVIEW"]} == {len("2026-11")}
    for empty in ("SURVIVOR CODE", "DATE OF BIRTH", "DATE OF INCIDENT", "INCIDENT LOCATION"):
        assert set(at[empty]) == {""}
    assert set(at["CONSENT GIVEN"]) == {"Yes"}
    assert "Rape" in at["GBV TYPE"]


def test_a_killing_has_no_core_type_and_another_sex_is_not_told() -> None:
    row = dict.fromkeys(OPEN, "") | {"counts_outside": "t", "month": "2026-11-01"}
    killed = row | {"offence_group": "killing", "sex": "transgender", "was_hurt": "t"}
    told = dict(zip(recorder.HEAD, recorder.incident(killed), strict=True))
    assert (told["GBV TYPE"], told["SEX"]) == ("", "")
    assert list(recorder.incidents([killed | {"counts_outside": "f"}])) == []
    at_home = row | {"offence_group": "family", "was_hurt": "f"}
    assert recorder.core_type(at_home) == ("", "")
    assert recorder.core_type(at_home | {"was_hurt": "t"})[0] == "Physical Assault"


def test_the_role_of_analysts_reads_open_columns_and_not_one_more(
    test_database: TestDatabase,
) -> None:
    with test_database.cluster.connect(test_database.name) as founder:
        columns = founder.execute(
            "SELECT format('%I.%I', n.nspname, c.relname), a.attname,"
            " has_column_privilege('stats', c.oid, a.attnum, 'SELECT'),"
            " has_column_privilege('stats', c.oid, a.attnum, 'INSERT, UPDATE, REFERENCES')"
            " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
            " AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        assert {(table, column) for table, column, reads, _writes in columns if reads} == {
            ("public.insight_journey", column) for column in OPEN
        }
        assert [one for one in columns if one[3]] == []
        assert len(columns) > 1_000
        tables = sorted({table for table, *_rest in columns} - {"public.insight_journey"})
    with test_database.connect("stats") as analyst:
        analyst.autocommit = True
        for table in tables:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                analyst.execute(f"SELECT FROM {table} LIMIT 1".encode())
        for column in CLOSED:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                analyst.execute(f"SELECT {column} FROM insight_journey".encode())


def test_the_worked_queries_of_the_document_give_what_they_say(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = GUIDE.read_text(encoding="utf-8").split("```sql\n")[1:]
    asked = [one.partition("```")[0] for one in queries]
    assert len(asked) == 3
    monkeypatch.chdir(file_of(home).parent)
    registered, waits, months = (rows_of(one) for one in asked)
    with role("owner"), connection.cursor() as cursor:
        one = next(i for i in INDICATORS if i.id == "registered")
        cursor.execute(
            f"SELECT count(*) FILTER (WHERE {one.part_is}), count(*) FROM insight_journey"
            f" WHERE {one.whole_is}"
        )
        assert registered == [cursor.fetchone()]
        cursor.execute("SELECT count(*) FROM insight_journey WHERE fir_hours IS NOT NULL")
        (registered_in_all,) = cursor.fetchone()
    assert sum(row[1] for row in waits) <= registered_in_all
    assert all(row[2] >= 10 for row in months), "no group of fewer than ten"
    assert months
