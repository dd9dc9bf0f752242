"""Salons and paralegals who tell of help: places, never persons; months, never days."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry

STANDS = Q(taken_back_at__isnull=True)


class NetworkPlace(Entry):
    """One place of the network, and until when the people in it are trained."""

    place = models.CharField(max_length=80)
    kind = models.CharField(max_length=16)
    members = models.PositiveIntegerField()
    trained_on = models.DateField(null=True)
    trained_until = models.DateField(null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_place_of_a_name", fields=["unit", "place"], condition=STANDS
            ),
            models.CheckConstraint(
                name="a_training_has_an_end",
                condition=Q(trained_on__isnull=True, trained_until__isnull=True)
                | Q(trained_on__isnull=False, trained_until__gte=F("trained_on")),
            ),
        ]


class NetworkMonth(Entry):
    """One month of a place: what was handed out, and whether anybody was led to help."""

    place = models.ForeignKey(NetworkPlace, models.PROTECT, related_name="+")
    handed_out = models.PositiveIntegerField()
    led_somebody = models.BooleanField()

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_month_of_a_place", fields=["place", "on"], condition=STANDS
            ),
            models.CheckConstraint(name="a_month_begins_on_its_first", condition=Q(on__day=1)),
        ]
