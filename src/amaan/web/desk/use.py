"""How desks are used: contacts by desk and month, who came, waiting, and complaints by women."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.books.book import Choice
from amaan.confidentiality.classes import DataClass
from amaan.desk import usage
from amaan.desk.citizen_services import AGES, DISABILITIES, QUERIES, SERVICES, SEXES
from amaan.desk.usage import Growth, UseLine, Waited
from amaan.exports.tables import as_csv, rounded
from amaan.kernel.clock import local_date
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE
from amaan.organisation.area import names_of_units, units_of_area
from amaan.organisation.posts import UnitKind
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()
SPANS = (1, 3, 6, 12)
USUAL = 6
PURPOSE_NAMES = {
    "complaint": gettext_lazy("Complaint that became a case"),
    "ordinary": gettext_lazy("Another complaint"),
    "advice": gettext_lazy("Advice"),
    "service": gettext_lazy("Counter service"),
    "query": gettext_lazy("Question"),
    "left": gettext_lazy("Left before being heard"),
}


@dataclass(frozen=True)
class Places:
    """Where contacts are counted: desk by desk, or district by district from above one."""

    # Empty within a district: each desk stands for itself.
    of: Mapping[UUID, UUID]
    names: Mapping[UUID, str]

    def named(self, desk_id: UUID) -> str:
        """This will name the place under which a desk is counted."""
        return self.names.get(self.of.get(desk_id, desk_id), "–")


@door(audience="desk", classes=NOTHING_OF_A_CASE)
def use(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show how the desks of one's area were used in the last months."""
    months = _months(request, visit)
    found = usage.use_of(visit.actor, months, visit.now)
    places = _places(visit, {line.desk_id for line in found})
    waits = usage.waits_of(visit.actor, months, visit.now)
    shown = {
        "spans": [(n, n == len(months)) for n in SPANS],
        "span": len(months),
        "by_place": _by_place(found, places, months),
        "by_purpose": _counts(
            _("What they came for"), Counter(_summed(found, "purpose")), PURPOSE_NAMES
        ),
        "by_service": _counts(
            _("Services and questions"),
            Counter(_summed((x for x in found if x.service), "service")),
            _words((*SERVICES, *QUERIES), visit.language),
        ),
        "who": _who(found, visit.language),
        "enough": ENOUGH_FOR_A_SHARE,
        "growth": usage.complaints_by_women(visit.actor, months, found, visit.now),
        "words": "",
        "waits": _waits(waits, places, len(months)),
        "hours": _hours(waits, places, request.GET.get("desk", "")),
    }
    shown["words"] = _growth(shown["growth"])  # type: ignore[arg-type]  # made above
    return render(request, "desk/use.html", shown)


