"""Standing, sealed values, second factors and the journal.

Cases are above this room, so a case is a plain id here. Who may touch which table is
written in `access.sql`; the web may put sealed values in and never read them.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"
RELATIONS = ("taker", "desk", "investigator", "registering", "reviewer")


class Grant(models.Model):
    """An officer stands in a relation to a case from one instant until another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField()
    officer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    relation = models.CharField(max_length=12)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    granted_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    granted_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["officer", "case_id"], name="grant_of_an_officer"),
            models.Index(fields=["case_id", "relation"], name="grant_on_a_case"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_grant_per_relation",
                fields=["case_id", "officer", "relation"],
                condition=Q(until__isnull=True),
            ),
            models.CheckConstraint(
                name="a_grant_ends_after_it_began",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="a_grant_has_a_known_relation", condition=Q(relation__in=RELATIONS)
            ),
        ]


class Conflict(models.Model):
    """An officer must not know of a case. This beats every grant and every post."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField()
    officer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    declared_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_conflict_per_officer_and_case", fields=["officer", "case_id"]
            ),
        ]


class Seal(models.Model):
    """A case was taken out of everybody's sight but those granted by name."""

    case_id = models.UUIDField(primary_key=True)
    sealed_at = models.DateTimeField()
    sealed_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    sources = models.JSONField(default=list)


class Sealed(models.Model):
    """One sealed value. Deposited by any room, opened by the vault alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField(db_index=True)
    subject = models.UUIDField()
    field = models.CharField(max_length=30)
    data_class = models.CharField(max_length=2)
    province = models.CharField(max_length=3)
    ciphertext = models.BinaryField()
    nonce = models.BinaryField()
    key_id = models.CharField(max_length=40)
    wrapped_key = models.BinaryField()
    wrapping = models.CharField(max_length=5, default="hpke")
    sealed_at = models.DateTimeField()
    sealed_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["sealed_at"],
                name="sealed_to_take_in",
                condition=Q(wrapping="hpke"),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_sealed_value_is_of_a_sealed_class",
                condition=Q(data_class__in=["C3", "C4", "C5", "C6", "C7"]),
            ),
            models.CheckConstraint(
                name="a_sealed_value_is_wrapped_in_a_known_way",
                condition=Q(wrapping__in=["hpke", "vault"]),
            ),
        ]


class Draft(models.Model):
    """A half-written complaint, sealed. Nobody's but its writer's, for a day at most."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact_id = models.UUIDField()
    author = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    province = models.CharField(max_length=3)
    ciphertext = models.BinaryField()
    nonce = models.BinaryField()
    key_id = models.CharField(max_length=40)
    wrapped_key = models.BinaryField()
    sealed_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_draft_per_writer_and_contact", fields=["author", "contact_id"]
            ),
        ]


class DraftKey(models.Model):
    """The key under which a browser keeps what has not reached us; the vault's own table."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    contact_id = models.UUIDField()
    author = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    key_id = models.CharField(max_length=40)
    wrapped_key = models.BinaryField()
    issued_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_draft_key_per_writer_and_contact", fields=["author", "contact_id"]
            ),
        ]


class SecondFactor(models.Model):
    """The vault's record of an officer's second factor; the secret is sealed."""

    officer = models.OneToOneField(OFFICER, models.PROTECT, primary_key=True, related_name="+")
    secret = models.BinaryField()
    confirmed_at = models.DateTimeField(null=True)
    # The last thirty-second step whose code was accepted: a code opens once.
    last_step = models.BigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)


class JournalEntry(models.Model):
    """One link of the chain: who asked for what, why, and what came of it. Never a value."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    what = models.CharField(max_length=20)
    officer_id = models.UUIDField(null=True)
    post = models.CharField(max_length=20, default="")
    case_id = models.UUIDField(null=True)
    subject = models.UUIDField(null=True)
    relation = models.CharField(max_length=12, default="")
    purpose = models.CharField(max_length=20, default="")
    fields = models.CharField(max_length=400, default="")
    outcome = models.CharField(max_length=12)
    rule = models.CharField(max_length=80, default="")
    noise = models.BinaryField()
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case_id", "at", "number"], name="journal_of_a_case"),
            models.Index(fields=["officer_id", "at", "number"], name="journal_of_an_officer"),
        ]


class Checkpoint(models.Model):
    """The journal's size and head at an instant, signed by the vault."""

    size = models.BigIntegerField(primary_key=True)
    signed_at = models.DateTimeField()
    note = models.TextField()


class Cosignature(models.Model):
    """What a witness outside answered to a checkpoint: that it saw it, and when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    checkpoint = models.ForeignKey(
        Checkpoint, models.PROTECT, related_name="cosignatures", db_column="size"
    )
    witness = models.CharField(max_length=60)
    seen_at = models.DateTimeField()
    line = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_witness_signs_a_checkpoint_once", fields=["witness", "checkpoint"]
            ),
        ]
