"""A visit to a desk: what was found has an owner and a day, and only a visitor closes it."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from tests.oversight.test_what_the_house_owes import owed, raised, watch
from tests.pages.conftest import Screens, screen_of
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault.verbs import Vault
from amaan.kernel.ids import UnitId, new_id
from amaan.kernel.refusals import NotFound
from amaan.oversight import inspections
from amaan.oversight.checklist import checklist
from amaan.oversight.inspections import FindingLine, NothingLookedAt, VisitAhead

__all__ = ["screen_of"]

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def visit(
    world: World, *, who: str = "the supervisor", desk: UnitId | None = None, **answers: str
) -> UUID:
    actor = world.actors[who]
    with transaction.atomic():
        act_as(actor, world.now)
        return inspections.write_inspection(
            actor=actor,
            inspection_id=new_id(),
            desk_id=desk or world.actors["the desk officer"].unit_id,
            visited_at=world.now,
            answers=answers,
            now=world.now,
        )


def found(world: World, who: str = "the station commander") -> list[FindingLine]:
    with transaction.atomic():
        act_as(world.actors[who], world.now)
        return list(inspections.open_findings(world.actors[who]))


def judge(world: World, finding: UUID, *, is_so: bool, who: str = "the supervisor") -> None:
    with transaction.atomic():
        act_as(world.actors[who], world.now)
        inspections.judge_finding(
            actor=world.actors[who], finding_id=finding, is_so=is_so, now=world.now
        )


def mend(world: World, finding: UUID, who: str = "the station commander") -> None:
    with transaction.atomic():
        act_as(world.actors[who], world.now)
        inspections.say_mended(actor=world.actors[who], finding_id=finding, now=world.now)


def test_the_list_is_asked_in_both_languages_and_every_no_has_an_owner_and_a_day() -> None:
    assert len(checklist()) >= 12
    for one in checklist():
        assert one.within >= DAY and one.sources and one.title_ur != one.title_en


def test_a_no_is_found_once_and_closed_only_from_above(world: World) -> None:
    visit(world, toilet="no", own_room="yes", vehicle="not_looked")
    visit(world, toilet="no")
    (line,) = found(world)
    assert (line.question, line.owner, line.mend_by) == (
        "toilet", "station_commander", world.now + 30 * DAY,
    )  # fmt: skip
    mend(world, line.finding_id)
    with pytest.raises(NotFound):
        judge(world, line.finding_id, is_so=True, who="the station commander")
    assert [one.finding_id for one in found(world)] == [line.finding_id]
    judge(world, line.finding_id, is_so=True, who="the district commander")
    assert found(world) == []


def test_what_is_called_mended_and_is_not_stands_open_again_and_is_counted(world: World) -> None:
    visit(world, toilet="no")
    (line,) = found(world)
    mend(world, line.finding_id)
    judge(world, line.finding_id, is_so=False)
    mend(world, line.finding_id)
    visit(world, toilet="no")
    (again,) = found(world)
    assert (again.mended_at, again.times_not_so) == (None, 2)
    visit(world, toilet="yes")
    assert found(world) == []


def test_a_station_cannot_confirm_by_plain_sql(world: World) -> None:
    visit(world, toilet="no")
    assert found(world)
    sho = world.actors["the station commander"]
    with transaction.atomic():
        act_as(sho, world.now)
        with connection.cursor() as cursor, pytest.raises(Exception, match="row-level security"):
            cursor.execute(
                "UPDATE oversight_finding SET confirmed_at = %s, confirmed_by_id = %s",
                [world.now, sho.officer_id],
            )
        connection.set_rollback(True)


def test_what_is_not_mended_by_its_day_climbs(world: World, vault: Vault) -> None:
    visit(world, paper_pack="no")
    assert watch(world.now + timedelta(minutes=5)) >= 0
    (line,) = owed(world, "the station commander", world.now + DAY, "finding")
    assert (line.detail, line.mine) == ("paper_pack", True)
    for days in (2, 3, 4, 11):
        watch(world.now + days * DAY)
    assert [(kind, post) for kind, post, _officer, _due in raised("finding")][-2:] == [
        ("late", "supervisor"),
        ("climbed", "district_commander"),
    ]
    (finding,) = found(world)
    mend(world, finding.finding_id)
    watch(world.now + 12 * DAY)
    assert owed(world, "the station commander", world.now + 12 * DAY, "finding") == []


def test_who_does_not_command_above_the_station_writes_no_visit(world: World) -> None:
    for who in ("the station commander", "the desk officer", "the auditor"):
        with pytest.raises(NotFound):
            visit(world, who=who, toilet="no")


def test_a_desk_of_another_district_is_not_there(world: World) -> None:
    with pytest.raises(NotFound):
        visit(world, desk=UnitId(new_id()), toilet="no")


def test_a_visit_needs_an_answer_and_lies_in_the_past(world: World) -> None:
    with pytest.raises(NothingLookedAt):
        visit(world, toilet="not_looked")
    actor = world.actors["the supervisor"]
    with pytest.raises(VisitAhead), transaction.atomic():
        act_as(actor, world.now)
        inspections.write_inspection(
            actor=actor, inspection_id=new_id(), visited_at=world.now + DAY, now=world.now,
            desk_id=world.actors["the desk officer"].unit_id, answers={"toilet": "no"},
        )  # fmt: skip


def written(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(id|visited|visited_time)"[^>]* value="([^"]*)"', page))


def test_a_visit_through_the_pages(world: World, screen_of: Screens) -> None:
    supervisor, sho = screen_of("the supervisor"), screen_of("the station commander")
    desks = supervisor.get("/command/visits").text
    assert "never" in desks
    there = f"/command/visits/desk/{world.actors['the desk officer'].unit_id}"
    answers = written(supervisor.get(there).text) | {"visited_certainty": "exact"}
    nothing = supervisor.post(there, answers | {one.id: "not_looked" for one in checklist()})
    assert nothing.status_code == 422 and "Answer at least one question" in nothing.text
    said = answers | {one.id: "yes" for one in checklist()} | {"toilet": "no"}
    for _press in range(2):
        assert supervisor.post(there, said).status_code == 302
    page = sho.get("/command/visits").text
    assert "Is there a toilet for women?" in page
    (mended,) = re.findall(r'action="(/command/visits/finding/[^"]+/mended)"', page)
    assert "/judged" not in page
    assert sho.post(mended).status_code == 302
    assert sho.post(mended.replace("mended", "judged"), {"is_so": "yes"}).status_code == 404
    assert supervisor.post(mended.replace("mended", "judged"), {"is_so": "yes"}).status_code == 302
    assert "Nothing is open." in sho.get("/command/visits").text
    sheet = re.findall(r"/command/visits/[0-9a-f-]{36}", desks_after(supervisor, there, said))
    assert sheet


def desks_after(browser: Client, there: str, said: dict[str, str]) -> str:
    answer = browser.post(there, said)
    return str(answer.headers["Location"])
