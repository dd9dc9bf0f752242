"""How many women live where a unit works, and what money its work for them was given."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.books.models import Entry

STANDS = Q(taken_back_at__isnull=True)


class WomenLiving(Entry):
    """How many women of fifteen and older live in the area of a unit, as somebody counted."""

    year = models.PositiveSmallIntegerField()
    women = models.PositiveIntegerField()
    origin = models.CharField(max_length=200)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="women_are_counted_once_a_year", fields=["unit", "year"], condition=STANDS
            ),
        ]


class Money(Entry):
    """One line of a budget year: rupees allotted, released and spent."""

    year = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=12)
    gender = models.CharField(max_length=12)
    allotted = models.PositiveBigIntegerField()
    released = models.PositiveBigIntegerField(null=True)
    spent = models.PositiveBigIntegerField(null=True)
    origin = models.CharField(max_length=200)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_budget_line_a_year",
                fields=["unit", "year", "purpose", "gender"],
                condition=STANDS,
            ),
        ]
