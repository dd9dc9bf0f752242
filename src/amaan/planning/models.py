"""The tables of planning: a plan in its versions, and the lines that its office wrote into it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OPEN = ("ordered", "draft", "submitted")


class Plan(models.Model):
    """One version of the plan of one unit for the twelve months from a day on.

    What was known on the day it was drafted is kept with it, so that a plan can be held against
    what its authors knew and not against what came later.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    province = models.CharField(max_length=3)
    is_practice = models.BooleanField()
    # The first day of the first of its twelve months.
    begins_on = models.DateField()
    version = models.PositiveSmallIntegerField()
    # ordered, draft, submitted, in_force; replaced by a later version.
    state = models.CharField(max_length=12)
    # Counts of months, places, posts and courses, and last year's results; nobody is in them.
    known = models.JSONField()
    # What the forecast answered; empty until the draft is made.
    expected = models.JSONField(default=dict)
    # What the office says about each section, by its code.
    remarks = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    # Why it was sent back, or what was said when it was approved.
    decision = models.CharField(max_length=400, blank=True, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-begins_on", "-version"], name="plans_of_a_district"),
            models.Index(fields=["province", "-begins_on", "-version"], name="plans_of_a_province"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_version_stands_once", fields=["unit", "begins_on", "version"]
            ),
            models.UniqueConstraint(
                name="one_version_at_a_time_is_worked_on",
                fields=["unit", "begins_on"],
                condition=Q(state__in=OPEN),
            ),
            models.UniqueConstraint(
                name="one_version_is_in_force",
                fields=["unit", "begins_on"],
                condition=Q(state="in_force"),
            ),
            models.CheckConstraint(
                name="a_plan_has_a_known_state",
                condition=Q(state__in=[*OPEN, "in_force", "replaced"]),
            ),
        ]


class Assumption(models.Model):
    """A number that the office reckons with, and where it is from."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="assumptions")
    code = models.CharField(max_length=24)
    value = models.DecimalField(max_digits=10, decimal_places=2)
    source = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="an_assumption_stands_once", fields=["plan", "code"]),
            models.CheckConstraint(
                name="an_assumption_is_more_than_nothing", condition=Q(value__gt=0)
            ),
        ]


class Target(models.Model):
    """What is to be reached, from where, by when, and why it is believed that it can be."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="targets")
    # figure: a share of insight; reports: how many came; own: a number the office counts.
    kind = models.CharField(max_length=8)
    figure = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=160, blank=True)
    more_is_better = models.BooleanField()
    # Where it stood: so many of so many, or so many alone.
    now_part = models.PositiveIntegerField(null=True)
    now_of = models.PositiveIntegerField(null=True)
    # In hundredths for a share, a number otherwise.
    aim = models.DecimalField(max_digits=12, decimal_places=2)
    by_on = models.DateField()
    why = models.CharField(max_length=600)
    source = models.CharField(max_length=200)
    # What came of a number that the office counts itself.
    came_to = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    came_source = models.CharField(max_length=200, blank=True, default="")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                # Whoever is praised for fewer reports turns women away at the desk.
                name="no_target_rewards_fewer_reports",
                condition=~Q(kind="reports", more_is_better=False),
            ),
            models.CheckConstraint(
                name="a_target_has_a_known_kind",
                condition=Q(kind__in=["figure", "reports", "own"]),
            ),
        ]


class Cost(models.Model):
    """One line of what the plan costs, in whole rupees: so many, so many months, at a rate."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="costs")
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=160)
    number = models.PositiveIntegerField()
    # One for what is bought once.
    months = models.PositiveSmallIntegerField()
    rate = models.PositiveBigIntegerField()
    source = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_cost_is_of_something",
                condition=Q(number__gt=0, months__gt=0, rate__gt=0),
            ),
        ]
