"""A duty of the ledger as pages and boards are given it."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from amaan.cases.sheets import DutyLine
from amaan.organisation.posts import Post
from amaan.protocol import ladders

# Whose duties an officer brings about with her own hands. The law binds the officer in charge
# and the doctor to much that the desk must start (the FIR, the way to the hospital while
# treatment still works); such duties show to both, named for whom they bind.
HANDS: dict[Post, frozenset[str]] = {
    Post.DESK_OFFICER: frozenset({"desk_officer", "station_commander", "medical_officer"}),
    Post.STATION_CLERK: frozenset({"station_clerk", "station_commander"}),
    Post.STATION_COMMANDER: frozenset({"station_commander"}),
    Post.INVESTIGATOR: frozenset({"investigator"}),
    Post.PROSECUTOR: frozenset({"prosecutor"}),
    Post.SUPERVISOR: frozenset({"supervisor"}),
    Post.DISTRICT_COMMANDER: frozenset({"district_commander"}),
}
# What a line is read from, in the order of `duty_line`; `d` is the duty.
COLUMNS = (
    "d.id, d.case_id, d.rule, d.duty_class, d.stage, d.owner, d.title_en, d.title_ur, d.clock,"
    " d.started_at, d.due_at, d.late_at, d.state, d.met_at, d.met_by, d.note, d.at_once,"
    " d.window_over, d.authority::text, d.reasons::text, d.failure, d.was_late, d.climbed,"
    " d.next_look_at, d.obstacles::text"
)


def duty_line(
    row: Sequence[Any], reference: str, now: datetime, *, with_reasons: bool = False
) -> DutyLine:
    """This will give a duty as a frozen record, late from the instant it is.

    Why it is owed says what she told, so only whoever reads the casework is given the reasons.

    The ledger learns of lateness from the clock's turn; the page must not wait for it.
    """
    (
        duty_id, case_id, rule, duty_class, stage, owner, title_en, title_ur, clock,
        started_at, due_at, late_at, state, met_at, met_by, note, at_once,
        window_over, authority, reasons, failure, was_late, climbed, next_at, obstacles,
    ) = row  # fmt: skip
    return DutyLine(
        id=str(duty_id),
        case_id=case_id,
        reference=reference,
        rule=rule,
        duty_class=duty_class,
        stage=stage,
        owner=owner,
        title_en=title_en,
        title_ur=title_ur,
        clock=clock,
        started_at=started_at,
        due_at=due_at,
        late_at=late_at,
        state="missed" if state == "open" and late_at < now else state,
        met_at=met_at,
        met_by=met_by,
        note=note,
        at_once=at_once,
        window_over=window_over,
        authority=_read(authority),
        reasons=tuple(_read(reasons)) if with_reasons else (),
        failure=failure,
        was_late=was_late,
        climbed_to=ladders.post_of(climbed),
        next_at=next_at,
        obstacles=tuple(_read(obstacles)) if obstacles != "[]" else (),
    )


@lru_cache(maxsize=2000)
def _read(stored: str) -> Any:
    # Law, reasons and codes as the rules word them: some hundreds, on thousands of duties. What
    # is given is shared, and nobody writes into it.
    return json.loads(stored)
