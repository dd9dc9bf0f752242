"""Orders that protect her as rows: what was asked, what the court said, until when, served when.

No name, no address and no word. An order has a reference of its own, so that whoever answers a
call at the station finds it without learning which case it belongs to.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"
UNIT = "organisation.Unit"


class Order(models.Model):
    """One order: asked for, then granted or refused, served, renewed, ended."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reference = models.CharField(max_length=9, unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    # The station that answers for it, and its district.
    station = models.ForeignKey(UNIT, models.PROTECT, related_name="+", db_index=False)
    district = models.ForeignKey(UNIT, models.PROTECT, related_name="+", db_index=False)

    kind = models.CharField(max_length=20)
    court = models.CharField(max_length=16)
    # What she answered when she was asked first whether he should leave the home.
    removal = models.CharField(max_length=14)
    asked_for = models.JSONField(default=list)
    # Pairs of role and place: ["child", 1].
    protects = models.JSONField(default=list)
    applied_at = models.DateTimeField()
    applied_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    apply_fact = models.UUIDField()

    granted = models.BooleanField(null=True)
    says = models.JSONField(default=list)
    # How far he stays away, in metres, where the court said so.
    metres = models.PositiveIntegerField(null=True)
    # Its last local date; None where the court named none.
    until = models.DateField(null=True)
    # The court's own number of the order: digits, never a name.
    number = models.CharField(max_length=24, default="", blank=True)
    # It binds her as well, and the court had evidence against her of its own.
    binds_her_too = models.BooleanField(default=False)
    takes_place_of = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    decide_fact = models.UUIDField(null=True)
    # Who holds a copy: court, station, herself.
    copies = models.JSONField(default=list)

    tries = models.PositiveSmallIntegerField(default=0)
    served_at = models.DateTimeField(null=True)
    breaches = models.PositiveSmallIntegerField(default=0)
    # Her newest answer to whether it should go on.
    renewal = models.CharField(max_length=12, default="", blank=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, default="", blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "applied_at", "id"], name="order_of_a_case"),
            models.Index(
                fields=["station", "until", "id"],
                name="order_in_force_at_a_station",
                condition=Q(granted=True, ended=""),
            ),
            models.Index(
                fields=["district", "until", "id"],
                name="order_in_force_in_a_district",
                condition=Q(granted=True, ended=""),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_order_is_decided_whole",
                condition=Q(granted__isnull=True, decide_fact__isnull=True, served_at__isnull=True)
                | Q(granted__isnull=False, decide_fact__isnull=False),
            ),
            models.CheckConstraint(
                name="only_what_was_granted_is_served",
                condition=Q(served_at__isnull=True) | Q(granted=True),
            ),
            models.CheckConstraint(name="he_leaves_was_asked_first", condition=~Q(removal="")),
        ]
