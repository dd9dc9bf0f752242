"""Drills: a call that was played, how long each step took, and what was done of the list."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry


class Drill(Entry):
    """One drill of one unit. Nobody is named in it, and nothing of it happened to anybody."""

    scenario = models.CharField(max_length=24)
    called_at = models.TimeField()
    # Whole minutes from the call on; empty where the step was not reached.
    answered_after = models.PositiveIntegerField(null=True)
    left_after = models.PositiveIntegerField(null=True)
    arrived_after = models.PositiveIntegerField(null=True)
    officers = models.PositiveIntegerField()
    women = models.PositiveIntegerField()
    # Items of the scenario's list that were done, by code, in the list's order.
    done = models.CharField(max_length=400, blank=True)
    items_done = models.PositiveIntegerField()
    items_asked = models.PositiveIntegerField()
    went_well = models.TextField(blank=True)
    went_wrong = models.TextField(blank=True)
    to_change = models.TextField(blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_drill_of_a_unit_at_an_hour",
                fields=["unit", "on", "called_at", "scenario"],
                condition=Q(taken_back_at__isnull=True),
            ),
            models.CheckConstraint(
                name="no_more_items_done_than_asked", condition=Q(items_done__lte=F("items_asked"))
            ),
            models.CheckConstraint(
                name="women_of_a_drill_are_among_its_officers",
                condition=Q(women__lte=F("officers")),
            ),
        ]
