"""`meeting`: the pack of a unit's crime meeting about a month, set by the worker, as a PDF."""

import argparse
import sys
import time
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from amaan.house import as_the_site

if TYPE_CHECKING:
    from amaan.organisation.queries import Actor

# A pack takes seconds; a worker that is busy with a long table takes longer.
LONGEST_WAIT = 120.0


def run(words: list[str]) -> int:
    """This will order a pack in the name of one officer, wait for it, and write it to a file."""
    asked = _parser().parse_args(words)
    profile = as_the_site.reach("meeting", "web")
    if profile is None:
        return 1
    from amaan.kernel import clock

    return as_the_site.answered("meeting", lambda: _make(asked, profile, clock.now()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./amaan meeting", description=__doc__)
    parser.add_argument("unit", metavar="UNIT", help='its name, as "Practice District"')
    parser.add_argument("month", type=_month, metavar="MONTH", help="as 2026-10")
    parser.add_argument("--language", choices=("en", "ur", "both"), default="both")
    parser.add_argument("--out", type=Path, metavar="FILE", default=Path("meeting.pdf"))
    parser.add_argument(
        "--as", dest="number", metavar="SERVICE-NUMBER",
        help="the officer in whose name it is set; in the demonstration the district's commander",
    )  # fmt: skip
    return parser


def _month(told: str) -> date:
    return date.fromisoformat(f"{told}-01")


def _make(asked: argparse.Namespace, profile: str, now: datetime) -> int:
    from amaan.organisation.posts import Post

    chair = Post.DISTRICT_COMMANDER
    actor = as_the_site.officer("meeting", asked.number, profile, chair, now)
    if actor is None:
        return 2
    pack_id = _order(actor, asked, now)
    if pack_id is None:
        print("amaan meeting: no such meeting was called, or it is not his", file=sys.stderr)
        return 1
    pdf = _waited_for(actor, pack_id, now)
    if pdf is None:
        print("amaan meeting: the worker did not set it in time; is Amaan running?",
              file=sys.stderr)  # fmt: skip
        return 1
    asked.out.write_bytes(pdf)
    print(f"{asked.out}: {len(pdf) // 1024} KB")
    if unread := _unread(actor, asked, now):
        print(f"{unread} texts were not read for names, and are left out of it: have them "
              "read on the page of the meeting")  # fmt: skip
    return 0


def _order(actor: "Actor", asked: argparse.Namespace, now: datetime) -> UUID | None:
    from django.db import transaction

    from amaan.confidentiality.row_security import act_as
    from amaan.exports.actions import note_print
    from amaan.jobs.actions import place_order
    from amaan.jobs.packing import KIND
    from amaan.meetings import packing, queries

    with transaction.atomic():
        act_as(actor, now)
        meeting_id = queries.find(actor, asked.unit, asked.month, now)
        if meeting_id is None:
            return None
        number = note_print(actor=actor, paper="meeting_pack", case_id=None, now=now)
        pack_id = packing.order_pack(
            actor=actor, meeting_id=meeting_id, language=asked.language, number=number, now=now
        )
        place_order(actor=actor, kind=KIND, now=now, about=str(pack_id))
    return pack_id


def _unread(actor: "Actor", asked: argparse.Namespace, now: datetime) -> int:
    from django.db import transaction

    from amaan.confidentiality.row_security import act_as
    from amaan.meetings import queries, reading

    with transaction.atomic():
        act_as(actor, now)
        meeting_id = queries.find(actor, asked.unit, asked.month, now)
        if meeting_id is None:
            return 0
        sheet = queries.meeting(actor, meeting_id, now)
        return sum(not sheet.may_show(text) for text in reading.texts_of(sheet))


def _waited_for(actor: "Actor", pack_id: UUID, now: datetime) -> bytes | None:
    from django.db import transaction

    from amaan.confidentiality.row_security import act_as
    from amaan.kernel.refusals import NotFound
    from amaan.meetings import packing

    over = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < over:
        try:
            with transaction.atomic():
                act_as(actor, now)
                return packing.pack_file(actor, pack_id, now)[0]
        except NotFound:
            time.sleep(0.5)
    return None
