"""What the room keeps: what was promised to be found out, and every answer that was given.

Nothing here is a case: stations, months and counts. An answer is added and never changed, so that
one nobody liked stands as long as one that pleased.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.evaluation.outcomes import CODES
from amaan.kernel.ids import new_id

DESIGNS = ("randomised", "staggered")
RUN_BY = ("", "mixed", "women")
KINDS = ("effect", "power")
WHY_ENDED = ("", "desks_not_opened", "stations_changed", "mistake")


class Study(models.Model):
    """A question that was written down before the first desk opened."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    province = models.CharField(max_length=3)
    is_practice = models.BooleanField()
    # What is counted in the first place, chosen before anything is known.
    outcome = models.CharField(max_length=16)
    design = models.CharField(max_length=12)
    # First days of months: the first that is read, that of the first desk, and the last.
    since = models.DateField()
    begins = models.DateField()
    until = models.DateField()
    # The smallest change that would matter, in hundredths of the mean.
    smallest = models.PositiveSmallIntegerField()
    registered_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    registered_at = models.DateTimeField()
    # Given up, with why, as a code; it stays on the list.
    ended_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=16, blank=True, default="", db_default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["province", "-registered_at", "id"], name="studies_of_a_province")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_study_goes_from_before_a_desk_to_after_it",
                condition=Q(since__lt=F("begins")) & Q(begins__lte=F("until")),
            ),
            models.CheckConstraint(
                name="a_study_is_registered_before_it_begins",
                condition=Q(registered_at__lt=F("begins")),
            ),
            models.CheckConstraint(
                name="a_study_is_of_a_known_kind",
                condition=Q(outcome__in=CODES) & Q(design__in=DESIGNS),
            ),
            models.CheckConstraint(
                name="a_study_given_up_says_why",
                condition=(Q(ended_at__isnull=True) & Q(ended_why=""))
                | (Q(ended_at__isnull=False) & Q(ended_why__in=WHY_ENDED[1:])),
            ),
        ]


class StudyStation(models.Model):
    """One station of a study: the month its desk opens, or none where it waits to the end."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, models.PROTECT, related_name="stations", db_index=False)
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    # Where it lay when the study was registered: lots are drawn within a district.
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    start = models.DateField(null=True)
    run_by = models.CharField(max_length=8, blank=True, default="", db_default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="a_station_once_in_a_study", fields=["study", "station"]),
            models.CheckConstraint(
                name="only_a_desk_is_run_by_somebody",
                condition=Q(run_by__in=RUN_BY) & (Q(start__isnull=False) | Q(run_by="")),
            ),
        ]


class Asking(models.Model):
    """That an answer was asked for, with what was known of the stations at that hour."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, models.PROTECT, related_name="askings", db_index=False)
    kind = models.CharField(max_length=8)
    asked_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField()
    # By station: the day its first desk opened, and the share of what desks should have that is
    # there; and the stations that were not in the house for the whole time.
    opened = models.JSONField()
    fidelity = models.JSONField()
    left_out = models.JSONField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["study", "-asked_at", "id"], name="askings_of_a_study")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="an_asking_is_of_a_known_kind", condition=Q(kind__in=KINDS))
        ]


class Answer(models.Model):
    """What was answered, with the digest of what was asked; written once and never again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asking = models.OneToOneField(Asking, models.PROTECT, related_name="answer")
    answered_at = models.DateTimeField()
    # Everything up to this instant was counted.
    counted_until = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64)
    told = models.JSONField()


class Series(models.Model):
    """The counts of one station that an answer was reckoned from, month by month."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    answer = models.ForeignKey(Answer, models.PROTECT, related_name="series", db_index=False)
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    # Outcomes, each with a number a month.
    counts = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_station_once_in_an_answer", fields=["answer", "station"]
            )
        ]
