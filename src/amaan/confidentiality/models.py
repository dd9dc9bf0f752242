"""Standing, sealed values, second factors and the journal.

Cases are above this room, so a case is a plain id here. Who may touch which table is
written in `access.sql`; the web may put sealed values in and never read them.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

# Django looks for every table of a room here.
from amaan.confidentiality.draft_tables import Draft as Draft
from amaan.confidentiality.draft_tables import DraftKey as DraftKey
from amaan.confidentiality.factor_tables import CodeTries as CodeTries
from amaan.confidentiality.factor_tables import FactorLoss as FactorLoss
from amaan.confidentiality.factor_tables import Passkey as Passkey
from amaan.confidentiality.factor_tables import Presence as Presence
from amaan.confidentiality.factor_tables import PrintedCode as PrintedCode
from amaan.confidentiality.factor_tables import SecondFactor as SecondFactor
from amaan.confidentiality.guessing import Miss as Miss
from amaan.confidentiality.keeping import Erasure as Erasure
from amaan.confidentiality.keeping import Hold as Hold
from amaan.confidentiality.keeping import Letting as Letting
from amaan.confidentiality.keeping import Message as Message
from amaan.confidentiality.keeping import PersonLook as PersonLook
from amaan.confidentiality.keeping import QuotaAlarm as QuotaAlarm
from amaan.confidentiality.name_tables import NameSearch as NameSearch
from amaan.confidentiality.name_tables import NameToIndex as NameToIndex
from amaan.confidentiality.name_tables import NameToken as NameToken
from amaan.confidentiality.name_tables import PossibleDuplicate as PossibleDuplicate
from amaan.confidentiality.own_door_tables import MessagePause as MessagePause
from amaan.confidentiality.own_door_tables import OwnDoor as OwnDoor
from amaan.confidentiality.own_door_tables import OwnDoorTry as OwnDoorTry
from amaan.confidentiality.own_door_tables import OwnVisit as OwnVisit
from amaan.confidentiality.own_door_tables import OwnWord as OwnWord
from amaan.confidentiality.screening_tables import CheckedDraft as CheckedDraft
from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"
RELATIONS = (
    "taker", "desk", "investigator", "registering", "reviewer", "prosecutor", "glass_name",
    "glass_reach",
)  # fmt: skip
# Why an officer must not know. The first three are known at intake; `station` and `chain`
# follow from where the accused serves; the next four are found by comparing tokens; the last
# three are what an officer says of himself.
CONFLICTS = (
    "accused", "named", "former",
    "accused_number", "survivor_number", "accused_phone", "survivor_phone",
    "kin_of_accused", "kin_of_survivor", "acquainted",
)  # fmt: skip
CONFLICT_PLACES = ("station", "chain")


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
    kind = models.CharField(max_length=16, default="named", db_default="named")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_conflict_per_officer_and_case", fields=["officer", "case_id"]
            ),
            models.CheckConstraint(
                name="a_conflict_is_of_a_known_kind", condition=Q(kind__in=CONFLICTS)
            ),
        ]


class ConflictPlace(models.Model):
    """Whoever serves in this unit, or commands it, must not be let into a case.

    A place and not a list of people: somebody posted there tomorrow is kept out as well.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField(db_index=True)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_conflict_per_place_and_case", fields=["case_id", "unit", "kind"]
            ),
            models.CheckConstraint(
                name="a_place_is_in_conflict_in_a_known_way",
                condition=Q(kind__in=CONFLICT_PLACES),
            ),
        ]


class Declaration(models.Model):
    """An officer's word about the people in a case: *I know none of them*, once, and kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField()
    officer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    declared_at = models.DateTimeField()
    knows = models.CharField(max_length=16, default="nobody")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_declaration_per_officer_and_case", fields=["officer", "case_id"]
            ),
        ]


class Consent(models.Model):
    """What she agreed to share, with whom, what for, and until when. Never edited: taken back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=20)
    recipient = models.CharField(max_length=20)
    # Parts of the file as the policy table names them.
    elements = models.JSONField()
    given_by = models.CharField(max_length=12)
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_consent_ends_after_it_was_given",
                condition=Q(expires_at__gt=F("given_at")),
            ),
        ]


class BreakGlass(models.Model):
    """One case opened in an emergency for a quarter of an hour, to be answered for."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField(db_index=True)
    officer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    relation = models.CharField(max_length=12)
    reason = models.CharField(max_length=20)
    began_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    # Where it happened, so that it is reviewed by somebody else.
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    verdict = models.CharField(max_length=12, default="", db_default="", blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_emergency_is_judged_whole",
                condition=Q(verdict="", reviewed_at__isnull=True, reviewed_by__isnull=True)
                | Q(
                    verdict__in=["justified", "unjustified"],
                    reviewed_at__isnull=False,
                    reviewed_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="an_emergency_is_over_soon", condition=Q(ends_at__gt=F("began_at"))
            ),
        ]


class Trace(models.Model):
    """A token of a number or a name, an officer's own or of somebody in a case.

    A keyed digest that the vault alone can make; equal values have equal tokens. The value
    itself is not here: an officer's own numbers are kept nowhere at all.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=8)
    token = models.BinaryField()
    officer = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")
    case_id = models.UUIDField(null=True, db_index=True)
    # Whose it is in the case: survivor, informant, accused. Empty for an officer's own.
    role = models.CharField(max_length=12, default="", db_default="", blank=True)
    traced_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "token"], name="trace_of_a_token")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_trace_is_an_officers_or_a_cases",
                condition=Q(officer__isnull=False, case_id__isnull=True, role="")
                | Q(officer__isnull=True, case_id__isnull=False),
            ),
        ]


class LookReview(models.Model):
    """What somebody outside decided about a look that nothing in the work explained."""

    number = models.BigIntegerField(primary_key=True)
    verdict = models.CharField(max_length=12)
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_look_is_judged_in_known_words",
                condition=Q(verdict__in=["explained", "not_explained"]),
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
    # No foreign key: a value outlives its key, and then it is noise. None for a value of the
    # first format, whose key has the value's own id.
    data_key_id = models.UUIDField(null=True)
    ciphertext = models.BinaryField()
    nonce = models.BinaryField()
    sealed_at = models.DateTimeField()
    # None for what she wrote at her own door, or somebody without saying who: no officer did.
    sealed_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_sealed_value_is_of_a_sealed_class",
                condition=Q(data_class__in=["C3", "C4", "C5", "C6", "C7"]),
            ),
        ]


class DataKey(models.Model):
    """A wrapped key: of one person's values of a class, or of one object.

    Kept out of every backup of the data and in a stream of its own for at most 35 days, so
    that erasing a row here is erasing what it opened.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField()
    subject = models.UUIDField(db_index=True)
    data_class = models.CharField(max_length=2)
    province = models.CharField(max_length=3)
    # Which of the vault's keys wraps it; in this order a rotation goes over the table.
    key_id = models.CharField(max_length=40)
    wrapped_key = models.BinaryField()
    wrapping = models.CharField(max_length=5, default="hpke")
    # Of the first format alone: the field of the one value that this key was drawn for.
    first_field = models.CharField(max_length=30, default="")
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["id"], name="data_key_to_take_in", condition=Q(wrapping="hpke")),
            models.Index(fields=["key_id", "id"], name="data_key_to_rewrap"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_data_key_is_of_a_sealed_class",
                condition=Q(data_class__in=["C3", "C4", "C5", "C6", "C7"]),
            ),
            models.CheckConstraint(
                name="a_data_key_is_wrapped_in_a_known_way",
                condition=Q(wrapping__in=["hpke", "vault"]),
            ),
        ]


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
