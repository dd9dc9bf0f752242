"""The roster as those see it who plan it, hang it up, and serve by it."""

import re
from datetime import date, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from tests.pages.conftest import (
    Screens,
    key_folder,
    quick_hash,
    screen_of,
    vault,
    vault_keys,
    world,
)
from tests.security.world import World

from amaan.kernel.clock import local_date

__all__ = ["key_folder", "quick_hash", "screen_of", "vault", "vault_keys", "world"]
pytestmark = pytest.mark.django_db
HE, SHE = "the station commander", "the desk officer"
HEAD = 'Day,From,Until,Service number,"Why, in a published week"'


def monday(world: World) -> date:
    today = local_date(world.now)
    return today + timedelta(days=7 - today.weekday())


def there(world: World, more: str = "") -> str:
    return f"/people/rosters/{world.actors[SHE].unit_id}/{more}"


def planned(world: World, *days: int, who: str = SHE, **told: str) -> dict[str, object]:
    first = monday(world)
    return {
        "act_id": str(uuid4()), "week": first.isoformat(), "turn": "other", "begins": "20:00",
        "officer": str(world.actors[who].officer_id), "ends": "06:00",
        "days": [(first + timedelta(days=day)).isoformat() for day in days], **told,
    }  # fmt: skip


def desks_on(page: str) -> list[str]:
    """This will give the desks of a list, each with its station."""
    rows = re.findall(r"<tr>(.*?)</tr>", page.partition("<tbody>")[2], re.DOTALL)
    cells = [re.sub(r"<[^>]+>", " ", row.partition("</td>")[0]) for row in rows]
    return [" ".join(unescape(cell).split()) for cell in cells]


def test_a_week_is_planned_published_changed_with_a_reason_and_hung_on_the_wall(
    screen_of: Screens, world: World
) -> None:
    browser, week = screen_of(HE), f"{there(world)}?week={monday(world)}"
    sent = planned(world, 0, 1)
    for _press in range(2):
        assert browser.post(there(world), sent).status_code == 302
    page = browser.get(week).text
    assert page.count("20:00-06:00") == 2
    assert "20 of 168 (12%)" in page  # ten hours of each night
    clash = browser.post(there(world), planned(world, 1, 2))
    assert clash.status_code == 422
    assert "planned in that time already" in clash.text
    assert browser.get(week).text.count("20:00-06:00") == 2  # neither day of a refused plan stands
    published = browser.post(there(world, "publish"), {"week": str(monday(world))}, follow=True)
    assert "From now on a change needs a reason" in published.text
    out = re.findall(r"/people/rosters/shift/[0-9a-f-]{36}/out", published.text)[0]
    assert browser.post(out, {"why": ""}).status_code == 422
    assert "Exam" in browser.post(out, {"why": "Exam"}, follow=True).text
    wall = screen_of(SHE).get(f"{there(world, 'paper')}?week={monday(world)}")
    assert wall["Content-Type"] == "application/pdf"
    assert wall.content.startswith(b"%PDF")


def test_the_desk_reads_its_roster_and_says_that_it_is_there(
    screen_of: Screens, world: World
) -> None:
    browser = screen_of(SHE)
    page = browser.get("/people/rosters/", follow=True).text
    assert "I am here" in page
    assert "Plan a shift" not in page
    assert browser.post(there(world), planned(world, 0)).status_code == 404
    said = browser.post(there(world, "here"), follow=True).text
    assert "you are at the desk until" in said
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM workforce_presence")
        assert cursor.fetchone() == (1,)
    for stranger in ("the observer", "the custodian", "the officer from another station"):
        assert screen_of(stranger).get(there(world)).status_code == 404, stranger
        assert screen_of(stranger).post(there(world, "here")).status_code == 404, stranger


def test_a_table_of_shifts_is_tried_without_a_trace_and_brought_in_once(
    screen_of: Screens, world: World
) -> None:
    browser, first = screen_of(HE), monday(world)
    day = f"{first:%d/%m/%Y}"
    right = f"{HEAD}\n{day},20:00,04:00,PRACTICE-01,\n{day},۰۸:۰۰,۱۶:۰۰,practice-02,\n"
    wrong = f"{right}{day},22:00,23:00,PRACTICE-01,\n{day},25:00,26:00,NOBODY-1,\n"
    refused = unescape(browser.post(there(world, "table"), {"text": wrong, "act": "bring_in"}).text)
    assert "planned in that time already" in refused
    assert "Write the time by the 24-hour clock, as 14:05: 25:00" in refused
    assert "Nobody is planned" in browser.get(f"{there(world)}?week={first}").text
    for _time in range(2):
        sent = {"text": right, "act": "bring_in"}
        done = browser.post(there(world, "table"), sent, follow=True)
        assert "2 shifts were brought in" in done.text
    page = browser.get(f"{there(world)}?week={first}").text
    assert (page.count("20:00-04:00"), page.count("08:00-16:00")) == (1, 1)


def test_hours_of_the_desk_are_written_and_offered_as_turns(
    screen_of: Screens, world: World
) -> None:
    browser, first = screen_of(HE), monday(world)
    told = {"act_id": str(uuid4()), "kind": "ramadan", "first_on": f"{first:%d/%m/%Y}",
            "turns": "09:00-14:00\n21:00-02:00"}  # fmt: skip
    missing = browser.post(there(world, "hours"), told)
    assert "Give the last day of these hours" in missing.text
    told["last_on"] = f"{first + timedelta(days=2):%d/%m/%Y}"
    assert "21:00-02:00" in browser.post(there(world, "hours"), told, follow=True).text
    page = browser.get(f"{there(world)}?week={first}").text
    assert 'value="21:00-02:00"' in page
    desks = screen_of("the district commander").get("/people/rosters/").text
    assert "not published" in desks
    above = screen_of("the district commander")
    whole = desks_on(above.get("/people/rosters/").text)
    assert len(whole) > 1
    name = whole[0][:8]
    found = desks_on(above.post("/people/rosters/", {"q": f" {name.upper()}\u200f"}).text)
    assert found == [desk for desk in whole if name in desk]
    nobody = above.post("/people/rosters/", {"q": "Nowhere at all"}).text
    assert "No desk or station of this name." in nobody
    assert 'value="Nowhere at all"' in nobody
    urdu = screen_of("the personnel officer", "ur").get(there(world)).text
    assert "روسٹر" in urdu


def test_what_runs_out_and_what_transfers_cost_is_shown_to_whoever_commands(
    screen_of: Screens, world: World
) -> None:
    for address in ("/people/qualifications/", "/people/transfers/"):
        assert screen_of("the district commander").get(address).status_code == 200, address
        assert screen_of("the desk officer").get(address).status_code == 404, address


def test_a_week_as_a_file_is_the_table_it_may_be_brought_in_by(
    screen_of: Screens, world: World
) -> None:
    browser = screen_of(HE)
    assert browser.post(there(world), planned(world, 0, 6)).status_code == 302
    file = browser.get(there(world, f"file?week={monday(world)}")).content.decode("utf-8-sig")
    lines = file.splitlines()
    assert lines[0] == HEAD
    number = lines[1].split(",")[3]
    first, last = (f"{monday(world) + timedelta(days=n):%d/%m/%Y}" for n in (0, 6))
    assert lines[1:] == [f"{day},20:00,06:00,{number}," for day in (first, last)]
    again = browser.post(there(world, "table"), {"text": file, "act": "try"})
    assert again.status_code in {200, 422}
    assert "cannot be read as a table" not in again.text
