"""Whoever stays here: she, her children, her list, her days, and how she leaves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.confidentiality.queries import who_looked
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.support import house_log, house_word, houses, stays, stays_queries
from amaan.support.house_codes import KEEPERS_OWN, SORTS
from amaan.support.stays_queries import StaySheet
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.language import comma
from amaan.web.kit.markup import address
from amaan.web.kit.paging import key_of, older
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label
from amaan.web.shelter import labels, lists
from amaan.web.shelter.acting import BOTH, CODES, PAGE, SEALED, ask
from amaan.web.shelter.door_forms import ChildForm
from amaan.web.shelter.forms import BedForm, CallerForm, LeaveForm, SlipForm
from amaan.web.shelter.labels import word
from amaan.web.shelter.masks import masks_of

# What is written of a stay that goes on; after it, only how she is.
WHILE_HERE = tuple(sort for sort in SORTS if sort != "follow_up")
LINES_ON_A_SHEET = 10


@door(audience="shelter", classes=CODES)
def residents(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list who is here now, or who was."""
    here = request.GET.get("gone") != "1"
    before = key_of(request)
    lines = stays_queries.stays(visit.actor, visit.now, here=here, after=before, limit=PAGE + 1)
    last = lines[PAGE - 1] if len(lines) > PAGE else None
    url = address("shelter:residents")
    kept = "" if here else "&gone=1"
    next_page = f"{older(url, last.admitted_at, last.stay_id)}{kept}" if last else ""
    first = (url if here else f"{url}?gone=1") if before else ""
    shown = {
        "title": _("Residents"),
        "lead": _("Who is here now.") if here else _("Who was here."),
        "list": lists.stays_of(
            lines[:PAGE], _("Here now") if here else _("Left"), visit.now, newer=first,
            older=next_page,
        ),
        "act": (f"{url}?gone=1", _("Who was here")) if here else (url, _("Who is here")),
        "now": visit.now,
    }  # fmt: skip
    return render(request, "shelter/list.html", shown)


@door(audience="shelter", classes=SEALED)
def stay(request: HttpRequest, visit: Visit, stay_id: UUID) -> HttpResponse:
    """This will show one stay to those who keep her."""
    actor, now = visit.actor, visit.now
    sheet = stays_queries.stay_sheet(actor, stay_id, now)
    masks = masks_of(visit, stay_id)
    entries = stays_queries.entries(actor, now, stay_id=stay_id, limit=LINES_ON_A_SHEET + 1)
    more, entries = len(entries) > LINES_ON_A_SHEET, entries[:LINES_ON_A_SHEET]
    enquiries = stays_queries.enquiries(actor, now, stay_id=stay_id)
    here = sheet.line.left_at is None
    shown = {
        "sheet": sheet,
        "here": here,
        "pairs": _pairs(sheet),
        "clocks": [
            (word(labels.CLOCKS, c.name), _settled(c, visit), c.is_late(now) and c.done_at is None)
            for c in sheet.line.clocks
        ],
        "of_her": masks.get(stay_id, []),
        "people": [(r, _person(r), masks.get(r.resident_id, [])) for r in sheet.residents],
        "callers": [
            (c, word(labels.WHO_MAY, c.who), word(labels.MAY, c.may), masks.get(c.caller_id, []))
            for c in sheet.callers
        ],
        "entries": lists.entries_of(
            entries,
            _("What was written"),
            older=address("shelter:stay_log", stay_id) if more else "",
        ),
        "words": [
            m
            for one in (*(e.entry_id for e in entries), *(e.enquiry_id for e in enquiries))
            for m in masks.get(one, [])
        ],
        "sorts": [
            (sort, word(labels.SORTS, sort))
            for sort in (WHILE_HERE if here else ("follow_up",))
            if actor.post == Post.HOUSE_KEEPER or sort not in KEEPERS_OWN | {"let_known"}
        ],
        "enquiries": lists.enquiries_of(enquiries, _("Who asked after her")),
        "untold": [e for e in enquiries if e.told_at is None],
        "way": sheet.relays[0] if sheet.relays else None,
        "looks": [
            (clock_words.moment(look.at), label("posts", look.post),
             comma().join(label("sealed_fields", f) for f in look.fields))
            for look in who_looked(actor, CaseId(stay_id), now)[:20]
        ],
        "now": now,
    }  # fmt: skip
    return render(request, "shelter/stay.html", shown)


