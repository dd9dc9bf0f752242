"""A meeting shown: one point a page, with keys or links; and its pack as a paper."""

import re
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.exports.actions import note_print
from amaan.jobs.actions import place_order
from amaan.jobs.packing import KIND
from amaan.meetings import packing, queries
from amaan.meetings.slides import Slide, slides
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit
from amaan.web.meetings import drawing
from amaan.web.meetings.reading import have_read

NOTHING_OF_A_CASE = frozenset[DataClass]()


@door(audience="command", classes=NOTHING_OF_A_CASE)
def page(request: HttpRequest, visit: Visit, meeting_id: UUID) -> HttpResponse:
    """This will show one page of a meeting in large type, with the way to the next."""
    found = _slides(visit, meeting_id)
    asked = request.GET.get("n", "")
    # A number that was tampered with begins again.
    number = int(asked) if re.fullmatch(r"[1-9]\d{0,3}", asked) else 1
    number = min(number, len(found))
    shown = {
        "slide": _drawn(found[number - 1]),
        "number": number,
        "of": len(found),
        "before_url": _url(meeting_id, number - 1) if number > 1 else "",
        "after_url": _url(meeting_id, number + 1) if number < len(found) else "",
        "meeting_id": meeting_id,
    }
    return render(request, "meetings/page.html", shown)


@door(audience="command", classes=NOTHING_OF_A_CASE)
def pages(request: HttpRequest, visit: Visit, meeting_id: UUID) -> HttpResponse:
    """This will show every page of a meeting one under the other, to be printed one a sheet."""
    shown = {
        "slides": [_drawn(one) for one in _slides(visit, meeting_id)],
        "meeting_id": meeting_id,
    }
    return render(request, "meetings/pages.html", shown)


@door(audience="command", classes=NOTHING_OF_A_CASE, methods=("POST",))
def order(request: HttpRequest, visit: Visit, meeting_id: UUID) -> HttpResponse:
    """This will order the pack of a meeting in one language, under a number of its own.

    New words are read for names first; what is not cleared by then is left out of it, and said.
    """
    if refused := have_read(visit, meeting_id):
        messages.error(request, refused)
    number = note_print(actor=visit.actor, paper="meeting_pack", case_id=None, now=visit.now)
    pack_id = packing.order_pack(
        actor=visit.actor, meeting_id=meeting_id, language=request.POST.get("language", ""),
        number=number, now=visit.now,
    )  # fmt: skip
    place_order(actor=visit.actor, kind=KIND, now=visit.now, about=str(pack_id))
    messages.info(request, _("The pack is being set. It takes some seconds."))
    return redirect("meetings:meeting", meeting_id)


@door(audience="command", classes=NOTHING_OF_A_CASE, export=True)
def pack_file(request: HttpRequest, visit: Visit, pack_id: UUID) -> HttpResponse:
    """This will give a pack that is made. It stays as it was set, under its number."""
    del request
    pdf, number = packing.pack_file(visit.actor, pack_id, visit.now)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="meeting-{number}.pdf"'
    return answer


def _slides(visit: Visit, meeting_id: UUID) -> tuple[Slide, ...]:
    return slides(queries.meeting(visit.actor, meeting_id, visit.now), visit.language)


def _drawn(slide: Slide) -> dict[str, object]:
    definition = reverse("insight:figure", args=[slide.figure]) if slide.figure else ""
    return {"words": slide, "chart": drawing.chart_of(slide), "definition_url": definition}


def _url(meeting_id: UUID, number: int) -> str:
    return f"{reverse('meetings:page', args=[meeting_id])}?n={number}"
