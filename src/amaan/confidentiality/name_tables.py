"""The vault's index of names, who asked it how often, and people who may be one.

Re-exported by `models`, where Django looks for them.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.confidentiality.closed_lists import DECISIONS
from amaan.kernel.ids import new_id

ROLES = ("survivor", "informant", "accused", "witness", "child")
REASONS = ("cnic", "phone", "twin")


class NameToken(models.Model):
    """One search token of one person. It says who she is as much as her name does."""

    pk = models.CompositePrimaryKey("token", "subject")
    token = models.BinaryField()
    subject = models.UUIDField(db_index=True)
    case_id = models.UUIDField()
    role = models.CharField(max_length=12)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_name_token_is_of_a_known_role", condition=Q(role__in=ROLES)
            ),
        ]


class NameToIndex(models.Model):
    """A person whose name, number or telephone was deposited and is not in the index yet."""

    subject = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    noted_at = models.DateTimeField(db_index=True)


class NameSearch(models.Model):
    """That an officer searched, and when: what the quotas count, also after a restart."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer_id = models.UUIDField()
    station_id = models.UUIDField(null=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["officer_id", "at"], name="searches_of_an_officer"),
            models.Index(fields=["station_id", "at"], name="searches_of_a_station"),
        ]


class PossibleDuplicate(models.Model):
    """Two people of two cases who may be one. Nobody is told but the custodian; nothing merges."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    one_case_id = models.UUIDField()
    one = models.UUIDField()
    other_case_id = models.UUIDField()
    other = models.UUIDField()
    role = models.CharField(max_length=12)
    district_id = models.UUIDField()
    reasons = models.CharField(max_length=40)
    found_at = models.DateTimeField()
    decision = models.CharField(max_length=10, default="")
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["district_id", "found_at", "id"],
                name="duplicates_to_decide",
                condition=Q(decision=""),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_question_about_two_people", fields=["one", "other"]),
            models.CheckConstraint(
                name="two_people_are_named_in_order", condition=Q(one__lt=F("other"))
            ),
            models.CheckConstraint(
                name="a_duplicate_is_decided_in_a_known_way",
                condition=Q(decision="", decided_by__isnull=True, decided_at__isnull=True)
                | Q(decision__in=DECISIONS, decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]
