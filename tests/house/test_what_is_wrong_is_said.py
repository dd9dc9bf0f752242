"""Alarms of whoever watches: each is raised by what is wrong, and silent when it is right."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from amaan.house import health
from amaan.house.commands import sentences
from amaan.house.environment import Environment, read
from amaan.house.testing import TestDatabase
from amaan.web.kit import spoken
from amaan.web.kit.running import SENTENCES, Alarm, Reading

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
HEARD = {"heard_at": NOW.isoformat(), "ahead": 0, "why": ""}


@pytest.fixture
def here(tmp_path: Path) -> Environment:
    return read({"AMAAN_PROFILE": "serve", "AMAAN_HOME": str(tmp_path), "AMAAN_PORT": "9"})


def codes(reading: Reading) -> set[str]:
    for alarm in reading.alarms:
        assert SENTENCES[alarm.code] % alarm.values
    return {alarm.code for alarm in reading.alarms}


def examined(here: Environment, **witnesses: dict[str, object]) -> set[str]:
    return codes(health.examine(here, None, witnesses, NOW))


def test_a_new_home_lacks_everything_and_says_so(here: Environment) -> None:
    assert examined(here) == {
        *("part_down", "no_sheets", "no_backup", "backup_here", "few_witnesses"),
        "sentences_unread",
    }


def test_two_witnesses_that_answer_are_enough(here: Environment) -> None:
    assert "few_witnesses" in examined(here, one=HEARD)
    found = examined(here, one=HEARD, two=HEARD)
    assert not found & {"few_witnesses", "witness_silent", "journal_shorter"}


def test_a_witness_is_silent_after_a_quarter_of_an_hour_and_not_before(here: Environment) -> None:
    for minutes, silent in ((14, False), (16, True)):
        at = (NOW - timedelta(minutes=minutes)).isoformat()
        found = examined(here, one=HEARD, two={**HEARD, "heard_at": at, "why": "no_answer"})
        assert ("witness_silent" in found) is silent


def test_a_witness_that_saw_more_and_one_that_saw_another_journal_are_told_apart(
    here: Environment,
) -> None:
    assert "journal_shorter" in examined(here, one={**HEARD, "ahead": 3}, two=HEARD)
    assert "contradiction" in examined(here, one={**HEARD, "why": "contradiction"}, two=HEARD)


def test_a_backup_alarms_when_it_is_more_than_a_day_old(here: Environment) -> None:
    here.backup_folder.mkdir(parents=True)
    made = here.backup_folder / "20261122T010000-0badcafe.amaan-data.age"
    made.touch()
    assert "backup_old" not in examined(here)
    made.rename(made.with_name("20261120T230000-0badcafe.amaan-data.age"))
    assert "backup_old" in examined(here)


def test_keys_of_next_year_are_asked_for(here: Environment) -> None:
    for years, lacks in (((2026,), True), ((2026, 2027), False)):
        here.vault_public.write_text(json.dumps({"domains": [{"year": y} for y in years]}))
        assert ("no_keys_next_year" in examined(here)) is lacks


def test_a_command_that_takes_backups_away_is_as_good_as_another_disk(here: Environment) -> None:
    assert "backup_here" not in examined(replace(here, backup_command=("rsync",)))


def test_what_was_acknowledged_speaks_again_when_it_becomes_worse(here: Environment) -> None:
    first = health.examine(here, None, {"one": {**HEARD, "ahead": 3}, "two": HEARD}, NOW)
    health.acknowledge(here.home, first)
    for ahead, quiet in ((3, True), (4, False)):
        again = health.examine(here, None, {"one": {**HEARD, "ahead": ahead}, "two": HEARD}, NOW)
        [shorter] = [a for a in again.alarms if a.code == "journal_shorter"]
        assert shorter.acknowledged is quiet


def test_a_journal_that_this_machine_saw_longer_is_noticed_without_any_witness(
    tmp_path: Path,
) -> None:
    assert list(health._journal(tmp_path, 40)) == []
    assert list(health._journal(tmp_path, 41)) == []
    assert list(health._journal(tmp_path, 38)) == [
        Alarm("journal_shorter", {"n": 3, "name": "this machine"})
    ]


def test_one_account_for_everything_is_said_with_its_reason(here: Environment) -> None:
    alone = replace(here, one_account="a laptop of the academy")
    found = {alarm.code: alarm for alarm in health.examine(alone, None, {}, NOW).alarms}
    assert "a laptop of the academy" in found["one_account"].sentence
    assert "one_account" not in {a.code for a in health.examine(here, None, {}, NOW).alarms}


def test_a_reading_holds_codes_and_counts_and_is_for_one_account_only(here: Environment) -> None:
    health.write(here.home, health.examine(here, None, {}, NOW))
    path = here.home / health.READING
    assert path.stat().st_mode & 0o077 == 0
    assert path.stat().st_uid == os.geteuid()


@pytest.fixture
def made_anew(test_database: TestDatabase) -> Iterator[None]:
    """This will leave no entry behind that a test really committed."""
    yield
    connection.close()
    test_database.clone()


def test_a_clock_behind_the_journal_is_said(
    here: Environment, made_anew: None, connect_as: Callable[[str], psycopg.Connection]
) -> None:
    web, reader = connect_as("web"), connect_as("backup")
    web.execute("SELECT amaan_journal_miss(NULL, '', 'page', '')")
    web.commit()
    now = datetime.now(UTC)
    for behind, said in ((timedelta(), False), (timedelta(minutes=30), True)):
        found = health.examine(here, reader, {}, now - behind)
        assert ("clock_back" in codes(found)) is said


def test_the_command_lists_what_waits_and_writes_a_reader_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AMAAN_HOME", str(tmp_path))
    everything = ["read", "ur", "*", "--by", "A reader", "--on", "2026-11-22"]
    assert sentences.run(["list", "ur"]) == 1
    assert spoken.say("home", "ur").text in capsys.readouterr().out
    assert sentences.run([*everything[:2], "nothing.*", *everything[3:]]) == 2
    here = read({"AMAAN_PROFILE": "serve", "AMAAN_HOME": str(tmp_path), "AMAAN_PORT": "9"})
    assert "sentences_unread" in examined(here)
    assert sentences.run(everything) == 0
    assert "sentences_unread" not in examined(here)
    assert sentences.run(["list", "ur"]) == 0
    assert "0 of" in capsys.readouterr().out
    assert sentences.run(["list", "ps"]) == 1
