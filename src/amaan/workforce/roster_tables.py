"""Who is planned at which desk when, which hours a desk keeps, and who was there."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from amaan.books.models import InAnArea
from amaan.kernel.ids import new_id

_PLANNED = Func("since", "until", function="tstzrange", output_field=DateTimeRangeField())


class RosterPattern(InAnArea):
    """The hours of a desk from one day until another, cut into turns; `unit` is the desk.

    Hours of a season lie over the ordinary ones and fall away by themselves; of two of a kind the
    one that was written last counts.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12)
    first_on = models.DateField()
    # The last day on which it holds; None where another takes its place some day.
    last_on = models.DateField(null=True)
    # Each turn as local times, `["20:00", "04:00"]`; one that ends before it begins ends on the
    # next day.
    turns = models.JSONField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit", "first_on"], name="pattern_of_a_desk")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_pattern_ends_after_it_began",
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
            ),
            models.CheckConstraint(
                name="hours_of_ramadan_end", condition=~Q(kind="ramadan") | Q(last_on__isnull=False)
            ),
        ]


class RosterShift(InAnArea):
    """One officer is planned at one desk; `unit` is the desk, `on` the local day it begins.

    What was published is never rewritten: a change drops the row, with a reason, and adds another.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    on = models.DateField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    # None while the week is being planned: nobody is called or missed by a plan.
    published_at = models.DateTimeField(null=True)
    # Why it was added to a week that was published before.
    why = models.CharField(max_length=200, blank=True, default="")
    dropped_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    dropped_why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["unit", "on"], name="shifts_of_a_desk"),
            models.Index(fields=["district", "until"], name="shifts_of_a_district"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_shift_ends_after_it_began", condition=Q(until__gt=F("since"))
            ),
            models.CheckConstraint(
                name="whoever_drops_a_shift_is_named",
                condition=Q(dropped_at__isnull=True) ^ Q(dropped_by__isnull=False),
            ),
            models.CheckConstraint(
                name="what_was_published_is_dropped_with_a_reason",
                condition=Q(dropped_at__isnull=True)
                | Q(published_at__isnull=True)
                | ~Q(dropped_why=""),
            ),
            # Of one station: whoever was transferred is planned at the next one, though nobody
            # has struck out the shifts that she left behind.
            ExclusionConstraint(
                name="an_officer_is_planned_once_at_a_time",
                expressions=[
                    (F("station"), RangeOperators.EQUAL),
                    (F("officer"), RangeOperators.EQUAL),
                    (_PLANNED, RangeOperators.OVERLAPS),
                ],
                condition=Q(dropped_at__isnull=True),
            ),
        ]


class Presence(InAnArea):
    """An officer was at a desk, from one instant until another; `unit` is the desk.

    Said by the officer, or seen by the house because she was signed in there in her shift.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    # None for somebody who came without being planned.
    shift = models.ForeignKey(RosterShift, models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    how = models.CharField(max_length=10)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit", "until"], name="presence_at_a_desk")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_presence_in_a_shift",
                fields=["shift"],
                condition=Q(shift__isnull=False),
            ),
            models.CheckConstraint(
                name="a_presence_ends_after_it_began", condition=Q(until__gt=F("since"))
            ),
            models.CheckConstraint(
                name="a_presence_was_said_or_seen", condition=Q(how__in=["said", "signed_in"])
            ),
        ]
