"""Row security by itself: a plain driver logged in as the web, without Django or a door.

Nothing here goes through our Python on the way in, so a forgotten filter, a hostile page or
a careless query is what is being tried. The world is committed; each test rolls back.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker
from tests.security.committing import committed_world
from tests.security.world import World

from amaan.house.testing import TestDatabase
from amaan.organisation.queries import Actor

ConnectAs = Callable[[str], psycopg.Connection]

# Who may know that a case exists. Written by hand; nobody else knows of any.
KNOWS: Mapping[str, frozenset[str]] = {
    "the desk officer": frozenset({"own", "colleague's", "registered", "sealed"}),
    "her colleague": frozenset({"own", "colleague's", "registered"}),
    # Registering relations; for the registered case they ended a day after the FIR.
    "the station clerk": frozenset({"own", "colleague's"}),
    "the accused officer": frozenset({"own", "colleague's"}),
    "the station commander": frozenset({"own", "colleague's", "registered"}),
    "the investigator": frozenset({"own"}),
    # It was sent to her.
    "the prosecutor": frozenset({"own"}),
    "the supervisor": frozenset({"own", "colleague's", "registered", "elsewhere"}),
    "the district commander": frozenset({"own", "colleague's", "registered", "elsewhere"}),
    "the regional commander": frozenset({"own", "colleague's", "registered", "elsewhere"}),
    "the inspector general": frozenset({"own", "colleague's", "registered", "elsewhere"}),
    "the officer from another station": frozenset({"elsewhere"}),
    "the observer": frozenset(),
    "the mediator": frozenset(),
    "the legal adviser": frozenset(),
    "the house keeper": frozenset(),
    "the house worker": frozenset(),
    "the service worker": frozenset(),
    "the custodian": frozenset(),
    "the auditor": frozenset(),
    "the personnel officer": frozenset(),
    "the training officer": frozenset(),
    "the community officer": frozenset(),
    "the media officer": frozenset(),
    "the programme officer": frozenset(),
    "the registrar": frozenset(),
}
CASE_OF = {
    "cases_case": "id",
    "cases_party": "case_id",
    "cases_factrecord": "case_id",
    "cases_dutyrecord": "case_id",
    "desk_complaint": "case_id",
}
VISIBLE = (*CASE_OF, "desk_contact")
HIDDEN = (
    "cases_tallyentry",
    "confidentiality_sealed",
    "confidentiality_grant",
    "confidentiality_conflict",
    "confidentiality_seal",
    "confidentiality_draft",
    "confidentiality_draftkey",
    "confidentiality_secondfactor",
    "confidentiality_passkey",
    "confidentiality_printedcode",
    "confidentiality_codetries",
    "confidentiality_presence",
    "confidentiality_factorloss",
    "confidentiality_journalentry",
)


@pytest.fixture(scope="module")
def committed(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    test_database: TestDatabase,
    key_folder: Path,
) -> Iterator[World]:
    """This will build the small world once and commit it; the database is made anew after."""
    with django_db_blocker.unblock(), committed_world(test_database, key_folder) as world:
        yield world


@pytest.fixture
def web(committed: World, connect_as: ConnectAs) -> Iterator[psycopg.Connection]:
    """This will log in as the web, in a transaction that is rolled back."""
    link = connect_as("web")
    yield link
    link.rollback()


def act(link: psycopg.Connection, actor: Actor | None, world: World) -> None:
    """This will say who acts, as the door does; None says that nobody does."""
    values = {"officer": "", "post": "", "unit": "", "station": "", "district": "", "now": ""}
    if actor is not None:
        values = {
            "officer": str(actor.officer_id),
            "post": actor.post.value,
            "unit": str(actor.unit_id),
            "station": str(actor.station_id or ""),
            "district": str(actor.district_id or ""),
            "now": world.now.isoformat(),
        }
    for name, value in values.items():
        link.execute("SELECT set_config(%s, %s, true)", [f"amaan.{name}", value])


def seen(link: psycopg.Connection, table: str, column: str) -> set[UUID]:
    query = sql.SQL("SELECT DISTINCT {} FROM {}")
    rows = link.execute(query.format(sql.Identifier(column), sql.Identifier(table)))
    return {row[0] for row in rows}


def count(link: psycopg.Connection, table: str) -> int:
    query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
    row = link.execute(query).fetchone()
    assert row is not None
    return int(row[0])


def id_of(world: World, case: str) -> UUID:
    return world.cases[case].case_id


# -- who sees which rows --------------------------------------------------------------------


@pytest.mark.parametrize("table", VISIBLE)
def test_while_nobody_acts_there_are_no_rows(web: psycopg.Connection, table: str) -> None:
    assert count(web, table) == 0


@pytest.mark.parametrize("part", KNOWS)
@pytest.mark.parametrize("table", CASE_OF)
def test_each_of_the_cast_sees_exactly_the_cases_written_down_for_them(
    web: psycopg.Connection, committed: World, table: str, part: str
) -> None:
    act(web, committed.actors[part], committed)
    assert seen(web, table, CASE_OF[table]) == {id_of(committed, c) for c in KNOWS[part]}


def test_the_table_of_who_knows_names_the_whole_cast(committed: World) -> None:
    assert set(KNOWS) == set(committed.actors)


def test_a_desk_sees_its_own_contacts_and_no_other_desks(
    web: psycopg.Connection, committed: World
) -> None:
    mine, theirs = committed.cases["own"].contact_id, committed.cases["elsewhere"].contact_id
    act(web, committed.actors["her colleague"], committed)
    found = seen(web, "desk_contact", "id")
    assert mine in found
    assert theirs not in found
    act(web, committed.actors["the district commander"], committed)
    assert count(web, "desk_contact") == 0


def test_the_accused_officer_learns_nothing_of_the_sealed_case(
    web: psycopg.Connection, committed: World
) -> None:
    act(web, committed.actors["the accused officer"], committed)
    for table, column in CASE_OF.items():
        query = sql.SQL("SELECT count(*) FROM {} WHERE {} = %s")
        named = query.format(sql.Identifier(table), sql.Identifier(column))
        assert web.execute(named, [id_of(committed, "sealed")]).fetchone() == (0,)


def test_a_relation_that_has_ended_shows_nothing_in_the_same_second(
    web: psycopg.Connection, committed: World
) -> None:
    her = committed.actors["the desk officer"]
    investigator = committed.actors["the investigator"]
    act(web, her, committed)
    ended = "SELECT amaan_end_grant(%s, %s, 'investigator', NULL, %s)"
    web.execute(ended, [her.officer_id, id_of(committed, "own"), committed.now])
    act(web, investigator, committed)
    assert count(web, "cases_case") == 0


def test_after_the_transaction_nobody_acts_on_the_same_connection(
    committed: World, connect_as: ConnectAs
) -> None:
    link = connect_as("web")
    act(link, committed.actors["the desk officer"], committed)
    assert count(link, "cases_case") == 4
    link.commit()
    # The settings are empty texts now, not absent: a policy that cast them would raise.
    assert count(link, "cases_case") == 0
    link.rollback()


def test_a_thread_that_takes_over_the_connection_starts_as_nobody(
    committed: World, connect_as: ConnectAs
) -> None:
    link = connect_as("web")
    act(link, committed.actors["the desk officer"], committed)
    link.commit()
    found: list[int] = []
    worker = threading.Thread(target=lambda: found.append(count(link, "cases_case")))
    worker.start()
    worker.join()
    assert found == [0]


# -- what a page may not do -----------------------------------------------------------------


@pytest.mark.parametrize("table", HIDDEN)
@pytest.mark.parametrize("verb", ["SELECT 1 FROM {}", "DELETE FROM {}", "TRUNCATE {}"])
def test_standing_sealed_values_and_journal_are_closed_to_the_web(
    web: psycopg.Connection, committed: World, table: str, verb: str
) -> None:
    act(web, committed.actors["the desk officer"], committed)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute(sql.SQL(verb).format(sql.Identifier(table)))


@pytest.mark.parametrize("table", CASE_OF)
@pytest.mark.parametrize("verb", ["DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_nothing_that_happened_can_be_deleted(
    web: psycopg.Connection, committed: World, table: str, verb: str
) -> None:
    act(web, committed.actors["the desk officer"], committed)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute(sql.SQL(verb).format(sql.Identifier(table)))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases_factrecord SET details = '{}'",
        "UPDATE cases_factrecord SET recorded_at = now()",
        "UPDATE cases_case SET sealed = false",
        "UPDATE cases_case SET desk_id = desk_id",
        "UPDATE cases_dutyrecord SET case_id = case_id",
        "UPDATE cases_tally SET was_late = 0",
        "DELETE FROM cases_tallyentry",
        "DELETE FROM oversight_alarm",
        "INSERT INTO cases_tally DEFAULT VALUES",
        "UPDATE confidentiality_grant SET until = NULL",
        "UPDATE confidentiality_sealed SET case_id = case_id",
        "UPDATE confidentiality_journalentry SET outcome = ''",
        "UPDATE confidentiality_checkpoint SET note = ''",
        "INSERT INTO confidentiality_cosignature (id) VALUES (gen_random_uuid())",
        "COPY confidentiality_sealed TO STDOUT",
        "SELECT amaan_standing_for(gen_random_uuid(), gen_random_uuid(), now())",
        "SELECT amaan_relations(gen_random_uuid(), now())",
        "SELECT amaan_journal_append('reveal', NULL, '', NULL, NULL, '', '', '', 'shown', '')",
        "SET ROLE vault",
        "SET ROLE owner",
        "SET ROLE standing_keeper",
    ],
)
def test_a_page_cannot_rewrite_what_others_rely_on(
    web: psycopg.Connection, committed: World, statement: str
) -> None:
    act(web, committed.actors["the desk officer"], committed)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute(statement.encode())


def test_changing_what_one_does_not_know_of_changes_nothing(
    web: psycopg.Connection, committed: World
) -> None:
    act(web, committed.actors["the officer from another station"], committed)
    mine = id_of(committed, "elsewhere")
    changed = web.execute("UPDATE cases_case SET revision = revision + 1 RETURNING id").fetchall()
    assert changed == [(mine,)]
    duties = web.execute(
        "UPDATE cases_dutyrecord SET state = 'met', next_look_at = NULL RETURNING case_id"
    ).fetchall()
    assert {row[0] for row in duties} == {mine}


def test_nobody_appends_a_number_to_a_case_that_is_not_to_be_known(
    web: psycopg.Connection, committed: World
) -> None:
    her = committed.actors["the officer from another station"]
    act(web, her, committed)
    append = (
        "INSERT INTO cases_tallyentry (id, case_id, desk, station, district, province, sealed,"
        " month, duty_class, rule, failure, opened, met, met_late, waived, contested, fell_away,"
        " late_now, was_late, owed) VALUES (gen_random_uuid(), %s, %s, %s, %s, 'BA', false,"
        " '2026-11-01', 'legal', 'r', 'f', -9, 0, 0, 0, 0, 0, 0, 0, 0)"
    )
    place = [her.unit_id, her.station_id, her.district_id]
    web.execute(append, [id_of(committed, "elsewhere"), *place])
    for unknown in (id_of(committed, "own"), id_of(committed, "sealed"), None):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), web.transaction():
            web.execute(append, [unknown, *place])


def test_copy_gives_what_a_question_would_give(web: psycopg.Connection, committed: World) -> None:
    act(web, committed.actors["the officer from another station"], committed)
    with web.cursor().copy("COPY (SELECT id FROM cases_case) TO STDOUT") as copied:
        rows = [row[0] for row in copied.rows()]
    assert rows == [str(id_of(committed, "elsewhere"))]


# -- no sign that something exists ----------------------------------------------------------


def refusal(link: psycopg.Connection, statement: str, values: Mapping[str, object]) -> str:
    """This will give the database's words, without the ids that were asked for."""
    with pytest.raises(psycopg.Error) as refused, link.transaction():
        link.execute(statement.encode(), values)
    words = f"{refused.value.sqlstate} {refused.value}"
    for value in values.values():
        words = words.replace(str(value), "ID")
    return words


