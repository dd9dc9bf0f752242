"""An officer's own complaint of harassment at work: hers, by its code, and nobody's above her."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from tests.pages.conftest import Screens
from tests.security.world import CAST, World

from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.kernel.clock import local_date
from amaan.workforce import harassment

pytestmark = pytest.mark.django_db
SHE = "the desk officer"
CODE = "ABCD-EFGH-JKMN"
KEEPER = "the personnel officer"


def noted(screen_of: Screens, world: World, *, days_ago: int = 10) -> str:
    sent = local_date(world.now) - timedelta(days=days_ago)
    told = {
        "act_id": str(uuid4()), "receipt": CODE, "route": "committee",
        "sent_on": f"{sent:%d/%m/%Y}",
    }  # fmt: skip
    for _press in range(2):
        page = screen_of(SHE).post("/people/complaint", told)
        assert page.status_code == 200
        assert CODE in page.text
    return CODE


def test_a_fresh_code_is_on_the_paper_and_not_in_the_database(
    world: World, screen_of: Screens
) -> None:
    page = screen_of(SHE).get("/people/complaint").text
    (code,) = re.findall(r'name="receipt" value="([0-9A-Z-]+)"', page)
    assert re.fullmatch(r"([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}", code)
    noted(screen_of, world)
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT w::text FROM workforce_workplacecomplaint w")
        ((row,),) = cursor.fetchall()
    assert CODE not in str(row) and CODE.replace("-", "") not in str(row)


def test_only_she_with_her_code_finds_it(world: World, screen_of: Screens) -> None:
    code = noted(screen_of, world)
    hers = screen_of(SHE).post("/people/complaint/own", {"receipt": code.lower()})
    assert hers.status_code == 200
    assert "overdue" in hers.text
    refusals = set()
    for who, tried in ((SHE, "WRNG-WRNG-WRNG"), ("her colleague", code), ("the registrar", code)):
        page = screen_of(who).post("/people/complaint/own", {"receipt": tried})
        assert page.status_code == 422, who
        refusals.add("No entry of yours has this code" in page.text)
    assert refusals == {True}


def test_nobody_above_her_learns_that_it_exists(world: World, screen_of: Screens) -> None:
    """Row security first, then every page they could ask, then the journal and the corrections."""
    everybody = ["/people/complaint", "/people/complaints", "/people/strength", "/people/survey",
                 "/people/retention", "/books/"]  # fmt: skip
    asking = ("the station commander", "the supervisor", "the district commander",
              "the inspector general", "the registrar", "the personnel officer")  # fmt: skip

    def seen(page: str) -> str:
        # What is drawn anew for each page: tokens, act ids, fresh codes.
        return re.sub(r'(value|nonce|content)="[^"]*"', "", page)

    before = {
        (who, page): seen(screen_of(who).get(page).text) for who in asking for page in everybody
    }
    screen_of(SHE).get("/people/complaint")
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM confidentiality_journalentry")
        entries = cursor.fetchone()
    noted(screen_of, world)
    screen_of(SHE).post("/people/complaint/own", {"receipt": "WRNG-WRNG-WRNG"})
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM confidentiality_journalentry")
        assert cursor.fetchone() == entries
        cursor.execute("SELECT count(*) FROM books_correction")
        assert cursor.fetchone() == (0,)
    for (who, page), text in before.items():
        assert seen(screen_of(who).get(page).text) == text, (who, page)
    knowing = set()
    for who in CAST:
        act_as(world.actors[who], world.now)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM workforce_workplacecomplaint")
            if cursor.fetchone() != (0,):
                knowing.add(who)
    assert knowing == {SHE, "the auditor"}


def test_the_auditor_sees_clocks_and_not_whose_they_are(world: World, screen_of: Screens) -> None:
    noted(screen_of, world)
    page = screen_of("the auditor").get("/people/complaints").text
    assert "overdue" in page
    officer = world.actors[SHE].officer_id
    assert str(officer) not in page and "Amna" not in page
    for other in ("the district commander", "the registrar", KEEPER, SHE):
        assert screen_of(other).get("/people/complaints").status_code == 404, other


def test_the_clocks_of_the_act_run_from_the_dates_she_was_told(
    world: World, screen_of: Screens
) -> None:
    code = noted(screen_of, world, days_ago=60)
    today = local_date(world.now)
    day = {n: f"{today - timedelta(days=n):%d/%m/%Y}" for n in (0, 1, 20, 58, 57, 61)}
    wrong = {"receipt": code, "save": "yes", "told_on": day[61]}
    assert screen_of(SHE).post("/people/complaint/own", wrong).status_code == 422
    early = {"receipt": code, "save": "yes", "outcome": "upheld"}
    assert screen_of(SHE).post("/people/complaint/own", early).status_code == 422
    told = {"receipt": code, "save": "yes", "told_on": day[58], "begun_on": day[57],
            "found_on": day[1], "outcome": "upheld"}  # fmt: skip
    assert screen_of(SHE).post("/people/complaint/own", told).status_code == 200
    actor = world.actors[SHE]
    act_as(actor, world.now)
    found = harassment.own_complaint(actor, code, world.now)
    assert {clock.until: (clock.days, clock.state) for clock in found.clocks} == {
        "told_on": (3, "kept"), "found_on": (30, "kept_late"), "imposed_on": (7, "running"),
    }  # fmt: skip


def test_the_page_is_for_who_serves_and_speaks_urdu(screen_of: Screens) -> None:
    for outside in ("the prosecutor", "the observer", "the house keeper", "the service worker"):
        assert screen_of(outside).get("/people/complaint").status_code == 404, outside
        assert "/people/complaint" not in screen_of(outside).get(reverse("own_sign_in")).text
    assert "/people/complaint" in screen_of(SHE).get(reverse("own_sign_in")).text
    assert "ہراسانی" in screen_of(SHE, "ur").get("/people/complaint").text
