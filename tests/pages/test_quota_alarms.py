"""The oversight auditor sees at once who looked at more people than work explains. No names."""

import pytest
from tests.pages.conftest import Screens
from tests.pages.test_case_recording import of
from tests.security.world import World

from amaan.confidentiality.vault import quotas

pytestmark = pytest.mark.django_db


def test_an_officer_over_her_quota_stands_on_the_auditors_page_and_her_own_says_why(
    world: World, screen_of: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotas, "OWN_FILES", 0)
    name = world.cases["own"].places["survivor_name"]
    case = world.cases["own"].case_id
    hers = screen_of("the desk officer")
    refused = hers.post(f"/reveal/{case}/{name}", {"purpose": "contact_safely"})
    assert refused.status_code == 422
    assert "as many people in this hour as is allowed" in refused.text
    page = screen_of("the auditor").get("/keeping/checks")
    assert page.status_code == 200
    assert "More within an hour than the work explains" in page.text
    assert "The vault opened nothing more" in page.text
    assert world.aviary.found_in(page.content) == frozenset()


def test_without_an_alarm_the_page_has_no_such_part(world: World, screen_of: Screens) -> None:
    page = screen_of("the auditor").get("/keeping/checks")
    assert "More within an hour than the work explains" not in page.text
    assert of(world, "own", "") not in page.text
