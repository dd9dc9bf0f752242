"""How long whoever asks will wait: after that nothing is opened, and nothing is written down.

A vault that stood still finds requests in its queue whose pages gave up long ago. To answer one
would put a look into the journal that nobody had. Client and vault are on one machine (a unix
socket), so both read the kernel's steady clock: no turn of the wall clock counts.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_until: ContextVar[float | None] = ContextVar("until", default=None)


class NobodyWaits(Exception):
    """Whoever asked has given up; what was begun for him is rolled back."""


def until(seconds: float) -> float:
    """This will say, on the steady clock, until when an answer is waited for."""
    return time.monotonic() + seconds


@contextmanager
def waited_for(request: Mapping[str, Any], seconds: float) -> Iterator[None]:
    """This will hold everything inside to the instant that a request carries.

    One that carries none, or none that can be read, is waited for so many `seconds` from now,
    and no request for longer than that.
    """
    longest = until(seconds)
    carried = request.get("until")
    sooner = isinstance(carried, int | float) and carried < longest
    token = _until.set(carried if sooner else longest)
    try:
        yield
    finally:
        _until.reset(token)


def still_waited_for() -> None:
    """This will do nothing while somebody waits, and outside of any request.

    Raises: NobodyWaits.
    """
    at = _until.get()
    if at is not None and time.monotonic() > at:
        raise NobodyWaits
