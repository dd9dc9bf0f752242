"""Forums of a district and who mediates there: a public register, no person of any matter."""

from typing import ClassVar

from django.db import models

from amaan.kernel.ids import new_id

OFFICER = "organisation.Officer"


class Forum(models.Model):
    """A body that mediates, with what makes it fit for it (M18). Jirgas are known here too."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24)
    name_en = models.CharField(max_length=120)
    name_ur = models.CharField(max_length=120)
    written_rules = models.BooleanField(default=False)
    separate_rooms = models.BooleanField(default=False)
    may_leave = models.BooleanField(default=False)
    court_looks = models.BooleanField(default=False)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    # Nothing is sent to it any more; what it did stays.
    closed_on = models.DateField(null=True)


class Mediator(models.Model):
    """Somebody who mediates in a forum. An account is only for whoever writes in Amaan herself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="mediators")
    officer = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")
    name_en = models.CharField(max_length=120)
    name_ur = models.CharField(max_length=120)
    sex = models.CharField(max_length=12)
    # Local dates; a training that is over counts as none.
    trained_on = models.DateField(null=True)
    trained_until = models.DateField(null=True)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", db_index=False)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_training_ends_after_it_began",
                condition=models.Q(trained_until__isnull=True)
                | models.Q(trained_on__isnull=False, trained_until__gte=models.F("trained_on")),
            ),
        ]
