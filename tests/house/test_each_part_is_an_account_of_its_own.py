"""A real installation, started as root and divided among four accounts of the machine.

Accounts are made for these tests and taken away after. Whoever takes the web server or the
worker over is that account: so the tests become it, and try.
"""

import itertools
import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from amaan.house.accounts import PARTS, Accounts
from amaan.house.places import CLONE, Account, sockets_of
from amaan.house.supervisor import some_port

pytestmark = [
    pytest.mark.stack,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can make and become other accounts"),
]

ASK = """
import json, os, socket, sys
from amaan.confidentiality.vault import wire
with socket.socket(socket.AF_UNIX) as channel:
    channel.settimeout(5)
    channel.connect(sys.argv[1])
    wire.send(channel, json.loads(sys.argv[2]))
    print(json.dumps(wire.receive(channel)))
"""


@dataclass
class Installation:
    """One installation that serves, and how to become one of its accounts."""

    home: Path
    port: int
    python: str
    accounts: Accounts
    process: subprocess.Popen[str]

    def pid(self, part: str) -> int:
        return int((self.home / "pids" / part).read_text().split()[0])

    def become(self, part: str, code: str, *words: object) -> subprocess.CompletedProcess[str]:
        """Run a few lines of Python as the account of a part, with the groups it really has."""
        return subprocess.run(
            [self.python, "-c", code, *map(str, words)],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CLONE / "src")},
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            **self.accounts.identity(part),  # type: ignore[call-overload]  # user= and group=
        )

    def ask(self, part: str, **request: object) -> dict[str, object] | None:
        """Speak to the vault as a part; None when it does not answer."""
        done = self.become(part, ASK, sockets_of(self.home) / "apart/vault", json.dumps(request))
        return json.loads(done.stdout) if done.returncode == 0 else None


@pytest.fixture(scope="module")
def accounts() -> Iterator[Accounts]:
    made = {}
    for part in PARTS:
        name = f"amaan-{os.getpid()}-{part[:4]}"
        options = ("--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin")
        subprocess.run(["/usr/sbin/useradd", *options, name], check=True, capture_output=True)
        entry = pwd.getpwnam(name)
        made[part] = Account(name, entry.pw_uid, entry.pw_gid)
    yield Accounts(**made)
    for account in made.values():
        subprocess.run(["/usr/sbin/userdel", account.name], check=False, capture_output=True)


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="amaan-apart-", dir="/tmp"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)
    shutil.rmtree(sockets_of(made / "home"), ignore_errors=True)


@pytest.fixture(scope="module")
def python(place: Path, accounts: Accounts) -> str:
    """This will give a Python with our packages that every account may run.

    A developer's own Python often lies in root's home; then the machine's is taken.
    """
    if _runs(sys.executable, accounts.web):
        return sys.executable
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    machines = f"/usr/bin/{version}"
    assert Path(machines).exists(), f"no {version} that another account may run"
    venv = place / "venv"
    subprocess.run([machines, "-m", "venv", "--without-pip", venv], check=True)
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    (venv / "lib" / version / "site-packages" / "ours.pth").write_text(f"{packages}\n")
    return str(venv / "bin" / "python")


def _runs(program: str, account: Account) -> bool:
    try:
        done = subprocess.run(
            [program, "-c", "import django"],
            user=account.uid,
            group=account.gid,
            extra_groups=[],
            cwd="/",
            check=False,
            capture_output=True,
        )
    except OSError:
        return False
    return done.returncode == 0


def unit() -> str:
    """This will give the unit of systemd that the administrator's guide prints."""
    guide = (CLONE / "docs" / "administrator.md").read_text(encoding="utf-8")
    lines = guide.partition("# /etc/systemd/system/amaan.service\n")[2].splitlines()
    printed = itertools.takewhile(lambda line: line.startswith("    "), lines)
    return "\n".join(line.removeprefix("    ") for line in printed) + "\n"


def as_the_unit_does() -> list[str]:
    """This will leave the supervisor the powers that the unit leaves it, and no other."""
    [kept] = re.findall(r"^CapabilityBoundingSet=(.+)$", unit(), re.MULTILINE)
    powers = ",".join(f"+{name.lower().removeprefix('cap_')}" for name in kept.split())
    return ["setpriv", f"--bounding-set=-all,{powers}", "--no-new-privs", "--"]


