"""Half-written complaints and the keys of what a browser has not sent yet.

Re-exported by `models`, where Django looks for them.
"""

from typing import ClassVar

from django.db import models

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"


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
