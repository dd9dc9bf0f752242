"""Safety plans as rows: which version, in which language, and whether she may hold a paper.

What a plan says is sealed (`C4.plan`). Not even whether she stays or leaves, nor which parts of
it are filled, stands here: whoever learns that she is leaving learns when to stop her.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"


class SafetyPlan(models.Model):
    """One version of her plan. A new one never takes an earlier one away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=6)
    # Her own word after it was read to her; without it there is no plan.
    signed = models.CharField(max_length=12)
    # none, card (a neutral slip) or whole: the last only where she said she can hold it safely.
    copy = models.CharField(max_length=6)
    made_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    fact = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_plan_of_a_version", fields=["case", "version"]),
            models.CheckConstraint(
                name="a_plan_has_her_word", condition=Q(signed__in=["signed", "thumb", "said_yes"])
            ),
            models.CheckConstraint(
                name="a_plan_is_held_in_a_known_way",
                condition=Q(copy__in=["none", "card", "whole"]),
            ),
        ]
