"""Statements, findings, results, letters: to whom each goes, and what stays however asked for."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from tests.security import leaving
from tests.security.leaving import ask, let, walked, wanted
from tests.security.vault import signed_in
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality import leaving as table
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.sealing import Parcel
from amaan.confidentiality.vault.verbs import Vault
from amaan.investigation import interviews, medical
from amaan.kernel.ids import FactId, new_id
from amaan.kernel.refusals import NotFound
from amaan.protocol import facts

# As they stand in the vault: what she said, what a witness said, and what must never leave.
NEVER = ("risk_note", "risk_answers", "diary_entry", "interview_plan", "question_log", "note",
         "exhibit_note")  # fmt: skip


@pytest.fixture
def told(world: World, vault: Vault) -> World:
    """This will have the investigator hear her and a witness, and file what was found."""
    hear(world, "survivor", "hers")
    hear(world, "witness", "witness")
    examine(world)
    seal(world, facts.LaboratoryReported(), "result", "laboratory_result")
    seal(world, facts.ProsecutionAdvised(on=("evidence",)), "letter", "prosecution_words")
    seal(world, facts.BailRiskNoted(level="high"), "danger", "risk_note")
    for field in NEVER[1:]:
        seal(world, facts.InvestigationChallenged(), "kept", field)
    return world


def does(world: World, verb: Any, **about: Any) -> Any:
    actor = world.actors["the investigator"]
    with transaction.atomic():
        act_as(actor, world.now)
        return verb(actor=actor, now=world.now, **about)


def hear(world: World, giver: str, mark: str) -> FactId:
    def word(field: str) -> str:
        return world.aviary.let_out(mark, field)

    interview_id, ended, read = new_id(), FactId(new_id()), FactId(new_id())
    does(world, interviews.plan_interview, case_id=world.cases["own"].case_id,
         interview_id=interview_id, plan=interviews.Plan(
             giver=giver, topics=("what_happened",), place="private_room", language="ur",
             officer_wish="woman", support="accepted"))  # fmt: skip
    began = world.now - timedelta(minutes=30)
    does(world, interviews.begin_interview, interview_id=interview_id, opening=interviews.Opening(
        begun_at=began, present=("support_person",), interpreter="not_needed",
        consent_by="survivor", explained=("purpose",), recorded="none"))  # fmt: skip
    does(world, interviews.end_interview, interview_id=interview_id, fact_id=ended,
         told=interviews.Told(ended_at=world.now, words=word("statement_words"),
                              text=word("statement_text"), giver_name=word("statement_giver"),
                              present_names=word("present_at_reading")))  # fmt: skip
    does(
        world,
        interviews.read_back,
        interview_id=interview_id,
        fact_id=read,
        outcome=interviews.Outcome(signed="thumb", correction=word("statement_correction")),
    )
    return ended


def examine(world: World) -> None:
    examination_id = new_id()
    does(world, medical.ask_examination, case_id=world.cases["own"].case_id,
         examination_id=examination_id, facility="hospital", from_hospital=False,
         transport="police")  # fmt: skip
    does(world, medical.answer_steps, examination_id=examination_id, fact_id=FactId(new_id()),
         answers={"general": "given", "report": "given"}, given_by="survivor")  # fmt: skip
    does(world, medical.examined, examination_id=examination_id, fact_id=FactId(new_id()),
         examined_at=world.now, woman_examiner=True)  # fmt: skip
    does(world, medical.report_received, examination_id=examination_id, fact_id=FactId(new_id()),
         received_at=world.now,
         findings=world.aviary.let_out("found", "medical_findings"))  # fmt: skip


def seal(world: World, fact: facts.Fact, mark: str, field: str) -> FactId:
    id = FactId(new_id())
    parcels = (Parcel(id, field, world.aviary.let_out(mark, field)),)
    does(world, cases.record_fact, case_id=world.cases["own"].case_id, seen_revision=None,
         happening=cases.NewFact(fact, facts.Happened.at(world.now), parcels, id))  # fmt: skip
    return id


def take_back(world: World, entry: FactId) -> None:
    does(world, cases.correct_fact, case_id=world.cases["own"].case_id, fact_id=entry,
         reason="wrong_case", instead=None, seen_revision=None)  # fmt: skip


def held(world: World, kind: str, capability: str = "", **more: Any) -> set[tuple[str, str]]:
    """This will walk a kind with all of these it may hold, and say whose canaries are in it."""
    why = table.KINDS[kind].whys[more.get("purpose", leaving.PURPOSES[kind])]
    fields = tuple(sorted((why.fields | why.initials) & table.OF_AN_ENTRY))
    asked = wanted(kind, world.cases["own"].case_id, fields=fields, **more)
    _, content = walked(world, "the investigator", asked, capability)
    return {(c.case, c.field) for c in world.aviary.found_in(leaving.everything_in(content))}


HEARD = {(whose, field) for whose in ("hers", "witness") for field in table.STATEMENTS}
FOUND = ("found", "medical_findings")
RESULT = ("result", "laboratory_result")


def test_the_prosecutor_is_given_what_was_said_found_and_written_to_him(told: World) -> None:
    named = {("hers", "statement_giver"), ("witness", "statement_giver")}
    letter = {("letter", "prosecution_words")}
    assert held(told, "prosecution_file") == HEARD | named | letter | {FOUND, RESULT}


def test_the_court_is_given_it_without_a_name_and_without_the_letters(told: World) -> None:
    assert held(told, "court_bundle") == HEARD | {FOUND, RESULT}


def test_her_own_copy_holds_what_she_said_and_never_what_a_witness_did(told: World) -> None:
    hers = {("hers", field) for field in table.STATEMENTS}
    assert held(told, "survivor_copy") == hers | {FOUND}


def test_what_was_taken_back_leaves_in_nothing(told: World) -> None:
    wrong = hear(told, "informant", "wrong")
    take_back(told, wrong)
    take_back(told, seal(told, facts.LaboratoryReported(), "another's", "laboratory_result"))
    left = held(told, "prosecution_file")
    assert not {("wrong", "statement_words"), ("another's", "laboratory_result")} & left
    assert RESULT in left


def test_a_statement_that_no_interview_of_hers_knows_is_not_in_her_copy(told: World) -> None:
    leaving.as_owner(
        "UPDATE investigation_interview SET giver = 'witness' WHERE giver = 'survivor'"
    )
    assert held(told, "survivor_copy") == {FOUND}


def test_a_report_whose_passing_on_she_took_back_goes_to_herself_alone(told: World) -> None:
    ((examination_id,),) = leaving.as_owner("SELECT id FROM investigation_examination")
    told_later = told.now + timedelta(seconds=1)
    actor = told.actors["the investigator"]
    with transaction.atomic():
        act_as(actor, told_later)
        medical.answer_steps(
            actor=actor, examination_id=examination_id, fact_id=FactId(new_id()),
            answers={"report": "withdrawn"}, given_by="survivor", now=told_later,
        )  # fmt: skip
    there = signed_in(actor)
    assert FOUND not in held(told, "prosecution_file", there)
    assert FOUND not in held(told, "court_bundle", there)
    assert FOUND in held(told, "survivor_copy", there)


@pytest.mark.parametrize("field", NEVER)
def test_what_is_no_evidence_leaves_in_nothing_however_it_is_asked_for(field: str) -> None:
    for kind, known in table.KINDS.items():
        for purpose in known.whys:
            assert not table.may_hold(kind, purpose, frozenset({field}))


def test_the_copy_for_the_accused_may_not_even_be_asked_for_with_a_statement(told: World) -> None:
    actor = told.actors["the investigator"]
    for field in sorted(table.OF_AN_ENTRY):
        asked = wanted("accused_copy", told.cases["own"].case_id, fields=(field,))
        with pytest.raises(NotFound):
            let("", ask(actor, asked, told.now))
