"""Awareness sessions: a venue, a topic, and how many came; nobody by name."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry


class Awareness(Entry):
    """One session in which people were told of their rights and of the ways to help."""

    venue = models.CharField(max_length=120)
    topic = models.CharField(max_length=24)
    held_by = models.CharField(max_length=16)
    men = models.PositiveIntegerField()
    women = models.PositiveIntegerField()
    transgender = models.PositiveIntegerField()
    under_18 = models.PositiveIntegerField()
    activists = models.PositiveIntegerField()

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="the_young_are_among_who_came",
                condition=Q(under_18__lte=F("men") + F("women") + F("transgender")),
            ),
            models.UniqueConstraint(
                name="one_session_at_a_venue_a_day",
                fields=["unit", "on", "venue", "topic"],
                condition=Q(taken_back_at__isnull=True),
            ),
        ]
