"""A day moved or taken back, several accused, another prosecutor, words that are looked at."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.court.test_days_in_court import (
    browser,
    fixed,
    of,
    registered,
    rows,
    today,
    told,
    typed,
)
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.protocol import facts

pytestmark = pytest.mark.django_db
__all__ = ["browser", "registered"]


def states(rule: str) -> list[str]:
    found = rows(f"SELECT state FROM cases_dutyrecord WHERE rule = '{rule}' ORDER BY due_at, id")
    return sorted(str(state) for (state,) in found)


def test_a_day_the_court_moved_is_owed_to_her_anew_and_leaves_the_old_list(
    world: World, browser: Client, registered: None
) -> None:
    old = fixed(world, browser, today(world) + timedelta(days=5))
    told(world, facts.InformantInformed(about="hearing"))
    assert "met" in states("told_of_hearing")
    there = f"/court/hearing/{old}/move"
    same = typed(today(world) + timedelta(days=5))
    assert browser.post(there, same).status_code == 422
    new = typed(today(world) + timedelta(days=8))
    for _press in range(2):
        assert browser.post(there, new).status_code == 302
    assert rows("SELECT ended FROM court_hearing ORDER BY day") == [("moved",), ("",)]
    # Of the day that stood she was told; of the new one she is to be told.
    assert states("told_of_hearing") == ["fell_away", "open"]
    day = today(world) + timedelta(days=5)
    listed = browser.get(f"/court/?day={day:%Y-%m-%d}").text
    assert "No hearing is written down for this day." in listed
    assert browser.post(f"/court/hearing/{old}", {"act_id": str(uuid4()), "held": "decided"}
                        ).status_code == 422  # fmt: skip


def test_a_day_that_was_never_given_owes_nothing(
    world: World, browser: Client, registered: None
) -> None:
    day = fixed(world, browser, today(world) + timedelta(days=5))
    back = {"act_id": str(uuid4()), "reason": "wrong_case"}
    for _press in range(2):
        assert browser.post(f"/court/hearing/{day}/take-back", back).status_code == 302
    assert rows("SELECT ended FROM court_hearing") == [("taken_back",)]
    assert states("told_of_hearing") == ["fell_away"]
    assert "Taken back: written by mistake" in browser.get(of(world)).text


def test_a_prosecutor_moves_no_day_that_police_wrote_down(
    world: World, browser: Client, registered: None, screen_of: Screens
) -> None:
    day = fixed(world, browser, today(world) + timedelta(days=5))
    assert screen_of("the prosecutor").get(f"/court/hearing/{day}/move").status_code == 404


def test_a_day_is_in_the_list_of_the_district_where_the_court_sits(
    world: World, browser: Client, registered: None
) -> None:
    fixed(world, browser, today(world) + timedelta(days=5))
    [(same,)] = rows(
        "SELECT h.district_id = c.district_id FROM court_hearing h JOIN cases_case c"
        " ON c.id = h.case_id"
    )
    assert same
    [(elsewhere,)] = rows(
        "SELECT u.id FROM organisation_unit u WHERE u.kind = 'district' AND NOT EXISTS ("
        " SELECT 1 FROM court_hearing h WHERE h.district_id = u.id) ORDER BY u.id LIMIT 1"
    ) or [(None,)]
    if elsewhere is not None:
        day = fixed(world, browser, today(world) + timedelta(days=6), district=str(elsewhere))
        assert rows(f"SELECT district_id FROM court_hearing WHERE id = '{day}'") == [(elsewhere,)]


def judged(browser: Client, world: World, **said: str) -> int:
    at = {"happened": f"{today(world):%d/%m/%Y}", "happened_certainty": "day"}
    answers = {"act_id": str(uuid4()), "outcome": "convicted", "sentence": "life",
               "compensation": "yes", **at, **said}  # fmt: skip
    return browser.post(of(world, "/judgment"), answers).status_code


def test_each_of_several_accused_has_his_judgment_and_the_last_ends_the_trial(
    world: World, browser: Client, registered: None
) -> None:
    told(world, facts.ChargeFramed())
    day = fixed(world, browser, today(world), purpose="pronouncement")
    first = {"accused": "1", "others_wait": "on"}
    assert judged(browser, world, **first) == 302
    decided = {"act_id": str(uuid4()), "held": "decided"}
    # Somebody still stands trial: the day decides nothing, and the time of the trial runs.
    assert browser.post(f"/court/hearing/{day}", decided).status_code == 422
    assert states("trial_four_months") == ["open"]
    assert judged(browser, world, **first) == 422
    assert judged(browser, world, accused="2", outcome="acquitted") == 302
    assert browser.post(f"/court/hearing/{day}", decided).status_code == 302
    assert states("trial_four_months") == ["met"]
    assert rows(
        "SELECT details->>'accused' FROM cases_factrecord WHERE kind = 'sentence.given'"
    ) == [("1",)]


def test_a_prosecutor_who_no_longer_has_it_reads_nothing_and_his_answer_waits_on_paper(
    world: World, browser: Client, registered: None, screen_of: Screens
) -> None:
    zehra = world.actors["the prosecutor"]
    sent = {"act_id": str(uuid4()), "about": "scrutiny", "to": str(zehra.officer_id)}
    assert browser.post(of(world, "/send"), sent).status_code == 302
    hers = screen_of("the prosecutor")
    assert hers.get(of(world)).status_code == 200
    page = browser.get(of(world)).text
    there = of(world, f"/prosecutor/{zehra.officer_id}")
    assert there in page
    answers = {"act_id": str(uuid4()), "to": "paper"}
    assert browser.post(there, answers).status_code == 422
    assert browser.post(there, answers | {"reason": "conflict_found"}).status_code == 302
    assert hers.get(of(world)).status_code == 404
    assert rows("SELECT prosecutor_id, decision FROM court_referral") == [(None, "")]
    assert "This went to the prosecutor on paper" in browser.get(of(world)).text
    assert states("prosecutor_answers") == ["open"]
    assert browser.get(there).status_code == 404


def test_words_to_the_prosecutor_are_looked_at_before_they_are_sealed(
    world: World, browser: Client, registered: None, screen_of: Screens
) -> None:
    zehra = world.actors["the prosecutor"]
    sent = {"act_id": str(uuid4()), "about": "scrutiny", "to": str(zehra.officer_id)}
    browser.post(of(world, "/send"), sent)
    [(referral,)] = rows("SELECT id FROM court_referral")
    found = {"act_id": str(uuid4()), "decision": "more_evidence", "defects": ["chain_gap"]}
    hers = screen_of("the prosecutor")
    assert hers.post(f"/court/referral/{referral}", found).status_code == 302
    [(defect,)] = rows("SELECT id FROM court_defect")
    said = {"act_id": str(uuid4()), "done": "explained",
            "words": "She is a woman of bad character, roaming alone."}  # fmt: skip
    refused = browser.post(f"/court/defect/{defect}", said)
    assert refused.status_code == 422 and "Keep the words as they are" in refused.text
    mended = said | {"words": "The seal was compared and is whole."}
    assert browser.post(f"/court/defect/{defect}", mended).status_code == 302


def test_the_court_sheet_names_nobody_and_stands_in_the_register_of_prints(
    world: World, browser: Client, registered: None
) -> None:
    fixed(world, browser, today(world) + timedelta(days=5))
    page = browser.get(of(world, "/sheet"))
    assert page.status_code == 200 and "Days in court" in page.text
    assert world.aviary.found_in(page.content) == frozenset()
    assert rows("SELECT paper FROM exports_print") == [("court_sheet",)]
