"""What the room of exports remembers: who may be sent something, and everything that left.

An export is one row from the asking to its end, written by three hands that the database keeps
apart (`access.sql`). The page writes what was asked, refused and called back; the vault, shown
an officer's own session, that it may leave, that a second person agreed and that it was taken;
the job, that it was made. No page can write the vault's part, whatever it was told to.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.confidentiality import leaving
from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"
UNIT = "organisation.Unit"


class Recipient(models.Model):
    """An office with a key of its own, once its fingerprint was read aloud from its side."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    office = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    # Public, as `age` writes it; what is closed to it opens there and nowhere else.
    key = models.CharField(max_length=80)
    district = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="+", db_index=False)
    province = models.CharField(max_length=3)
    enrolled_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    enrolled_at = models.DateTimeField()
    # None until somebody typed the fingerprint as he heard it from the office.
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["province", "office", "name", "id"], name="recipients_by_name"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_recipient_is_a_known_office",
                condition=Q(office__in=sorted(leaving.OFFICES)),
            ),
            models.CheckConstraint(
                name="a_recipient_is_confirmed_whole",
                condition=Q(confirmed_at__isnull=True) ^ Q(confirmed_by__isnull=False),
            ),
        ]


class Export(models.Model):
    """One act of letting something leave, from the asking until it is back or used up."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=11, unique=True)
    kind = models.CharField(max_length=20)
    purpose = models.CharField(max_length=12)
    form = models.CharField(max_length=8)
    language = models.CharField(max_length=2)
    # Sealed fields by name, never their values.
    fields = models.JSONField(default=list)
    # How many lie in the list beside it; one, for one case.
    lines = models.PositiveIntegerField()
    office = models.CharField(max_length=12)
    recipient = models.ForeignKey(
        Recipient, models.PROTECT, null=True, related_name="+", db_index=False
    )
    # On paper: the post it is handed to, as that office calls it.
    handed_to = models.CharField(max_length=80, default="", blank=True)
    instrument = models.CharField(max_length=20, default="", blank=True)
    instrument_number = models.CharField(max_length=40, default="", blank=True)
    instrument_on = models.DateField(null=True)
    instrument_by = models.CharField(max_length=80, default="", blank=True)
    asked_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    asked_post = models.CharField(max_length=20)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+", db_index=False)
    district = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="+", db_index=False)
    province = models.CharField(max_length=3)

    # The vault's: shown the sessions of those who asked and agreed, it lets it be made.
    let_at = models.DateTimeField(null=True)
    people = models.PositiveIntegerField(default=0)
    needs_second = models.BooleanField(default=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    opened_at = models.DateTimeField(null=True)
    taken_count = models.PositiveSmallIntegerField(default=0)
    taken_at = models.DateTimeField(null=True)

    # The job's: what it made, of which nothing is kept here but this.
    made_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64, default="", blank=True)
    size = models.PositiveIntegerField(default=0)
    decoy = models.CharField(max_length=9, default="", blank=True)
    failed_at = models.DateTimeField(null=True)
    failed_why = models.CharField(max_length=20, default="", blank=True)
    cleared_at = models.DateTimeField(null=True)

    # The page's.
    refused_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    refused_why = models.CharField(max_length=20, default="", blank=True)
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    recall_why = models.CharField(max_length=20, default="", blank=True)
    recall_end = models.CharField(max_length=12, default="", blank=True)
    recall_ended_at = models.DateTimeField(null=True)
    # After a disclosure that was forced: she is told, in person or by a message of hers.
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    told_how = models.CharField(max_length=10, default="", blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["asked_by", "-asked_at", "-id"], name="exports_of_an_officer"),
            models.Index(fields=["district", "-asked_at", "-id"], name="exports_of_a_district"),
            models.Index(fields=["expires_at"], name="exports_to_clear",
                         condition=Q(made_at__isnull=False, cleared_at__isnull=True)),
            models.Index(fields=["decoy"], name="export_of_a_decoy", condition=~Q(decoy="")),
        ]  # fmt: skip
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_export_is_of_a_known_kind", condition=Q(kind__in=sorted(leaving.KINDS))
            ),
            models.CheckConstraint(
                name="an_export_ends_after_it_was_asked", condition=Q(expires_at__gt=F("asked_at"))
            ),
            models.CheckConstraint(
                name="an_export_goes_to_a_key_or_a_post",
                condition=Q(form="machine", recipient__isnull=False, handed_to="")
                | (Q(form="paper", recipient__isnull=True) & ~Q(handed_to="")),
            ),
            models.CheckConstraint(
                name="a_disclosure_names_its_instrument_whole",
                condition=Q(instrument="", instrument_number="", instrument_on__isnull=True)
                | (~Q(instrument="") & ~Q(instrument_number="") & ~Q(instrument_by="")
                   & Q(instrument_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="nobody_agrees_to_his_own_export",
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="an_export_is_made_when_it_may_be",
                condition=Q(made_at__isnull=True)
                | (Q(let_at__isnull=False)
                   & (Q(needs_second=False) | Q(agreed_at__isnull=False))),
            ),
            models.CheckConstraint(
                name="an_export_is_taken_twice_at_most",
                condition=Q(taken_count__lte=leaving.TAKEN_AT_MOST),
            ),
        ]  # fmt: skip


class ExportCase(models.Model):
    """Which cases an export is about. The list is written with it, and never again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    export = models.ForeignKey(Export, models.PROTECT, related_name="cases", db_index=False)
    case_id = models.UUIDField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_case_is_in_an_export_once", fields=["export", "case_id"]
            ),
        ]


class ExportFile(models.Model):
    """The one copy of what was made, sealed to the vault, until it is taken or its time is over."""

    export_id = models.UUIDField(primary_key=True)
    key_id = models.CharField(max_length=40)
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()
    made_at = models.DateTimeField()


class Print(models.Model):
    """A paper that left a printer, by its number: which, of which case, by whom and when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=11, unique=True)
    paper = models.CharField(max_length=20)
    case_id = models.UUIDField(null=True, db_index=True)
    printed_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    post = models.CharField(max_length=20)
    printed_at = models.DateTimeField()
    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+", db_index=False)
    district = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="+", db_index=False)
    province = models.CharField(max_length=3)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-printed_at", "-id"], name="prints_of_a_district"),
        ]
