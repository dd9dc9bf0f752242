"""The directory of services as rows: who helps, where, when, and whether it still stands.

A public register: it holds what a service says of itself to anybody, and nobody's life. Where a
house that hides women is stands in no column; the database refuses it.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"
UNIT = "organisation.Unit"
# Kinds that hide somebody: their address is no matter of a directory.
HIDDEN = ("shelter", "crisis_centre")


class Provider(models.Model):
    """One service as it stands today; what it was before is not kept, when it was asked is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # The district it sits in; none for one of a whole province, such as a helpline.
    district = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="+", db_index=False)
    province = models.CharField(max_length=2)
    is_practice = models.BooleanField()
    kind = models.CharField(max_length=20)
    name_en = models.CharField(max_length=120)
    name_ur = models.CharField(max_length=120)
    # Its own public number; never anybody's private one.
    phone = models.CharField(max_length=20)
    address = models.CharField(max_length=200, default="", blank=True)

    # Local hours; by day and night where it never shuts. Those of Ramadan where they differ.
    day_and_night = models.BooleanField(default=False)
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)
    ramadan_opens = models.TimeField(null=True)
    ramadan_closes = models.TimeField(null=True)
    shut_days = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    # yes, no, unknown, each as it was answered.
    women_staff = models.CharField(max_length=8, default="unknown")
    step_free = models.CharField(max_length=8, default="unknown")
    without_report = models.CharField(max_length=8, default="unknown")
    without_order = models.CharField(max_length=8, default="unknown")
    cost = models.CharField(max_length=8, default="unknown")
    pep = models.CharField(max_length=12, default="unknown")
    contraception = models.CharField(max_length=12, default="unknown")
    places_free = models.PositiveSmallIntegerField(null=True)
    child_places_free = models.PositiveSmallIntegerField(null=True)
    # Stock and free places were so on this day.
    counted_on = models.DateField(null=True)
    boys_until = models.PositiveSmallIntegerField(null=True)

    working = models.CharField(max_length=12, default="unknown")
    working_since = models.DateField(null=True)
    working_source = models.CharField(max_length=120, default="", blank=True)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    verified_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["province", "district", "verified_at", "id"],
                name="provider_stale_first",
                condition=Q(closed_on__isnull=True),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_hidden_house_has_no_address_here",
                condition=~Q(kind__in=HIDDEN) | Q(address=""),
            ),
            models.CheckConstraint(
                name="a_provider_is_open_by_hours_or_by_day_and_night",
                condition=Q(day_and_night=True, opens__isnull=True, closes__isnull=True)
                | Q(day_and_night=False),
            ),
        ]


class ProviderArea(models.Model):
    """That a provider serves a need in a district; in the whole province where none stands."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="areas", db_index=True)
    kind = models.CharField(max_length=20)
    district = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="+", db_index=False)
    province = models.CharField(max_length=2)
    is_practice = models.BooleanField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "kind", "provider"], name="providers_of_a_district"),
            models.Index(
                fields=["province", "kind", "provider"],
                name="providers_of_a_province",
                condition=Q(district__isnull=True),
            ),
        ]


class ProviderCheck(models.Model):
    """That somebody asked whether a provider stands as it is written, and what came of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+", db_index=True)
    how = models.CharField(max_length=12)
    found = models.CharField(max_length=12)
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)


class DistrictMode(models.Model):
    """That a district is shut or under water: since when, and until when once it is over."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = models.ForeignKey(UNIT, models.PROTECT, related_name="+", db_index=False)
    mode = models.CharField(max_length=12)
    routes = models.CharField(max_length=16)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    said_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["district"],
                name="a_district_is_in_one_mode",
                condition=Q(until__isnull=True),
            )
        ]


class ProviderWay(models.Model):
    """How a provider works while its district is shut or under water."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+", db_index=False)
    mode = models.CharField(max_length=12)
    works = models.CharField(max_length=12)
    route = models.CharField(max_length=16)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider", "mode"], name="a_provider_works_one_way_in_a_mode"
            )
        ]


class ProviderWorker(models.Model):
    """Which officer of the service `provider` answers for which provider."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+", db_index=True)
    officer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    named_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["officer"],
                name="a_worker_answers_for_one_provider",
                condition=Q(until__isnull=True),
            )
        ]
