"""Pictures, recordings and files of evidence: when they were made, how they came, how big they are.

The original and its fingerprint are sealed; the fingerprint of a known picture would tell
whoever has that picture that it lies in this case.
"""

from django.db import models

from amaan.investigation.exhibits_tables import Exhibit
from amaan.kernel.ids import new_id


class EvidenceFile(models.Model):
    """One original, sealed as it came."""

    # The id of the entry on the timeline with which it was filed.
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=12)
    media_type = models.CharField(max_length=30)
    size = models.IntegerField()
    # Said by whoever made it; the server's own hour is `sealed_at`.
    made_at = models.DateTimeField()
    sealed_at = models.DateTimeField()
    # The browser said the fingerprint before it sent the file, and it agreed.
    hashed_before = models.BooleanField(default=False)
    place_kept = models.BooleanField(default=False)
    sealed_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
