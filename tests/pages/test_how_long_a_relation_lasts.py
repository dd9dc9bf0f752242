"""At the screen: who may open what for how long, and that rank opens nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.pages.test_case_standing import page, reveals
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality import actions as standing
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault.verbs import Vault
from amaan.kernel import clock
from amaan.protocol import facts

pytestmark = pytest.mark.django_db
Later = Callable[[timedelta], None]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def later(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> Later:
    """This will move the case's clock, for pages and vault alike; sessions keep real time."""

    def move(by: timedelta) -> None:
        at = clock.now() + by
        monkeypatch.setattr(clock, "now", lambda: at)
        vault.now = lambda: at

    return move


def opens_anything(browser: Client, address: str) -> bool:
    """Whether something of hers is offered on the page, and is really shown when asked for."""
    sheet = browser.get(address)
    if sheet.status_code != 200:
        return False
    reasons = ("register_fir", "correct", "review")
    return any(
        browser.post(there, {"purpose": reason}).status_code == 200
        for there in reveals(sheet.text)
        for reason in reasons
    )


def register(world: World) -> None:
    her = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(her, world.now)
        cases.record_fact(
            actor=her, case_id=world.cases["own"].case_id,
            happening=cases.NewFact(
                fact=facts.read("fir.registered", {"number": "118/26"}),
                happened=facts.Happened.at(world.now),
            ),
            seen_revision=None, now=world.now,
        )  # fmt: skip


def test_who_registers_the_fir_reads_for_a_day_after_it_and_no_longer(
    world: World, screen_of: Screens, later: Later
) -> None:
    commander = screen_of("the station commander")
    assert opens_anything(commander, page(world, "own"))
    register(world)
    later(23 * HOUR)
    assert opens_anything(commander, page(world, "own"))
    later(2 * HOUR)
    sheet = commander.get(page(world, "own"))
    assert sheet.status_code == 200, "the case lies in his station"
    assert reveals(sheet.text) == []


def test_she_who_took_the_complaint_opens_it_for_a_week_after_handing_it_over(
    world: World, screen_of: Screens, later: Later
) -> None:
    her = screen_of("the desk officer")
    colleague = str(world.actors["her colleague"].officer_id)
    there = page(world, "own", "/standing/hand-on")
    assert her.post(there, {"to-officer": colleague}).status_code == 302
    later(6 * DAY)
    assert opens_anything(her, page(world, "own"))
    later(DAY + HOUR)
    assert reveals(her.get(page(world, "own")).text) == []


def test_whoever_held_it_after_her_lets_go_at_once(world: World, screen_of: Screens) -> None:
    her, colleague = screen_of("the desk officer"), screen_of("her colleague")
    there = page(world, "own", "/standing/hand-on")
    officers = world.actors
    her.post(there, {"to-officer": str(officers["her colleague"].officer_id)})
    colleague.post(page(world, "own", "/word"), {"knows": "nobody"})
    assert opens_anything(colleague, page(world, "own"))
    colleague.post(there, {"to-officer": str(officers["the investigator"].officer_id)})
    assert reveals(colleague.get(page(world, "own")).text) == []


@pytest.mark.parametrize("part", ["the supervisor", "the district commander"])
def test_rank_opens_nothing_and_a_review_task_opens_the_work_without_her_name(
    world: World, screen_of: Screens, part: str, later: Later
) -> None:
    superior = screen_of(part)
    assert reveals(superior.get(page(world, "own")).text) == []
    desk = screen_of("the desk officer")
    asked = desk.get(page(world, "own", "/ask-review"))
    who = str(world.actors[part].officer_id)
    assert who in asked.text
    answers = {"officer": who, "days": "3"}
    assert desk.post(page(world, "own", "/ask-review"), answers).status_code == 302
    assert reveals(superior.get(page(world, "own")).text) == [], "not before his own word"
    superior.post(page(world, "own", "/word"), {"knows": "nobody"})
    shown = [
        superior.post(there, {"purpose": "review"})
        for there in reveals(superior.get(page(world, "own")).text)
    ]
    seen = {c.field for answer in shown for c in world.aviary.found_in(answer.content)}
    assert seen
    assert not {f for f in seen if f.startswith("survivor") or f == "safe_contact"}
    later(3 * DAY + HOUR)
    assert reveals(superior.get(page(world, "own")).text) == []


def test_a_supervisor_gives_a_review_task_to_another_and_never_to_himself(
    world: World, screen_of: Screens
) -> None:
    supervisor = screen_of("the supervisor")
    text = supervisor.get(page(world, "own", "/ask-review")).text
    assert str(world.actors["the district commander"].officer_id) in text
    himself = str(world.actors["the supervisor"].officer_id)
    assert himself not in text
    answers = {"officer": himself, "days": "14"}
    assert supervisor.post(page(world, "own", "/ask-review"), answers).status_code == 422
    for part in ("the station commander", "the officer from another station", "the auditor",
                 "the investigator"):  # fmt: skip
        assert screen_of(part).get(page(world, "own", "/ask-review")).status_code == 404


def test_whoever_must_not_know_is_not_on_the_list_of_those_who_are_assigned(
    world: World, screen_of: Screens
) -> None:
    investigator = world.actors["the investigator"]
    desk = screen_of("the desk officer")
    colleagues = world.cases["colleague's"].case_id
    there = f"/inquiry/{world.cases['registered'].case_id}/assign"
    his = str(investigator.officer_id)
    give = {"do": "give", "officer": his, "because": "cannot_wait"}
    assert his in desk.get(there).text
    assert desk.post(there, give).status_code == 302
    now = clock.now()
    with transaction.atomic():
        act_as(investigator, now)
        standing.declare(
            actor=investigator, case_id=world.cases["registered"].case_id, knows="acquainted",
            now=now,
        )  # fmt: skip
    assert his not in desk.get(there).text
    assert desk.post(there, give).status_code == 422
    # Of another case he knows nobody.
    assert his in screen_of("her colleague").get(f"/inquiry/{colleagues}/assign").text
