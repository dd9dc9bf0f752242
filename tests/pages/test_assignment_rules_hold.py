"""Whom the database suggests is whom the rules would choose; a hard rule is never broken."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

import pytest
from django.db import connection, transaction
from tests.security.conftest import key_folder, quick_hash, vault, vault_keys, world
from tests.security.world import World, take

from amaan.cases import queries as files
from amaan.cases.actions import NotPostedHere
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.row_security import act_as
from amaan.investigation import assignment, assignment_rules
from amaan.investigation import assignment_queries as queries
from amaan.investigation.workload import gini
from amaan.jobs import turning
from amaan.kernel.clock import local_date
from amaan.kernel.ids import CaseId, OfficerId, UnitId
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import actions as organisation
from amaan.organisation.actions.certificates import write_certificate
from amaan.organisation.actions.rota import write_leave
from amaan.organisation.posts import Post, Rank, Sex, Training

__all__ = ["key_folder", "quick_hash", "vault", "vault_keys", "world"]
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Made:
    """An investigator as the test made her, to judge by."""

    rank: Rank
    sex: Sex
    special: bool
    at_first_station: bool
    certified_until: date | None
    away: bool
    conflicted: bool


def crowd(world: World) -> Mapping[OfficerId, Made]:
    """This will post a crowd of investigators, two of every three kinds there are."""
    today = local_date(world.now)
    first = world.actors["the station commander"].unit_id
    second = world.actors["the officer from another station"].station_id
    special = world.actors["the investigator"].unit_id
    assert second is not None
    kinds = product(
        (first, second, special),
        (Rank.SI, Rank.DSP),
        (Sex.FEMALE, Sex.MALE),
        (None, today - timedelta(days=1), today + timedelta(days=90)),
    )
    made: dict[OfficerId, Made] = {}
    for n, (unit, rank, sex, until) in enumerate(kinds):
        if n % 3 == 1:
            continue
        one = Made(rank, sex, unit == special, unit == first, until, n % 5 == 0, n % 7 == 0)
        made[_post(world.actors["the registrar"], unit, n, one, world)] = one
    return made


def _post(registrar: object, unit: UnitId, n: int, one: Made, world: World) -> OfficerId:
    now = world.now
    officer_id = organisation.appoint_officer(
        actor=registrar,  # type: ignore[arg-type]  # the world's registrar
        officer=organisation.NewOfficer(
            sign_in=f"crowd{n}", service_number=f"CROWD-{n}", name_en=f"Crowd {n}",
            name_ur=f"مجمع {n}", rank=one.rank, sex=one.sex, language="en",
        ),
        password="a long practice password",
        unit_id=unit, post=Post.INVESTIGATOR, now=now - timedelta(days=30),
    )  # fmt: skip
    if one.certified_until is not None:
        write_certificate(
            actor=registrar, officer_id=officer_id, kind=Training.SEXUAL_OFFENCES,  # type: ignore[arg-type]  # as above
            since_on=local_date(now) - timedelta(days=300), until_on=one.certified_until, now=now,
        )  # fmt: skip
    if one.away:
        write_leave(
            actor=registrar, officer_id=officer_id, since=now - timedelta(hours=1),  # type: ignore[arg-type]  # as above
            until=now + timedelta(days=3), now=now,
        )  # fmt: skip
    return officer_id


def shut_out(world: World, case_id: CaseId, made: Mapping[OfficerId, Made]) -> None:
    """This will have her say which of them must not know of her case."""
    her = world.actors["the desk officer"]
    act_as(her, world.now)
    confidentiality.seal_case(
        actor=her,
        case_id=case_id,
        sources=("officer_must_not_know",),
        must_not_know=tuple(id for id, one in made.items() if one.conflicted),
        now=world.now,
    )


def test_the_database_suggests_whom_the_rules_would_choose_and_no_hard_rule_is_broken(
    world: World,
) -> None:
    her, now = world.actors["the desk officer"], world.now
    case_id = world.cases["registered"].case_id
    with transaction.atomic():
        made = crowd(world)
        shut_out(world, case_id, made)
        asked = queries.asked_of(case_id, her.province, now)
        assert asked == assignment_rules.Asked(True, True, "female", False)
        for sex, chose in (("female", False), ("female", True), ("male", True), ("", False)):
            wanted = replace(asked, sex=sex, she_chose=chose)
            found = queries.suggestions(case_id, wanted, now, most=100)
            mine = {one.officer_id for one in found} & set(made)
            assert mine == {id for id, m in made.items() if not (m.away or m.conflicted)}
            costs = [assignment_rules.cost(one.officer, wanted, local_date(now)) for one in found]
            assert costs == sorted(costs)
            for one in found:
                if one.officer_id in made:
                    assert set(one.lacks) == _lacks(made, made[one.officer_id], sex, now)
        for officer_id, kind in made.items():
            refusal: type[Refused] = assignment.SayWhyThisOne
            if kind.away or kind.conflicted:
                refusal = NotPostedHere
            elif not _lacks(made, kind, "female", now):
                continue
            with pytest.raises(refusal), transaction.atomic():
                assignment.assign(actor=her, case_id=case_id, officer_id=officer_id, now=now)
        barred_id = next(id for id, m in made.items() if m.away or m.conflicted)
        with pytest.raises(NotPostedHere), transaction.atomic():
            assignment.assign(
                actor=her, case_id=case_id, officer_id=barred_id, because="cannot_wait", now=now
            )


def _lacks(made: Mapping[OfficerId, Made], one: Made, sex: str, now: object) -> set[str]:
    """This will say by hand what an officer lacks in a case of rape."""
    headed = one.special and any(m.special and m.rank == Rank.DSP for m in made.values())
    lacks = set() if one.special else {"special_unit"}
    lacks |= set() if headed or one.rank == Rank.DSP else {"senior_officer"}
    lacks |= {"officer_sex"} if sex and one.sex != sex else set()
    good = one.certified_until is not None and one.certified_until >= local_date(now)  # type: ignore[arg-type]  # an instant
    return lacks | (set() if good else {"trained"})


def test_that_nobody_meets_it_is_refused_where_somebody_does(world: World) -> None:
    her, now = world.actors["the desk officer"], world.now
    case_id = world.cases["registered"].case_id
    with transaction.atomic():
        fit = Made(Rank.DSP, Sex.FEMALE, True, False, local_date(now), False, False)
        unfit = replace(fit, sex=Sex.MALE)
        special, registrar = world.actors["the investigator"].unit_id, world.actors["the registrar"]
        _post(registrar, special, 1, fit, world)
        other = _post(registrar, special, 2, unfit, world)
        act_as(her, now)
        with pytest.raises(assignment.SomebodyMeetsIt):
            assignment.assign(
                actor=her, case_id=case_id, officer_id=other, because="nobody_meets_it", now=now
            )


def test_work_evens_out_where_the_first_of_the_list_is_always_chosen(world: World) -> None:
    her, now = world.actors["the desk officer"], world.now
    with transaction.atomic():
        special, registrar = world.actors["the investigator"].unit_id, world.actors["the registrar"]
        fit = Made(Rank.DSP, Sex.FEMALE, True, False, local_date(now), False, False)
        three = {_post(registrar, special, n, fit, world) for n in range(3)}
        loads = dict.fromkeys(three, 0)
        for n in range(6):
            told = take(f"even {n}", her, world.aviary, now - timedelta(minutes=30 - n))
            act_as(her, now)
            asked = queries.asked_of(told.case_id, her.province, now)
            best = queries.suggestions(told.case_id, asked, now)[0]
            assignment.assign(actor=her, case_id=told.case_id, officer_id=best.officer_id, now=now)
            loads[best.officer_id] += 1
        assert set(loads.values()) == {2}
        assert gini(list(loads.values())) == 0.0


def test_a_change_ends_one_relation_now_or_in_two_days_and_begins_the_other(world: World) -> None:
    her, case_id, now = world.actors["the desk officer"], world.cases["own"].case_id, world.now
    before = world.actors["the investigator"].officer_id
    with transaction.atomic():
        fit = Made(Rank.DSP, Sex.FEMALE, True, False, local_date(now), False, False)
        special, registrar = world.actors["the investigator"].unit_id, world.actors["the registrar"]
        first, second = (_post(registrar, special, n, fit, world) for n in range(2))
        act_as(her, now)
        assignment.reassign(
            actor=her, case_id=case_id, officer_id=first, cause="posted_away",
            note="The witness is to be heard on Monday.", now=now,
        )  # fmt: skip
        there = {one.officer_id: one for one in queries.investigators(case_id, now)}
        assert there[before].until == now + assignment.TIME_TO_HAND_OVER
        assert (there[before].part, there[first].part) == ("", "lead")
        # What stands was written down with the change: no other note is owed.
        file = files.case_sheet(her, case_id, now)
        assert "handover_noted" not in {d.rule for s in file.by_stage for d in s.duties}
        assignment.reassign(actor=her, case_id=case_id, officer_id=second, cause="conduct", now=now)
        after = {one.officer_id for one in queries.investigators(case_id, now)}
        assert after == {before, second}


def test_a_team_has_one_head_and_goes_with_its_case(world: World) -> None:
    her, now = world.actors["the desk officer"], world.now
    case_id = world.cases["registered"].case_id
    with transaction.atomic():
        fit = Made(Rank.DSP, Sex.FEMALE, True, False, local_date(now), False, False)
        special, registrar = world.actors["the investigator"].unit_id, world.actors["the registrar"]
        head, *members = (_post(registrar, special, n, fit, world) for n in range(6))
        act_as(her, now)
        with pytest.raises(assignment.NobodyLeads), transaction.atomic():
            assignment.add_member(actor=her, case_id=case_id, officer_id=members[0], now=now)
        assignment.assign(actor=her, case_id=case_id, officer_id=head, now=now)
        for one in members[:4]:
            assignment.add_member(actor=her, case_id=case_id, officer_id=one, now=now)
        with pytest.raises(assignment.TooManyMembers), transaction.atomic():
            assignment.add_member(actor=her, case_id=case_id, officer_id=members[4], now=now)
        with pytest.raises(assignment.HeadGoesByChange), transaction.atomic():
            assignment.relieve_member(
                actor=her, case_id=case_id, officer_id=head, cause="unwell", now=now
            )
        assignment.relieve_member(
            actor=her, case_id=case_id, officer_id=members[0], cause="conduct", now=now
        )
        assignment.reassign(
            actor=her, case_id=case_id, officer_id=members[1], cause="conduct", now=now
        )
        there = [(one.officer_id, one.part) for one in queries.investigators(case_id, now)]
        assert there[0] == (members[1], "lead")
        assert {part for _id, part in there[1:]} == {"member"}
        assert {id for id, _part in there} == {members[1], members[2], members[3]}


def test_nobody_names_a_focal_person_who_does_not_command_the_district(world: World) -> None:
    with transaction.atomic():
        for part, allowed in (("the supervisor", True), ("the desk officer", False)):
            act_as(world.actors[part], world.now)
            if allowed:
                assignment.name_focal_person(
                    actor=world.actors[part], service_number="PRACTICE-01", now=world.now
                )
                continue
            with pytest.raises(NotFound), transaction.atomic():
                assignment.name_focal_person(
                    actor=world.actors[part], service_number="PRACTICE-01", now=world.now
                )


def test_what_officers_carry_is_counted_anew_by_the_hour(world: World) -> None:
    her, now = world.actors["the desk officer"], world.now
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE jobs")
        turning.weigh_investigators(now)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE web")
        act_as(her, now)
        case_id = world.cases["registered"].case_id
        asked = queries.asked_of(case_id, her.province, now)
        carried = world.actors["the investigator"].officer_id
        found = queries.suggestion(case_id, asked, carried, now)
    assert found is not None
    assert (found.officer.files, found.officer.points > 0) == (1, True)
