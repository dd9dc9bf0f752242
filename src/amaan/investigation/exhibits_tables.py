"""Exhibits as rows: what was taken in one act, and each thing with where it is now.

No names and no words: what a thing looks like, where exactly it lay and who witnessed it are
sealed, with the exhibit or the recovery as their subject.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id


class Recovery(models.Model):
    """One act of taking: a memo with its hour, its kind of place and how many witnesses signed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    source = models.CharField(max_length=12)
    place = models.CharField(max_length=24)
    witnesses = models.SmallIntegerField()
    with_consent = models.BooleanField(default=False)
    taken_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="witnesses_are_counted", condition=Q(witnesses__gte=0)),
        ]


class Exhibit(models.Model):
    """One thing, numbered within its case and marked for everybody else.

    Where it is stands here for reading; the chain of custody says the same, link by link, and a
    test holds the two together.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    recovery = models.ForeignKey(Recovery, models.PROTECT, related_name="+")
    number = models.SmallIntegerField()
    # What its label and its QR say: drawn at random, without meaning.
    mark = models.CharField(max_length=9, unique=True)
    what = models.CharField(max_length=12)
    pieces = models.SmallIntegerField(default=1)
    # A copy or a part of another exhibit: never taken for the original.
    part_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    # The entry of the timeline by which a sample was taken, where this is that sample.
    sample_fact = models.UUIDField(null=True)
    seal = models.CharField(max_length=24)
    where = models.CharField(max_length=10, default="officer")
    # The officer who has it, or who had it last before it went to a shelf or an office.
    holder = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    # The station in whose store it lies, or lay last.
    store = models.ForeignKey("organisation.Unit", models.PROTECT, null=True, related_name="+")
    shelf = models.CharField(max_length=12, default="", blank=True)
    due_back_at = models.DateTimeField(null=True)
    links = models.SmallIntegerField(default=0)
    head = models.CharField(max_length=64)
    # A hand-over that waits for its receiver: one at a time, or it would be in two places.
    offer = models.UUIDField(null=True)
    offered_to = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+"
    )
    offered_store = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+"
    )
    taken_at = models.DateTimeField()
    # What was found of the seal at the last receipt, until it is sealed anew.
    seal_state = models.CharField(max_length=10, default="intact", db_default="intact")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_exhibit_per_number", fields=["case", "number"]),
            models.CheckConstraint(name="an_exhibit_has_pieces", condition=Q(pieces__gte=1)),
            models.CheckConstraint(
                name="an_exhibit_is_in_one_known_place",
                condition=Q(
                    where__in=["officer", "store", "laboratory", "court", "returned", "destroyed"]
                ),
            ),
            models.CheckConstraint(
                name="in_the_store_of_a_station",
                condition=~Q(where="store") | Q(store__isnull=False),
            ),
            models.CheckConstraint(
                name="offered_to_one_receiver",
                condition=Q(offer__isnull=False)
                | Q(offered_to__isnull=True, offered_store__isnull=True),
            ),
        ]
