"""The vault as it runs: its own process, its own login, its socket; killed, starved, stopped."""

import base64
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker
from tests.security.canaries import Canary
from tests.security.committing import committed_world
from tests.security.world import World

from amaan.confidentiality import chain, checkpoints, finding, public_keys
from amaan.confidentiality.chain import Entry
from amaan.confidentiality.checkpoints import Checkpoint
from amaan.confidentiality.names.tokens import Described
from amaan.confidentiality.reveal import SignInAgain, VaultUnavailable, reveal
from amaan.confidentiality.vault import client, keys, printed, totp, wire
from amaan.confidentiality.vault.ledger import Ledger
from amaan.confidentiality.vault.verbs import real_time
from amaan.house.testing import TestDatabase
from amaan.kernel.ids import SealedRef
from amaan.kernel.refusals import NotFound

pytestmark = pytest.mark.stack


@dataclass
class Running:
    """One vault process and where it is spoken to."""

    process: subprocess.Popen[bytes]
    socket: Path
    log: Path
    start: Callable[[], "Running"]
    environment: dict[str, str]

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(sign)
        return self.process.wait(10)


@pytest.fixture(scope="module")
def committed(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    test_database: TestDatabase,
    key_folder: Path,
) -> Iterator[World]:
    """This will commit the small world; the database is made anew after."""
    with django_db_blocker.unblock(), committed_world(test_database, key_folder) as world:
        yield world


@pytest.fixture
def running(
    committed: World, test_database: TestDatabase, key_folder: Path, tmp_path: Path
) -> Iterator[Running]:
    """This will start a vault process and speak to it over its socket."""
    place, log = tmp_path / "v", tmp_path / "vault.log"
    login = test_database.settings("vault")
    password = tmp_path / "vault.password"
    password.write_text(login["password"])
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(chain.__file__).parents[2]),
        "DJANGO_SETTINGS_MODULE": "amaan.house.settings",
        "AMAAN_PROFILE": "test",
        "AMAAN_HOME": str(tmp_path),
        "AMAAN_ROLE": "vault",
        "AMAAN_DATABASE_HOST": login["host"],
        "AMAAN_DATABASE_NAME": login["dbname"],
        "AMAAN_PASSWORD_FILE": str(password),
        "AMAAN_VAULT_SOCKET": str(place),
        "AMAAN_VAULT_PUBLIC": str(key_folder / "vault.pub"),
        "AMAAN_VAULT_KEYS": str(key_folder / "keys"),
    }
    started: list[Running] = []

    def start() -> Running:
        with log.open("ab") as written:
            process = subprocess.Popen(
                [sys.executable, "-m", "amaan.confidentiality.vault", "serve"],
                env=environment,
                cwd="/",
                stdout=written,
                stderr=written,
            )
        started.append(Running(process, place, log, start, environment))
        wait_until(lambda: listens(place), log)
        return started[-1]

    with override_settings(
        VAULT_SOCKET=place,
        VAULT_PUBLIC=key_folder / "vault.pub",
        VAULT_KEYS=key_folder / "keys",
    ):
        yield start()
    for each in started:
        if each.process.poll() is None:
            each.process.kill()
            each.process.wait(5)


def listens(place: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(place)) == 0


def wait_until(true: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.03)


def answers(call: Callable[[], object]) -> bool:
    try:
        call()
    except VaultUnavailable:
        return False
    return True


def signed_in(world: World, part: str, test_database: TestDatabase) -> str:
    """This will enrol somebody anew over the socket and give what her session presents."""
    officer = world.actors[part].officer_id
    with test_database.connect("owner") as owner:
        owner.execute("DELETE FROM confidentiality_secondfactor WHERE officer_id = %s", [officer])
    with test_database.connect("vault") as connection:
        ledger, ring = Ledger(connection.cursor()), keys.load(settings.VAULT_KEYS)
        code = printed.allow_enrolment(ledger, ring, officer, real_time(), printed.ENROL_WITHIN)
    slip = client.Allowed(enrolment_code=code)
    secret_b32 = client.begin_enrolment(officer, slip).secret_b32
    secret = base64.b32decode(secret_b32 + "=" * (-len(secret_b32) % 8))
    code = totp.code_at(secret, totp.step_at(time.time()))
    return client.presented(client.confirm_enrolment(officer, slip, "session", code), "session")


