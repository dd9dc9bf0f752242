"""Looks that nothing in the work explains: by reason, by what was decided, a page at a time."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality import custody
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.custody import UnexplainedLook
from amaan.confidentiality.policy import reason
from amaan.kernel.ids import OfficerId
from amaan.organisation import queries as organisation
from amaan.web.kit import clock_words, people, shapes
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import LISTS, label

LOOKS = frozenset({DataClass.C1, DataClass.C8})
PAGE = 20
ON_PAPER = 200
# What is shown: what waits, what was decided, or both.
STATES = {"waiting": True, "judged": False, "all": None}


@door(audience="keeping", classes=LOOKS)
def unexplained(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list looks of thirty days that nothing explains, to judge or to print."""
    state, why = _asked(request)
    paper = "paper" in request.GET
    limit = ON_PAPER if paper else PAGE
    rows = custody.unexplained(
        visit.actor,
        visit.now,
        waiting=STATES[state],
        why=why,
        before=None if paper else number_of(request.GET.get("before", "")),
        limit=limit + 1,
    )
    found, more = rows[:limit], len(rows) > limit
    if paper:
        on_it = {"register": _register(found, visit), "more": more, "n": limit, "now": visit.now}
        return render(request, "keeping/unexplained_paper.html", on_it)
    here = _address(state, why)
    page = {
        "looks": [shown(look, visit) for look in found],
        "fields": _filter(state, why),
        "narrowed": (state, why) != ("waiting", ""),
        "here": reverse("keeping:unexplained"),
        "back": f"{state}.{why}",
        "first": here if "before" in request.GET else "",
        "next": _address(state, why, found[-1].number) if more else "",
        "paper_url": f"{here}&paper=1",
    }
    return render(request, "keeping/unexplained.html", page)


def shown(look: UnexplainedLook, visit: Visit) -> dict[str, Any]:
    """This will draw one look: who, when, for what, and why it stands here."""
    return {
        "number": look.number,
        "waits": not look.verdict,
        "reference": look.reference,
        "pairs": (
            (_("Officer"), named(look.officer_id, visit)),
            (_("Post"), label("posts", look.post)),
            (_("When"), clock_words.moment(look.at)),
            (_("For what"), _(reason(look.purpose))),
            (_("Why it stands here"), _why(look)),
            (_("Review"), label("verdicts", look.verdict)),
        ),
    }


def named(officer_id: OfficerId, visit: Visit) -> str:
    """This will name an officer to whoever checks what he did."""
    officer = organisation.colleague(officer_id, visit.now)
    return _("An officer") if officer is None else people.name_of(officer, visit)


def number_of(typed: str) -> int | None:
    """This will read the number of an entry; what is none was not asked."""
    return int(typed) if typed.isdecimal() and len(typed) < 16 else None


def back(typed: str) -> str:
    """This will give the address of the list that a judgement was made on."""
    state, _dot, why = typed.partition(".")
    if state in STATES and why in {"", *LISTS["look_flags"]}:
        return _address(state, why)
    return reverse("keeping:checks")


def _asked(request: HttpRequest) -> tuple[str, str]:
    state, why = request.GET.get("state", ""), request.GET.get("why", "")
    return (
        state if state in STATES else "waiting",
        why if why in LISTS["look_flags"] else "",
    )


def _address(state: str, why: str, before: int | None = None) -> str:
    said = {"state": state, "why": why, "before": "" if before is None else str(before)}
    kept = urlencode({name: value for name, value in said.items() if value})
    return f"{reverse('keeping:unexplained')}?{kept}"


def _filter(state: str, why: str) -> tuple[shapes.Field, ...]:
    return (
        shapes.Field(
            name="state",
            label=_("Which looks"),
            kind="select",
            required=True,
            options=(
                shapes.Option(value="waiting", label=_("That wait")),
                shapes.Option(value="judged", label=_("That were judged")),
                shapes.Option(value="all", label=_("All of 30 days")),
            ),
            chosen=(state,),
        ),
        shapes.Field(
            name="why",
            label=_("Why it stands here"),
            kind="select",
            required=True,
            options=(
                shapes.Option(value="", label=_("Whatever the reason")),
                *(
                    shapes.Option(value=code, label=label("look_flags", code))
                    for code in LISTS["look_flags"]
                ),
            ),
            chosen=(why,),
        ),
    )


def _register(rows: Sequence[UnexplainedLook], visit: Visit) -> shapes.Register:
    return shapes.Register(
        caption=_("Looks that nothing in the work explains"),
        columns=(
            shapes.Column(label=_("When")),
            shapes.Column(label=_("Reference")),
            shapes.Column(label=_("Officer")),
            shapes.Column(label=_("For what")),
            shapes.Column(label=_("Why it stands here"), wide=True),
            shapes.Column(label=_("Review")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=clock_words.moment(look.at)),
                shapes.Cell(text=look.reference, kind="reference"),
                shapes.Cell(text=named(look.officer_id, visit), note=label("posts", look.post)),
                shapes.Cell(text=_(reason(look.purpose))),
                shapes.Cell(text=_why(look)),
                shapes.Cell(text=label("verdicts", look.verdict)),
            )
            for look in rows
        ),
        empty=shapes.Empty(title=_("None in the last 30 days.")),
        count=str(len(rows)) if rows else "",
    )


def _why(look: UnexplainedLook) -> str:
    return _("; ").join(label("look_flags", why) for why in look.why)
