"""The doors of a case page: who is shown which, and that each leads somewhere."""

from uuid import UUID

import pytest
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.policy import ACTS
from amaan.kernel.ids import CaseId
from amaan.web.case.doors import DOORS
from amaan.web.kit.markup import address


def test_every_door_leads_to_a_page_and_is_opened_by_an_act_of_the_policy() -> None:
    case_id = CaseId(UUID(int=0))
    for door in DOORS:
        assert str(case_id) in address(door.url_name, case_id)
        assert door.act in ACTS
    assert len({door.name for door in DOORS}) == len(DOORS)


@pytest.mark.django_db
def test_a_door_is_shown_only_to_whoever_may_go_through_it(
    world: World, screen_of: Screens
) -> None:
    case_id = world.cases["own"].case_id
    where = {door.act: address(door.url_name, case_id) for door in DOORS}
    seen_by_commander = screen_of("the station commander").get(f"/case/{case_id}").text
    assert where["assign"] in seen_by_commander
    seen_by_investigator = screen_of("the investigator").get(f"/case/{case_id}").text
    assert where["assign"] not in seen_by_investigator
