"""Stories of the press, coded for protection and for blame; the story itself is not kept."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amaan.books.models import Entry

STANDS = Q(taken_back_at__isnull=True)


class Coded(Entry):
    """The items of the coding sheet (`press_sheet.ITEMS`), each a yes or a no."""

    hides_her = models.BooleanField()
    his_conduct = models.BooleanField()
    names_offence = models.BooleanField()
    says_help = models.BooleanField()
    judges_her = models.BooleanField()
    excuses_him = models.BooleanField()
    makes_it_small = models.BooleanField()
    doubts_her = models.BooleanField()
    shows_harm = models.BooleanField()

    class Meta(Entry.Meta):
        abstract = True


class PressStory(Coded):
    """One story as its first reader coded it."""

    reference = models.CharField(max_length=20)
    outlet = models.CharField(max_length=80)
    medium = models.CharField(max_length=12)
    language = models.CharField(max_length=8)
    trained = models.BooleanField(null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_story_of_a_reference", fields=["unit", "reference"], condition=STANDS
            ),
        ]


class SecondCoding(Coded):
    """The same story as a second reader coded it, without seeing the first."""

    story = models.ForeignKey(PressStory, models.PROTECT, related_name="+")

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_second_coding_of_a_story", fields=["story"], condition=STANDS
            ),
        ]
