"""When a backup, an extract and the rehearsal of a restore are due, and what a start found."""

import time
from collections.abc import Callable
from datetime import timedelta

from amaan.house import health, rehearsing
from amaan.house.environment import Environment
from amaan.house.places import state_of
from amaan.house.real_time import real_now
from amaan.web.kit import running

EVERY = timedelta(hours=24)
_AGAIN_SECONDS = 1800.0
_LOOK_SECONDS = 20.0
# A rehearsal that failed is tried again the next day: it costs the machine half an hour.
_REHEARSE_AGAIN_SECONDS = 24 * 3600.0
_FIRST_REHEARSAL_SECONDS = 3600.0
_FIRST_EXTRACT_SECONDS = 1800.0


class Schedule:
    """Starts each stream of backups and an extract once a day, and a rehearsal once a week.

    It says every alarm once. `start` is called with the name of a stream, `rehearse` and `extract`
    with nothing.
    """

    def __init__(
        self,
        here: Environment,
        start: Callable[[str], None],
        rehearse: Callable[[], None],
        extract: Callable[[], None],
    ) -> None:
        self._here = here
        self._start = start
        self._rehearse = rehearse
        self._extract = extract
        # Counted again after each start: an extract too many costs a minute and a file.
        self._next_extract = time.monotonic() + _FIRST_EXTRACT_SECONDS
        self._next_rehearsal = time.monotonic() + _FIRST_REHEARSAL_SECONDS
        # A start is busy enough; and a stream that failed is tried again in half an hour.
        self._next = {"data": time.monotonic() + 60, "keys": time.monotonic() + 180}
        self._next_look = 0.0
        self._said: set[str] = set()

    def look(self) -> None:
        """This will do what is due, and return at once."""
        if time.monotonic() < self._next_look:
            return
        self._next_look = time.monotonic() + _LOOK_SECONDS
        for stream, at in self._next.items():
            if time.monotonic() >= at and self._due(stream):
                self._next[stream] = time.monotonic() + _AGAIN_SECONDS
                self._start(stream)
        if time.monotonic() >= self._next_rehearsal and rehearsing.is_due(
            self._here.home, real_now()
        ):
            self._next_rehearsal = time.monotonic() + _REHEARSE_AGAIN_SECONDS
            self._rehearse()
        if time.monotonic() >= self._next_extract:
            self._next_extract = time.monotonic() + EVERY.total_seconds()
            self._extract()
        self._say()

    def _due(self, stream: str) -> bool:
        newest = health.newest_backup(self._here, stream)
        return newest is None or real_now() - newest >= EVERY

    def _say(self) -> None:
        reading = running.read(state_of(self._here.home) / health.READING)
        if reading is None:
            return
        found = {
            alarm.code: running.SENTENCES[alarm.code] % alarm.values
            for alarm in reading.alarms
            if not alarm.acknowledged
        }
        for code in [*found]:
            if code not in self._said:
                print(f"  ! {found[code]}", flush=True)
        self._said = set(found)
