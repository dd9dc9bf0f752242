"""Interviews and statements: what was planned, who was there, how it was read back.

What was said is sealed with the entry of the timeline; here stand codes, counts and times.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id


class Interview(models.Model):
    """One interview, from its plan to its reading back. Of one person there is one in full."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    # Whose statement; `subject` is the party, or for somebody on no file an id of its own.
    giver = models.CharField(max_length=10)
    subject = models.UUIDField()
    ordinal = models.PositiveSmallIntegerField(default=1)
    # Why somebody who was heard is asked once more.
    reason = models.CharField(max_length=20, default="", blank=True)
    for_child = models.BooleanField(default=False)

    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    plan_fact = models.UUIDField()
    topics = models.JSONField(default=list)
    place = models.CharField(max_length=22)
    language = models.CharField(max_length=5)
    officer_wish = models.CharField(max_length=10)
    support = models.CharField(max_length=12)

    begun_at = models.DateTimeField(null=True)
    led_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    present = models.JSONField(default=list)
    interpreter = models.CharField(max_length=14, default="", blank=True)
    consent_by = models.CharField(max_length=8, default="", blank=True)
    explained = models.JSONField(default=list)
    recorded = models.CharField(max_length=5, default="", blank=True)

    ended_at = models.DateTimeField(null=True)
    breaks = models.PositiveSmallIntegerField(default=0)
    broken_off = models.CharField(max_length=16, default="", blank=True)
    end_fact = models.UUIDField(null=True)
    # How many questions were put, and how many of them in a way that hurts or leads.
    questions = models.PositiveSmallIntegerField(default=0)
    flagged = models.PositiveSmallIntegerField(default=0)

    read_back_at = models.DateTimeField(null=True)
    read_back_fact = models.UUIDField(null=True)
    signed = models.CharField(max_length=9, default="", blank=True)
    corrected = models.BooleanField(default=False)
    copy_given = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="interviews_of_a_person_are_counted", fields=["case", "subject", "ordinal"]
            ),
            models.CheckConstraint(
                name="once_more_only_for_a_reason", condition=Q(ordinal=1) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="an_interview_ends_after_it_began",
                condition=Q(ended_at__isnull=True)
                | (Q(begun_at__isnull=False) & Q(ended_at__gte=models.F("begun_at"))),
            ),
            models.CheckConstraint(
                name="an_interview_begins_with_consent",
                condition=Q(begun_at__isnull=True) | ~Q(consent_by=""),
            ),
        ]


class InterviewRecording(models.Model):
    """Sound or video of an interview: by which device, when, and its fingerprint.

    `kept_here` says that the file itself is sealed in the case; else it lies where the
    reference says, and the fingerprint tells whether it is still the same.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    interview = models.ForeignKey(Interview, models.PROTECT, related_name="+")
    fact = models.UUIDField()
    kind = models.CharField(max_length=5)
    device = models.CharField(max_length=14)
    reference = models.CharField(max_length=24, default="", blank=True)
    sha256 = models.CharField(max_length=64)
    kept_here = models.BooleanField()
    began_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_recording_has_its_fingerprint", condition=Q(sha256__regex="^[0-9a-f]{64}$")
            ),
        ]


class MagistrateDay(models.Model):
    """A day on which a Magistrate was to record her statement, and whether he did."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=18, default="first")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    ask_fact = models.UUIDField()
    # Empty until the court has given a day.
    set_for = models.DateField(null=True)
    recorded_at = models.DateTimeField(null=True)
    record_fact = models.UUIDField(null=True)
    video = models.BooleanField(default=False)
    reference = models.CharField(max_length=24, default="", blank=True)
    sha256 = models.CharField(max_length=64, default="", blank=True)
