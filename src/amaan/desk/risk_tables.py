"""What a fact about her danger cannot hold: that it was assessed where, and what came of it.

Re-exported by `models`, where Django looks for them. No answer stands here; they are sealed.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

_LEVELS = ("high", "elevated", "standard")


class RiskAssessment(models.Model):
    """One sheet of questions about danger, by the id of its entry: to be counted, not read."""

    id = models.UUIDField(primary_key=True, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=40)
    occasion = models.CharField(max_length=16)
    language = models.CharField(max_length=5)
    level = models.CharField(max_length=8)
    worked_out = models.CharField(max_length=8)
    # The officer's judgement stood above what the answers gave.
    raised = models.BooleanField(default=False)
    # How many factors were answered yes, critical and others.
    factors = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(null=True)
    assessed_at = models.DateTimeField()
    assessed_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    # What she said by a safe call months later: was there severe violence since?
    severe = models.CharField(max_length=10, default="")
    followed_up_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["assessed_at", "id"], name="risk_assessed_when"),
            models.Index(
                fields=["instrument", "followed_up_at"],
                name="risk_with_an_outcome",
                condition=Q(followed_up_at__isnull=False),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_danger_has_a_known_level",
                condition=Q(level__in=_LEVELS, worked_out__in=_LEVELS),
            ),
            models.CheckConstraint(
                name="an_outcome_is_of_a_day",
                condition=Q(severe="", followed_up_at__isnull=True)
                | Q(severe__in=["yes", "no", "unknown", "declined", "not_asked"],
                    followed_up_at__isnull=False),
            ),
        ]  # fmt: skip


class RiskRaise(models.Model):
    """A custodian wants a level raised. Why, and with which other case, is written nowhere.

    The house writes it on the timeline as a judgement of the district.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_raise_waits_for_a_case",
                fields=["case"],
                condition=Q(done_at__isnull=True),
            ),
        ]
