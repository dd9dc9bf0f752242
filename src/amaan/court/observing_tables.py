"""Hearing forms as rows: a court, a day, a place on its list, answers. No case and no person."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"


class Observation(models.Model):
    """What one observer saw of one hearing.

    Two observers at one hearing meet by court, day and place on the day's list: that is all the
    form has in common with any case, and those who may read it hold none.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    observer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    court = models.CharField(max_length=16)
    court_number = models.PositiveSmallIntegerField(default=1)
    day = models.DateField()
    # The place on the day's list at the court's door, never the number of a case.
    list_place = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=20)
    stage = models.CharField(max_length=24)
    outcome = models.CharField(max_length=16)
    # Why it was put off and who asked for it; empty where it was not.
    reason = models.CharField(max_length=20, default="", blank=True)
    asked_by = models.CharField(max_length=16, default="", blank=True)
    # The id of each question with one answer of its list.
    answers = models.JSONField(default=dict)
    source = models.CharField(max_length=5)
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["observer", "-day", "-recorded_at", "id"], name="observed_by"),
            models.Index(fields=["district", "-day", "id"], name="observed_in_district"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_hearing_is_observed_once_by_one",
                fields=["observer", "court", "court_number", "day", "list_place"],
                condition=Q(taken_back_at__isnull=True),
            ),
            models.CheckConstraint(
                name="an_observed_hearing_is_put_off_for_a_reason",
                condition=Q(outcome="put_off") & ~Q(reason="")
                | ~Q(outcome="put_off") & Q(reason=""),
            ),
        ]


class ObservationDraft(models.Model):
    """A form half filled, in codes and numbers only; its writer's, and gone when it is saved."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    observer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    # The id of each question, or of a field of the head, with a code or a number.
    typed = models.JSONField(default=dict)
    kept_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["observer", "-kept_at", "id"], name="half_observed_by"),
        ]
