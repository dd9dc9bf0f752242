"""Two officers of one desk, one who holds no post, and a browser that forgets nothing."""

import base64
import html
import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings
from tests.security.vault import allowed

from amaan.confidentiality.models import Trace
from amaan.confidentiality.vault import client, keys, totp
from amaan.confidentiality.vault.ledger import Ledger
from amaan.confidentiality.vault.verbs import Vault
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
        # Both gave their own numbers long ago; who did not is led to that page first.
        Trace.objects.bulk_create(
            Trace(
                kind="cnic", token=bytes([n] * 16), officer_id=officer, traced_at=datetime.now(UTC)
            )
            for n, officer in enumerate((amna, nasreen))
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


@pytest.fixture
def vault(as_role: AsRole, tmp_path: Path, settings: Settings) -> Iterator[Vault]:
    """This will run the vault's own code on the test's connection, under the vault's role."""
    # The practice site's first stories began before today, perhaps before the new year.
    year = datetime.now(UTC).year
    keys.create(tmp_path / "keys", tmp_path / "vault.pub", [year - 1, year, year + 1])
    settings.VAULT_PUBLIC = tmp_path / "vault.pub"

    @contextmanager
    def transactions() -> Iterator[Ledger]:
        with as_role("vault"), connection.cursor() as cursor:
            yield Ledger(cursor)

    vault = Vault(keys.load(tmp_path / "keys"), transactions, demo=True, passkey_host="localhost")
    with client.spoken_to_by(vault.answer):
        yield vault


@dataclass
class Telephone:
    """The authenticator on an officer's own telephone."""

    uri: str

    def code(self, later: int = 0) -> str:
        """This will show the code of this half-minute, or of a later one."""
        secret = parse_qs(urlsplit(self.uri).query)["secret"][0]
        step = totp.step_at(time.time()) + later
        return totp.code_at(base64.b32decode(secret), step)


def scan(page: Any) -> Telephone:
    """This will scan the square of a page of enrolment."""
    found = re.search(r'name="uri" value="([^"]+)"', page.text)
    assert found is not None, page.text
    return Telephone(html.unescape(found[1]))


@pytest.fixture
def telephone(desk: Desk, vault: Vault) -> Telephone:
    """This will give Amna's telephone, enrolled some while ago."""
    slip = allowed(vault, desk.amna)
    enrolment = client.begin_enrolment(desk.amna, slip, "amna")
    telephone = Telephone(enrolment.otpauth_uri)
    client.confirm_enrolment(desk.amna, slip, "a session of last month", telephone.code(-1))
    return telephone


def sign_in(browser: Client, telephone: Telephone, later: int = 0) -> Any:
    """This will go through both factors, as Amna."""
    give_password(browser)
    return browser.post("/sign-in/code/", {"code": telephone.code(later)})
