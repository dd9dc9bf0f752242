"""Consultations of officers: the topic, who has answered, the box of answers, and their coding.

Who answered and what was answered stand in tables that no column joins. The box is one row that
every answer writes anew, shuffled: no order and no transaction leads from an officer to his words.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry
from amaan.kernel.ids import new_id


class ConsultationTopic(Entry):
    """What officers are asked, and until when; `on` is the first day on which they may answer."""

    title_en = models.CharField(max_length=120)
    title_ur = models.CharField(max_length=120)
    question_en = models.TextField()
    question_ur = models.TextField()
    closes_on = models.DateField()
    # Set when the box was emptied: how many answered, by band; bands of fewer than ten together.
    collected_at = models.DateTimeField(null=True)
    people = models.JSONField(null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_consultation_closes_after_it_opens", condition=Q(closes_on__gte=F("on"))
            ),
            models.UniqueConstraint(
                name="one_consultation_of_a_title",
                fields=["unit", "title_en"],
                condition=Q(taken_back_at__isnull=True),
            ),
        ]


class ConsultationTaken(models.Model):
    """That an officer has answered: never what, and never when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    topic = models.ForeignKey(ConsultationTopic, models.PROTECT, related_name="+")
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="an_officer_is_heard_once", fields=["topic", "officer"]
            ),
        ]  # fmt: skip


class ConsultationBox(models.Model):
    """All answers to a topic as long as it is open; nobody reads it before it is closed."""

    topic = models.OneToOneField(
        ConsultationTopic, models.PROTECT, primary_key=True, related_name="+"
    )
    answers = models.JSONField(default=list)


class ConsultationAnswer(models.Model):
    """One reason or one way, in an officer's words; of nobody, at no hour."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    topic = models.ForeignKey(ConsultationTopic, models.PROTECT, related_name="+")
    side = models.CharField(max_length=6)
    band = models.CharField(max_length=12, blank=True)
    words = models.CharField(max_length=300)


class ConsultationCoding(models.Model):
    """Which theme a coder found in an answer; the second one codes without seeing the first."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    topic = models.ForeignKey(ConsultationTopic, models.PROTECT, related_name="+")
    answer = models.ForeignKey(ConsultationAnswer, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=6)
    band = models.CharField(max_length=12, blank=True)
    theme = models.CharField(max_length=32)
    coder = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    coded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="an_answer_is_coded_once_by_each", fields=["answer", "place"]
            ),
        ]  # fmt: skip
