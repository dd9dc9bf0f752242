"""What the room keeps: journeys without anybody in them, what was counted, how places are drawn."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from amaan.kernel.ids import new_id


class Journey(models.Model):
    """How one case went. The id is made anew at every count and leads back to nothing.

    What each column means stands in `cases.journeys`, which finds it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    # The month in which it was entered: what is counted anew together.
    entered = models.DateField()
    # For the station's own figures, inside the chain of command; analysts are not granted it.
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    # The same for analysts: none for sexual offences, which at a small station point at one woman.
    open_station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    # The first day of the month of the report.
    month = models.DateField()
    offence_group = models.CharField(max_length=40)
    sex = models.CharField(max_length=40)
    age_band = models.CharField(max_length=40)
    relation = models.CharField(max_length=40)
    mode = models.CharField(max_length=40)
    informant = models.CharField(max_length=40)
    counts_outside = models.BooleanField()
    elsewhere = models.BooleanField()
    followed_hours = models.IntegerField()
    incident_hours = models.IntegerField(null=True)
    is_rape = models.BooleanField()
    was_hurt = models.BooleanField()
    to_screen = models.BooleanField()
    chose = models.CharField(max_length=40)
    woman_there = models.BooleanField()
    rights = models.BooleanField()
    receipt = models.BooleanField()
    accounts = models.PositiveSmallIntegerField()
    refused = models.BooleanField()
    fir_hours = models.IntegerField(null=True)
    diary_only = models.BooleanField()
    offer_hours = models.IntegerField(null=True)
    exam_hours = models.IntegerField(null=True)
    pep_hours = models.IntegerField(null=True)
    lab_sent_hours = models.IntegerField(null=True)
    lab_report_hours = models.IntegerField(null=True)
    risk_hours = models.IntegerField(null=True)
    risk_level = models.CharField(max_length=40)
    risk_raised = models.BooleanField()
    risk_lowered = models.BooleanField()
    plan_hours = models.IntegerField(null=True)
    conference_hours = models.IntegerField(null=True)
    order_asked = models.BooleanField()
    order_hours = models.IntegerField(null=True)
    order_refused = models.BooleanField()
    served_hours = models.IntegerField(null=True)
    breached = models.BooleanField()
    breach_arrest = models.BooleanField()
    referrals = models.PositiveSmallIntegerField()
    services = models.PositiveSmallIntegerField()
    releases = models.PositiveSmallIntegerField()
    releases_told = models.PositiveSmallIntegerField()
    settlement = models.BooleanField()
    withdrawal_hours = models.IntegerField(null=True)
    withdrawn_at = models.CharField(max_length=40)
    pressure = models.CharField(max_length=40)
    went_on = models.BooleanField()
    arrest_hours = models.IntegerField(null=True)
    challan_hours = models.IntegerField(null=True)
    decided = models.CharField(max_length=40)
    charge_hours = models.IntegerField(null=True)
    verdict_hours = models.IntegerField(null=True)
    verdict = models.CharField(max_length=40)
    hearings = models.PositiveSmallIntegerField()
    adjourned = models.PositiveSmallIntegerField()
    hostile = models.BooleanField()
    shielded = models.BooleanField()
    compensated = models.BooleanField()
    closed_hours = models.IntegerField(null=True)
    closed_as = models.CharField(max_length=40)
    # Codes as words in a row, as are all text columns below: nothing that anybody typed.
    acts = models.TextField()
    contexts = models.TextField()
    violence = models.CharField(max_length=40)
    place = models.CharField(max_length=40)
    time_of_day = models.CharField(max_length=40)
    accused_count = models.CharField(max_length=40)
    needs = models.TextField()
    section_added = models.BooleanField()
    reviewed = models.BooleanField()
    planned = models.BooleanField()
    passed_on = models.BooleanField()
    identity_told = models.BooleanField()
    severe_3 = models.CharField(max_length=40)
    severe_12 = models.CharField(max_length=40)
    consented = models.PositiveSmallIntegerField()
    services_asked = models.TextField()
    services_begun = models.TextField()
    not_referred = models.TextField()
    completed = models.PositiveSmallIntegerField()
    follow_ups = models.PositiveSmallIntegerField()
    gate_asked = models.BooleanField()
    blocked = models.BooleanField()
    red_lines = models.TextField()
    proposers = models.TextField()
    agreed_hours = models.IntegerField(null=True)
    withdrawal_reasons = models.TextField()
    compounded_at = models.CharField(max_length=40)
    told_arrest_hours = models.IntegerField(null=True)
    declined_for = models.CharField(max_length=40)
    put_off_for = models.TextField()
    measures = models.TextField()
    asked_after = models.BooleanField()
    heard_in = models.CharField(max_length=40)
    accused_age = models.CharField(max_length=40)
    accused_work = models.CharField(max_length=40)
    order_due = models.BooleanField()
    ordered_hours = models.IntegerField(null=True)
    paid_hours = models.IntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "entered"], name="journeys_of_a_cohort")
        ]


# Written by the database out of journeys, whose keys it checked: checked again for each of a
# hundred rows, they would cost more than all the counting.
def _unit(*, null: bool = False) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        "organisation.Unit",
        models.DO_NOTHING,
        null=null,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )


