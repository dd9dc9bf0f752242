"""The demonstration's clock: what can be asked of it, and that nothing real has one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from amaan.house import demo_clock
from amaan.house.commands import tick
from amaan.house.environment import Environment, read
from amaan.house.serving import database_refusals
from amaan.house.testing import TestDatabase
from amaan.kernel import clock

HOUR = timedelta(hours=1)


@pytest.fixture
def here(test_database: TestDatabase) -> Environment:
    login = test_database.settings("web")
    found = read({"AMAAN_PROFILE": "test"})
    password = test_database.cluster.password_file.parent / "web.password"
    return replace(
        found,
        database_host=login["host"],
        database_port=int(login["port"]),
        database_name=login["dbname"],
        role="web",
        password_file=password,
    )


def test_a_database_whose_clock_can_be_moved_is_not_served(
    test_database: TestDatabase, here: Environment
) -> None:
    assert not [r for r in database_refusals(here) if "clock" in r]
    with test_database.connect("owner") as owner:
        owner.execute(demo_clock.MAKE)
    try:
        assert [r for r in database_refusals(here) if "clock can be moved" in r]
    finally:
        with test_database.connect("owner") as owner:
            owner.execute("DROP TABLE house.clock")


def test_no_page_and_no_job_moves_the_clock(test_database: TestDatabase) -> None:
    with test_database.connect("owner") as owner:
        owner.execute(demo_clock.MAKE)
    try:
        for role in ("web", "jobs", "vault"):
            with test_database.connect(role) as process:
                assert process.execute("SELECT seconds FROM house.clock").fetchone() is None
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    demo_clock.set_ahead(process, HOUR)
    finally:
        with test_database.connect("owner") as owner:
            owner.execute("DROP TABLE house.clock")


@pytest.mark.parametrize("profile", ["serve", None])
def test_a_home_that_is_no_demonstration_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile: str | None
) -> None:
    monkeypatch.setenv("AMAAN_HOME", str(tmp_path))
    if profile:
        (tmp_path / "profile").write_text(profile)
    assert tick.run(["--forward", "1h"]) == 1


@pytest.mark.parametrize(
    ("words", "meant"), [("26h", 26 * HOUR), ("90m", 1.5 * HOUR), ("3d", 72 * HOUR)]
)
def test_a_span_is_read_as_people_write_it(words: str, meant: timedelta) -> None:
    assert demo_clock.span(words) == meant


@pytest.mark.parametrize("words", ["", "h", "-3h", "3 h", "26", "1e3h", "999999h", "3w"])
def test_what_is_no_span_is_refused(words: str) -> None:
    with pytest.raises(demo_clock.NotATime):
        demo_clock.span(words)


def test_a_time_without_a_zone_is_karachis() -> None:
    assert demo_clock.instant("2026-11-25 14:00") == datetime(2026, 11, 25, 9, tzinfo=UTC)
    with pytest.raises(demo_clock.NotATime):
        demo_clock.instant("tomorrow")


def test_the_clock_never_goes_back() -> None:
    with pytest.raises(demo_clock.OnlyForward):
        demo_clock.ahead_by(clock.now() + HOUR, 26 * HOUR)


def test_the_hours_between_are_lived_through_and_the_last_is_the_last() -> None:
    began = clock.now()
    hours = list(demo_clock.looks(began, began + 26 * HOUR))
    assert len(hours) == 26
    assert hours[-1] == began + 26 * HOUR
    assert len(list(demo_clock.looks(began, began + timedelta(days=900)))) <= 401
