"""Policing forums, their meetings, and what was raised in them; nobody by name."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amaan.books.models import Entry

STANDS = Q(taken_back_at__isnull=True)


class PolicingForum(Entry):
    """A forum in which police and the people of a place meet; its members are only counted."""

    name = models.CharField(max_length=120)
    men = models.PositiveIntegerField()
    women = models.PositiveIntegerField()
    transgender = models.PositiveIntegerField()

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_policing_forum_of_a_name", fields=["unit", "name"], condition=STANDS
            ),
        ]


class ForumMeeting(Entry):
    """One meeting of a forum, and how many came."""

    forum = models.ForeignKey(PolicingForum, models.PROTECT, related_name="+")
    men = models.PositiveIntegerField()
    women = models.PositiveIntegerField()
    transgender = models.PositiveIntegerField()

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_meeting_of_a_forum_a_day", fields=["forum", "on"], condition=STANDS
            ),
        ]


class ForumIssue(Entry):
    """What somebody raised, what was to be done, by which post, until when, and what became of it.

    `number` is that of the minutes.
    """

    forum = models.ForeignKey(PolicingForum, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    raised_by = models.CharField(max_length=12)
    as_role = models.CharField(max_length=16)
    topic = models.CharField(max_length=16)
    action = models.CharField(max_length=200)
    owner = models.CharField(max_length=24)
    due_on = models.DateField()
    outcome = models.CharField(max_length=12, blank=True)
    closed_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_issue_of_a_number_a_meeting",
                fields=["forum", "on", "number"],
                condition=STANDS,
            ),
            models.CheckConstraint(
                name="an_issue_is_closed_with_an_outcome",
                condition=Q(outcome="", closed_on__isnull=True)
                | ~Q(outcome="") & Q(closed_on__isnull=False, closed_on__gte=F("on")),
            ),
            models.CheckConstraint(
                name="an_issue_is_due_after_it_was_raised", condition=Q(due_on__gte=F("on"))
            ),
        ]
