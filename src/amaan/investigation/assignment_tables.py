"""Who investigates which case, in which part, since when; how much each carries; focal persons.

Whoever reads a case by this holds a relation to it besides: these rows give nobody a right.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.kernel.ids import new_id


class Assignment(models.Model):
    """An officer investigates a case, alone or as head, or as a member of the team."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    part = models.CharField(max_length=6)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    # Why it ended, from the list; `transferred` where the case went to another desk.
    cause = models.CharField(max_length=16, default="", blank=True)
    given_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_assignment_has_a_part", condition=Q(part__in=("lead", "member"))
            ),
            models.CheckConstraint(
                name="an_assignment_does_not_end_before_it_began",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="an_assignment_that_ended_says_why",
                condition=Q(until__isnull=True) | ~Q(cause=""),
            ),
            models.UniqueConstraint(
                name="one_lead_for_a_case",
                fields=["case"],
                condition=Q(until__isnull=True, part="lead"),
            ),
            models.UniqueConstraint(
                name="nobody_investigates_a_case_twice",
                fields=["case", "officer"],
                condition=Q(until__isnull=True),
            ),
        ]


class Load(models.Model):
    """What an investigator carries, in points, as it was counted last. Sealed files are not in it.

    Kept, because who carries least is asked of all officers of a district at once.
    """

    officer = models.OneToOneField(
        "organisation.Officer", models.PROTECT, primary_key=True, related_name="+"
    )
    points = models.PositiveIntegerField()
    files = models.PositiveIntegerField()
    # Points that came and went within the last thirty days.
    came = models.PositiveIntegerField()
    went = models.PositiveIntegerField()
    counted_at = models.DateTimeField()


class FocalPerson(models.Model):
    """The officer of a district to whom everybody turns about violence against women."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    named_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_focal_person_of_a_district",
                fields=["district"],
                condition=Q(until__isnull=True),
            ),
        ]
