"""Referrals as rows, in two halves that do not know each other.

The half of the case knows the case and which slip was sent. The slip, which the provider sees,
knows neither case nor officer: it holds the need and what she agreed that this provider is told,
in codes. When she takes her yes back the slip is emptied.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"
PROVIDER = "support.Provider"


class Slip(models.Model):
    """What one provider is told of one referral. No case, no name, no words."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.ForeignKey(PROVIDER, models.PROTECT, related_name="+", db_index=False)
    need = models.CharField(max_length=20)
    urgency = models.CharField(max_length=8)
    # Codes under the names of the parts she agreed to, and nothing under any other.
    told = models.JSONField(default=dict)
    handover = models.CharField(max_length=16)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    answer_by = models.DateTimeField()
    start_by = models.DateTimeField()
    shared_until = models.DateTimeField()
    recalled_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["provider", "sent_at", "id"], name="slips_of_a_provider"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_slip_taken_back_tells_nothing",
                condition=Q(recalled_at__isnull=True) | Q(told={}),
            )
        ]


class SlipAnswer(models.Model):
    """One step that a provider reported: that, when, and a reason in a code. Nothing clinical."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slip = models.ForeignKey(Slip, models.PROTECT, related_name="+", db_index=False)
    step = models.CharField(max_length=14)
    reason = models.CharField(max_length=20, default="", blank=True)
    # The day of a first appointment.
    day = models.DateField(null=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    # Once it stands on the timeline of the case.
    written_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["slip", "answered_at", "id"], name="answers_to_a_slip")
        ]


class Referral(models.Model):
    """One need of hers and what became of it, as the case knows it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    need = models.CharField(max_length=20)
    urgency = models.CharField(max_length=8)
    provider = models.ForeignKey(
        PROVIDER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    status = models.CharField(max_length=14)
    reason = models.CharField(max_length=20, default="", blank=True)
    # By what it was shared: her consent, or an exception with who allowed it.
    ground = models.CharField(max_length=16, default="", blank=True)
    consent = models.UUIDField(null=True)
    told_first = models.CharField(max_length=16, default="", blank=True)
    allowed_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    elements = models.JSONField(default=list)
    slip = models.OneToOneField(Slip, models.PROTECT, null=True, related_name="+")
    feedback = models.CharField(max_length=16, default="", blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    made_fact = models.UUIDField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "made_at", "id"], name="referrals_of_a_case"),
            models.Index(fields=["consent"], name="referrals_by_consent"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nothing_was_sent_without_a_ground",
                condition=Q(slip__isnull=True) | (~Q(ground="") & Q(provider__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_referral_by_consent_names_it",
                condition=~Q(ground="consent") | Q(consent__isnull=False),
            ),
        ]


class NeedCount(models.Model):
    """A need that was met or not, without the case: what the map of need adds up."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+",
                                 db_index=False)  # fmt: skip
    # The first day of a month; a day would let somebody find whose it was.
    month = models.DateField()
    need = models.CharField(max_length=20)
    # Met, or why not.
    came_of_it = models.CharField(max_length=20)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "month", "need"], name="needs_of_a_district")
        ]
