"""A practice unit's cases can never mix with real ones; that begins with units and postings."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from amaan.organisation import actions
from amaan.organisation.models import Unit
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import place
from amaan.organisation.tests.town import TODAY, District, actor, refused


def test_everything_in_a_practice_district_is_practice(town: District) -> None:
    district = town.open(UnitKind.DISTRICT, town.province, "Practice", is_practice=True)
    station = town.open(UnitKind.STATION, district)
    desk = town.open(UnitKind.DESK, station)
    assert place(desk).is_practice
    assert not place(town.desk).is_practice


def test_practice_begins_with_a_whole_district(town: District) -> None:
    for kind, parent in [(UnitKind.STATION, town.district), (UnitKind.DESK, town.station)]:
        with refused(actions.PracticeStaysApart):
            town.open(kind, parent, "Practice", is_practice=True)


def test_the_database_refuses_a_practice_desk_in_a_real_station(town: District) -> None:
    station = Unit.objects.get(id=town.station)
    with pytest.raises(IntegrityError, match="practice_is_the_whole"), transaction.atomic():
        Unit.objects.create(
            id=uuid4(),
            kind=UnitKind.DESK,
            parent=station,
            station=station,
            district_id=town.district,
            name_en="Forged",
            name_ur="جعلی",
            opened_on=TODAY.date(),
            is_practice=True,
        )


def test_a_real_district_never_turns_into_practice(town: District) -> None:
    with pytest.raises(IntegrityError, match="practice_is_the_whole"), transaction.atomic():
        Unit.objects.filter(id=town.district).update(is_practice=True)


def test_who_acts_in_a_practice_unit_is_known_by_it(town: District) -> None:
    district = town.open(UnitKind.DISTRICT, town.province, "Practice", is_practice=True)
    desk = town.open(UnitKind.DESK, town.open(UnitKind.STATION, district))
    trainee = town.appoint("trainee", desk, Post.DESK_OFFICER)
    officer = town.appoint("officer", town.desk, Post.DESK_OFFICER)
    assert actor(trainee).is_practice
    assert not actor(officer).is_practice


def test_an_account_for_practice_never_reaches_a_real_desk(town: District) -> None:
    district = town.open(UnitKind.DISTRICT, town.province, "Practice", is_practice=True)
    desk = town.open(UnitKind.DESK, town.open(UnitKind.STATION, district))
    trainee = town.appoint("trainee", desk, Post.DESK_OFFICER)
    actions.relieve_officer(actor=town.registrar, officer_id=trainee, now=TODAY)
    with refused(actions.PracticeStaysApart):
        actions.post_officer(
            actor=town.registrar,
            officer_id=trainee,
            unit_id=town.desk,
            post=Post.DESK_OFFICER,
            now=TODAY,
        )
