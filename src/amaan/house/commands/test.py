"""`test`: everything the tests need, then all of them."""

import os
import shutil
import subprocess
import sys

from amaan.house.places import CLONE

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def run(words: list[str]) -> int:
    """This will run the tests, two files at a time where the machine has the processors.

    Any words go to pytest instead (a file, `-k name`, `-x`), one test after the other.
    """
    if _wants_a_browser(words) and not _browser():
        _install_chromium()
        if not _browser():
            print(
                "\nThe tests drive Chromium and this machine has none. Install it (on Debian:\n"
                "apt-get install chromium) or run a part: ./amaan test -m 'not browser'.\n"
                "They are not skipped: a page nobody looked at is not a page that works.",
                file=sys.stderr,
            )
            return 1
    environment = {k: v for k, v in os.environ.items() if not k.startswith("AMAAN_")}
    environment["PYTHONPATH"] = str(CLONE / "src")
    command = [sys.executable, "-m", "pytest", *(words or _side_by_side())]
    return subprocess.run(command, cwd=CLONE, env=environment, check=False).returncode


def _side_by_side() -> list[str]:
    # Each of the two has a database of its own, and whole files, whose fixtures are shared. More
    # than two browsers with their servers at once would wait for each other on most machines.
    return ["-n", "2", "--dist", "loadfile"] if (os.cpu_count() or 1) > 1 else []


def _wants_a_browser(words: list[str]) -> bool:
    # A person who names one file or marks need not install a browser for another.
    if any(not w.startswith("-") for w in words):
        return False
    tests = [*(CLONE / "tests").rglob("*.py"), *(CLONE / "src").glob("**/tests/*.py")]
    return any("playwright" in p.read_text(encoding="utf-8") for p in tests)


def _browser() -> str | None:
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


def _install_chromium() -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("Installing Chromium for the browser tests (once, some minutes) ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(words, env=environment, check=False, stdout=subprocess.DEVNULL)
