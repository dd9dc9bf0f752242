"""The page of strength: women by rank, duty and unit, beside the quota, with what is vacant."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.kernel.clock import local_date
from amaan.web.kit import shapes
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.door import door
from amaan.web.kit.language import chosen, in_language
from amaan.web.kit.number_tables import table
from amaan.web.kit.visit import Visit
from amaan.web.people.rooms import rooms_of
from amaan.web.people.tables import of, share
from amaan.workforce.ranks import BANDS, DUTIES, RANKS
from amaan.workforce.strength import STANDINGS
from amaan.workforce.strength_figures import Counted, Owed, Strengths, strengths

NOTHING_OF_A_CASE = frozenset[DataClass]()


class AsOf(forms.Form):
    """The day as of which the figures stand."""

    def __init__(self, typed: object = None) -> None:
        super().__init__(typed)  # type: ignore[arg-type]  # a QueryDict or nothing
        self.fields["on"] = DayField(label=_("As of"), required=False)


@door(audience="people", classes=NOTHING_OF_A_CASE)
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show who serves as of a day, and how that moved."""
    today = local_date(visit.now)
    form = AsOf(request.GET if "on" in request.GET else None)
    told = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    on = min(told or today, today)
    found = strengths(visit.actor, on, visit.now)
    shown = {
        "title": _("Strength"),
        "lead": _(
            "Who serves, of how many posts. Each unit stands with the latest day it counted."
        ),
        "rooms": rooms_of(request, visit),
        "form": form,
        "on": f"{on:%d/%m/%Y}",
        "facts": _facts(found),
        "tables": (
            _by_rank(found),
            _by(_("By rank band"), [(chosen(BANDS, c.code), c) for c in found.by_band]),
            _by(_("By duty"), [(chosen(DUTIES, c.code), c) for c in found.by_duty]),
            _by(_("By unit"), [(in_language(en, ur), c) for en, ur, c in found.by_unit]),
        ),
        "chart": _trend(found),
        "books": [
            (_("Register of strength"), reverse("books:book", args=["strength"])),
            (_("Register of quotas"), reverse("books:book", args=["quotas"])),
        ],
    }
    return render(request, "people/strength.html", shown)


def _facts(found: Strengths) -> tuple[tuple[str, str], ...]:
    whole, ways = found.whole, found.ways
    facts = [
        (_("Women in police"), of(whole.women, whole.filled)),
        (_("Posts vacant"), of(whole.vacant, whole.sanctioned)),
        (
            _("How the women came"),
            _("on the quota %(quota)s, on open merit %(merit)s, not known %(unknown)s")
            % {"quota": ways.on_quota, "merit": ways.on_merit, "unknown": ways.unknown},
        ),
    ]
    if found.oldest is not None:
        facts.append(
            (
                _("Counted from"),
                _("%(units)s units; the oldest count is of %(day)s")
                % {"units": found.units, "day": f"{found.oldest:%d/%m/%Y}"},
            )
        )
    return tuple(facts)


def _by_rank(found: Strengths) -> shapes.Register:
    return table(
        _("By rank, beside the quota"),
        (_("Rank"), *_heads(), _("Quota"), _("Women short of it")),
        [
            (
                shapes.Cell(text=chosen(RANKS, one.code)),
                *_numbers(one),
                _quota(owed),
                "–" if owed is None else owed.missing,
            )
            for one, owed in found.by_rank
        ],
        worded=6,
    )


def _quota(owed: Owed | None) -> shapes.Cell:
    """A quota never stands without where it was read, and how far that can be trusted."""
    if owed is None:
        return shapes.Cell(text=_("none known"))
    percent = f"{owed.percent.normalize():f}%"
    how = chosen(STANDINGS, owed.standing)
    return shapes.Cell(text=percent, note=f"{how}: {owed.said_by} ({_day(owed.since)})")


def _by(caption: str, rows: list[tuple[str, Counted]]) -> shapes.Register:
    head = _("Group")
    return table(caption, (head, *_heads()), [(name, *_numbers(one)) for name, one in rows])


def _heads() -> tuple[str, ...]:
    return (_("Sanctioned"), _("Serving"), _("Vacant"), _("Women"), _("Share of women"))


def _numbers(one: Counted) -> tuple[object, ...]:
    return (one.sanctioned, one.filled, one.vacant, one.women, share(one.women, one.filled))


def _trend(found: Strengths) -> shapes.Chart | None:
    if len(found.trend) < 2:
        return None
    return shapes.Chart(
        title=_("Share of women at the ends of quarters"),
        unit=_("share of women"),
        bars=tuple(
            shapes.BarOfChart(
                label=_day(point.on),
                value=100 * point.women / point.filled if point.filled else 0,
                text=_("%(share)s (%(women)s of %(all)s, %(units)s units)")
                % {
                    "share": share(point.women, point.filled),
                    "women": point.women,
                    "all": point.filled,
                    "units": point.units,
                },
            )
            for point in found.trend
        ),
        definition=_("Women among all who serve, each unit by its latest count up to that day."),
    )


def _day(on: date) -> str:
    return f"{on:%d/%m/%Y}"
