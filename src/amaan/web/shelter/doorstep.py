"""At the door: received first, then taken in, or brought where she is helped."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.support import house_codes, houses, stays, stays_queries
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.paging import key_of, older
from amaan.web.kit.visit import Visit
from amaan.web.shelter import labels, lists
from amaan.web.shelter.acting import BOTH, CODES, PAGE, SEALED, ask
from amaan.web.shelter.door_forms import AdmitForm, ArrivalForm, RefuseForm
from amaan.web.shelter.labels import word
from amaan.web.shelter.masks import masks_of


@door(audience="shelter", classes=CODES)
def arrivals(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list who came, the newest first."""
    before = key_of(request)
    lines = stays_queries.arrivals(visit.actor, visit.now, after=before, limit=PAGE + 1)
    last = lines[PAGE - 1] if len(lines) > PAGE else None
    here = address("shelter:arrivals")
    shown = {
        "title": _("Who came here"),
        "lead": _("Everybody who was received here, and what became of it."),
        "list": lists.arrivals_of(
            lines[:PAGE], _("Who came here"), newer=here if before else "",
            older=older(here, last.arrived_at, last.arrival_id) if last else "",
        ),
        "act": (address("shelter:receive"), _("Somebody came")),
        "now": visit.now,
    }  # fmt: skip
    return render(request, "shelter/list.html", shown)


@door(audience="shelter", classes=CODES, methods=BOTH)
def receive(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write down that somebody came, with the first questions of safety and care."""
    houses.serves(visit.actor, visit.now)
    form = ArrivalForm(request.POST or None, now=visit.now)

    def act() -> None:
        stays.receive(
            actor=visit.actor, arrival_id=form.act_ref(), received=form.received(),
            arrived_at=form.at(), now=visit.now, from_paper=form.cleaned_data["from_paper"],
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("shelter:arrival", form.act_ref())
    return ask(
        request, form, title=_("Somebody came"), back=address("shelter:home"),
        lead=_("Bring her inside, water, a seat where nobody sees her. Her safety and her body"
               " come before every paper."),
    )  # fmt: skip


@door(audience="shelter", classes=SEALED)
def arrival(request: HttpRequest, visit: Visit, stay_id: UUID) -> HttpResponse:
    """This will show one arrival: what to do at once, and whether a bed is free."""
    line = stays_queries.arrival(visit.actor, stay_id, visit.now)
    beds = houses.occupancy(visit.actor, visit.now)
    at_once = [
        (labels.FIRST[code], labels.FIRST_DO[code])
        for code in house_codes.FIRST
        if line.first.get(code) == "yes"
    ]
    pairs: tuple[tuple[str, str], ...] = (
        (_("She arrived"), clock_words.moment(line.arrived_at)),
        (_("How"), word(labels.CAME_BY, line.came_by)),
        (_("Police case"), word(labels.POLICE_CASE, line.police_case)),
        (_("Age"), word(labels.AGE_BANDS, line.age_band)),
        (_("With her"), _("%(g)s girls, %(b)s boys") % {"g": line.girls, "b": line.boys}),
        (_("What became of it"), word(labels.OUTCOMES, line.outcome)),
    )
    if told := lists.became_of(line):
        pairs = (*pairs, (_("Why, and where to"), told))
    shown = {
        "line": line,
        "beds": beds,
        "needs": 1 + line.girls + line.boys,
        "at_once": at_once,
        "pairs": pairs,
        "masks": masks_of(visit, stay_id).get(stay_id, []),
        "now": visit.now,
    }
    return render(request, "shelter/arrival.html", shown)


@door(audience="shelter", classes=CODES, methods=BOTH)
def admit(request: HttpRequest, visit: Visit, stay_id: UUID) -> HttpResponse:
    """This will take her in, with a bed for each."""
    line = stays_queries.arrival(visit.actor, stay_id, visit.now)
    beds = houses.occupancy(visit.actor, visit.now)
    form = AdmitForm(request.POST or None, now=visit.now, girls=line.girls, boys=line.boys)

    def act() -> None:
        stays.admit(
            actor=visit.actor, arrival_id=stay_id, basis=form.cleaned_data["basis"],
            children=form.children(), now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        messages.success(request, _("She is taken in. Show her her bed, the bath and the kitchen."))
        return redirect("shelter:stay", stay_id)
    lead = _("%(free)s beds are free of %(beds)s.") % {"free": beds.free, "beds": beds.beds}
    return ask(
        request, form, title=_("Take her in"), lead=f"{line.reference} · {lead}",
        back=address("shelter:arrival", stay_id), template="shelter/admit.html",
    )  # fmt: skip


@door(audience="shelter", classes=CODES, methods=BOTH)
def refuse(request: HttpRequest, visit: Visit, stay_id: UUID) -> HttpResponse:
    """This will write down why she is not taken in, where she was brought, and by whom."""
    line = stays_queries.arrival(visit.actor, stay_id, visit.now)
    form = RefuseForm(request.POST or None, now=visit.now)

    def act() -> None:
        said = form.cleaned_data
        stays.refuse(
            actor=visit.actor, arrival_id=stay_id, reason=said["reason"],
            sent_to=said["sent_to"], brought_by=said["brought_by"], words=said["words"],
            now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        messages.success(request, _("Written down. Ask there tomorrow whether she arrived."))
        return redirect("shelter:arrival", stay_id)
    return ask(
        request, form, title=_("She is brought elsewhere"),
        back=address("shelter:arrival", stay_id),
        lead=f"{line.reference} · "
        + _("Telephone there first. Nobody is sent away alone, and nobody without a place."),
    )  # fmt: skip
