"""Where she was heard, and his age and work: asked at the desk, and never guessed."""

import pytest
from tests.desk.conftest import contact
from tests.pages.conftest import Screens
from tests.security.complaint_form import filled_in
from tests.security.leaving import as_owner
from tests.security.world import World

pytestmark = pytest.mark.django_db
ROOMS = "SELECT details ->> 'room' FROM cases_factrecord WHERE kind = 'room.recorded'"
HIM = (
    "SELECT details ->> 'accused_age', details ->> 'accused_work' FROM cases_factrecord"
    " WHERE kind = 'incident.described' AND case_id ="
    " (SELECT id FROM cases_case ORDER BY opened_at DESC LIMIT 1)"
)


def complain(world: World, screen_of: Screens, **said: str) -> None:
    there = f"/desk/contact/{contact(world.actors['the desk officer'], world.now)}/complaint"
    answer = screen_of("the desk officer").post(there, dict(filled_in(world.now, **said)))
    assert answer.status_code == 200


def test_where_she_was_heard_and_what_she_knows_of_him_stand_on_the_file(
    world: World, screen_of: Screens
) -> None:
    complain(world, screen_of, heard_in="private_room", accused_age="26-40", accused_work="driver")
    assert as_owner(ROOMS) == [("private_room",)]
    assert as_owner(HIM) == [("26-40", "driver")]


def test_what_nobody_said_is_not_written_down(world: World, screen_of: Screens) -> None:
    complain(world, screen_of)
    assert as_owner(ROOMS) == []
    assert as_owner(HIM) == [(None, None)]


def test_a_child_who_tells_it_herself_is_not_asked_about_him(
    world: World, screen_of: Screens
) -> None:
    complain(world, screen_of, age_band="12-15", accused_age="26-40", accused_work="teacher")
    assert as_owner(HIM) == [(None, None)]
