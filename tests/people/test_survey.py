"""The survey of officers: answered once, kept in sums alone, shown when nobody is found in it."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.kernel.clock import local_date
from amaan.workforce import satisfaction
from amaan.workforce.satisfaction_figures import Agreed, asked_as_shown, results
from amaan.workforce.satisfaction_questions import ANSWERS, NEWEST

pytestmark = pytest.mark.django_db
KEEPER = "the personnel officer"
ALL_SAY = {statement.code: "2" for statement in NEWEST.statements}


def opened(world: World, *, of: str = KEEPER) -> UUID:
    """This will open a survey of somebody's unit for a week."""
    actor = world.actors[KEEPER]
    act_as(actor, world.now)
    today = local_date(world.now)
    return satisfaction.open_survey(
        actor=actor,
        round_id=uuid4(),
        unit_id=world.actors[of].unit_id,
        opens_on=today,
        closes_on=today + timedelta(days=7),
        now=world.now,
    )


def answered(world: World, who: str, round_id: UUID, said: Mapping[str, str] = ALL_SAY) -> None:
    actor = world.actors[who]
    act_as(actor, world.now)
    satisfaction.answer(actor=actor, round_id=round_id, answers=said, now=world.now)


SERVING = (
    "the desk officer", "her colleague", "the station clerk", "the station commander",
    "the investigator", "the supervisor", "the district commander", "the regional commander",
    "the inspector general", "the officer from another station", "the accused officer",
    "the custodian", "the auditor", "the personnel officer", "the training officer",
    "the community officer", "the media officer", "the programme officer", "the registrar",
)  # fmt: skip


