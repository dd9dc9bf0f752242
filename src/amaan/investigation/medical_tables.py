"""The medical examination and the laboratory: steps she answers, samples, seals, waiting.

What was found is sealed with the entry of the timeline; here stand codes, seal numbers, times.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id


class Examination(models.Model):
    """A medical examination that was asked for, or that a hospital had made before."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    facility = models.CharField(max_length=18)
    # She was at the hospital before the police knew of it.
    from_hospital = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    ask_fact = models.UUIDField(null=True)
    examined_at = models.DateTimeField(null=True)
    examined_fact = models.UUIDField(null=True)
    woman_examiner = models.BooleanField(null=True)
    report_at = models.DateTimeField(null=True)
    report_fact = models.UUIDField(null=True)


class StepAnswer(models.Model):
    """What she answered to one step of an examination. The newest answer holds."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    examination = models.ForeignKey(Examination, models.PROTECT, related_name="+")
    step = models.CharField(max_length=12)
    answer = models.CharField(max_length=9)
    given_by = models.CharField(max_length=8)
    fact = models.UUIDField()
    said_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")


class Sample(models.Model):
    """One sample under one seal."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    examination = models.ForeignKey(Examination, models.PROTECT, related_name="+", db_index=False)
    sample = models.CharField(max_length=10)
    packing = models.CharField(max_length=14)
    seal_number = models.CharField(max_length=24)
    taken_at = models.DateTimeField()
    fact = models.UUIDField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_sample_under_one_seal", fields=["case", "seal_number"]
            ),
        ]


class Submission(models.Model):
    """Samples that went to a laboratory with one letter, until its report is here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    laboratory = models.CharField(max_length=18)
    letter_number = models.CharField(max_length=24)
    laboratory_number = models.CharField(max_length=24, default="", blank=True)
    # Of how many suspects DNA goes along for comparison.
    suspects = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    fact = models.UUIDField()
    reported_at = models.DateTimeField(null=True)
    report_fact = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_report_comes_after_what_was_sent",
                condition=Q(reported_at__isnull=True) | Q(reported_at__gte=models.F("sent_at")),
            ),
        ]


class SubmittedSample(models.Model):
    """One sample of a submission. No sample is in two laboratories."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="a_sample_is_in_one_laboratory", fields=["sample"]),
        ]


class Objection(models.Model):
    """A ground on which a laboratory did not begin, and what was done about it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=18)
    raised_at = models.DateTimeField()
    fact = models.UUIDField()
    recorded_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    answer = models.CharField(max_length=18, default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    answer_fact = models.UUIDField(null=True)
    answered_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
