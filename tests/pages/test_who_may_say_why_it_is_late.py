"""Obstacles, waivers, warnings: who may write what down, and what stands out in time."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse
from tests.oversight.ledger import Laid, lay
from tests.pages.conftest import Screens
from tests.pages.test_case_recording import typed
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.cases.refusals import OwnDuty
from amaan.confidentiality.row_security import act_as
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound
from amaan.protocol import facts

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def real_time_afterwards() -> Iterator[None]:
    yield
    clock.shift_by(timedelta())


def as_owner(statement: str, *words: object) -> list[tuple[object, ...]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement, list(words))  # type: ignore[arg-type]  # ids and words
        found = list(cursor.fetchall())
        cursor.execute("SET LOCAL ROLE web")
    return found


def test_the_station_commander_writes_down_what_stands_in_the_way_and_reads_no_story(
    world: World, screen_of: Screens
) -> None:
    browser, own = screen_of("the station commander"), world.cases["own"]
    rule = "medical_examination"
    (duty,) = as_owner(
        "SELECT id FROM cases_dutyrecord WHERE case_id = %s AND rule = %s", own.case_id, rule
    )[0]
    page = browser.get(f"/command/duty/{duty}").text
    link = re.search(r'href="([^"]*obstacle\.recorded[^"]*)"', page)
    assert link is not None
    form = browser.get(link[1])
    assert form.status_code == 200
    assert world.aviary.found_in(form.content) == frozenset()
    answers = typed(browser, link[1], rule=rule, obstacle="no_vehicle")
    assert browser.post(link[1], answers).status_code == 302
    assert as_owner("SELECT obstacles FROM cases_dutyrecord WHERE id = %s", duty) \
        in ([(["no_vehicle"],)], [('["no_vehicle"]',)])  # fmt: skip


@pytest.mark.parametrize("part", ["the supervisor", "the district commander", "the auditor"])
def test_nobody_else_above_the_desk_writes_an_obstacle(world: World, part: str) -> None:
    actor, now = world.actors[part], clock.now()
    with transaction.atomic():
        act_as(actor, now)
        with pytest.raises(NotFound):
            write(world, part, facts.ObstacleRecorded(rule="fir_at_once", obstacle="line_down"))


def write(world: World, part: str, fact: facts.Fact) -> None:
    actor, now = world.actors[part], clock.now()
    act_as(actor, now)
    cases.record_fact(
        actor=actor,
        case_id=world.cases["own"].case_id,
        happening=cases.NewFact(fact=fact, happened=facts.Happened.at(now)),
        seen_revision=None,
        now=now,
    )


def test_a_supervisor_excuses_others_and_never_himself(world: World) -> None:
    owed = as_owner(
        "SELECT owner, rule FROM cases_dutyrecord WHERE case_id = %s AND state = 'open'",
        world.cases["own"].case_id,
    )
    his = next(str(rule) for owner, rule in owed if owner == "supervisor")
    hers = next(str(rule) for owner, rule in owed if owner == "desk_officer")
    with transaction.atomic():
        with pytest.raises(OwnDuty), transaction.atomic():
            write(world, "the supervisor", facts.DutyWaived(rule=his, reason="impossible_in_fact"))
        write(world, "the supervisor", facts.DutyWaived(rule=hers, reason="impossible_in_fact"))
        # Whoever stands above him may.
        write(world, "the district commander",
              facts.DutyWaived(rule=his, reason="impossible_in_fact"))  # fmt: skip


@pytest.mark.parametrize(
    ("gone", "words"),
    [(3, None), (5, "half of its time is gone"), (8, "three quarters of its time are gone")],
)
def test_what_runs_out_of_time_stands_out_on_the_desks_home(
    world: World, screen_of: Screens, gone: int, words: str | None
) -> None:
    now = clock.now()
    lay(
        world.actors["the officer from another station"],
        [Laid("clinical", "desk_officer", now - gone * HOUR, now + (10 - gone) * HOUR)],
    )
    page = screen_of("the officer from another station").get("/").text
    row = next(r for r in page.split("<article")[1:] if "A duty" in r)
    assert (words is None and "its time" not in row) or (words is not None and words in row)


def test_an_english_authority_is_marked_as_english_on_an_urdu_page(
    world: World, screen_of: Screens
) -> None:
    page = (
        screen_of("the desk officer", "ur")
        .get(reverse("case:sheet", args=[world.cases["own"].case_id]))
        .text
    )
    quoted = re.findall(r'<p class="authority"([^>]*)>', page)
    assert quoted
    assert all('lang="en"' in told and 'dir="ltr"' in told for told in quoted)
