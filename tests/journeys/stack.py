"""A whole installation for a journey: the supervisor's own, in a home nobody else has."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from amaan.house.places import CLONE, sockets_of
from amaan.house.supervisor import some_port
from amaan.house.testing import build_beforehand

PATIENCE = 240.0


class Installation:
    """One running demonstration: where it answers, and how to reach its parts."""

    def __init__(self, home: Path, port: int, process: subprocess.Popen[bytes]) -> None:
        self.home = home
        self.url = f"http://localhost:{port}"
        self._process = process

    def code(self, sign_in: str) -> str:
        """This will give the code that an officer's telephone shows now."""
        said = subprocess.run(
            [sys.executable, "-m", "amaan.house", "code", sign_in],
            env=environment(self.home),
            capture_output=True,
            text=True,
            check=True,
        )
        return next(word for word in said.stdout.split() if word.isdigit())

    @contextmanager
    def vault_stopped(self) -> Iterator[None]:
        """This will hold the vault still, so that it answers nobody, and let it go on after."""
        vault = int((self.home / "pids" / "vault").read_text(encoding="utf-8").split()[0])
        os.kill(vault, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(vault, signal.SIGCONT)

    def turn_the_clock(self, forward: str) -> None:
        """This will let time pass here, as a teacher would; everybody here lives later from now."""
        subprocess.run(
            [sys.executable, "-m", "amaan.house", "tick", "--forward", forward],
            env=environment(self.home),
            capture_output=True,
            check=True,
        )

    def log(self) -> str:
        """This will give what the processes wrote, for a failure that can be read."""
        logs = sorted((self.home / "logs").glob("*.log"))
        return "\n".join(f"== {p.name}\n{p.read_text(encoding='utf-8')[-3000:]}" for p in logs)


def environment(home: Path) -> Mapping[str, str]:
    """This will give the environment of our own commands, and nothing of the tests'."""
    kept = {n: v for n, v in os.environ.items() if n in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return {**kept, "PYTHONPATH": str(CLONE / "src"), "AMAAN_HOME": str(home)}


@contextmanager
def installation(*, visits: int = 0, from_nothing: bool = False) -> Iterator[Installation]:
    """This will start the demonstration in a home of its own, and stop it in order.

    `visits` is how much of the practice history grows behind it; whoever does not look at it
    should not wait for it. Its tables are copied, unless it is to begin `from_nothing`.
    """
    folder = Path(tempfile.mkdtemp(prefix="amaan-journey-", dir="/tmp"))
    # The database runs under another account, which must be able to pass through.
    folder.chmod(0o711)
    home, port = folder / "home", some_port()
    if not from_nothing:
        build_beforehand(home, profile="demo")
    written = (folder / "written").open("wb")
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "amaan.house", "demo"),
            *("--port", str(port), "--stories", str(visits)),
        ],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=written,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        _wait_until_ready(process, folder / "written")
        yield Installation(home, port, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(40)
        except subprocess.TimeoutExpired:
            process.kill()
        written.close()
        shutil.rmtree(sockets_of(home), ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until_ready(process: subprocess.Popen[bytes], written: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while b"Ready after" not in written.read_bytes():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(written.read_text(encoding="utf-8", errors="replace")[-4000:])
        time.sleep(0.1)
