"""What desks have: every desk of an area with its score, and one's own desk with what is broken."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.books import actions as books
from amaan.books import queries
from amaan.confidentiality.classes import DataClass
from amaan.desk import equipment
from amaan.desk.equipment import BREAKS, CHECKS, HOURS, ITEMS, REPAIRS, SERVICES, DeskStand
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.web.desk.services import offered, written
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.acting import Act, drawn
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()


class BrokenForm(Act):
    """What does not work, and whether the desk can go on without it."""

    item = OneOf((), label=gettext_lazy("What does not work?"), inline=True)
    what = LineField(
        label=gettext_lazy("In a few words"),
        hint=gettext_lazy("No name and no number of anybody."),
        limit=120,
        required=False,
    )
    stops_work = OneOf(
        (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))),
        label=gettext_lazy("Can the desk not work without it?"),
        inline=True,
        initial="no",
    )

    def __init__(self, *args: Any, language: str, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["item"].choices = offered(BREAKS, language)  # type: ignore[attr-defined]


@door(audience="desk", classes=NOTHING_OF_A_CASE)
def desks(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the desks of one's area by what they miss; a desk is shown its own."""
    if visit.actor.post == Post.DESK_OFFICER:
        return redirect("desk:this_desk")
    stands = equipment.desks_of(visit.actor, visit.now)
    shown = {
        "desks": _register(stands, visit.language),
        "keeps": queries.may_keep(visit.actor, CHECKS),
        "old": sum(stand.is_old for stand in stands),
        "all": len(stands),
        "standards": [_named(item, visit.language) for item in ITEMS if item.standard],
        "ours": [_named(item, visit.language) for item in ITEMS if not item.standard],
    }
    return render(request, "desk/desks.html", shown)


@door(audience="desk", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def this_desk(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show a desk what it has, and take what it says is broken."""
    here = equipment.desks_of(visit.actor, visit.now)
    stand = next((one for one in here if one.desk_id == visit.actor.unit_id), None)
    if stand is None:
        raise NotFound
    form = BrokenForm(request.POST or None, language=visit.language)
    if form.is_bound and form.is_valid() and _reported(form, visit):
        messages.success(request, _("Reported. It stays on this page until it works again."))
        return redirect("desk:this_desk")
    shown = {
        "stand": stand,
        "score": _score(stand),
        "has": _has(stand, visit.language),
        "broken": _broken(stand, visit.language),
    }
    return drawn(request, "desk/this_desk.html", form, shown)


def _reported(form: BrokenForm, visit: Visit) -> bool:
    said = form.cleaned_data
    told = {
        "unit": str(visit.actor.unit_id),
        "on": local_date(visit.now).isoformat(),
        **{name: said[name] for name in ("item", "what", "stops_work")},
    }
    return written(
        form,
        lambda: books.enter(
            actor=visit.actor, book=REPAIRS, entry_id=form.act_ref(), told=told, now=visit.now
        ),
    )


def _register(stands: tuple[DeskStand, ...], language: str) -> shapes.Register:
    return shapes.Register(
        caption=_("Desks"),
        columns=(
            shapes.Column(label=_("Desk")),
            shapes.Column(label=_("Looked at")),
            shapes.Column(label=_("Open when")),
            shapes.Column(label=_("Standard"), numeric=True),
            shapes.Column(label=_("All"), numeric=True),
            shapes.Column(label=_("Missing"), wide=True),
            shapes.Column(label=_("Broken")),
        ),
        rows=tuple(_row(stand, language) for stand in stands),
        empty=shapes.Empty(title=_("No desk is open in your area.")),
        count=str(len(stands)) if stands else "",
    )


def _row(stand: DeskStand, language: str) -> tuple[shapes.Cell, ...]:
    name = in_language(stand.name_en, stand.name_ur, language)
    if stand.check is None:
        never = shapes.Cell(text=_("never"), kind="tag", tone="late")
        return (shapes.Cell(text=name), never, *(shapes.Cell(text="–"),) * 4, _faults(stand))
    there = reverse("books:entry", args=[CHECKS.name, stand.check.entry_id])
    standard, asked = stand.standard_met
    return (
        shapes.Cell(text=name, href=there),
        shapes.Cell(
            text=clock_words.day(stand.check.on),
            note=_("more than a month ago") if stand.is_old else "",
        ),
        shapes.Cell(text=_hours(stand, language)),
        shapes.Cell(text=f"{standard}/{asked}"),
        shapes.Cell(text=f"{stand.met}/{stand.looked_at}"),
        shapes.Cell(text=comma(language).join(_named(i, language) for i in stand.missing) or "–"),
        _faults(stand),
    )


def _faults(stand: DeskStand) -> shapes.Cell:
    if not stand.broken:
        return shapes.Cell(text="–")
    stops = any(line.values["stops_work"] for line in stand.broken)
    return shapes.Cell(text=str(len(stand.broken)), kind="tag", tone="late" if stops else "soon")


def _has(stand: DeskStand, language: str) -> shapes.Register:
    words = {True: _("yes"), False: _("no"), None: _("nobody looked")}
    return shapes.Register(
        caption=_("What this desk has"),
        columns=(shapes.Column(label=_("What"), wide=True), shapes.Column(label=_("There"))),
        rows=tuple(
            (
                shapes.Cell(text=_named(one, language)),
                shapes.Cell(
                    text=words[stand.answer(one.code)],
                    kind="tag",
                    tone="late" if stand.answer(one.code) is False else "plain",
                ),
            )
            for one in (*ITEMS, *SERVICES)
        ),
        empty=shapes.Empty(title=_("Nobody looked yet.")),
    )


def _broken(stand: DeskStand, language: str) -> shapes.Register:
    named = {one.code: one for one in BREAKS}
    return shapes.Register(
        caption=_("Reported broken"),
        columns=(
            shapes.Column(label=_("Since")),
            shapes.Column(label=_("What")),
            shapes.Column(label=_("In a few words"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=clock_words.day(line.on),
                    href=reverse("books:correct", args=[REPAIRS.name, line.entry_id]),
                    note=_("the desk cannot work") if line.values["stops_work"] else "",
                ),
                shapes.Cell(text=_named(named[line.values["item"]], language)),
                shapes.Cell(text=line.values["what"] or "–"),
            )
            for line in stand.broken
        ),
        empty=shapes.Empty(title=_("Nothing is reported broken.")),
    )


def _score(stand: DeskStand) -> str:
    if stand.check is None:
        return _("Nobody has looked at this desk yet. Ask the officer in charge to.")
    standard, asked = stand.standard_met
    return _("%(met)s of %(all)s things that were looked at are there; of those that published "
             "standards ask for, %(standard)s of %(asked)s.") % {
        "met": stand.met, "all": stand.looked_at, "standard": standard, "asked": asked,
    }  # fmt: skip


def _hours(stand: DeskStand, language: str) -> str:
    assert stand.check is not None, "asked of a desk that was looked at"
    found = next(one for one in HOURS if one.code == stand.check.values["hours"])
    return _named(found, language)


def _named(one: Any, language: str) -> str:
    return in_language(one.english, one.urdu, language)
