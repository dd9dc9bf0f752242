"""Drafts for the public that were checked: what the quota, the likeness and a custodian need.

Re-exported by `models`, where Django looks for them.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id


class CheckedDraft(models.Model):
    """One draft that somebody asked about; the vault's own table.

    `words` are keyed digests of its telling words, so that an edit of it is known again; the text
    is kept, sealed, only where a custodian has to read it, and for a week at most.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer_id = models.UUIDField()
    post = models.CharField(max_length=24)
    # The district, or above one the province: whose custodian reads it.
    keeper_id = models.UUIDField()
    about = models.CharField(max_length=24)
    asked_at = models.DateTimeField()
    words = models.BinaryField()
    cleared = models.BooleanField()
    key_id = models.CharField(max_length=40, blank=True)
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()
    decision = models.CharField(max_length=8, blank=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["officer_id", "asked_at"], name="drafts_of_an_officer"),
            models.Index(fields=["keeper_id", "asked_at"], name="drafts_of_a_keeper"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_draft_is_decided_in_a_known_way",
                condition=Q(decision="", decided_by__isnull=True, decided_at__isnull=True)
                | Q(decision__in=("may", "may_not"), cleared=False, decided_by__isnull=False,
                    decided_at__isnull=False),
            ),
        ]  # fmt: skip
