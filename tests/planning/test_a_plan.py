"""A plan from the order to the year after: what it rests on, who moves it, what leaves of it."""

import io
import re
import zipfile
from decimal import Decimal
from typing import Any
from uuid import uuid4

import docx
import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction
from tests.pages.conftest import Screens
from tests.planning.counted_months import (
    ABOVE,
    HE,
    aim_at,
    do,
    drafted,
    forecast,
    in_force,
    next_year,
    reports_of,
    write_months,
)
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.jobs.context import work_as
from amaan.jobs.models import Order
from amaan.kernel.calendars import add_months
from amaan.kernel.refusals import NotFound
from amaan.planning import actions, queries
from amaan.planning.actions import Line, NoTargets, OpenAlready, SomebodysNumber, WhyMissing
from amaan.planning.aims import SilenceRewarded, WouldBeWorse
from amaan.planning.models import Plan, Target

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(world: World) -> World:
    write_months(world)
    return world


def sheet(world: World, plan_id: Any, *, by: str = HE) -> queries.PlanSheet:
    with transaction.atomic():
        act_as(world.actors[by], world.now)
        return queries.plan(world.actors[by], plan_id, world.now)


def test_a_plan_expects_what_came_every_year_and_says_how_wrong_it_was(counted: World) -> None:
    plan_id = drafted(counted)
    found = sheet(counted, plan_id).expected
    assert set(found) == {"reports", "registered", "offence.family"}
    for at, month in enumerate(found["reports"]["months"]):
        came = reports_of(add_months(next_year(counted), at))
        assert month["low95"] <= came <= month["high95"], "the summer is in the forecast"
        assert abs(month["mean"] - came) < 6
    assert {one["method"] for one in found["reports"]["tried"]} == {"seasonal_naive", "regression"}
    order = Order.objects.get(kind="draft_plan")
    assert (order.state, order.done_count) == ("done", order.total)


def test_the_job_reads_the_plan_that_waits_and_nothing_else(counted: World) -> None:
    plan_id = do(counted, actions.order_plan, begins_on=next_year(counted))
    with role("jobs"), transaction.atomic():
        work_as("draft_plan", counted.now)
        assert [one.id for one in Plan.objects.all()] == [plan_id]
        with connection.cursor() as cursor:
            for table in ("insight_count", "cases_case", "cases_factrecord", "insight_journey"):
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,), table
        work_as("count_figures", counted.now)
        assert not Plan.objects.exists()
    forecast(counted, plan_id)
    forecast(counted, plan_id)
    assert sheet(counted, plan_id).state == "draft", "ordered twice, drafted once"


def test_a_short_history_is_answered_in_words(screen_of: Screens, world: World) -> None:
    write_months(world, months=9)
    page = screen_of(HE).get(f"/planning/{drafted(world)}/").text
    assert "No forecast, because fewer than 24 months are counted: All reports" in page
    assert "no need of investigators is reckoned" in page
    assert "chart" not in page.split("What is to be expected")[1].split("Workload")[0]


def test_no_target_rewards_silence(screen_of: Screens, counted: World) -> None:
    plan_id = drafted(counted)
    with pytest.raises(SilenceRewarded):
        aim_at(counted, plan_id, "refused", 0)
    with pytest.raises(WouldBeWorse):
        aim_at(counted, plan_id, "registered", 10)
    typed = {
        "act_id": str(uuid4()), "kind": "own", "figure": "", "title": "Complaints at the desk",
        "stands": "90", "direction": "less", "aim": "60",
        "by_on": f"{next_year(counted):%d/%m/%Y}", "why": "A quieter district", "source": "DPO",
    }  # fmt: skip
    answer = screen_of(HE).post(f"/planning/{plan_id}/target", typed)
    assert answer.status_code == 422
    assert "No target may reward fewer reports" in answer.text
    assert "A quieter district" in answer.text
    assert not Target.objects.exists()


def test_the_database_refuses_such_a_target_too(counted: World) -> None:
    plan_id = drafted(counted)
    with role("owner"), pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(
            plan_id=plan_id, kind="reports", more_is_better=False, aim=1,
            by_on=next_year(counted), why="x", source="x", recorded_at=counted.now,
        )  # fmt: skip


def test_a_plan_is_decided_above_and_its_lines_stand(screen_of: Screens, counted: World) -> None:
    plan_id = drafted(counted)
    with pytest.raises(NoTargets):
        do(counted, actions.submit, plan_id=plan_id)
    aim_at(counted, plan_id)
    do(counted, actions.submit, plan_id=plan_id)
    with pytest.raises(NotFound):
        aim_at(counted, plan_id, "registered_late", 0)
    for part in (HE, "the supervisor", "the programme officer", "the station commander"):
        with pytest.raises(NotFound):
            do(counted, actions.approve, by=part, plan_id=plan_id, words="")
    with pytest.raises(WhyMissing):
        do(counted, actions.send_back, by=ABOVE, plan_id=plan_id, why=" ")
    do(counted, actions.send_back, by=ABOVE, plan_id=plan_id, why="Say who trains them")
    assert "Say who trains them" in screen_of(HE).get(f"/planning/{plan_id}/").text
    in_force(counted, plan_id)
    line = Target.objects.get(plan=plan_id)
    with transaction.atomic():
        act_as(counted.actors[HE], counted.now)
        assert Target.objects.filter(id=line.id).delete()[0] == 0, "past the verbs as well"
        line.id = uuid4()
        with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
            Target.objects.bulk_create([line])


