"""The vault's own tables beside what is sealed: erased keys, holds, looks counted, messages.

Re-exported by `models`, where Django looks for them.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.confidentiality.closed_lists import (
    ALARM_KINDS,
    ERASURE_REASONS,
    HOLD_REASONS,
    MESSAGE_STATES,
)
from amaan.kernel.ids import new_id


class Erasure(models.Model):
    """That the keys of a person or an object were asked to be erased, and were."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField()
    # A person's pseudonym, or the reference of one sealed object.
    what = models.CharField(max_length=6)
    about = models.UUIDField()
    reason = models.CharField(max_length=20)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    agreed_by = models.UUIDField(null=True)
    erased_at = models.DateTimeField(null=True)
    # Which rows: an older key stream must not bring them back.
    keys = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_erasure_is_of_a_person_or_an_object",
                condition=Q(what__in=["person", "object"]),
            ),
            models.CheckConstraint(
                name="an_erasure_has_a_known_reason", condition=Q(reason__in=ERASURE_REASONS)
            ),
            models.CheckConstraint(
                name="an_erasure_wants_two",
                condition=Q(erased_at__isnull=True)
                | (Q(agreed_by__isnull=False) & ~Q(agreed_by=models.F("asked_by"))),
            ),
        ]


class Hold(models.Model):
    """A case whose papers a court or an inquiry still needs: nothing of it is erased."""

    case_id = models.UUIDField(primary_key=True)
    reason = models.CharField(max_length=20)
    since = models.DateTimeField()
    set_by = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_hold_has_a_known_reason", condition=Q(reason__in=HOLD_REASONS)
            ),
        ]


class Letting(models.Model):
    """That an officer asked, in one session, to see where she is; and which two let him."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField()
    officer_id = models.UUIDField()
    # The one session of his in which it opens; a later sign-in has to ask again.
    session = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    first_by = models.UUIDField(null=True)
    second_by = models.UUIDField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["officer_id", "case_id"], name="lettings_held")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_letting_takes_three_people",
                condition=Q(until__isnull=True)
                | (
                    Q(first_by__isnull=False, second_by__isnull=False)
                    & ~Q(first_by=models.F("second_by"))
                    & ~Q(officer_id=models.F("first_by"))
                    & ~Q(officer_id=models.F("second_by"))
                ),
            ),
        ]


class PersonLook(models.Model):
    """That an officer looked at a person, and when last: what the quotas count."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer_id = models.UUIDField()
    subject = models.UUIDField()
    station_id = models.UUIDField(null=True)
    own_case = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["station_id", "at"], name="person_looks_of_a_station"),
            models.Index(fields=["at"], name="person_looks_by_age"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_person_looked_at_twice_counts_once", fields=["officer_id", "subject"]
            ),
        ]


class QuotaAlarm(models.Model):
    """That somebody, or a station, looks at more people in an hour than work explains."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    officer_id = models.UUIDField()
    station_id = models.UUIDField(null=True)
    district_id = models.UUIDField(null=True)
    people = models.PositiveIntegerField()
    raised_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["officer_id", "raised_at"], name="quota_alarms_of_an_officer"),
            models.Index(fields=["district_id", "raised_at"], name="quota_alarms_of_a_district"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_quota_alarm_has_a_known_kind", condition=Q(kind__in=ALARM_KINDS)
            ),
        ]


class Message(models.Model):
    """A message to her: which of the closed list, when it may go, what came of it. No number."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField()
    subject = models.UUIDField()
    kind = models.CharField(max_length=30)
    language = models.CharField(max_length=3)
    asked_by = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    not_before = models.DateTimeField()
    state = models.CharField(max_length=8, default="waiting")
    outcome = models.CharField(max_length=20, default="")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["not_before"], name="messages_waiting", condition=Q(state="waiting")
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_message_is_in_a_known_state", condition=Q(state__in=MESSAGE_STATES)
            ),
        ]
