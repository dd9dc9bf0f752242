"""Posts sanctioned and filled, and the shares of women that somebody ordered; nobody by name."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry


class Strength(Entry):
    """How many posts of one rank and duty a unit had on a day, and who filled them."""

    rank = models.CharField(max_length=16)
    duty = models.CharField(max_length=16)
    sanctioned = models.PositiveIntegerField()
    women = models.PositiveIntegerField()
    men = models.PositiveIntegerField()
    transgender = models.PositiveIntegerField()
    # Of the women: how they came, where that is known.
    women_on_quota = models.PositiveIntegerField(null=True)
    women_on_merit = models.PositiveIntegerField(null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="who_came_by_quota_or_merit_serves",
                condition=Q(women_on_quota__isnull=True)
                | Q(women_on_merit__isnull=True)
                | Q(women_on_quota__lte=F("women") - F("women_on_merit")),
            ),
            models.CheckConstraint(
                name="who_came_by_quota_serves",
                condition=Q(women_on_quota__isnull=True) | Q(women_on_quota__lte=F("women")),
            ),
            models.CheckConstraint(
                name="who_came_by_merit_serves",
                condition=Q(women_on_merit__isnull=True) | Q(women_on_merit__lte=F("women")),
            ),
            models.UniqueConstraint(
                name="one_count_of_a_rank_and_duty_a_day",
                fields=["unit", "on", "rank", "duty"],
                condition=Q(taken_back_at__isnull=True),
            ),
        ]


class Quota(Entry):
    """A share of posts kept for women, from a day on, as a source says it."""

    rank = models.CharField(max_length=16)
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    standing = models.CharField(max_length=16)
    said_by = models.CharField(max_length=200)
    read_on = models.DateField()

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_quota_is_a_share", condition=Q(percent__gte=0) & Q(percent__lte=100)
            ),
            models.UniqueConstraint(
                name="one_quota_of_a_rank_from_a_day",
                fields=["unit", "on", "rank"],
                condition=Q(taken_back_at__isnull=True),
            ),
        ]
