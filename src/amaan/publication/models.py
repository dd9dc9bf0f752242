"""What the room keeps: releases, their cells and the counts behind them, requests, answers."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry
from amaan.kernel.ids import new_id


class Release(models.Model):
    """Figures of one province and one year on their way to the public, and afterwards."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    province = models.CharField(max_length=3)
    is_practice = models.BooleanField()
    year = models.PositiveSmallIntegerField()
    # The names of its planned tables.
    tables = models.JSONField()
    # The earlier release that this one puts right.
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", db_index=False
    )
    # ordered, checked, refused, declined, published or withdrawn.
    state = models.CharField(max_length=10)
    prepared_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    # Of the check: which tables could not be protected, how narrow a kept cell is at the least,
    # and how the places of its tables are called.
    refused = models.JSONField(default=list)
    narrowest = models.FloatField(null=True)
    places = models.JSONField(default=dict)
    checked_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    # Why it was declined or withdrawn; the public reads the latter.
    why = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["is_practice", "province", "year"], name="releases_of_a_year")
        ]
        constraints: ClassVar = [
            # Two on their way at once would each be checked without the other.
            models.UniqueConstraint(
                name="one_release_on_its_way",
                fields=["province", "is_practice", "year"],
                condition=Q(state__in=("ordered", "checked")),
            ),
            models.CheckConstraint(
                name="a_release_is_decided_by_another",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("prepared_by")),
            ),
        ]


class Cell(models.Model):
    """One cell of a table of a release: what is told of it, or that nothing is. The ledger."""

    id = models.BigAutoField(primary_key=True)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")
    table = models.CharField(max_length=40)
    # One code for each axis of the table; empty is the whole of it.
    codes = models.JSONField()
    # To the nearest five in a table that leaves rounded, and then none under ten.
    count = models.PositiveIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["release", "table"], name="cells_of_a_table")]


class Snapshot(models.Model):
    """The counts of a year as they were when a release was made: read by its job alone."""

    release = models.OneToOneField(Release, models.PROTECT, primary_key=True, related_name="+")
    # Grows by one whenever the counts are others than at the release before.
    standing = models.PositiveSmallIntegerField()
    finest = models.JSONField()
    # Of tables that left rounded: the cells that the check let out. Later checks take it that
    # everybody knows them to the digit, which is more than anybody was told.
    shown = models.JSONField(default=dict)


class InformationRequest(Entry):
    """What somebody asked under a law on information: of no survivor, and by nobody's name."""

    number = models.CharField(max_length=40)
    asked_by = models.CharField(max_length=16)
    asked = models.CharField(max_length=400)
    due_on = models.DateField()
    due_source = models.CharField(max_length=160)
    would_identify = models.BooleanField()
    escalated_on = models.DateField(null=True)
    outcome = models.CharField(max_length=16, blank=True)
    answered_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    review_asked_on = models.DateField(null=True)
    review_outcome = models.CharField(max_length=16, blank=True)
    reviewed_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_request_of_a_number",
                fields=["unit", "number"],
                condition=Q(taken_back_at__isnull=True),
            ),
            models.CheckConstraint(
                name="nobody_is_identified_by_a_request",
                condition=Q(would_identify=False) | ~Q(outcome="given"),
            ),
        ]


class Answer(models.Model):
    """Figures that leave rounded, out of one release: what, for whom, and who allowed it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")
    province = models.CharField(max_length=3)
    is_practice = models.BooleanField()
    # request, ad_hoc or dhis2.
    purpose = models.CharField(max_length=8)
    request = models.ForeignKey(InformationRequest, models.PROTECT, null=True, related_name="+")
    # An office or a kind of asker, never a person.
    to_whom = models.CharField(max_length=120, blank=True, default="")
    # By table: codes and the number as it leaves, or none where it is not told.
    figures = models.JSONField()
    # waiting, allowed, declined or taken_back.
    state = models.CharField(max_length=10)
    prepared_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["is_practice", "province", "-prepared_at", "-id"],
                name="answers_of_a_province",
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_answer_is_allowed_by_another",
                condition=~Q(state="allowed")
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("prepared_by"))),
            ),
            models.CheckConstraint(
                name="an_answer_is_for_somebody",
                condition=Q(purpose="request", request__isnull=False)
                | (~Q(purpose="request") & Q(request__isnull=True) & ~Q(to_whom="")),
            ),
        ]