def start(
    home: Path, python: str, accounts: Accounts, *words: str, told: bool = True
) -> Installation:
    port = some_port()
    environment = {
        **{n: v for n, v in os.environ.items() if not n.startswith("AMAAN_")},
        "PYTHONPATH": str(CLONE / "src"),
        "AMAAN_HOME": str(home),
        "AMAAN_PORT": str(port),
        **({"AMAAN_ACCOUNTS": accounts.written()} if told else {}),
    }
    process = subprocess.Popen(
        [*as_the_unit_does(), python, "-m", "amaan.house", "serve", *words],
        env=environment,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("Amaan serves"):
            return Installation(home, port, python, accounts, process)
    process.communicate(timeout=60)
    raise AssertionError("".join(said))


def stop(installation: Installation) -> None:
    installation.process.send_signal(signal.SIGINT)
    installation.process.communicate(timeout=60)


@pytest.fixture(scope="module")
def running(place: Path, python: str, accounts: Accounts) -> Iterator[Installation]:
    made = start(place / "home", python, accounts, "--new-keys")
    yield made
    if made.process.poll() is None:
        stop(made)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_the_unit_that_the_guide_prints_is_one(place: Path) -> None:
    written = place / "amaan.service"
    # The program lies elsewhere here; everything else is taken as it is printed.
    written.write_text(unit().replace("/opt/amaan/amaan", "/bin/true"))
    done = subprocess.run(
        ["systemd-analyze", "verify", written], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_supervisor_has_no_power_but_those_of_the_unit(running: Installation) -> None:
    status = Path(f"/proc/{running.process.pid}/status").read_text()
    powers = int(re.findall(r"CapEff:\s(\w+)", status)[0], 16)
    # chown, dac_override, fowner, fsetid, kill, setgid, setuid
    assert powers == sum(1 << number for number in (0, 1, 3, 4, 5, 6, 7))


def test_every_process_is_its_account_without_any_of_roots_powers(running: Installation) -> None:
    for part in PARTS:
        status = Path(f"/proc/{running.pid(part)}/status").read_text()
        found = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
        assert set(found["Uid"].split()) == {str(running.accounts.of(part).uid)}, part
        assert int(found["CapEff"], 16) == int(found["CapPrm"], 16) == 0, part
        assert found["NoNewPrivs"] == "1", part
    watch = Path(f"/proc/{running.pid('watch')}/status").read_text()
    assert f"Uid:\t{running.accounts.database.uid}\t" in watch


def test_only_the_supervisor_is_root_and_it_listens_nowhere(running: Installation) -> None:
    listening = subprocess.run(["ss", "-Hxtlnp"], capture_output=True, text=True, check=False)
    if listening.returncode == 0:
        assert f"pid={running.process.pid}," not in listening.stdout
    sockets = [
        str(path.readlink())
        for path in Path(f"/proc/{running.process.pid}/fd").iterdir()
        if path.is_symlink()
    ]
    assert not [name for name in sockets if name.startswith("socket:")]


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("web", ("keys", "keys/root.key", "keys/keys.json", "keys/spool", "secrets/vault.password",
                 "secrets/jobs.password", "secrets/owner.password", "secrets/founder.password",
                 "backups/keys", "backups/data", "database", "logs", "pids")),
        ("jobs", ("keys", "keys/root.key", "secrets/vault.password", "secrets/web.password",
                  "secrets/web.key", "secrets/owner.password", "backups/keys", "database")),
        ("database", ("keys", "keys/root.key", "secrets/vault.password", "secrets/web.key",
                      "secrets/web.password", "secrets/founder.password")),
        ("vault", ("database", "secrets/web.key", "secrets/web.password", "backups/data",
                   "secrets/owner.password")),
    ],
)  # fmt: skip
def test_no_part_reads_what_is_anothers(
    running: Installation, part: str, names: tuple[str, ...]
) -> None:
    read = (
        "import os, sys\nfor path in sys.argv[1:]:\n"
        "    try:\n        os.listdir(path) if not path.count('.') else open(path).read()\n"
        "    except (PermissionError, FileNotFoundError) as no:\n"
        "        print(type(no).__name__)\n    else:\n        print('READ', path)\n"
    )
    paths = [running.home / name for name in names]
    # What is not there would be refused to everybody, and prove nothing.
    there = [path for path in paths if path.exists() or path.name in {"spool", "keys.json"}]
    assert there == paths
    done = running.become(part, read, *paths)
    assert done.stdout.split() == ["PermissionError"] * len(paths), done.stdout + done.stderr


