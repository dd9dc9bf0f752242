"""Who came of those who were planned, and how soon it is known that nobody did."""

from datetime import datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from tests.desk.conftest import somebody_waits
from tests.desk.test_no_woman_on_duty import Hands
from tests.oversight.test_what_the_house_owes import owed, raised, watch
from tests.pages.conftest import key_folder, quick_hash, screen_of, vault, vault_keys, world
from tests.people.test_rosters import DAY, HE, HER_COLLEAGUE, NIGHT, SHE, Desk, at, desk
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.kernel.ids import UnitId
from amaan.workforce import attendance, roster_queries
from amaan.workforce.roster_hours import Turn

__all__ = ["desk", "key_folder", "quick_hash", "screen_of", "somebody_waits", "vault"]
__all__ += ["vault_keys", "world"]
pytestmark = pytest.mark.django_db
KIND, MINUTE = "desk_unattended", timedelta(minutes=1)


def signed_in(officer_id: UUID, began_at: datetime, seen_at: datetime) -> None:
    """This will have somebody signed in as the pages do it, from one instant until another."""
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO organisation_signin"
            " (id, officer_id, computer, browser, began_at, seen_at, ended_at, ended_how,"
            " forgotten)"
            " VALUES (%s, %s, 'c', 'b', %s, %s, %s, 'signed_out', false)",
            [uuid4(), officer_id, began_at, seen_at, seen_at],
        )


def say_here(desk: Desk, who: str, now: datetime) -> None:
    desk.do(attendance.say_here, by=who, desk_id=desk.desk_id, now=now)


def test_an_unattended_desk_shows_within_the_hour_and_one_level_up_after_another(
    desk: Desk,
) -> None:
    desk.plan(SHE, 0, NIGHT)
    begins = at(desk.monday, 20)
    watch(begins + 45 * MINUTE)
    assert owed(desk.world, HE, begins + 45 * MINUTE, KIND) == []  # a draft calls nobody
    desk.publish()
    watch(begins + 29 * MINUTE)
    assert owed(desk.world, HE, begins + 29 * MINUTE, KIND) == []
    watch(begins + 35 * MINUTE)
    (line,) = owed(desk.world, HE, begins + 35 * MINUTE, KIND)
    assert (line.mine, line.is_late, line.about) == (True, False, desk.desk_id)
    assert owed(desk.world, "the supervisor", begins + 115 * MINUTE, KIND) == []
    watch(begins + 125 * MINUTE)
    (line,) = owed(desk.world, "the supervisor", begins + 125 * MINUTE, KIND)
    assert (line.mine, line.is_late) == (False, True)
    late = [(post, officer) for kind, post, officer, _at in raised(KIND) if kind == "late"]
    assert late == [("supervisor", desk.world.actors["the supervisor"].officer_id)]
    say_here(desk, SHE, begins + 130 * MINUTE)
    watch(begins + 135 * MINUTE)
    for part in (HE, "the supervisor"):
        assert owed(desk.world, part, begins + 135 * MINUTE, KIND) == []


def test_whoever_is_signed_in_at_her_desk_in_her_shift_is_there(desk: Desk) -> None:
    desk.plan(SHE, 0, NIGHT)
    desk.plan(HER_COLLEAGUE, 1, DAY)
    desk.publish()
    tuesday = desk.monday + timedelta(days=1)
    night, day = at(desk.monday, 20), at(tuesday, 8)
    amna, nasreen = (desk.world.actors[who].officer_id for who in (SHE, HER_COLLEAGUE))
    # Nasreen signs out before her own shift begins; Amna has been signed in since before hers.
    signed_in(nasreen, night, day - 5 * MINUTE)
    signed_in(amna, night - 60 * MINUTE, night + 3 * MINUTE)
    watch(night + 40 * MINUTE)
    assert owed(desk.world, HE, night + 40 * MINUTE, KIND) == []
    watch(day + 40 * MINUTE)
    assert len(owed(desk.world, HE, day + 40 * MINUTE, KIND)) == 1
    actor, over = desk.world.actors[HE], at(tuesday, 22)
    with transaction.atomic():
        act_as(actor, over)
        (kept,) = attendance.kept_plans(actor, [desk.desk_id], desk.world.now, over).values()
    assert (kept.planned, kept.came) == (2, 1)


def test_an_hour_that_nobody_was_planned_for_is_as_unattended(desk: Desk) -> None:
    desk.hours("ordinary", desk.monday, None, Turn(time(8), time(20)), Turn(time(20), time(8)))
    desk.plan(SHE, 0, DAY)
    desk.publish()
    say_here(desk, SHE, at(desk.monday, 8))
    for hour, lines in ((19, 0), (21, 1)):
        watch(at(desk.monday, hour))
        assert len(owed(desk.world, HE, at(desk.monday, hour), KIND)) == lines
    # A desk that plans nothing is not asked for: the roster is its own to begin.
    watch(at(desk.monday, 21) + timedelta(days=9))
    assert owed(desk.world, HE, at(desk.monday, 21) + timedelta(days=9), KIND) == []


def test_the_sealed_intake_calls_whoever_is_on_duty_before_whoever_is_near(
    desk: Desk, world: World, somebody_waits: object
) -> None:
    """Amna and Nasreen are of the station and come by name; Gulnaz is a station further."""
    on = Hands(world, somebody_waits)  # type: ignore[arg-type]  # the fixture of the desk
    assert _called(on) == "Amna"
    elsewhere = world.actors["the officer from another station"]
    _on_duty(desk, elsewhere.unit_id, "the officer from another station", world.now)
    assert _called(on) == "Gulnaz"
    _on_duty(desk, desk.desk_id, HER_COLLEAGUE, world.now)
    first = on.seal()
    assert first.called is not None
    assert first.called.name_en == "Nasreen"
    following = on.answer(HER_COLLEAGUE, first.case_id, False)
    assert getattr(following, "name_en", "") == "Gulnaz"  # on duty, before Amna who is near


def _called(on: Hands) -> str:
    found = on.seal().called
    return "" if found is None else found.name_en


def _on_duty(desk: Desk, at_desk: UnitId, who: str, now: datetime) -> None:
    desk.do(attendance.say_here, by=who, desk_id=at_desk, now=now)
    actor = desk.world.actors[HE]
    with transaction.atomic():
        act_as(actor, now)
        assert actor.district_id is not None
        there = {one.officer_id for one in roster_queries.women_on_duty(actor.district_id, now)}
    assert desk.world.actors[who].officer_id in there
