"""What the press asked, what was said, and where somebody's identity was made public."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry, InAnArea
from amaan.kernel.ids import new_id

STANDS = Q(taken_back_at__isnull=True)


class Enquiry(Entry):
    """One question of an outlet, and by when it wants an answer; the day is when it came."""

    reference = models.CharField(max_length=20)
    outlet = models.CharField(max_length=80)
    question = models.CharField(max_length=16)
    asked = models.CharField(max_length=200, blank=True)
    answer_by = models.DateField()
    answer_hour = models.TimeField()

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_enquiry_of_a_reference", fields=["unit", "reference"], condition=STANDS
            ),
            models.CheckConstraint(
                name="an_answer_is_wanted_after_the_question", condition=Q(answer_by__gte=F("on"))
            ),
        ]


class Statement(InAnArea):
    """What was said to an enquiry, and the check of its draft; `text` only once it is cleared.

    A draft that went to a custodian may name somebody: until it is cleared it stands nowhere but
    in the vault, and here are only the blocks it was built of.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="+")
    blocks = models.JSONField()
    language = models.CharField(max_length=2)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=12)
    check_id = models.UUIDField(unique=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    said_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_statement_is_in_a_known_state",
                condition=Q(state="waits", said_at__isnull=True, text="")
                | Q(state="refused", said_at__isnull=True, text="")
                | Q(state="cleared", said_at__isnull=True) & ~Q(text="")
                | Q(state="said", said_at__isnull=False) & ~Q(text=""),
            ),
        ]


class Disclosure(Entry):
    """Somebody's identity in public: where, of what kind, who was asked to take it down.

    Never what was shown, and no words: only codes and days.
    """

    place = models.CharField(max_length=12)
    outlet = models.CharField(max_length=80)
    name = models.BooleanField()
    face = models.BooleanField()
    address = models.BooleanField()
    family = models.BooleanField()
    workplace = models.BooleanField()
    from_police = models.BooleanField()
    asked_of = models.CharField(max_length=12, blank=True)
    asked_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    settled_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_disclosure_shows_something",
                condition=Q(name=True)
                | Q(face=True)
                | Q(address=True)
                | Q(family=True)
                | Q(workplace=True),
            ),
            models.CheckConstraint(
                name="who_was_asked_was_asked_on_a_day",
                condition=Q(asked_of="", asked_on__isnull=True)
                | ~Q(asked_of="") & Q(asked_on__isnull=False, asked_on__gte=F("on")),
            ),
            models.CheckConstraint(
                name="what_was_settled_was_settled_on_a_day",
                condition=Q(outcome="", settled_on__isnull=True)
                | ~Q(outcome="") & Q(asked_on__isnull=False, settled_on__gte=F("asked_on")),
            ),
        ]
