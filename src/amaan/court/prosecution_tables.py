"""What went to the prosecutor as rows: what was asked, what was found missing, what came back."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"


class Referral(models.Model):
    """A case sent to the prosecutor, through his own door or on paper."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    about = models.CharField(max_length=10)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    ask_fact = models.UUIDField()
    # None where it went on paper: then police write the answer down, with its paper.
    prosecutor = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")
    # Empty until answered; `advised` where only advice was asked.
    decision = models.CharField(max_length=16, default="", blank=True)
    reason = models.CharField(max_length=24, default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    answer_fact = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "sent_at"], name="referral_of_a_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_referral_is_answered_whole",
                condition=Q(decision="", answered_at__isnull=True, answer_fact__isnull=True)
                | (~Q(decision="") & Q(answered_at__isnull=False, answer_fact__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_discharge_has_its_reason",
                condition=~Q(decision="discharge") | ~Q(reason=""),
            ),
        ]


class Defect(models.Model):
    """One thing missing or wrong in the file: whose it is, until when, and what was done."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="+", db_index=False)
    defect = models.CharField(max_length=32)
    owner = models.CharField(max_length=20)
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    found_fact = models.UUIDField()
    due_at = models.DateTimeField()
    answer = models.CharField(max_length=20, default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    answer_fact = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "found_at"], name="defect_of_a_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_defect_once_in_a_referral", fields=["referral", "defect"]
            ),
        ]
