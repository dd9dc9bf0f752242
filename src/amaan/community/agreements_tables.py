"""Agreements with others, and protocols by which something is shared with them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry


class Agreement(Entry):
    """What was agreed with whom, and until when it holds."""

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=16)
    parties = models.CharField(max_length=200)
    purpose = models.TextField()
    shares = models.CharField(max_length=16)
    expires_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    owner = models.CharField(max_length=120)
    place = models.CharField(max_length=200, blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_agreement_of_a_name_a_day",
                fields=["unit", "on", "name"],
                condition=Q(taken_back_at__isnull=True),
            ),
            models.CheckConstraint(
                name="an_agreement_expires_after_its_day",
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("on")),
            ),
        ]
