"""What is taught in the world's district: a curriculum, a trainer, a session."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID, uuid4

from tests.pages.conftest import key_folder, quick_hash, screen_of, vault, vault_keys, world
from tests.security.world import World

from amaan.books import actions
from amaan.books.book import Book
from amaan.confidentiality.row_security import act_as
from amaan.kernel.clock import local_date
from amaan.workforce.training import COURSES, SESSIONS

__all__ = ["key_folder", "quick_hash", "screen_of", "vault", "vault_keys", "world"]

AsRole = Callable[[str], AbstractContextManager[None]]
OFFICER = "the training officer"
COURSE = {
    "on": "-50", "code": "DESK 2", "title": "Running a desk", "kind": "curriculum",
    "stream": "desk", "days": "2", "valid_months": "24", "certifies": "gender_violence",
    "state": "approved", "approved_by": "National Police Bureau", "approved_on": "-50",
}  # fmt: skip
SESSION = {
    "on": "-4", "code": "LHR 7/26", "course": "DESK 2", "place_kind": "school",
    "place": "Practice school", "days": "2",
}  # fmt: skip
ATTENDANCE = {
    "on": "-4", "session": "LHR 7/26", "number": "T-1", "name": "Zubaida",
    "profession": "nurse", "sex": "female", "days_there": "2", "before": "41", "after": "66.5",
    "completed": "yes",
}  # fmt: skip


def wrote(world: World, book: Book, told: dict[str, str], part: str = OFFICER) -> UUID:
    """This will write an entry of a book as the training officer would; days count from today."""
    actor = world.actors[part]
    act_as(actor, world.now)
    entry_id = uuid4()
    actions.enter(
        actor=actor, book=book, entry_id=entry_id,
        told={"unit": str(actor.unit_id), **dated(world, told)}, now=world.now,
    )  # fmt: skip
    return entry_id


def dated(world: World, told: dict[str, str]) -> dict[str, str]:
    """This will turn days counted from today into days of the calendar."""
    today = local_date(world.now)
    days = {"on", "approved_on", "by"}
    return {
        code: str(today + timedelta(days=int(value))) if code in days else value
        for code, value in told.items()
    }


def entered(world: World, **told: str) -> UUID:
    """This will hold a session of an approved curriculum; gives its id."""
    wrote(world, COURSES, COURSE)
    return wrote(world, SESSIONS, {**SESSION, **told})
