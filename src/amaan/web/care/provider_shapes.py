"""Services as components: a list, one of them, and how a district stands."""

from collections.abc import Mapping, Sequence
from datetime import time
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from amaan.kernel.ids import UnitId
from amaan.support.directory import Key, Mode, ProviderLine
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label


def as_called(number: str) -> str:
    """This will keep a number's plus in front of it, also in a line that runs from the right."""
    return f"\u2066{number}\u2069" if number else ""


def register_of(
    rows: Sequence[ProviderLine], visit: Visit, *, older: str = "", mode: bool = False
) -> shapes.Register:
    """This will list services: whom to call, when they are open, and what to know before."""
    return shapes.Register(
        caption=_("Services"),
        columns=(
            shapes.Column(label=_("Service"), wide=True),
            shapes.Column(label=_("Number to call")),
            shapes.Column(label=_("Hours")),
            shapes.Column(label=_("Know before"), wide=True),
            *((shapes.Column(label=_("As things are")),) if mode else ()),
        ),
        rows=tuple(_row(line, visit, mode=mode) for line in rows),
        empty=shapes.Empty(
            title=_("Nothing of this kind stands in the directory here."),
            text=_("Ask for less, or for the whole province. Where nothing is to be had, write "
                   "that down on her page: it is counted, and the district sees it."),
        ),
        older_url=older,
    )  # fmt: skip


def stale_of(rows: Sequence[ProviderLine], visit: Visit) -> shapes.Register:
    """This will list services to be asked again, the longest first."""
    return shapes.Register(
        caption=_("To be asked again"),
        columns=(
            shapes.Column(label=_("Service"), wide=True),
            shapes.Column(label=_("Number to call")),
            shapes.Column(label=_("Last asked")),
        ),
        rows=tuple(
            (
                _name(line, visit),
                shapes.Cell(text=line.phone, kind="reference"),
                shapes.Cell(
                    text=clock_words.moment(line.verified_at) if line.verified_at else _("never")
                ),
            )
            for line in rows
        ),
        empty=shapes.Empty(title=_("Every service was asked within ninety days.")),
    )


