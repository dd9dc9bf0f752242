"""Days in court: none before the register, none that ends with nothing, no verdict on no charge."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality.row_security import act_as
from amaan.court import queries
from amaan.court.hearings import FURTHEST
from amaan.kernel import clock
from amaan.protocol import facts

pytestmark = pytest.mark.django_db


def told(world: World, *happened: facts.Fact, case: str = "own") -> None:
    her, now = world.actors["the desk officer"], clock.now()
    with transaction.atomic():
        act_as(her, now)
        for fact in happened:
            cases.record_fact(
                actor=her,
                case_id=world.cases[case].case_id,
                happening=cases.NewFact(fact=fact, happened=facts.Happened.at(now)),
                seen_revision=None,
                now=now,
            )


def rows(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement)
        found: list[tuple[object, ...]] = cursor.fetchall()
        cursor.execute("SET LOCAL ROLE web")
    return found


def of(world: World, rest: str = "") -> str:
    return f"/court/case/{world.cases['own'].case_id}{rest}"


def typed(day: date, **more: str) -> dict[str, str]:
    return {
        "act_id": str(uuid4()), "court": "special_court", "court_number": "2",
        "purpose": "prosecution_evidence", "day": f"{day:%d/%m/%Y}", "hour": "09:30", **more,
    }  # fmt: skip


def today(world: World) -> date:
    return clock.local_date(world.now)


@pytest.fixture
def browser(world: World, screen_of: Screens) -> Client:
    return screen_of("the investigator")


@pytest.fixture
def registered(world: World) -> None:
    told(world, facts.FirRegistered(number="118/26"), facts.CognizanceTaken())


def fixed(world: World, browser: Client, day: date, **more: str) -> str:
    """This will write a day in court down; gives its id."""
    answers = typed(day, **more)
    assert browser.post(of(world, "/date"), answers).status_code == 302
    return answers["act_id"]


def answer(browser: Client, hearing: str, answers: Mapping[str, str]) -> int:
    told = {"act_id": str(uuid4()), **answers}
    return browser.post(f"/court/hearing/{hearing}", told).status_code


def test_no_trial_is_heard_before_the_fir(world: World, browser: Client) -> None:
    refused = browser.post(of(world, "/date"), typed(today(world)))
    assert refused.status_code == 422 and "No FIR stands in this file" in refused.text
    petition = browser.post(of(world, "/date"), typed(today(world), purpose="petition_heard"))
    assert petition.status_code == 302


def test_a_day_in_court_ends_with_its_next_date_or_an_outcome(
    world: World, browser: Client, registered: None
) -> None:
    first = fixed(world, browser, today(world))
    assert answer(browser, first, {"held": "went_on"}) == 422
    put_off = {"held": "put_off", "asked_by": "defence_side"}
    later = f"{today(world) + timedelta(days=9):%d/%m/%Y}"
    assert answer(browser, first, {**put_off, "next_day": later}) == 422
    assert answer(browser, first, {**put_off, "reason": "judge_absent"}) == 422
    assert answer(browser, first, {**put_off, "reason": "judge_absent", "next_day": later}) == 302
    assert answer(browser, first, {**put_off, "reason": "judge_absent", "next_day": later}) == 422
    [(reason, by)] = rows(
        "SELECT details->>'reason', details->>'by' FROM cases_factrecord"
        " WHERE kind = 'hearing.held'"
    )
    assert (reason, by) == ("judge_absent", "defence_side")
    page = browser.get(of(world)).text
    assert "No judge sat" in page and "Put off 1 time." in page


def test_no_hearing_stands_without_a_next_date_or_an_outcome(
    world: World, browser: Client, registered: None
) -> None:
    first = fixed(world, browser, today(world))
    later = f"{today(world) + timedelta(days=3):%d/%m/%Y}"
    answer(browser, first, {"held": "went_on", "next_day": later})
    assert rows(
        "SELECT count(*) FROM court_hearing WHERE ended = 'next_day' AND next_day_id IS NULL"
    ) == [(0,)]
    assert rows("SELECT count(*) FROM court_hearing WHERE ended = ''") == [(1,)]


def test_what_lies_ahead_has_no_outcome_and_a_slip_in_the_year_is_refused(
    world: World, browser: Client, registered: None
) -> None:
    ahead = fixed(world, browser, today(world) + timedelta(days=2))
    assert answer(browser, ahead, {"held": "put_away"}) == 422
    far = typed(today(world) + FURTHEST + timedelta(days=1))
    assert browser.post(of(world, "/date"), far).status_code == 422


def test_nobody_is_convicted_without_a_charge_and_no_charge_comes_before_cognizance(
    world: World, browser: Client
) -> None:
    when = {"happened": f"{today(world):%d/%m/%Y}", "happened_certainty": "day"}
    charge = {"act_id": str(uuid4()), **when}
    assert browser.post(of(world, "/charge"), charge).status_code == 422
    guilty = {"act_id": str(uuid4()), "outcome": "convicted", "sentence": "term", "months": "120",
              "compensation": "yes", **when}  # fmt: skip
    told(world, facts.FirRegistered(number="118/26"), facts.CognizanceTaken())
    refused = browser.post(of(world, "/judgment"), guilty)
    assert refused.status_code == 422 and "No charge stands" in refused.text
    assert browser.post(of(world, "/charge"), charge).status_code == 302
    without = {**guilty, "months": "0"}
    assert browser.post(of(world, "/judgment"), without).status_code == 422
    assert browser.post(of(world, "/judgment"), guilty).status_code == 302
    assert rows(
        "SELECT kind FROM cases_factrecord WHERE kind IN"
        " ('sentence.given', 'judgment.given', 'compensation.decided') ORDER BY kind"
    ) == [("compensation.decided",), ("judgment.given",), ("sentence.given",)]


def test_an_acquittal_before_any_charge_says_so_and_shows(
    world: World, browser: Client, registered: None
) -> None:
    when = {"happened": f"{today(world):%d/%m/%Y}", "happened_certainty": "day"}
    free = {"act_id": str(uuid4()), "outcome": "acquitted", **when}
    assert browser.post(of(world, "/judgment"), free).status_code == 422
    assert browser.post(of(world, "/judgment"), {**free, "before_charge": "on"}).status_code == 302
    assert "The court ended the case before any charge." in browser.get(of(world)).text


def test_a_trial_is_decided_by_a_judgment_alone(
    world: World, browser: Client, registered: None
) -> None:
    last = fixed(world, browser, today(world), purpose="pronouncement")
    assert answer(browser, last, {"held": "decided"}) == 422


def test_the_two_clocks_of_a_trial_stand_side_by_side_the_earlier_first(
    world: World, browser: Client, registered: None
) -> None:
    page = browser.get(of(world)).text
    three = page.index("Judgment, or a report to the Chief Justice")
    four = page.index("Judgment of the Special Court")
    assert page.index("Ends first") < three < four


def test_a_day_that_is_over_and_was_not_answered_is_flagged(
    world: World, browser: Client, registered: None, screen_of: Screens
) -> None:
    fixed(world, browser, today(world) - timedelta(days=4))
    assert "without a next date or an outcome" in browser.get(of(world)).text
    assert "Over, and nothing written" in screen_of("the district commander").get("/court/").text


def test_she_is_owed_word_before_and_after_a_day_in_court(
    world: World, browser: Client, registered: None
) -> None:
    def owed(rule: str) -> list[tuple[object, ...]]:
        return rows(f"SELECT state FROM cases_dutyrecord WHERE rule = '{rule}'")

    first = fixed(world, browser, today(world))
    assert owed("told_of_hearing") == [("open",)]
    told(world, facts.InformantInformed(about="hearing"))
    assert owed("told_of_hearing") == [("met",)]
    later = f"{today(world) + timedelta(days=9):%d/%m/%Y}"
    answer(browser, first, {"held": "went_on", "next_day": later})
    assert owed("told_of_hearing_result") == [("open",)]
    told(world, facts.InformantInformed(about="hearing_result"))
    assert owed("told_of_hearing_result") == [("met",)]


def test_what_protects_her_is_asked_once_and_after_a_refusal_anew(
    world: World, browser: Client, registered: None
) -> None:
    screen = {"measure": "screen"}
    assert browser.post(of(world, "/measure"), screen).status_code == 302
    assert browser.post(of(world, "/measure"), screen).status_code == 302
    [(asked,)] = rows("SELECT id FROM court_specialmeasure")
    assert browser.post(f"/court/measure/{asked}", {"granted": "no"}).status_code == 302
    assert "A screen, so that she does not see the accused" in browser.get(of(world)).text
    assert browser.post(of(world, "/measure"), screen).status_code == 302
    assert rows("SELECT count(*) FROM court_specialmeasure") == [(2,)]


def test_a_witness_stands_by_role_and_whoever_turns_has_what_may_stand_behind_it(
    world: World, browser: Client, registered: None
) -> None:
    first = fixed(world, browser, today(world))
    answers = {
        "act_id": str(uuid4()), "witness_1": "relative", "came_1": "heard_in_full",
        "hostile_1": "settlement", "witness_2": "relative", "came_2": "not_served",
    }  # fmt: skip
    assert browser.post(f"/court/hearing/{first}/witnesses", answers).status_code == 302
    page = browser.get(of(world)).text
    assert "A relative 2" in page and "Declared hostile: Signs of a settlement" in page
    assert rows("SELECT details->>'reason' FROM cases_factrecord WHERE kind = 'witness.hostile'") \
        == [("settlement",)]  # fmt: skip


def test_the_list_of_a_day_shows_each_what_he_may_know_of_and_nobodys_name(
    world: World, browser: Client, registered: None, screen_of: Screens
) -> None:
    tomorrow = today(world) + timedelta(days=1)
    fixed(world, browser, tomorrow)
    reference = rows("SELECT reference FROM cases_case c JOIN court_hearing h ON h.case_id = c.id")
    [(code,)] = reference
    for part in ("the investigator", "the district commander", "the prosecutor"):
        answer = screen_of(part).get("/court/")
        assert str(code) in answer.text, part
        assert not world.aviary.found_in(answer.content)
    other = screen_of("the officer from another station").get("/court/")
    assert str(code) not in other.text
    for part in ("the custodian", "the registrar", "the auditor", "the inspector general"):
        assert screen_of(part).get("/court/").status_code == 404, part


def test_an_investigator_is_given_the_days_in_court_of_the_cases_in_hand(
    world: World, browser: Client, registered: None
) -> None:
    soon = today(world) + timedelta(days=1)
    fixed(world, browser, soon)
    for part, known in (("the investigator", 1), ("the district commander", 0)):
        actor = world.actors[part]
        with transaction.atomic():
            act_as(actor, world.now)
            lines = queries.hearings_of(actor, today(world), soon)
        assert len(lines) == known, part
