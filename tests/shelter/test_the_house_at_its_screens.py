"""The house at its screens: from the door to the day she leaves, and what nobody is told."""

import re
from typing import Any

import pytest
from tests.pages.conftest import Screens
from tests.security.world import World
from tests.shelter.house import Kept, admit, open_house, posted, rows

from amaan.kernel import clock
from amaan.support import house_codes

pytestmark = pytest.mark.django_db
HERS = "Zarghoona"


@pytest.fixture
def house(world: World) -> Kept:
    return open_house(world)


def test_a_house_that_was_not_set_up_says_so_and_the_keeper_sets_it_up(
    world: World, screen_of: Screens
) -> None:
    keeper, worker = screen_of("the house keeper"), screen_of("the house worker")
    assert "has not set this house up" in worker.get("/house/").text
    assert worker.get("/house/about/set").status_code == 404
    said = {"kind": "shelter", "boys_up_to": "12", "without_order": "yes", "wheelchair": "no",
            "inspected_every_days": "61", "address": "Kucha Anar 3"}  # fmt: skip
    assert posted(keeper, "/house/about/set", **said).status_code == 302
    assert posted(keeper, "/house/rooms/new", name="1", beds="3", step_free="no").status_code == 302
    assert "3 of 3 beds free" in worker.get("/house/").text
    assert "Kucha" not in keeper.get("/house/about").text


def test_at_two_in_the_morning_she_is_received_taken_in_and_kept_by_reference(
    house: Kept, screen_of: Screens
) -> None:
    worker = screen_of("the house worker")
    first = dict.fromkeys(house_codes.FIRST, "no") | {"hurt": "yes"}
    told = {"came_by": "hospital", "police_case": "no", "age_band": "18_25", "girls": "1",
            "boys": "0", "name": HERS, "words": ""}  # fmt: skip
    received = posted(worker, "/house/arrivals/new", **first, **told)
    assert received.status_code == 302
    page = worker.get(received.url)
    assert "Doctor or ambulance now" in page.text
    assert HERS not in page.text
    refused = posted(worker, f"{received.url}/in", basis="herself", sex_0="female", age_0="")
    assert refused.status_code == 422
    assert "it decides the bed" in refused.text
    taken = posted(worker, f"{received.url}/in", basis="herself", sex_0="female", age_0="6",
                   name_0="Gulalai")  # fmt: skip
    assert taken.status_code == 302
    sheet = worker.get(taken.url)
    assert "Room 1, bed 1" in sheet.text
    assert HERS not in sheet.text
    (mask,) = re.findall(r'action="(/house/sealed/[^"]+)"', sheet.text)[:1]
    shown = worker.post(mask, {"purpose": "keep_her"})
    assert HERS in shown.text or "Gulalai" in shown.text
    assert "1 woman, 1 child" in worker.get("/house/").text


def test_a_full_house_brings_her_elsewhere_and_keeps_what_was_typed(
    house: Kept, screen_of: Screens
) -> None:
    for _bed in range(4):
        admit(house)
    worker = screen_of("the house worker")
    assert "The house is full" in worker.get("/house/").text
    first = dict.fromkeys(house_codes.FIRST, "no")
    told = {"came_by": "herself", "police_case": "unknown", "age_band": "unknown", "girls": "0",
            "boys": "0", "name": "", "words": ""}  # fmt: skip
    there = posted(worker, "/house/arrivals/new", **first, **told).url
    refused = posted(worker, f"{there}/in", basis="herself")
    assert refused.status_code == 422
    assert "not enough free beds" in refused.text
    half = posted(worker, f"{there}/elsewhere", reason="no_bed", words="Dar-ul-Khair")
    assert half.status_code == 422
    assert "Dar-ul-Khair" in half.text
    whole = posted(worker, f"{there}/elsewhere", reason="no_bed", sent_to="other_house",
                   brought_by="our_escort", words="")  # fmt: skip
    assert whole.status_code == 302
    assert "Another house · Our own escort" in worker.get("/house/arrivals").text


