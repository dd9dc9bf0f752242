"""Examination and laboratory: her yes to each step, one seal a sample, days that are counted."""

from typing import Any

import pytest
from django.test import Client
from tests.inquiry.test_interviews import ago, case, send
from tests.pages.conftest import Screens
from tests.pages.test_case_recording import entries
from tests.security.world import World

from amaan.documents.tests.paper_trail import read, said_in, text_of
from amaan.investigation.medical_tables import Examination, Sample, Submission

pytestmark = pytest.mark.django_db
FINDING = "bruise on the left arm, four centimetres"
ASKED = {"facility": "district_hospital", "transport": "police"}
YES = {"general": "given", "intimate": "given", "samples": "given", "photographs": "given",
       "report": "given", "given_by": "survivor"}  # fmt: skip


@pytest.fixture
def her(screen_of: Screens) -> Client:
    return screen_of("the investigator")


def asked(world: World, browser: Client, **other: Any) -> str:
    assert send(browser, case(world, "medical/asked"), ASKED | other).status_code == 302
    return f"/inquiry/examinations/{Examination.objects.latest('asked_at').id}"


def agreed(world: World, browser: Client, **other: str) -> str:
    there = asked(world, browser)
    assert send(browser, f"{there}/answers", YES | other).status_code == 302
    return there


def sealed(browser: Client, there: str, seal: str, sample: str = "dna", minutes: int = 60) -> Any:
    told = {"sample": sample, "packing": "paper", "seal_number": seal, **ago(minutes, "taken")}
    return send(browser, f"{there}/sample", told)


def test_examined_and_reported_the_duties_close_and_what_was_found_is_sealed(
    world: World, her: Client
) -> None:
    there = agreed(world, her)
    page = her.get(case(world, "medical")).text
    assert "HIV prevention" in page and "two-finger" in page.lower()
    done = send(her, f"{there}/done", {"woman_examiner": "yes", **ago(50, "at_")})
    assert done.status_code == 302, done.text
    told = {"findings": FINDING, **ago(5, "at_")}
    assert send(her, f"{there}/report", told).status_code == 302
    after = her.get(case(world, "medical")).text
    assert FINDING not in after and "What the examiner found" in after
    settled = after.split("Done or ended", 1)[1]
    assert "Send her to a registered medical practitioner" in settled
    assert "The medical report reaches the investigator" in settled


@pytest.mark.parametrize(
    ("answers", "step", "told"),
    [
        ({"general": ""}, "done", {"woman_examiner": "yes"}),
        ({"samples": "refused"}, "sample",
         {"sample": "dna", "packing": "paper", "seal_number": "S-1"}),
        ({"intimate": "refused"}, "sample",
         {"sample": "vaginal", "packing": "swab_box", "seal_number": "S-1"}),
        ({"photographs": "refused"}, "photographs", {}),
    ],
)  # fmt: skip
def test_nothing_is_written_down_as_done_without_her_yes_to_it(
    world: World, her: Client, answers: dict[str, str], step: str, told: dict[str, str]
) -> None:
    there = agreed(world, her, **answers)
    refused = send(her, f"{there}/{step}", told | ago(5, "at_") | ago(5, "taken"))
    assert refused.status_code == 422
    assert "Her yes to this step is not on the file" in refused.text


def test_she_takes_a_yes_back_and_from_then_on_it_holds_no_more(world: World, her: Client) -> None:
    there = agreed(world, her)
    assert sealed(her, there, "S-1").status_code == 302
    taken_back = {"samples": "withdrawn", "given_by": "survivor"}
    assert send(her, f"{there}/answers", taken_back).status_code == 302
    assert sealed(her, there, "S-2", "oral").status_code == 422
    assert "Her yes taken back" in her.get(case(world, "medical")).text


def test_a_no_to_the_whole_examination_is_respected_and_is_nobodys_failure(
    world: World, her: Client
) -> None:
    there = asked(world, her)
    no = {"general": "refused", "given_by": "survivor"}
    assert send(her, f"{there}/answers", no).status_code == 302
    assert entries("medical.declined") == 1
    assert "She declined" not in her.get(case(world, "medical")).text.split("Done or ended", 1)[0]


