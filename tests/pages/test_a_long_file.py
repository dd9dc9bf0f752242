"""A file that a long trial made long opens on what is new and open; the rest is one press away."""

import pytest
from django.db import transaction
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality.row_security import act_as
from amaan.protocol import facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(world: World) -> str:
    her, case_id = world.actors["the desk officer"], world.cases["registered"].case_id
    called = facts.SafeCallMade(reached=True)
    days = [facts.HearingFixed(purpose="prosecution_evidence") for _day in range(30)]
    with transaction.atomic():
        act_as(her, world.now)
        cases.record_facts(
            actor=her,
            case_id=case_id,
            now=world.now,
            happenings=[
                cases.NewFact(fact, facts.Happened.at(world.now))
                for fact in (*[called] * 12, *days)
            ],
        )
    return f"/case/{case_id}"


def test_a_long_file_opens_on_its_newest_entries_and_says_how_many_there_are(
    path: str, screen_of: Screens
) -> None:
    page = screen_of("the desk officer").get(path).content.decode()
    assert page.count('<li class="fact') == 30
    assert "All 50 entries" in page
    whole = screen_of("the desk officer").get(f"{path}?all=1").content.decode()
    assert whole.count('<li class="fact') == 50
    assert "All 50 entries" not in whole


def test_of_a_stage_longer_than_anybody_reads_the_rest_is_one_press_away(
    path: str, screen_of: Screens
) -> None:
    page = screen_of("the desk officer").get(path).content.decode()
    court = page[page.index("Court: ") : page.index("All 30 of this stage")]
    assert court.count("<article") == 24
    whole = screen_of("the desk officer").get(f"{path}?all=1").content.decode()
    assert "of this stage" not in whole