def add_fact(actor: Actor, case_id: UUID, world: World) -> tuple[str, Mapping[str, object]]:
    statement = (
        "INSERT INTO cases_factrecord (id, case_id, kind, happened_earliest, happened_latest,"
        " recorded_at, by_id, by_post, details, sealed) VALUES (%(id)s, %(case)s,"
        " 'triage.answered', %(now)s, %(now)s, %(now)s, %(by)s, 'desk_officer', '{}', '[]')"
    )
    return statement, {
        "id": uuid4(),
        "case": case_id,
        "now": world.now,
        "by": actor.officer_id,
    }


@pytest.mark.parametrize("case", ["own", "sealed", "nowhere"])
def test_writing_to_a_foreign_a_sealed_and_an_absent_case_is_refused_in_the_same_words(
    web: psycopg.Connection, committed: World, case: str
) -> None:
    stranger = committed.actors["the officer from another station"]
    act(web, stranger, committed)
    said = refusal(web, *add_fact(stranger, id_of(committed, case), committed))
    absent = refusal(web, *add_fact(stranger, uuid4(), committed))
    assert said == absent
    assert "row-level security" in said


def test_writing_to_ones_own_case_is_let_through(web: psycopg.Connection, committed: World) -> None:
    her = committed.actors["the desk officer"]
    act(web, her, committed)
    statement, values = add_fact(her, id_of(committed, "own"), committed)
    assert web.execute(statement.encode(), values).rowcount == 1