def her_name(world: World, presented: str) -> str:
    told = world.cases["own"]
    ref = SealedRef(told.places["survivor_name"])
    return reveal(
        capability=presented, case_id=told.case_id, ref=ref, purpose="contact_safely"
    ).value


def test_a_name_comes_over_the_socket_to_her_who_may_see_it(
    committed: World, running: Running, test_database: TestDatabase
) -> None:
    hers = signed_in(committed, "the desk officer", test_database)
    value = her_name(committed, hers)
    assert committed.aviary.found_in(value.encode()) == {Canary("own", "survivor_name")}
    stranger = signed_in(committed, "the officer from another station", test_database)
    with pytest.raises(NotFound):
        her_name(committed, stranger)


def test_a_capability_outlives_a_vault_that_was_killed(
    committed: World, running: Running, test_database: TestDatabase
) -> None:
    hers = signed_in(committed, "the desk officer", test_database)
    running.stop(signal.SIGKILL)
    with pytest.raises(VaultUnavailable):
        her_name(committed, hers)
    running.start()
    assert her_name(committed, hers)


def shown(test_database: TestDatabase) -> int:
    with test_database.connect("owner") as owner:
        row = owner.execute(
            "SELECT count(*) FROM confidentiality_journalentry WHERE outcome = 'shown'"
        ).fetchone()
    return int(row[0]) if row else 0


