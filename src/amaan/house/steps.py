"""Progress on the terminal: what is being done, and how long it took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Steps:
    """Prints one line a step, with its seconds when it is done."""

    def __init__(self) -> None:
        self.began_at = time.monotonic()
        self._open_line = False

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """This will show a step while its block runs."""
        began = time.monotonic()
        self._write(f"  {title} ...", end=not sys.stdout.isatty())
        self._open_line = sys.stdout.isatty()
        yield
        took = f"{time.monotonic() - began:.1f} s"
        if self._open_line:
            self._write(f" {took}")
        else:
            self._write(f"    done in {took}")
        self._open_line = False

    def say(self, line: str) -> None:
        """This will print a line of its own, inside or outside a step."""
        if self._open_line:
            self._write("")
            self._open_line = False
        self._write(f"    {line}")

    def total(self) -> float:
        """This will give the seconds since the first step."""
        return time.monotonic() - self.began_at

    def _write(self, text: str, *, end: bool = True) -> None:
        sys.stdout.write(text + ("\n" if end else ""))
        sys.stdout.flush()
