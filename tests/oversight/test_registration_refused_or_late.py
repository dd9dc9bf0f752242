"""Refused or late registration: who, when, why, what stood around it, and what he answers."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from tests.oversight.conftest import Turn
from tests.pages.conftest import Screens, screen_of
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality.row_security import act_as
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.oversight import registrations
from amaan.oversight.registrations import RegistrationBoard, registering_rules
from amaan.protocol import facts

__all__ = ["screen_of"]

pytestmark = pytest.mark.django_db
SHO, CLERK, HER = "the station commander", "the station clerk", "the desk officer"


def write(world: World, fact: facts.Fact, case: str = "own") -> None:
    actor = world.actors[HER]
    with transaction.atomic():
        act_as(actor, world.now)
        cases.record_fact(
            actor=actor,
            case_id=world.cases[case].case_id,
            happening=cases.NewFact(fact=fact, happened=facts.Happened.at(world.now)),
            seen_revision=None,
            now=world.now,
        )


def refuse(world: World, by: str = "station_commander", case: str = "own") -> None:
    write(world, facts.FirRefused(reason="told_to_settle", by=by), case)


def board(world: World, who: str, month: date | None = None) -> RegistrationBoard:
    actor = world.actors[who]
    with transaction.atomic():
        act_as(actor, world.now)
        return registrations.registrations(actor, month or local_date(world.now))


def answer(world: World, who: str, line: registrations.RegistrationLine, said: str) -> None:
    actor = world.actors[who]
    with transaction.atomic():
        act_as(actor, world.now)
        registrations.answer_registration(
            actor=actor, about=line.about, month=local_date(world.now), answer=said, now=world.now
        )


def test_the_duties_of_registering_are_read_from_the_rules() -> None:
    assert {"fir_at_once", "fir_offered"} <= registering_rules()
    assert "refusal_answered" not in registering_rules()


def test_a_refusal_stands_with_officer_time_reason_and_what_stood_around(world: World) -> None:
    refuse(world)
    (row,) = [r for r in board(world, "the supervisor").rows if r.refused]
    assert row.officer is not None and row.around is not None
    assert row.officer.officer_id == world.actors[SHO].officer_id
    assert (row.at, row.reason, row.mine) == (world.now, "told_to_settle", False)
    assert (row.around.posted, row.around.away) == (1, 0)
    assert row.around.owed_beside > 3


def test_of_several_who_held_a_post_nobody_is_named_and_each_may_answer(world: World) -> None:
    refuse(world, "desk_officer")
    (row,) = [r for r in board(world, "the supervisor").rows if r.refused]
    assert row.officer is None and row.around is not None and row.around.posted > 1
    (own,) = board(world, HER).rows
    assert own.mine and own.about == row.about


def test_a_refusal_of_another_station_names_nobody_of_this_one(world: World) -> None:
    refuse(world, "other_station")
    (row,) = [r for r in board(world, "the supervisor").rows if r.refused]
    assert (row.officer, row.around, row.mine) == (None, None, False)


def test_what_was_taken_back_as_a_mistake_is_no_refusal(world: World) -> None:
    refuse(world)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute("SELECT id FROM cases_factrecord WHERE kind = 'fir.refused'")
        (fact,) = cursor.fetchone()
        cursor.execute("SET LOCAL ROLE web")
    write(world, facts.FactCorrected(corrects=str(fact), reason="did_not_happen"))
    assert not [r for r in board(world, "the supervisor").rows if r.refused]


def test_nobody_reads_of_a_sealed_case_nor_of_another_station(world: World) -> None:
    refuse(world, case="sealed")
    for who in (SHO, "the supervisor", "the district commander", "the officer from another station",
                "the auditor", "the investigator"):  # fmt: skip
        assert not [r for r in board(world, who).rows if r.refused]
    refuse(world)
    assert not board(world, "the officer from another station").rows
    assert not board(world, "the regional commander").rows


def test_lateness_is_a_row_with_its_denominator(world: World, turn: Turn) -> None:
    later = world.now + timedelta(hours=30)
    turn(later)
    # The oldest is three days old: at the turn of a month they lie in two.
    days = (world.now - timedelta(days=3), later)
    months = {local_date(day).replace(day=1) for day in days}
    found = [board(world, "the district commander", month) for month in months]
    late = [r for one in found for r in one.rows if not r.refused]
    # Four complaints are not sealed: one was registered a day late, three not yet.
    counted = [(one.due, one.late, one.late_now) for one in found]
    assert tuple(map(sum, zip(*counted, strict=True))) == (4, 4, 3)
    assert len(late) == 4
    assert sorted(r.registered_at is None for r in late) == [False, True, True, True]
    assert all(r.officer is None or r.post == "station_commander" for r in late)


def test_only_whom_it_concerns_answers_once_and_everybody_above_reads_it(world: World) -> None:
    refuse(world)
    (asked,) = [r for r in board(world, SHO).rows if r.refused]
    assert asked.mine
    for who in ("the supervisor", HER, CLERK, "the regional commander"):
        with pytest.raises(NotFound):
            answer(world, who, asked, "too_much")
    with pytest.raises(NotFound):
        answer(world, SHO, asked, "she lied")
    for _press in range(2):
        answer(world, SHO, asked, "order_from_above")
    (read,) = [r for r in board(world, "the district commander").rows if r.refused]
    assert [(a.by.officer_id, a.answer) for a in read.answers] == [
        (world.actors[SHO].officer_id, "order_from_above")
    ]


def test_nobody_answers_in_anothers_name_by_plain_sql(world: World) -> None:
    refuse(world)
    with transaction.atomic():
        act_as(world.actors["the supervisor"], world.now)
        with connection.cursor() as cursor, pytest.raises(Exception, match="row-level security"):
            cursor.execute(
                "INSERT INTO oversight_registrationanswer"
                " (id, about, case_id, officer_id, answer, recorded_at)"
                " VALUES (gen_random_uuid(), gen_random_uuid(), %s, %s, 'mistake', now())",
                [world.cases["own"].case_id, world.actors[SHO].officer_id],
            )
        connection.set_rollback(True)


def test_through_the_pages_the_officer_answers_and_his_commander_reads(
    world: World, screen_of: Screens
) -> None:
    refuse(world, "station_clerk")
    clerk = screen_of(CLERK)
    page = clerk.get("/command/registrations")
    assert page.status_code == 200 and "Refused: She was told to settle" in page.text
    assert "Late now" not in page.text, "a clerk has no board"
    (there,) = re.findall(r'action="(/command/registrations/[^"]+/answer)"', page.text)
    month = f"{local_date(world.now):%Y-%m}"
    assert clerk.post(there, {"answer": "not_so", "month": month}).status_code == 302
    read = screen_of(SHO).get("/command/registrations")
    assert "It was not so" in read.text and "Rahim" in read.text
    assert there not in read.text
    assert world.aviary.found_in(read.content) == frozenset()
    above = screen_of("the inspector general").get("/command/registrations")
    assert above.status_code == 200 and "Rahim" not in above.text
    assert screen_of("the investigator").get("/command/registrations").status_code == 404
