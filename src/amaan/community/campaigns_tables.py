"""Media campaigns, and how many they are said to have reached."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry

STANDS = Q(taken_back_at__isnull=True)


class Campaign(Entry):
    """One campaign through one channel in one language; its reach is declared, never counted."""

    name = models.CharField(max_length=120)
    channel = models.CharField(max_length=16)
    language = models.CharField(max_length=8)
    until = models.DateField()
    reach = models.PositiveIntegerField(null=True)
    reach_source = models.CharField(max_length=16, blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_campaign_of_a_name_in_a_channel",
                fields=["unit", "on", "name", "channel", "language"],
                condition=STANDS,
            ),
            models.CheckConstraint(
                name="a_campaign_ends_after_it_began", condition=Q(until__gte=F("on"))
            ),
            models.CheckConstraint(
                name="a_reach_says_whose_word_it_is",
                condition=Q(reach__isnull=True, reach_source="")
                | Q(reach__isnull=False) & ~Q(reach_source=""),
            ),
        ]
