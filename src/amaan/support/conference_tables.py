"""Case conferences as rows: why, who sat there and on what ground each knew, and who does what.

Codes and days. What was said there of her is written nowhere in the open.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"


class Conference(models.Model):
    """One meeting of the agencies about one case of high danger."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    entry = models.CharField(max_length=24)
    emergency = models.BooleanField()
    her_view = models.CharField(max_length=20)
    day = models.DateField()
    called_at = models.DateTimeField()
    called_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    held_at = models.DateTimeField(null=True)
    held_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    held_fact = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "called_at", "id"], name="conferences_of_a_case"),
        ]


class ConferenceMember(models.Model):
    """An agency at a conference, what it may be told, and on what ground."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    agency = models.CharField(max_length=24)
    ground = models.CharField(max_length=16)
    may_know = models.JSONField(default=list)
    added_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conference", "agency"], name="an_agency_sits_once_in_a_conference"
            ),
            models.CheckConstraint(
                name="who_has_no_ground_is_told_nothing",
                condition=~Q(ground="none") | Q(may_know=[]),
            ),
        ]


class ConferenceAction(models.Model):
    """One thing somebody does for her safety, by a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    step = models.CharField(max_length=24)
    owner = models.CharField(max_length=24)
    due_on = models.DateField()
    agreed_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    result = models.CharField(max_length=16, default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "due_on", "id"], name="agreed_actions_of_a_case"),
        ]


class FollowUp(models.Model):
    """One planned contact with her in the months after: when, how, and what came of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    due_on = models.DateField()
    channel = models.CharField(max_length=20)
    # How, while she may be shut in with whom she fears.
    when_shut_in = models.CharField(max_length=20)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    outcome = models.CharField(max_length=20, default="", blank=True)
    needs = models.JSONField(default=list)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "due_on", "id"], name="follow_up_of_a_case"),
        ]
