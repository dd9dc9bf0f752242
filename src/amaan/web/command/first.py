"""Who needs somebody first: one line a case, with plain reasons, and no score."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from amaan.cases.pressing import Part
from amaan.kernel.refusals import NotFound
from amaan.oversight.first import FirstCase, needed_first
from amaan.web.command.asking import PAGE
from amaan.web.command.lines import desk_name
from amaan.web.command.views import SKELETON, rooms
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.frame import ABOVE_A_DISTRICT, COMMANDING
from amaan.web.kit.markup import address
from amaan.web.kit.paging import key_of, stamp
from amaan.web.kit.visit import Visit

PARTS: tuple[Part, ...] = ("danger", "again")


@door(audience="command", classes=SKELETON)
def first(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the cases of an area in which danger was left alone, or told again."""
    if visit.actor.post not in COMMANDING - ABOVE_A_DISTRICT:
        raise NotFound
    asked = request.GET.get("part", "")
    parts = tuple(part for part in PARTS if part == asked) or PARTS
    shown = {
        **rooms(visit),
        "lists": [_list(request, visit, part, alone=len(parts) == 1) for part in parts],
        "first_page": reverse("command:first") if len(parts) == 1 else "",
    }
    return render(request, "command/first.html", shown)


def _list(request: HttpRequest, visit: Visit, part: Part, *, alone: bool) -> shapes.Register:
    after = key_of(request, "after") if alone else None
    found = needed_first(visit.actor, visit.now, part, after=after, limit=PAGE + 1)
    last = found[PAGE - 1] if len(found) > PAGE else None
    older = f"?part={part}&after={stamp(last.since, last.case_id)}" if last else ""
    captions = {
        "danger": gettext("Danger was left alone"),
        "again": gettext("It was told again, and something is late"),
    }
    return shapes.Register(
        caption=captions[part],
        columns=(
            shapes.Column(label=gettext("Case")),
            shapes.Column(label=gettext("Desk")),
            shapes.Column(label=gettext("Why it stands here"), wide=True),
            shapes.Column(label=gettext("Late since")),
        ),
        rows=tuple(_row(one, visit) for one in found[:PAGE]),
        empty=shapes.Empty(title=gettext("Nothing in your area.")),
        older_url=reverse("command:first") + older if older else "",
    )


def _row(one: FirstCase, visit: Visit) -> tuple[shapes.Cell, ...]:
    late = ngettext("%(n)d duty is late", "%(n)d duties are late", one.late) % {"n": one.late}
    return (
        shapes.Cell(text=one.reference, kind="reference", href=address("case:sheet", one.case_id)),
        shapes.Cell(text=desk_name(one.desk, one.station, visit.language)),
        shapes.Cell(text=" ".join(_reasons(one))),
        shapes.Cell(text=clock_words.moment(one.since), note=late),
    )


def _reasons(one: FirstCase) -> list[str]:
    """This will say in sentences why a case stands here, the most pressing first."""
    words = {
        "danger_now": gettext("There was danger at that moment, and no act on it is written down."),
        "no_plan": gettext("Danger is high, and there is no plan for her safety."),
        "not_reviewed": gettext("Danger is high, and no supervisor has looked at it."),
        "no_conference": gettext("Danger is high, and the agencies have not met."),
        "not_called": gettext("Danger is high, and she was not called by the safe way."),
        "no_removal": gettext("Danger is high, and neither arrest nor that he leaves was decided."),
        "untold": gettext("She was not told of a release."),
        "not_looked_again": gettext("Something changed her danger, and nobody looked at it again."),
    }
    told = [words[code] for code in one.reasons]
    if one.told_on_days:
        told.append(
            gettext("Incidents were told on %(n)d days of the last year.") % {"n": one.told_on_days}
        )
    return told
