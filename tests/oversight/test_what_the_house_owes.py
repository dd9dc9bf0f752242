"""What the keeping of the house owes climbs like a duty: reviews, posts, queues, own numbers."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.security.test_near_the_people import broken, judge, own_numbers
from tests.security.world import World

from amaan.confidentiality import actions as standing
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.jobs import turning
from amaan.kernel.ids import new_id
from amaan.organisation.actions import rota as leaves
from amaan.oversight import complaints, inspections, queries
from amaan.oversight.sheets import KeepingLine
from amaan.support.providers import ASK_AGAIN
from amaan.support.providers_tables import Provider

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def watch(at: datetime) -> int:
    with role("jobs"):
        return turning.keep_watch(at)


def raised(kind: str) -> list[tuple[str, str, UUID | None, datetime]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.kind, a.to_post, a.officer_id, a.due_at FROM oversight_keepingalarm a"
            " JOIN oversight_keepingduty d ON d.id = a.duty_id WHERE d.kind = %s"
            " ORDER BY a.raised_at, a.step, a.to_post",
            [kind],
        )
        return list(cursor.fetchall())


def owed(world: World, part: str, at: datetime, kind: str = "") -> list[KeepingLine]:
    actor = world.actors[part]
    with transaction.atomic():
        act_as(actor, at)
        return [line for line in queries.keeping_owed(actor, at) if kind in ("", line.kind)]


def test_an_emergency_that_nobody_judges_climbs_to_the_district_and_the_oversight(
    world: World, vault: Vault
) -> None:
    broken(world, "her colleague")
    began = world.now
    turns = [began + HOUR * hours for hours in (1, 37, 55, 73, 98, 146, 147)]
    told = [watch(at) for at in turns]
    kamran, yasmin = (
        world.actors[p].officer_id for p in ("the supervisor", "the district commander")
    )
    posts = [(kind, post, officer) for kind, post, officer, _due in raised("emergency_review")]
    auditor = world.actors["the auditor"].officer_id
    assert posts == [
        ("half", "supervisor", kamran),
        ("three_quarters", "supervisor", kamran),
        ("late", "auditor", auditor),
        ("late", "district_commander", yasmin),
        ("climbed", "auditor", auditor),
        ("climbed", "regional_commander", world.actors["the regional commander"].officer_id),
        ("climbed", "auditor", auditor),
        ("climbed", "inspector_general", world.actors["the inspector general"].officer_id),
    ]
    assert told[-1] == 0  # and nobody is told twice


def test_only_they_who_owe_it_or_were_told_see_that_a_review_is_owed(
    world: World, vault: Vault
) -> None:
    broken(world, "her colleague")
    watch(world.now + HOUR)
    (line,) = owed(world, "the supervisor", world.now + HOUR, "emergency_review")
    assert (line.mine, line.is_late) == (True, False)
    unaware = ("the station commander", "the district commander", "the inspector general",
               "the officer from another station", "her colleague")  # fmt: skip
    for part in unaware:
        assert owed(world, part, world.now + HOUR, "emergency_review") == []
    late = world.now + 73 * HOUR
    watch(late)
    (line,) = owed(world, "the district commander", late, "emergency_review")
    assert (line.mine, line.is_late) == (False, True)
    judge(world, "the supervisor", "justified")
    watch(late + HOUR)
    assert owed(world, "the supervisor", late + HOUR, "emergency_review") == []
    assert owed(world, "the district commander", late + HOUR, "emergency_review") == []


def test_the_supervisors_own_emergency_is_the_commanders_to_judge_and_the_commanders_the_auditors(
    world: World, vault: Vault
) -> None:
    broken(world, "the supervisor")
    broken(world, "the district commander", case="registered")
    watch(world.now + HOUR)
    (one,) = owed(world, "the district commander", world.now + HOUR, "emergency_review")
    (other,) = owed(world, "the auditor", world.now + HOUR, "emergency_review")
    assert one.duty_id != other.duty_id
    # What she did herself she does not hear of: it goes past her to the region.
    watch(world.now + 73 * HOUR)
    told = {(post, officer) for kind, post, officer, _at in raised("emergency_review")
            if kind == "late"}  # fmt: skip
    region = world.actors["the regional commander"].officer_id
    assert ("regional_commander", region) in told
    assert all(post != "district_commander" for post, _officer in told)


def test_a_supervisor_who_is_away_or_must_not_know_owes_no_review(
    world: World, vault: Vault
) -> None:
    registrar, kamran = world.actors["the registrar"], world.actors["the supervisor"]
    broken(world, "her colleague")
    with transaction.atomic():
        act_as(registrar, world.now)
        leaves.write_leave(
            actor=registrar, officer_id=kamran.officer_id, since=world.now,
            until=world.now + 9 * DAY, now=world.now,
        )  # fmt: skip
    watch(world.now + HOUR)
    assert owed(world, "the supervisor", world.now + HOUR, "emergency_review") == []
    assert len(owed(world, "the district commander", world.now + HOUR, "emergency_review")) == 1


def test_of_an_emergency_whose_case_he_must_not_know_the_supervisor_learns_nothing(
    world: World, vault: Vault
) -> None:
    broken(world, "her colleague")
    her, kamran = world.actors["the desk officer"], world.actors["the supervisor"]
    with transaction.atomic():
        act_as(her, world.now)
        standing.seal_case(
            actor=her, case_id=world.cases["own"].case_id, sources=("officer_must_not_know",),
            must_not_know=(kamran.officer_id,), now=world.now,
        )  # fmt: skip
    watch(world.now + 73 * HOUR)
    assert owed(world, "the supervisor", world.now + 73 * HOUR, "emergency_review") == []
    # Of what was sealed since the auditor alone judges.
    assert len(owed(world, "the auditor", world.now + 73 * HOUR, "emergency_review")) == 1


def test_a_district_short_of_custodians_is_the_registrars_to_fill(world: World) -> None:
    watch(world.now)
    short = {line.detail for line in owed(world, "the registrar", world.now, "post_unfilled")}
    assert short == {"custodian", "registrar"}
    for days in (2, 4):
        watch(world.now + days * DAY)
    told = {post for _kind, post, _officer, _at in raised("post_unfilled")}
    assert told == {"registrar", "district_commander"}


def test_a_post_whose_only_holder_is_on_leave_counts_as_empty_until_she_is_back(
    world: World,
) -> None:
    registrar, faisal = world.actors["the registrar"], world.actors["the auditor"]
    with transaction.atomic():
        act_as(registrar, world.now)
        leaves.write_leave(
            actor=registrar, officer_id=faisal.officer_id, since=world.now,
            until=world.now + 5 * DAY, now=world.now,
        )  # fmt: skip
    watch(world.now + HOUR)
    short = {
        line.detail for line in owed(world, "the registrar", world.now + HOUR, "post_unfilled")
    }
    assert "auditor" in short
    watch(world.now + 6 * DAY)
    back = {
        line.detail for line in owed(world, "the registrar", world.now + 6 * DAY, "post_unfilled")
    }
    assert "auditor" not in back


def test_an_officer_who_does_not_give_his_own_numbers_is_told_of_to_his_commander(
    world: World, vault: Vault
) -> None:
    own_numbers(world, "the desk officer", cnic="54400-7654321-9", name="Amna", relative="Karim")
    watch(world.now)
    assert owed(world, "the desk officer", world.now, "own_numbers") == []
    assert len(owed(world, "her colleague", world.now, "own_numbers")) == 1
    late = world.now + 8 * DAY
    watch(late)
    lines = owed(world, "the station commander", late, "own_numbers")
    about = {line.about for line in lines if not line.mine}
    assert world.actors["her colleague"].officer_id in about
    assert world.actors["the desk officer"].officer_id not in about
    # Nobody reads of a colleague of the same post, nor of another station.
    (own,) = owed(world, "her colleague", late, "own_numbers")
    assert own.mine
    elsewhere = world.actors["the officer from another station"].officer_id
    assert elsewhere not in about


def complained(world: World, **told: Any) -> UUID:
    """This will have another station take a complaint about the desk's own."""
    actor = world.actors["the officer from another station"]
    station = world.actors["the desk officer"].station_id
    assert station is not None
    taken = complaints.NewComplaint(
        complaint_id=new_id(), unit_id=station, about="blamed_or_humiliated",
        through="in_person", told_by="herself", received_at=world.now, **told,
    )  # fmt: skip
    with transaction.atomic():
        act_as(actor, world.now)
        complaints.take_complaint(actor=actor, complaint=taken, now=world.now)
    return taken.complaint_id


