"""She is received first, and taken in or brought where she is helped; never onto a floor."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests.security.world import World
from tests.shelter.house import Kept, admit, as_one, open_house, receive, rows, somebody

from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation import actions as organisation
from amaan.organisation.posts import Post, UnitKind
from amaan.support import house_clocks, houses, stays, stays_queries
from amaan.support.stays import Child, Discharge

pytestmark = pytest.mark.django_db
GONE = Discharge(
    why="her_wish", to="parents", plan_made="made", follow_up="call", follow_up_on=None,
    where="", contact="",
)  # fmt: skip


@pytest.fixture
def house(world: World) -> Kept:
    return open_house(world)


def occupancy(house: Kept) -> houses.Occupancy:
    return as_one(house.worker, house.now, lambda: houses.occupancy(house.worker, house.now))


def test_she_is_received_without_a_police_case_and_taken_in_with_her_children(house: Kept) -> None:
    admit(house, Child("female", 7), Child("male", 4))
    assert occupancy(house) == houses.Occupancy(beds=4, taken=3, women=1, children=2)


def test_a_full_house_takes_nobody_and_keeps_her_waiting_at_the_door(house: Kept) -> None:
    admit(house, Child("female", 7), Child("male", 4))
    later = receive(house, somebody(girls=1))
    with pytest.raises(stays.NoBedIsFree):
        as_one(
            house.worker, house.now,
            lambda: stays.admit(actor=house.worker, arrival_id=later, basis="herself",
                                children=(Child("female", 5),), now=house.now),
        )  # fmt: skip
    waiting = as_one(
        house.worker, house.now, lambda: stays_queries.waiting_arrivals(house.worker, house.now)
    )
    assert [line.arrival_id for line in waiting] == [later]
    assert occupancy(house).taken == 3


def test_an_infant_lies_with_her_mother_where_no_bed_is_left(house: Kept) -> None:
    admit(house, Child("female", 9), Child("female", 8), Child("male", 5), Child("female", 1))
    assert occupancy(house) == houses.Occupancy(beds=4, taken=4, women=1, children=4)


def test_a_child_sleeps_in_its_mothers_room_wherever_one_holds_them(world: World) -> None:
    house = open_house(world, beds=(2, 3))
    admit(house)
    stay = admit(house, Child("female", 5), Child("female", 1))
    laid = rows(
        "SELECT r.age, m.name FROM support_resident r LEFT JOIN support_bed b ON b.id = r.bed_id"
        " LEFT JOIN support_room m ON m.id = b.room_id WHERE r.stay_id = %s ORDER BY 1",
        stay,
    )
    # The first room has a bed left: too few for a mother with a child who needs one of its own.
    assert laid == [(1, "2"), (5, "2"), (None, "2")]


def test_an_older_boy_is_said_before_the_family_is_parted(house: Kept) -> None:
    with pytest.raises(stays.BoyTooOld):
        admit(house, Child("male", 11))
    admit(house, Child("male", 10))


def test_the_database_itself_lays_nobody_into_a_taken_bed_or_onto_the_floor(house: Kept) -> None:
    admit(house)
    first = admit(house)
    ((taken,), *_rest) = rows("SELECT bed_id FROM support_resident WHERE stay_id = %s", first)
    into = (
        "INSERT INTO support_resident (id, stay_id, house_id, child, sex, age, bed_id, came_at)"
        " SELECT gen_random_uuid(), %s, house_id, true, 'female', %s, %s, now()"
        " FROM support_stay WHERE arrival_id = %s"
    )
    for age, bed in ((7, taken), (7, None), (2, None)):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows(into, first, age, bed, first)


def test_a_refusal_without_a_place_to_go_to_is_none(house: Kept) -> None:
    there = receive(house)
    for told in (("no_bed", "", "our_escort"), ("", "hospital", "ambulance")):
        with pytest.raises(stays.SaysWhereTo):
            as_one(house.worker, house.now, lambda told=told: _refuse(house, there, *told))
    with pytest.raises(IntegrityError), transaction.atomic():
        rows(
            "UPDATE support_arrival SET outcome = 'refused', reason = 'no_bed',"
            " decided_at = now(), decided_by_id = recorded_by_id WHERE id = %s",
            there,
        )
    as_one(
        house.worker, house.now, lambda: _refuse(house, there, "no_bed", "hospital", "ambulance")
    )
    with pytest.raises(stays.IsDecided):
        as_one(
            house.worker, house.now,
            lambda: stays.admit(actor=house.worker, arrival_id=there, basis="herself", children=(),
                                now=house.now),
        )  # fmt: skip


def _refuse(house: Kept, arrival_id: UUID, reason: str, sent_to: str, by: str) -> None:
    stays.refuse(
        actor=house.worker, arrival_id=arrival_id, reason=reason, sent_to=sent_to, brought_by=by,
        words="", now=house.now,
    )  # fmt: skip


def test_who_leaves_frees_every_bed_of_hers(house: Kept) -> None:
    stay = admit(house, Child("female", 7), Child("male", 4))
    as_one(
        house.worker, house.now,
        lambda: stays.discharge(actor=house.worker, stay_id=stay, ends=GONE, now=house.now),
    )  # fmt: skip
    assert occupancy(house).free == 4
    with pytest.raises(stays.HasLeft):
        as_one(house.worker, house.now, lambda: stays.current(stay))


def test_a_bed_in_which_somebody_sleeps_is_not_taken_away(house: Kept) -> None:
    stay = admit(house)
    ((bed,),) = rows("SELECT bed_id FROM support_resident WHERE stay_id = %s", stay)
    with pytest.raises(houses.BedIsTaken):
        as_one(
            house.keeper, house.now,
            lambda: houses.take_bed_away(actor=house.keeper, bed_id=bed, now=house.now),
        )  # fmt: skip


def test_the_doctor_and_the_counsellor_are_owed_within_fourteen_days(house: Kept) -> None:
    admit(house)
    soon = house.now + timedelta(days=12)
    owed = as_one(house.worker, soon, lambda: stays_queries.owed(house.worker, soon))
    assert {(c.name, c.due_at - house.now, c.is_late(soon)) for _line, c in owed} == {
        ("medical", timedelta(days=14), False),
        ("counselling", timedelta(days=14), False),
    }
    late = soon + timedelta(days=3)
    owed = as_one(house.worker, late, lambda: stays_queries.owed(house.worker, late))
    assert all(c.is_late(late) for _line, c in owed)


def test_outside_the_house_the_auditor_alone_knows_that_a_first_clock_is_late(
    world: World, house: Kept
) -> None:
    admit(house)
    later = house.now + timedelta(days=15)

    def seen(part: str, at: datetime) -> dict[str, int]:
        actor = world.actors[part]
        found = as_one(actor, at, lambda: stays_queries.late_in_houses(actor, at))
        return {line.clock: line.women for line in found}

    assert seen("the auditor", house.now + timedelta(days=13)) == {}
    assert seen("the auditor", later) == {"counselling": 1, "medical": 1}
    for part in world.actors.keys() - {"the auditor"}:
        assert seen(part, later) == {}, part
    rows("UPDATE support_stay SET medical_at = %s", later)
    assert seen("the auditor", later) == {"counselling": 1}


def test_every_figure_of_a_house_names_whence_it_comes() -> None:
    rules = house_clocks.house_rules()
    assert {s.kind for found in rules.clock_sources.values() for s in found} == {"sop"}
    assert rules.intervals == (61, 183)


def test_a_time_ahead_and_a_slip_in_the_month_are_refused(house: Kept) -> None:
    for ago, refusal in ((-1, stays.ComesLater), (24 * 15, stays.TooLongOnPaper)):
        with pytest.raises(refusal):
            receive(house, ago=ago)


def test_no_post_of_the_police_does_anything_in_a_house(world: World) -> None:
    open_house(world)
    for part in ("the desk officer", "the district commander", "the custodian",
                 "the inspector general", "the auditor", "the registrar"):  # fmt: skip
        actor = world.actors[part]
        for act in (
            lambda actor=actor: houses.occupancy(actor, world.now),
            lambda actor=actor: stays.receive(
                actor=actor, arrival_id=new_id(), received=somebody(), arrived_at=world.now,
                now=world.now,
            ),
            lambda actor=actor: houses.take_bed_away(actor=actor, bed_id=new_id(), now=world.now),
        ):  # fmt: skip
            with pytest.raises(NotFound):
                as_one(actor, world.now, act)


def test_a_house_stands_below_a_province_and_nobody_of_it_below_a_district(world: World) -> None:
    registrar, keeper = world.actors["the registrar"], world.actors["the house keeper"]
    ((district,),) = rows("SELECT id FROM organisation_unit WHERE kind = 'district'")
    with pytest.raises(organisation.UnitDoesNotFit):
        as_one(
            registrar, world.now,
            lambda: organisation.open_unit(
                actor=registrar, parent_id=district, kind=UnitKind.HOUSE, name_en="x",
                name_ur="x", now=world.now,
            ),
        )  # fmt: skip
    assert (keeper.district_id, keeper.station_id) == (None, None)


def test_no_man_is_posted_to_a_house(world: World) -> None:
    registrar, clerk = world.actors["the registrar"], world.actors["the station clerk"]
    house_id = world.actors["the house keeper"].unit_id
    with pytest.raises(organisation.WomenServeHere):
        as_one(
            registrar, world.now,
            lambda: organisation.post_officer(
                actor=registrar, officer_id=clerk.officer_id, unit_id=house_id,
                post=Post.HOUSE_WORKER, now=world.now,
            ),
        )  # fmt: skip
