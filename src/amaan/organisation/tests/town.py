"""A small province for the tests of this room, made through its own verbs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import Refused
from amaan.organisation import actions
from amaan.organisation.actions import NewOfficer
from amaan.organisation.posts import Post, Province, Rank, Sex, UnitKind
from amaan.organisation.queries import Actor, acting_as

FOUNDED = datetime(2026, 1, 5, 4, 0, tzinfo=UTC)
TODAY = FOUNDED + timedelta(days=30)
PASSWORD = "walnut-monsoon-1935"


@contextmanager
def refused(why: type[Refused]) -> Iterator[pytest.ExceptionInfo[Refused]]:
    """A refusal rolls everything back, as the door does, and the test goes on after it."""
    with pytest.raises(why) as refusal, transaction.atomic():
        yield refusal


def person(name: str) -> NewOfficer:
    return NewOfficer(
        sign_in=name,
        service_number=f"T-{name}",
        name_en=name.title(),
        name_ur=name,
        rank=Rank.SI,
        sex=Sex.FEMALE,
    )


class District:
    """A province with its registrar, a district with its own, a station and its desk."""

    def __init__(self) -> None:
        self.province, first = actions.found_the_service(
            province=Province.BALOCHISTAN,
            name_en="Province",
            name_ur="صوبہ",
            registrar=person("registrar"),
            password=PASSWORD,
            now=FOUNDED,
        )
        self.registrar = actor(first)
        self.district = self.open(UnitKind.DISTRICT, self.province)
        self.elsewhere = self.open(UnitKind.DISTRICT, self.province, "Elsewhere")
        self.station = self.open(UnitKind.STATION, self.district)
        self.desk = self.open(UnitKind.DESK, self.station)
        local = self.appoint("local", self.district, Post.REGISTRAR)
        self.district_registrar = actor(local)

    def open(
        self, kind: UnitKind, parent: UnitId, name: str = "", *, is_practice: bool = False
    ) -> UnitId:
        return actions.open_unit(
            actor=self.registrar,
            parent_id=parent,
            kind=kind,
            name_en=name or kind.value,
            name_ur=name or kind.value,
            now=FOUNDED,
            is_practice=is_practice,
        )

    def appoint(self, name: str, unit: UnitId, post: Post, **by: Actor) -> OfficerId:
        return actions.appoint_officer(
            actor=by.get("by", self.registrar),
            officer=person(name),
            password=PASSWORD,
            unit_id=unit,
            post=post,
            now=FOUNDED,
        )


def actor(officer_id: OfficerId, now: datetime = FOUNDED) -> Actor:
    found = acting_as(officer_id, now)
    assert found is not None
    return found