def told_of(kind: str) -> set[str]:
    return {post for step, post, _officer, _at in raised(kind) if step in ("late", "climbed")}


def test_a_complaint_nobody_calls_back_about_climbs_past_the_station_it_is_about(
    world: World,
) -> None:
    complained(world)
    watch(world.now + HOUR)
    steps = owed(world, "the supervisor", world.now + HOUR, "complaint")
    assert {line.detail for line in steps} == {"call_back", "answer", "visit"}
    assert not any(line.is_late for line in steps)
    watch(world.now + 9 * HOUR)
    (line,) = owed(world, "the district commander", world.now + 9 * HOUR, "complaint")
    assert (line.detail, line.is_late) == ("call_back", True)
    assert told_of("complaint") == {"district_commander"}
    for part in ("the station commander", "the desk officer", "the station clerk"):
        assert owed(world, part, world.now + 9 * HOUR, "complaint") == []


def test_of_a_complaint_about_its_command_the_district_hears_nothing(world: World) -> None:
    complained(world, about_command=True)
    late = world.now + 15 * DAY
    watch(late)
    assert told_of("complaint") == {"regional_commander", "inspector_general"}
    steps = owed(world, "the auditor", late, "complaint")
    assert {line.detail for line in steps} == {"call_back", "answer", "visit"}
    for part in ("the supervisor", "the district commander"):
        assert owed(world, part, late, "complaint") == []


