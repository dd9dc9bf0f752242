"""Complaints about police as rows: what about, how soon, and what became of each. No words."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id, new_reference

OFFICER = "organisation.Officer"


class PoliceComplaint(models.Model):
    """Somebody complains about police. The words stay where they were said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Given to whoever complains; says nothing and is in no order.
    number = models.CharField(max_length=9, default=new_reference)
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    # The station it is about, or the district itself.
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    # About somebody who commands the district: read above it and by the auditor only.
    about_command = models.BooleanField(default=False)
    about = models.CharField(max_length=24)
    through = models.CharField(max_length=16)
    told_by = models.CharField(max_length=16)
    # Where her words are: the number of a letter, a recording, a centre's ticket.
    paper = models.CharField(max_length=40, default="", blank=True)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    # Nobody, where she wrote it at her own door.
    recorded_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    # Her sealed words, where she wrote at her own door: opened by whoever may answer them.
    report = models.OneToOneField("desk.PublicReport", models.PROTECT, null=True, related_name="+")
    # Empty where nobody can be called back.
    call_back_by = models.DateTimeField(null=True)
    answer_by = models.DateTimeField()
    # A visit to a desk of the station is owed by then.
    visit_by = models.DateTimeField(null=True)

    called_back_at = models.DateTimeField(null=True)
    reached = models.BooleanField(null=True)
    called_back_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    outcome = models.CharField(max_length=20, default="", blank=True)
    steps = models.JSONField(default=list)
    # Somebody else asks whether it was put right.
    cross_check_by = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    content = models.CharField(max_length=12, default="", blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-received_at", "id"], name="complaint_by_district"),
            models.Index(
                fields=["district", "answer_by"],
                name="complaint_unanswered",
                condition=Q(answered_at__isnull=True),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_answer_says_what_came_of_it",
                condition=Q(answered_at__isnull=True, outcome="")
                | (Q(answered_at__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="somebody_took_it_or_she_wrote_it_herself",
                condition=Q(recorded_by__isnull=False)
                | Q(through="her_own_door", report__isnull=False),
            ),
            models.CheckConstraint(
                name="somebody_else_asks_whether_it_was_put_right",
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=models.F("answered_by")),
            ),
        ]
