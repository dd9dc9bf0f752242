"""An officer's own complaint of harassment at work: dates and codes, and never a word of it."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

RECEIPT = 64


class WorkplaceComplaint(models.Model):
    """One complaint that went past the chain of command. It knows no unit and no district.

    Her receipt is kept only as its digest: whoever sits at her screen does not find it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    receipt = models.CharField(max_length=RECEIPT)
    province = models.CharField(max_length=3)
    is_practice = models.BooleanField()
    route = models.CharField(max_length=16)
    sent_on = models.DateField()
    # When the accused was told of the charges, when the inquiry began, when it gave its findings,
    # and when the penalty was imposed. Empty until she was told.
    told_on = models.DateField(null=True)
    begun_on = models.DateField(null=True)
    found_on = models.DateField(null=True)
    imposed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="a_receipt_is_one_officers", fields=["receipt"]),
            models.CheckConstraint(
                name="an_outcome_has_its_findings",
                condition=Q(outcome__in=["", "withdrawn"]) | Q(found_on__isnull=False),
            ),
        ]
