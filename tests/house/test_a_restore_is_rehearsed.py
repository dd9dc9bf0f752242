"""Once a week an installation brings itself back beside itself; whoever watches hears if not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from amaan.house import health, rehearsing
from amaan.house.environment import Environment, read
from amaan.house.schedule import Schedule
from amaan.web.kit.running import SENTENCES

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


@pytest.fixture
def here(tmp_path: Path) -> Environment:
    return read({"AMAAN_PROFILE": "serve", "AMAAN_HOME": str(tmp_path), "AMAAN_PORT": "9"})


def alarms(here: Environment, now: datetime = NOW) -> set[str]:
    found = health.examine(here, None, {}, now).alarms
    for alarm in found:
        assert SENTENCES[alarm.code] % alarm.values
    return {alarm.code for alarm in found if alarm.code.startswith("rehearsal")}


def backed_up(here: Environment, at: datetime) -> None:
    here.backup_folder.mkdir(parents=True, exist_ok=True)
    (here.backup_folder / f"{at:%Y%m%dT%H%M%S}-0badc0de.amaan-data.age").touch()


def test_a_rehearsal_of_this_week_is_silent_and_an_older_one_alarms(here: Environment) -> None:
    rehearsing.note(here.home, now=NOW, took=timedelta(minutes=4))
    assert alarms(here) == set()
    assert alarms(here, NOW + timedelta(days=8)) == set()
    assert alarms(here, NOW + timedelta(days=10)) == {"rehearsal_old"}


def test_one_that_failed_alarms_until_one_passes(here: Environment) -> None:
    rehearsing.note(here.home, now=NOW, took=timedelta(minutes=4))
    rehearsing.note(here.home, now=NOW, fault="it did not come back: the disk is full")
    assert alarms(here) == {"rehearsal_failed"}
    assert rehearsing.remembered(here.home)["passed_at"] == NOW.isoformat()
    rehearsing.note(here.home, now=NOW, took=timedelta(minutes=4))
    assert alarms(here) == set()


def test_an_installation_that_never_rehearsed_alarms_when_its_first_backup_is_old(
    here: Environment,
) -> None:
    assert alarms(here) == set()
    backed_up(here, NOW - timedelta(days=1))
    assert alarms(here) == set()
    backed_up(here, NOW - timedelta(days=20))
    assert alarms(here) == {"rehearsal_old"}


def test_it_is_due_once_a_week(here: Environment) -> None:
    assert rehearsing.is_due(here.home, NOW)
    rehearsing.note(here.home, now=NOW, took=timedelta(minutes=4))
    assert not rehearsing.is_due(here.home, NOW + timedelta(days=6))
    assert rehearsing.is_due(here.home, NOW + timedelta(days=7))


def test_the_schedule_starts_it_an_hour_after_the_start_and_not_twice(
    here: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr("amaan.house.schedule.time.monotonic", lambda: clock[0])
    started: list[str] = []
    extracted: list[float] = []
    schedule = Schedule(
        here,
        lambda _stream: None,
        lambda: started.append("rehearsal"),
        lambda: extracted.append(clock[0]),
    )
    for passed in (30, 3000, 3700, 3760, 50_000):
        clock[0] = 1000.0 + passed
        schedule.look()
    assert started == ["rehearsal"]
    clock[0] += 24 * 3600
    schedule.look()
    assert started == ["rehearsal", "rehearsal"]
    assert len(extracted) == 2, "and an extract once a day"


def test_without_room_it_says_how_much_is_wanted(here: Environment) -> None:
    rehearsing.refuse_without_room(here.home, wanted=1_000_000)
    with pytest.raises(rehearsing.NotRehearsed, match=r"needs 1000000000\.0 GB"):
        rehearsing.refuse_without_room(here.home, wanted=10**18)
