"""The prosecutor's own door: what opens behind it, what never does, and what comes back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from tests.court.test_days_in_court import of, rows, told
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality import sealing
from amaan.confidentiality.row_security import act_as
from amaan.court.prosecution import defect_due
from amaan.kernel import clock
from amaan.protocol import facts, rulebook

pytestmark = pytest.mark.django_db


@pytest.fixture
def police(world: World, screen_of: Screens) -> Client:
    told(world, facts.FirRegistered(number="118/26"))
    return screen_of("the investigator")


@pytest.fixture
def prosecutor(world: World, screen_of: Screens) -> Client:
    return screen_of("the prosecutor")


def sent(world: World, police: Client, to: str = "", about: str = "scrutiny") -> str:
    """This will send the case for scrutiny; gives the referral's id."""
    whom = to or str(world.actors["the prosecutor"].officer_id)
    answers = {"act_id": str(uuid4()), "about": about, "to": whom}
    assert police.post(of(world, "/send"), answers).status_code == 302
    return answers["act_id"]


def returned(**more: object) -> dict[str, object]:
    return {
        "act_id": str(uuid4()), "decision": "more_evidence",
        "defects": ["chain_gap", "medical_missing"], "station_defects": ["copies_missing"],
        "words": "The seal of exhibit three is not named.", **more,
    }  # fmt: skip


def test_a_report_comes_back_as_defects_with_owner_and_day_and_each_is_answered(
    world: World, police: Client, prosecutor: Client
) -> None:
    referral = sent(world, police)
    assert "Waits for you" in prosecutor.get("/court/").text
    assert prosecutor.post(f"/court/referral/{referral}", returned()).status_code == 302
    assert prosecutor.post(f"/court/referral/{referral}", returned()).status_code == 422
    found = rows("SELECT id, defect, owner FROM court_defect ORDER BY defect")
    assert [(what, whose) for _id, what, whose in found] == [
        ("chain_gap", "investigator"),
        ("copies_missing", "station_commander"),
        ("medical_missing", "investigator"),
    ]
    duties = "SELECT rule, state FROM cases_dutyrecord WHERE rule LIKE 'defect%%' ORDER BY rule, id"
    assert rows(duties) == [
        ("defect_answered", "open"),
        ("defect_answered", "open"),
        ("defect_answered_station", "open"),
    ]
    done = {"act_id": str(uuid4()), "done": "mended", "words": ""}
    assert prosecutor.post(f"/court/defect/{found[0][0]}", done).status_code == 404
    for pk, _what, _owner in found:
        assert police.post(f"/court/defect/{pk}", done).status_code == 302
    assert {state for _rule, state in rows(duties)} == {"met"}
    assert "exhibit three" not in police.get(of(world)).text


def test_nothing_goes_back_for_nothing_and_nobody_is_let_go_without_a_reason(
    world: World, police: Client, prosecutor: Client
) -> None:
    referral = sent(world, police)
    path = f"/court/referral/{referral}"
    assert prosecutor.post(path, returned(defects=[], station_defects=[])).status_code == 422
    let_go = returned(decision="discharge", defects=[], station_defects=[])
    assert prosecutor.post(path, let_go).status_code == 422
    assert prosecutor.post(path, {**let_go, "reason": "evidence_not_enough"}).status_code == 302


def test_an_answer_on_paper_is_written_down_by_police_with_the_paper_beside_it(
    world: World, police: Client, prosecutor: Client
) -> None:
    path = f"/court/referral/{sent(world, police, to='paper')}"
    assert police.post(path, returned(words="")).status_code == 422
    assert police.post(path, returned()).status_code == 302
    assert rows("SELECT details->>'paper' FROM cases_factrecord WHERE kind = 'paper.filed'") \
        == [("prosecutor_paper",)]  # fmt: skip


def test_only_the_prosecutor_it_went_to_answers_it(world: World, police: Client) -> None:
    path = f"/court/referral/{sent(world, police)}"
    assert police.post(path, returned()).status_code == 404
    assert police.get(path).status_code == 404


def test_the_same_question_waits_once_and_an_investigator_is_no_prosecutor(
    world: World, police: Client
) -> None:
    sent(world, police)
    again = {"act_id": str(uuid4()), "about": "scrutiny", "to": "paper"}
    assert police.post(of(world, "/send"), again).status_code == 422
    wrong = {**again, "to": str(world.actors["the supervisor"].officer_id)}
    assert police.post(of(world, "/send"), wrong).status_code == 422


def test_her_danger_her_wishes_and_what_officers_noted_reach_no_prosecutor(
    world: World, police: Client, prosecutor: Client
) -> None:
    her, own = world.actors["the desk officer"], world.cases["own"]
    told(world, facts.RiskAssessed(level="high"), facts.SafetyPlanMade())
    with transaction.atomic():
        act_as(her, world.now)
        sealing.deposit(
            [sealing.Parcel(own.fact_id, "note", "He keeps a gun under the bed")],
            case_id=own.case_id, province=her.province, actor=her, now=world.now,
        )  # fmt: skip
    sent(world, police)
    for path in (of(world), f"/case/{own.case_id}"):
        page = prosecutor.get(path).text
        assert "Words between police" not in page
        for hidden in ("Risk assessed", "Safety plan", "safety plan", "What she wants", "danger"):
            assert hidden not in page, (path, hidden)
    theirs = police.get(f"/case/{own.case_id}").text
    assert "Risk assessed" in theirs and "Safety plan made" in theirs


def test_a_case_that_was_not_sent_is_not_there(world: World, prosecutor: Client) -> None:
    for name in ("colleague's", "registered", "sealed", "nowhere"):
        case_id = world.cases[name].case_id
        for path in (f"/court/case/{case_id}", f"/case/{case_id}"):
            assert prosecutor.get(path).status_code == 404, (name, path)


def test_a_defect_is_due_on_the_day_that_its_duty_counts(world: World) -> None:
    rules = [r for r in rulebook.load().duties if r.id.startswith("defect_answered")]
    assert [str(r.in_force[-1].limit) for r in rules] == ["7 calendar days"] * 2
    assert defect_due(world.now) == clock.end_of_day(
        clock.local_date(world.now) + timedelta(days=7)
    )