@pytest.mark.parametrize("part", ["web", "jobs", "database"])
def test_no_part_reads_the_vaults_memory_or_stops_it_or_becomes_it(
    running: Installation, part: str
) -> None:
    code = """
import ctypes, os, signal, sys
pid, uid = int(sys.argv[1]), int(sys.argv[2])
tries = [
    lambda: open(f"/proc/{pid}/mem", "rb").read(1),
    lambda: open(f"/proc/{pid}/environ", "rb").read(1),
    lambda: open(f"/proc/{pid}/maps").read(),
    lambda: os.listdir(f"/proc/{pid}/fd"),
    lambda: os.kill(pid, signal.SIGSTOP),
    lambda: os.setuid(uid),
    lambda: os.setgroups([0]),
]
for attempt in tries:
    try:
        attempt()
        print("DONE")
    except PermissionError:
        print("refused")
libc = ctypes.CDLL(None, use_errno=True)
print("refused" if libc.ptrace(16, pid, 0, 0) == -1 else "DONE")
"""
    done = running.become(part, code, running.pid("vault"), running.accounts.vault.uid)
    assert done.stdout.split() == ["refused"] * 8, done.stdout + done.stderr


def test_the_vault_answers_each_account_for_what_it_is(running: Installation) -> None:
    officer = "00000000-0000-0000-0000-000000000001"
    factors = {"verb": "factors", "officer": officer}
    assert running.ask("web", **factors) == {"totp": False, "passkeys": 0, "sheet": False}
    assert (running.ask("web", verb="begin_work") or {})["refused"] == "not_found"
    assert "capability" in (running.ask("jobs", verb="begin_work") or {})
    assert (running.ask("jobs", **factors) or {})["refused"] == "not_found"
    # Whoever watches may knock, and is told nothing.
    assert running.ask("database", **factors) is None


def test_an_account_of_nothing_of_ours_does_not_even_find_the_socket(
    running: Installation,
) -> None:
    done = subprocess.run(
        ["/bin/ls", sockets_of(running.home) / "apart"],
        user=65534,
        group=65534,
        extra_groups=[],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "denied" in done.stderr


def test_pages_are_shown_and_the_watch_writes_what_the_pages_read(running: Installation) -> None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{running.port}/", timeout=10) as answer:
            status = answer.status
    except urllib.error.HTTPError as other:
        status = other.code
    # Behind a certificate it would be shown; without one it is sent to the sign-in, no further.
    assert status in {200, 302, 400, 403}
    reading = running.home / "state" / "running.json"
    deadline = time.monotonic() + 30
    while not reading.exists():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    shown = running.become("web", "import sys; print(len(open(sys.argv[1]).read()))", reading)
    assert int(shown.stdout) > 0
    assert running.become("jobs", "import sys; open(sys.argv[1])", reading).returncode != 0
    assert "one_account" not in reading.read_text()


def test_backups_are_written_by_the_accounts_that_may_read_what_is_in_them(
    running: Installation, place: Path
) -> None:
    sheets = place / "sheets"
    sheets.mkdir(mode=0o700)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CLONE / "src")}
    environment["AMAAN_HOME"] = str(running.home)
    drawn = subprocess.run(
        [running.python, "-m", "amaan.house", "keys", "sheets", "--to", sheets],
        env=environment,
        cwd="/",
        check=False,
        capture_output=True,
        text=True,
    )
    assert drawn.returncode == 0, drawn.stderr
    for part, role, stream in (("database", "backup", "data"), ("vault", "vault", "keys")):
        done = subprocess.run(
            [running.python, "-m", "amaan.house", "backup", "--only", stream],
            env={**environment, "AMAAN_ROLE": role},
            cwd="/",
            check=False,
            capture_output=True,
            text=True,
            **running.accounts.identity(part),  # type: ignore[call-overload]
        )
        assert done.returncode == 0, done.stdout + done.stderr
        [newest, *_] = sorted((running.home / "backups" / stream).iterdir())
        assert newest.stat().st_uid == running.accounts.of(part).uid
        assert newest.stat().st_mode & 0o077 == 0


def test_it_stops_whole_and_starts_again_without_being_told_the_accounts(
    running: Installation,
) -> None:
    pids = [running.pid(part) for part in PARTS]
    stop(running)
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]
    again = start(running.home, running.python, running.accounts, told=False)
    try:
        for part in PARTS:
            uid = Path(f"/proc/{again.pid(part)}").stat().st_uid
            # The vault lets nobody look at it: to the kernel its /proc is root's.
            assert uid in {running.accounts.of(part).uid, 0 if part == "vault" else -1}
        assert again.ask("web", verb="begin_work") is not None
    finally:
        stop(again)
