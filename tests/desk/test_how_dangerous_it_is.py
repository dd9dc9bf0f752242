"""Her danger: asked, weighed, sealed; raised freely, lowered by the district alone."""

import re
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from tests.desk.conftest import Rows
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.row_security import act_as
from amaan.desk import risk
from amaan.desk.risk import LowerOnlyAfterReading, NotAskedForCounting, NotHigher, NotLower
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId, OfficerId, new_id
from amaan.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(screen_of: Screens) -> Client:
    return screen_of("the desk officer")


def own(world: World) -> CaseId:
    return world.cases["own"].case_id


def page(world: World, rest: str = "") -> str:
    return f"/case/{own(world)}/risk{rest}"


def sheet(world: World, who: str = "the desk officer") -> CaseSheet:
    with transaction.atomic():
        act_as(world.actors[who], world.now)
        return cases.case_sheet(world.actors[who], own(world), world.now)


def typed(world: World, desk: Client, **said: Any) -> dict[str, Any]:
    """This will answer a fresh form: no to everything but what is said."""
    text = desk.get(page(world, "/ask")).text
    hidden = {
        name: value
        for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", text)
        for name, value in re.findall(r'name="([^"]+)".*? value="([^"]*)"', tag)
    }
    answers = dict.fromkeys(re.findall(r'name="(q_[A-Z]\d+)"', text), "no")
    at = clock.local(world.now)
    return {
        **hidden, **answers, "occasion": "first", "own_view": "not_asked",
        "officer_view": "none", "child_at_home": "no", "asked": f"{at:%d/%m/%Y}",
        "asked_time": "", "asked_certainty": "day", **said,
    }  # fmt: skip


def press(world: World, desk: Client, **said: Any) -> Any:
    return desk.post(page(world, "/ask"), typed(world, desk, **said))


def owed(world: World) -> dict[str, str]:
    return {d.rule: d.state for s in sheet(world).by_stage for d in s.duties}


def level(world: World, who: str = "the desk officer") -> str:
    lines = [f for f in sheet(world, who).facts if f.kind in risk.risk_standing.KINDS]
    return str(max(lines, key=lambda f: f.recorded_at).details["level"]) if lines else ""


def act(world: World, verb: Any, who: str = "the desk officer", **said: Any) -> Any:
    now = clock.now()
    with transaction.atomic():
        act_as(world.actors[who], now)
        return verb(
            actor=world.actors[who], case_id=own(world), fact_id=FactId(new_id()), now=now, **said
        )


def test_one_critical_yes_makes_it_high_and_the_page_says_why_and_what_now(
    world: World, desk: Client
) -> None:
    saved = press(world, desk, q_R04="yes", q_R07="yes")
    assert saved.status_code == 302
    shown = desk.get(saved["Location"]).text
    assert "A critical factor holds" in shown
    assert "Strangled, choked or smothered, ever" in shown
    for rule in ("safety_plan_high", "supervisor_review_high", "advocate_called_high",
                 "conference_high", "safe_call_high_day_7", "order_considered"):  # fmt: skip
        assert owed(world)[rule] == "open"


def test_what_she_answered_is_sealed_and_stands_in_no_row(
    world: World, desk: Client, rows: Rows
) -> None:
    press(world, desk, q_V04="yes", q_R10="yes")
    (kept,) = [p for p in sheet(world).places if p.field == "risk_answers"]
    assert "take_statement" in kept.purposes
    ((details,),) = rows(
        "SELECT details::text FROM cases_factrecord WHERE case_id = %s AND kind = 'risk.assessed'",
        own(world),
    )
    assert "V04" not in str(details) and "R10" not in str(details)
    # Whoever asked is told once what cannot wait, and the level is what it is.
    assert "asks for a doctor today" in desk.get(page(world)).text
    assert "asks for a doctor today" not in desk.get(page(world)).text
    assert level(world) == "standard"


def test_a_second_press_of_save_weighs_one(world: World, desk: Client, rows: Rows) -> None:
    form = typed(world, desk, q_R01="yes")
    for _ in range(2):
        assert desk.post(page(world, "/ask"), form).status_code == 302
    assert rows("SELECT count(*) FROM desk_riskassessment WHERE case_id = %s", own(world)) == [(1,)]


def test_an_officer_who_judges_higher_says_why_and_keeps_what_was_typed(
    world: World, desk: Client
) -> None:
    refused = press(world, desk, officer_view="high", q_R07="yes")
    assert refused.status_code == 422
    assert "Say why you judge it higher" in refused.text
    assert re.search(r'name="q_R07"[^>]*value="yes"[^>]*checked', refused.text)
    assert press(world, desk, officer_view="high", reason="He waited outside.").status_code == 302
    assert level(world) == "high"


def test_what_is_not_known_is_asked_again(world: World, desk: Client) -> None:
    press(world, desk, q_R03="unknown")
    assert level(world) == "standard"
    assert owed(world)["risk_asked_again"] == "open"
    press(world, desk, occasion="asked_again")
    assert owed(world)["risk_asked_again"] == "met"


def test_a_new_sheet_lowers_nothing_and_a_raise_needs_a_reason(world: World, desk: Client) -> None:
    press(world, desk, q_H04="yes")
    press(world, desk)
    assert level(world) == "high"
    assert "The last sheet alone gave: Standard" in desk.get(page(world)).text
    with pytest.raises(NotHigher):
        act(world, risk.raise_level, level="high", reason="More.")


