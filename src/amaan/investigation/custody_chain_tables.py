"""Hand-overs and the links of the chain: written once, never changed."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.investigation.exhibits_tables import Exhibit
from amaan.kernel.ids import new_id


class CustodyLink(models.Model):
    """One link of one exhibit's chain. The database lets nobody change or remove it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="+", db_index=False)
    number = models.SmallIntegerField()
    # Codes, service numbers, units, seal numbers and instants, as they are digested.
    body = models.JSONField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_link_per_number", fields=["exhibit", "number"]),
        ]


class HandOver(models.Model):
    """Exhibits out of one hand into another: given, and then received or not.

    `number` stands on the custody form, so that the paper and the act find each other.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=9, unique=True)
    purpose = models.CharField(max_length=10)
    # Where it goes: an officer, the store of a station, or an office outside.
    to_where = models.CharField(max_length=10)
    given_at = models.DateTimeField()
    # Both are null where an office outside gave or received; then there is a paper.
    giver = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    receiver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+"
    )
    store = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    # What the other side calls it: a laboratory's receipt, a court's register.
    outside_number = models.CharField(max_length=24, default="", blank=True)
    due_back_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default="offered")
    by_paper = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)
    # When the form with both signatures was put into the file.
    paper_filed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nobody_gives_to_himself",
                condition=Q(giver__isnull=True)
                | Q(receiver__isnull=True)
                | ~Q(giver=F("receiver")),
            ),
            models.CheckConstraint(
                name="a_hand_over_has_a_known_state",
                condition=Q(state__in=["offered", "received", "declined", "taken_back"]),
            ),
        ]


class HandOverItem(models.Model):
    """One exhibit in a hand-over, with its seal as given and as found."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hand_over = models.ForeignKey(HandOver, models.PROTECT, related_name="+", db_index=False)
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="+")
    seal_given = models.CharField(max_length=24)
    seal_found = models.CharField(max_length=24, default="", blank=True)
    seal_state = models.CharField(max_length=10, default="", blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="an_exhibit_once_in_a_hand_over", fields=["hand_over", "exhibit"]
            ),
        ]
