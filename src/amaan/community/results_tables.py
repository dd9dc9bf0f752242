"""What a programme set out to reach, what is told of it, and pilots with their comparison."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry

STANDS = Q(taken_back_at__isnull=True)


class Result(Entry):
    """One line of a logframe: what is to be reached, how it is counted, and the target."""

    code = models.CharField(max_length=12)
    programme = models.CharField(max_length=80)
    title_en = models.CharField(max_length=160)
    title_ur = models.CharField(max_length=160)
    definition = models.TextField()
    counts = models.CharField(max_length=16)
    register = models.CharField(max_length=16)
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    target_by = models.DateField(null=True)
    target_source = models.CharField(max_length=200, blank=True)
    baseline = models.CharField(max_length=200, blank=True)
    indicator = models.CharField(max_length=24, blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_result_of_a_code", fields=["unit", "code"], condition=STANDS
            ),
        ]


class ResultFigure(Entry):
    """One figure of a result for a period, with how it came about; a whole, never an act."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="+")
    period = models.CharField(max_length=60)
    since = models.DateField(null=True)
    bound = models.CharField(max_length=12)
    value = models.DecimalField(max_digits=12, decimal_places=2)
    men = models.PositiveIntegerField(null=True)
    women = models.PositiveIntegerField(null=True)
    women_bound = models.CharField(max_length=12, blank=True)
    women_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    manner = models.CharField(max_length=12)
    origin = models.CharField(max_length=200)
    method = models.TextField(blank=True)
    double_counting = models.TextField(blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_figure_of_a_result_a_period",
                fields=["unit", "result", "on", "period"],
                condition=STANDS,
            ),
            models.CheckConstraint(
                name="a_period_ends_after_it_began",
                condition=Q(since__isnull=True) | Q(since__lte=F("on")),
            ),
        ]


class Pilot(Entry):
    """A way of working tried in one district, beside another that goes on as before."""

    name = models.CharField(max_length=120)
    change = models.TextField()
    comparison = models.CharField(max_length=120)
    indicator = models.CharField(max_length=24)
    measure = models.CharField(max_length=200)
    more_is_better = models.BooleanField()
    before_part = models.PositiveIntegerField(null=True)
    before_of = models.PositiveIntegerField(null=True)
    after_part = models.PositiveIntegerField(null=True)
    after_of = models.PositiveIntegerField(null=True)
    other_before_part = models.PositiveIntegerField(null=True)
    other_before_of = models.PositiveIntegerField(null=True)
    other_after_part = models.PositiveIntegerField(null=True)
    other_after_of = models.PositiveIntegerField(null=True)
    counted_until = models.DateField(null=True)
    origin = models.CharField(max_length=200)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_pilot_of_a_name", fields=["unit", "name"], condition=STANDS
            ),
        ]