def test_only_a_district_officer_who_read_the_file_lowers_it(world: World, desk: Client) -> None:
    press(world, desk, q_H04="yes")
    said = {"level": "elevated", "why": "he_is_in_prison", "reason": "Seen there today."}
    for who in ("the desk officer", "the station commander", "the investigator"):
        with pytest.raises(NotFound):
            act(world, risk.lower_level, who, **said)
    with pytest.raises(LowerOnlyAfterReading):
        act(world, risk.lower_level, "the supervisor", **said)
    given = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(given, world.now)
        confidentiality.grant(
            actor=given, case_id=own(world), relation="reviewer", since=world.now, until=None,
            officer_id=OfficerId(world.actors["the supervisor"].officer_id), now=world.now,
        )  # fmt: skip
    with pytest.raises(NotLower):
        act(world, risk.lower_level, "the supervisor", **(said | {"level": "high"}))
    act(world, risk.lower_level, "the supervisor", **said)
    assert level(world) == "elevated"
    assert owed(world)["safe_call_high_week_2"] == "fell_away"
    assert owed(world)["safe_call_elevated_day_14"] == "open"


def test_a_level_is_not_taken_back_like_a_slip_of_the_pen(world: World, desk: Client) -> None:
    press(world, desk, q_R02="yes")
    (line,) = [f for f in sheet(world).facts if f.kind == "risk.assessed"]
    assert not line.correctable


def test_the_prosecutor_and_a_colleague_find_no_page_of_her_danger(
    world: World, desk: Client, screen_of: Screens
) -> None:
    press(world, desk, q_R02="yes")
    for who in ("the prosecutor", "her colleague", "the officer from another station"):
        for rest in ("", "/ask", "/paper", "/lower", "/after"):
            assert screen_of(who).get(page(world, rest)).status_code == 404


def test_who_supervises_sees_what_is_owed_and_not_why(
    world: World, desk: Client, screen_of: Screens
) -> None:
    press(world, desk, q_R04="yes")
    shown = screen_of("the supervisor").get(page(world))
    assert shown.status_code == 200
    assert "You see what is owed, not why" in shown.text
    assert "Strangled" not in shown.text


def test_she_is_asked_after_months_only_if_she_agreed(
    world: World, desk: Client, rows: Rows
) -> None:
    press(world, desk, q_R04="yes")
    agreed = any(
        f.details.get("statistics") for f in sheet(world).facts if f.kind == "consent.recorded"
    )
    if not agreed:
        with pytest.raises(NotAskedForCounting):
            act(world, risk.follow_up, severe="no")
        return
    act(world, risk.follow_up, severe="yes")
    assert rows("SELECT severe FROM desk_riskassessment WHERE case_id = %s", own(world)) == [
        ("yes",)
    ]


def test_a_half_answered_sheet_is_kept_for_its_writer_and_goes_when_it_is_weighed(
    world: World, desk: Client, rows: Rows
) -> None:
    half = typed(world, desk, q_R04="yes")
    assert desk.post(page(world, "/draft"), half).status_code == 200
    count = "SELECT count(*) FROM confidentiality_draft WHERE contact_id = %s"
    assert rows(count, own(world)) == [(1,)]
    assert desk.post(page(world, "/ask"), half).status_code == 302
    assert rows(count, own(world)) == [(0,)]


def test_the_questions_print_with_empty_boxes(world: World, desk: Client) -> None:
    shown = desk.get(page(world, "/paper")).text
    assert shown.count("☐") > 3 * 40
    assert "R04" in shown


ASKED = """
INSERT INTO desk_riskassessment (id, case_id, instrument, occasion, language, level, worked_out,
  raised, factors, minutes, assessed_at, assessed_by_id, severe, followed_up_at)
SELECT gen_random_uuid(), %s, 'amaan_1', 'first', 'ur', l.level, l.level, false, 3, 12, %s, %s,
  l.severe, %s
FROM (VALUES ('high', 'yes', {hurt}), ('high', 'no', 60), ('standard', 'yes', 4),
  ('standard', 'no', 60), ('elevated', 'declined', 3)) AS l (level, severe, n),
  generate_series(1, l.n) RETURNING 1"""


def asked(world: World, rows: Rows, hurt: int) -> None:
    officer, at = world.actors["the desk officer"].officer_id, world.now
    rows(ASKED.format(hurt=hurt), own(world), at, officer, at)


def test_what_the_questions_are_worth_is_said_of_enough_people_and_of_fewer_why_not(
    world: World, screen_of: Screens, rows: Rows
) -> None:
    commander = screen_of("the district commander")
    assert "No assessment stands here yet" in commander.get("/command/danger").text
    asked(world, rows, 20)
    few = commander.get("/command/danger").text
    assert "144 people were asked" in few and "6 more are needed" in few
    assert "3 more were asked and could not or would not say" in few
    assert "sensitivity" not in few
    asked(world, rows, 36)
    shown = commander.get("/command/danger").text
    # 56 of the 64 who were hurt stood at high; 120 of the 240 who were not stood below it.
    assert "56 of 64: 88% (77 to 94)" in shown
    assert "120 of 240: 50% (44 to 56)" in shown
    assert screen_of("the desk officer").get("/command/danger").status_code == 404
