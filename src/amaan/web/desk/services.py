"""Services and questions at the counter: one press for each, a receipt without a name."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from amaan.books.actions import NotAsWritten
from amaan.books.book import Choice
from amaan.confidentiality.classes import DataClass
from amaan.desk import citizen_services, queries
from amaan.desk.citizen_services import (
    AGES,
    DISABILITIES,
    PURPOSE_OF,
    QUERIES,
    SERVICES,
    SEXES,
    AsTold,
    Served,
)
from amaan.desk.ordinary import BOOK
from amaan.kernel.clock import local_date, start_of_day
from amaan.kernel.ids import ContactId, new_id
from amaan.kernel.refusals import NotFound
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf
from amaan.web.kit.frame import RECEIVING
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()
TODAY_AT_MOST = 20


def offered(choices: tuple[Choice, ...], language: str) -> list[tuple[str, str]]:
    """This will name the answers of a list in the reader's language."""
    return [(c.code, in_language(c.english, c.urdu, language)) for c in choices]


def written(form: forms.Form, act: Callable[[], object]) -> bool:
    """This will write in a register, or show beside each answer what is wrong with it."""

    def tried() -> None:
        try:
            act()
        except NotAsWritten as refusal:
            for wrong in refusal.wrong:
                at = wrong.field.code if wrong.field.code in form.fields else None
                form.add_error(at, _(wrong.sentence) % {"told": wrong.told})
            raise

    return done(form, tried)


class AsToldForm(forms.Form):
    """What somebody says of herself unasked; nothing here is needed to be served."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    sex = OneOf((), label=gettext_lazy("Who came"), folded=True, required=False)
    age_band = OneOf((), label=gettext_lazy("Age"), folded=True, required=False)
    disability = OneOf((), label=gettext_lazy("With a disability"), folded=True, required=False)

    def __init__(self, *args: Any, language: str, **kw: Any) -> None:
        super().__init__(*args, **kw)
        unasked = [("", _("not asked"))]
        for name, choices in (("sex", SEXES), ("age_band", AGES), ("disability", DISABILITIES)):
            field = self.fields[name]
            field.choices = [*unasked, *offered(choices, language)]  # type: ignore[attr-defined]

    def told(self) -> AsTold:
        """This will give what was told. The form is valid before this is asked."""
        said = self.cleaned_data
        return AsTold(said["sex"], said["age_band"], said["disability"])


@door(audience="desk", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def services(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write down a service or a question of somebody who came just now, by one press."""
    if visit.actor.post not in RECEIVING:
        raise NotFound
    return _page(request, visit, ContactId(new_id()), reverse("desk:services"))