class Tally(models.Model):
    """Everything counted of a month's reports in one district, of one slice: one row of numbers.

    Which figure stands at which place says the layout of the definitions it was counted by, so a
    row of older definitions is read rightly until it is counted anew.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = _unit()
    entered = models.DateField()
    month = models.DateField()
    # all, station, shared (those who agreed to statistics that leave the police), sex, age,
    # offence, need or relation, and which one of these; shared_sex, shared_age, shared_offence.
    slice = models.CharField(max_length=16)
    value = models.CharField(max_length=40, blank=True)
    station = _unit(null=True)
    definitions = models.CharField(max_length=16)
    parts = ArrayField(models.PositiveIntegerField())
    wholes = ArrayField(models.PositiveIntegerField())
    # Three for each mean: of how many, how much together, and the sum of the squares.
    amounts = ArrayField(models.PositiveBigIntegerField())

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "entered", "definitions"], name="tallies_of_a_cohort"),
            models.Index(fields=["slice", "month", "district"], name="tallies_of_a_page"),
        ]


class Layout(models.Model):
    """Where a figure stands in the rows of one slice, by some definitions."""

    definitions = models.CharField(max_length=16)
    slice = models.CharField(max_length=16)
    # An indicator, a distribution with its band ("delay" and "delay.0_3"), or a mean.
    figure = models.CharField(max_length=48)
    is_mean = models.BooleanField()
    # The first place is 1. A band has the whole of its distribution.
    place = models.PositiveSmallIntegerField()
    whole_place = models.PositiveSmallIntegerField()
    is_band = models.BooleanField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["slice", "figure"], name="layout_of_a_figure"),
        ]


class Waits(models.Model):
    """How long everybody of one slice waited for an event, in the order of length."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = _unit()
    entered = models.DateField()
    month = models.DateField()
    # all, station or sex; and which one of these.
    slice = models.CharField(max_length=8)
    value = models.CharField(max_length=40, blank=True)
    station = _unit(null=True)
    event = models.CharField(max_length=16)
    # In the unit of its event, full hours or full days, until it came.
    happened = ArrayField(models.PositiveSmallIntegerField())
    # Until it ended otherwise: withdrawn or closed before the event.
    otherwise = ArrayField(models.PositiveSmallIntegerField())
    # Until it was counted, still open and without it.
    open = ArrayField(models.PositiveSmallIntegerField())

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "entered"], name="waits_of_a_cohort"),
            models.Index(fields=["event", "slice", "month", "district"], name="waits_of_a_page"),
        ]


class _Row(models.Model):
    """One figure as it is asked for: a view, which reads it from its place in a row of numbers."""

    # Of the row in which it stands, together with others.
    id = models.UUIDField(primary_key=True, editable=False)
    district = _unit()
    entered = models.DateField()
    month = models.DateField()
    slice = models.CharField(max_length=16)
    value = models.CharField(max_length=40, blank=True)
    station = _unit(null=True)

    class Meta:
        abstract = True


class Count(_Row):
    """So many of so many: one indicator, of a month's reports in one district, of one slice."""

    indicator = models.CharField(max_length=48)
    part = models.PositiveIntegerField()
    whole = models.PositiveIntegerField()

    class Meta:
        managed = False
        db_table = "insight_count"


class Amount(_Row):
    """How much together, of how many: what a mean is made of, with its spread."""

    mean = models.CharField(max_length=48)
    whole = models.PositiveBigIntegerField()
    total = models.PositiveBigIntegerField()
    squares = models.PositiveBigIntegerField()

    class Meta:
        managed = False
        db_table = "insight_amount"


class Wait(_Row):
    """Whoever reached an event after such a time, or was last seen without it: one at a time."""

    event = models.CharField(max_length=16)
    time = models.PositiveSmallIntegerField()
    happened = models.PositiveIntegerField()
    otherwise = models.PositiveIntegerField()
    open = models.PositiveIntegerField()

    class Meta:
        managed = False
        db_table = "insight_wait"


class Counted(models.Model):
    """That everything up to an instant was counted, with which definitions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # The instant from which the next count looks for what is new.
    until = models.DateTimeField()
    definitions = models.CharField(max_length=64)
    # What a journey says, and how it is found among facts: the other half of what is counted by.
    columns = models.CharField(max_length=64, blank=True)
    finished_at = models.DateTimeField()
    cohorts = models.PositiveIntegerField()


class Placement(models.Model):
    """Where a district is drawn: a tile of a grid, or an outline that the operator vouches for.

    Never anything below a district: an outline of less points at homes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.OneToOneField("organisation.Unit", models.PROTECT, related_name="+")
    tile_row = models.PositiveSmallIntegerField(null=True)
    tile_column = models.PositiveSmallIntegerField(null=True)
    # Rings of [longitude, latitude], and nothing else of what a file told.
    outline = models.JSONField(null=True)
    brought_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_tile_has_both_halves",
                condition=models.Q(tile_row__isnull=True, tile_column__isnull=True)
                | models.Q(tile_row__isnull=False, tile_column__isnull=False),
            ),
        ]
