"""Writing down what happened: once, in its time, with nothing typed ever lost."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.kernel import clock

pytestmark = pytest.mark.django_db


def of(world: World, name: str, rest: str = "") -> str:
    """This will give the address of a case of the world, or of a page below it."""
    return f"/case/{world.cases[name].case_id}{rest}"


def hidden(page: str) -> dict[str, str]:
    """This will read the hidden answers that a form was drawn with."""
    names = ("fact_id", "revision", "seen")
    return {
        name: found[1] or found[2]
        for name in names
        if (
            found := re.search(
                rf'name="{name}" value="([^"]*)"|name="{name}"[^>]*value="([^"]*)"', page
            )
        )
    }


def typed(browser: Client, address: str, **answers: Any) -> dict[str, Any]:
    """This will fill a form as it was drawn, ten minutes ago by Karachi's clock."""
    at = clock.local(clock.now() - timedelta(minutes=10))
    return {
        **hidden(browser.get(address).text),
        "happened": at.strftime("%d/%m/%Y"),
        "happened_time": at.strftime("%H:%M"),
        "happened_certainty": "exact",
        "note": "",
        **answers,
    }


def entries(kind: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute("SELECT count(*) FROM cases_factrecord WHERE kind = %s", [kind])
        (count,) = cursor.fetchone()
        cursor.execute("SET LOCAL ROLE web")
    return int(count)


@pytest.fixture
def browser(screen_of: Screens) -> Client:
    return screen_of("the desk officer")


def test_what_was_done_closes_the_duty_and_the_page_says_so(world: World, browser: Client) -> None:
    address = of(world, "own", "/record/crisis_cell.informed")
    saved = browser.post(address, typed(browser, address))
    assert saved.status_code == 302
    after = browser.get(saved["Location"]).text
    assert "Written down." in after
    assert "Done in time:" in after
    assert "Inform the anti-rape crisis cell" in after.split("Done in time:")[1][:120]


def test_what_was_done_too_late_is_done_late(world: World, browser: Client) -> None:
    address = of(world, "registered", "/record/crisis_cell.informed")
    saved = browser.post(address, typed(browser, address))
    assert "Done, but late:" in browser.get(saved["Location"]).text


def test_a_second_press_of_save_writes_nothing_twice(world: World, browser: Client) -> None:
    address = of(world, "own", "/record/medical.sent")
    answers = typed(browser, address, transport="police")
    before = entries("medical.sent")
    first, second = browser.post(address, answers), browser.post(address, answers)
    assert first.status_code == second.status_code == 302
    assert entries("medical.sent") == before + 1


def test_a_stale_page_keeps_what_was_typed_and_shows_what_is_new(
    world: World, browser: Client
) -> None:
    address = of(world, "own", "/record/care.given")
    answers = typed(browser, address, care="pep", note="دو گولیاں دی گئیں")
    other = of(world, "own", "/record/rights.explained")
    browser.post(other, typed(browser, other))
    stale = browser.post(address, answers)
    assert stale.status_code == 409
    assert stale["X-Form-Kept"] == "yes"
    assert "Somebody changed this case while you were writing" in stale.text
    assert "New since you opened this page" in stale.text
    assert "Right to a lawyer explained" in stale.text
    assert "دو گولیاں دی گئیں" in stale.text
    again = answers | hidden(stale.text)
    assert again["fact_id"] == answers["fact_id"]
    assert browser.post(address, again).status_code == 302


@pytest.mark.parametrize("digits", ["latin", "urdu"])
def test_a_time_that_has_not_come_is_refused_and_kept(
    world: World, browser: Client, digits: str
) -> None:
    address = of(world, "own", "/record/care.given")
    tomorrow = clock.local(clock.now() + timedelta(days=1)).strftime("%d/%m/%Y")
    if digits == "urdu":
        tomorrow = tomorrow.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    refused = browser.post(
        address, typed(browser, address, care="pep", happened=tomorrow, note="keep me")
    )
    assert refused.status_code == 422
    assert "has not come yet" in refused.text
    assert tomorrow in refused.text
    assert "keep me" in refused.text


def test_an_hour_in_urdu_digits_is_read(world: World, browser: Client) -> None:
    address = of(world, "own", "/record/zarra.informed")
    answers = typed(browser, address)
    urdu = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    answers["happened_time"] = answers["happened_time"].translate(urdu)
    assert browser.post(address, answers).status_code == 302


def test_a_name_typed_where_a_number_belongs_is_refused(world: World, browser: Client) -> None:
    address = of(world, "own", "/record/number.recorded")
    answers = typed(browser, address, register="mlc", number="Zubaida Khatoon 12")
    refused = browser.post(address, answers)
    assert refused.status_code == 422
    assert "no name and no words" in refused.text


def test_a_number_from_another_register_is_taken_back(world: World, browser: Client) -> None:
    address = of(world, "own", "/record/number.recorded")
    # As the short form on the case page sends it: no time, which means now.
    answers = hidden(browser.get(address).text) | {"register": "mlc", "number": "MLC 45/26"}
    saved = browser.post(address, answers)
    assert saved.status_code == 302, saved.text
    assert "MLC 45/26" in browser.get(saved["Location"]).text


def test_a_note_is_sealed_and_not_on_the_page(world: World, browser: Client) -> None:
    address = of(world, "own", "/record/safe_call.made")
    answers = typed(
        browser, address, reached="yes", by_another_woman_officer="yes", wants_fir="undecided",
        note="she will come on Thursday",
    )  # fmt: skip
    page = browser.get(browser.post(address, answers)["Location"]).text
    assert "she will come on Thursday" not in page
    assert "Note (Safe call made)" in page


@pytest.mark.parametrize(
    "kind",
    ["complaint.received", "fact.corrected", "duty.waived", "supervisor.reviewed", "no.such"],
)
def test_some_entries_are_nobodys_to_write_by_hand(
    world: World, browser: Client, kind: str
) -> None:
    assert browser.get(of(world, "own", f"/record/{kind}")).status_code == 404


def test_the_clerk_registers_and_does_not_write_of_her_body(
    world: World, screen_of: Screens
) -> None:
    clerk = screen_of("the station clerk")
    address = of(world, "own", "/record/fir.registered")
    assert clerk.post(
        address, typed(clerk, address, number="118/26", initials_only="yes")
    ).status_code == 302  # fmt: skip
    assert clerk.get(of(world, "own", "/record/medical.examined")).status_code == 404


@pytest.mark.parametrize(
    "kind", ["medical.examined", "medical.report_received", "injuries.photographed", "sample.taken"]
)
def test_what_is_done_to_her_body_is_written_down_only_where_her_yes_is_asked(
    world: World, browser: Client, kind: str
) -> None:
    there = f"/inquiry/{world.cases['own'].case_id}/medical"
    before = entries(kind)
    for answer in (
        browser.get(of(world, "own", f"/record/{kind}")),
        browser.post(of(world, "own", f"/record/{kind}"), {"fact_id": str(uuid4())}),
    ):
        assert (answer.status_code, answer["Location"]) == (302, there)
    assert entries(kind) == before
    assert f'href="{there}"' in browser.get(of(world, "own", "/record")).text


def test_a_statement_that_police_take_is_an_interview_and_no_entry_by_hand(
    world: World, browser: Client
) -> None:
    address = of(world, "own", "/record/statement.recorded")
    before = entries("statement.recorded")
    answers = typed(browser, address, of="witness", taken_by="investigator")
    assert browser.post(address, answers).status_code == 422
    assert entries("statement.recorded") == before
    # What a doctor takes from somebody who may die waits for no page of ours.
    assert browser.post(address, answers | {"taken_by": "doctor"}).status_code == 302
    assert entries("statement.recorded") == before + 1


def test_her_no_to_an_fir_leaves_the_duty_open_as_her_wish(world: World, browser: Client) -> None:
    address = of(world, "own", "/record/wish.recorded")
    answers = typed(
        browser, address, wants=["medical"], wants_fir="no_not_now",
        told_what_must_be_registered="yes",
    )  # fmt: skip
    page = browser.get(browser.post(address, answers)["Location"]).text
    assert "It is neither waived nor late" in page
    hers = page.split("<h3>Open: her wish</h3>")[1].split("</ul>")[0]
    assert "Register the FIR" in hers
    assert "clock-late" not in hers


def test_her_informed_no_ends_a_duty_without_a_failure(world: World, browser: Client) -> None:
    address = of(world, "own", "/record/care.declined")
    page = browser.get(browser.post(address, typed(browser, address, care="pep"))["Location"])
    assert "No longer owed:" in page.text
    assert "HIV prevention" in page.text.split("No longer owed:")[1][:120]


def test_a_wrong_entry_is_struck_and_the_right_one_stands(world: World, browser: Client) -> None:
    address = of(world, "own", f"/correct/{world.cases['own'].fact_id}")
    answers = typed(
        browser, address, reason="wrong_detail", instead="right", danger_now="no",
        injury_or_assault_7d="yes", children_at_risk="yes", strangulation="yes",
    )  # fmt: skip
    assert browser.post(address, answers).status_code == 302
    page = browser.get(of(world, "own")).text
    assert "<s>First safety questions answered</s>" in page
    assert "Taken back: A detail is wrong" in page
    before = entries("triage.answered")
    assert browser.post(address, answers).status_code == 302
    assert entries("triage.answered") == before


def test_an_entry_is_only_taken_back_where_nothing_is_right_instead(
    world: World, browser: Client
) -> None:
    address = of(world, "own", f"/correct/{world.cases['own'].fact_id}")
    before = entries("triage.answered")
    answers = typed(browser, address, reason="did_not_happen", instead="nothing")
    assert browser.post(address, answers).status_code == 302
    assert entries("triage.answered") == before
    assert "cannot be taken back, or was taken back before" in browser.get(address).text


def test_a_correction_without_a_reason_keeps_everything(world: World, browser: Client) -> None:
    address = of(world, "own", f"/correct/{world.cases['own'].fact_id}")
    answers = typed(browser, address, instead="right", danger_now="no", note="stays here")
    refused = browser.post(address, answers)
    assert refused.status_code == 422
    assert "stays here" in refused.text


def test_an_entry_of_another_case_is_a_miss(world: World, browser: Client) -> None:
    stranger = world.cases["elsewhere"].fact_id
    assert browser.get(of(world, "own", f"/correct/{stranger}")).status_code == 404
    assert browser.get(of(world, "own", f"/correct/{uuid4()}")).status_code == 404


def test_only_offences_that_the_law_knew_that_day_are_offered(
    world: World, browser: Client
) -> None:
    page = browser.get(of(world, "own", "/record/offence.alleged")).text
    assert 'value="PPC-376-1"' in page
    assert "Hudood" not in page


def test_every_entry_that_may_be_written_has_its_form(world: World, browser: Client) -> None:
    page = browser.get(of(world, "own", "/record")).text
    addresses = set(re.findall(rf'href="({of(world, "own")}/record/[^"]+)"', page))
    assert len(addresses) > 30
    for address in addresses:
        assert browser.get(address).status_code == 200, address


def test_what_stands_in_the_way_is_written_beside_the_duty_it_hinders(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    address = of(world, "own", "/record/obstacle.recorded")
    asked = browser.get(address).text
    assert '<option value="fir_at_once"' in asked
    assert '<option value="triage_first"' not in asked, "what is done has nothing in its way"
    answers = typed(browser, address, rule="fir_at_once", obstacle="no_vehicle")
    assert browser.post(address, answers).status_code == 302
    page = browser.get(of(world, "own")).text
    assert "In the way: No vehicle." in page
    assert "fir_at_once" not in re.sub(r'"[^"]*"', "", page), "a rule's id is no word for anybody"
