"""What the history leaves in the database is what its officers did, once."""

import ast
import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from tests.history.conftest import SIZE, TODAY

from amaan.house import history
from amaan.house.commands import history as command
from amaan.house.history import telling
from amaan.house.history.deeds import Complained, Story, Wrote
from amaan.house.history.district import Place
from amaan.house.history.performing import perform
from amaan.house.history.script import Script
from amaan.house.testing import role
from amaan.jobs import turning
from amaan.jobs.orders import Work

PACKAGE = Path(history.__file__).parent
TOLD = (
    "SELECT kind, happened_earliest, recorded_at, by_post, details FROM cases_factrecord",
    "SELECT rule, started_at, due_at, late_at, state, was_late FROM cases_dutyrecord",
    "SELECT mode, arrived_at, purpose, advice_topics, finished_at FROM desk_contact",
    "SELECT stage, sealed, opened_at, revision FROM cases_case",
    "SELECT field, data_class, sealed_at FROM confidentiality_sealed",
    (
        "SELECT d.rule, d.started_at, a.step, a.kind, a.to_post, a.officer_id IS NULL, a.due_at, "
        "a.raised_at FROM oversight_alarm a JOIN cases_dutyrecord d ON d.id = a.duty_id"
    ),
)


def tell(script: Script, places: Sequence[Place], *, upto: int = SIZE) -> Work:
    """This will tell the history from where it stands up to a story, as a new process would."""
    work, _script = telling.begin(TODAY, size=SIZE)
    left = script.newest_first()[work.done_count : upto]
    for done, number in enumerate(left, start=work.done_count + 1):
        telling.tell_one(work, script, places, number=number, done=done)
    return telling.begin(TODAY, size=SIZE)[0]


def rows(statement: str) -> list[tuple[object, ...]]:
    # As the owner of the tables: no officer may see all of it.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement)
        found = cursor.fetchall()
        cursor.execute("SET LOCAL ROLE web")
    return found


def count(table: str) -> object:
    return rows(f"SELECT count(*) FROM {table}")[0][0]


def digest() -> str:
    """This will digest everything that was told, but for the ids, which are nobody's words."""
    total = hashlib.sha256()
    for statement in TOLD:
        total.update("\n".join(sorted(map(repr, rows(statement)))).encode())
    return total.hexdigest()


def what_it_shows(story: Story, script: Script) -> set[str]:
    """This will name everything a story has that could make a verb refuse it."""
    shown = {f"a woman hears her: {script.desks[story.station].by_a_woman}"}
    for deed in story.deeds:
        shown.add(f"{deed.by} {type(deed.act).__name__}")
        if isinstance(deed.act, Wrote):
            shown.add(f"{deed.by} {deed.act.fact.kind}")
        if isinstance(deed.act, Complained):
            told = deed.act.intake
            shown |= {told.informant, told.survivor.age_band, *told.incident.acts}
            shown |= {f"nameless {told.anonymous}", f"sealed {bool(told.conflict.sources)}"}
    return shown


def telling_ones(script: Script) -> list[Story]:
    """This will choose few stories that together show everything the whole history shows."""
    every = [script.story(number) for number in range(script.size)]
    missing = set().union(*(what_it_shows(story, script) for story in every))
    chosen = []
    while missing:
        best = max(every, key=lambda story: len(what_it_shows(story, script) & missing))
        chosen.append(best)
        missing -= what_it_shows(best, script)
    return chosen


def test_every_sort_of_story_can_be_told(places: Sequence[Place]) -> None:
    script = telling.script_of(TODAY, size=600)
    chosen = telling_ones(script)
    assert len(chosen) > 10
    for story in chosen:
        perform(story, places[story.station], script.until)
    assert count("desk_contact") == len(chosen)


