"""Counts of a station's store (malkhana): what was expected, what was found, what differs."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.investigation.exhibits_tables import Exhibit
from amaan.kernel.ids import new_id


class StoreCount(models.Model):
    """Somebody went through the store with the register in hand."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    station = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    district = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    counted_at = models.DateTimeField()
    counted_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    expected = models.IntegerField()
    found = models.IntegerField()
    recorded_at = models.DateTimeField()


class StoreDifference(models.Model):
    """One thing that was not as the register has it; open until somebody above explains it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    count = models.ForeignKey(StoreCount, models.PROTECT, related_name="+")
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    district = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    exhibit = models.ForeignKey(
        Exhibit, models.PROTECT, null=True, related_name="+", db_index=False
    )
    mark = models.CharField(max_length=9)
    what = models.CharField(max_length=16)
    explained = models.CharField(max_length=16, default="", blank=True)
    explained_at = models.DateTimeField(null=True)
    explained_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["district", "id"],
                name="store_differences_open",
                condition=Q(explained=""),
            ),
        ]
