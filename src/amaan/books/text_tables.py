"""The text of a manual or a paper, as the file that was approved, beside its entry."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.books.area_tables import InAnArea
from amaan.kernel.ids import new_id


class TextFile(InAnArea):
    """One file beside an entry. It is never changed; one that should not be there is emptied."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    book = models.CharField(max_length=40)
    entry_id = models.UUIDField()
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    # Emptied when the file is taken away; its name and its fingerprint stay.
    content = models.BinaryField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_text_that_was_taken_away_is_empty",
                condition=Q(removed_at__isnull=True, removed_by__isnull=True, why="")
                | Q(removed_at__isnull=False, removed_by__isnull=False, content=b""),
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["entry_id", "-added_at"], name="texts_of_an_entry")
        ]
