"""Two officers of one desk, one who holds no post, and a browser that forgets nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from amaan.kernel.ids import OfficerId
from amaan.organisation import actions, queries
from amaan.organisation.actions import NewOfficer
from amaan.organisation.posts import Post, Province, Rank, Sex, UnitKind

AsRole = Callable[[str], AbstractContextManager[None]]
PASSWORD = "monsoon-bazaar-77"


@dataclass(frozen=True)
class Desk:
    """Who sits at the desk."""

    amna: OfficerId
    nasreen: OfficerId
    relieved: OfficerId


@pytest.fixture
def quick_hash(settings: Settings) -> None:
    """This will hash passwords quickly: what is tested here is who is let in."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def desk(as_role: AsRole, quick_hash: None) -> Desk:
    """This will post Amna and Nasreen at one desk, and relieve a third officer."""
    long_ago = datetime.now(UTC) - timedelta(days=90)
    with as_role("owner"):
        province, first = actions.found_the_service(
            province=Province.BALOCHISTAN,
            name_en="Province",
            name_ur="صوبہ",
            registrar=_new("registrar"),
            password=PASSWORD,
            now=long_ago,
        )
        registrar = queries.acting_as(first, long_ago)
        assert registrar is not None
        unit = province
        for kind in (UnitKind.DISTRICT, UnitKind.STATION, UnitKind.DESK):
            unit = actions.open_unit(
                actor=registrar,
                parent_id=unit,
                kind=kind,
                name_en=kind.value,
                name_ur=kind.value,
                now=long_ago,
            )
        amna, nasreen, relieved = (
            actions.appoint_officer(
                actor=registrar,
                officer=_new(name),
                password=PASSWORD,
                unit_id=unit,
                post=Post.DESK_OFFICER,
                now=long_ago,
            )
            for name in ("amna", "nasreen", "relieved")
        )
        actions.relieve_officer(
            actor=registrar, officer_id=relieved, now=long_ago + timedelta(days=1)
        )
    return Desk(amna, nasreen, relieved)


def _new(name: str) -> NewOfficer:
    return NewOfficer(
        sign_in=name,
        service_number=f"T-{name}",
        name_en=name.title(),
        name_ur=name,
        rank=Rank.SI,
        sex=Sex.FEMALE,
    )


@pytest.fixture
def browser() -> Client:
    """This will give a browser set to English that nobody used before."""
    return Client(HTTP_ACCEPT_LANGUAGE="en")


def give_password(browser: Client, name: str = "amna", password: str = PASSWORD) -> Any:
    """This will type a name and a password at the door."""
    return browser.post("/sign-in/", {"login": name, "password": password})
