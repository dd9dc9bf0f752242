"""The survey of officers: when it was open, who has answered, and how many answered what.

No row holds one officer's answers. They are added to sums at once, each way of breaking them
down apart, so that what never stood together cannot be put together: not the answers of one
officer, not women of one district. Who has answered is known only to keep anybody from
answering twice, and says nothing of what or when.
"""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from amaan.books.models import InAnArea
from amaan.kernel.ids import new_id


class SurveyRound(InAnArea):
    """One survey of a district or a province, on the questions of one edition."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.CharField(max_length=16)
    opens_on = models.DateField()
    # The last day on which it can be answered; results are shown from the next.
    closes_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_survey_is_open_for_some_days", condition=Q(closes_on__gt=F("opens_on"))
            ),
            models.UniqueConstraint(
                name="one_survey_of_a_unit_from_a_day", fields=["unit", "opens_on"]
            ),
        ]


class SurveyTaken(models.Model):
    """That an officer has answered. No instant, and an id that says nothing of the order."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(SurveyRound, models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="an_officer_answers_a_survey_once", fields=["round", "officer"]
            ),
        ]


class SurveyCount(models.Model):
    """How many of a group gave one answer to one question.

    All rows of a survey stand from the day it is opened, with nobody in them, and each officer's
    answer writes every one of them anew: the rows tell no order, and none was touched last.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(SurveyRound, models.PROTECT, related_name="+", db_index=False)
    # all, band, sex or district; and which of them.
    apart_by = models.CharField(max_length=8)
    member = models.CharField(max_length=36)
    question = models.CharField(max_length=16)
    answer = models.CharField(max_length=4)
    people = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_sum_of_an_answer",
                fields=["round", "apart_by", "member", "question", "answer"],
            ),
        ]
