"""What the room keeps: meetings, points put to them, decisions, packs, and words that were read."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.kernel.ids import new_id
from amaan.meetings.wording import LONGEST_ANSWER, LONGEST_DECISION


class Meeting(models.Model):
    """One crime meeting of a unit, about the figures of one month.

    Called; its answers closed; held; closed. Figures are drawn up once, when it is called, so
    that what is shown at the meeting is what was asked about.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Who meets: a district, a region or a province, under its commander.
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    # First day of the month whose figures are read.
    month = models.DateField()
    held_on = models.DateField()
    answers_by = models.DateField()
    state = models.CharField(max_length=9, default="called")
    # Up to when the figures were counted; None where nothing was counted yet.
    counted_until = models.DateTimeField(null=True)
    # How many comparisons were looked at: of these chance alone sets some apart.
    comparisons = models.PositiveIntegerField(default=0)
    called_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    collected_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["unit", "-month"], name="meetings_of_a_unit"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_meeting_a_month", fields=["unit", "month"]),
            models.CheckConstraint(
                name="a_meeting_has_a_known_state",
                condition=Q(state__in=["called", "collected", "held", "closed"]),
            ),
            models.CheckConstraint(
                name="answers_come_before_the_meeting", condition=Q(answers_by__lte=F("held_on"))
            ),
        ]


class Point(models.Model):
    """One thing found in the figures, frozen; and what the commander of the place says of it.

    Without a place it is of the whole area, and asked of nobody.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="points")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    place = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+", db_index=False
    )
    number = models.PositiveSmallIntegerField()
    # reports, changed, late or help; and which figure of these, with what it is about.
    family = models.CharField(max_length=8)
    code = models.CharField(max_length=32)
    about = models.CharField(max_length=32, blank=True, default="")
    # better, worse or plain: what a change means, not whose merit it is.
    tone = models.CharField(max_length=6, default="plain")
    part = models.PositiveIntegerField()
    of = models.PositiveIntegerField(null=True)
    before_part = models.PositiveIntegerField(null=True)
    before_of = models.PositiveIntegerField(null=True)
    # The interval: of the difference where there is a before, else of the share.
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    # What chance alone explains for a place of its size.
    expected_low = models.FloatField(null=True)
    expected_high = models.FloatField(null=True)
    # Of lateness: how many are late still, how many climbed, since when the oldest.
    still = models.PositiveIntegerField(null=True)
    climbed = models.PositiveIntegerField(null=True)
    since = models.DateTimeField(null=True)
    answer = models.CharField(max_length=LONGEST_ANSWER, blank=True, default="")
    answered_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["place", "meeting"], name="points_of_a_place")]
        constraints: ClassVar = [
            models.UniqueConstraint(name="each_point_has_its_number", fields=["meeting", "number"]),
            models.CheckConstraint(
                name="a_point_is_of_a_known_family",
                condition=Q(family__in=["reports", "changed", "late", "help"]),
            ),
            models.CheckConstraint(
                name="only_a_place_answers", condition=Q(answer="") | Q(place__isnull=False)
            ),
        ]


class Decision(models.Model):
    """What a meeting decided: what, which post of which unit, by when; and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=LONGEST_DECISION)
    owner = models.CharField(max_length=20)
    owner_unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    due_on = models.DateField()
    decided_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    # open, done or not_done; with the evidence, or why not.
    state = models.CharField(max_length=8, default="open")
    told = models.CharField(max_length=LONGEST_DECISION, blank=True, default="")
    told_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["owner_unit", "due_on"],
                name="decisions_not_done",
                condition=Q(state__in=["open", "not_done"]),
            ),
            models.Index(fields=["unit", "state"], name="decisions_of_a_unit"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="each_decision_has_its_number", fields=["meeting", "number"]
            ),
            models.CheckConstraint(
                name="a_decision_has_a_known_state",
                condition=Q(state__in=["open", "done", "not_done"]),
            ),
            models.CheckConstraint(
                name="what_became_of_it_is_told", condition=Q(state="open") | ~Q(told="")
            ),
        ]


class Pack(models.Model):
    """A pack as it was set, under the number it was ordered by; a later one stands beside it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    language = models.CharField(max_length=4)
    number = models.CharField(max_length=24)
    ordered_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    pages = models.PositiveSmallIntegerField(null=True)
    pdf = models.BinaryField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_pack_is_in_a_language_of_ours",
                condition=Q(language__in=["en", "ur", "both"]),
            ),
            models.CheckConstraint(
                name="a_pack_is_made_or_waits",
                condition=Q(made_at__isnull=True, pdf__isnull=True, pages__isnull=True)
                | Q(made_at__isnull=False, pdf__isnull=False, pages__isnull=False),
            ),
        ]


class ReadWords(models.Model):
    """That words of a meeting were read for names, and what came of it: one row a text.

    Printed and shown on the wall is only what is cleared. The text itself stands where it was
    written; here it is known again by its digest, so that words mended later are words not read.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    digest = models.CharField(max_length=64)
    # The question to the vault: several short texts are asked about together.
    check_id = models.UUIDField()
    # waits for a custodian, cleared, refused; forgotten where nobody read it within a week.
    state = models.CharField(max_length=9)
    asked_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["meeting", "digest"], name="words_read_of_a_meeting"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="words_wait_or_were_read",
                condition=Q(state__in=["waits", "cleared", "refused", "forgotten"]),
            ),
        ]
