"""Recruitment drives: how many applied, were tested, selected and joined, by sex."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry

SEXES = ("women", "men", "transgender")
STEPS = ("applied", "tested", "selected", "joined")


def _falls(sex: str) -> Q:
    """This will say that no step holds more than any step before it; one not known says nothing."""
    holds = Q()
    for n, later in enumerate(STEPS):
        for earlier in STEPS[:n]:
            holds &= (
                Q(**{f"{later}_{sex}__isnull": True})
                | Q(**{f"{earlier}_{sex}__isnull": True})
                | Q(**{f"{later}_{sex}__lte": F(f"{earlier}_{sex}")})
            )
    return holds


class Drive(Entry):
    """One advertisement for one rank, on the quota or on open merit. `on`: when it appeared."""

    name = models.CharField(max_length=80)
    rank = models.CharField(max_length=16)
    way = models.CharField(max_length=8)
    # How the figures are known: counted, or as a source says them.
    known = models.CharField(max_length=8)
    posts = models.PositiveIntegerField(null=True)
    applied_women = models.PositiveIntegerField(null=True)
    applied_men = models.PositiveIntegerField(null=True)
    applied_transgender = models.PositiveIntegerField(null=True)
    tested_women = models.PositiveIntegerField(null=True)
    tested_men = models.PositiveIntegerField(null=True)
    tested_transgender = models.PositiveIntegerField(null=True)
    selected_women = models.PositiveIntegerField(null=True)
    selected_men = models.PositiveIntegerField(null=True)
    selected_transgender = models.PositiveIntegerField(null=True)
    joined_women = models.PositiveIntegerField(null=True)
    joined_men = models.PositiveIntegerField(null=True)
    joined_transgender = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            *(
                models.CheckConstraint(name=f"{sex}_fall_from_step_to_step", condition=_falls(sex))
                for sex in SEXES
            ),
            models.UniqueConstraint(
                name="one_drive_of_a_name",
                fields=["province", "is_practice", "name"],
                condition=Q(taken_back_at__isnull=True),
            ),
        ]
