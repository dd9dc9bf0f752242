"""Houses that take her in: rooms and beds, who may fetch her, and what an inspection found.

A house is a unit of the organisation, below a province and below no district. Where it stands is
sealed (class C6) under the house's own id; no column of these tables could hold a place.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"
UNIT = "organisation.Unit"


class House(models.Model):
    """How one house works, as its keeper set it down. Its id is its unit's."""

    unit = models.OneToOneField(UNIT, models.PROTECT, primary_key=True, related_name="+")
    kind = models.CharField(max_length=16)
    # The oldest age at which a boy may come in with his mother; girls come at any age.
    boys_up_to = models.PositiveSmallIntegerField()
    # Whether she may come in without an order of a court.
    without_order = models.BooleanField()
    wheelchair = models.BooleanField()
    # The two printed reports of the court's direction differ: two months, or twice a year.
    inspected_every_days = models.PositiveSmallIntegerField()
    # The sealed address; none until the keeper writes it down.
    address = models.UUIDField(null=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)


class Room(models.Model):
    """One room of a house, by what the house calls it: a number or a word."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=12)
    step_free = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="a_room_is_named_once", fields=["house", "name"]),
        ]


class Bed(models.Model):
    """One bed. A house has room for as many as it has beds that stand."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.PROTECT, related_name="beds")
    room = models.ForeignKey(Room, models.PROTECT, related_name="beds")
    number = models.PositiveSmallIntegerField()
    taken_away_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_bed_has_its_number_in_its_room",
                fields=["room", "number"],
                condition=Q(taken_away_at__isnull=True),
            ),
        ]


class Escort(models.Model):
    """A worker is sent to bring somebody to the house, and is given the way there until then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    officer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    sent_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_escort_ends_after_it_began", condition=Q(until__gte=F("since"))
            ),
        ]


class HouseInspection(models.Model):
    """One visit of a committee, a judge or the department to a house."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    by_whom = models.CharField(max_length=20)
    visited_at = models.DateTimeField()
    answers = models.JSONField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)


class HouseFinding(models.Model):
    """A no of a visit: until when it is to be mended, and who saw that it is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.PROTECT, related_name="+")
    inspection = models.ForeignKey(HouseInspection, models.PROTECT, related_name="findings")
    question = models.CharField(max_length=40)
    found_at = models.DateTimeField()
    mend_by = models.DateTimeField()
    mended_at = models.DateTimeField(null=True)
    # Only another visit closes it.
    seen_mended_at = models.DateTimeField(null=True)
    times_not_so = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_finding_of_a_house_for_a_question",
                fields=["house", "question"],
                condition=Q(seen_mended_at__isnull=True),
            ),
        ]