def test_a_look_that_waited_in_a_frozen_vault_is_not_written_down_when_its_page_gave_up(
    committed: World,
    running: Running,
    test_database: TestDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hers = signed_in(committed, "the desk officer", test_database)
    before = shown(test_database)
    with monkeypatch.context() as impatient:
        impatient.setattr(client, "ANSWER_SECONDS", 0.5)
        running.process.send_signal(signal.SIGSTOP)
        with pytest.raises(VaultUnavailable):
            her_name(committed, hers)
    running.process.send_signal(signal.SIGCONT)
    wait_until(lambda: b"vault.nobody_waits" in running.log.read_bytes(), running.log)
    assert shown(test_database) == before
    assert her_name(committed, hers)
    assert shown(test_database) == before + 1


def test_a_look_that_waited_for_the_journal_is_taken_back_when_its_page_gave_up(
    committed: World,
    running: Running,
    test_database: TestDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hers = signed_in(committed, "the desk officer", test_database)
    before = shown(test_database)
    monkeypatch.setattr(client, "ANSWER_SECONDS", 0.5)
    with test_database.connect("owner") as owner:
        owner.execute("LOCK TABLE confidentiality_journalentry IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(VaultUnavailable):
            her_name(committed, hers)
        owner.rollback()
    wait_until(lambda: b"vault.nobody_waits" in running.log.read_bytes(), running.log)
    assert shown(test_database) == before


def test_a_vault_asked_to_end_ends_and_takes_its_socket_away(running: Running) -> None:
    assert running.stop() == 0
    assert not running.socket.exists()


def test_while_the_database_is_away_the_vault_says_so_and_comes_back_by_itself(
    committed: World, running: Running, test_database: TestDatabase
) -> None:
    hers = signed_in(committed, "the desk officer", test_database)
    with test_database.cluster.connect() as founder:
        founder.execute("ALTER ROLE vault NOLOGIN")
        founder.commit()
        founder.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'vault'"
        )
        founder.commit()
        with pytest.raises(VaultUnavailable):
            her_name(committed, hers)
        founder.execute("ALTER ROLE vault LOGIN")
        founder.commit()
    assert running.process.poll() is None
    wait_until(lambda: answers(lambda: her_name(committed, hers)), running.log)


def test_a_journal_that_cannot_be_written_opens_nothing(
    committed: World, running: Running, test_database: TestDatabase
) -> None:
    hers = signed_in(committed, "the desk officer", test_database)
    table = "confidentiality_journalentry"
    with test_database.connect("owner") as owner:
        owner.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(VaultUnavailable):
            her_name(committed, hers)
        owner.rollback()
    assert her_name(committed, hers)


def test_what_is_deposited_is_taken_in_within_moments(
    committed: World, running: Running, test_database: TestDatabase
) -> None:
    def all_taken_in() -> bool:
        with test_database.connect("owner") as owner:
            left = owner.execute(
                "SELECT count(*) FROM confidentiality_datakey WHERE wrapping = 'hpke'"
            ).fetchone()
        return left == (0,)

    wait_until(all_taken_in, running.log)


def test_somebody_taken_in_is_found_by_name_and_at_another_desk_by_nobody(
    committed: World, running: Running, test_database: TestDatabase
) -> None:
    with test_database.connect("owner") as owner:
        owner.autocommit = True

        def waiting() -> int:
            row = owner.execute(
                "SELECT (SELECT count(*) FROM confidentiality_nametoindex) + (SELECT count(*)"
                " FROM confidentiality_datakey WHERE wrapping = 'hpke')"
            ).fetchone()
            return int(row[0]) if row else 0

        wait_until(lambda: waiting() == 0, running.log)
    told = committed.cases["own"]
    hers = signed_in(committed, "the desk officer", test_database)
    name, relative = (
        reveal(
            capability=hers,
            case_id=told.case_id,
            ref=SealedRef(told.places[field]),
            purpose="take_statement",
        ).value
        for field in ("survivor_name", "survivor_relative")
    )
    asked = Described(name=name, relative=relative)
    found = finding.search(capability=hers, described=asked)
    assert {one.case_id for one in found} == {told.case_id}
    elsewhere = signed_in(committed, "the officer from another station", test_database)
    assert finding.search(capability=elsewhere, described=asked) == ()


def test_the_journal_it_wrote_is_whole_and_a_forged_one_is_not(
    committed: World, running: Running, test_database: TestDatabase
) -> None:
    hers = signed_in(committed, "the desk officer", test_database)
    for _ in range(3):
        her_name(committed, hers)
    links = entries(test_database)
    found = chain.walk(links)
    assert found.whole
    assert found.size >= 4
    head = Checkpoint(found.size, found.head, links[-1].at)
    with test_database.connect("owner") as owner:
        owner.execute("DELETE FROM confidentiality_journalentry WHERE number = %s", [found.size])
        assert chain.walk(entries_of(owner)).whole
        assert not chain.walk(entries_of(owner), [head]).whole
        owner.execute("UPDATE confidentiality_journalentry SET officer_id = NULL WHERE number = 2")
        assert chain.walk(entries_of(owner)).broken_at == 2
        owner.rollback()


def test_many_at_once_leave_one_unbroken_chain(
    committed: World, test_database: TestDatabase
) -> None:
    links = [test_database.connect("web") for _ in range(4)]
    try:
        for round_ in range(10):
            for link in links:
                link.execute("SELECT amaan_journal_miss(NULL, '', 'page', %s)", [f"n={round_}"])
                link.commit()
    finally:
        for link in links:
            link.close()
    assert chain.walk(entries(test_database)).whole


def test_nothing_that_was_shown_stands_in_the_vaults_log(
    committed: World, running: Running, test_database: TestDatabase
) -> None:
    hers = signed_in(committed, "the desk officer", test_database)
    value = her_name(committed, hers)
    with pytest.raises(SignInAgain):
        her_name(committed, "forged~session")
    running.stop()
    written = running.log.read_bytes()
    assert committed.aviary.found_in(written) == frozenset()
    assert value.encode() not in written
    assert b"Traceback" not in written


@pytest.mark.parametrize(
    "sent", [b"", b"GET / HTTP/1.0\r\n\r\n", b"\xff\xff\xff\xff", b"\x00\x00\x00\x02[]", b"\x00"]
)
def test_noise_on_the_socket_harms_nobody(committed: World, running: Running, sent: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as noisy:
        noisy.settimeout(2)
        noisy.connect(str(running.socket))
        noisy.sendall(sent)
        noisy.shutdown(socket.SHUT_WR)
        with pytest.raises(ConnectionError):
            wire.receive(noisy)
    officer = committed.actors["the desk officer"].officer_id
    assert client.has_second_factor(officer) in (True, False)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can speak as another account")
def test_another_account_of_the_machine_is_not_answered(running: Running, tmp_path: Path) -> None:
    """Even where the socket's file would let it in."""
    # However deep the tests' own folders lie.
    above = {Path(tempfile.gettempdir()), *Path(tempfile.gettempdir()).parents}
    for folder in (running.socket, *(p for p in running.socket.parents if p not in above)):
        folder.chmod(0o777)
    stranger = 65534
    ours, theirs = socket.socketpair()
    child = os.fork()
    if child == 0:
        os.setuid(stranger)
        with socket.socket(socket.AF_UNIX) as channel:
            try:
                channel.settimeout(5)
                channel.connect(str(running.socket))
                wire.send(channel, {"verb": "factors", "officer": str(UUID(int=1))})
                answered = bool(wire.receive(channel))
            except OSError:
                answered = False
        theirs.sendall(b"1" if answered else b"0")
        os._exit(0)
    os.waitpid(child, 0)
    assert ours.recv(1) == b"0"
    ours.close()
    theirs.close()
    assert b"vault.stranger_at_the_socket" in running.log.read_bytes()


def test_its_socket_is_closed_to_other_accounts(running: Running) -> None:
    assert running.socket.stat().st_mode & 0o007 == 0


def test_a_vault_without_keys_does_not_start_and_makes_none(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(chain.__file__).parents[2]),
        "DJANGO_SETTINGS_MODULE": "amaan.house.settings",
        "AMAAN_HOME": str(tmp_path),
        "AMAAN_ROLE": "vault",
        "AMAAN_VAULT_KEYS": str(tmp_path / "keys"),
    }
    for words in (["serve"], ["serve", "--demo"]):
        done = subprocess.run(
            [sys.executable, "-m", "amaan.confidentiality.vault", *words],
            env=environment,
            cwd="/",
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        assert done.returncode != 0
        assert "vault:" in done.stderr
    assert not (tmp_path / "keys").exists()


def test_a_checkpoint_of_the_running_journal_is_signed_by_the_vault(
    committed: World, running: Running, test_database: TestDatabase
) -> None:
    her_name(committed, signed_in(committed, "the desk officer", test_database))
    # It signs as it ends, so that the last minutes before a stop are covered too.
    running.stop()
    with test_database.connect("owner") as owner:
        row = owner.execute(
            "SELECT note FROM confidentiality_checkpoint ORDER BY size DESC LIMIT 1"
        ).fetchone()
        links = entries_of(owner)
    assert row is not None
    signed = checkpoints.read(row[0], public_keys.checkpoint_key())
    assert (signed.size, signed.head) == (len(links), bytes(links[-1].hash))


def entries(test_database: TestDatabase) -> list[Entry]:
    with test_database.connect("backup") as reader:
        return entries_of(reader)


def entries_of(link: psycopg.Connection) -> list[Entry]:
    rows = link.execute(
        "SELECT number, at, what, officer_id, post, case_id, subject, relation, purpose, fields,"
        " outcome, rule, noise, previous, hash FROM confidentiality_journalentry ORDER BY number"
    )
    return [Entry(*row) for row in rows]


def test_the_first_registrar_gets_his_slip_at_the_server(
    running: Running, committed: World, test_database: TestDatabase
) -> None:
    officer = committed.actors["the registrar"].officer_id
    with test_database.connect("owner") as owner:
        owner.execute("DELETE FROM confidentiality_secondfactor WHERE officer_id = %s", [officer])
    told = subprocess.run(
        [sys.executable, "-m", "amaan.confidentiality.vault", "enrolment", str(officer)],
        env=running.environment,
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    )
    slip = client.Allowed(enrolment_code=told.stdout.strip())
    client.may_enrol(officer, slip)
    assert len(client.new_sheet(officer, slip)) == 20
    with pytest.raises(client.WrongEnrolmentCode):
        client.may_enrol(officer, slip)
