"""Cases offered to another desk. Until it accepts, the desk that offers answers for the case."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id


class Transfer(models.Model):
    """One offer: by whom, to which desk, why, and how it ended.

    The other desk knows of the case only by this row until it has accepted: the reference, the
    stage, how much is owed. No name, no word, no act.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    reference = models.CharField(max_length=9)
    from_desk = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    from_station = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    to_desk = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=24)
    stage = models.CharField(max_length=14)
    owed = models.PositiveIntegerField()
    offered_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    answer = models.CharField(max_length=10, default="", blank=True)
    refusal = models.CharField(max_length=24, default="", blank=True)
    answered_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    # A refusal stands on the case's own timeline once the desk that offered has seen it.
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["to_desk", "offered_at"],
                name="offers_that_wait_at_a_desk",
                condition=Q(answer=""),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_case_is_offered_to_one_desk_at_a_time",
                fields=["case"],
                condition=Q(answer="") | Q(answer="refused", seen_at__isnull=True),
            ),
            models.CheckConstraint(
                name="an_answer_is_accepted_refused_or_taken_back",
                condition=Q(answer__in=("", "accepted", "refused", "taken_back")),
            ),
            models.CheckConstraint(
                name="an_answer_says_when_and_by_whom",
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="whoever_refuses_a_case_says_why",
                condition=~Q(answer="refused") | ~Q(refusal=""),
            ),
        ]
