"""What the room remembers of reviews: which cases were drawn, and what a reviewer answered."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.kernel.ids import new_id


class ReviewDraw(models.Model):
    """The month's sample of a district was drawn: of how many cases at rest, and by which key.

    Whoever has the key can draw again and must find the same cases; nobody had it before.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    month = models.DateField()
    key = models.UUIDField()
    at_rest = models.PositiveIntegerField()
    taken = models.PositiveSmallIntegerField()
    drawn_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_draw_a_month", fields=["district", "month"]),
        ]


class DrawnCase(models.Model):
    """A case at rest that somebody who did not work on it is to read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draw = models.ForeignKey(ReviewDraw, models.PROTECT, related_name="cases", db_index=False)
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    # Whose it is to read: a post at a unit, whoever holds it.
    owner = models.CharField(max_length=20)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    drawn_at = models.DateTimeField()
    due_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-drawn_at"], name="drawn_of_a_district"),
            models.Index(
                fields=["due_at"], name="drawn_to_review", condition=Q(reviewed_at__isnull=True)
            ),
        ]
        constraints: ClassVar = [
            # What was read once leaves room for what nobody has read.
            models.UniqueConstraint(name="a_case_is_drawn_once", fields=["case"]),
        ]


class Review(models.Model):
    """A supervisor answered the checklist of a case, and may have said a sentence to an officer.

    Its id is that of the entry on the timeline. No text: own words are sealed with that entry.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    reviewed_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", db_index=False
    )
    by_post = models.CharField(max_length=20)
    reviewed_at = models.DateTimeField()
    # The id of each question with the answer; and what the ledger said of it, where it knew.
    answers = models.JSONField(default=dict)
    known = models.JSONField(default=dict)
    # To whom the sentence goes, and which of the list; `own_words` where it is sealed.
    officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    sentence = models.CharField(max_length=12, default="", blank=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-reviewed_at"], name="reviews_of_a_district"),
            models.Index(
                fields=["officer"],
                name="sentences_to_read",
                condition=Q(officer__isnull=False, read_at__isnull=True),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_sentence_goes_to_somebody",
                condition=Q(sentence="", officer__isnull=True)
                | (~Q(sentence="") & Q(officer__isnull=False)),
            ),
        ]