@door(audience="shelter", classes=SEALED)
def stay_log(request: HttpRequest, visit: Visit, stay_id: UUID) -> HttpResponse:
    """This will list all that was written of one stay, the newest first."""
    sheet = stays_queries.stay_sheet(visit.actor, stay_id, visit.now)
    before = key_of(request)
    lines = stays_queries.entries(
        visit.actor, visit.now, stay_id=stay_id, after=before, limit=PAGE + 1
    )
    last = lines[PAGE - 1] if len(lines) > PAGE else None
    here, masks = address("shelter:stay_log", stay_id), masks_of(visit, stay_id)
    shown = {
        "title": _("What was written"),
        "lead": sheet.line.reference,
        "list": lists.entries_of(
            lines[:PAGE], _("What was written"), newer=here if before else "",
            older=older(here, last.happened_at, last.entry_id) if last else "",
        ),
        "act": (address("shelter:stay", stay_id), _("Her stay")),
        "masks": [m for line in lines[:PAGE] for m in masks.get(line.entry_id, [])],
        "now": visit.now,
    }  # fmt: skip
    return render(request, "shelter/list.html", shown)


@door(audience="shelter", classes=CODES, methods=BOTH)
def child(request: HttpRequest, visit: Visit, stay_id: UUID) -> HttpResponse:
    """This will take in a child who comes to her."""
    sheet = _here(visit, stay_id)
    form = ChildForm(request.POST or None, now=visit.now)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: stays.add_child(
            actor=visit.actor, stay_id=stay_id, child=form.child(), now=visit.now
        ),
    ):  # fmt: skip
        return redirect("shelter:stay", stay_id)
    return _of(request, form, sheet, _("A child comes to her"))


@door(audience="shelter", classes=CODES, methods=("POST",))
def child_gone(request: HttpRequest, visit: Visit, resident_id: UUID) -> HttpResponse:
    """This will write down that a child left, as the mother wants it."""
    stays.child_left(actor=visit.actor, resident_id=resident_id, now=visit.now)
    messages.success(request, _("Written down. The bed is free."))
    return redirect("shelter:residents")


@door(audience="shelter", classes=CODES, methods=BOTH)
def bed(request: HttpRequest, visit: Visit, resident_id: UUID) -> HttpResponse:
    """This will give somebody another bed."""
    free = [
        (one.bed_id, _("Room %(room)s, bed %(bed)s") % {"room": room.name, "bed": one.number})
        for room in houses.rooms(visit.actor, visit.now)
        for one in room.beds
        if one.stay_id is None
    ]
    form = BedForm(request.POST or None, now=visit.now, free=free)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: stays.move_to_bed(
            actor=visit.actor, resident_id=resident_id, bed_id=form.bed(), now=visit.now
        ),
    ):  # fmt: skip
        return redirect("shelter:rooms")
    return ask(
        request, form, title=_("Another bed"), back=address("shelter:rooms"),
        lead="" if free else _("No bed is free."),
    )  # fmt: skip


@door(audience="shelter", classes=CODES, methods=BOTH)
def caller(request: HttpRequest, visit: Visit, stay_id: UUID) -> HttpResponse:
    """This will put somebody on her list."""
    sheet = _here(visit, stay_id)
    form = CallerForm(request.POST or None, now=visit.now)

    def act() -> None:
        said = form.cleaned_data
        house_log.put_on_list(
            actor=visit.actor, stay_id=stay_id, caller_id=form.act_ref(), who=said["who"],
            may=said["may"], name=said["name"], now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("shelter:stay", stay_id)
    return _of(
        request, form, sheet, _("Who may reach her"),
        _("Ask her alone. Whoever is not on her list hears nothing, also a father or a husband."),
    )  # fmt: skip


@door(audience="shelter", classes=CODES, methods=("POST",))
def caller_off(request: HttpRequest, visit: Visit, caller_id: UUID) -> HttpResponse:
    """This will take somebody off her list, at once."""
    house_log.take_off_list(actor=visit.actor, caller_id=caller_id, now=visit.now)
    messages.success(request, _("Taken off her list."))
    return redirect("shelter:residents")


@door(audience="shelter", classes=CODES, methods=BOTH)
def leave(request: HttpRequest, visit: Visit, stay_id: UUID) -> HttpResponse:
    """This will end a stay."""
    sheet = _here(visit, stay_id)
    form = LeaveForm(request.POST or None, now=visit.now)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: stays.discharge(
            actor=visit.actor, stay_id=stay_id, ends=form.ends(), now=visit.now
        ),
    ):  # fmt: skip
        messages.success(request, _("Written down. Her beds are free."))
        return redirect("shelter:stay", stay_id)
    return _of(
        request, form, sheet, _("She leaves"),
        _("She goes when she wants, unless a court has ordered otherwise. Go through the plan for"
          " the day with her alone; ask whether somebody waits for her outside."),
    )  # fmt: skip


