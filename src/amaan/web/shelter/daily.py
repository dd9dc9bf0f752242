"""The running log of the house, who asked after whom, and word that is given to her."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.support import house_log, house_word, houses, stays_queries
from amaan.support.house_codes import KEEPERS_OWN, SORTS, WITHOUT_A_STAY
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.paging import key_of, older
from amaan.web.kit.visit import Visit
from amaan.web.shelter import labels, lists
from amaan.web.shelter.acting import BOTH, CODES, PAGE, SEALED, ask
from amaan.web.shelter.forms import EnquiryForm, EntryForm, GivenForm
from amaan.web.shelter.labels import word
from amaan.web.shelter.masks import masks_of

MOST_HERE = 200


@door(audience="shelter", classes=SEALED)
def log(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what was written in the house, the newest first."""
    before = key_of(request)
    lines = stays_queries.entries(visit.actor, visit.now, after=before, limit=PAGE + 1)
    last = lines[PAGE - 1] if len(lines) > PAGE else None
    here = address("shelter:log")
    own = masks_of(visit, visit.actor.unit_id)
    shown = {
        "title": _("Running log"),
        "lead": _("Every line with the hour it happened and who wrote it. Nothing is changed;"
                  " a mistake is another line."),
        "list": lists.entries_of(
            lines[:PAGE], _("What was written"), newer=here if before else "",
            older=older(here, last.happened_at, last.entry_id) if last else "",
        ),
        "act": (address("shelter:write_house", "log"), _("Write in the log")),
        "second": (address("shelter:write_house", "incident"), _("An incident")),
        "masks": [m for line in lines[:PAGE] for m in own.get(line.entry_id, [])],
        "now": visit.now,
    }  # fmt: skip
    return render(request, "shelter/list.html", shown)


@door(audience="shelter", classes=CODES, methods=BOTH)
def write_house(request: HttpRequest, visit: Visit, sort: str) -> HttpResponse:
    """This will write a line of the house itself."""
    if sort not in WITHOUT_A_STAY:
        raise NotFound
    return _write(request, visit, None, sort, address("shelter:log"))


@door(audience="shelter", classes=CODES, methods=BOTH)
def write(request: HttpRequest, visit: Visit, stay_id: UUID, sort: str) -> HttpResponse:
    """This will write a line of one stay."""
    keeps = visit.actor.post == Post.HOUSE_KEEPER
    if sort not in SORTS or (sort in KEEPERS_OWN | {"let_known"} and not keeps):
        raise NotFound
    return _write(request, visit, stay_id, sort, address("shelter:stay", stay_id))


@door(audience="shelter", classes=SEALED)
def enquiries(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list who asked after somebody, the newest first."""
    before = key_of(request)
    lines = stays_queries.enquiries(visit.actor, visit.now, after=before, limit=PAGE + 1)
    last = lines[PAGE - 1] if len(lines) > PAGE else None
    here = address("shelter:enquiries")
    own = masks_of(visit, visit.actor.unit_id)
    shown = {
        "title": _("Who asked"),
        "lead": one_sentence(),
        "list": lists.enquiries_of(
            lines[:PAGE], _("Who asked after somebody"), newer=here if before else "",
            older=older(here, last.asked_at, last.enquiry_id) if last else "",
        ),
        "act": (address("shelter:enquiry"), _("Somebody asks after a woman")),
        "masks": [m for line in lines[:PAGE] for m in own.get(line.enquiry_id, [])],
        "now": visit.now,
    }  # fmt: skip
    return render(request, "shelter/list.html", shown)


@door(audience="shelter", classes=CODES, methods=BOTH)
def enquiry(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give the one sentence to say, and write down who asked."""
    here = [
        (line.stay_id, line.reference)
        for line in stays_queries.stays(visit.actor, visit.now, here=True, limit=MOST_HERE)
    ]
    form = EnquiryForm(request.POST or None, now=visit.now, here=here)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: house_log.note_enquiry(
            actor=visit.actor, enquiry_id=form.act_ref(), asked=form.asked(),
            asked_at=form.at(), now=visit.now, from_paper=form.cleaned_data["from_paper"],
        ),
    ):  # fmt: skip
        messages.success(request, _("Written down. If it was about somebody here, tell her alone."))
        return redirect("shelter:home")
    return ask(
        request, form, title=_("Somebody asks after a woman"), back=address("shelter:home"),
        sentence=one_sentence(),
        lead=_("Say this and nothing else, to everybody alike: family, police, lawyer, official."),
    )  # fmt: skip


@door(audience="shelter", classes=CODES, methods=("POST",))
def told(request: HttpRequest, visit: Visit, enquiry_id: UUID) -> HttpResponse:
    """This will write down that she was told."""
    house_log.told_her(actor=visit.actor, enquiry_id=enquiry_id, now=visit.now)
    messages.success(request, _("Written down that she was told."))
    return redirect("shelter:enquiries")


@door(audience="shelter", classes=SEALED, methods=BOTH)
def given(request: HttpRequest, visit: Visit, word_id: UUID) -> HttpResponse:
    """This will open a word for her, and write down what she lets answer."""
    found = next(
        (w for w in house_word.waiting_words(visit.actor, visit.now) if w.word_id == word_id), None
    )
    if found is None:
        raise NotFound
    form = GivenForm(request.POST or None, now=visit.now)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: house_word.give_word(
            actor=visit.actor, word_id=word_id, answer=form.cleaned_data["answer"], now=visit.now
        ),
    ):  # fmt: skip
        messages.success(request, _("Written down. Her desk sees the answer and nothing more."))
        return redirect("shelter:home")
    masks = masks_of(visit, found.relay_id).get(word_id, [])
    return ask(
        request, form, title=_("Word for her"), back=address("shelter:home"), masks=masks,
        lead=f"{found.reference} · {word(labels.WORD_ABOUT, found.about)} · "
        + clock_words.moment(found.sent_at),
    )  # fmt: skip


def one_sentence() -> str:
    """This will give the one sentence that neither confirms nor denies."""
    return _(
        "“We tell nobody who is here and who is not. If you leave word, it is passed on to whoever"
        " it may concern.”"
    )


def _write(
    request: HttpRequest, visit: Visit, stay_id: UUID | None, sort: str, back: str
) -> HttpResponse:
    houses.serves(visit.actor, visit.now)
    callers: list[tuple[UUID, str]] = []
    lead = ""
    if stay_id is not None:
        sheet = stays_queries.stay_sheet(visit.actor, stay_id, visit.now)
        lead = sheet.line.reference
        callers = [
            (c.caller_id, f"{n}. {word(labels.WHO_MAY, c.who)}: {word(labels.MAY, c.may)}")
            for n, c in enumerate(sheet.callers, start=1)
        ]
    form = EntryForm(request.POST or None, now=visit.now, sort=sort, callers=callers)

    def act() -> None:
        house_log.write_entry(
            actor=visit.actor, entry_id=form.act_ref(), stay_id=stay_id, entry=form.entry(),
            happened_at=form.at(), now=visit.now, from_paper=form.cleaned_data["from_paper"],
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        messages.success(request, _("Written into the log."))
        return redirect(back)
    return ask(request, form, title=word(labels.SORTS, sort), back=back, lead=lead)
