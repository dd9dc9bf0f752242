"""Recruitment from the advertisement to the first day, who stays, and who rises."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.books import queries as books
from amaan.confidentiality.classes import DataClass
from amaan.kernel.measures import Difference
from amaan.kernel.small_groups import FEWEST
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import chosen
from amaan.web.kit.number_tables import table
from amaan.web.kit.visit import Visit
from amaan.web.people.rooms import rooms_of
from amaan.web.people.tables import of, share
from amaan.workforce.exits import EXITS, REASONS, SERVICE
from amaan.workforce.exits_figures import Leavers, leavers
from amaan.workforce.promotions import PROMOTIONS, Rise, rises
from amaan.workforce.ranks import BANDS, COLUMN_OF, SEXES
from amaan.workforce.recruitment import KNOWN, WAYS
from amaan.workforce.recruitment_figures import Funnel, Kept, Year, kept_on, recruitments

NOTHING_OF_A_CASE = frozenset[DataClass]()


@door(audience="people", classes=NOTHING_OF_A_CASE)
def drives(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show how each drive went, and the years beside each other."""
    found = recruitments(visit.actor, visit.now)
    shown = {
        "title": _("Recruitment"),
        "lead": _("How many women came to each step. Quota and open merit stand apart."),
        "rooms": rooms_of(request, visit),
        "tables": (_years(found.years), _funnels(found.drives)),
        "books": [(_("Register of drives"), reverse("books:book", args=["drives"]))],
    }
    return render(request, "people/figures.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE)
def retention(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show of each drive who still serves, who rose, and why people left."""
    left = leavers(visit.actor, visit.now)
    registers = [
        (title, reverse("books:book", args=[book.name]))
        for title, book in (
            (_("Register of who left"), EXITS),
            (_("Register of promotion boards"), PROMOTIONS),
        )
        if books.may_read(visit.actor, book)
    ]
    shown = {
        "title": _("Who stays"),
        "lead": _("Of those who joined, who still serves and who rose; and why others left."),
        "rooms": rooms_of(request, visit),
        "facts": (
            (_("Left since %(day)s") % {"day": f"{left.since:%d/%m/%Y}"}, str(left.people)),
            *((chosen(SEXES, sex), str(people)) for sex, people in left.by_sex.items()),
        ),
        "tables": (
            _kept(kept_on(visit.actor, visit.now)),
            _rises(*rises(visit.actor, visit.now)),
            *_left(left),
        ),
        "note": _(
            "A sex of which fewer than %(n)s left is not shown apart, nor the next smallest with "
            "it: nobody must be found in a difference."
        )
        % {"n": FEWEST},
        "books": registers,
    }
    return render(request, "people/figures.html", shown)


def known(number: object, way: str) -> str:
    """This will write a figure with how it is known."""
    if number is None:
        return "–"
    told = {
        "at_least": _("at least %(n)s"), "at_most": _("at most %(n)s"), "about": _("about %(n)s"),
    }  # fmt: skip
    return told[way] % {"n": number} if way in told else str(number)


def _years(years: tuple[Year, ...]) -> shapes.Register:
    return table(
        _("Women who applied, by year"),
        (
            _("Year"), _("Who applied"), _("The most in any year before"), _("Times as many"),
            _("Joined on the quota"), _("Joined on open merit"),
        ),
        [
            (
                one.year,
                known(one.applied, one.known),
                known(*one.before) if one.before else "–",
                _times(one),
                one.joined_on_quota,
                one.joined_on_merit,
            )
            for one in years
        ],
    )  # fmt: skip


def _times(one: Year) -> str:
    return "–" if one.times is None else known(f"{one.times[0]:.1f}", one.times[1])


def _funnels(found: tuple[Funnel, ...]) -> shapes.Register:
    return table(
        _("Drive by drive: women, and their share of everybody"),
        (
            _("Drive"), _("Posts"), _("Who applied"), _("Tested"), _("Selected"), _("Joined"),
            _("Joined of who applied"),
        ),
        [
            (
                shapes.Cell(
                    text=one.name,
                    href=reverse("books:entry", args=["drives", one.drive_id]),
                    note=" · ".join(
                        (f"{one.on:%d/%m/%Y}", chosen(WAYS, one.way), chosen(KNOWN, one.known))
                    ),
                ),
                one.posts,
                *map(_step, one.women, one.everybody),
                _came_through(one),
            )
            for one in found
        ],
    )  # fmt: skip


def _step(women: int | None, everybody: int | None) -> shapes.Cell:
    note = "" if women is None or not everybody else share(women, everybody)
    return shapes.Cell(text="–" if women is None else str(women), note=note)


def _came_through(one: Funnel) -> str:
    applied, joined = one.women[0], one.women[-1]
    return "–" if not applied or joined is None else share(joined, applied)


def _kept(found: tuple[Kept, ...]) -> shapes.Register:
    heads = [_("%(who)s still here") % {"who": chosen(SEXES, sex)} for sex in COLUMN_OF]
    return table(
        _("Still here, drive by drive"),
        (_("Drive"), *heads),
        [
            (
                shapes.Cell(text=one.name, note=f"{one.on:%d/%m/%Y}"),
                *(_still(one, column) for column in COLUMN_OF.values()),
            )
            for one in found
        ],
    )


def _still(one: Kept, column: str) -> str:
    joined = one.joined[column]
    if not joined:
        return "–"
    here = max(0, joined - one.left[column])
    return of(here, joined)


def _rises(since: date, found: tuple[Rise, ...]) -> shapes.Register:
    return table(
        _("Promoted since %(day)s, of those whom boards looked at") % {"day": f"{since:%d/%m/%Y}"},
        (_("Promoted to"), _("Boards"), _("Women"), _("Men"), _("Women beside men")),
        [
            (
                chosen(BANDS, one.band),
                one.boards,
                of(one.women.part, one.women.of),
                of(one.men.part, one.men.of),
                _apart(one.apart),
            )
            for one in found
        ],
    )


def _apart(apart: Difference | None) -> str:
    if apart is None:
        return _("too few to compare")
    if apart.low > 0:
        return _("more often than men, beyond chance")
    if apart.high < 0:
        return _("more seldom than men, beyond chance")
    return _("no difference beyond chance")


def _left(left: Leavers) -> tuple[shapes.Register, ...]:
    sexes = [chosen(SEXES, sex) for sex in left.by_sex]
    heads = (_("Everybody"), *sexes)
    return (
        table(
            _("Why they left"),
            (_("Reason"), *heads),
            [
                (chosen(REASONS, code), people, *(by_sex[sex] for sex in left.by_sex))
                for code, people, by_sex in left.reasons
            ],
        ),
        table(
            _("After how many years"),
            (_("Years of service"), *heads),
            [
                (chosen(SERVICE, code), people, *(by_sex[sex] for sex in left.by_sex))
                for code, people, by_sex in left.services
            ],
        ),
    )
