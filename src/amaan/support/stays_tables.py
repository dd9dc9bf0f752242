"""Whoever came to a house, whoever stays there, and what is written down of her days.

A stay is no case. Its file is the arrival's id; what says who somebody is, lies sealed under it,
and only those who serve in the house stand to it. Nothing here names a case but `Relay`, whose
column of it no page reads.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"
HOUSE = "support.House"


class Arrival(models.Model):
    """Somebody at the door: the first questions, and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(HOUSE, models.PROTECT, related_name="+", db_index=False)
    # What is read aloud in the house; it means nothing outside it.
    reference = models.CharField(max_length=9)
    arrived_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    from_paper = models.BooleanField()
    came_by = models.CharField(max_length=16)
    police_case = models.CharField(max_length=8)
    age_band = models.CharField(max_length=8)
    # The first questions, and their answers, in codes.
    first = models.JSONField()
    girls = models.PositiveSmallIntegerField()
    boys = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10, default="", db_default="", blank=True)
    reason = models.CharField(max_length=20, default="", db_default="", blank=True)
    sent_to = models.CharField(max_length=20, default="", db_default="", blank=True)
    brought_by = models.CharField(max_length=16, default="", db_default="", blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["house", "-arrived_at", "-id"], name="arrival_at_a_house"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_reference_is_given_once_in_a_house", fields=["house", "reference"]
            ),
            # Nobody is sent away into the night without a place to go to being named.
            models.CheckConstraint(
                name="a_refusal_says_why_and_where_to",
                condition=~Q(outcome="refused")
                | (~Q(reason="") & ~Q(sent_to="") & ~Q(brought_by="")),
            ),
            models.CheckConstraint(
                name="an_arrival_is_decided_whole",
                condition=Q(outcome="", decided_at__isnull=True)
                | Q(~Q(outcome=""), decided_at__isnull=False, decided_by__isnull=False),
            ),
        ]


class Stay(models.Model):
    """She was taken in. Ends with where she goes as she allows, and what was made safe before."""

    arrival = models.OneToOneField(Arrival, models.PROTECT, primary_key=True, related_name="stay")
    house = models.ForeignKey(HOUSE, models.PROTECT, related_name="+", db_index=False)
    basis = models.CharField(max_length=16)
    admitted_at = models.DateTimeField()
    admitted_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    medical_at = models.DateTimeField(null=True)
    counselling_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    left_why = models.CharField(max_length=20, default="", db_default="", blank=True)
    left_to = models.CharField(max_length=20, default="", db_default="", blank=True)
    plan_made = models.CharField(max_length=12, default="", db_default="", blank=True)
    follow_up = models.CharField(max_length=12, default="", db_default="", blank=True)
    follow_up_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["house", "-admitted_at", "-arrival"], name="stay_at_a_house"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_stay_ends_after_it_began",
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("admitted_at")),
            ),
            models.CheckConstraint(
                name="a_discharge_is_whole",
                condition=Q(left_at__isnull=True, left_why="")
                | (
                    Q(left_at__isnull=False)
                    & ~Q(left_why="")
                    & ~Q(left_to="")
                    & ~Q(plan_made="")
                    & ~Q(follow_up="")
                ),
            ),
        ]


class Resident(models.Model):
    """One person in the house: she, or a child of hers. Whoever is there lies in a bed.

    Two constraints are the promise that a house is never over its capacity: whoever is there has
    a bed, and a bed has one person. A child below two may lie in the mother's.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="residents")
    house = models.ForeignKey(HOUSE, models.PROTECT, related_name="+")
    child = models.BooleanField()
    sex = models.CharField(max_length=12)
    # Years, of a child; of her the band stands on the arrival.
    age = models.PositiveSmallIntegerField(null=True)
    bed = models.ForeignKey("support.Bed", models.PROTECT, null=True, related_name="+")
    came_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_bed_has_one_person",
                fields=["bed"],
                condition=Q(left_at__isnull=True),
            ),
            models.CheckConstraint(
                name="whoever_is_there_lies_in_a_bed",
                condition=Q(left_at__isnull=False)
                | Q(bed__isnull=False)
                | Q(child=True, age__lt=2),
            ),
            models.CheckConstraint(
                name="a_child_has_an_age",
                condition=Q(child=False, age__isnull=True)
                | Q(child=True, age__isnull=False, age__lt=18),
            ),
            models.UniqueConstraint(
                name="a_stay_is_of_one_woman", fields=["stay"], condition=Q(child=False)
            ),
        ]


class Caller(models.Model):
    """Somebody on her list: who may visit or telephone her. She puts on it and takes off."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="callers")
    house = models.ForeignKey(HOUSE, models.PROTECT, related_name="+", db_index=False)
    who = models.CharField(max_length=16)
    may = models.CharField(max_length=8)
    name = models.UUIDField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    taken_off_at = models.DateTimeField(null=True)


class HouseEntry(models.Model):
    """One line of the house's running log, of the house or of one stay; never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(HOUSE, models.PROTECT, related_name="+", db_index=False)
    stay = models.ForeignKey(Stay, models.PROTECT, null=True, related_name="+", db_index=False)
    sort = models.CharField(max_length=12)
    what = models.CharField(max_length=24)
    result = models.CharField(max_length=20, blank=True)
    caller = models.ForeignKey(Caller, models.PROTECT, null=True, related_name="+", db_index=False)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    # Written on the day-sheet first, in hours without a line.
    from_paper = models.BooleanField()
    words = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["house", "-happened_at", "-id"], name="entry_of_a_house"),
            models.Index(fields=["stay", "-happened_at", "-id"], name="entry_of_a_stay"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_entry_is_written_after_it_happened",
                condition=Q(recorded_at__gte=F("happened_at")),
            ),
        ]


class Enquiry(models.Model):
    """Somebody asked whether a woman is here. One sentence was said; and she was told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(HOUSE, models.PROTECT, related_name="+", db_index=False)
    stay = models.ForeignKey(Stay, models.PROTECT, null=True, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    way = models.CharField(max_length=12)
    by_whom = models.CharField(max_length=16)
    said = models.CharField(max_length=16)
    words = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    from_paper = models.BooleanField()
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["house", "-asked_at", "-id"], name="enquiry_at_a_house"),
        ]


class Relay(models.Model):
    """She agreed that her desk may know that she is safe, and send word through the house.

    `case_id` is found by the database from what is on her slip, and read by no page: a reference
    that is nobody's looks the same as hers.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="relays")
    house = models.ForeignKey(HOUSE, models.PROTECT, related_name="+", db_index=False)
    case_id = models.UUIDField(null=True, db_index=True)
    agreed_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    taken_back_at = models.DateTimeField(null=True)


class RelayWord(models.Model):
    """One word sent to her through the house, and what she let answer: a code, never a place."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    relay = models.ForeignKey(Relay, models.PROTECT, related_name="words")
    house = models.ForeignKey(HOUSE, models.PROTECT, related_name="+", db_index=False)
    about = models.CharField(max_length=16)
    words = models.UUIDField(null=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    given_at = models.DateTimeField(null=True)
    given_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    answer = models.CharField(max_length=16, default="", db_default="", blank=True)