@door(audience="desk", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def service(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will write down a service or a question of somebody who waited."""
    queries.contact(visit.actor, ContactId(contact_id))
    there = reverse("desk:service", args=[contact_id])
    return _page(request, visit, ContactId(contact_id), there)


@door(audience="desk", classes=NOTHING_OF_A_CASE)
def service_receipt(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will print the receipt of a service or of a complaint that is not about violence."""
    found = citizen_services.served(visit.actor, ContactId(contact_id))
    wanted = request.GET.get("lang", "")
    language = wanted if wanted in {"en", "ur"} else visit.language
    unit = visit.signed_in.unit
    with override(language):
        shown = {
            "found": found,
            "what": name_of(found, language),
            "unit": in_language(unit.name_en, unit.name_ur, language),
            "other": "en" if language == "ur" else "ur",
            "paper_language": language,
        }
        return render(request, "desk/service_receipt.html", shown)


@door(audience="desk", classes=NOTHING_OF_A_CASE, methods=("POST",))
def find_receipt(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will find what a receipt of this desk stands for; a code of elsewhere finds nothing."""
    try:
        found = citizen_services.by_receipt(visit.actor, request.POST.get("q", ""))
    except NotFound:
        messages.warning(request, _("No receipt of this desk has this code. Read it again."))
        return redirect("desk:services")
    if citizen_services.served(visit.actor, found).about:
        return redirect("desk:service_receipt", found)
    return redirect("books:entry", BOOK.name, found)


@door(audience="desk", classes=NOTHING_OF_A_CASE, methods=("POST",))
def call_in(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will write down that she is heard from now on; waiting ends here."""
    citizen_services.call_in(actor=visit.actor, contact_id=ContactId(contact_id), now=visit.now)
    messages.success(request, _("Written down: she is being heard. Her waiting ended now."))
    return redirect("desk:contact", contact_id)


def name_of(found: Served, language: str) -> str:
    """This will name a service or a question; what has no name was a complaint."""
    named = {c.code: c for c in (*SERVICES, *QUERIES)}.get(found.about)
    if named is None:
        return _("A complaint was taken")
    return in_language(named.english, named.urdu, language)


def _page(request: HttpRequest, visit: Visit, contact_id: ContactId, there: str) -> HttpResponse:
    if request.method == "GET":
        form = AsToldForm(initial={"id": contact_id}, language=visit.language)
        return _shown(request, visit, form, there)
    form = AsToldForm(request.POST, language=visit.language)
    about = request.POST.get("about", "")
    if not form.is_valid():
        return _shown(request, visit, form, there, status=422)
    if about not in PURPOSE_OF:
        form.add_error(None, _("Press what was done, or what was asked."))
        return _shown(request, visit, form, there, status=422)
    # On the page of somebody who waited, the address says who; a typed id says nothing there.
    fresh = there == reverse("desk:services")
    meant = ContactId(form.cleaned_data["id"]) if fresh else contact_id
    told = form.told()
    if not done(
        form,
        lambda: citizen_services.serve(
            actor=visit.actor, contact_id=meant, about=about, told=told, now=visit.now
        ),
    ):
        return _shown(request, visit, form, there, status=409)
    messages.success(request, _("Counted. The receipt is the first of the list below."))
    return redirect("desk:services")


def _shown(
    request: HttpRequest, visit: Visit, form: AsToldForm, there: str, status: int = 200
) -> HttpResponse:
    language = visit.language
    since = start_of_day(local_date(visit.now))
    todays = citizen_services.todays(visit.actor, since, limit=TODAY_AT_MOST)
    waits = there != reverse("desk:services")
    shown = {
        "form": form,
        "there": there,
        "waits": waits,
        "services": [
            (c.code, in_language(c.english, c.urdu, language)) for c in SERVICES if not c.leads
        ],
        "queries": offered(QUERIES, language),
        "hurt": _leading("complaint", language),
        "crimes": _leading("ordinary", language),
        "sources": ", ".join(sorted({urlsplit(c.source).netloc for c in SERVICES})),
        "today": _register(todays, language),
    }
    return render(request, "desk/services.html", shown, status=status)


def _leading(to: str, language: str) -> list[str]:
    """This will name what is asked for at a counter and is no service."""
    return [in_language(c.english, c.urdu, language) for c in SERVICES if c.leads == to]


def _register(todays: tuple[Served, ...], language: str) -> shapes.Register:
    return shapes.Register(
        caption=_("Today at this desk"),
        columns=(
            shapes.Column(label=_("Receipt")),
            shapes.Column(label=_("When")),
            shapes.Column(label=_("What"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=one.receipt,
                    kind="reference",
                    href=reverse("desk:service_receipt", args=[one.contact_id]),
                ),
                shapes.Cell(text=clock_words.hour(one.finished_at)),
                shapes.Cell(text=name_of(one, language)),
            )
            for one in todays
        ),
        empty=shapes.Empty(title=_("Nobody was served here today yet.")),
        search=shapes.SearchBox(
            url=reverse("desk:find_receipt"),
            label=_("Code on a receipt"),
            hint="S-K7QF-3M2P",
        ),
    )
