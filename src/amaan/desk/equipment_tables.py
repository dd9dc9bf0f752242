"""What a desk has, as somebody looked on a day; and what its own people say is broken."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry


class DeskCheck(Entry):
    """One look at one desk: its room, what stands in it, who helps there, when it is open."""

    checked_by = models.CharField(max_length=16)
    hours = models.CharField(max_length=16)
    open_from = models.CharField(max_length=60, blank=True, default="")
    own_room = models.BooleanField(null=True)
    private = models.BooleanField(null=True)
    toilet = models.BooleanField(null=True)
    vehicle = models.BooleanField(null=True)
    headed_by_woman = models.BooleanField(null=True)
    panel = models.BooleanField(null=True)
    social_worker = models.BooleanField(null=True)
    phone = models.BooleanField(null=True)
    line = models.BooleanField(null=True)
    wheelchair = models.BooleanField(null=True)
    interpreter = models.BooleanField(null=True)
    sign_language = models.BooleanField(null=True)
    lockable = models.BooleanField(null=True)
    citizen_services = models.BooleanField(null=True)
    legal_advice = models.BooleanField(null=True)
    counselling = models.BooleanField(null=True)
    first_aid = models.BooleanField(null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_check_of_a_desk_a_day",
                fields=["unit", "on"],
                condition=Q(taken_back_at__isnull=True),
            ),
        ]


class DeskRepair(Entry):
    """Something of a desk that does not work, until the day on which it works again."""

    item = models.CharField(max_length=16)
    what = models.CharField(max_length=120, blank=True, default="")
    stops_work = models.BooleanField()
    mended_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="mended_after_it_was_reported",
                condition=Q(mended_on__isnull=True) | Q(mended_on__gte=F("on")),
            ),
            models.UniqueConstraint(
                name="one_repair_of_an_item_a_day",
                fields=["unit", "on", "item"],
                condition=Q(taken_back_at__isnull=True),
            ),
        ]
