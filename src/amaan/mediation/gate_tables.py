"""What the gate was asked and what it answered: codes only, counted as attempts."""

from typing import ClassVar

from django.db import models

from amaan.kernel.ids import new_id
from amaan.mediation.forums_tables import OFFICER, Forum


class GateAnswer(models.Model):
    """One asking: about a case, or about a matter that is none. Never changed but by two words."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    province = models.CharField(max_length=3)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    # The answers that were given, in codes: the gate is asked again with them.
    told = models.JSONField()
    forum = models.ForeignKey(Forum, models.PROTECT, null=True, related_name="+", db_index=False)
    result = models.CharField(max_length=16)
    rules = models.JSONField(default=list)
    # Whoever stands for it that the proposal was looked into with her alone (M12), and that
    # earlier violence does not stand in the way, with a legal adviser (M09).
    supervisor = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    supervisor_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", db_index=False
    )
    lifted_at = models.DateTimeField(null=True)
    # The number of the legal adviser's written opinion.
    lifted_on_paper = models.CharField(max_length=40, default="", blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-asked_at", "id"], name="gate_by_district"),
        ]
