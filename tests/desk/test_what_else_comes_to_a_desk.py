"""Services, questions and complaints of every kind at the counter; what the desk has; its use."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from tests.desk.conftest import Rows, Screens, Wait
from tests.security.complaint_form import filled_in
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.desk import citizen_services, equipment, ordinary, usage
from amaan.desk.citizen_services import AsTold
from amaan.kernel.clock import local_date
from amaan.kernel.ids import ContactId, new_id
from amaan.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db
DESK = "the desk officer"
THEFT = {
    "kind": "theft", "happened_on": "20/11/2026", "place": "transport", "wish": "get_back",
    "handed_to": "etag", "number": "ET-4711", "sex": "female", "age_band": "18_40",
    "disability": "yes",
}  # fmt: skip


def test_one_press_counts_one_service_and_a_second_press_none(
    screen_of: Screens, world: World, rows: Rows
) -> None:
    told = {"id": str(uuid4()), "about": "fir_copy", "sex": "female"}
    for _press in range(2):
        assert screen_of(DESK).post("/desk/services", told).status_code == 302
    found = rows(
        "SELECT purpose, service, sex, age_band, seen_at = arrived_at, length(receipt)"
        " FROM desk_contact WHERE id = %s", told["id"],
    )  # fmt: skip
    assert found == [("service", "fir_copy", "female", "", True, 9)]
    receipt = screen_of(DESK, "ur").get(f"/desk/services/{told['id']}/receipt").text
    assert "ایف آئی آر کی نقل" in receipt
    assert screen_of("the officer from another station").get(
        f"/desk/services/{told['id']}/receipt"
    ).status_code == 404  # fmt: skip


def test_whoever_asks_for_a_docket_or_reports_violence_is_not_served_by_a_press(
    screen_of: Screens,
) -> None:
    for about in ("medico_legal_docket", "violence_report", "poetry", ""):
        told = {"id": str(uuid4()), "about": about}
        assert screen_of(DESK).post("/desk/services", told).status_code == 422, about
    assert 'value="medico_legal_docket"' not in screen_of(DESK).get("/desk/services").text


def test_waiting_ends_when_she_is_called_in_and_not_when_she_leaves(
    world: World, somebody_waits: Wait
) -> None:
    actor, now = world.actors[DESK], world.now
    for minutes in (10, 20, 40):
        came = now - timedelta(minutes=minutes)
        contact_id = somebody_waits(at=came)
        act_as(actor, now)
        citizen_services.call_in(actor=actor, contact_id=contact_id, now=now)
        later = now + timedelta(minutes=30)
        act_as(actor, later)
        citizen_services.call_in(actor=actor, contact_id=contact_id, now=later)
        citizen_services.serve(
            actor=actor, contact_id=contact_id, about="query_law", told=AsTold(), now=later
        )
    at_once = ContactId(new_id())
    citizen_services.serve(
        actor=actor, contact_id=at_once, about="query_law", told=AsTold(), now=later
    )
    months = usage.months_until(local_date(now), 2)
    waits = usage.waits_of(actor, months, later)
    (whole,) = [w for w in waits if w.desk_id is None and w.hour is None]
    assert (whole.waited, whole.middle, whole.tenth) == (3, 20.0, None)
    assert whole.unknown >= 1


def test_a_theft_gets_a_receipt_a_place_in_the_register_and_no_name(
    screen_of: Screens, world: World, somebody_waits: Wait, rows: Rows
) -> None:
    contact_id = somebody_waits()
    page = screen_of(DESK).get(f"/desk/contact/{contact_id}/other").text
    assert 'name="name"' not in page
    wrong = {**THEFT, "id": str(contact_id), "number": ""}
    refused = screen_of(DESK).post(f"/desk/contact/{contact_id}/other", wrong)
    assert refused.status_code == 422
    assert "Write the number of the electronic tag" in refused.text
    assert rows("SELECT purpose FROM desk_contact WHERE id = %s", contact_id) == [("",)]
    told = {**THEFT, "id": str(contact_id)}
    answer = screen_of(DESK).post(f"/desk/contact/{contact_id}/other", told)
    assert answer["Location"] == f"/desk/services/{contact_id}/receipt"
    ((purpose, receipt),) = rows(
        "SELECT purpose, receipt FROM desk_contact WHERE id = %s", contact_id
    )
    assert purpose == "ordinary"
    back = {"q": f" s-{str(receipt).lower()} "}
    found = screen_of(DESK).post("/desk/services/find", back, follow=True)
    assert f"/desk/other/{contact_id}" in found.text
    other = screen_of("the officer from another station")
    assert "has this code" in other.post("/desk/services/find", back, follow=True).text
    for reads in ("the station commander", "the district commander"):
        page = screen_of(reads).get("/books/ordinary-complaints/").text
        assert "Theft" in page, reads
    elsewhere = (
        screen_of("the officer from another station").get("/books/ordinary-complaints/").text
    )
    assert str(contact_id) not in elsewhere


def test_what_became_of_it_is_told_back_and_how_it_stood_is_kept(
    screen_of: Screens, world: World, somebody_waits: Wait
) -> None:
    contact_id = somebody_waits()
    told = {**THEFT, "id": str(contact_id)}
    screen_of(DESK).post(f"/desk/contact/{contact_id}/other", told)
    said = {"handed_to": "etag", "number": "ET-4711", "outcome": "fir", "outcome_on": ""}
    clerk = screen_of("the station commander")
    assert clerk.post(f"/desk/other/{contact_id}", said).status_code == 422
    said["outcome_on"] = f"{local_date(world.now):%d/%m/%Y}"
    assert clerk.post(f"/desk/other/{contact_id}", said).status_code == 302
    sheet = clerk.get(f"/books/ordinary-complaints/entry/{contact_id}").text
    assert "An FIR was registered" in sheet
    assert "نتیجہ" in sheet
    assert screen_of("the district commander").get(f"/desk/other/{contact_id}").status_code == 404


def test_violence_becomes_the_full_complaint_with_nothing_typed_again(
    screen_of: Screens, world: World, somebody_waits: Wait, rows: Rows
) -> None:
    contact_id = somebody_waits()
    told = {**THEFT, "id": str(contact_id)}
    answer = screen_of(DESK).post(f"/desk/contact/{contact_id}/other/full", told, follow=True)
    assert answer.redirect_chain[0][0] == f"/desk/contact/{contact_id}/complaint"
    assert 'value="20/11/2026"' in answer.text
    assert re.search(r'value="transport"[^>]*(selected|checked)', answer.text)
    assert re.search(r'name="needs"[^>]*value="disability"[^>]*checked', answer.text)
    assert rows("SELECT count(*) FROM desk_ordinarycomplaint") == [(0,)]
    # After the receipt was given, on another day: the entry is taken back without a word of why.
    again = somebody_waits()
    screen_of(DESK).post(f"/desk/contact/{again}/other", {**THEFT, "id": str(again)})
    answer = screen_of(DESK).post(f"/desk/other/{again}/full", follow=True)
    assert 'value="20/11/2026"' in answer.text
    ((why,),) = rows("SELECT why FROM desk_ordinarycomplaint WHERE id = %s", again)
    assert why == ordinary.WRITTEN_ANEW
    assert screen_of(DESK).post(f"/desk/other/{again}/full").status_code == 404


def test_a_complaint_tells_the_count_who_she_is_and_a_sealed_one_tells_nothing(
    screen_of: Screens, world: World, somebody_waits: Wait, rows: Rows
) -> None:
    her = filled_in(world.now, age_band="26-40", sex="female")
    contact_id = somebody_waits()
    screen_of(DESK).post(f"/desk/contact/{contact_id}/complaint", her)
    hidden = somebody_waits()
    screen_of(DESK).post(
        f"/desk/contact/{hidden}/complaint", {**her, "conflicts": "accused_in_police"}
    )
    told = rows("SELECT id, sex, age_band FROM desk_contact WHERE purpose = 'complaint' AND"
                " id = ANY(%s) ORDER BY sex DESC", [contact_id, hidden])  # fmt: skip
    assert told == [(contact_id, "female", "18_40"), (hidden, "", "")]
    actor = world.actors["the station commander"]
    act_as(actor, world.now)
    months = usage.months_until(local_date(world.now), 1)
    use = usage.use_of(actor, months, world.now)
    counted = sum(one.contacts for one in use if one.purpose == "complaint")
    ((everything,),) = rows("SELECT count(*) FROM desk_contact k JOIN organisation_unit u"
                            " ON u.id = k.desk_id WHERE purpose = 'complaint' AND"
                            " u.station_id = %s", actor.unit_id)  # fmt: skip
    ((open_ones,),) = rows("SELECT count(*) FROM desk_complaint c JOIN cases_case s ON"
                           " s.id = c.case_id WHERE s.station_id = %s AND NOT s.sealed",
                           actor.unit_id)  # fmt: skip
    assert counted == open_ones < everything


def test_growth_needs_a_whole_baseline_counted_the_same_way(world: World) -> None:
    months = usage.months_until(local_date(world.now), 2)
    assert usage.Growth(15, 9, ()).percent is None
    assert usage.Growth(15, 10, (months[0],)).percent is None
    assert usage.Growth(15, 10, ()).percent == 50
    actor = world.actors["the district commander"]
    act_as(actor, world.now)
    use = usage.use_of(actor, months, world.now)
    assert len(usage.complaints_by_women(actor, months, use, world.now).not_counted) == 2
    assert usage.months_until(months[1], 13)[0].year == months[1].year - 1


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_page_of_use_says_what_it_counts_and_breaks_nothing_small_down(
    screen_of: Screens, world: World, language: str
) -> None:
    for who in (DESK, "the station commander", "the district commander", "the registrar"):
        page = screen_of(who, language).get("/desk/use").text
        assert 'id="growth"' in page, who
    assert screen_of("the investigator", language).get("/desk/use").status_code == 404
    act_as(world.actors[DESK], world.now)
    for n in range(12):
        citizen_services.serve(
            actor=world.actors[DESK], contact_id=ContactId(new_id()), about="tenancy",
            told=AsTold(sex="female", disability="yes" if n < 4 else ""), now=world.now,
        )  # fmt: skip
    title = {"en": "Registration of a tenancy", "ur": "کرایہ داری کا اندراج"}[language]
    page = screen_of(DESK, language).get("/desk/use?months=1").text
    assert title in page
    assert {"en": "Woman or girl", "ur": "عورت یا لڑکی"}[language] in page
    assert {"en": "With a disability", "ur": "معذوری کے ساتھ"}[language] not in page
    file = screen_of(DESK).get("/desk/use/file?months=1").content.decode("utf-8-sig")
    assert "Counter service" in file
    assert "12" not in file.split("Counter service")[1]


def test_the_newest_look_is_the_score_and_what_nobody_saw_is_not_missing(
    screen_of: Screens, world: World
) -> None:
    desk = str(world.actors[DESK].unit_id)
    browser = screen_of("the station commander")
    look = {"unit": desk, "checked_by": "commander", "hours": "office", "own_room": "yes",
            "toilet": "no", "phone": "yes"}  # fmt: skip
    for on, toilet in (("20/11/2026", "no"), ("01/11/2026", "yes")):
        told = {**look, "on": on, "toilet": toilet, "entry_id": str(uuid4())}
        assert browser.post("/books/desks/new", told).status_code == 302, on
    actor = world.actors["the station commander"]
    act_as(actor, world.now)
    stand = next(s for s in equipment.desks_of(actor, world.now) if s.desk_id == UUID(desk))
    assert (stand.met, stand.looked_at, stand.standard_met) == (2, 3, (1, 2))
    assert [item.code for item in stand.missing] == ["toilet"]
    page = screen_of("the registrar").get("/desk/desks").text
    assert "2/3" in page
    assert "A toilet" in page
    assert screen_of(DESK).get("/desk/desks")["Location"] == "/desk/this-desk"
    assert screen_of("the investigator").get("/desk/desks").status_code == 404


def test_a_desk_reports_what_is_broken_until_it_works_again(
    screen_of: Screens, world: World
) -> None:
    told = {"act_id": str(uuid4()), "item": "phone", "what": "0300 1234567 is dead",
            "stops_work": "yes"}  # fmt: skip
    refused = screen_of(DESK).post("/desk/this-desk", told)
    assert refused.status_code == 422
    assert "identity or telephone number" in refused.text
    told["what"] = "No tone since the storm"
    for _press in range(2):
        assert screen_of(DESK).post("/desk/this-desk", told).status_code == 302
    actor = world.actors[DESK]
    act_as(actor, world.now)
    (stand,) = equipment.desks_of(actor, world.now)
    assert [line.values["what"] for line in stand.broken] == ["No tone since the storm"]
    assert "No tone since the storm" in screen_of(DESK, "ur").get("/desk/this-desk").text
    with pytest.raises(NotFound):
        equipment.desks_of(world.actors["the observer"], world.now)
