"""Calls a crime meeting and orders its pack, as a commander does. Run by bench, as web."""

import json
import sys
import time
from uuid import UUID

import django


def main(words: list[str]) -> int:
    """This will call the meeting about the last month and order its pack in both languages."""
    django.setup()
    from django.db import transaction

    from amaan.confidentiality.row_security import act_as
    from amaan.exports.actions import note_print
    from amaan.jobs.actions import place_order
    from amaan.jobs.packing import KIND
    from amaan.kernel import clock
    from amaan.kernel.calendars import add_months
    from amaan.meetings import calling, packing
    from amaan.organisation.queries import acting_as

    now = clock.now()
    today = clock.local_date(now)
    began = time.perf_counter()
    with transaction.atomic():
        actor = acting_as(UUID(words[0]), now)
        if actor is None:
            raise LookupError(words[0])
        act_as(actor, now)
        meeting_id = calling.call_meeting(
            actor=actor, month=add_months(today.replace(day=1), -1), held_on=today,
            answers_by=today, now=now,
        )  # fmt: skip
        called = time.perf_counter() - began
        number = note_print(actor=actor, paper="meeting_pack", case_id=None, now=now)
        pack_id = packing.order_pack(
            actor=actor, meeting_id=meeting_id, language="both", number=number, now=now
        )
        order_id = place_order(actor=actor, kind=KIND, now=now, about=str(pack_id))
    sys.stdout.write(json.dumps({"called": called, "order": str(order_id)}) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