def test_nobody_records_in_another_officers_name(web: psycopg.Connection, committed: World) -> None:
    her, colleague = committed.actors["the desk officer"], committed.actors["her colleague"]
    act(web, her, committed)
    said = refusal(web, *add_fact(colleague, id_of(committed, "own"), committed))
    assert "row-level security" in said


@pytest.mark.parametrize("table", ["cases_case", "cases_factrecord", "cases_party"])
def test_totals_tell_nothing_of_what_is_hidden(
    web: psycopg.Connection, committed: World, table: str
) -> None:
    act(web, committed.actors["the officer from another station"], committed)
    query = sql.SQL("SELECT count(*), count(DISTINCT {}) FROM {}")
    rows = web.execute(query.format(sql.Identifier(CASE_OF[table]), sql.Identifier(table)))
    everything = rows.fetchone()
    assert everything is not None
    assert everything[1] == 1


def test_standing_for_an_absent_and_an_unknown_case_is_the_same(
    web: psycopg.Connection, committed: World
) -> None:
    stranger = committed.actors["the officer from another station"]
    act(web, stranger, committed)
    asked = "SELECT * FROM amaan_standing(%s, %s, %s)"
    answers = [
        web.execute(asked, [stranger.officer_id, case_id, committed.now]).fetchone()
        for case_id in (id_of(committed, "nowhere"), uuid4())
    ]
    assert answers[0] == answers[1] == ([], [], False, False, False, [], None)


