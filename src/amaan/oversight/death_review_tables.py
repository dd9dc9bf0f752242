"""Reviews of deaths and near-deaths as rows, and what was learned, in codes and without identity.

A lesson stands apart from its case: whoever reads the lessons of a district learns what failed
and what changes, and not in whose death.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"
UNIT = "organisation.Unit"


class DeathReview(models.Model):
    """One death or near-death that a panel looks at, to learn from it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    district = models.ForeignKey(UNIT, models.PROTECT, related_name="+", db_index=False)
    about = models.CharField(max_length=12)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    fact = models.UUIDField()
    # Codes of offices, never of persons.
    panel = models.JSONField(default=list)
    met_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["district", "-opened_at", "id"], name="death_review_of_a_district"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_review_of_a_death",
                fields=["case"],
                condition=Q(closed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="a_review_of_a_death_had_a_panel",
                condition=Q(closed_at__isnull=True) | Q(met_on__isnull=False),
            ),
        ]


class DeathLesson(models.Model):
    """What failed, what changes because of it, whose it is, until when, and when it was done."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(
        DeathReview, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    district = models.ForeignKey(UNIT, models.PROTECT, related_name="+", db_index=False)
    # In the Police Forum's words for failures.
    failure = models.CharField(max_length=32)
    decision = models.CharField(max_length=24)
    owner = models.CharField(max_length=20)
    due_on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "due_on", "id"], name="lesson_of_a_district"),
        ]