def as_owner(question: str, *words: object) -> list[tuple[object, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(question, words)
        return list(cursor.fetchall())


def sums(round_id: UUID) -> dict[tuple[object, ...], object]:
    rows = as_owner(
        "SELECT apart_by, member, question, answer, people FROM workforce_surveycount"
        " WHERE round_id = %s AND people > 0",
        round_id,
    )
    return {row[:4]: row[4] for row in rows}


def test_an_officer_answers_once_and_every_statement(world: World) -> None:
    here = opened(world)
    with pytest.raises(satisfaction.NotAllAnswered), transaction.atomic():
        answered(world, "the desk officer", here, {"respect": "1"})
    answered(world, "the desk officer", here)
    with pytest.raises(satisfaction.CannotAnswer), transaction.atomic():
        answered(world, "the desk officer", here, {**ALL_SAY, "respect": "5"})
    answered(world, "her colleague", here)
    found = sums(here)
    assert found["all", "", "respect", "2"] == 2
    assert ("all", "", "respect", "5") not in found


def test_an_answer_knows_band_sex_or_district_and_never_two_of_them(world: World) -> None:
    here = opened(world)
    answered(world, "the station clerk", here)
    answered(world, "the inspector general", here)
    ways = {row[:2] for row in sums(here)}
    district = str(world.actors["the station clerk"].district_id)
    assert {way for way, _member in ways} == {"all", "band", "sex", "district"}
    assert {member for way, member in ways if way == "district"} == {district, "office"}
    assert {member for way, member in ways if way == "band"} >= {"senior"}
    columns = dict(
        as_owner(
            "SELECT table_name, string_agg(column_name, ' ' ORDER BY column_name)"
            " FROM information_schema.columns"
            " WHERE table_name IN ('workforce_surveytaken', 'workforce_surveycount')"
            " GROUP BY table_name"
        )
    )
    assert columns == {
        "workforce_surveytaken": "id officer_id round_id",
        "workforce_surveycount": "answer apart_by id member people question round_id",
    }


def test_no_sum_was_touched_last(world: World) -> None:
    """All sums are written anew by each answer, in one command: their order tells nothing."""
    here = opened(world)
    ((groups,),) = as_owner(
        "SELECT count(DISTINCT (apart_by, member)) FROM workforce_surveycount WHERE round_id = %s",
        here,
    )
    for who in ("the desk officer", "the station clerk", "the inspector general"):
        answered(world, who, here)
        written = as_owner(
            "SELECT count(DISTINCT cmin::text), count(*) FROM workforce_surveycount"
            " WHERE round_id = %s",
            here,
        )
        ((commands, rows),) = written
        assert (commands, rows) == (1, len(NEWEST.statements) * len(ANSWERS) * groups), who


def test_nobody_sees_who_answered_or_a_sum_before_the_end(world: World, screen_of: Screens) -> None:
    here = opened(world)
    answered(world, "the desk officer", here)
    for who in (KEEPER, "the district commander", "the registrar", "the auditor", "her colleague"):
        act_as(world.actors[who], world.now)
        for table in ("surveytaken", "surveycount"):
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM workforce_{table}")
                assert cursor.fetchone() == (0,), (who, table)
        assert screen_of(who).get(f"/people/survey/{here}/results").status_code == 409, who
    assert "you have answered" in screen_of("the desk officer").get("/people/survey").text


def test_results_come_after_the_end_and_find_nobody(world: World) -> None:
    here = opened(world)
    for who in SERVING:
        answered(world, who, here, {**ALL_SAY, "content": "4", "hours": "none"})
    after = world.now + timedelta(days=8)
    reader = world.actors["the desk officer"]
    act_as(reader, after)
    found = results(reader, here, after)
    assert found.people == len(SERVING)
    assert found.asked == asked_as_shown(satisfaction.how_many_asked(here), len(SERVING))
    # All said the same: each of them said it, so only a bound is shown.
    assert found.agreed["content"] == Agreed(90, "at_least")
    assert found.agreed["respect"] == Agreed(10, "at_most")
    assert found.agreed["hours"] is None
    for one in found.apart:
        shown = [n for n in one.people if n is not None]
        left = len(SERVING) - sum(shown)
        assert all(n >= 10 for n in shown), one.by
        assert left == 0 or left >= 10 or not shown, one.by
        assert all(hours is None for hours in one.agreed["hours"])


def test_whoever_served_on_a_day_of_the_survey_was_asked(world: World) -> None:
    def held_there() -> int:
        ((count,),) = as_owner(
            "SELECT count(DISTINCT p.officer_id) FROM organisation_posting p"
            " JOIN organisation_unit u ON u.id = p.unit_id AND %s IN (u.id, u.district_id)"
            " WHERE p.until IS NULL AND p.post NOT IN ('prosecutor', 'observer', 'mediator',"
            " 'legal_adviser', 'provider', 'house_keeper', 'house_worker')",
            world.actors["the district commander"].unit_id,
        )
        assert isinstance(count, int)
        return count

    here = opened(world, of="the district commander")
    assert satisfaction.how_many_asked(here) == held_there() >= 10
    left = world.actors["the station clerk"].officer_id
    end = "UPDATE organisation_posting SET until = %s WHERE officer_id = %s RETURNING id"
    as_owner(end, world.now + timedelta(days=2), left)
    assert satisfaction.how_many_asked(here) == held_there() + 1, "she was asked before she left"
    as_owner(end, world.now - timedelta(days=2), left)
    assert satisfaction.how_many_asked(here) == held_there()


@pytest.mark.parametrize(
    ("asked", "answered", "shown"),
    [(85, 41, 85), (51, 41, 51), (50, 41, "few_missing"), (41, 41, "few_missing"),
     (40, 41, "few_missing"), (19, 3, 19), (10, 0, 10), (9, 0, "few_asked"), (9, 9, "few_asked")],
)  # fmt: skip
def test_a_handful_who_did_not_answer_is_not_told(
    asked: int, answered: int, shown: int | str
) -> None:
    assert asked_as_shown(asked, answered) == shown


def test_a_survey_asks_its_own_officers_and_no_outsider(world: World, screen_of: Screens) -> None:
    here = opened(world, of="the district commander")
    assert screen_of("the desk officer").get(f"/people/survey/{here}").status_code == 200
    # The province's own office is not of that district; a prosecutor does not serve at all.
    for other in ("the inspector general", "the prosecutor", "the observer", "the house keeper"):
        assert screen_of(other).get(f"/people/survey/{here}").status_code == 404, other


def test_a_survey_is_opened_and_answered_at_the_screen(world: World, screen_of: Screens) -> None:
    today = local_date(world.now)
    told = {
        "act_id": str(uuid4()),
        "unit": str(world.actors[KEEPER].unit_id),
        "opens_on": f"{today:%d/%m/%Y}",
        "closes_on": f"{today + timedelta(days=1):%d/%m/%Y}",
    }
    keeper = screen_of(KEEPER)
    assert keeper.post("/people/survey/new", told).status_code == 422
    told["closes_on"] = f"{today + timedelta(days=20):%d/%m/%Y}"
    for _press in range(2):
        assert keeper.post("/people/survey/new", told).status_code == 302
    page = screen_of("the desk officer", "ur").get("/people/survey").text
    assert page.count("/people/survey/") == 1 + page.count("/people/survey/new")
    here = f"/people/survey/{told['act_id']}"
    assert "اپنے کام سے مطمئن" in screen_of("the desk officer", "ur").get(here).text
    assert screen_of("the desk officer").post(here, {"respect": "1"}).status_code == 422
    assert screen_of("the desk officer").post(here, ALL_SAY).status_code == 302
    assert screen_of("the desk officer").get(here).status_code == 302
    assert screen_of("the desk officer").get("/people/survey/new").status_code == 404
