"""The report under CrPC 173: complete by the facts, late with a reason, standing without her."""

from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.cases import timelines
from amaan.confidentiality.row_security import act_as
from amaan.investigation import report_elements
from amaan.kernel import clock
from amaan.kernel.ids import FactId
from amaan.protocol import casework, facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(screen_of: Screens) -> Client:
    return screen_of("the desk officer")


def of(world: World, rest: str = "", case: str = "registered") -> str:
    return f"/inquiry/{world.cases[case].case_id}/report{rest}"


def press(world: World, browser: Client, kind: str, case: str = "registered", **more: Any) -> Any:
    at = clock.local(clock.now() - timedelta(minutes=5))
    sent = {
        "act_id": str(uuid4()), "happened": at.strftime("%d/%m/%Y"),
        "happened_time": at.strftime("%H:%M"), "happened_certainty": "exact", **more,
    }  # fmt: skip
    return browser.post(of(world, f"/step/{kind}", case), sent)


def record(world: World, *told: facts.Fact) -> None:
    her = world.actors["the desk officer"]
    for fact in told:
        with transaction.atomic():
            act_as(her, world.now)
            cases.record_fact(
                actor=her, case_id=world.cases["registered"].case_id, seen_revision=None,
                happening=cases.NewFact(fact=fact, happened=facts.Happened.at(world.now)),
                now=world.now,
            )  # fmt: skip


def row_of(page: str, title: str) -> str:
    return page.split(title, 1)[1][:400]


def test_what_is_missing_is_worked_out_from_the_facts_and_says_whose(
    world: World, browser: Client
) -> None:
    page = browser.get(of(world)).text
    assert "missing" in row_of(page, "Report of the medical examination")
    assert "there" in row_of(page, "First information report")
    record(world, facts.MedicalReportReceived())
    assert ">there<" in row_of(browser.get(of(world)).text, "Report of the medical examination")


def test_her_informed_no_is_not_a_gap(world: World, browser: Client) -> None:
    record(world, facts.MedicalDeclined())
    row = row_of(browser.get(of(world)).text, "Report of the medical examination")
    assert "she declined it" in row


def test_no_report_without_an_fir_and_none_twice(world: World, browser: Client) -> None:
    refused = press(world, browser, "submitted", case="own")
    assert refused.status_code == 422
    assert "no FIR" in refused.text
    assert press(world, browser, "submitted").status_code == 302
    again = press(world, browser, "submitted")
    assert again.status_code == 422


def test_a_delay_has_a_reason_from_the_list(world: World, browser: Client) -> None:
    assert press(world, browser, "delay", report="final").status_code == 422
    sent = press(world, browser, "delay", report="final", reason="forensic_report_waited")
    assert sent.status_code == 302
    assert "report is awaited" in browser.get(of(world)).text


def test_what_remains_without_her_evidence_is_told_apart(world: World, browser: Client) -> None:
    record(
        world,
        facts.StatementRecorded(of="survivor"),
        facts.StatementRecorded(of="witness"),
        facts.MedicalReportReceived(),
    )
    page = browser.get(of(world)).text
    alone = page.split("Stands without her evidence")[1].split("May be disputed")[0]
    hers = page.split("Rests on her evidence")[1]
    assert "Medical report received" in alone and alone.count("Statement recorded") == 1
    assert hers.count("Statement recorded") == 1
    printed = browser.get(of(world, "/paper")).text
    assert "not a prescribed form" in printed and "Medical report received" in printed


def test_every_item_of_the_checklist_can_be_met_or_is_the_plan() -> None:
    for item in casework.items():
        assert item.met_by or item.id == "plan_closed"


def test_evidence_is_named_for_what_a_section_asks_and_taken_back(
    world: World, browser: Client
) -> None:
    page = browser.get(of(world, "/element/PPC-376-1")).text
    assert "No evidence stands on the file yet" in page
    record(world, facts.StatementRecorded(of="witness"), facts.LaboratoryReported())
    line = timelines.timeline_of(world.cases["registered"].case_id)
    statement = next(r.id for r in line if r.fact.kind == "statement.recorded")
    ((key, words), *_rest) = report_elements.elements("PPC-376-1")
    sent = {"act_id": str(uuid4()), "element": key, "evidence": statement}
    for _press in range(2):
        assert browser.post(of(world, "/element/PPC-376-1"), sent).status_code == 302
    page = row_of(browser.get(of(world)).text, escape(words))
    assert "Statement recorded: A witness" in page and "interviews" in page
    line = timelines.timeline_of(world.cases["registered"].case_id)
    assert [r.fact.kind for r in line].count("element.shown") == 1
    # Of the entry that is taken back nothing is shown any more.
    her = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(her, world.now)
        cases.correct_fact(
            actor=her, case_id=world.cases["registered"].case_id, fact_id=FactId(UUID(statement)),
            reason="wrong_case", instead=None, seen_revision=None, now=world.now,
        )  # fmt: skip
    assert "No evidence named" in row_of(browser.get(of(world)).text, escape(words))


@pytest.mark.parametrize("wrong", [{"evidence": str(uuid4())}, {"element": "0" * 12}])
def test_what_is_not_on_the_file_is_no_evidence(
    world: World, browser: Client, wrong: dict[str, str]
) -> None:
    record(world, facts.LaboratoryReported())
    line = timelines.timeline_of(world.cases["registered"].case_id)
    report_entry = next(r.id for r in line if r.fact.kind == "laboratory.reported")
    ((key, _words), *_rest) = report_elements.elements("PPC-376-1")
    sent = {"act_id": str(uuid4()), "element": key, "evidence": report_entry} | wrong
    assert browser.post(of(world, "/element/PPC-376-1"), sent).status_code == 422


def test_links_of_words_that_changed_pass_to_no_other_words() -> None:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    said = facts.Recorded(str(uuid4()), facts.LaboratoryReported(), facts.Happened.at(at), at)
    shown = facts.ElementShown(offence="PPC-376-1", element="0" * 12, evidence=said.id)
    named = facts.Recorded(str(uuid4()), shown, facts.Happened.at(at), at)
    (section,) = report_elements.sections_of((said, named), ("PPC-376-1",))
    assert all(not one.links for one in section.elements)
    assert [link.piece.entry for link in section.other_words] == [said.id]
