"""What somebody told or asked without saying who, and what women said of how they were received."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"
PUBLIC_KINDS = ("report", "question", "complaint")
# Whom it goes to: the desks of the district; oversight, past every police post; or oversight and
# whoever commands the district, past every station.
ROUTES = ("desk", "oversight", "district")


class PublicReport(models.Model):
    """A report or a question without a name, or a complaint that no station sees.

    The words are sealed. Nothing here says from where it came, and no case stands beside it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10)
    route = models.CharField(max_length=10)
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    language = models.CharField(max_length=5)
    # The hour, not the minute: a minute tells who sat at which telephone.
    said_at = models.DateTimeField()
    receipt = models.BinaryField(unique=True)
    sealed = models.JSONField(default=list)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    answer = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-said_at", "id"], name="public_report_of_a_district"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_public_report_goes_somewhere",
                condition=Q(kind__in=PUBLIC_KINDS, route__in=ROUTES),
            ),
        ]


class Feedback(models.Model):
    """What somebody said of how she was received, in codes; no case and no day stands beside it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    month = models.DateField()
    # Item -> yes, partly, no. What she left out is not here.
    answers = models.JSONField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "month", "id"], name="feedback_of_a_district"),
        ]
