"""What a registrar does in a browser, and what nobody else can."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.registrar.conftest import in_english
from tests.security.browsing import sign_in
from tests.security.world import World

from amaan.confidentiality.vault.verbs import Vault
from amaan.kernel import clock
from amaan.organisation import queries
from amaan.organisation.queries import Actor

OFFICER = {
    "post": "desk_officer",
    "name_en": "Zohra",
    "name_ur": "زہرہ",
    "service_number": "T-۷۷",
    "rank": "asi",
    "sex": "female",
    "sign_in": "Zohra.B",
    "language": "ur",
}
PAGES = (
    "/registrar/",
    "/registrar/units/",
    "/registrar/units/table/",
    "/registrar/units/table/empty/",
    "/registrar/units/province/",
    "/registrar/officers/",
    "/registrar/officers/table/",
    "/registrar/officers/table/empty/",
    "/registrar/holidays/",
)


def password_on(page: str) -> str:
    found = re.search(r'ref-large" dir="ltr">([a-z0-9-]{14})<', page)
    assert found is not None
    return found[1]


def entries(as_what: str = "register") -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        # What waits for the end of the transaction happens now.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL ROLE journal_keeper")
        cursor.execute(
            "SELECT officer_id::text, fields || rule FROM confidentiality_journalentry"
            " WHERE what = %s ORDER BY number",
            [as_what],
        )
        found = [(str(officer), fields) for officer, fields in cursor.fetchall()]
        cursor.execute("SET LOCAL ROLE web")
    return found


def test_the_day_of_a_registrar_begins_at_her_unit(browser: Client, saima: Actor) -> None:
    assert browser.get("/").headers["Location"] == "/registrar/"
    page = browser.get("/", follow=True)
    assert page.request["PATH_INFO"] == f"/registrar/units/{saima.unit_id}/"
    assert "Who serves here" in page.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_to_everybody_else_these_pages_do_not_exist(hers: Client, address: str) -> None:
    absent = hers.get("/registrar/units/00000000-0000-4000-8000-000000000000/")
    found = hers.get(address)
    assert (found.status_code, found.content) == (404, absent.content)


def test_a_new_officer_is_appointed_and_her_password_shown_once(
    browser: Client, amna: Actor
) -> None:
    page = browser.post(f"/registrar/units/{amna.unit_id}/appoint/", OFFICER)
    password = password_on(page.content.decode())
    entered = queries.officer_by_service_number("T-77", clock.now())
    assert entered is not None
    again = browser.get(f"/registrar/officers/{entered}/").content.decode()
    assert password not in again
    assert "temporary, until she chooses her own" in again


def test_what_is_typed_stays_when_the_register_refuses(browser: Client, amna: Actor) -> None:
    page = browser.post(
        f"/registrar/units/{amna.unit_id}/appoint/", {**OFFICER, "service_number": "PRACTICE-01"}
    )
    assert page.status_code == 409
    assert "Another officer has this service number" in page.content.decode()
    assert 'value="زہرہ"' in page.content.decode()


def test_a_reset_ends_her_session_and_leads_her_to_her_own_password(
    browser: Client, hers: Client, amna: Actor, vault: Vault
) -> None:
    assert hers.get("/desk/due").status_code == 200
    page = browser.post(f"/registrar/officers/{amna.officer_id}/password/", {"sure": "on"})
    assert password_on(page.content.decode())
    assert hers.get("/desk/due").headers["Location"].startswith("/sign-in/")
    again = in_english(sign_in(amna))
    assert again.get("/desk/due").headers["Location"] == "/own-password/"
    mine = {"password": "gulab-aur-barish-77", "again": "gulab-aur-barish-77"}
    assert again.post("/own-password/", {**mine, "again": "other"}).status_code == 422
    assert again.post("/own-password/", mine).headers["Location"] == "/"
    assert again.get("/desk/due").status_code == 200


def test_without_a_tick_no_key_is_touched(browser: Client, hers: Client, amna: Actor) -> None:
    for key in ("password", "code"):
        page = browser.post(f"/registrar/officers/{amna.officer_id}/{key}/", {})
        assert page.status_code == 422
    assert hers.get("/desk/due").status_code == 200


def test_a_lost_telephone_is_taken_off_by_another_hand_than_the_password(
    browser: Client, amna: Actor
) -> None:
    here = f"/registrar/officers/{amna.officer_id}"
    slip = browser.post(f"{here}/code/", {"sure": "on"})
    assert re.search(r">[0-9A-Z]{4}-[0-9A-Z]{4}<", slip.content.decode())
    page = browser.post(f"{here}/password/", {"sure": "on"})
    assert page.status_code == 409
    assert "another registrar" in page.content.decode()
    assert [fields for _who, fields in entries("factor_reset")] == [f"of {amna.officer_id}"]


def test_whatever_gives_or_takes_a_right_is_in_the_journal_with_who_did_it(
    browser: Client, amna: Actor, saima: Actor
) -> None:
    before = len(entries())
    here = f"/registrar/officers/{amna.officer_id}"
    browser.post(f"{here}/password/", {"sure": "on"})
    browser.post(f"{here}/rank/", {"rank": "inspector"})
    browser.post(f"{here}/relieve/")
    browser.post(f"/registrar/units/{amna.unit_id}/appoint/", OFFICER)
    written = entries()[before:]
    assert {who for who, _fields in written} == {str(saima.officer_id)}
    assert [fields for _who, fields in written] == [
        "password.reset",
        "rank.changed inspector",
        f"posting.ended desk_officer at {amna.unit_id}",
        "officer.entered",
        f"posting.begun desk_officer at {amna.unit_id}",
    ]


def test_an_officer_is_posted_by_the_number_on_the_uniform(
    browser: Client, amna: Actor, world: World
) -> None:
    station = amna.station_id
    here = f"/registrar/units/{station}/post/"
    nobody = browser.post(here, {"service_number": "T-0", "post": "station_clerk"})
    assert nobody.status_code == 422
    said = {"service_number": "practice-01", "post": "station_clerk"}
    assert browser.post(here, said).status_code == 302
    now = queries.acting_as(amna.officer_id, clock.now())
    assert now is not None and (now.post, now.unit_id) == ("station_clerk", station)


def test_a_desk_is_opened_moved_and_ended_from_the_page(browser: Client, amna: Actor) -> None:
    said = {"kind": "desk", "name_en": "Mobile", "name_ur": "گشتی", "desk_type": "mobile"}
    opened = browser.post(f"/registrar/units/{amna.station_id}/open/", said)
    desk = opened.headers["Location"]
    assert "Mobile desk" in browser.get(desk).content.decode()
    nobody = browser.post(f"{desk}close/", {"unit": ""})
    assert nobody.status_code == 422
    assert browser.post(f"{desk}close/", {"unit": str(amna.unit_id)}).status_code == 200
    ended = browser.post(f"{desk}close/", {"unit": str(amna.unit_id), "sure": "1"})
    assert ended.status_code == 302
    assert "This unit has ended." in browser.get(desk).content.decode()


def test_a_name_that_is_looked_for_stands_in_no_address(browser: Client) -> None:
    page = browser.post("/registrar/officers/", {"q": "Amn"})
    assert page.status_code == 200
    assert "PRACTICE-01" in page.content.decode()
    assert "PRACTICE-02" not in page.content.decode()
    assert "?q=" not in page.content.decode()


def test_a_table_is_tried_and_then_brought_in(browser: Client) -> None:
    bad = "kind,name_en,name_ur,below\nstation,Hub,حب,Nowhere\n"
    here = "/registrar/units/table/"
    page = browser.post(here, {"text": bad, "act": "bring_in"})
    assert page.status_code == 422
    assert "No open unit of your area has this name: Nowhere" in page.content.decode()
    assert "Bring it in" not in page.content.decode()
    good = bad.replace("Nowhere", "Practice District")
    assert "Bring it in" in browser.post(here, {"text": good}).content.decode()
    assert browser.post(here, {"text": good, "act": "bring_in"}).status_code == 302
    assert "Hub" in browser.post("/registrar/units/", {"q": "Hub"}).content.decode()


@pytest.mark.parametrize(
    ("address", "most"), [("/registrar/units/", 7), ("/registrar/officers/", 7)]
)
def test_a_list_asks_no_more_however_long_it_is(browser: Client, address: str, most: int) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    own = [q["sql"] for q in asked if not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", q["sql"])]
    assert len(own) <= most, "\n".join(own)