def test_the_web_cannot_ask_how_somebody_else_stands(
    web: psycopg.Connection, committed: World
) -> None:
    act(web, committed.actors["the accused officer"], committed)
    her = committed.actors["the desk officer"].officer_id
    values = [her, id_of(committed, "sealed"), committed.now]
    assert web.execute("SELECT * FROM amaan_standing(%s, %s, %s)", values).fetchall() == []
    places = "SELECT * FROM amaan_sealed_places(%s, %s, %s)"
    assert web.execute(places, values).fetchall() == []


# -- giving relations -----------------------------------------------------------------------


def give(
    by: Actor, to: Actor, relation: str, case_id: UUID, world: World
) -> tuple[str, dict[str, object]]:
    statement = (
        "INSERT INTO confidentiality_grant (id, case_id, officer_id, relation, since,"
        " granted_by_id, granted_at) VALUES (%(id)s, %(case)s, %(to)s, %(relation)s, %(now)s,"
        " %(by)s, %(now)s)"
    )
    return statement, {
        "id": uuid4(),
        "case": case_id,
        "to": to.officer_id,
        "relation": relation,
        "now": world.now,
        "by": by.officer_id,
    }


@pytest.mark.parametrize(
    ("by", "to", "relation", "case"),
    [
        ("the officer from another station", "the officer from another station", "taker", "own"),
        ("the accused officer", "the accused officer", "desk", "sealed"),
        ("the station commander", "the station commander", "investigator", "own"),
        ("the supervisor", "the supervisor", "reviewer", "own"),
        ("her colleague", "her colleague", "desk", "sealed"),
    ],
)
def test_nobody_gives_himself_what_is_not_his_to_take(
    web: psycopg.Connection, committed: World, by: str, to: str, relation: str, case: str
) -> None:
    giver, taker = committed.actors[by], committed.actors[to]
    act(web, giver, committed)
    said = refusal(web, *give(giver, taker, relation, id_of(committed, case), committed))
    assert "row-level security" in said


