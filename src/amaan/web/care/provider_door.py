"""The small door of a service: what it was asked, and what it answers. Nothing else is here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.support import referrals_door
from amaan.web.care import referral_shapes as shaping
from amaan.web.care.referral_forms import DoorForm
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

CASEWORK = frozenset({DataClass.C1, DataClass.C2})


@door(audience="care", classes=CASEWORK)
def door_home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what the worker's own service was asked; what waits stands first."""
    service = referrals_door.own_service(visit.actor, visit.now)
    lines = referrals_door.slips(visit.actor, visit.now) if service else ()
    shown = {
        "service": in_language(service.name_en, service.name_ur, visit.language) if service else "",
        "taken_back": [
            (
                line.slip_id,
                shaping.number_of(line.slip_id),
                label("services", line.need),
                clock_words.moment(line.recalled_at),
            )
            for line in lines
            if line.recalled_at is not None and not line.has_ended
        ],
        "list": shaping.slips_of(lines, visit),
    }
    return render(request, "care/door.html", shown)


@door(audience="care", classes=CASEWORK, methods=("GET", "POST"))
def door_slip(request: HttpRequest, visit: Visit, slip_id: UUID) -> HttpResponse:
    """This will show one referral, and take down what the service reports of it."""
    line = referrals_door.slip(visit.actor, slip_id, visit.now)
    form = DoorForm(request.POST if request.method == "POST" else None)
    if (
        form.is_bound
        and form.is_valid()
        and done(
            form,
            lambda: referrals_door.answer(
                actor=visit.actor, slip_id=slip_id, now=visit.now, **form.cleaned_data
            ),
        )
    ):
        messages.success(request, _("Reported. The desk reads it at its next look."))
        return redirect("care:door_slip", slip_id)
    shown = {
        "line": line,
        "form": form,
        "number": shaping.number_of(slip_id),
        "title": label("services", line.need),
        "urgency": label("referral_urgencies", line.urgency),
        "told": shaping.told_pairs(dict(line.told)),
        "handover": label("handovers", line.handover),
        "late": line.is_late(visit.now),
        "reported": [
            (
                label("slip_steps", one.step),
                " · ".join(
                    part
                    for part in (
                        clock_words.moment(one.answered_at),
                        clock_words.day(one.day) if one.day else "",
                        shaping.reason_of(one.reason),
                    )
                    if part
                ),
            )
            for one in line.answers
        ],
    }
    return render(request, "care/door_slip.html", shown, status=422 if form.errors else 200)
