"""Orders: background work with its state and progress, kept so that a page can show both."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.kernel.ids import new_id


class Order(models.Model):
    """One piece of work in the background: what was asked, how far it is, how it ended.

    `reached` is the key up to which the work is done; a worker that was killed goes on
    behind it. An order names kinds and counts, never a case or a person.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=8, default="placed")
    total = models.PositiveIntegerField(default=0)
    done_count = models.PositiveIntegerField(default=0)
    changed_count = models.PositiveIntegerField(default=0)
    reached = models.UUIDField(null=True)
    # What makes two orders of one kind the same work, such as the digest of the rules.
    about = models.CharField(max_length=64, default="", blank=True)
    placed_at = models.DateTimeField()
    # None where the house placed it by itself.
    placed_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+"
    )
    finished_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=40, default="", blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kind", "-placed_at", "id"], name="order_of_a_kind"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_order_at_a_time_for_the_same_work",
                fields=["kind", "about"],
                condition=Q(state__in=["placed", "running"]),
            ),
            models.CheckConstraint(
                name="an_order_has_a_known_state",
                condition=Q(state__in=["placed", "running", "done", "failed"]),
            ),
            models.CheckConstraint(
                name="a_finished_order_says_when",
                condition=Q(state__in=["placed", "running"]) ^ Q(finished_at__isnull=False),
            ),
            models.CheckConstraint(
                # What is under way is counted as changed before it is done.
                name="an_order_changes_no_more_than_it_knows_of",
                condition=Q(changed_count__lte=F("total")),
            ),
        ]


class Handbook(models.Model):
    """The law as one book, as it was set last for a province in a language; nothing of a case."""

    # Province, language, and the digest of rules and signatures.
    edition = models.CharField(max_length=64, primary_key=True)
    pdf = models.BinaryField()
    made_at = models.DateTimeField()