def test_a_history_cut_off_and_taken_up_again_is_the_history_told_at_once(
    script: Script, places: Sequence[Place]
) -> None:
    with transaction.atomic():
        tell(script, places)
        at_once = digest()
        transaction.set_rollback(True)
    assert count("desk_contact") == 0
    tell(script, places, upto=7)
    tell(script, places, upto=19)
    tell(script, places)
    assert digest() == at_once
    assert rows("SELECT state, done_count FROM jobs_order") == [("done", SIZE)]


def test_a_finished_history_is_never_told_again(script: Script, places: Sequence[Place]) -> None:
    tell(script, places)
    before = digest()
    tell(script, places)
    assert digest() == before


def test_of_two_processes_telling_the_same_story_one_is_rolled_back(
    script: Script, places: Sequence[Place]
) -> None:
    work, _script = telling.begin(TODAY, size=SIZE)
    first = script.newest_first()[0]
    telling.tell_one(work, script, places, number=first, done=1)
    with pytest.raises(telling.ToldTwice):
        telling.tell_one(work, script, places, number=first, done=1)
    assert count("desk_contact") == 1


def test_nobody_writes_into_a_table_past_the_verbs() -> None:
    """No models, no SQL that writes: only rooms' verbs and questions are within reach."""
    for path in PACKAGE.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {
            node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
        }
        assert not {m for m in imported if m.endswith(".models")}, path.name
        names = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        assert not names & {"objects", "bulk_create", "save", "executemany", "copy"}, path.name
        said = [
            node.args[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "execute"
        ]
        assert all(
            isinstance(s, ast.Constant) and str(s.value).startswith("SET LOCAL") for s in said
        ), path.name


def test_nothing_is_invented_outside_the_demonstration(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command.run(["--size", "5"]) == 2
    assert "only the demonstration" in capsys.readouterr().err


def test_whoever_was_told_was_told_on_the_day_and_by_the_hour_of_the_story(
    script: Script, places: Sequence[Place]
) -> None:
    tell(script, places)
    told = rows("SELECT due_at, raised_at, kind, officer_id FROM oversight_alarm")
    assert len(told) > 100
    for due_at, raised_at, _kind, _officer in told:
        assert isinstance(due_at, datetime)
        assert isinstance(raised_at, datetime)
        assert timedelta(0) < raised_at - due_at <= timedelta(hours=1)
        assert raised_at <= script.until
    assert {kind for _due, _raised, kind, _officer in told} == {
        "half", "three_quarters", "late", "climbed"
    }  # fmt: skip
    # Nothing is left for the worker, whose alarms would carry the day of the making.
    with role("jobs"):
        assert turning.turn(script.until) == 0
        assert turning.wrong_numbers(script.until) == 0


def test_a_story_leaves_alone_what_others_have_open(
    script: Script, places: Sequence[Place]
) -> None:
    tell(script, places, upto=9)
    before = sorted(rows("SELECT id, climbed, next_look_at FROM cases_dutyrecord"))
    tell(script, places)
    after = {row[0]: row for row in rows("SELECT id, climbed, next_look_at FROM cases_dutyrecord")}
    assert before
    assert [after[row[0]] for row in before] == before


def test_nobody_in_the_history_can_sign_in(places: Sequence[Place]) -> None:
    enrolled = rows(
        "SELECT count(*) FROM confidentiality_secondfactor f JOIN organisation_officer o"
        " ON o.id = f.officer_id WHERE o.service_number LIKE 'PRACTICE-H-%'"
    )
    assert enrolled == [(0,)]
    assert len(places) == 15


def test_everything_of_the_history_lies_in_practice_units(
    script: Script, places: Sequence[Place]
) -> None:
    tell(script, places, upto=12)
    assert rows(
        "SELECT count(*) FROM cases_case c JOIN organisation_unit u ON u.id = c.station_id"
        " WHERE NOT u.is_practice"
    ) == [(0,)]
    assert rows("SELECT count(*) FROM organisation_unit WHERE NOT is_practice") == [(0,)]