def test_nobody_gives_in_another_officers_name(web: psycopg.Connection, committed: World) -> None:
    her, commander = (
        committed.actors["the desk officer"],
        committed.actors["the station commander"],
    )
    act(web, commander, committed)
    said = refusal(web, *give(her, commander, "desk", id_of(committed, "own"), committed))
    assert "row-level security" in said


def test_sealing_what_one_does_not_hold_does_nothing(
    web: psycopg.Connection, committed: World
) -> None:
    commander = committed.actors["the station commander"]
    act(web, commander, committed)
    sealing = "SELECT amaan_seal_case(%s, %s, '{}', '{}', %s)"
    web.execute(sealing, [commander.officer_id, id_of(committed, "own"), committed.now])
    assert count(web, "cases_case") == 3


def test_sealing_takes_a_case_out_of_everybodys_sight_but_those_named(
    web: psycopg.Connection, committed: World
) -> None:
    her = committed.actors["the desk officer"]
    own = id_of(committed, "own")
    act(web, her, committed)
    clerk = committed.actors["the station clerk"].officer_id
    sealing = "SELECT amaan_seal_case(%s, %s, %s, %s, %s)"
    web.execute(sealing, [her.officer_id, own, ["accused_in_police"], [clerk], committed.now])
    still = set()
    for part, actor in committed.actors.items():
        act(web, actor, committed)
        if own in seen(web, "cases_case", "id"):
            still.add(part)
    assert still == {"the desk officer", "the investigator", "the prosecutor"}


# -- the other roles ------------------------------------------------------------------------


@pytest.mark.parametrize("table", CASE_OF)
def test_the_vault_reads_no_casework(committed: World, connect_as: ConnectAs, table: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        count(connect_as("vault"), table)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE confidentiality_sealed SET case_id = case_id",
        "UPDATE confidentiality_sealed SET ciphertext = ciphertext",
        "DELETE FROM confidentiality_sealed",
        "INSERT INTO confidentiality_journalentry (number) VALUES (1)",
        "UPDATE confidentiality_journalentry SET rule = ''",
        "INSERT INTO confidentiality_grant (id) VALUES (gen_random_uuid())",
        "DELETE FROM confidentiality_checkpoint",
        "UPDATE organisation_posting SET post = 'desk_officer'",
        "SELECT password FROM organisation_officer",
    ],
)
def test_the_vault_changes_nothing_but_how_a_key_is_wrapped(
    committed: World, connect_as: ConnectAs, statement: str
) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connect_as("vault").execute(statement.encode())


@pytest.mark.parametrize("table", [*VISIBLE, *HIDDEN])
def test_the_role_of_statistics_reads_nothing_yet(
    committed: World, connect_as: ConnectAs, table: str
) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        count(connect_as("stats"), table)


def test_the_backup_reads_everything_and_writes_nothing(
    committed: World, connect_as: ConnectAs
) -> None:
    link = connect_as("backup")
    assert count(link, "cases_case") == 5
    assert count(link, "confidentiality_sealed") > 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        link.execute("UPDATE cases_case SET revision = 1")
