"""One installation brought up, step by step: database, roles, tables, vault, web, jobs."""

import base64
import http.client
import json
import secrets
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from amaan.confidentiality import checkpoints
from amaan.confidentiality.witness import Witness
from amaan.house import database, demo_clock, postgres, ruling
from amaan.house.children import Recipe
from amaan.house.places import (
    check_socket,
    private_folder,
    public_of,
    state_of,
    vault_socket_of,
    write_private,
)
from amaan.house.postgres import Cluster
from amaan.house.steps import Steps
from amaan.house.supervisor import Supervisor, rules_for_children, some_port
from amaan.kernel import clock
from amaan.law import catalogue

VAULT = "amaan.confidentiality.vault"
PRACTICE_WITNESSES = ("practice-commission", "practice-ombudsperson")
_NO_KEYS = """The vault has no keys in {}.
If this installation had some, bring them back before anything else: without them nothing that
was sealed can be opened. For a new installation:  ./amaan serve --new-keys"""


class ChildDidNotStart(Exception):
    """A process of ours did not come up; the message holds its last words and its log."""


@dataclass(frozen=True, kw_only=True)
class Stack:
    """One home, its cluster and its supervisor."""

    home: Path
    cluster: Cluster
    supervisor: Supervisor
    steps: Steps
    port: int
    address: str = "127.0.0.1"
    certificate: tuple[Path, Path] | None = None
    demo: bool = True
    workers: int = 1

    # -- database -----------------------------------------------------------------------

    def raise_database(self) -> None:
        """This will make the cluster if it is new, start it, and make its roles."""
        witnesses = (self._practice_witness(name, 0) for name in PRACTICE_WITNESSES)
        backups = (*map(self._backup, ("data", "keys")), self._rehearsal())
        passing = (self._history(0), self._watch(), *backups)
        ours = (*witnesses, self._web(), *passing, self._jobs(), self._vault())
        recipes = (*ours, self.supervisor.database_recipe())
        left = self.supervisor.end_orphans(*recipes)
        if left:
            self.steps.say(f"ended what an earlier start left behind: {', '.join(left)}")
        if not self.cluster.exists():
            with self.steps.step("Making the database"):
                postgres.make(self.cluster)
        with self.steps.step("Starting the database"):
            self.supervisor.start_database()
        if self.marks().get("roles") != database.roles_digest():
            with self.steps.step("Making its roles"):
                database.make_roles(self.cluster)
                with self._owner() as owner:
                    database.mark_done(owner, "roles", database.roles_digest())

    def marks(self) -> dict[str, str]:
        """This will read what was already done to this database; nothing for a new one."""
        try:
            with self._owner() as owner:
                return database.done(owner)
        except (psycopg.OperationalError, psycopg.errors.UndefinedTable, FileNotFoundError):
            return {}

    def say_what_nobody_signed(self) -> None:
        """This will say of each province how many rules bind nobody there yet."""
        with self._owner() as owner:
            found = ruling.unsigned(owner)
        for province, (number, every) in found.items():
            if number:
                self.steps.say(
                    f"{province}: {number} of {every} rules are signed by nobody: guidance, and "
                    "nobody is late for them. Its registrar signs at The law, To be signed."
                )

    @contextmanager
    def _owner(self) -> Iterator[psycopg.Connection]:
        kept = database.Secrets(self.cluster.password_file.parent)
        with database.connect_as_owner(str(self.cluster.sockets), kept.of("owner")) as owner:
            yield owner

    def make_clock(self) -> None:
        """This will make the row by which the demonstration's clock can be turned."""
        with self._owner() as owner:
            owner.execute(demo_clock.MAKE)

    def make_web_key(self) -> None:
        """This will draw the web's signing key the first time."""
        path = self.home / "secrets" / "web.key"
        if not path.exists():
            write_private(path, secrets.token_urlsafe(48) + "\n")

    # -- what is made once per version --------------------------------------------------

    def build(self) -> None:
        """This will bring rules, tables, grants and static files up to this version."""
        self._put_rules_in_force()
        marks = self.marks()
        wanted = {"schema": database.schema_digest(), "access": database.access_digest()}
        parts = [part for part, digest in wanted.items() if marks.get(part) != digest]
        if self._static_mark() != database.static_digest():
            parts.append("static")
        if parts:
            with self.steps.step(f"Building {', '.join(parts)}"):
                self._build(parts)

    def _put_rules_in_force(self) -> None:
        try:
            wrong = ruling.put_in_force(self.home, catalogue.default_root())
        except ruling.NoRules as none:
            raise ChildDidNotStart(f"The rules cannot be put in force.\n{none}") from None
        if wrong:
            self.steps.say(f"The new rules are not in force; those of before stay: rules/{wrong}")
        self.supervisor.environment.update(rules_for_children(self.home))

    def _build(self, parts: list[str]) -> None:
        if self.supervisor.accounts is None:
            self.run_inner("build", parts)
            return
        # Translations are compiled beside the code, which is root's; tables are the owner's.
        self.run_inner("build", ["messages"], keeper=True)
        self.run_inner("build", ["no-messages", *parts])

    def _static_mark(self) -> str:
        mark = state_of(self.home) / "static.digest"
        return mark.read_text(encoding="utf-8") if mark.exists() else ""

    def run_inner(
        self, command: str, words: list[str], role: str = "owner", *, keeper: bool = False
    ) -> None:
        """This will run one of our own short commands and pass its lines on."""
        self.run_module(["amaan.house", command, *words], role=role, keeper=keeper)

    def run_module(self, words: list[str], role: str, *, keeper: bool = False) -> None:
        """This will run one module to its end and pass its lines on.

        As the account of its role; `keeper`: as whoever keeps the home, who started us.
        Raises: ChildDidNotStart when it fails.
        """
        recipe = self.supervisor.recipe(words[-1], ["-m", *words], role=role)
        identity: dict[str, Any] = {} if keeper else dict(recipe.identity)
        with subprocess.Popen(
            recipe.command,
            env=dict(recipe.environment),
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **identity,
        ) as child:
            assert child.stdout
            said = []
            for line in child.stdout:
                said.append(line)
                self.steps.say(line.rstrip())
        if child.returncode:
            raise ChildDidNotStart(f"{' '.join(words)} failed")

    # -- processes ----------------------------------------------------------------------

    def start_vault(self, *, new_keys: bool, since: int | None = None) -> None:
        """This will start the one process that opens sealed things.

        `since` is the first year in which anything is sealed, where that is not this year.

        Raises: ChildDidNotStart when it has no keys and may not make any. An installation
        whose key folder was not mounted would otherwise seal with keys nobody keeps.
        """
        check_socket(self.vault_socket)
        accounts = self.supervisor.accounts
        private_folder(self.home / "keys", owner=accounts.vault if accounts else None)
        if not any((self.home / "keys").iterdir()):
            if not new_keys:
                raise ChildDidNotStart(_NO_KEYS.format(self.home / "keys"))
            with self.steps.step("Making the vault's keys"):
                self.run_module([VAULT, "init", *_since(since)], role="vault")
        elif since is not None and not self._keys_reach(since):
            with self.steps.step("Making the vault's keys of further years"):
                self.run_module([VAULT, "extend", *_since(since)], role="vault")
        with self.steps.step("Starting the vault"):
            self._start_and_wait(self._vault(), lambda: listens(self.vault_socket))

    def _keys_reach(self, since: int) -> bool:
        written = json.loads((public_of(self.home) / "vault.pub").read_text(encoding="ascii"))
        have = {row["year"] for row in written["domains"]}
        wanted = set(range(since, clock.local_date(clock.now()).year + 2))
        # A vault of before had no key for tokens of names.
        return have >= wanted and "index" in written.get("purposes", ())

    def start_web(self) -> None:
        """This will start the web server and wait for its first page."""
        with self.steps.step("Starting the web server"):
            self._start_and_wait(self._web(), self._web_answers)

    def _web_answers(self) -> bool:
        # Under a certificate the port is enough: the name on it is not ours to check here.
        return _answers(self.port) if self.certificate is None else _opens(self.port, self.address)

    def start_practice_witnesses(self) -> None:
        """This will let two witnesses follow the practice journal; nobody waits for them.

        They stand where real ones must not, on the same machine: a demonstration shows the
        way, it proves nothing to anybody.
        """
        public = json.loads((self.home / "vault.pub").read_text(encoding="ascii"))
        raw = Ed25519PublicKey.from_public_bytes(base64.b64decode(public["checkpoint"]))
        lines: list[str] = []
        for name in PRACTICE_WITNESSES:
            folder = self.home / "practice-witnesses" / name
            known = (folder / "key.pem").exists()
            there = Witness(folder) if known else Witness.make(folder, name)
            there.follow(checkpoints.journal_key(raw))
            port = some_port()
            lines.append(f"{there.key.word} http://127.0.0.1:{port}\n")
            self.supervisor.start(self._practice_witness(name, port))
        (self.home / "witnesses").write_text("".join(lines), encoding="utf-8")

    def start_jobs(self) -> None:
        """This will start the worker; nobody waits for it."""
        self.supervisor.start(self._jobs())

    def start_watch(self) -> None:
        """This will start what looks at the installation once a minute; nobody waits for it."""
        self.supervisor.start(self._watch())

    def start_backup(self, stream: str) -> None:
        """This will start one backup, which ends by itself."""
        self.supervisor.start(self._backup(stream))

    def start_rehearsal(self) -> None:
        """This will start the rehearsal of a restore, which ends by itself."""
        self.supervisor.start(self._rehearsal())

    def start_extract(self) -> None:
        """This will start the making of an extract for analysts, which ends by itself."""
        words = ["-m", "amaan.house", "extract"]
        self.supervisor.start(self.supervisor.recipe("extract", words, role="stats", once=True))

    def make_storyteller(self) -> None:
        """This will make the role that tells a demonstration's stories; no real home has it."""
        database.make_storyteller(self.cluster)

    def start_history(self, size: int) -> None:
        """This will start what makes the practice history, which ends by itself."""
        self.supervisor.start(self._history(size))

    @property
    def vault_socket(self) -> Path:
        """This will give the place where the vault listens."""
        return vault_socket_of(self.home)

    def _vault(self) -> Recipe:
        words = ["-m", VAULT, "serve", *(["--demo"] if self.demo else [])]
        return self.supervisor.recipe("vault", words, role="vault")

    def _web(self) -> Recipe:
        words = [
            *("-m", "amaan.house.web_server", "--interface", "wsgi", "--host", self.address),
            *("--port", str(self.port), "--workers", str(self.workers)),
            *("--blocking-threads", "4", "--no-ws", "--respawn-failed-workers"),
            *("--workers-kill-timeout", "5", "--log-level", "warning", "--no-access-log"),
            *self._tls(),
            "amaan.house.wsgi:application",
        ]
        return self.supervisor.recipe("web", words, role="web")

    def _tls(self) -> list[str]:
        if self.certificate is None:
            return []
        certificate, key = self.certificate
        # Said, though it is granian's default: every browser we support speaks it.
        lowest = ["--ssl-protocol-min", "tls1.3"]
        return ["--ssl-certificate", str(certificate), "--ssl-keyfile", str(key), *lowest]

    def _jobs(self) -> Recipe:
        return self.supervisor.recipe("jobs", ["-m", "amaan.house", "worker"], role="jobs")

    def _watch(self) -> Recipe:
        return self.supervisor.recipe("watch", ["-m", "amaan.house", "watch"], role="backup")

    def _backup(self, stream: str) -> Recipe:
        words = ["-m", "amaan.house", "backup", "--only", stream]
        # The stream of the keys is the vault's, and nobody else may read what it reads.
        role = "vault" if stream == "keys" else "backup"
        return self.supervisor.recipe(f"backup-{stream}", words, role=role, once=True)

    def _rehearsal(self) -> Recipe:
        words = ["-m", "amaan.house", "rehearse"]
        return self.supervisor.recipe("rehearsal", words, once=True)

    def _practice_witness(self, name: str, port: int) -> Recipe:
        folder = self.home / "practice-witnesses" / name
        words = ["-m", "amaan.house", "witness", "--folder", str(folder)]
        return self.supervisor.recipe(name, [*words, "serve", "--port", str(port)])

    def _history(self, size: int) -> Recipe:
        # As web: it acts as officers do, and has no right that a page has not.
        words = ["-m", "amaan.house", "history", "--size", str(size)]
        return self.supervisor.recipe("history", words, role=database.STORYTELLER, until_done=True)

    def _start_and_wait(self, recipe: Recipe, ready: Callable[[], bool]) -> None:
        child = self.supervisor.start(recipe)
        deadline = time.monotonic() + 30
        while not ready():
            if child.ended() is not None or time.monotonic() > deadline:
                raise ChildDidNotStart(
                    f"{recipe.name} did not start.\n{postgres.last_words(recipe.log)}"
                )
            time.sleep(0.02)


def _since(year: int | None) -> list[str]:
    return [] if year is None else ["--since", str(year)]


def listens(path: Path) -> bool:
    """This will say whether somebody answers at a socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def _opens(port: int, address: str) -> bool:
    try:
        socket.create_connection((address, port), timeout=2).close()
    except OSError:
        return False
    return True


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
