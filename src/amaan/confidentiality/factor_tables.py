"""Second factors of every kind, lost ones, and the session an officer is in: the vault's tables.

Re-exported by `models`, where Django looks for them.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"


class SecondFactor(models.Model):
    """The vault's record of an officer's second factor; the secret is sealed."""

    officer = models.OneToOneField(OFFICER, models.PROTECT, primary_key=True, related_name="+")
    secret = models.BinaryField()
    confirmed_at = models.DateTimeField(null=True)
    # The last thirty-second step whose code was accepted: a code opens once.
    last_step = models.BigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)


class Passkey(models.Model):
    """A key an officer signs in with; the vault's own table. What opens it is on the key alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    # By which the key is asked for again. Public half and counter are sealed, so that nobody
    # who holds the database alone can write in a key of his own.
    credential = models.BinaryField(unique=True)
    kept = models.BinaryField()
    label = models.CharField(max_length=40)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["officer"], name="passkey_of_an_officer")]


class PrintedCode(models.Model):
    """A code on paper that opens once: a line of a sheet, or the code that allows enrolment."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10)
    number = models.PositiveSmallIntegerField()
    # Under a key of the vault: the table alone does not let anybody try codes.
    mac = models.BinaryField()
    made_at = models.DateTimeField()
    good_until = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["officer", "kind"], name="printed_code_of_an_officer")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_printed_code_is_of_a_known_kind",
                condition=Q(kind__in=["sheet", "enrolment"]),
            ),
        ]


class CodeTries(models.Model):
    """Wrong printed codes in a row, for the vault to make the next try wait."""

    officer = models.OneToOneField(OFFICER, models.PROTECT, primary_key=True, related_name="+")
    failures = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)


class Presence(models.Model):
    """The one session in which the vault believes an officer to be there."""

    officer = models.OneToOneField(OFFICER, models.PROTECT, primary_key=True, related_name="+")
    session = models.CharField(max_length=64)
    began_at = models.DateTimeField()
    # When a second factor was last given in it, for what wants a fresh one.
    proved_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)


class FactorLoss(models.Model):
    """An officer without her second factor at night: who says so, who agreed, what came of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=12)
    district_id = models.UUIDField(db_index=True)
    asked_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    agreed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_loss_per_officer",
                fields=["officer"],
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="a_loss_takes_three_people",
                condition=~Q(officer=F("asked_by"))
                & (
                    Q(agreed_by__isnull=True)
                    | (~Q(agreed_by=F("asked_by")) & ~Q(agreed_by=F("officer")))
                ),
            ),
        ]
