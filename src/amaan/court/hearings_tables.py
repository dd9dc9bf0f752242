"""Days in court as rows: which court, what for, and what came of each. No names, no words."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"


class Hearing(models.Model):
    """One day in one court. It ends with a next day or with what else came of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    # Where the court sits; the list of a district is read by it.
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    court = models.CharField(max_length=16)
    # Which of the district's courts of this kind.
    court_number = models.PositiveSmallIntegerField(default=1)
    purpose = models.CharField(max_length=20)
    # A local date; the hour where the court gave one.
    day = models.DateField()
    hour = models.TimeField(null=True)
    fixed_at = models.DateTimeField()
    fixed_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    fixed_fact = models.UUIDField()

    ended = models.CharField(max_length=14, default="", blank=True)
    adjourned = models.BooleanField(default=False)
    reason = models.CharField(max_length=20, default="", blank=True)
    asked_by = models.CharField(max_length=16, default="", blank=True)
    next_day = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    held_fact = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "day", "hour", "id"], name="hearing_by_district_day"),
            models.Index(fields=["case", "day", "id"], name="hearing_of_a_case"),
            # Few: their day is over, and nobody wrote what came of it.
            models.Index(
                fields=["district", "day", "id"], name="hearing_unanswered", condition=Q(ended="")
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_hearing_ends_with_a_next_day_or_an_outcome",
                condition=Q(ended="", next_day__isnull=True, held_fact__isnull=True)
                | Q(ended="next_day", next_day__isnull=False, held_fact__isnull=False)
                | Q(
                    ended__in=["decided", "sent_elsewhere", "put_away"],
                    next_day__isnull=True,
                    held_fact__isnull=False,
                )
                # The court moved the day before it came, or it was written down by mistake.
                | Q(ended="moved", next_day__isnull=False, held_fact__isnull=True)
                | Q(ended="taken_back", next_day__isnull=True, held_fact__isnull=True),
            ),
            models.CheckConstraint(
                name="put_off_for_a_reason_and_to_a_day",
                condition=Q(adjourned=False) | (~Q(reason="") & Q(ended="next_day")),
            ),
        ]


class SpecialMeasure(models.Model):
    """What protects her while she is heard: asked for, then granted or refused."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    measure = models.CharField(max_length=16)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    ask_fact = models.UUIDField()
    granted = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    decide_fact = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "asked_at"], name="measure_of_a_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_measure_is_asked_once_at_a_time",
                fields=["case", "measure"],
                condition=Q(granted__isnull=True),
            ),
            models.CheckConstraint(
                name="a_measure_is_decided_whole",
                condition=Q(granted__isnull=True, decide_fact__isnull=True)
                | Q(granted__isnull=False, decide_fact__isnull=False),
            ),
        ]


class Attendance(models.Model):
    """One witness at one hearing: a role and a count within it, never a name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="+", db_index=False)
    witness = models.CharField(max_length=20)
    ordinal = models.PositiveSmallIntegerField(default=1)
    came = models.CharField(max_length=16)
    fact = models.UUIDField()
    # Why the witness turned, where the court declared her or him hostile.
    hostile = models.CharField(max_length=20, default="", blank=True)
    hostile_fact = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "hearing"], name="attendance_of_a_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_witness_once_in_a_hearing", fields=["hearing", "witness", "ordinal"]
            ),
        ]
