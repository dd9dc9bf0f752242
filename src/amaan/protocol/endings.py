"""Whether a story in a file ends as it says: what is owed and forbidden, and what is not."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from amaan.kernel.clock import local
from amaan.protocol.casefile import CaseFile
from amaan.protocol.engine import Duty, Outcome


def wrong_endings(case: CaseFile, result: Outcome) -> Iterator[str]:
    """This will say in which points a story ends otherwise than its file expects."""
    expect = case.expect
    for rule, wanted in expect.get("duties", {}).items():
        rows = wanted if isinstance(wanted, list) else [wanted]
        mine = [duty for duty in result.duties if duty.rule_id == rule]
        if len(mine) != len(rows):
            yield f"{rule}: {len(mine)} such duties, and {len(rows)} expected"
        for duty, row in zip(mine, rows, strict=False):
            told = as_told(duty, row)
            for name in row:
                if told[name] != row[name]:
                    yield f"{rule}: {name} is {told[name]}, and {row[name]} was expected"
    owed = {duty.rule_id for duty in result.duties}
    forbidden = {bar.rule_id for bar in result.bars}
    for rule in expect.get("no_duties", ()):
        if rule in owed:
            yield f"{rule}: is owed, and must not be"
    for rule in expect.get("bars", ()):
        if rule not in forbidden:
            yield f"{rule}: does not forbid, and must"
    for rule in expect.get("no_bars", ()):
        if rule in forbidden:
            yield f"{rule}: forbids, and must not"
    unread = expect.get("unread", [])
    if list(result.unread) != unread:
        yield f"offences nobody could read: {list(result.unread)}, and {unread} expected"


def as_told(duty: Duty, wanted: dict[str, Any]) -> dict[str, Any]:
    """This will show a duty in the words of a story, as far as the story speaks of it."""
    shown = {
        "state": duty.state,
        "due": duty.due_at,
        "late": duty.late_at,
        "met": duty.met_at,
        "contested": duty.contested_why,
        "failure": duty.rule.failure,
        "over": duty.window_over,
        "confidence": duty.authority.confidence,
    }
    return {name: _to_the_minute(shown.get(name, "no word of a story")) for name in wanted}


def _to_the_minute(value: object) -> object:
    # A date alone ends a second before midnight.
    if isinstance(value, datetime):
        return local(value).replace(second=0, microsecond=0, tzinfo=None)
    return value