def test_an_enquiry_gets_one_sentence_and_she_is_told(house: Kept, screen_of: Screens) -> None:
    stay, worker = admit(house), screen_of("the house worker")
    page = worker.get("/house/asked/new")
    assert "We tell nobody who is here and who is not." in page.text
    said = {"way": "telephone", "by_whom": "police", "said": "sentence", "about": str(stay),
            "words": "an inspector"}  # fmt: skip
    assert posted(worker, "/house/asked/new", **said).status_code == 302
    assert "Tell her that somebody asked" in worker.get("/house/").text
    sheet = worker.get(f"/house/stay/{stay}").text
    (told,) = re.findall(r'action="(/house/asked/[^"]+/told)"', sheet)
    assert worker.post(told).status_code == 302
    assert "Tell her that somebody asked" not in worker.get("/house/").text
    urdu = screen_of("the house worker", "ur").get("/house/asked/new").text
    assert "ہم کسی کو نہیں بتاتے" in urdu


def test_nobody_reaches_her_whom_she_has_not_named(house: Kept, screen_of: Screens) -> None:
    stay, worker = admit(house), screen_of("the house worker")
    visit = f"/house/stay/{stay}/write/visit"
    no = posted(worker, visit, what="visit", result="let", caller="nobody", words="")
    assert no.status_code == 422
    assert "not on her list" in no.text
    named = posted(worker, f"/house/stay/{stay}/caller", who="sister", may="call", name="Nasima")
    assert named.status_code == 302
    ((caller,),) = rows("SELECT id FROM support_caller")
    by_visit = posted(worker, visit, what="visit", result="let", caller=str(caller), words="")
    assert by_visit.status_code == 422
    by_call = posted(worker, visit, what="call_in", result="let", caller=str(caller), words="")
    assert by_call.status_code == 302


def test_doctor_and_counsellor_are_the_keepers_and_settle_her_clocks(
    house: Kept, screen_of: Screens
) -> None:
    stay, keeper, worker = (
        admit(house),
        screen_of("the house keeper"),
        screen_of("the house worker"),
    )
    check = f"/house/stay/{stay}/write/medical"
    assert worker.get(check).status_code == 404
    assert (
        posted(keeper, check, what="first_check", result="to_be_done", words="").status_code == 302
    )
    assert rows("SELECT medical_at FROM support_stay") == [(None,)]
    done = posted(keeper, check, what="first_check", result="done", words="anaemia")
    assert done.status_code == 302
    assert rows("SELECT medical_at IS NOT NULL FROM support_stay") == [(True,)]
    masks = [len(re.findall("action=./house/sealed/", b.get(f"/house/stay/{stay}").text))
             for b in (keeper, worker)]  # fmt: skip
    assert masks == [1, 0]


def test_what_was_written_on_paper_is_typed_in_with_both_times(
    house: Kept, screen_of: Screens
) -> None:
    worker = screen_of("the house worker")
    sheet = worker.get("/house/sheet?lang=en").text
    assert "Day-sheet for hours without a line" in sheet
    assert "House of the Lamp" not in sheet.split("<article", 1)[1]
    day = f"{clock.local(house.now):%d/%m/%Y}"
    page = worker.get("/house/log/write/log")
    (act_id,) = re.findall(r'name="act_id" value="([^"]+)"', page.text)
    yesterday = {"happened": day, "happened_time": "00:00", "happened_certainty": "exact"}
    typed = {"act_id": act_id, "what": "shift_handed_over", "words": "", "from_paper": "on"}
    assert worker.post("/house/log/write/log", {**typed, **yesterday}).status_code == 302
    assert worker.post("/house/log/write/log", {**typed, **yesterday}).status_code == 302
    assert rows("SELECT from_paper, recorded_at > happened_at FROM support_houseentry") == [
        (True, True)
    ]
    assert "on paper; typed in" in worker.get("/house/log").text


def test_she_leaves_with_a_plan_and_a_day_to_ask_after_her(house: Kept, screen_of: Screens) -> None:
    stay, worker = admit(house), screen_of("the house worker")
    leave = f"/house/stay/{stay}/leave"
    said = {"why": "her_wish", "to": "relative", "where": "Kili Ghunda", "plan_made": "made",
            "follow_up": "call", "contact": ""}  # fmt: skip
    half = posted(worker, leave, **said)
    assert half.status_code == 422
    assert "Write the day on which you ask after her" in half.text
    assert "Write how she is safely reached" in half.text
    day = f"{clock.local(house.now):%d/%m/%Y}"
    whole = posted(worker, leave, **said | {"follow_up_on": day, "contact": "0300, Friday"})
    assert whole.status_code == 302
    assert "Ask after her today" in worker.get("/house/").text
    assert "Kili Ghunda" not in worker.get(f"/house/stay/{stay}").text
    after = posted(worker, f"/house/stay/{stay}/write/follow_up", what="safe", words="")
    assert after.status_code == 302
    assert "Ask after her today" not in worker.get("/house/").text


