"""Complaints that are not about violence: a theft, a fraud, a dispute; by a code, not a name."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry


class OrdinaryComplaint(Entry):
    """One complaint that a desk took and handed over; nobody is named, and no words are kept."""

    receipt = models.CharField(max_length=24)
    kind = models.CharField(max_length=16)
    happened_on = models.DateField(null=True)
    place = models.CharField(max_length=16)
    wish = models.CharField(max_length=16)
    sex = models.CharField(max_length=12, blank=True, default="")
    age_band = models.CharField(max_length=10, blank=True, default="")
    disability = models.CharField(max_length=4, blank=True, default="")
    handed_to = models.CharField(max_length=16, blank=True, default="")
    number = models.CharField(max_length=24, blank=True, default="")
    outcome = models.CharField(max_length=16, blank=True, default="")
    outcome_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="what_became_of_it_has_its_day",
                condition=Q(outcome="", outcome_on__isnull=True)
                | (~Q(outcome="") & Q(outcome_on__gte=F("on"))),
            ),
            models.UniqueConstraint(
                name="one_ordinary_complaint_per_receipt",
                fields=["unit", "on", "receipt"],
                condition=Q(taken_back_at__isnull=True),
            ),
        ]
