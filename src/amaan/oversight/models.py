"""What the watching room remembers: each time that somebody was told."""

from typing import ClassVar

from django.db import models

from amaan.kernel.ids import new_id


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
