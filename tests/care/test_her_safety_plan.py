"""Her plan: hers by her own word, sealed for the desk that made it, and in nothing that leaves."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality import leaving
from amaan.confidentiality.row_security import act_as
from amaan.documents.readers import PAPERS
from amaan.kernel import clock
from amaan.protocol import facts

pytestmark = pytest.mark.django_db
SECRET = "By the back gate to the sister in the next street at four"


@pytest.fixture
def her_desk(screen_of: Screens) -> Client:
    return screen_of("the desk officer")


def of(world: World, rest: str = "") -> str:
    return f"/care/case/{world.cases['own'].case_id}{rest}"


def made(world: World, browser: Client, **more: Any) -> Any:
    told = {
        "act_id": str(uuid4()), "stays": "goes", "tonight": SECRET, "language": "ur",
        "signed": "thumb", "safe_to_hold": "no", "copy": "none", **more,
    }  # fmt: skip
    return browser.post(of(world, "/plan"), told)


def rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        cursor.execute("SET LOCAL ROLE web")
    return found


def test_it_is_her_plan_only_by_her_own_word(world: World, her_desk: Client) -> None:
    not_yet = made(world, her_desk, signed="not_yet")
    assert not_yet.status_code == 422 and SECRET in not_yet.text
    assert "only when it was read to her" in not_yet.text
    assert made(world, her_desk, tonight="").status_code == 422
    assert rows("SELECT count(*) FROM support_safetyplan") == [(0,)]
    assert made(world, her_desk).status_code == 302


def test_a_paper_is_printed_only_where_she_can_hold_it(world: World, her_desk: Client) -> None:
    unsafe = made(world, her_desk, copy="whole")
    assert unsafe.status_code == 422 and "hold this paper safely" in unsafe.text
    made(world, her_desk)
    assert her_desk.get(of(world, "/plan/paper")).status_code == 404
    made(world, her_desk, copy="whole", safe_to_hold="yes")
    paper = her_desk.post(of(world, "/plan/paper"))
    assert paper.status_code == 200 and SECRET in paper.text
    [(reference,)] = rows(
        f"SELECT reference FROM cases_case WHERE id = '{world.cases['own'].case_id}'"
    )
    body = paper.text[paper.text.index('<article class="paper"') :]
    assert reference not in body[: body.index("</article>")]


def test_earlier_plans_stay_and_nothing_open_says_whether_she_goes(
    world: World, her_desk: Client
) -> None:
    made(world, her_desk)
    made(world, her_desk, tonight="Another way now")
    assert rows("SELECT version FROM support_safetyplan ORDER BY version") == [(1,), (2,)]
    for table in ("support_safetyplan", "cases_factrecord"):
        told = str(rows(f"SELECT row_to_json(t)::text FROM {table} t"))
        assert SECRET not in told and "goes" not in told and "tonight" not in told
    assert SECRET not in her_desk.get(of(world, "/safety")).text


def test_only_the_desk_that_made_it_reads_it(
    world: World, screen_of: Screens, her_desk: Client
) -> None:
    made(world, her_desk)
    investigator = screen_of("the investigator")
    page = investigator.get(of(world, "/safety")).text
    assert "Only the desk that made it with her reads it." in page
    [(ref,)] = rows("SELECT id FROM confidentiality_sealed WHERE field = 'safety_plan'")
    case = world.cases["own"].case_id
    for purpose in ("investigate", "protect", "read_back", "take_statement"):
        refused = investigator.post(f"/case/{case}/read/{ref}", {"purpose": purpose})
        assert SECRET not in refused.text and refused.status_code in {404, 422}
    assert screen_of("the station commander").get(of(world, "/safety")).status_code == 404


def test_it_is_in_nothing_that_leaves() -> None:
    for kind in leaving.KINDS.values():
        for why in kind.whys.values():
            assert "safety_plan" not in why.fields | why.initials
    for readers in PAPERS.values():
        for holds in readers.values():
            assert "safety_plan" not in holds.full | holds.initials
    assert {"safety_plan.made", "safety_plan.reviewed"} <= leaving.KEPT_BACK


def test_after_an_arrest_the_plan_is_looked_at_again(world: World, her_desk: Client) -> None:
    made(world, her_desk)
    her, now = world.actors["the desk officer"], clock.now()
    with transaction.atomic():
        act_as(her, now)
        cases.record_fact(
            actor=her, case_id=world.cases["own"].case_id,
            happening=cases.NewFact(
                fact=facts.AccusedArrested(), happened=facts.Happened.at(now)
            ),
            seen_revision=None, now=now,
        )  # fmt: skip
    state = "SELECT state FROM cases_dutyrecord WHERE rule = 'plan_looked_at'"
    assert rows(state) == [("open",)]
    assert her_desk.post(of(world, "/plan/holds")).status_code == 302
    assert rows(state) == [("met",)]
