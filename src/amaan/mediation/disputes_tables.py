"""What forums did: disputes by code, what was agreed, and who looked at it. No person, no words."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id
from amaan.mediation.forums_tables import OFFICER, Forum


class Dispute(models.Model):
    """One matter of a forum, under the number on the forum's own paper."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="+", db_index=False)
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    number = models.CharField(max_length=24)
    registered_on = models.DateField()
    brought_by = models.CharField(max_length=16)
    came_through = models.CharField(max_length=16)
    matter = models.CharField(max_length=24)
    # Typed by a mediator, or from the forum's paper by whoever received it.
    source = models.CharField(max_length=8)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    outcome = models.CharField(max_length=20, default="", blank=True)
    outcome_on = models.DateField(null=True)
    terms = models.JSONField(default=list)
    # Terms whose words stood in the text; the text itself is not kept.
    found = models.JSONField(default=list)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-recorded_at", "id"], name="dispute_by_district"),
            models.Index(fields=["forum", "-recorded_at", "id"], name="dispute_by_forum"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["forum", "number"],
                condition=Q(taken_back_at__isnull=True),
                name="one_number_of_a_forum_is_one_dispute",
            ),
            models.CheckConstraint(
                name="an_outcome_has_its_day",
                condition=Q(outcome="", outcome_on__isnull=True)
                | (~Q(outcome="") & Q(outcome_on__isnull=False)),
            ),
        ]


class SafeCall(models.Model):
    """Somebody asks her, alone, whether an agreement is kept: on day 1, 7, 30 and 90 (M20)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="calls")
    day = models.CharField(max_length=8)
    due_on = models.DateField()
    # How often nobody was reached, or somebody else answered; the last time, and who tried.
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    tried_at = models.DateTimeField(null=True)
    tried_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    made_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    kept = models.CharField(max_length=12, default="", blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["dispute", "day"], name="one_call_on_each_of_four_days"
            ),
        ]


class TermsQuestion(models.Model):
    """What a legal adviser is asked about a dispute: its matter, or terms that may not stand."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="questions")
    asked_at = models.DateTimeField()
    # Codes of terms, or of a matter that no forum may have.
    about = models.JSONField()
    answer = models.CharField(max_length=20, default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
