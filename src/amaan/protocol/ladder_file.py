"""Reading `rules/ladders.toml`, as strictly as the rules are read."""

from collections.abc import Mapping
from datetime import time
from itertools import pairwise
from pathlib import Path

from amaan.kernel.calendars import WorkingCalendar
from amaan.law.reading import BrokenLaw, LawFile, Row
from amaan.protocol import codes, reading
from amaan.protocol.ladders import (
    CHAIN,
    STANDARDS_STOP_AT,
    Ladder,
    Ladders,
    QuietHours,
    Rung,
)

# Whose word may say when a commander hears of something: no statute does.
_KINDS = frozenset({"sop", "local_default"})


def read_ladders(root: Path, sources: reading.Sources, calendar: WorkingCalendar) -> Ladders:
    """This will read the ladders and the quiet hours they follow.

    Raises: BrokenLaw naming the file, the line and what is allowed.
    """
    file = LawFile(root, root / "ladders.toml")
    strangers = set(file.tables) - {"quiet", "ladder"}
    if strangers:
        raise BrokenLaw(f"{file.name}: knows [quiet] and [ladder.NAME]; not {min(strangers)!r}")
    if "quiet" not in file.tables:
        raise BrokenLaw(
            f"{file.name}: [quiet] is missing: say in which hours standards call nobody"
        )
    quiet = Row(file, file.tables["quiet"], "quiet")
    hours = QuietHours(_time(quiet, "from"), _time(quiet, "until"))
    reading.read_authority(quiet, sources, _KINDS)
    quiet.done()
    written = file.keyed("ladder")
    for needed in sorted(codes.DUTY_CLASSES - set(written)):
        raise BrokenLaw(
            f"{file.name}: [ladder.{needed}] is missing: each class of duties needs a ladder"
        )
    found = {name: _ladder(name, row, sources) for name, row in written.items()}
    _refuse_short(file, found)
    return Ladders(found, hours, calendar)


def _ladder(name: str, row: Row, sources: reading.Sources) -> Ladder:
    rungs = []
    for part in row.rows("rungs"):
        rungs.append(Rung(part.code("to", CHAIN), reading.read_limit(part, "after")))
        part.done()
    reading.read_authority(row, sources, _KINDS)
    row.done()
    if not rungs:
        raise row.broken("rungs", 'is missing: name who hears first, such as { to = "supervisor" }')
    for lower, higher in pairwise(rungs):
        if CHAIN.index(higher.to) <= CHAIN.index(lower.to):
            raise row.broken(
                "rungs", f"{higher.to} does not stand above {lower.to}; the way up is "
                + ", ".join(CHAIN),
            )  # fmt: skip
        if higher.after.longest() <= lower.after.longest():
            raise row.broken("rungs", f"{higher.to} must hear later than {lower.to}, not before")
    return Ladder(name, tuple(rungs), waits=name == "standard")


def _refuse_short(file: LawFile, found: Mapping[str, Ladder]) -> None:
    for name in ("legal", "clinical"):
        if found[name].rungs[-1].to != CHAIN[-1]:
            raise BrokenLaw(
                f"{file.where(name, 'rungs')}: {name}: rungs: must reach {CHAIN[-1]}; "
                "what the law or her body demands may not stop on the way"
            )
    if CHAIN.index(found["standard"].rungs[-1].to) > CHAIN.index(STANDARDS_STOP_AT):
        raise BrokenLaw(
            f"{file.where('standard', 'rungs')}: standard: rungs: must stop at "
            f"{STANDARDS_STOP_AT}; a standard never passes for a law, and rises as a rate only"
        )


def _time(row: Row, key: str) -> time:
    text = row.text(key)
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise row.broken(key, f"{text!r} is no time of the day; write 21:00") from None
