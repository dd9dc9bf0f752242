"""The trunk: case files, parties, the timeline of facts and the duties ledger.

Nothing here says who anybody is. Names, words and numbers of people are sealed in the
vault and referred to by `PersonRef` and sealed references.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.kernel.ids import new_id


class Case(models.Model):
    """One file. `revision` counts the acts on it, so that a stale page can be told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reference = models.CharField(max_length=9, unique=True)
    desk = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    station = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    district = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    province = models.CharField(max_length=3)
    opened_at = models.DateTimeField()
    stage = models.CharField(max_length=16, default="contact")
    # Set only through confidentiality's definer function: it takes the row out of sight.
    sealed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["station", "-opened_at", "id"], name="case_station_opened"),
            models.Index(fields=["desk", "-opened_at", "id"], name="case_desk_opened"),
        ]


class Party(models.Model):
    """A person in one case: a role and a few codes. The id is the PersonRef."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="parties")
    role = models.CharField(max_length=12)
    ordinal = models.PositiveSmallIntegerField(default=1)
    sex = models.CharField(max_length=12, default="undisclosed")
    age_band = models.CharField(max_length=16, default="unknown")
    relation = models.CharField(max_length=20, default="unknown")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_party_per_place", fields=["case", "role", "ordinal"]),
            models.CheckConstraint(
                name="a_party_has_a_known_role",
                condition=Q(role__in=["survivor", "informant", "accused", "witness", "child"]),
            ),
        ]


class FactRecord(models.Model):
    """A fact on the timeline. Rows are inserted and never changed: see `access.sql`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=40)
    happened_earliest = models.DateTimeField()
    happened_latest = models.DateTimeField()
    recorded_at = models.DateTimeField()
    # None where the house itself acted: duties worked out again after the rules changed.
    by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    by_post = models.CharField(max_length=20)
    details = models.JSONField(default=dict)
    # Sealed values that belong to this fact: [{"ref": ..., "field": ...}]; never the values.
    sealed = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "recorded_at", "id"], name="fact_case_time")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_fact_happens_in_order",
                condition=Q(happened_earliest__lte=F("happened_latest")),
            ),
            models.CheckConstraint(
                name="a_fact_without_an_officer_is_the_house_counting_again",
                condition=Q(by__isnull=False) | Q(kind="duties.recomputed"),
            ),
        ]


class DutyRecord(models.Model):
    """A duty as the ledger keeps it, with the authority as it was shown when it arose."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="duties")
    key = models.CharField(max_length=120)
    rule = models.CharField(max_length=60)
    rule_version = models.CharField(max_length=64)
    duty_class = models.CharField(max_length=8)
    stage = models.CharField(max_length=16)
    owner = models.CharField(max_length=20)
    station = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    title_en = models.CharField(max_length=200)
    title_ur = models.CharField(max_length=200)
    clock = models.CharField(max_length=120)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    late_at = models.DateTimeField()
    state = models.CharField(max_length=10)
    met_at = models.DateTimeField(null=True)
    met_by = models.UUIDField(null=True)
    # Whatever became of it afterwards: it was late. Waiving a missed duty mends no failure.
    was_late = models.BooleanField(default=False)
    # Why it is contested, waived or fell away; a sentence the pages translate.
    note = models.CharField(max_length=200, default="", blank=True)
    # The law says "at once" and gives no figure: `due_at` is the start, `late_at` our default.
    at_once = models.BooleanField(default=False)
    # The window of a treatment is probably over: care is still offered, never refused.
    window_over = models.BooleanField(default=False)
    failure = models.CharField(max_length=40, default="", blank=True)
    authority = models.JSONField()
    reasons = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["station", "owner", "late_at", "id"],
                name="duty_open_by_owner",
                condition=Q(state__in=["open", "contested", "missed"]),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_duty_per_rule_and_start", fields=["case", "key"]),
            models.CheckConstraint(
                name="a_duty_has_a_known_state",
                condition=Q(
                    state__in=[
                        "open",
                        "contested",
                        "met",
                        "met_late",
                        "missed",
                        "waived",
                        "fell_away",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="a_duty_has_a_known_class",
                condition=Q(duty_class__in=["legal", "clinical", "standard"]),
            ),
        ]
