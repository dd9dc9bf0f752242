"""The study of judgments as rows: coded trials, interviews, recommendations. Codes only."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"
UNIT = "organisation.Unit"


class CodedTrial(models.Model):
    """One trial as its judgment tells it, or as far as it has come: codes, days and no date.

    `study_id` is the study's own; which case it is stands in no table of ours. Days instead of
    dates, because the day of an FIR beside a court leads to one woman.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = models.ForeignKey(UNIT, models.PROTECT, related_name="+", db_index=False)
    study_id = models.CharField(max_length=10)
    court = models.CharField(max_length=16)
    court_number = models.PositiveSmallIntegerField(default=1)
    # In which it was decided; of one that is pending, in which it was looked at last.
    year = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=20)
    family = models.CharField(max_length=24)
    grounds = models.JSONField(default=list)
    medical = models.CharField(max_length=16)
    dna = models.CharField(max_length=16)
    testimony = models.CharField(max_length=16)
    character = models.CharField(max_length=20)
    delay = models.CharField(max_length=20)
    # Days each stage took; none where it was not reached.
    days_report = models.PositiveIntegerField(null=True)
    days_charge = models.PositiveIntegerField(null=True)
    days_evidence = models.PositiveIntegerField(null=True)
    days_decision = models.PositiveIntegerField(null=True)
    # From the FIR to the decision, or to the day on which it was looked at last.
    days_followed = models.PositiveIntegerField()
    sentence = models.CharField(max_length=16, default="", blank=True)
    sentence_months = models.PositiveSmallIntegerField(null=True)
    # Rupees ordered to be paid to her; none where nothing was ordered.
    compensation = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=5)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-recorded_at", "id"], name="coded_in_district"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_study_id_is_coded_once",
                fields=["district", "study_id"],
                condition=Q(taken_back_at__isnull=True),
            ),
            models.CheckConstraint(
                name="only_a_conviction_has_a_sentence",
                condition=Q(outcome="convicted") & ~Q(sentence="")
                | ~Q(outcome="convicted") & Q(sentence="", sentence_months__isnull=True),
            ),
        ]


class StudyInterview(models.Model):
    """What a judge, a prosecutor or a lawyer answered: by role and month, nobody's name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = models.ForeignKey(UNIT, models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=20)
    # The first of the month: the only judge of a district is found by a day.
    month = models.DateField()
    # How consent was given; without it there is no row.
    consent = models.CharField(max_length=8)
    answers = models.JSONField(default=dict)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-recorded_at", "id"], name="interviewed_in_district"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nobody_is_interviewed_unasked",
                condition=Q(consent__in=["spoken", "signed"]),
            ),
        ]


class Recommendation(models.Model):
    """What the study asks of an office, until when, what the office answered, and whether done.

    The office answers; whoever keeps the study says that it is done, having looked.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = models.ForeignKey(UNIT, models.PROTECT, related_name="+", db_index=False)
    what = models.CharField(max_length=32)
    addressee = models.CharField(max_length=20)
    # Which court it is about; empty where it is about none.
    court = models.CharField(max_length=16, default="", blank=True)
    court_number = models.PositiveSmallIntegerField(null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    due_on = models.DateField()
    reply = models.CharField(max_length=20, default="", blank=True)
    promised_on = models.DateField(null=True)
    replied_at = models.DateTimeField(null=True)
    replied_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "due_on", "id"], name="recommended_in_district"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_recommendation_of_a_kind",
                fields=["district", "what", "addressee", "court", "court_number"],
                condition=Q(done_at__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="a_reply_is_whole",
                condition=Q(reply="", replied_at__isnull=True, replied_by__isnull=True)
                | ~Q(reply="") & Q(replied_at__isnull=False, replied_by__isnull=False),
            ),
            models.CheckConstraint(
                name="done_is_said_by_somebody",
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
            ),
        ]
