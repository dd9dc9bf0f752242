"""A unit has a beginning and an end, and lies in one place at a time. Days are Karachi's."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import actions, registers
from amaan.organisation.models import Placement, Posting, Unit
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import acting_as
from amaan.organisation.tests.town import TODAY, District, actor, refused

# Midnight of 1 December in Karachi is 19:00 of 30 November in UTC.
MIDNIGHT = datetime(2026, 11, 30, 19, 0, tzinfo=UTC)
LAST_MOMENT = MIDNIGHT - timedelta(microseconds=1)


def stays(unit_id: UnitId) -> list[tuple[str, date, date | None]]:
    return [
        (stay.parent.name_en, stay.since_on, stay.until_on)
        for stay in Placement.objects.filter(unit_id=unit_id)
        .select_related("parent")
        .order_by("since_on", "until_on")
    ]


def end(town: District, unit: UnitId, heir: UnitId | None, now: datetime = TODAY) -> None:
    actions.close_unit(actor=town.registrar, unit_id=unit, hands_over_to=heir, now=now)


def move(town: District, unit: UnitId, parent: UnitId, now: datetime = TODAY) -> None:
    actions.move_unit(actor=town.registrar, unit_id=unit, parent_id=parent, now=now)


def second_desk(town: District) -> UnitId:
    return town.open(UnitKind.DESK, town.station, "Second desk")


# -- beginning ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "day"), [(LAST_MOMENT, date(2026, 11, 30)), (MIDNIGHT, date(2026, 12, 1))]
)
def test_a_unit_opens_on_the_day_that_karachi_writes(
    town: District, now: datetime, day: date
) -> None:
    unit = actions.open_unit(
        actor=town.registrar,
        parent_id=town.district,
        kind=UnitKind.STATION,
        name_en="Midnight",
        name_ur="نصف شب",
        now=now,
    )
    assert Unit.objects.get(id=unit).opened_on == day
    assert stays(unit) == [("district", day, None)]


def test_a_desk_says_what_kind_of_desk_it_is_and_nothing_else_does(town: District) -> None:
    desk = Unit.objects.get(id=town.desk)
    desk.desk_type = "mobile"
    desk.save()
    with pytest.raises(IntegrityError, match="only_a_desk"), transaction.atomic():
        Unit.objects.filter(id=town.station).update(desk_type="mobile")


# -- moving ---------------------------------------------------------------------------------


def test_a_station_takes_its_desks_to_the_new_district(town: District) -> None:
    amna = town.appoint("amna", town.desk, Post.DESK_OFFICER)
    move(town, town.station, town.elsewhere)
    for unit in Unit.objects.filter(id__in=[town.station, town.desk]):
        assert unit.district_id == town.elsewhere
    assert actor(amna, TODAY).district_id == town.elsewhere
    assert stays(town.station) == [
        ("district", date(2026, 1, 5), date(2026, 2, 4)),
        ("Elsewhere", date(2026, 2, 4), None),
    ]


def test_a_circle_takes_stations_and_their_desks_along(town: District) -> None:
    circle = town.open(UnitKind.CIRCLE, town.district)
    move(town, town.station, circle)
    move(town, circle, town.elsewhere)
    desk = Unit.objects.get(id=town.desk)
    assert (desk.station_id, desk.district_id) == (town.station, town.elsewhere)


def test_after_a_move_the_registrar_of_the_old_district_reaches_it_no_more(
    town: District,
) -> None:
    move(town, town.station, town.elsewhere)
    with refused(NotFound):
        actions.open_unit(
            actor=town.district_registrar,
            parent_id=town.station,
            kind=UnitKind.DESK,
            name_en="Another",
            name_ur="ایک اور",
            now=TODAY,
        )


def test_a_registrar_of_a_district_moves_nothing_out_of_it(town: District) -> None:
    with refused(NotFound):
        actions.move_unit(
            actor=town.district_registrar,
            unit_id=town.station,
            parent_id=town.elsewhere,
            now=TODAY,
        )


@pytest.mark.parametrize(
    ("unit", "parent", "refusal"),
    [
        ("station", "district", actions.LiesThereAlready),
        ("desk", "district", actions.UnitDoesNotFit),
        ("district", "station", actions.UnitDoesNotFit),
        ("province", "district", actions.NotYourOwnUnit),
    ],
)
def test_a_unit_is_moved_only_to_where_it_can_lie(
    town: District, unit: str, parent: str, refusal: type[Refused]
) -> None:
    before = stays(getattr(town, unit))
    with refused(refusal):
        move(town, getattr(town, unit), getattr(town, parent))
    assert stays(getattr(town, unit)) == before


def test_two_of_a_name_do_not_meet_by_a_move(town: District) -> None:
    town.open(UnitKind.STATION, town.elsewhere)
    with refused(actions.UnitIsThere):
        move(town, town.station, town.elsewhere)


def test_a_unit_never_moves_between_practice_and_real(town: District) -> None:
    practice = town.open(UnitKind.DISTRICT, town.province, "Practice", is_practice=True)
    with refused(actions.PracticeStaysApart):
        move(town, town.station, practice)


# -- ending ---------------------------------------------------------------------------------


def test_a_unit_that_holds_cases_ends_only_when_another_goes_on(town: District) -> None:
    for heir in (None, town.desk, town.station):
        with refused(actions.HandOverNeeded):
            end(town, town.desk, heir)
    end(town, town.desk, second_desk(town))
    assert not Unit.objects.get(id=town.desk).is_open(date(2026, 2, 4))


def test_whoever_served_there_is_relieved_in_that_moment_and_it_says_by_whom(
    town: District,
) -> None:
    amna = town.appoint("amna", town.desk, Post.DESK_OFFICER)
    end(town, town.desk, second_desk(town))
    assert acting_as(amna, TODAY - timedelta(microseconds=1)) is not None
    assert acting_as(amna, TODAY) is None
    assert Posting.objects.get(officer_id=amna).ended_by_id == town.registrar.officer_id


def test_a_unit_is_there_until_the_midnight_of_the_day_it_ends(town: District) -> None:
    heir = second_desk(town)
    end(town, town.desk, heir, LAST_MOMENT)
    ended = Unit.objects.get(id=town.desk)
    assert ended.closed_on == date(2026, 11, 30)
    assert ended.is_open(date(2026, 11, 29))
    assert not ended.is_open(date(2026, 11, 30))


def test_a_station_does_not_end_while_its_desk_is_open(town: District) -> None:
    other = town.open(UnitKind.STATION, town.elsewhere)
    with refused(actions.UnitHoldsOthers):
        end(town, town.station, other)


def test_nothing_new_begins_in_a_unit_that_has_ended(town: District) -> None:
    heir = second_desk(town)
    end(town, town.desk, heir)
    amna = town.appoint("amna", heir, Post.DESK_OFFICER)
    with refused(actions.UnitIsClosed):
        actions.post_officer(
            actor=town.registrar,
            officer_id=amna,
            unit_id=town.desk,
            post=Post.DESK_OFFICER,
            now=TODAY,
        )
    with refused(actions.UnitIsClosed):
        end(town, town.desk, heir)


def test_a_name_is_free_again_when_its_unit_has_ended(town: District) -> None:
    end(town, town.desk, second_desk(town))
    assert town.open(UnitKind.DESK, town.station) != town.desk


def test_the_registrar_does_not_end_the_unit_he_sits_in(town: District) -> None:
    with refused(actions.NotYourOwnUnit):
        actions.close_unit(
            actor=town.district_registrar,
            unit_id=town.district,
            hands_over_to=None,
            now=TODAY,
        )


def test_the_register_shows_the_heir_and_where_the_unit_lay(town: District) -> None:
    heir = second_desk(town)
    end(town, town.desk, heir)
    shown = registers.unit_sheet(town.registrar, town.desk, TODAY)
    assert shown.heir is not None and shown.heir.unit_id == heir
    assert [(s.parent_en, s.until_on) for s in shown.stays] == [("station", date(2026, 2, 4))]
    named = registers.units(town.registrar, TODAY, named="DESK")
    assert [u.unit_id for u in named] == [heir]


def test_a_list_of_units_goes_on_after_the_last_one_and_shows_none_twice(town: District) -> None:
    for name in ("Alpha", "Beta", "alpha", "Gamma"):
        town.open(UnitKind.STATION, town.elsewhere if name == "alpha" else town.district, name)
    seen: list[UnitId] = []
    after = None
    while page := registers.units(town.registrar, TODAY, after=after, limit=2):
        seen += [u.unit_id for u in page]
        after = page[-1].unit_id
    assert len(seen) == len(set(seen)) == Unit.objects.count()
