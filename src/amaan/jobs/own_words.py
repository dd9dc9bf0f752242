"""Putting what she said at her own door on the timeline, a minute after she said it."""

from datetime import datetime

from django.db import transaction

from amaan.cases.own_words import note_own_word
from amaan.confidentiality import own_door
from amaan.jobs.context import work_as

KIND = "note_own_words"
AT_ONCE = 50


def note(now: datetime) -> int:
    """This will note what waits, each word in a transaction of its own; says how many."""
    with transaction.atomic():
        work_as(KIND, now)
        waiting = own_door.spoken(AT_ONCE)
    return sum(_note(word, now) for word in waiting)


@transaction.atomic
def _note(word: own_door.Spoken, now: datetime) -> bool:
    work_as(KIND, now)
    fact_id = note_own_word(
        actor=None, case_id=word.case_id, what=word.what, said_at=min(word.said_at, now),
        sealed=word.sealed, now=now,
    )  # fmt: skip
    if fact_id is None:
        return False
    own_door.mark_noted(word.id, fact_id)
    return True
