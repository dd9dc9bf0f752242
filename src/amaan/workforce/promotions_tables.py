"""Promotion boards: how many were looked at and how many rose, by sex; nobody by name."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry
from amaan.workforce.recruitment_tables import SEXES


class PromotionBoard(Entry):
    """One board to one rank. `on`: when it sat."""

    name = models.CharField(max_length=80)
    rank = models.CharField(max_length=16)
    looked_at_women = models.PositiveIntegerField()
    looked_at_men = models.PositiveIntegerField()
    looked_at_transgender = models.PositiveIntegerField()
    promoted_women = models.PositiveIntegerField()
    promoted_men = models.PositiveIntegerField()
    promoted_transgender = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *(
                models.CheckConstraint(
                    name=f"no_more_{sex}_promoted_than_looked_at",
                    condition=Q(**{f"promoted_{sex}__lte": F(f"looked_at_{sex}")}),
                )
                for sex in SEXES
            ),
            models.UniqueConstraint(
                name="one_board_of_a_name",
                fields=["unit", "on", "name"],
                condition=Q(taken_back_at__isnull=True),
            ),
        ]
