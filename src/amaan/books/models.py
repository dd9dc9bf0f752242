"""What every entry of every book has, and how an entry stood before it was mended."""

from typing import ClassVar

from django.db import models

from amaan.books.area_tables import InAnArea as InAnArea
from amaan.books.sent_tables import SentTable as SentTable  # Django looks for tables here
from amaan.books.text_tables import TextFile as TextFile
from amaan.kernel.ids import new_id


class Entry(InAnArea):
    """One entry of a book. It names nobody who was harmed, and no case.

    A slip is mended in place and the `Correction` keeps how it stood; an entry that should not
    be is taken back, stays readable, and counts no more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # The day it is about, in the sense its book gives to it.
    on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    # How it came here: typed, table or loader.
    source = models.CharField(max_length=6)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        abstract = True
        indexes: ClassVar = [
            models.Index(fields=["district", "-on", "-id"], name="%(class)s_district"),
            models.Index(fields=["province", "-on", "-id"], name="%(class)s_province"),
            models.Index(fields=["station", "-on", "-id"], name="%(class)s_station"),
        ]


class Correction(InAnArea):
    """One field of one entry that was mended: what stood there, what stands now, and why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    book = models.CharField(max_length=40)
    entry_id = models.UUIDField()
    field = models.CharField(max_length=40)
    was = models.TextField(blank=True)
    becomes = models.TextField(blank=True)
    why = models.CharField(max_length=200)
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["entry_id", "corrected_at"], name="corrections_of_an_entry")
        ]
