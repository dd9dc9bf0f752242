"""What is taught, by whom, to whom, and what came of it: the tables of training.

Names stand here as they are printed on a certificate: of officers, trainers and trainees from
outside the police, and of nobody who was harmed.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry

_STANDS = Q(taken_back_at__isnull=True)


class Course(Entry):
    """One version of a curriculum or a manual; another version is another entry."""

    code = models.CharField(max_length=24)
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=16)
    stream = models.CharField(max_length=24)
    days = models.PositiveIntegerField()
    # Months for which its certificate is good; none is given for nought.
    valid_months = models.PositiveIntegerField()
    # What assignment knows it as, if it does: `organisation.posts.Training`.
    certifies = models.CharField(max_length=24, blank=True)
    state = models.CharField(max_length=16)
    approved_by = models.CharField(max_length=120, blank=True)
    approved_on = models.DateField(null=True)
    where = models.CharField(max_length=200, blank=True)
    rests_on = models.CharField(max_length=200, blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_course_of_a_code", fields=["unit", "code"], condition=_STANDS
            ),
            models.CheckConstraint(
                name="an_approved_course_says_by_whom_and_when",
                condition=~Q(state="approved")
                | (~Q(approved_by="") & Q(approved_on__isnull=False)),
            ),
        ]


class Trainer(Entry):
    """Somebody who teaches, with what qualifies them."""

    name = models.CharField(max_length=120)
    sex = models.CharField(max_length=12)
    comes_from = models.CharField(max_length=120)
    stream = models.CharField(max_length=24)
    qualification = models.CharField(max_length=200)
    good_until = models.DateField(null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_trainer_of_a_name_and_stream",
                fields=["unit", "name", "stream"],
                condition=_STANDS,
            ),
        ]


class Trainee(Entry):
    """Somebody from outside the police, under a number that was given here."""

    number = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    profession = models.CharField(max_length=16)
    sex = models.CharField(max_length=12)
    comes_from = models.CharField(max_length=120)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_number_for_a_trainee", fields=["number"], condition=_STANDS
            ),
            models.UniqueConstraint(
                name="one_trainee_of_a_name_and_place",
                fields=["unit", "name", "profession", "comes_from"],
                condition=_STANDS,
            ),
        ]


class TrainingSession(Entry):
    """A course held once, at a place, from its first day on."""

    code = models.CharField(max_length=24)
    course = models.ForeignKey(Course, models.PROTECT, related_name="+", db_index=False)
    place_kind = models.CharField(max_length=16)
    place = models.CharField(max_length=120)
    days = models.PositiveIntegerField()
    lead = models.ForeignKey(Trainer, models.PROTECT, null=True, related_name="+", db_index=False)
    with_trainers = models.CharField(max_length=200, blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_session_of_a_code", fields=["unit", "code"], condition=_STANDS
            ),
        ]


class TrainingAttendance(Entry):
    """One person in one session: days there, marks before and after out of a hundred."""

    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="+", db_index=False)
    number = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    profession = models.CharField(max_length=16)
    sex = models.CharField(max_length=12)
    rank = models.CharField(max_length=16, blank=True)
    days_there = models.PositiveIntegerField()
    before = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    after = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    completed = models.BooleanField()

    class Meta(Entry.Meta):
        indexes: ClassVar = [
            *Entry.Meta.indexes,
            models.Index(fields=["number"], name="attendances_of_a_person"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_person_attends_a_session_once",
                fields=["session", "number"],
                condition=_STANDS,
            ),
            models.CheckConstraint(
                name="marks_are_out_of_a_hundred",
                condition=(Q(before__isnull=True) | Q(before__range=(0, 100)))
                & (Q(after__isnull=True) | Q(after__range=(0, 100))),
            ),
        ]


class TrainingFollowup(Entry):
    """What was seen of a trainee's work some months after: a sheet of questions, yes or no."""

    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="+", db_index=False)
    number = models.CharField(max_length=30)
    seen_by = models.CharField(max_length=16)
    heard_alone = models.BooleanField(null=True)
    blamed_nobody = models.BooleanField(null=True)
    told_of_rights = models.BooleanField(null=True)
    asked_of_danger = models.BooleanField(null=True)
    referred = models.BooleanField(null=True)
    thinks_often_false = models.PositiveIntegerField(null=True)
    marks = models.DecimalField(max_digits=5, decimal_places=2, null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_follow_up_of_a_trainee_a_day",
                fields=["session", "number", "on"],
                condition=_STANDS,
            ),
        ]


class TrainingTarget(Entry):
    """How many of whom are to hold a certificate of a stream, by when."""

    stream = models.CharField(max_length=24)
    whom = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    by = models.DateField()
    rests_on = models.CharField(max_length=200)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_target_of_a_unit_and_stream",
                fields=["unit", "stream", "whom", "by"],
                condition=_STANDS,
            ),
        ]


class TrainingCertificate(Entry):
    """A certificate that was given for a session; `key` says which key signed its code."""

    number = models.CharField(max_length=9, unique=True)
    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="+", db_index=False)
    person = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    profession = models.CharField(max_length=16)
    sex = models.CharField(max_length=12)
    rank = models.CharField(max_length=16, blank=True)
    stream = models.CharField(max_length=24)
    until = models.DateField()
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta(Entry.Meta):
        indexes: ClassVar = [
            *Entry.Meta.indexes,
            models.Index(fields=["person"], name="certificates_of_a_person"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_certificate_of_a_session", fields=["session", "person"], condition=_STANDS
            ),
            models.CheckConstraint(
                name="a_certificate_is_good_for_a_while", condition=Q(until__gt=F("on"))
            ),
        ]
