"""`tick`: turns the demonstration's clock forward and lets it act. No other installation has it."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import django
import psycopg

from amaan.house import demo_clock
from amaan.house.database import Secrets, connect_as_owner
from amaan.house.places import default_home, sockets_of
from amaan.house.supervisor import environment_for_children
from amaan.kernel import clock

# Every process reads the row twice a second; after this long none shows the old time.
_UNTIL_ALL_FOLLOW = 1.2


def run(words: list[str]) -> int:
    """This will move the clock of the running demonstration, and say who was told what."""
    parser = argparse.ArgumentParser(prog="./amaan tick", description=__doc__)
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--forward", metavar="26h", help="by so much: minutes, hours or days")
    how.add_argument("--at", metavar='"2026-11-25 14:00"', help="to a time in Karachi")
    asked = parser.parse_args(words)
    home = Path(os.environ.get("AMAAN_HOME", default_home()))
    mark = home / "profile"
    if not mark.exists() or mark.read_text(encoding="utf-8").strip() != "demo":
        print("amaan tick: only the demonstration's clock can be turned", file=sys.stderr)
        return 1
    try:
        with _owner(home) as owner:
            _turn(home, owner, asked.forward, asked.at)
    except (psycopg.OperationalError, FileNotFoundError):
        print("amaan tick: no demonstration runs here. Start ./amaan demo first", file=sys.stderr)
        return 1
    except (demo_clock.OnlyForward, demo_clock.NotATime) as error:
        print(f"amaan tick: {error}", file=sys.stderr)
        return 1
    return 0


@contextmanager
def _owner(home: Path) -> Iterator[psycopg.Connection]:
    password = Secrets(home / "secrets").of("owner")
    with connect_as_owner(str(sockets_of(home) / "database"), password) as owner:
        owner.autocommit = True
        yield owner


def _turn(home: Path, owner: psycopg.Connection, forward: str | None, at: str | None) -> None:
    os.environ.update(environment_for_children(home, "demo", 8000), AMAAN_ROLE="jobs")
    django.setup()
    from amaan.confidentiality.moved_clock import read_shift
    from amaan.jobs import turning

    ahead = read_shift(owner)
    clock.shift_by(ahead)
    before = clock.now()
    if forward is not None:
        wanted = ahead + demo_clock.span(forward)
    else:
        wanted = demo_clock.ahead_by(demo_clock.instant(str(at)), ahead)
    for instant in demo_clock.looks(before, before + (wanted - ahead)):
        turning.turn(instant)
    demo_clock.set_ahead(owner, wanted)
    clock.shift_by(wanted)
    turning.turn(clock.now())
    turning.keep_watch(clock.now())
    time.sleep(_UNTIL_ALL_FOLLOW)
    _say(owner, before, wanted)


def _say(owner: psycopg.Connection, before: datetime, ahead: timedelta) -> None:
    now = clock.local(clock.now())
    late, told = demo_clock.told_since(owner, before)
    print(f"It is now {now:%A %d %B %Y, %H:%M} in Karachi, {ahead} ahead of real time.")
    print(f"{late} duties turned late on the way.")
    for post, count in told.most_common():
        print(f"  told {count:4} times: {post.replace('_', ' ')}")
