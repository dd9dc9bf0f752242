"""Children, relatives and supporters as rows: a PersonRef of the case, a role and a place.

What each needs stands on the timeline (`person.served`); who it is stays sealed.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"


class PersonServed(models.Model):
    """Somebody who is served beside her. The id is the PersonRef."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    who = models.CharField(max_length=10)
    ordinal = models.PositiveSmallIntegerField()
    needs = models.JSONField(default=list)
    looked_after = models.CharField(max_length=20, default="", blank=True)
    noted_at = models.DateTimeField()
    recorded_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    # The newest entry that told of the needs.
    fact = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_person_served_per_place", fields=["case", "who", "ordinal"]
            ),
            models.CheckConstraint(
                name="a_child_is_looked_after_by_somebody_named",
                condition=~Q(who="child") | ~Q(looked_after=""),
            ),
        ]
