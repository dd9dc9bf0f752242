"""What a station misses becomes a course, and the same duties are counted again after it."""

import re
from datetime import date, datetime, timedelta

import pytest
from tests.pages.conftest import Screens
from tests.security.world import World
from tests.training.conftest import COURSE, OFFICER, SESSION, AsRole, wrote

from amaan.cases.models import Tally
from amaan.jobs.context import work_as
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date, start_of_day
from amaan.kernel.ids import new_id
from amaan.oversight import training_needs
from amaan.workforce.training import COURSES, SESSIONS

pytestmark = pytest.mark.django_db


def month(world: World, ago: int) -> date:
    return add_months(local_date(world.now).replace(day=1), -ago)


def counted(world: World, as_role: AsRole, at: date, rule: str, late: int, due: int) -> None:
    """This will put the numbers of one rule in one month at the world's station."""
    station = world.actors["the station commander"]
    with as_role("owner"):
        Tally.objects.create(
            id=new_id(), level="station", place=station.station_id, district=station.district_id,
            province=station.province, sealed=False, month=at, duty_class="clinical", rule=rule,
            failure="poor_investigation", opened=due, met=due - late, met_late=late,
            was_late=late,
        )  # fmt: skip


def watched(as_role: AsRole, now: datetime) -> int:
    with as_role("jobs"):
        work_as("keep_watch", now)
        return training_needs.look_at_needs(now)


def test_a_station_that_misses_examinations_is_offered_the_module_once(
    screen_of: Screens, world: World, as_role: AsRole
) -> None:
    counted(world, as_role, month(world, 2), "medical_examination", 2, 7)
    counted(world, as_role, month(world, 1), "vaginal_swab", 1, 6)
    # Too few to be said of a unit; missed by few; and of a month that is not over.
    counted(world, as_role, month(world, 1), "dna_sample", 9, 9)
    counted(world, as_role, month(world, 1), "statement_164", 1, 40)
    counted(world, as_role, month(world, 0), "case_diary", 40, 40)
    assert watched(as_role, world.now) == 1
    assert watched(as_role, world.now) == 0
    page = screen_of(OFFICER).get("/training/needs").text
    assert re.search(r"Medico-legal examination<.*>3 of 13 \(23%\)<", page, re.DOTALL)


def test_what_was_planned_and_given_is_counted_again_after_three_months(
    screen_of: Screens, world: World, as_role: AsRole
) -> None:
    counted(world, as_role, month(world, 1), "medical_examination", 6, 12)
    watched(as_role, world.now)
    wrote(world, COURSES, {**COURSE, "stream": "medical"})
    wrote(world, COURSES, {**COURSE, "code": "DESK 9"})
    right = wrote(world, SESSIONS, SESSION)
    wrong = wrote(world, SESSIONS, {**SESSION, "code": "LHR 9/26", "course": "DESK 9"})
    browser = screen_of(OFFICER)
    found = re.search(r"/training/needs/[0-9a-f-]{36}", browser.get("/training/needs").text)
    assert found is not None
    here = found[0]
    refused = browser.post(here, {"act": "plan", "session": str(wrong)})
    assert refused.status_code == 422
    assert "This session teaches another stream" in refused.text
    for told in ({"act": "accept"}, {"act": "plan", "session": str(right)}, {"act": "given"}):
        assert browser.post(here, told).status_code == 302, told
    assert "counted after three months" in browser.get(here).text
    after = add_months((local_date(world.now) - timedelta(days=3)).replace(day=1), 1)
    counted(world, as_role, after, "medical_examination", 1, 20)
    assert watched(as_role, start_of_day(add_months(after, 2))) == 0
    assert watched(as_role, start_of_day(add_months(after, 3))) == 1
    page = browser.get(here).text
    assert re.search(r"6 of 12 \(50%\).*1 of 20 \(5%\)", page, re.DOTALL)


def test_a_course_is_declined_only_with_a_reason_and_by_whoever_teaches(
    screen_of: Screens, world: World, as_role: AsRole
) -> None:
    counted(world, as_role, month(world, 1), "medical_examination", 6, 12)
    watched(as_role, world.now)
    need = training_needs.TrainingNeed
    with as_role("jobs"):
        work_as("keep_watch", world.now)
        here = f"/training/needs/{need.objects.get().id}"
    assert screen_of(OFFICER).post(here, {"act": "decline"}).status_code == 422
    others = screen_of("the district commander")
    assert others.get(here).status_code == 200
    assert others.post(here, {"act": "accept"}).status_code == 404
    assert screen_of("the desk officer").get(here).status_code == 404
    declined = {"act": "decline", "why": "Taught last month"}
    assert screen_of(OFFICER).post(here, declined).status_code == 302
    assert watched(as_role, world.now) == 0