@door(audience="shelter", classes=CODES, methods=BOTH)
def way(request: HttpRequest, visit: Visit, stay_id: UUID) -> HttpResponse:
    """This will let her desk know that she is safe, because she asked for it."""
    sheet = _here(visit, stay_id)
    form = SlipForm(request.POST or None, now=visit.now)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: house_word.let_word_through(
            actor=visit.actor, stay_id=stay_id, relay_id=form.act_ref(),
            reference=form.cleaned_data["reference"], now=visit.now,
        ),
    ):  # fmt: skip
        messages.success(
            request,
            _("If this is her reference, her desk now sees that she is safe and may send word."
              " It does not see the house."),
        )  # fmt: skip
        return redirect("shelter:stay", stay_id)
    return _of(
        request, form, sheet, _("Word from her desk"),
        _("Only if she asks for it. Those who work on her case then see: she is safe. They see no"
          " house and no place, and can send her word, which you give her alone."),
    )  # fmt: skip


@door(audience="shelter", classes=CODES, methods=("POST",))
def way_ended(request: HttpRequest, visit: Visit, relay_id: UUID) -> HttpResponse:
    """This will end the way for word at once."""
    house_word.let_no_more_word_through(actor=visit.actor, relay_id=relay_id, now=visit.now)
    messages.success(request, _("Ended. Her desk sees nothing any more."))
    return redirect("shelter:residents")


def _here(visit: Visit, stay_id: UUID) -> StaySheet:
    sheet = stays_queries.stay_sheet(visit.actor, stay_id, visit.now)
    if sheet.line.left_at is not None:
        raise NotFound
    return sheet


def _of(
    request: HttpRequest, form: Any, sheet: StaySheet, title: str, lead: str = ""
) -> HttpResponse:
    words = f"{sheet.line.reference} · {lead}" if lead else sheet.line.reference
    back = address("shelter:stay", sheet.line.stay_id)
    return ask(request, form, title=title, lead=words, back=back)


def _pairs(sheet: StaySheet) -> tuple[tuple[str, str], ...]:
    line = sheet.line
    pairs = [
        (_("Since"), clock_words.moment(line.admitted_at)),
        (_("Stays because"), word(labels.BASES, sheet.basis)),
        (_("How she came"), word(labels.CAME_BY, sheet.arrival.came_by)),
        (_("Age"), word(labels.AGE_BANDS, sheet.arrival.age_band)),
    ]
    if line.left_at is not None:
        pairs += [
            (_("Left"), clock_words.moment(line.left_at)),
            (_("Why"), word(labels.LEFT_WHY, sheet.left_why)),
            (_("Where to"), word(labels.LEFT_TO, line.left_to)),
            (_("Safety plan"), word(labels.PLAN_MADE, sheet.plan_made)),
            (_("Asking after her"), word(labels.FOLLOW_UP, line.follow_up)),
        ]
        if line.follow_up_on:
            pairs.append((_("On which day"), clock_words.day(line.follow_up_on)))
    return tuple(pairs)


def _settled(clock: Any, visit: Visit) -> str:
    if clock.done_at is not None:
        return _("settled %(at)s") % {"at": clock_words.moment(clock.done_at)}
    return lists.time_left(clock.due_at, visit.now)


def _person(one: Any) -> str:
    who = _("Herself")
    if one.child:
        who = _("%(who)s, %(age)s years") % {
            "who": word(labels.SEXES, one.sex), "age": one.age
        }  # fmt: skip
    if one.left_at is not None:
        return f"{who} · " + _("left")
    if not one.room:
        return f"{who} · " + _("in the mother's bed")
    return f"{who} · " + _("Room %(room)s, bed %(bed)s") % {"room": one.room, "bed": one.bed}