def pairs_of(
    line: ProviderLine, areas: Sequence[tuple[str, UnitId | None]], districts: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """This will say all that the directory says of a service; what nobody told is left out."""
    also = sorted({kind for kind, _place in areas} - {line.kind})
    everywhere = any(place is None for _kind, place in areas)
    served = sorted({districts.get(str(place), "") for _kind, place in areas if place})
    told = (
        (_("What it is"), label("services", line.kind)),
        (_("Helps also with"), comma().join(label("services", kind) for kind in also)),
        (_("Serves"), _("the whole province") if everywhere else comma().join(served)),
        (_("Address"), line.address),
        (_("Hours"), hours_of(line)),
        (_("Languages"), comma().join(label("languages", code) for code in line.languages)),
        (_("Women on its staff?"), _answer(line.women_staff)),
        (_("Without steps?"), _answer(line.step_free)),
        (_("Helps without a police report?"), _answer(line.without_report)),
        (_("Takes her in without a court's order?"), _answer(line.without_order)),
        (_("Cost"), label("service_costs", line.cost)),
        (_("HIV prevention (PEP)"), _known("stock_states", line.pep)),
        (_("Emergency contraception"), _known("stock_states", line.contraception)),
        (_("Free places for women"), _count(line.places_free)),
        (_("Free places for children"), _count(line.child_places_free)),
        (_("Stock and places as of"), clock_words.day(line.counted_on) if line.counted_on else ""),
        (_("Takes sons up to the age of"), _count(line.boys_until)),
        (_("Is it working?"), _working(line)),
        (_("Shut for good on"), clock_words.day(line.closed_on) if line.closed_on else ""),
        (_("Last asked"), clock_words.moment(line.verified_at) if line.verified_at else _("never")),
    )
    return tuple((name, words) for name, words in told if words)


def hours_of(line: ProviderLine) -> str:
    """This will say when a service is open, in Ramadan too, and on which days it is shut."""
    told = _("day and night") if line.day_and_night else _span(line.opens, line.closes)
    if line.ramadan_opens and line.ramadan_closes:
        told += comma() + _("in Ramadan %(hours)s") % {
            "hours": _span(line.ramadan_opens, line.ramadan_closes)
        }
    if line.shut_days:
        days = comma().join(label("weekdays", day) for day in line.shut_days)
        told += comma() + _("shut on %(days)s") % {"days": days}
    return told


def mode_words(mode: Mode | None) -> str:
    """This will say how a district stands, in one sentence; nothing where all is as usual."""
    if mode is None:
        return ""
    return _("%(mode)s since %(when)s; the roads: %(routes)s.") % {
        "mode": label("district_modes", mode.mode),
        "when": clock_words.moment(mode.since),
        "routes": label("routes", mode.routes),
    }


def key_of(told: str) -> Key | None:
    """This will read where a page of the list ended; what is no such place begins at the top."""
    try:
        rank, id, name = told.split("~", 2)
        return Key(int(rank), name, UUID(id))
    except ValueError:
        return None


def next_page(request: HttpRequest, last: ProviderLine) -> str:
    """This will give the address of the next page, with all that was looked for."""
    asked = request.GET.copy()
    asked["after"] = f"{last.rank}~{last.provider_id}~{last.name_en}"
    return f"{request.path}?{asked.urlencode(safe=quote('~'))}"


def notes_of(line: ProviderLine, *, with_stale: bool = True) -> str:
    """This will say in a line what to know before one calls."""
    told = []
    if line.working == "not_working":
        told.append(_("not working"))
    if line.women_staff == "yes":
        told.append(_("women staff"))
    if line.pep != "unknown" and line.kind in {"emergency_care", "medico_legal"}:
        told.append(_("PEP %(stock)s") % {"stock": label("stock_states", line.pep)})
    if line.places_free is not None:
        told.append(_("%(n)s places") % {"n": line.places_free})
    if line.boys_until is not None:
        told.append(_("sons up to %(n)s") % {"n": line.boys_until})
    if line.cost in {"free", "paid"}:
        told.append(label("service_costs", line.cost))
    if line.without_report == "yes":
        told.append(_("no report needed"))
    if with_stale and line.rank == 1:
        told.append(_("call first: not asked for 90 days"))
    return comma().join(told)


def _row(line: ProviderLine, visit: Visit, *, mode: bool) -> tuple[shapes.Cell, ...]:
    now_open = _("open now") if line.is_open(visit.now) else ""
    works = label("works_in_mode", line.works) if line.works else _("not said: call first")
    route = label("routes", line.route) if line.route else ""
    return (
        _name(line, visit),
        shapes.Cell(text=line.phone, kind="reference"),
        shapes.Cell(text=hours_of(line), note=now_open),
        shapes.Cell(text=notes_of(line)),
        *((shapes.Cell(text=works, note=route),) if mode else ()),
    )


def _name(line: ProviderLine, visit: Visit) -> shapes.Cell:
    return shapes.Cell(
        text=in_language(line.name_en, line.name_ur, visit.language),
        href=address("care:provider", line.provider_id),
        note=label("services", line.kind),
    )


def _working(line: ProviderLine) -> str:
    if line.working == "unknown":
        return ""
    told = label("working_states", line.working)
    if line.working_since:
        told += comma() + _("since %(day)s") % {"day": clock_words.day(line.working_since)}
    return told + (f" ({line.working_source})" if line.working_source else "")


def _answer(code: str) -> str:
    return "" if code == "unknown" else label("answers", code)


def _known(of: str, code: str) -> str:
    return "" if code == "unknown" else label(of, code)


def _count(number: int | None) -> str:
    return "" if number is None else str(number)


def _span(opens: time | None, closes: time | None) -> str:
    return f"{opens:%H:%M}–{closes:%H:%M}" if opens and closes else ""