def test_blame_is_owed_a_visit_until_a_desk_of_that_station_was_visited(world: World) -> None:
    complained(world, may_be_called=False)
    later, actor = world.now + 2 * HOUR, world.actors["the supervisor"]
    watch(world.now + HOUR)
    with transaction.atomic():
        act_as(actor, later)
        desk = next(
            tour.desk.unit_id
            for tour in inspections.tours(actor, later)
            if tour.desk.unit_id == world.actors["the desk officer"].unit_id
        )
        inspections.write_inspection(
            actor=actor, inspection_id=new_id(), desk_id=desk, visited_at=later,
            answers={"own_room": "yes"}, now=later,
        )  # fmt: skip
    watch(later + HOUR)
    steps = owed(world, "the supervisor", later + HOUR, "complaint")
    assert [line.detail for line in steps] == ["answer"]


def test_a_service_nobody_asked_for_ninety_days_climbs(world: World) -> None:
    place = world.actors["the supervisor"].district_id
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT is_practice FROM organisation_unit WHERE id = %s", [place])
        Provider(
            id=new_id(), district_id=place, province="PB", kind="legal_aid",
            is_practice=cursor.fetchone()[0], name_en="Practice", name_ur="مشق", phone="+9242000",
            verified_at=world.now - ASK_AGAIN + DAY, changed_at=world.now,
            changed_by_id=world.actors["the supervisor"].officer_id,
        ).save(force_insert=True)  # fmt: skip
    watch(world.now)
    assert owed(world, "the district commander", world.now, "queue_waits") == []
    watch(world.now + 2 * DAY)
    (line,) = owed(world, "the district commander", world.now + 2 * DAY, "queue_waits")
    assert (line.detail, line.mine, line.is_late) == ("directory", True, False)
    late = world.now + 16 * DAY
    assert owed(world, "the regional commander", late, "queue_waits") == []
    watch(late)
    (line,) = owed(world, "the regional commander", late, "queue_waits")
    assert (line.detail, line.is_late) == ("directory", True)
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("UPDATE support_provider SET verified_at = %s", [late])
    watch(late + HOUR)
    assert owed(world, "the district commander", late + HOUR, "queue_waits") == []
