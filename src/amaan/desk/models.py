"""What happens at the desk before and around a case: contacts and complaints."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id


class Contact(models.Model):
    """Somebody came, called or wrote. A contact holds nobody's name and no number."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    station = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    mode = models.CharField(max_length=14)
    arrived_at = models.DateTimeField()
    opened_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    # What helps the next officer to know whom to call in, without a name.
    urgent = models.BooleanField(default=False)
    with_children = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default="ur")
    purpose = models.CharField(max_length=10, default="")
    advice_topics = models.JSONField(default=list)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["desk", "arrived_at", "id"],
                name="contact_waiting",
                condition=Q(finished_at__isnull=True),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_contact_has_a_known_purpose",
                condition=Q(purpose__in=["", "complaint", "advice", "service", "left"]),
            ),
        ]


class Complaint(models.Model):
    """The complaint a contact became: one at most, so a second press of Save finds the first."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact = models.OneToOneField(Contact, models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    taken_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    informant = models.CharField(max_length=20)
    papers_kept_at_desk = models.BooleanField(default=False)


class Slip(models.Model):
    """A reference printed on a slip before there is a case, for when the line is down.

    Drawn at random like every reference, so that a slip nobody used leaves no gap.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reference = models.CharField(max_length=9)
    desk = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    printed_at = models.DateTimeField()
    printed_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_slip_per_reference", fields=["reference"]),
        ]


class WomanCall(models.Model):
    """A woman officer was called to somebody whom another officer received and sealed away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    # Where she waits: nearness is reckoned from there, whoever answers.
    station = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    beyond_station = models.BooleanField(default=False)
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    reach = models.CharField(max_length=14)
    called_at = models.DateTimeField()
    called_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    answer = models.CharField(max_length=6, default="")
    answered_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["officer", "called_at", "id"],
                name="call_to_be_carried_out",
                condition=Q(completed_at__isnull=True),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_call_per_case_and_officer", fields=["case", "officer"]
            ),
            models.CheckConstraint(
                name="a_call_has_a_known_answer",
                condition=Q(answer__in=["", "coming", "cannot"]),
            ),
        ]
