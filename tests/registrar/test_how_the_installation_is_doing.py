"""The page of whoever runs it, and what every page says after an old backup came back."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from tests.security.browsing import sign_in
from tests.security.world import World

from amaan.kernel import clock
from amaan.organisation.queries import Actor

pytestmark = pytest.mark.django_db
Found = Callable[..., None]


@pytest.fixture
def found(tmp_path: Path, settings: Settings) -> Found:
    """This will write down what was found, as whoever watches does."""
    settings.RUNNING = tmp_path / "running.json"

    def write(*alarms: tuple[str, dict[str, Any], bool], old: bool = False) -> None:
        listed = [{"code": c, "values": v, "acknowledged": known} for c, v, known in alarms]
        at = clock.now() - timedelta(hours=1 if old else 0)
        figures = {"free": 10**9, "journal": 12, "witnesses": 2, "waiting": 0, "data": "today"}
        reading = {"at": at.isoformat(), "alarms": listed, "figures": figures}
        settings.RUNNING.write_text(json.dumps(reading))

    return write


def test_the_registrar_reads_what_is_wrong_and_what_to_do(browser: Client, found: Found) -> None:
    found(("disk_soon_full", {"name": "/srv", "n": 91}, False))
    page = browser.get("/registrar/running/").content.decode()
    assert "\u2068/srv\u2069 is 91 % full" in page
    assert "Nobody is watching" not in page


def test_a_watch_that_fell_asleep_is_not_taken_for_a_good_day(
    browser: Client, found: Found
) -> None:
    found(old=True)
    page = browser.get("/registrar/running/").content.decode()
    assert "Nobody is watching" in page
    assert "Everything answers" not in page


def test_nobody_but_the_registrar_is_shown_the_page(amna: Actor, vault: object) -> None:
    assert sign_in(amna).get("/registrar/running/").status_code == 404


def test_every_page_says_that_an_old_backup_came_back_until_it_is_acknowledged(
    browser: Client, found: Found
) -> None:
    values = {"n": 40, "name": "commission"}
    found(("journal_shorter", values, False), ("no_sheets", {}, False))
    page = browser.get("/registrar/units/").content.decode()
    assert "40 entries shorter than \u2068commission\u2069 has seen" in page
    assert "recovery sheets" not in page
    found(("journal_shorter", values, True))
    assert "entries shorter" not in browser.get("/registrar/units/").content.decode()


def test_without_a_watch_no_page_is_held_up(
    browser: Client, settings: Settings, tmp_path: Path, world: World
) -> None:
    settings.RUNNING = tmp_path / "nothing.json"
    assert browser.get("/registrar/units/").status_code == 200
    assert "Nobody is watching" in browser.get("/registrar/running/").content.decode()
