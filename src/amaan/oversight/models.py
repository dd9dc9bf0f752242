"""What the watching room remembers: each time that somebody was told."""

from typing import ClassVar

from django.db import models

from amaan.kernel.ids import new_id
from amaan.oversight.complaint_tables import PoliceComplaint
from amaan.oversight.death_review_tables import DeathLesson, DeathReview
from amaan.oversight.review_tables import DrawnCase, Review, ReviewDraw
from amaan.oversight.training_needs_tables import TrainingNeed

__all__ = [
    "Alarm",
    "DeathLesson",
    "DeathReview",
    "DrawnCase",
    "Finding",
    "Inspection",
    "KeepingAlarm",
    "KeepingDuty",
    "PoliceComplaint",
    "RegistrationAnswer",
    "Review",
    "ReviewDraw",
    "TrainingNeed",
    "WordingRemark",
]


class Alarm(models.Model):
    """One step about one duty was raised to whoever held the post at that instant.

    Rows are inserted and never changed. The pair of duty and step is unique: whatever crashes
    and however many workers turn the clock, nobody is told the same thing twice.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # None of the three is a key of the database's own. The duty is held locked while its alarm
    # is written, unit and officer were read a moment before, nothing of it is ever deleted, and
    # a thousand alarms are to be raised in milliseconds.
    duty = models.ForeignKey(
        "cases.DutyRecord", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    step = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14)
    to_post = models.CharField(max_length=20)
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    # None where nobody held the post: that too is to be known.
    officer = models.ForeignKey(
        "organisation.Officer",
        models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    # When it was due to be raised, and when it was.
    due_at = models.DateTimeField()
    raised_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="each_step_is_raised_once", fields=["duty", "step"]),
            models.CheckConstraint(
                name="an_alarm_is_of_a_known_kind",
                condition=models.Q(kind__in=["half", "three_quarters", "late", "climbed"]),
            ),
        ]


# What those who watch owe, beside the duties of a case.
KEEPING = (
    "emergency_review", "post_unfilled", "queue_waits", "own_numbers", "finding", "drawn_case",
    "complaint", "desk_unattended", "decision", "agreement_ends", "body_decision",
)  # fmt: skip


class KeepingDuty(models.Model):
    """Something owed to the keeping of the house and to no case: a review, a post to fill, a
    queue to work, an officer's own numbers, what was found on a visit to a desk, a case drawn to
    be read, a step of a complaint about police, what a crime meeting or a body of the programme
    decided, an agreement to renew. It is late and climbs as a duty of a case does.

    `about` is the emergency, the district, the officer, the finding, the complaint, the decision,
    the agreement or the row that drew the case; nothing here names a case.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    about = models.UUIDField()
    # Which post is short, which queue is old, or in which posting the numbers are owed.
    detail = models.CharField(max_length=40, default="", blank=True)
    # Who owes it: a post at a unit, whoever holds it.
    owner = models.CharField(max_length=20)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    # Where it is about, for the line on a page and for the way up.
    place = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    ladder = models.CharField(max_length=20)
    started_at = models.DateTimeField()
    late_at = models.DateTimeField()
    is_late = models.BooleanField(default=False)
    climbed = models.PositiveSmallIntegerField(default=0)
    next_look_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_look_at"],
                name="keeping_to_look_at",
                condition=models.Q(settled_at__isnull=True, next_look_at__isnull=False),
            ),
            models.Index(
                fields=["unit", "owner"],
                name="keeping_owed_by",
                condition=models.Q(settled_at__isnull=True),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="each_thing_is_owed_once",
                fields=["kind", "about", "detail"],
                condition=models.Q(settled_at__isnull=True),
            ),
            models.CheckConstraint(
                name="a_keeping_duty_is_of_a_known_kind", condition=models.Q(kind__in=KEEPING)
            ),
        ]


class KeepingAlarm(models.Model):
    """One step about one keeping duty was raised to a post. Inserted and never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    duty = models.ForeignKey(KeepingDuty, models.PROTECT, related_name="+", db_index=False)
    step = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14)
    to_post = models.CharField(max_length=20)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    # None where nobody held the post: that too is to be known.
    officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    due_at = models.DateTimeField()
    raised_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            # A post at a step: of a review that is late the auditor is told beside the next up.
            models.UniqueConstraint(
                name="each_keeping_step_is_raised_once", fields=["duty", "step", "to_post"]
            ),
            models.CheckConstraint(
                name="a_keeping_alarm_is_of_a_known_kind",
                condition=models.Q(kind__in=["half", "three_quarters", "late", "climbed"]),
            ),
        ]


class WordingRemark(models.Model):
    """A class of words was shown to an officer in a text of hers, and what came of it.

    No text, no word. Rows are inserted and never changed; they are there to help and to teach,
    and nothing in the house acts upon them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    # The entry whose note it was.
    fact_id = models.UUIDField()
    wording = models.CharField(max_length=24)
    # Empty: the words were written anew.
    kept_because = models.CharField(max_length=12, default="", blank=True)
    officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    # Where the officer served then; a special unit of a district is at no station.
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["station", "recorded_at"], name="wording_station_month"),
            models.Index(fields=["district", "recorded_at"], name="wording_district_month"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(name="a_wording_is_noted_once", fields=["fact_id", "wording"]),
        ]


class Inspection(models.Model):
    """Somebody from above the station visited a desk, and answered the questions of the list."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    visited_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    inspected_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    by_post = models.CharField(max_length=20)
    # The id of each question with yes, no or not_looked.
    answers = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["desk", "-visited_at"], name="inspections_of_a_desk"),
            models.Index(fields=["district", "-visited_at"], name="inspections_district"),
        ]


class Finding(models.Model):
    """A question answered no: whose it is to mend, until when, and what came of it.

    The station says that it is mended; whoever inspects next says whether it is so.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, related_name="findings", db_index=False
    )
    desk = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    question = models.CharField(max_length=24)
    owner = models.CharField(max_length=20)
    found_at = models.DateTimeField()
    mend_by = models.DateTimeField()
    mended_at = models.DateTimeField(null=True)
    mended_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    # How often it was called mended and was not.
    times_not_so = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["inspection"], name="findings_of_an_inspection"),
            models.Index(
                fields=["district", "mend_by"],
                name="findings_open",
                condition=models.Q(confirmed_at__isnull=True),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_finding_per_desk_and_question",
                fields=["desk", "question"],
                condition=models.Q(confirmed_at__isnull=True),
            ),
        ]


class RegistrationAnswer(models.Model):
    """What an officer said, from a list, to a registration that was refused or came late.

    Rows are inserted and never changed: whoever said something may say something else besides.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # The entry of the refusal, or the duty that was late.
    about = models.UUIDField()
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    answer = models.CharField(max_length=20)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="an_answer_is_given_once", fields=["about", "officer", "answer"]
            ),
        ]
