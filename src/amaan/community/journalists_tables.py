"""Sessions in which journalists were trained: how many, by sex; nobody by name."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.books.models import Entry


class JournalistSession(Entry):
    """One session for people who report."""

    title = models.CharField(max_length=120)
    held_by = models.CharField(max_length=16)
    outlets = models.PositiveIntegerField(null=True)
    men = models.PositiveIntegerField()
    women = models.PositiveIntegerField()
    transgender = models.PositiveIntegerField()

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_session_of_a_title_a_day",
                fields=["unit", "on", "title"],
                condition=Q(taken_back_at__isnull=True),
            ),
        ]
