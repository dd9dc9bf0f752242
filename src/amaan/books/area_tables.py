"""The columns by which row security knows where a row belongs."""

from django.db import models


class InAnArea(models.Model):
    """A row that belongs to a unit; row security filters on these plain columns."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    province = models.CharField(max_length=3, blank=True)
    is_practice = models.BooleanField()

    class Meta:
        abstract = True
