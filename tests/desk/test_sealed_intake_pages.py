"""The sealed intake on its pages: taken by a man, answered and completed by a woman."""

import re

from django.test import Client
from tests.desk.conftest import Rows, Screens, Wait
from tests.security.world import World

HERS = "ژالہ نے بتایا"
TOLD = {
    "informant": "survivor",
    "woman_absent_reason": "none_posted",
    "consent_record": "yes",
    "danger_now": "yes",
    "injury_or_assault_7d": "yes",
    "strangulation": "unknown",
    "children_at_risk": "no",
    "age_band": "18-25",
    "sex": "female",
    "language": "ur",
    "contact_channel": "call",
    "contact_number": "0300 0000123",
    "words": HERS,
    "acts_sexual": "penetration",
}
REST = {
    "consent_record": "yes",
    "consent_by": "survivor",
    "name": "Zhala",
    "contact_channel": "none",
    "words": "more of it",
    "accused_count": "1",
    "accused_relation": "stranger",
    "told_duty": "on",
    "wants_fir": "yes",
    "wants": "medical",
    "woman_present": "woman_officer",
    "place": "unknown",
    "proposed": "",
}


def seal(browser: Client, contact_id: object) -> tuple[str, str]:
    answer = browser.post(f"/desk/contact/{contact_id}/sealed", TOLD)
    page = answer.content.decode()
    assert answer.status_code == 200, page
    # Not the middle of an id, which may be all digits.
    found = re.search(r"(?<![\w-])[0-9A-Z]{4}-[0-9A-Z]{4}(?![\w-])", page)
    assert found
    return page, found[0]


def test_a_man_at_the_front_is_offered_the_sealed_intake_first(
    screen_of: Screens, somebody_waits: Wait
) -> None:
    his = screen_of("the station clerk").get(f"/desk/contact/{somebody_waits('the station clerk')}")
    hers = screen_of("the desk officer").get(f"/desk/contact/{somebody_waits()}")
    assert "A woman officer should hear her" in his.content.decode()
    assert "She asks for another woman officer" in hers.content.decode()


def test_the_page_asks_no_name_and_says_who_comes(screen_of: Screens, somebody_waits: Wait) -> None:
    browser, contact_id = screen_of("the station clerk"), somebody_waits("the station clerk")
    asked = browser.get(f"/desk/contact/{contact_id}/sealed").content.decode()
    for field in ("name", "cnic", "address", "accused_name", "wants_fir"):
        assert f'name="{field}"' not in asked
    page, _reference = seal(browser, contact_id)
    assert "A woman officer is called" in page
    assert HERS not in page, "what he wrote does not come back to him"


def test_what_he_wrote_is_gone_from_every_page_of_his(
    screen_of: Screens, somebody_waits: Wait, rows: Rows
) -> None:
    browser, contact_id = screen_of("the station clerk"), somebody_waits("the station clerk")
    browser.post(f"/desk/contact/{contact_id}/draft", TOLD)
    seal(browser, contact_id)
    ((case_id,),) = rows("SELECT case_id FROM desk_complaint WHERE contact_id = %s", contact_id)
    for path in ("", "/record", "/read-back"):
        assert browser.get(f"/case/{case_id}{path}").status_code == 404
    for path in (f"/desk/case/{case_id}/receipt", f"/desk/case/{case_id}/complete"):
        assert browser.get(path).status_code == 404
    again = browser.get(f"/desk/contact/{contact_id}/sealed").content.decode()
    assert HERS not in again
    assert rows("SELECT 1 FROM confidentiality_draft") == []


def test_she_is_called_comes_and_completes(
    world: World, screen_of: Screens, somebody_waits: Wait, rows: Rows
) -> None:
    _page, reference = seal(screen_of("the station clerk"), somebody_waits("the station clerk"))
    ((case_id, officer_id),) = rows("SELECT case_id, officer_id FROM desk_womancall")
    part = next(p for p, a in world.actors.items() if a.officer_id == officer_id)
    hers = screen_of(part)
    assert reference in hers.get("/").content.decode()
    assert "Where she waits" in hers.get(f"/desk/case/{case_id}/call").content.decode()
    came = hers.post(f"/desk/case/{case_id}/call/answer", {"answer": "coming"})
    assert came["Location"] == f"/desk/case/{case_id}/complete"
    asked = hers.get(came["Location"]).content.decode()
    assert 'name="danger_now"' not in asked, "what was asked at the front is not asked again"
    done = hers.post(came["Location"], REST)
    assert done.status_code == 302, done.content.decode()
    assert hers.get(done["Location"]).status_code == 200
    assert hers.get(came["Location"]).status_code == 404, "it is completed"


def test_she_cannot_come_and_it_leaves_her_hands(
    world: World, screen_of: Screens, somebody_waits: Wait, rows: Rows
) -> None:
    seal(screen_of("the station clerk"), somebody_waits("the station clerk"))
    ((case_id, officer_id),) = rows("SELECT case_id, officer_id FROM desk_womancall")
    part = next(p for p, a in world.actors.items() if a.officer_id == officer_id)
    answer = screen_of(part).post(f"/desk/case/{case_id}/call/answer", {"answer": "cannot"})
    assert answer["Location"] == "/"
    assert rows("SELECT count(*) FROM desk_womancall") == [(2,)]
    assert screen_of(part).get(f"/desk/case/{case_id}/complete").status_code == 404


def test_what_is_missing_keeps_every_word_on_the_page(
    screen_of: Screens, somebody_waits: Wait
) -> None:
    browser, contact_id = screen_of("the station clerk"), somebody_waits("the station clerk")
    answer = browser.post(f"/desk/contact/{contact_id}/sealed", {**TOLD, "consent_record": "no"})
    assert answer.status_code == 422
    assert HERS in answer.content.decode()
