"""An interview: planned once, with somebody beside her, kept apart in two voices, read back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.pages.test_case_recording import entries, hidden
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.investigation import interviews
from amaan.investigation.interviews_tables import Interview
from amaan.kernel import clock
from amaan.organisation.queries import Actor

pytestmark = pytest.mark.django_db
HERS = "وہ رات تھی، میں نہیں بول سکی"
PLAN = {
    "of": "survivor", "reason": "", "topics": ["what_happened", "injuries"], "remarks": "",
    "place": "private_room", "language": "ur", "officer_wish": "woman", "support": "accepted",
}  # fmt: skip
OPENING = {
    "present": ["support_person"], "interpreter": "not_needed", "recorded": "none",
    "explained": ["purpose", "recording", "confidence", "stop_and_skip"], "consent_by": "survivor",
}  # fmt: skip
SAID = {
    "words": HERS, "text": "She said that he held her arm.", "giver_name": "", "breaks": "1",
    "questions": "Where would you like to begin?\nWhat happened then?", "present_names": "",
    "interpreter_name": "", "broken_off": "",
}  # fmt: skip


@pytest.fixture
def her(screen_of: Screens) -> Client:
    return screen_of("the investigator")


def case(world: World, rest: str = "", name: str = "own") -> str:
    return f"/inquiry/{world.cases[name].case_id}/{rest}"


def ago(minutes: int, name: str) -> dict[str, str]:
    at = clock.local(clock.now() - timedelta(minutes=minutes))
    return {name: at.strftime("%d/%m/%Y"), f"{name}_time": at.strftime("%H:%M"),
            f"{name}_certainty": "exact"}  # fmt: skip


def send(browser: Client, address: str, answers: dict[str, Any]) -> Any:
    """This will fill a form as it was drawn, and send it."""
    return browser.post(address, hidden(browser.get(address).text) | answers)


def planned(world: World, browser: Client, **other: Any) -> str:
    saved = send(browser, case(world, "interviews/new"), PLAN | other)
    assert saved.status_code == 302, saved.text
    return str(saved["Location"])


def begun(world: World, browser: Client, **other: Any) -> str:
    there = planned(world, browser)
    saved = send(browser, f"{there}/begin", OPENING | ago(50, "begun") | other)
    assert saved.status_code == 302, saved.text
    return there


def test_one_interview_from_its_plan_to_her_signature(world: World, her: Client) -> None:
    before = entries("statement.recorded")
    there = begun(world, her)
    saved = send(her, f"{there}/said", SAID | ago(10, "ended"))
    assert saved.status_code == 302, saved.text
    assert entries("statement.recorded") == before + 1
    page = her.get(there).text
    assert HERS not in page and "held her arm" not in page
    assert "own words" in page and "in the officer" in page
    read = send(her, f"{there}/read-back",
                {"correction": "دو بار", "signed": "thumb", "copy_given": "on"})  # fmt: skip
    assert read.status_code == 302
    row = Interview.objects.get()
    assert (row.questions, row.flagged, row.signed, row.corrected) == (2, 0, "thumb", True)
    assert entries("statement.read_back") == 1
    sheet = her.get(f"/case/{world.cases['own'].case_id}").text
    assert "Statement read back" in sheet and "دو بار" not in sheet


def test_a_second_press_of_save_changes_nothing(world: World, her: Client) -> None:
    there = begun(world, her)
    address = f"{there}/said"
    answers = hidden(her.get(address).text) | SAID | ago(10, "ended")
    for _press in range(2):
        assert her.post(address, answers).status_code == 302
    assert entries("statement.recorded") == 1


def test_she_is_heard_once_more_only_for_a_reason(world: World, her: Client) -> None:
    there = begun(world, her)
    send(her, f"{there}/said", SAID | ago(10, "ended"))
    again = send(her, case(world, "interviews/new"), PLAN)
    assert again.status_code == 422
    assert "A statement of this person stands already" in again.text
    assert there in again.text  # what exists is shown
    planned(world, her, reason="stated_gap")
    assert sorted(Interview.objects.values_list("ordinal", "reason")) == [
        (1, ""), (2, "stated_gap")
    ]  # fmt: skip


def test_a_statement_before_a_magistrate_counts_as_heard_and_is_made_once(
    world: World, her: Client
) -> None:
    asked = send(her, case(world, "magistrate"), {"reason": "first", "day": "21/01/2027"})
    assert asked.status_code == 302, asked.text
    told = {"video": "yes", "reference": "V-12/26", "sha256": "", **ago(30, "recorded")}
    assert send(her, case(world, "magistrate/recorded"), told).status_code == 302
    page = her.get(case(world, "interviews")).text
    assert "V-12/26" in page
    twice = send(her, case(world, "magistrate/recorded"), told)
    assert twice.status_code == 422 and "once only" in twice.text
    assert send(her, case(world, "interviews/new"), PLAN).status_code == 422


def test_the_duty_of_section_164_closes_by_the_video_and_not_without(
    world: World, her: Client
) -> None:
    address = case(world, "interviews")
    assert "Her statement before the Magistrate, once and on video" in her.get(address).text
    told = {"video": "yes", "reference": "", "sha256": "", **ago(30, "recorded")}
    send(her, case(world, "magistrate/recorded"), told)
    assert "done" in her.get(address).text.lower()
    assert entries("statement164.recorded") == 1


def test_a_man_does_not_hear_her_with_nobody_beside_her(world: World, her: Client) -> None:
    there = planned(world, her, officer_wish="no_wish")
    man = replace(world.actors["the investigator"], is_woman=False)
    alone = interviews.Opening(
        begun_at=world.now, present=("second_officer",), interpreter="not_needed",
        consent_by="survivor", explained=("purpose",), recorded="none",
    )  # fmt: skip
    interview_id = UUID(there.rsplit("/", 1)[1])
    with pytest.raises(interviews.NotWithoutAWoman):
        begin_as(man, interview_id, alone, world)
    begin_as(man, interview_id, replace(alone, present=("person_she_chose",)), world)


def begin_as(actor: Actor, id: UUID, opening: interviews.Opening, world: World) -> None:
    with transaction.atomic():
        act_as(actor, world.now)
        interviews.begin_interview(actor=actor, interview_id=id, opening=opening, now=world.now)


def test_without_consent_nothing_begins(world: World, her: Client) -> None:
    there = planned(world, her)
    refused = send(her, f"{there}/begin", OPENING | {"consent_by": "nobody"} | ago(5, "begun"))
    assert refused.status_code == 422
    assert "Without consent no interview begins" in refused.text


def test_questions_are_looked_at_once_and_her_words_never(world: World, her: Client) -> None:
    there = begun(world, her)
    blaming = SAID | {
        "words": "He said: why did you go? You wanted it.", "questions": "Why did you go there?",
        **ago(10, "ended"),
    }  # fmt: skip
    first = send(her, f"{there}/said", blaming)
    assert first.status_code == 422
    assert "A why-question sounds like blame" in first.text
    # Once under the questions and once above the form: her words are not looked at.
    assert first.text.count("A why-question sounds like blame") == 2
    kept = her.post(f"{there}/said", hidden(first.text) | blaming | {"questions_shown": "yes"})
    assert kept.status_code == 302
    row = Interview.objects.get()
    assert (row.questions, row.flagged) == (1, 1)


def test_an_interview_that_was_broken_off_is_no_statement(world: World, her: Client) -> None:
    before = entries("statement.recorded")
    there = begun(world, her)
    stopped = SAID | {"words": "", "text": "", "questions": "", "broken_off": "needs_rest"}
    assert send(her, f"{there}/said", stopped | ago(10, "ended")).status_code == 302
    assert entries("statement.recorded") == before
    assert entries("interview.broken_off") == 1
    assert "not held against anybody" in her.get(there).text


@pytest.mark.parametrize("part", ["the supervisor", "the officer from another station",
                                  "the station clerk", "the auditor"])  # fmt: skip
def test_whoever_does_not_work_on_the_case_learns_nothing_of_it(
    world: World, her: Client, screen_of: Screens, part: str
) -> None:
    there = planned(world, her)
    stranger = screen_of(part)
    for address in (there, f"{there}/said", case(world, "interviews")):
        assert stranger.get(address).status_code == 404


def test_a_recording_outside_is_kept_by_its_fingerprint(world: World, her: Client) -> None:
    there = begun(world, her)
    tape = {"kind": "video", "device": "desk_recorder", "reference": "D-7", "sha256": "ab" * 32,
            **ago(40, "began")}  # fmt: skip
    wrong = send(her, f"{there}/recording", tape | {"sha256": "abc"})
    assert wrong.status_code == 422 and "64 signs" in wrong.text
    assert send(her, f"{there}/recording", tape).status_code == 302
    assert "ab" * 32 in her.get(there).text
