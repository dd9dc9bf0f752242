"""What happens at the desk before and around a case: contacts and complaints."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

# Django looks for every table of a room here.
from amaan.desk.equipment_tables import DeskCheck as DeskCheck
from amaan.desk.equipment_tables import DeskRepair as DeskRepair
from amaan.desk.ordinary_tables import OrdinaryComplaint as OrdinaryComplaint
from amaan.desk.public_reports_tables import Feedback as Feedback
from amaan.desk.public_reports_tables import PublicReport as PublicReport
from amaan.desk.risk_tables import RiskAssessment as RiskAssessment
from amaan.desk.risk_tables import RiskRaise as RiskRaise
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
    # Which service or question it was.
    service = models.CharField(max_length=24, default="", db_default="")
    # As told and never asked twice; empty is not asked.
    sex = models.CharField(max_length=12, default="", db_default="")
    age_band = models.CharField(max_length=10, default="", db_default="")
    disability = models.CharField(max_length=4, default="", db_default="")
    # On the paper of whoever was served: a code, drawn at random, instead of a name.
    receipt = models.CharField(max_length=9, default="", db_default="")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["desk", "arrived_at", "id"],
                name="contact_waiting",
                condition=Q(finished_at__isnull=True),
            ),
            models.Index(
                fields=["desk", "receipt"], name="contact_by_receipt", condition=~Q(receipt="")
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_contact_has_a_known_purpose",
                condition=Q(
                    purpose__in=["", "complaint", "advice", "service", "query", "ordinary", "left"]
                ),
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


def _never_before_the_call(*instants: str) -> Q:
    found = Q()
    for at in instants:
        found &= Q(**{f"{at}__isnull": True}) | Q(**{f"{at}__gte": F("received_at")})
    return found


class ServiceCall(models.Model):
    """A call for help as one service logged it: its ticket, four instants, and danger in codes.

    Nobody's name, number or address. A slip of the pen is taken back and written anew.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    service = models.CharField(max_length=12)
    ticket = models.CharField(max_length=24)
    grade = models.CharField(max_length=10, default="", blank=True)
    received_at = models.DateTimeField()
    graded_at = models.DateTimeField(null=True)
    dispatched_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    # What a responder must know before the door: yes, no or unknown.
    danger_now = models.CharField(max_length=8, default="unknown")
    weapon = models.CharField(max_length=8, default="unknown")
    order = models.CharField(max_length=8, default="unknown")
    children = models.CharField(max_length=8, default="unknown")
    source = models.CharField(max_length=6)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["station", "-received_at", "-id"], name="calls_station_newest"),
            models.Index(fields=["district", "-received_at", "-id"], name="calls_district_newest"),
        ]
        constraints: ClassVar = [
            # Within one station: a ticket must not tell one station what another has.
            models.UniqueConstraint(
                name="one_call_per_ticket",
                fields=["station", "service", "ticket"],
                condition=Q(taken_back_at__isnull=True),
            ),
            models.CheckConstraint(
                name="a_call_goes_forward_in_time",
                condition=_never_before_the_call("graded_at", "dispatched_at", "arrived_at"),
            ),
        ]


class CallJoin(models.Model):
    """Somebody read two services' calls side by side and said that they are one event."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # The one received first stands for both.
    first = models.ForeignKey(ServiceCall, models.PROTECT, related_name="+", db_index=False)
    second = models.ForeignKey(ServiceCall, models.PROTECT, related_name="+", db_index=False)
    joined_at = models.DateTimeField()
    joined_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    parted_at = models.DateTimeField(null=True)
    parted_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["first"], name="joins_of_a_call")]
        constraints: ClassVar = [
            # A call stands for one event at a time.
            models.UniqueConstraint(
                name="one_join_per_second_call",
                fields=["second"],
                condition=Q(parted_at__isnull=True),
            ),
        ]
