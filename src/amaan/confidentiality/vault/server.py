"""The vault's socket: threads that answer, one that takes in, one that signs the journal."""

import logging
import os
import resource
import signal
import socket
import socketserver
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

from amaan.confidentiality.checkpoints import Checkpoint, sign
from amaan.confidentiality.vault import (
    drafting,
    indexing,
    patience,
    quotas,
    screening,
    sending,
    wire,
)
from amaan.confidentiality.vault.capability import SHIFT
from amaan.confidentiality.vault.errands import Caller
from amaan.confidentiality.vault.gateways import Gateway
from amaan.confidentiality.vault.ledger import Ledger
from amaan.confidentiality.vault.opening import take_in
from amaan.confidentiality.vault.own_door import LONG
from amaan.confidentiality.vault.own_door_ledger import Doors
from amaan.confidentiality.vault.verbs import Vault

log = logging.getLogger("amaan.vault")

CLIENT_SECONDS = 5.0
STRANGER_SECONDS = 0.5
DATABASE_SECONDS = 2.0
TAKE_IN_SECONDS = 1.0
CHECKPOINT_SECONDS = 300.0
CLEAR_AWAY_SECONDS = 60.0
SEND_SECONDS = 5.0
AT_ONCE = 16


# A connection used a moment ago is not asked whether it still lives: that costs every look.
IDLE_SECONDS = 2.0
_used_at: "WeakKeyDictionary[psycopg.Connection, float]" = WeakKeyDictionary()


def _check_if_idle(connection: psycopg.Connection) -> None:
    if time.monotonic() - _used_at.get(connection, 0.0) > IDLE_SECONDS:
        ConnectionPool.check_connection(connection)
    _used_at[connection] = time.monotonic()


class Database:
    """The vault's own few connections. One that broke is replaced when it is next wanted."""

    def __init__(self, **connection: Any) -> None:
        self._pool = ConnectionPool(
            kwargs=connection,
            min_size=1,
            max_size=4,
            timeout=DATABASE_SECONDS,
            reconnect_timeout=60.0,
            check=_check_if_idle,
            open=True,
        )

    @contextmanager
    def transaction(self) -> Iterator[Ledger]:
        """This will open a transaction and commit it at the end.

        Raises: NobodyWaits, with everything rolled back, when whoever asked has given up.
        """
        patience.still_waited_for()
        with self._pool.connection() as connection, connection.transaction():
            yield Ledger(connection.cursor())
            patience.still_waited_for()

    def close(self) -> None:
        """This will close every connection."""
        self._pool.close(timeout=2.0)


@dataclass(frozen=True)
class Callers:
    """The numbers of the accounts, beside the vault's own, that may speak to it, and as what."""

    pages: frozenset[int] = frozenset()
    jobs: frozenset[int] = frozenset()

    def who(self, account: int) -> Caller | None:
        """This will say as what an account may speak, or None."""
        # An account that is both is held to neither; `serve` refuses it.
        if account in self.pages and account in self.jobs:
            return Caller.ANY
        if account in self.jobs:
            return Caller.JOBS
        if account in self.pages:
            return Caller.PAGES
        return Caller.ANY if account == os.geteuid() else None


def serve(
    vault: Vault,
    path: Path,
    database: Database,
    callers: Callers | None = None,
    gateway: Gateway | None = None,
) -> None:
    """This will answer on a unix socket until the process is asked to end."""
    callers = callers or Callers()
    keep_memory_to_ourselves()
    path.unlink(missing_ok=True)
    with _Server(str(path), vault, callers) as server:
        path.chmod(0o666 if callers.pages or callers.jobs else 0o660)
        ending = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: _end(server, ending))
        signal.signal(signal.SIGINT, lambda *_: _end(server, ending))
        for work, seconds in (
            (lambda: take_in_all(vault), TAKE_IN_SECONDS),
            (lambda: index_names(vault), TAKE_IN_SECONDS),
            (lambda: sign_journal(vault), CHECKPOINT_SECONDS),
            (lambda: clear_drafts(vault), CLEAR_AWAY_SECONDS),
            (lambda: keep_house(vault), CLEAR_AWAY_SECONDS),
            (lambda: send_messages(vault, gateway), SEND_SECONDS),
        ):
            threading.Thread(target=_repeat, args=(work, seconds, ending), daemon=True).start()
        log.info("vault.serving")
        server.serve_forever(poll_interval=0.2)
    _once(lambda: sign_journal(vault))
    database.close()
    path.unlink(missing_ok=True)
    log.info("vault.ended")


