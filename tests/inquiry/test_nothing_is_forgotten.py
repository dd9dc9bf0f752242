"""A sample that became an exhibit, an exhibit not back from court, who hears her untrained."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from tests.inquiry.test_exhibit_pages import his, ids_on, taken
from tests.inquiry.test_interviews import OPENING, PLAN, ago, send
from tests.inquiry.test_interviews import case as page_of
from tests.inquiry.test_medical import agreed, sealed
from tests.security.leaving import as_owner
from tests.security.world import World

from amaan.cases import queries as files
from amaan.confidentiality.row_security import act_as
from amaan.investigation import interviews, interviews_queries
from amaan.investigation.custody_chain_handing import bring_back, send_out
from amaan.investigation.custody_chain_moving import SealFound
from amaan.kernel import clock
from amaan.kernel.ids import new_id
from amaan.organisation.posts import Training

pytestmark = pytest.mark.django_db
__all__ = ["his"]


def test_a_sample_taken_as_an_exhibit_under_its_seal_leads_to_it(world: World, his: Client) -> None:
    there = agreed(world, his)
    assert sealed(his, there, "S-77").status_code == 302
    assert "Exhibit 1" not in his.get(page_of(world, "medical")).text
    recovery = taken(world, his, "S-77", "C-1")
    (first, _second) = ids_on(his.get(recovery).text)
    page = his.get(page_of(world, "medical")).text
    assert f"/inquiry/exhibit/{first}" in page and "Exhibit 1" in page
    assert as_owner("SELECT count(*) FROM investigation_exhibit WHERE sample_fact IS NOT NULL") == [
        (1,)
    ]


def test_an_exhibit_that_should_be_back_from_court_stands_on_the_home(
    world: World, his: Client
) -> None:
    actor, now = world.actors["the investigator"], clock.now()
    (exhibit,) = map(UUID, ids_on(his.get(taken(world, his, "C-1")).text))
    assert "should be back" not in his.get("/inquiry/").text
    with transaction.atomic():
        act_as(actor, now)
        send_out(
            actor=actor, hand_over_id=new_id(), exhibit_ids=[exhibit], purpose="court",
            given_at=now, now=now, due_back_at=now + timedelta(days=1),
        )  # fmt: skip
    home = his.get("/inquiry/").text
    assert "Exhibits that should be back" in home and f"/inquiry/exhibit/{exhibit}" in home
    with transaction.atomic():
        act_as(actor, later := clock.now())
        bring_back(
            actor=actor, hand_over_id=new_id(), exhibit_ids=[exhibit],
            seals={exhibit: SealFound("intact")}, received_at=later, now=later,
        )  # fmt: skip
    assert "should be back" not in his.get("/inquiry/").text


def certify(world: World, kind: str, days: int) -> None:
    held = world.actors["the investigator"].officer_id
    by = world.actors["the registrar"].officer_id
    today = clock.local_date(world.now)
    as_owner(
        "INSERT INTO organisation_certificate (id, officer_id, kind, since_on, until_on,"
        " recorded_by_id, recorded_at) VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, %s)",
        held, kind, today - timedelta(days=400), today + timedelta(days=days), by, world.now,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "days", "trained"),
    [(Training.GENDER_VIOLENCE, 1, True), (Training.GENDER_VIOLENCE, -1, False),
     (Training.CYBER, 1, False)],
)  # fmt: skip
def test_whoever_hears_her_has_a_certificate_in_date_or_the_page_says_so(
    world: World, his: Client, kind: str, days: int, *, trained: bool
) -> None:
    certify(world, kind, days)
    there = str(send(his, page_of(world, "interviews/new"), PLAN)["Location"])
    warned = "You have no certificate in date" in his.get(f"{there}/begin").text
    assert warned is not trained
    # It hinders nobody: waiting may harm her. That it was so stands with the interview.
    assert send(his, f"{there}/begin", OPENING | ago(5, "begun")).status_code == 302
    actor = world.actors["the investigator"]
    with transaction.atomic():
        act_as(actor, clock.now())
        sheet = interviews_queries.interview_sheet(
            actor, UUID(there.rpartition("/")[2]), clock.now()
        )
    assert sheet.trained is trained


def test_she_asked_for_a_woman_and_a_man_hears_her_only_with_the_reason(
    world: World, his: Client
) -> None:
    now, case_id = clock.now(), world.cases["own"].case_id
    a_man = replace(world.actors["the investigator"], is_woman=False)
    there = str(send(his, page_of(world, "interviews/new"), PLAN)["Location"])
    interview_id = UUID(there.rpartition("/")[2])
    opening = interviews.Opening(
        begun_at=now, present=("woman_relative",), interpreter="not_needed",
        consent_by="survivor", explained=("purpose",), recorded="none",
    )  # fmt: skip
    with transaction.atomic():
        act_as(a_man, now)
        with pytest.raises(interviews.NotWhomSheChose), transaction.atomic():
            interviews.begin_interview(
                actor=a_man, interview_id=interview_id, opening=opening, now=now
            )
        reasoned = replace(opening, no_woman_because="none_posted")
        interviews.begin_interview(
            actor=a_man, interview_id=interview_id, opening=reasoned, now=now
        )
        file = files.case_sheet(a_man, case_id, now)
    (absent,) = [line for line in file.facts if line.kind == "woman_officer.absent"]
    assert absent.details == {"reason": "none_posted"}
