"""What desks lose when those who learned the work are sent elsewhere."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.kernel.clock import local_date
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.number_tables import table
from amaan.web.kit.visit import Visit
from amaan.web.people.rooms import rooms_of
from amaan.web.people.rosters import NOTHING_OF_A_CASE
from amaan.workforce import stability as keeping

FIRST_YEAR = 2010


@door(audience="people", classes=NOTHING_OF_A_CASE)
def stability(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show a year: what each desk of the area lost to transfer."""
    this_year = local_date(visit.now).year
    year = _year(request.GET.get("year", ""), this_year)
    found = keeping.stability(visit.actor, date(year, 1, 1), date(year + 1, 1, 1), visit.now)
    here = reverse("people:stability")
    shown = {
        "rooms": rooms_of(request, visit),
        "period": str(year),
        "before": f"{here}?year={year - 1}",
        "after": f"{here}?year={year + 1}" if year < this_year else "",
        "desks": table(
            _("Desks"),
            [
                _("Desk"), _("Staff-months lost"), _("Transferred"), _("Left otherwise"),
                _("Median stay, months"), _("Planned hours that fell away"),
            ],
            [
                (
                    in_language(one.name_en, one.name_ur, visit.language),
                    f"{one.months_lost:.1f}", one.transferred, one.left,
                    None if one.stayed is None else f"{one.stayed:.1f}", f"{one.hours_fallen:.0f}",
                )
                for one in found
            ],
        ),
        "title_counted": _("How it is counted"),
        "counted": (
            (
                _("Staff-months lost"),
                _("From the day on which an officer was transferred from the desk until another "
                  "came, or until the end of the period; who comes fills the seat that is empty "
                  "longest. A month is 30.4375 days."),
            ),
            (
                _("Left otherwise"),
                _("Postings that ended and were followed by none: retired, resigned, relieved. "
                  "They are no loss by transfer."),
            ),
            (_("Source"), _("Postings and published rosters of this installation; indicator 65.")),
        ),
    }  # fmt: skip
    return render(request, "people/stability.html", shown)


def _year(written: str, this_year: int) -> int:
    return min(max(int(written), FIRST_YEAR), this_year) if written.isdecimal() else this_year