def answer_safely(vault: Vault, request: wire.Message, caller: Caller = Caller.ANY) -> wire.Message:
    """This will answer a request; whatever goes wrong inside is said as *unavailable*."""
    try:
        with patience.waited_for(request, CLIENT_SECONDS):
            patience.still_waited_for()
            return vault.answer(request, caller)
    except patience.NobodyWaits:
        log.warning("vault.nobody_waits")
    except (psycopg.OperationalError, psycopg.InterfaceError, PoolTimeout):
        log.warning("vault.database_away")
    except Exception as fault:
        log.error("vault.fault", extra={"kind": type(fault).__name__})
    return {"refused": "unavailable"}


def take_in_all(vault: Vault) -> int:
    """This will take in everything deposited, in short transactions; says how much."""
    done, last = 0, None
    while True:
        with vault.transactions() as ledger:
            some, last = take_in(ledger, vault.keys, after=last)
        done += some
        if last is None:
            return done


def index_names(vault: Vault) -> int:
    """This will put whoever was taken in into the index of names; says how many."""
    return indexing.index_all(vault.transactions, vault.keys, vault.now())


def sign_journal(vault: Vault) -> Checkpoint | None:
    """This will sign the journal as it stands, unless it is empty."""
    with vault.transactions() as ledger:
        found = ledger.journal_head()
        if found is None:
            return None
        checkpoint = Checkpoint(*found, signed_at=vault.real_now())
        note = sign(checkpoint, vault.keys.signer)
        ledger.keep_checkpoint(checkpoint.size, checkpoint.signed_at, note)
        return checkpoint


def clear_drafts(vault: Vault) -> int:
    """This will erase the drafts nobody came back to within a day; says how many."""
    with vault.transactions() as ledger:
        erased = drafting.clear_away(ledger, vault.now())
    if erased:
        log.info("vault.drafts_erased", extra={"count": erased})
    return erased


def send_messages(vault: Vault, gateway: Gateway | None) -> int:
    """This will send the messages whose hour has come; says how many."""
    return sending.send_waiting(vault.transactions, vault.keys, gateway, vault.now())


def keep_house(vault: Vault) -> None:
    """This will forget looks that no hour counts any more, and keys that were retired."""
    vault.keys.read_again()
    with vault.transactions() as ledger:
        quotas.forget(ledger, vault.real_now())
        screening.forget(ledger, vault.real_now())
        Doors(ledger).clear(vault.real_now() - LONG)
        ledger.forget_lettings(vault.real_now() - 2 * SHIFT)


def keep_memory_to_ourselves() -> None:
    """This will keep keys out of core files and out of other processes' debuggers."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        import ctypes

        not_dumpable, off = 4, 0
        ctypes.CDLL(None).prctl(not_dumpable, off, 0, 0, 0)


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, path: str, vault: Vault, callers: Callers) -> None:
        self.vault = vault
        self.callers = callers
        self.places = threading.BoundedSemaphore(AT_ONCE)
        before = os.umask(0o177)
        try:
            super().__init__(path, _Counter)
        finally:
            os.umask(before)

    def handle_error(self, request: object, client_address: object) -> None:
        # The library would print a traceback, and with it whatever it was handling.
        log.error("vault.counter_fault")


def who_speaks(channel: socket.socket, callers: Callers) -> Caller | None:
    """This will ask the kernel which account is at the other end: a file's mode is not enough.

    Where a kernel cannot say, the socket's folder is the gate.
    """
    if not hasattr(socket, "SO_PEERCRED"):
        return Caller.ANY
    size = struct.calcsize("3i")
    found = channel.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    _pid, account, _group = struct.unpack("3i", found)
    return callers.who(account)


class _Counter(socketserver.BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        caller = who_speaks(self.request, self.server.callers)
        try:
            if caller is None:
                return self._send_away()
            self.request.settimeout(CLIENT_SECONDS)
            asked = wire.receive(self.request)
            with self.server.places:
                answered = answer_safely(self.server.vault, asked, caller)
            wire.send(self.request, answered)
        except OSError:
            return None

    def _send_away(self) -> None:
        # Whoever watches the installation only knocks; it says nothing and is no news.
        self.request.settimeout(STRANGER_SECONDS)
        if self.request.recv(1):
            log.warning("vault.stranger_at_the_socket")


def _repeat(work: Callable[[], object], seconds: float, ending: threading.Event) -> None:
    while not ending.wait(seconds):
        _once(work)


def _once(work: Callable[[], object]) -> None:
    try:
        work()
    except (psycopg.Error, PoolTimeout):
        log.warning("vault.database_away")
    except Exception as fault:
        # A thread that died in silence would be worse; the fault's words may hold a value.
        log.error("vault.fault", extra={"kind": type(fault).__name__})


def _end(server: _Server, ending: threading.Event) -> None:
    ending.set()
    # shutdown() waits for the loop, which this very thread is running.
    threading.Thread(target=server.shutdown, daemon=True).start()
