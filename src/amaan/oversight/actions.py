"""What the watching room does: it turns the clock."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from amaan.cases import watch
from amaan.cases.watch import Seen
from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation import command, prepared
from amaan.organisation.command import Seat
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.protocol.ladders import Step

BATCH = 500


@transaction.atomic(savepoint=False)
def turn_the_clock(*, actor: Actor | None, now: datetime, limit: int = BATCH) -> int:
    """This will mark what was missed since the last turn and raise what is due to be raised.

    One transaction for one batch: a duty is marked and its alarms stand, or neither. Says how
    many duties were looked at; fewer than `limit` means that nothing is left for now. `actor`
    is None: the house turns the clock, and no officer can stop it.

    Units: instants in UTC; quiet hours, working days and months in Karachi.
    """
    del actor  # the database permits the job that says its name, and nobody else
    seen = watch.look_again(now=now, limit=limit)
    raising = [duty for duty in seen if duty.steps]
    if raising:
        seats = command.seats_above({duty.station_id for duty in raising}, now)
        at = now.isoformat()
        _raise([_alarm(d, step, seats[d.station_id], at) for d in raising for step in d.steps])
    return len(seen)


def _alarm(duty: Seen, step: Step, seats: Mapping[str, Seat], now: str) -> tuple[object, ...]:
    to, unit, officer = _told(duty, step, seats)
    return (
        duty.duty_id,
        step.number,
        step.kind,
        to,
        str(unit),
        officer and str(officer),
        step.at.isoformat(),
        now,
    )


def _told(
    duty: Seen, step: Step, seats: Mapping[str, Seat]
) -> tuple[str, UnitId, OfficerId | None]:
    """This will say which post is told, where, and who held it then."""
    seat = seats.get(step.to)
    if seat is not None:
        return seat.post, seat.unit_id, seat.officer_id
    # An owner who is not on the way up: the desk has many hands, a court none of ours.
    at = duty.desk_id if step.to == Post.DESK_OFFICER else duty.station_id
    return step.to, at, None


def _raise(alarms: Sequence[tuple[object, ...]]) -> None:
    prepared.carry_out(_RAISE, [json.dumps(alarms)])


# No ON CONFLICT: the duty's own row says what was raised, under the same lock. If ever a step
# came twice, the batch must fail and be seen, not pass in silence.
_RAISE = """
INSERT INTO oversight_alarm (
  id, duty_id, step, kind, to_post, unit_id, officer_id, due_at, raised_at)
SELECT gen_random_uuid(), (j->>0)::uuid, (j->>1)::smallint, j->>2, j->>3, (j->>4)::uuid,
  (j->>5)::uuid, (j->>6)::timestamptz, (j->>7)::timestamptz
FROM jsonb_array_elements(%s::jsonb) AS j
"""
