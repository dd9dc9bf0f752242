"""Moving the demonstration's clock: one row, and the hours between are lived through."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import psycopg

from amaan.kernel import clock
from amaan.kernel.clock import KARACHI

# So many looks at most on the way: an hour apart for two weeks, further apart beyond.
_LOOKS_ON_THE_WAY = 400
MAKE = """
CREATE TABLE IF NOT EXISTS house.clock (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), seconds bigint NOT NULL);
GRANT USAGE ON SCHEMA house TO web, vault, jobs;
GRANT SELECT ON house.clock TO web, vault, jobs;
"""


class OnlyForward(Exception):
    """The clock was asked to go back; what was recorded since would lie in the future."""


class NotATime(ValueError):
    """The words on the command line are no time and no span; the message says what is."""


def span(words: str) -> timedelta:
    """This will read a span such as 26h, 90m or 3d.

    Raises: NotATime.
    """
    number, unit = words[:-1], words[-1:]
    units = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
    if unit not in units or not number.isdecimal() or len(number) > 5:
        raise NotATime(f"{words!r} is no span; write 26h, 90m or 3d")
    return int(number) * units[unit]


def instant(words: str) -> datetime:
    """This will read a time as Karachi's clocks show it, such as "2026-11-25 14:00".

    Raises: NotATime.
    """
    try:
        read = datetime.fromisoformat(words)
    except ValueError:
        raise NotATime(f'{words!r} is no time; write "2026-11-25 14:00"') from None
    return read.replace(tzinfo=KARACHI) if read.tzinfo is None else read


def set_ahead(owner: psycopg.Connection, ahead: timedelta) -> None:
    """This will write the one row that every process of the demonstration follows."""
    owner.execute(
        "INSERT INTO house.clock (seconds) VALUES (%s)"
        " ON CONFLICT (only_one) DO UPDATE SET seconds = excluded.seconds",
        [round(ahead.total_seconds())],
    )


def looks(since: datetime, until: datetime) -> Iterator[datetime]:
    """This will give the instants at which the clock is turned on the way, the last one last."""
    step = max(timedelta(hours=1), (until - since) / _LOOKS_ON_THE_WAY)
    at = since + step
    while at < until:
        yield at
        at += step
    yield until


def told_since(owner: psycopg.Connection, since: datetime) -> tuple[int, Counter[str]]:
    """This will say how many duties were raised as late after an instant, and who was told."""
    rows = owner.execute(
        "SELECT kind, to_post FROM oversight_alarm WHERE raised_at > %(since)s"
        " UNION ALL SELECT kind, to_post FROM oversight_keepingalarm WHERE raised_at > %(since)s",
        {"since": since},
    ).fetchall()
    late = sum(kind == "late" for kind, _post in rows)
    return late, Counter(str(post) for _kind, post in rows)


def ahead_by(until: datetime, ahead: timedelta) -> timedelta:
    """This will work out by how much the clock must be ahead to show an instant now.

    Raises: OnlyForward.
    """
    wanted = until - (clock.now() - clock.shift())
    if wanted < ahead:
        raise OnlyForward("The clock goes forward only: what was written since would lie ahead.")
    return wanted
