"""A long table that was sent: kept until it was tried and brought in, and then emptied."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id


class SentTable(models.Model):
    """A table for one book, what the trial found in it, and how it ended."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    book = models.CharField(max_length=40)
    # As it was sent; empty when it is brought in or given up.
    text = models.TextField(blank=True)
    rows = models.PositiveIntegerField()
    # sent: to be tried; faulty; ready: may be brought in; wanted; brought_in.
    state = models.CharField(max_length=10, default="sent")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    ready = models.PositiveIntegerField(null=True)
    fault_count = models.PositiveIntegerField(default=0)
    # The first of them: line, column, sentence, what was told.
    faults = models.JSONField(default=list)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_sent_table_has_a_known_state",
                condition=Q(state__in=["sent", "faulty", "ready", "wanted", "brought_in"]),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["sent_at"], name="sent_tables_by_time")]
