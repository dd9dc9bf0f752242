"""Whoever knows somebody in a case is out of it, and it is in other hands in the same act."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from tests.security.world import World, take

from amaan.cases import actions as cases
from amaan.confidentiality import actions, custody
from amaan.confidentiality.queries import Standing, standing_of
from amaan.confidentiality.row_security import act_as
from amaan.house import demo_cast
from amaan.kernel.ids import CaseId, OfficerId
from amaan.organisation import actions as organisation
from amaan.organisation.actions import rota
from amaan.organisation.posts import Post, Rank, Sex
from amaan.organisation.queries import Actor, acting_as

pytestmark = pytest.mark.django_db
AsRole = Callable[[str], AbstractContextManager[None]]
DAY = timedelta(days=1)


def declare(world: World, part: str, case: str, knows: str) -> CaseId:
    actor, case_id = world.actors[part], world.cases[case].case_id
    with transaction.atomic():
        act_as(actor, world.now)
        actions.declare(actor=actor, case_id=case_id, knows=knows, now=world.now)
    return case_id


def stands(world: World, actor: Actor, case_id: CaseId) -> Standing:
    at = world.now + timedelta(minutes=1)
    with transaction.atomic():
        act_as(actor, at)
        return standing_of(actor, case_id, at)


def away(world: World, part: str) -> None:
    registrar = world.actors["the registrar"]
    with transaction.atomic():
        act_as(registrar, world.now)
        rota.write_leave(
            actor=registrar, officer_id=world.actors[part].officer_id, since=world.now - DAY,
            until=world.now + DAY, now=world.now,
        )  # fmt: skip


def custodian_of_the_province(world: World, as_role: AsRole) -> Actor:
    registrar, at = world.actors["the registrar"], world.now - 30 * DAY
    with as_role("owner"):
        officer = organisation.appoint_officer(
            actor=registrar,
            officer=organisation.NewOfficer(
                sign_in="province.custodian", service_number="PRACTICE-90",
                name_en="Zubaida", name_ur="زبیدہ", rank=Rank.SP, sex=Sex.FEMALE, language="ur",
            ),
            password=demo_cast.PASSWORD,
            unit_id=registrar.unit_id,
            post=Post.CUSTODIAN,
            now=at,
        )  # fmt: skip
    found = acting_as(officer, world.now)
    assert found is not None
    return found


def kept(world: World, actor: Actor) -> set[CaseId]:
    with transaction.atomic():
        act_as(actor, world.now)
        return {line.case_id for line in custody.kept_cases(actor, world.now)}


@pytest.mark.parametrize("knows", ["acquainted", "kin_of_survivor"])
def test_a_holder_who_knows_somebody_passes_the_case_to_her_colleague(
    world: World, knows: str
) -> None:
    case_id = declare(world, "the desk officer", "own", knows)
    out = stands(world, world.actors["the desk officer"], case_id)
    assert (out.conflicted, out.relations) == (True, frozenset())
    now_hers = stands(world, world.actors["her colleague"], case_id)
    assert "desk" in now_hers.relations
    # She reads nothing before she gave her own word.
    assert now_hers.waits_for_word
    assert not now_hers.sealed


def test_nothing_is_told_to_the_station_but_who_holds_the_case_now(world: World) -> None:
    case_id = declare(world, "the desk officer", "own", "acquainted")
    commander = world.actors["the station commander"]
    with transaction.atomic(), connection.cursor() as cursor:
        act_as(commander, world.now)
        for table in ("conflict", "declaration"):
            with pytest.raises(Exception, match="permission denied"), transaction.atomic():
                cursor.execute(f"SELECT count(*) FROM confidentiality_{table}")
        assert custody.free_of_conflict(case_id, [world.actors["her colleague"].officer_id])


def test_with_nobody_fit_at_the_desk_the_custodian_finds_it_in_nobodys_hands(
    world: World,
) -> None:
    away(world, "her colleague")
    case_id = declare(world, "the desk officer", "own", "acquainted")
    for part in ("the desk officer", "her colleague", "the station commander", "the supervisor"):
        found = stands(world, world.actors[part], case_id)
        assert not found.decide(world.actors[part].post.value, "C1").allowed
    keeper = world.actors["the custodian"]
    with transaction.atomic():
        act_as(keeper, world.now)
        (line,) = [k for k in custody.kept_cases(keeper, world.now) if k.case_id == case_id]
        assert line.holders == 0
        # And can give it to somebody: nobody's station is in conflict.
        actions.hand_on(
            actor=keeper, case_id=case_id,
            officer_id=world.actors["the officer from another station"].officer_id, now=world.now,
        )  # fmt: skip
    elsewhere = world.actors["the officer from another station"]
    assert "desk" in stands(world, elsewhere, case_id).relations


def test_kin_of_the_accused_takes_the_case_out_of_her_stations_sight_and_into_keeping(
    world: World,
) -> None:
    case_id = declare(world, "the desk officer", "own", "kin_of_accused")
    assert stands(world, world.actors["her colleague"], case_id).relations == frozenset()
    assert case_id in kept(world, world.actors["the custodian"])


def test_an_investigator_who_knows_somebody_leaves_the_desk_with_the_case(world: World) -> None:
    case_id = declare(world, "the investigator", "own", "acquainted")
    assert stands(world, world.actors["the investigator"], case_id).conflicted
    assert "taker" in stands(world, world.actors["the desk officer"], case_id).relations
    assert stands(world, world.actors["her colleague"], case_id).relations == frozenset()


def test_an_officer_who_knows_somebody_cannot_be_assigned_again(world: World) -> None:
    case_id = declare(world, "the investigator", "own", "acquainted")
    her = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(her, world.now)
        with pytest.raises(cases.NotPostedHere), transaction.atomic():
            cases.assign_investigator(
                actor=her, case_id=case_id,
                officer_id=world.actors["the investigator"].officer_id, now=world.now,
            )  # fmt: skip


# -- whose it is to keep ------------------------------------------------------------------------


def test_the_provinces_custodian_keeps_nothing_while_the_district_has_one_who_is_fit(
    world: World, as_role: AsRole
) -> None:
    province = custodian_of_the_province(world, as_role)
    sealed = world.cases["sealed"].case_id
    assert kept(world, province) == set()
    assert kept(world, world.actors["the custodian"]) == {sealed}
    assert not stands(world, province, sealed).decide("custodian", "hand_on").allowed


def test_the_provinces_custodian_acts_while_the_districts_is_on_leave(
    world: World, as_role: AsRole
) -> None:
    province = custodian_of_the_province(world, as_role)
    sealed = world.cases["sealed"].case_id
    away(world, "the custodian")
    assert kept(world, province) == {sealed}
    assert stands(world, province, sealed).decide("custodian", "hand_on").allowed
    # Whoever is back early finds her own cases: leave takes no right away.
    assert kept(world, world.actors["the custodian"]) == {sealed}


def test_the_provinces_custodian_acts_only_where_the_districts_must_not_know(
    world: World, as_role: AsRole
) -> None:
    province = custodian_of_the_province(world, as_role)
    keeper, her = world.actors["the custodian"], world.actors["the desk officer"]
    another = take("another", her, world.aviary, world.now - timedelta(hours=5))
    with transaction.atomic():
        act_as(her, world.now)
        actions.seal_case(
            actor=her, case_id=another.case_id, sources=("officer_must_not_know",),
            must_not_know=(OfficerId(keeper.officer_id),), now=world.now,
        )  # fmt: skip
    assert kept(world, province) == {another.case_id}
    assert kept(world, keeper) == {world.cases["sealed"].case_id}