@door(audience="desk", classes=NOTHING_OF_A_CASE, export=True)
def use_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give contacts by place, month and kind as a table, in numbers that find nobody."""
    months = _months(request, visit)
    found = usage.use_of(visit.actor, months, visit.now)
    places = _places(visit, {line.desk_id for line in found})
    counts: Counter[tuple[str, date, str]] = Counter()
    for line in found:
        counts[places.named(line.desk_id), line.month, line.purpose] += line.contacts
    head = (_("Place"), _("Month"), _("What they came for"), _("Contacts"))
    rows = [
        (place, f"{month:%Y-%m}", str(PURPOSE_NAMES[purpose]), rounded(n))
        for (place, month, purpose), n in sorted(counts.items())
    ]
    answer = HttpResponse(as_csv([head, *rows]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="desks.csv"'
    return answer


def _months(request: HttpRequest, visit: Visit) -> tuple[date, ...]:
    told = request.GET.get("months", "")
    count = int(told) if told in {str(n) for n in SPANS} else USUAL
    return usage.months_until(local_date(visit.now), count)


def _places(visit: Visit, desks: set[UUID]) -> Places:
    area = units_of_area(visit.actor, visit.now)
    above = any(unit.kind == UnitKind.DISTRICT and unit.id != visit.actor.unit_id for unit in area)
    of: dict[UUID, UUID] = {
        u.id: u.district_id for u in area if above and u.district_id is not None
    }
    wanted = {of.get(desk, desk) for desk in desks}
    names = {
        unit_id: in_language(en, ur, visit.language)
        for unit_id, (en, ur) in names_of_units(wanted).items()
    }
    return Places(of, names)


def _by_place(
    found: tuple[UseLine, ...], places: Places, months: tuple[date, ...]
) -> shapes.Register:
    counts: Counter[tuple[str, date]] = Counter()
    for line in found:
        counts[places.named(line.desk_id), line.month] += line.contacts
    names = sorted({place for place, _month in counts})
    return shapes.Register(
        caption=_("Contacts by month"),
        columns=(
            shapes.Column(label=_("Place"), wide=True),
            *(shapes.Column(label=f"{month:%m/%Y}", numeric=True) for month in months),
            shapes.Column(label=_("Together"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=place),
                *(shapes.Cell(text=str(counts[place, month])) for month in months),
                shapes.Cell(text=str(sum(counts[place, month] for month in months))),
            )
            for place in names
        ),
        empty=shapes.Empty(title=_("No contact was finished in these months.")),
    )


def _counts(
    caption: str, counts: Mapping[str, int], words: Mapping[str, object]
) -> shapes.Register:
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return shapes.Register(
        caption=caption,
        columns=(shapes.Column(label=_("What"), wide=True),
                 shapes.Column(label=_("Contacts"), numeric=True)),
        rows=tuple(
            (shapes.Cell(text=str(words.get(code, code))), shapes.Cell(text=str(n)))
            for code, n in ordered
        ),
        empty=shapes.Empty(title=_("None in these months.")),
    )  # fmt: skip


def _who(found: tuple[UseLine, ...], language: str) -> tuple[shapes.Register, ...]:
    """This will break contacts down by who came, each where enough told it that nobody is found."""
    not_asked = {"": _("not asked")}
    asked = (
        (_("Who came"), "sex", SEXES),
        (_("Age"), "age_band", AGES),
        (_("With a disability"), "disability", DISABILITIES),
    )
    return tuple(
        _counts(title, counts, {**_words(choices, language), **not_asked})
        for title, counts, choices in (
            (title, _summed(found, name), choices) for title, name, choices in asked
        )
        if sum(n for code, n in counts.items() if code) >= ENOUGH_FOR_A_SHARE
    )


def _summed(found: Iterable[UseLine], name: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for line in found:
        counts[getattr(line, name)] += line.contacts
    return counts


def _words(choices: Iterable[Choice], language: str) -> dict[str, str]:
    return {c.code: in_language(c.english, c.urdu, language) for c in choices}


def _growth(growth: Growth) -> str:
    told = {"women": growth.women, "before": growth.before}
    if growth.not_counted:
        return _("%(women)s in these months. There is nothing to hold them against: in some of "
                 "these months a year before no contact was written down.") % told  # fmt: skip
    if growth.percent is None:
        few = {**told, "enough": ENOUGH_FOR_A_SHARE}
        return _("%(women)s in these months, %(before)s in the same months a year before. A share "
                 "of fewer than %(enough)s says nothing.") % few  # fmt: skip
    return _("%(women)s in these months, %(before)s in the same months a year before: "
             "%(percent)s %%.") % {**told, "percent": f"{growth.percent:+d}"}  # fmt: skip


def _waits(waits: tuple[Waited, ...], places: Places, months: int) -> shapes.Register:
    """This will list waiting of all, and desk by desk within a district."""
    rows = []
    for one in waits:
        if one.hour is None and one.desk_id is None:
            rows.append((shapes.Cell(text=_("All")), one))
        elif one.hour is None and one.desk_id is not None and not places.of:
            there = f"?months={months}&desk={one.desk_id}#hours"
            rows.append((shapes.Cell(text=places.named(one.desk_id), href=there), one))
    return _waiting(_("Waiting, in minutes"), rows)


def _hours(waits: tuple[Waited, ...], places: Places, chosen: str) -> shapes.Register:
    """This will list waiting by the hour of coming: of all, or of one desk."""
    desk = next((one.desk_id for one in waits if chosen and str(one.desk_id) == chosen), None)
    rows = [
        (shapes.Cell(text=f"{one.hour:02d}:00"), one)
        for one in waits
        if one.hour is not None and one.desk_id == desk
    ]
    caption = _("Waiting by the hour of coming")
    return _waiting(f"{caption}: {places.named(desk)}" if desk else caption, rows)


def _waiting(caption: str, rows: list[tuple[shapes.Cell, Waited]]) -> shapes.Register:
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label="", wide=True),
            shapes.Column(label=_("Waited"), numeric=True),
            shapes.Column(label=_("Half waited at most"), numeric=True),
            shapes.Column(label=_("A tenth waited longer than"), numeric=True),
            shapes.Column(label=_("At once, or not written down"), numeric=True),
        ),
        rows=tuple(
            (
                name,
                shapes.Cell(text=str(one.waited)),
                shapes.Cell(text=_minutes(one.middle)),
                shapes.Cell(text=_minutes(one.tenth)),
                shapes.Cell(text=str(one.unknown)),
            )
            for name, one in rows
        ),
        empty=shapes.Empty(title=_("Nobody waited in these months.")),
    )


def _minutes(minutes: float | None) -> str:
    return "–" if minutes is None else str(round(minutes))
