"""A course that a unit needs because of what it misses: proposed, planned, given, and looked at."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.kernel.ids import new_id


class TrainingNeed(models.Model):
    """Of so many duties a station missed so many; this course answers them. Nobody is named."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    province = models.CharField(max_length=3, blank=True)
    is_practice = models.BooleanField()
    stream = models.CharField(max_length=24)
    # The full months that were looked at; the second is the last of them.
    since = models.DateField()
    until = models.DateField()
    missed = models.PositiveIntegerField()
    due = models.PositiveIntegerField()
    # proposed, accepted, declined, planned, given.
    state = models.CharField(max_length=8, default="proposed")
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    why = models.CharField(max_length=200, blank=True, default="")
    session = models.ForeignKey(
        "workforce.TrainingSession", models.PROTECT, null=True, related_name="+", db_index=False
    )
    given_on = models.DateField(null=True)
    # The same duties in as many full months after.
    later_missed = models.PositiveIntegerField(null=True)
    later_due = models.PositiveIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-proposed_at"], name="courses_a_district_needs"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_need_of_a_station_and_stream",
                fields=["station", "stream"],
                condition=Q(state__in=["proposed", "accepted", "planned"]),
            ),
            models.CheckConstraint(
                name="a_need_misses_no_more_than_is_due", condition=Q(missed__lte=F("due"))
            ),
            models.CheckConstraint(
                name="a_planned_course_has_a_session",
                condition=~Q(state__in=["planned", "given"]) | Q(session__isnull=False),
            ),
            models.CheckConstraint(
                name="a_need_has_a_known_state",
                condition=Q(state__in=["proposed", "accepted", "declined", "planned", "given"]),
            ),
        ]
