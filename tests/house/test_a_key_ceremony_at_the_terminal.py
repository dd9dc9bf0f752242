"""The key ceremony as it is held: at a terminal, three custodians one after the other, by hand."""

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import psycopg
import pytest
from tests.journeys.stack import Installation, environment, installation

from amaan.house import recovery
from amaan.house.places import sockets_of
from amaan.house.recovery import Line

pytestmark = pytest.mark.stack
PATIENCE = 40.0
HEARD_WITHIN = 5.0


class Terminal:
    """A terminal at which somebody types; what stands on it can be waited for."""

    def __init__(self, home: Path, *words: str) -> None:
        ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "amaan.house", "keys", *words],
            env={**environment(home), "TERM": "dumb"},
            cwd="/",
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_with_its_own_terminal,
        )
        os.close(theirs)
        self._screen, self._seen = ours, ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(60)
        os.close(self._screen)

    def until(self, text: str, patience: float = PATIENCE) -> str:
        """This will give what stands on the screen up to a text."""
        deadline = time.monotonic() + patience
        while text not in self._seen:
            assert time.monotonic() < deadline, self._seen
            if select.select([self._screen], [], [], 0.2)[0]:
                try:
                    self._seen += os.read(self._screen, 65536).decode(errors="replace")
                except OSError:
                    assert text in self._seen, self._seen
        before, _text, self._seen = self._seen.partition(text)
        return before

    def type(self, line: str = "") -> None:
        """This will type a line and press Enter."""
        os.write(self._screen, f"{line}\r".encode())

    def interrupt(self, answer: str) -> None:
        """This will press Ctrl-C until the answer stands on the screen, as a person does.

        Between the prompt and the wait for a key is a moment in which it is not heard.
        """
        for _ in range(int(PATIENCE / HEARD_WITHIN)):
            os.write(self._screen, b"\x03")
            try:
                self.until(answer, HEARD_WITHIN)
            except AssertionError:
                continue
            return
        raise AssertionError(self._seen)

    def ends(self) -> int:
        """This will give how the command ended, with the rest of the screen read."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            if select.select([self._screen], [], [], 0.1)[0]:
                try:
                    self._seen += os.read(self._screen, 65536).decode(errors="replace")
                except OSError:
                    break
        return self.process.wait(60)


def _with_its_own_terminal() -> None:
    # So that Ctrl-C is Ctrl-C, also where the tests were started in the background.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture(scope="module")
def here() -> Iterator[Installation]:
    with installation() as made:
        yield made


def take_sheets(terminal: Terminal) -> list[list[Line]]:
    """This will stand where the custodians do: read, write down, type one line back."""
    sheets = []
    for number in (1, 2, 3):
        terminal.until(f"Sheet {number}: only its custodian looks now.")
        terminal.type()
        shown = terminal.until("Written down or printed?")
        lines = recovery.read_lines(re.sub(r"\r?\n", " ", shown.replace("\r\n\r\n", " | ")))
        assert len(lines) == 4
        sheets.append(lines)
        terminal.type()
        terminal.until("type its first line")
        terminal.until("> ")
        terminal.type(lines[0].text.lower().replace(" ", ""))
    return sheets


def type_two(terminal: Terminal, sheets: list[list[Line]], first: int, second: int) -> None:
    """This will put two sheets together, by typing what is asked for and nothing more."""
    terminal.until("Which sheet is typed first")
    terminal.type(str(first))
    for line in sheets[first - 1]:
        terminal.until("> ")
        terminal.type(line.text)
    terminal.until("Which sheet is it")
    terminal.type(str(second))
    for _ in range(2):
        asked = terminal.until("> ")
        at = int(re.findall(r"line (\d) of 2", asked)[-1])
        kind = 0 if "Keys of the vault" in asked.rpartition("Sheet")[2] else 2
        terminal.type(sheets[second - 1][kind + at - 1].text)


def written(here: Installation) -> list[tuple[str, str]]:
    password = (here.home / "secrets" / "backup.password").read_text().strip()
    with psycopg.connect(
        host=str(sockets_of(here.home) / "database"),
        user="backup",
        password=password,
        dbname="amaan",
    ) as connection:
        return connection.execute(
            "SELECT outcome, rule FROM confidentiality_journalentry WHERE what = 'key_ceremony'"
            " ORDER BY number"
        ).fetchall()


def test_the_whole_ceremony_its_rehearsal_a_new_root_key_and_a_lost_sheet(
    here: Installation,
) -> None:
    """One after the other, as an installation lives through it."""
    with Terminal(here.home, "sheets") as terminal:
        sheets = take_sheets(terminal)
        assert terminal.ends() == 0
    assert written(here) == [("drawn", "the first sheets")]
    for first, second in ((1, 2), (3, 1), (2, 3)):
        with Terminal(here.home, "check") as terminal:
            type_two(terminal, sheets, first, second)
            terminal.until("These two sheets bring this installation back.")
            assert terminal.ends() == 0

    # New ones, or a new root key, want two of the three in force.
    root = (here.home / "keys" / "root.key").read_text()
    with Terminal(here.home, "root") as terminal:
        type_two(terminal, sheets, 3, 2)
        renewed = take_sheets(terminal)
        assert terminal.ends() == 0
    assert (here.home / "keys" / "root.key").read_text() != root
    with Terminal(here.home, "check") as terminal:
        type_two(terminal, sheets, 1, 2)
        terminal.until("they hold another root key")
        assert terminal.ends() == 1
    with Terminal(here.home, "sheets") as terminal:
        type_two(terminal, sheets, 1, 2)
        terminal.until("they hold another root key")
        assert terminal.ends() == 1
    assert [how for _outcome, how in written(here)[1:]] == ["two of three sheets"] * 2

    # Two of the three burnt: said in a sentence, which the journal keeps.
    with Terminal(here.home, "sheets", "--without-sheets", "lost") as terminal:
        terminal.until("say in a sentence")
        assert terminal.ends() == 1
    with Terminal(here.home, "sheets", "--without-sheets", "two burnt with the court") as terminal:
        terminal.until("Sheet 1: only its custodian")
        terminal.interrupt("no new sheets are in force")
        assert terminal.ends() == 130
    assert written(here)[-1] == ("drawn", "without sheets: two burnt with the court")
    # Broken off before the end: the ones before are still in force.
    with Terminal(here.home, "check") as terminal:
        type_two(terminal, renewed, 1, 3)
        terminal.until("These two sheets bring this installation back.")
        assert terminal.ends() == 0


def test_a_slip_of_the_finger_is_corrected_where_it_stands(here: Installation) -> None:
    with Terminal(here.home, "check") as terminal:
        terminal.until("Which sheet is typed first")
        terminal.type("4")
        terminal.until("One of 1, 2, 3")
        terminal.type("1")
        terminal.until("> ")
        terminal.type("AAAA BBBB")
        terminal.until("8 letters and figures; a line has 64")
        # What was typed stands there again.
        terminal.until("AAAA BBBB")
        terminal.interrupt("broken off")
        assert terminal.ends() == 130


def test_without_a_terminal_and_without_the_journal_nothing_is_drawn(here: Installation) -> None:
    kept = here.home / "recovery.recipient"
    before = kept.read_text() if kept.exists() else ""
    done = subprocess.run(
        [sys.executable, "-m", "amaan.house", "keys", "sheets", "--without-sheets", "as in a test"],
        env=environment(here.home),
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert (kept.read_text() if kept.exists() else "") == before
