"""The investigator's own page: his cases wherever they lie, no name, few statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.web.kit.words import label

pytestmark = pytest.mark.django_db
ENTRY, LIST = 3, 4
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
HOME = "/inquiry/"


def test_an_investigators_day_begins_with_his_own_cases(world: World, screen_of: Screens) -> None:
    browser = screen_of("the investigator")
    assert browser.get("/")["Location"] == HOME
    page = browser.get(HOME)
    assert f"/case/{world.cases['own'].case_id}" in page.text
    # A case of the same station that was not given to him is not here.
    assert str(world.cases["registered"].case_id) not in page.text
    assert world.aviary.found_in(page.content) == frozenset()


def test_it_says_for_whom_the_cases_wait_and_since_when(world: World, screen_of: Screens) -> None:
    page = screen_of("the investigator").get(HOME).text
    waits = page.split("For whom your cases wait")[-1].split("</table>")[0]
    assert label("owners", "medical_officer") in waits
    assert label("owners", "investigator") not in waits


def test_the_page_costs_what_a_list_may(world: World, screen_of: Screens) -> None:
    browser = screen_of("the investigator")
    browser.get(HOME)
    with CaptureQueriesContext(connection) as asked:
        browser.get(HOME)
    counted = [q["sql"] for q in asked if not q["sql"].startswith(NOT_COUNTED)]
    # One more than a list: what lies in court or laboratory and should be back is in no duty.
    assert len(counted) <= ENTRY + LIST + 1, "\n".join(counted)


def test_nobody_elses_day_begins_there(world: World, screen_of: Screens) -> None:
    assert screen_of("the desk officer").get(HOME).status_code == 404
