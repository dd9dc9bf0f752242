"""The restore drill: everything is destroyed, and comes back whole, or is refused with a reason.

One demonstration is started, backed up and stopped; the rest happens in empty homes.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from amaan.house.places import CLONE, private_folder, sockets_of
from amaan.house.supervisor import some_port
from amaan.house.testing import build_beforehand

pytestmark = pytest.mark.stack


def amaan(home: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "amaan.house", *map(str, words)],
        env=surroundings(home),
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )


def surroundings(home: Path) -> dict[str, str]:
    kept = {n: v for n, v in os.environ.items() if not n.startswith("AMAAN_")}
    more = {"PYTHONPATH": str(CLONE / "src"), "AMAAN_HOME": str(home)}
    return {**kept, **more, "DJANGO_SETTINGS_MODULE": "amaan.house.settings"}


@dataclass(frozen=True)
class BackedUp:
    """What is left when the machine is gone: two files, three sheets, a witness."""

    data: Path
    keys: Path
    sheets: tuple[Path, ...]
    witness: Path
    said: str
    # What `rehearse` said while the installation ran, and what it left in the home.
    rehearsed: subprocess.CompletedProcess[str]
    left: tuple[str, ...]

    def restore(self, home: Path, **changed: Path) -> subprocess.CompletedProcess[str]:
        """Bring it back, with some part exchanged."""
        data, keys = changed.get("data", self.data), changed.get("keys", self.keys)
        second = changed.get("second", self.sheets[2])
        return amaan(
            home,
            *("restore", "--profile", "demo", "--data", data, "--keys", keys),
            *("--sheet", self.sheets[0], "--sheet", second),
            *("--witness", changed.get("witness", self.witness)),
        )


@pytest.fixture(scope="module")
def backed_up() -> Iterator[BackedUp]:
    place = Path(tempfile.mkdtemp(prefix="amaan-backup-", dir="/tmp"))
    place.chmod(0o711)
    home, sheets = place / "home", private_folder(place / "sheets")
    build_beforehand(home, profile="demo")
    port = str(some_port())
    running = subprocess.Popen(
        [sys.executable, "-m", "amaan.house", "demo", "--port", port, "--stories", "10"],
        env=surroundings(home),
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert running.stdout
    assert any(line.startswith("Ctrl-C stops") for line in running.stdout)
    amaan(home, "keys", "sheets", "--to", sheets)
    done = amaan(home, "backup")
    rehearsed = amaan(home, "rehearse")
    left = tuple(sorted(path.name for path in home.iterdir()))
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)
    kept = private_folder(place / "kept")
    shutil.copytree(home / "backups", kept, dirs_exist_ok=True)
    [seen] = home.glob("practice-witnesses/practice-commission/journals/*/seen")
    shutil.copy(seen, kept / "seen")
    shutil.rmtree(home)
    yield BackedUp(
        data=next((kept / "data").glob("*.age")),
        keys=max((kept / "keys").glob("*")),
        sheets=tuple(sorted(sheets.glob("*.html"))),
        witness=kept / "seen",
        said=done.stdout + done.stderr,
        rehearsed=rehearsed,
        left=left,
    )
    shutil.rmtree(place)


@pytest.fixture
def empty() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="amaan-restored-", dir="/tmp"))
    place.chmod(0o711)
    home = place / "home"
    yield home
    shutil.rmtree(place)
    shutil.rmtree(sockets_of(home), ignore_errors=True)


def test_a_destroyed_installation_comes_back_whole_from_two_files_and_two_sheets(
    backed_up: BackedUp, empty: Path
) -> None:
    done = backed_up.restore(empty)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "and whole:" in done.stdout
    assert re.search(r"vault: (\d+) of \1 sealed values open", done.stdout)
    mark = json.loads((empty / "restored.json").read_text())
    assert mark["journal"] > 0
    assert mark["acknowledged"] is False
    assert not (empty / "restore.dump").exists()
    assert (empty / "recovery.recipient").read_text().startswith("age1")
    assert (empty / "keys" / "root.key").stat().st_mode & 0o077 == 0


def test_a_rehearsal_beside_the_running_installation_brings_it_back_and_leaves_nothing(
    backed_up: BackedUp,
) -> None:
    done = backed_up.rehearsed
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Brought back in" in done.stdout
    assert "Rehearsed in" in done.stdout
    assert "rehearsal" not in backed_up.left
    assert "last-rehearsal.json" in backed_up.left


def test_a_home_that_holds_something_is_left_alone(backed_up: BackedUp, empty: Path) -> None:
    private_folder(empty)
    (empty / "precious").write_text("somebody's")
    done = backed_up.restore(empty)
    assert done.returncode == 1
    assert "is not empty" in done.stderr
    assert [path.name for path in empty.iterdir()] == ["precious"]


def test_the_same_sheet_twice_is_refused_before_anything_is_made(
    backed_up: BackedUp, empty: Path
) -> None:
    done = backed_up.restore(empty, second=backed_up.sheets[0])
    assert "two different sheets" in done.stderr
    assert not empty.exists()


def test_a_changed_backup_is_refused(backed_up: BackedUp, empty: Path, tmp_path: Path) -> None:
    forged = tmp_path / backed_up.data.name
    whole = backed_up.data.read_bytes()
    forged.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    shutil.copy(f"{backed_up.data}.json", tmp_path)
    done = backed_up.restore(empty, data=forged)
    assert done.returncode == 1
    assert "is not the file it was" in done.stderr


def test_a_key_stream_that_was_cut_is_refused(
    backed_up: BackedUp, empty: Path, tmp_path: Path
) -> None:
    cut = tmp_path / backed_up.keys.name
    cut.write_bytes(backed_up.keys.read_bytes()[:-40])
    done = backed_up.restore(empty, keys=cut)
    assert done.returncode == 1
    assert "the stream is cut" in done.stdout + done.stderr


def test_no_data_key_stands_in_a_backup_of_the_data(backed_up: BackedUp, tmp_path: Path) -> None:
    from amaan.confidentiality.backups import LEFT_OUT
    from amaan.house import backups, binaries, recovery

    pages = [path.read_text(encoding="utf-8") for path in backed_up.sheets[:2]]
    text = "\n".join(pages).replace("<br>", " ").replace("<", "\n<")
    plain = tmp_path / "dump"
    backups.open_to(backed_up.data, recovery.join(recovery.read_lines(text)).identity, plain)
    listed = subprocess.run(
        [binaries.bin_folder(tmp_path, None) / "pg_restore", "--list", plain],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "TABLE DATA public confidentiality_sealed" in listed
    for table in LEFT_OUT:
        assert f"TABLE DATA public {table}" not in listed


def test_a_backup_is_never_written_over(backed_up: BackedUp) -> None:
    assert backed_up.data.stat().st_mode & 0o777 == 0o400
    assert backed_up.said.count("backups/") == 2
