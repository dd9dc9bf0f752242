"""What a page with the web's own rights could not do to the register, even if it tried."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from tests.security.committing import committed_world
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.house.testing import TestDatabase
from amaan.kernel.ids import new_id
from amaan.kernel.tables import read_table
from amaan.organisation import actions
from amaan.organisation.importing import officers
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor, officer_by_service_number

AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE organisation_unit SET is_practice = NOT is_practice",
        "UPDATE organisation_unit SET province = 'PB'",
        "UPDATE organisation_posting SET post = 'custodian'",
        "UPDATE organisation_posting SET since = now() - interval '1 year'",
        "UPDATE organisation_posting SET recorded_by_id = NULL",
        "UPDATE organisation_placement SET recorded_at = now()",
        "DELETE FROM organisation_posting",
        "DELETE FROM organisation_officer",
        "ALTER TABLE organisation_posting DISABLE TRIGGER ALL",
        "SELECT amaan_journal_append('register', NULL, '', NULL, NULL, '', '', '', 'done', '')",
    ],
)
def test_a_page_cannot_rewrite_who_served_where(
    as_role: AsRole, world: World, statement: str
) -> None:
    refused = pytest.raises(ProgrammingError, match=r"denied|must be owner")
    with refused, as_role("web"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_relation_is_never_given_from_real_to_practice(as_role: AsRole, world: World) -> None:
    her, registrar = world.actors["the desk officer"], world.actors["the registrar"]
    trainee = _trainee(registrar, world)
    give = (
        "INSERT INTO confidentiality_grant (id, case_id, officer_id, relation, since,"
        " granted_at, granted_by_id) VALUES (%s, %s, %s, 'investigator', %s, %s, %s)"
    )
    case_id = world.cases["own"].case_id
    for officer, allowed in ((world.actors["her colleague"].officer_id, True), (trainee, False)):
        row = [new_id(), case_id, officer, world.now, world.now, her.officer_id]
        with as_role("web"), connection.cursor() as cursor:
            act_as(her, world.now)
            if allowed:
                cursor.execute(give, row)
            else:
                with pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
                    cursor.execute(give, row)


def _trainee(registrar: Actor, world: World) -> object:
    unit = registrar.unit_id
    for kind in (UnitKind.DISTRICT, UnitKind.STATION):
        unit = actions.open_unit(
            actor=registrar,
            parent_id=unit,
            kind=kind,
            name_en=f"Class {kind.value}",
            name_ur="مشق",
            is_practice=kind is UnitKind.DISTRICT,
            now=world.now,
        )
    table = read_table(
        "name_en,name_ur,service_number,rank,sex,sign_in,post,unit\n"
        "Trainee,زیر تربیت,C-1,si,female,trainee,investigator,Class station\n",
        officers.COLUMNS,
    )
    actions.import_officers(actor=registrar, table=table, now=world.now)
    return officer_by_service_number("C-1", world.now)


@pytest.mark.django_db(transaction=True)
def test_an_import_that_is_killed_before_its_end_leaves_nothing_behind(
    test_database: TestDatabase, key_folder: Path
) -> None:
    with committed_world(test_database, key_folder) as world:
        registrar = world.actors["the registrar"]
        text = "name_en,name_ur,service_number,rank,sex,sign_in,post,unit\n" + "".join(
            f"Zara,زارا,K-{n},si,female,zara.{n},auditor,Practice District\n" for n in range(300)
        )
        table = read_table(text, officers.COLUMNS)
        with test_database.cluster.connect(test_database.name) as founder:
            before = _counts(founder)
            with pytest.raises(DatabaseError), transaction.atomic():
                act_as(registrar, world.now)
                actions.import_officers(actor=registrar, table=table, now=world.now)
                # Everything is written, and nothing is committed yet.
                founder.execute(
                    "SELECT pg_terminate_backend(%s, 5000)",
                    [connection.connection.info.backend_pid],
                )
            connection.close()
            assert _counts(founder) == before
            with transaction.atomic():
                act_as(registrar, world.now)
                assert actions.import_officers(actor=registrar, table=table, now=world.now) == 300
            after = _counts(founder)
        assert [b - a for a, b in zip(before, after, strict=True)] == [300, 300, 600]


def _counts(founder: psycopg.Connection) -> list[int]:
    tables = ("organisation_officer", "organisation_posting", "confidentiality_journalentry")
    rows = [founder.execute(f"SELECT count(*) FROM {t}".encode()).fetchone() for t in tables]
    return [row[0] for row in rows if row is not None]
