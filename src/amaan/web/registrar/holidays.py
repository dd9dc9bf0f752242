"""The registrar's page of holidays: days on which the offices of the province are shut."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.jobs.actions import place_order
from amaan.organisation import holidays, registers
from amaan.organisation.actions import holidays as acts
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf
from amaan.web.kit.visit import Visit
from amaan.web.registrar import lines
from amaan.web.registrar.reading import NOTHING, status_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

REASONS: Mapping[str, "_StrPromise"] = {
    "eid_ul_fitr": gettext_lazy("Eid-ul-Fitr"),
    "eid_ul_azha": gettext_lazy("Eid-ul-Azha"),
    "ashura": gettext_lazy("Ashura"),
    "eid_milad": gettext_lazy("Eid Milad-un-Nabi"),
    "provincial": gettext_lazy("A holiday of the province"),
    "other": gettext_lazy("Another holiday that was notified"),
}


class HolidayForm(forms.Form):
    """Which days, why, and on whose notification."""

    reason = OneOf(REASONS.items(), label=gettext_lazy("Why are offices shut?"))
    first_on = DayField(
        label=gettext_lazy("First day"), hint=gettext_lazy("As 21/11/2026."), limit=12
    )
    last_on = DayField(
        label=gettext_lazy("Last day"),
        hint=gettext_lazy("The same day again, where it is one."),
        limit=12,
    )
    notification = LineField(
        label=gettext_lazy("Notification"),
        hint=gettext_lazy("Its number and date, in Latin letters."),
        limit=60,
    )


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def announce(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the days announced for the province, and announce more."""
    form = HolidayForm(request.POST if request.method == "POST" else None)
    # Read before the act: one that is refused leaves nothing that could be read after it.
    page = {
        "form": form,
        "holidays": [_shown(row) for row in holidays.announced(visit.actor)],
        "name": lines.unit_name(registers.own_seat(visit.actor), visit.language),
    }
    if (
        form.is_bound
        and form.is_valid()
        and done(
            form,
            lambda: acts.announce_holiday(actor=visit.actor, **form.cleaned_data, now=visit.now),
        )
    ):
        _work_out_again(visit)
        messages.success(
            request, _("It is announced. What is counted in working days is worked out again.")
        )
        return redirect("registrar:holidays")
    return render(request, "registrar/holidays.html", page, status=status_of(form))


@door(audience="registrar", classes=NOTHING, methods=("POST",))
def take_back(request: HttpRequest, visit: Visit, holiday_id: UUID) -> HttpResponse:
    """This will take announced days back; the entry stays, with who did both."""
    acts.take_back_holiday(actor=visit.actor, holiday_id=holiday_id, now=visit.now)
    _work_out_again(visit)
    messages.success(
        request, _("It is taken back. What is counted in working days is worked out again.")
    )
    return redirect("registrar:holidays")


def _work_out_again(visit: Visit) -> None:
    place_order(actor=visit.actor, kind="recompute_duties", now=visit.now)


def _shown(row: holidays.Announced) -> dict[str, Any]:
    return {
        "id": row.id,
        "reason": REASONS[row.reason],
        "first_on": row.first_on,
        "last_on": row.last_on,
        "notification": row.notification,
        "by": row.announced_by,
        "at": clock_words.moment(row.announced_at),
        "taken_back_at": row.taken_back_at and clock_words.moment(row.taken_back_at),
    }
