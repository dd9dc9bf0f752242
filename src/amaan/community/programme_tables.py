"""The policy programme: policies and actions, their papers, and which paper reached whom."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry

STANDS = Q(taken_back_at__isnull=True)


class Policy(Entry):
    """One policy or action, from what it wants down to who watches over it."""

    number = models.CharField(max_length=8)
    kind = models.CharField(max_length=16)
    title_en = models.CharField(max_length=160)
    title_ur = models.CharField(max_length=160)
    procedures = models.CharField(max_length=200, blank=True)
    rules = models.CharField(max_length=200, blank=True)
    regulation = models.CharField(max_length=200, blank=True)
    owner = models.CharField(max_length=24)
    state = models.CharField(max_length=16)
    evidence = models.TextField(blank=True)
    indicators = models.CharField(max_length=60, blank=True)
    origin = models.CharField(max_length=200)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_policy_of_a_number", fields=["unit", "number"], condition=STANDS
            ),
        ]


class PolicyPaper(Entry):
    """One version of a paper: a policy, procedure, rule, regulation, guideline or handbook."""

    name = models.CharField(max_length=160)
    version = models.CharField(max_length=24)
    level = models.CharField(max_length=16)
    policy = models.ForeignKey(Policy, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=16)
    approved_by = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=200, blank=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_paper_of_a_name", fields=["unit", "name"], condition=STANDS
            ),
        ]


class PaperReached(Entry):
    """A version of a paper that reached a unit, and how many of those who serve there read it."""

    paper = models.ForeignKey(PolicyPaper, models.PROTECT, related_name="+")
    strength = models.PositiveIntegerField()
    read_by = models.PositiveIntegerField()
    language = models.CharField(max_length=8)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="a_paper_reaches_a_unit_once_a_day",
                fields=["unit", "on", "paper"],
                condition=STANDS,
            ),
            models.CheckConstraint(
                name="readers_serve_there", condition=Q(read_by__lte=F("strength"))
            ),
        ]
