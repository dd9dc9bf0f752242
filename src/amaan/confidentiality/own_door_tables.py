"""Her own door: who has one, who came through it, what she said there, and whether all is still.

Re-exported by `models`, where Django looks for them. The vault alone reads how a door opens;
what she wrote is sealed like everything else of hers.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.confidentiality.closed_lists import OWN_WORDS, PAUSES
from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"


class OwnDoor(models.Model):
    """She may look at her own file: by a number on a slip and a phrase that is only spoken."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField()
    # Her pseudonym in this case.
    subject = models.UUIDField()
    # A keyed digest of the number, and slow digests of the phrases; the vault alone makes them.
    receipt = models.BinaryField(unique=True)
    salt = models.BinaryField()
    phrase = models.BinaryField()
    other_phrase = models.BinaryField(null=True)
    # What she asked to see here herself, beside where it stands: words, contact, looks.
    shows = models.JSONField(default=list)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    # In which month she last said how she was received; what she said stands without her.
    heard_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_door_for_a_person",
                fields=["case_id", "subject"],
                condition=Q(ended_at__isnull=True),
            ),
        ]


class OwnDoorTry(models.Model):
    """Somebody tried a number with a phrase that does not fit; kept for a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # A digest also where no such number was ever given: both are counted alike.
    receipt = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["receipt", "at"], name="own_door_try_of_a_number")
        ]


class OwnVisit(models.Model):
    """She is there: from entering until she leaves, or until twenty minutes of silence."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    door = models.ForeignKey(OwnDoor, models.CASCADE, related_name="+")
    # A digest: what her browser holds is nowhere here.
    token = models.BinaryField(unique=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)
    # Opened by the other phrase: a page on which nothing stands.
    is_other = models.BooleanField(default=False)


class OwnWord(models.Model):
    """What she said at her own door. The house puts it on the timeline; nobody has to be asked."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField(db_index=True)
    subject = models.UUIDField()
    what = models.CharField(max_length=16)
    said_at = models.DateTimeField()
    # Her own words, where she wrote any.
    sealed = models.JSONField(default=list)
    # The entry of the timeline, once it stands there.
    fact_id = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [
            # Few: a minute's worth.
            models.Index(
                fields=["said_at", "id"], name="own_word_to_note", condition=Q(fact_id__isnull=True)
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_own_word_is_of_a_known_kind", condition=Q(what__in=OWN_WORDS)
            ),
        ]


class MessagePause(models.Model):
    """Nothing is sent to her until somebody who saw her, or spoke to her safely, says so."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField()
    subject = models.UUIDField()
    why = models.CharField(max_length=16)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case_id", "subject"], name="pause_of_a_person")]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_pause_has_a_known_reason", condition=Q(why__in=PAUSES)),
        ]