def test_one_seal_closes_one_sample_and_holds_no_name(world: World, her: Client) -> None:
    there = agreed(world, her)
    assert sealed(her, there, "S-1").status_code == 302
    twice = sealed(her, there, "S-1", "oral")
    assert twice.status_code == 422 and "under this seal already" in twice.text
    named = sealed(her, there, "Rukhsana 1", "oral")
    assert named.status_code == 422 and "digits are needed, and no name" in named.text
    assert Sample.objects.count() == 1


def test_five_suspects_at_most_unless_the_laboratory_agreed(world: World, her: Client) -> None:
    there = agreed(world, her)
    sealed(her, there, "S-1")
    letter = {"laboratory": "pfsa", "samples": [str(Sample.objects.get().id)],
              "letter_number": "L-9/26", "suspects": "6", **ago(30, "sent")}  # fmt: skip
    refused = send(her, case(world, "medical/sent"), letter)
    assert refused.status_code == 422 and "at most 5 suspects" in refused.text
    assert 'value="L-9/26"' in refused.text
    assert send(her, case(world, "medical/sent"), letter | {"suspects": "5"}).status_code == 302
    assert entries("laboratory.sent") == 1


def test_an_objection_is_answered_and_a_report_ends_the_waiting(world: World, her: Client) -> None:
    there = agreed(world, her)
    sealed(her, there, "S-1", minutes=60 * 24 * 3)
    letter = {"laboratory": "nfsa", "samples": [str(Sample.objects.get().id)],
              "letter_number": "L-9/26", "suspects": "1",
              **ago(60 * 24 * 2 + 30, "sent")}  # fmt: skip
    assert send(her, case(world, "medical/sent"), letter).status_code == 302
    waiting = her.get(case(world, "medical")).text
    assert "Awaited for" in waiting and "2 days" in waiting
    again = send(her, case(world, "medical/sent"), letter)
    assert again.status_code == 422  # the sample is there already
    at = f"/inquiry/submissions/{Submission.objects.get().id}"
    told = {"ground": "label_unlike", "note": "", **ago(60, "at_")}
    assert send(her, f"{at}/objection", told).status_code == 302
    page = her.get(case(world, "medical")).text
    (url,) = {part.split('"')[0] for part in page.split('href="') if "/inquiry/objections/" in part}
    assert send(her, url, {"answer": "papers_sent", "note": ""}).status_code == 302
    early = send(her, f"{at}/report", {"number": "", "result": "", **ago(60 * 24 * 5, "at_")})
    assert early.status_code == 422 and "before the samples were sent" in early.text
    result = {"number": "LAB-7", "result": "male profile found", **ago(5, "at_")}
    assert send(her, f"{at}/report", result).status_code == 302
    after = her.get(case(world, "medical")).text
    assert "Took" in after and "LAB-7" in after and "male profile" not in after


def test_from_the_hospital_first_she_is_not_sent_there_again(world: World, her: Client) -> None:
    before = entries("medical.sent")
    asked(world, her, from_hospital="on")
    assert entries("medical.sent") == before
    assert "The hospital told the police" in her.get(case(world, "medical")).text


def test_examined_and_nothing_registered_is_owed_by_the_station(world: World, her: Client) -> None:
    there = agreed(world, her)
    send(her, f"{there}/done", {"woman_examiner": "yes", **ago(50, "at_")})
    assert "She was examined: decide about the FIR" in her.get(case(world, "medical")).text


def test_the_docket_is_in_both_languages_names_nobody_and_forbids_what_is_forbidden(
    world: World, her: Client
) -> None:
    answer = her.get(case(world, "medical/docket.pdf"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="paper.pdf"'
    told = said_in(answer.content) + text_of(answer.content)
    assert world.aviary.found_in(told.encode()) == frozenset()
    assert world.aviary.found_in(answer.content) == frozenset()
    assert "No two-finger test" in told and "دو انگلیوں" in told
    assert "not a prescribed form" in told and "HIV prevention" in told
    assert len(read(answer.content).pages) <= 3


@pytest.mark.parametrize("part", ["the supervisor", "the station clerk",
                                  "the officer from another station"])  # fmt: skip
def test_whoever_does_not_work_on_the_case_learns_nothing_of_her_body(
    world: World, her: Client, screen_of: Screens, part: str
) -> None:
    there = agreed(world, her)
    stranger = screen_of(part)
    for address in (f"{there}/answers", f"{there}/sample", case(world, "medical"),
                    case(world, "medical/docket.pdf")):  # fmt: skip
        assert stranger.get(address).status_code == 404
