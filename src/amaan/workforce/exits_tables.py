"""Who left, counted by what they had in common; nobody by name or number."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.books.models import Entry


class Exit(Entry):
    """How many left on a day who were alike in rank band, sex, service, duty and reason."""

    rank_band = models.CharField(max_length=8)
    sex = models.CharField(max_length=12)
    service = models.CharField(max_length=8)
    duty = models.CharField(max_length=16)
    reason = models.CharField(max_length=16)
    # The drive they had joined in, where it is known.
    drive = models.ForeignKey(
        "workforce.Drive", models.PROTECT, null=True, related_name="+", db_index=False
    )
    people = models.PositiveIntegerField()

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(name="somebody_left", condition=Q(people__gte=1)),
            models.UniqueConstraint(
                name="one_row_for_who_left_alike",
                fields=["unit", "on", "rank_band", "sex", "service", "duty", "drive", "reason"],
                condition=Q(taken_back_at__isnull=True),
                nulls_distinct=False,
            ),
        ]
