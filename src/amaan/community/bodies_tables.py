"""Committees and district bodies, their meetings, and what they decided."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry

STANDS = Q(taken_back_at__isnull=True)


class Body(Entry):
    """A committee or a body of stakeholders; its members are offices, never persons."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16)
    chair = models.CharField(max_length=120)
    members = models.TextField()
    seats = models.PositiveIntegerField()
    seats_women = models.PositiveIntegerField()
    every_days = models.PositiveIntegerField()

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_body_of_a_name", fields=["unit", "name"], condition=STANDS
            ),
            models.CheckConstraint(
                name="women_sit_on_seats", condition=Q(seats_women__lte=F("seats"))
            ),
        ]


class Meeting(Entry):
    """One meeting of a body: how many came, and what was before it."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    came = models.PositiveIntegerField()
    came_women = models.PositiveIntegerField()
    before_it = models.TextField()

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_meeting_of_a_body_a_day", fields=["body", "on"], condition=STANDS
            ),
            models.CheckConstraint(
                name="women_who_came_came", condition=Q(came_women__lte=F("came"))
            ),
        ]


class BodyDecision(Entry):
    """What a body decided: whose it is, by when, and whether it was done."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    decision = models.TextField()
    policy_number = models.CharField(max_length=8, blank=True)
    owner = models.CharField(max_length=120)
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    outcome = models.CharField(max_length=200, blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_decision_of_a_number_a_day",
                fields=["body", "on", "number"],
                condition=STANDS,
            ),
        ]
