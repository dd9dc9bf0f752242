"""Work with the public at a glance: whose voice is heard in forums, and what is overdue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.books import queries as books
from amaan.community import forums, forums_voice, media
from amaan.confidentiality.classes import DataClass
from amaan.kernel.measures import Share
from amaan.web.community.words import of_all
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import chosen
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()


@door(audience="people", classes=NOTHING_OF_A_CASE)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show whose voice is heard in the forums, and what was raised and is overdue."""
    voice = forums_voice.voice(visit.actor, visit.now)
    shown = {
        "since": _("Since %(day)s") % {"day": clock_words.day(voice.since)},
        "pairs": (
            (_("Raised by women"), _said(voice.by_women)),
            (_("Closed, of all"), _said(voice.closed)),
            (_("Closed, of what women raised"), _said(voice.closed_of_women)),
        ),
        "not_written": voice.not_written,
        "late": _late(visit, forums_voice.late(visit.actor, visit.now)),
        "keeps": books.may_keep(visit.actor, forums.ISSUES),
        "reads_press": books.may_read(visit.actor, media.BOOK),
        "issues_url": reverse("books:book", args=[forums.ISSUES.name]),
        "write_url": reverse("books:new", args=[forums.ISSUES.name]),
    }
    return render(request, "community/home.html", shown)


def _said(share: Share) -> str:
    return of_all(share, _("Nothing was raised."))


def _late(visit: Visit, lines: tuple[forums_voice.Late, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Past their day"),
        count=str(len(lines)),
        columns=(
            shapes.Column(label=_("What is to be done"), wide=True),
            shapes.Column(label=_("Forum")),
            shapes.Column(label=_("Who raised it")),
            shapes.Column(label=_("Whose it is")),
            shapes.Column(label=_("Was due")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=line.action,
                    href=reverse("books:entry", args=[forums.ISSUES.name, line.entry_id]),
                ),
                shapes.Cell(text=line.forum),
                shapes.Cell(text=chosen(forums.SEXES, line.raised_by, visit.language)),
                shapes.Cell(text=chosen(forums.OWNERS, line.owner, visit.language)),
                shapes.Cell(
                    text=clock_words.day(line.due_on),
                    note=ngettext("%(n)s day late", "%(n)s days late", line.days)
                    % {"n": line.days},
                    tone="late",
                ),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("Nothing is past its day.")),
    )