# -- inspection -------------------------------------------------------------------------------


def test_only_the_next_visit_closes_what_a_visit_found(house: Kept, screen_of: Screens) -> None:
    keeper = screen_of("the house keeper")
    answers = {"women_only": "no", "no_sign": "yes"}
    others = dict.fromkeys(
        ("cameras_outside", "not_over_capacity", "free_to_leave", "complaint_way", "counsellor",
         "line_works", "children_school", "kitchen_and_water", "way_out"), "not_looked",
    )  # fmt: skip
    first = posted(keeper, "/house/inspections/new", by_whom="judge", **answers, **others)
    assert first.status_code == 302
    page = keeper.get("/house/inspections").text
    (mended,) = re.findall(r'action="(/house/findings/[^"]+/mended)"', page)
    assert keeper.post(mended).status_code == 302
    assert "called mended, not yet seen" in keeper.get("/house/inspections").text
    again = posted(keeper, "/house/inspections/new", by_whom="district_committee",
                   **answers, **others)  # fmt: skip
    assert again.status_code == 302
    assert "called mended 1 times, and was not" in keeper.get("/house/inspections").text
    seen = answers | {"women_only": "yes"}
    posted(keeper, "/house/inspections/new", by_whom="department", **seen, **others)
    assert "Nothing is open." in keeper.get("/house/inspections").text
    assert screen_of("the house worker").get("/house/inspections/new").status_code == 404


def test_a_list_longer_than_a_page_goes_on_with_the_next(house: Kept, screen_of: Screens) -> None:
    ((house_id, officer),) = rows("SELECT unit_id, set_by_id FROM support_house")
    rows(
        "INSERT INTO support_houseentry (id, house_id, sort, what, result, happened_at,"
        " recorded_at, recorded_by_id, from_paper)"
        " SELECT gen_random_uuid(), %s, 'log', 'meal', '', %s - n * interval '1 hour', %s, %s,"
        " false FROM generate_series(1, 45) AS n",
        house_id, house.now, house.now, officer,
    )  # fmt: skip
    browser, path, seen = screen_of("the house worker"), "/house/log", 0
    for _page in range(3):
        text = browser.get(path).text
        seen += len(re.findall("<tr><td", text))
        more = re.findall(r'rel="next" href="([^"]+)"', text)
        path = more[0].replace("&amp;", "&") if more else ""
    assert (seen, path) == (45, "")


def test_a_page_of_the_house_asks_the_database_as_seldom_with_many_as_with_one(
    house: Kept, screen_of: Screens, django_assert_max_num_queries: Any
) -> None:
    keeper, stay = screen_of("the house keeper"), admit(house)
    for _more in range(3):
        admit(house)
    pages = {"/house/": 18, "/house/residents": 8, "/house/log": 9, "/house/asked": 9,
             "/house/arrivals": 8, "/house/rooms": 11, f"/house/stay/{stay}": 20}  # fmt: skip
    for path, most in pages.items():
        keeper.get(path)
        with django_assert_max_num_queries(most):
            assert keeper.get(path).status_code == 200


def test_the_newest_address_alone_is_behind_a_mask(house: Kept, screen_of: Screens) -> None:
    keeper = screen_of("the house keeper")
    said = {"kind": "shelter", "boys_up_to": "12", "without_order": "yes", "wheelchair": "no",
            "inspected_every_days": "61", "address": "Kucha Anar 3"}  # fmt: skip
    posted(keeper, "/house/about/set", **said)
    page = keeper.get("/house/about").text
    assert len(re.findall('action="/house/sealed/', page)) == 1
    assert len(rows("SELECT 1 FROM confidentiality_sealed WHERE field = 'house_address'")) == 2