def test_a_new_version_takes_the_lines_over_and_the_old_one_stays(counted: World) -> None:
    first = drafted(counted)
    aim_at(counted, first)
    cost = Line("post", "Women officers at the desk", 3, 12, 68_500, "Pay scale 9 (practice)")
    do(counted, actions.add_cost, plan_id=first, cost_id=uuid4(), line=cost)
    with pytest.raises(OpenAlready):
        drafted(counted)
    in_force(counted, first)
    second = drafted(counted)
    found = sheet(counted, second)
    assert (found.version, found.costs[0].comes_to) == (2, 2_466_000)
    assert sheet(counted, first).state == "in_force"
    in_force(counted, second)
    assert [sheet(counted, one).state for one in (first, second)] == ["replaced", "in_force"]


def test_last_years_targets_are_held_against_what_came(screen_of: Screens, counted: World) -> None:
    plan_id = drafted(counted)
    aim_at(counted, plan_id, "registered", 70)
    aim_at(counted, plan_id, "registered_late", 7)
    in_force(counted, plan_id)
    with role("owner"):
        last = add_months(next_year(counted), -12)
        Plan.objects.filter(id=plan_id).update(begins_on=last)
    page = screen_of(HE).get(f"/planning/{drafted(counted)}/").text
    after = page.split("Last year&#x27;s targets and what came of them")[1]
    assert re.search(r"not reached: \d+% \(\d+–\d+%\), \d+ of \d+", after)
    assert "chance alone may explain the distance to the aim" in after
    assert "That plan expected" in after


def test_who_reads_which_plan(screen_of: Screens, counted: World) -> None:
    plan_id = drafted(counted)
    for part in (HE, ABOVE, "the inspector general", "the programme officer"):
        assert screen_of(part).get(f"/planning/{plan_id}/").status_code == 200, part
    for part in ("the desk officer", "the station commander", "the supervisor", "the auditor",
                 "the media officer", "the registrar"):  # fmt: skip
        for page in ("/planning/", f"/planning/{plan_id}/", f"/planning/{plan_id}/paper"):
            assert screen_of(part).get(page).status_code == 404, (part, page)
    assert "Draft it" not in screen_of("the programme officer").get("/planning/").text
    assert screen_of("the programme officer").post("/planning/order").status_code == 404
    assert screen_of(HE).post("/planning/order", {"begins_on": "1999-01-01"}).status_code == 422
    own = screen_of("the programme officer").get(f"/planning/{plan_id}/").text
    assert "Counts under ten are hidden" in own


def test_nobody_is_named_in_a_plan(counted: World) -> None:
    plan_id = drafted(counted)
    with pytest.raises(SomebodysNumber):
        do(counted, actions.write_remark, plan_id=plan_id, section="desks",
           words="Ask 0300-1234567 first")  # fmt: skip


def test_three_files_say_the_same(screen_of: Screens, counted: World) -> None:
    plan_id = drafted(counted)
    aim_at(counted, plan_id)
    known = {"hours_per_case": (Decimal(40), "A time study of 60 cases (practice)"),
             "hours_per_officer": (Decimal(1_100), "Duty chart (practice)")}  # fmt: skip
    do(counted, actions.write_assumptions, plan_id=plan_id, told=known)
    cost = Line("post", "خواتین افسران", 3, 12, 68_500, "=cmd|' /C calc'!A0")
    do(counted, actions.add_cost, plan_id=plan_id, cost_id=uuid4(), line=cost)
    commander = screen_of(HE)
    paper = commander.get(f"/planning/{plan_id}/paper?language=both").content
    assert paper.startswith(b"%PDF")
    assert len(paper) > 20_000
    written = docx.Document(
        io.BytesIO(commander.get(f"/planning/{plan_id}/document").content)
    )  # fmt: skip
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert cells.count("2,466,000") == 4, "the line and the sum, in English and in Urdu"
    assert "at least 70%" in cells
    packed = zipfile.ZipFile(
        io.BytesIO(commander.get(f"/planning/{plan_id}/spreadsheet?language=en").content)
    )
    sheets = [packed.read(n).decode() for n in packed.namelist() if "worksheets/sheet" in n]
    (costs,) = [one for one in sheets if "<v>2466000</v>" in one]
    assert re.search(r"<f>C5\*D5\*E5</f><v>2466000</v>", costs)
    assert re.search(r"<f>SUM\(F5:F5\)</f><v>2466000</v>", costs)
    assert any(re.search(r"<f>ROUNDUP\(B\d+\*C\d+/D\d+,0\)</f>", one) for one in sheets)
    assert "calc" in packed.read("xl/sharedStrings.xml").decode()
    assert not any("calc" in one for one in sheets), "typed words are no formula"
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT paper FROM exports_print ORDER BY paper")
        assert [row[0] for row in cursor.fetchall()] == [
            "plan_document", "plan_paper", "plan_spreadsheet",
        ]  # fmt: skip


def test_a_region_plans_too_and_the_province_decides(screen_of: Screens, counted: World) -> None:
    plan_id = drafted(counted, by=ABOVE)
    page = screen_of(ABOVE).get(f"/planning/{plan_id}/").text
    assert "What investigators carry is seen in the districts" in page
    assert screen_of(HE).get(f"/planning/{plan_id}/").status_code == 404
    with pytest.raises(NotFound):
        do(counted, actions.approve, by=ABOVE, plan_id=plan_id, words="")
