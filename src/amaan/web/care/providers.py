"""The directory: who helps here, what a service says of itself, and whom to ask again."""

import csv
import io
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.queries import may
from amaan.kernel import clock
from amaan.kernel.ids import UnitId, new_id
from amaan.organisation import command
from amaan.support import directory, directory_tables, providers
from amaan.web.care import provider_shapes as shaping
from amaan.web.care.provider_forms import (
    CheckForm,
    CountForm,
    LookForm,
    ModeForm,
    ProviderForm,
    WayForm,
    WorkerForm,
    initial_of,
)
from amaan.web.kit import tables_in
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit

SKELETON = frozenset({DataClass.C1})
PAGE = 20
EXPORTED = 5000


def _ready(count: int) -> str:
    words = ngettext("%(n)s service stands ready.", "%(n)s services stand ready.", count)
    return words % {"n": count}


def _written(count: int) -> str:
    words = ngettext("%(n)s service is written.", "%(n)s services are written.", count)
    return words % {"n": count}


TABLE = tables_in.Kind(
    name="services",
    columns=directory_tables.COLUMNS,
    check=directory_tables.check_providers,
    bring_in=directory_tables.import_providers,
    example=("counselling", "Example Centre", "مثالی مرکز", "0300 0000000", "*", "legal_help", "",
             "09:00-17:00", "09:00-14:00", "sun", "ur, bal", "yes", "yes", "yes", "", "free",
             "not_given", "not_given", "", "", "", "", "working", "2026-01-01", "visit"),
    title=lambda: _("Services from a table"),
    ready=_ready,
    brought_in=_written,
    lead_to="care:providers",
    empty="care:empty_providers",
    back="care:providers",
    remark=lambda: _(
        "A service is known by its kind and public number: one that stands already is written anew."
    ),
)  # fmt: skip


@door(audience="care", classes=SKELETON)
def providers_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list who helps with a need in a district, those that stand as written first."""
    form = LookForm(request.GET or None, districts=_districts(visit))
    wanted, place = _wanted(form, visit)
    mode = directory.mode_of(place)
    after = shaping.key_of(request.GET.get("after", ""))
    rows = directory.search(
        visit.actor, wanted, visit.now, district=place, after=after, limit=PAGE + 1,
        mode=mode.mode if mode else "",
    )  # fmt: skip
    older = shaping.next_page(request, rows[PAGE - 1]) if len(rows) > PAGE else ""
    shown = {
        "form": form,
        "narrowed": wanted != directory.Wanted(kind=wanted.kind),
        "mode_words": shaping.mode_words(mode),
        "list": shaping.register_of(rows[:PAGE], visit, older=older, mode=mode is not None),
        "keeps": _may(visit, "keep_directory"),
        "verifies": _may(visit, "verify_service"),
        "says_mode": _may(visit, "say_how_a_district_stands"),
    }
    return render(request, "care/providers.html", shown)


@door(audience="care", classes=SKELETON)
def stale_providers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the services nobody asked for ninety days, the longest first."""
    rows = directory.stale(visit.actor, visit.now)
    shown = {"list": shaping.stale_of(rows, visit), "days": providers.ASK_AGAIN.days}
    return render(request, "care/stale_providers.html", shown)


@door(audience="care", classes=SKELETON)
def provider(request: HttpRequest, visit: Visit, provider_id: UUID) -> HttpResponse:
    """This will show one service, with what may be done about its line."""
    return _sheet(request, visit, provider_id)


@door(audience="care", classes=SKELETON, methods=("GET", "POST"))
def new_provider(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write a new service into the directory."""
    _only(visit, "keep_directory")
    first = {"id": new_id(), "serves": [str(visit.actor.district_id or "")]}
    form = ProviderForm(
        request.POST if request.method == "POST" else None, districts=_districts(visit),
        initial=first,
    )  # fmt: skip
    return _written_or_again(request, visit, form, _("A new service"))


@door(audience="care", classes=SKELETON, methods=("GET", "POST"))
def change_provider(request: HttpRequest, visit: Visit, provider_id: UUID) -> HttpResponse:
    """This will write anew what the directory says of a service."""
    _only(visit, "keep_directory")
    line = directory.provider(visit.actor, provider_id, visit.now)
    form = ProviderForm(
        request.POST if request.method == "POST" else None, districts=_districts(visit),
        initial=initial_of(line, directory.areas_of(provider_id)),
    )  # fmt: skip
    return _written_or_again(request, visit, form, _("Change what stands here"), provider_id)


@door(audience="care", classes=SKELETON, methods=("POST",))
def verify_provider(request: HttpRequest, visit: Visit, provider_id: UUID) -> HttpResponse:
    """This will write down that somebody asked the service whether it stands as written."""
    return _small_act(
        request, visit, provider_id, "check", CheckForm(request.POST),
        lambda said: providers.verify_provider(
            actor=visit.actor, provider_id=provider_id, now=visit.now, **said),
        _("Written down. Whoever is sent there next relies on it."),
    )  # fmt: skip


@door(audience="care", classes=SKELETON, methods=("POST",))
def count_provider(request: HttpRequest, visit: Visit, provider_id: UUID) -> HttpResponse:
    """This will write down today's stock and free places."""
    return _small_act(
        request, visit, provider_id, "count", CountForm(request.POST),
        lambda said: providers.count_places(
            actor=visit.actor, provider_id=provider_id, now=visit.now, **said),
        _("Stock and places are as of today."),
    )  # fmt: skip


@door(audience="care", classes=SKELETON, methods=("POST",))
def way_of_provider(request: HttpRequest, visit: Visit, provider_id: UUID) -> HttpResponse:
    """This will write down how a service works in a lockdown or a flood."""
    return _small_act(
        request, visit, provider_id, "way", WayForm(request.POST),
        lambda said: providers.say_way(
            actor=visit.actor, provider_id=provider_id, now=visit.now, **said),
        _("Written down for the day on which it is needed."),
    )  # fmt: skip


@door(audience="care", classes=SKELETON, methods=("POST",))
def worker_of_provider(request: HttpRequest, visit: Visit, provider_id: UUID) -> HttpResponse:
    """This will let somebody answer for a service at its own door."""
    return _small_act(
        request, visit, provider_id, "worker", WorkerForm(request.POST),
        lambda said: providers.name_worker(
            actor=visit.actor, provider_id=provider_id, now=visit.now, **said),
        _("This worker answers for the service from now on."),
    )  # fmt: skip


@door(audience="care", classes=SKELETON, methods=("POST",))
def end_worker(
    request: HttpRequest, visit: Visit, provider_id: UUID, officer_id: UUID
) -> HttpResponse:
    """This will end that somebody answers for a service; from now on he sees nothing."""
    providers.end_worker(
        actor=visit.actor, provider_id=provider_id, officer_id=officer_id, now=visit.now
    )
    messages.info(request, _("This worker sees nothing here any more."))
    return redirect("care:provider", provider_id)


@door(audience="care", classes=SKELETON, methods=("POST",))
def close_provider(request: HttpRequest, visit: Visit, provider_id: UUID) -> HttpResponse:
    """This will write down that a service shut for good."""
    providers.close_provider(
        actor=visit.actor, provider_id=provider_id, on=clock.local_date(visit.now), now=visit.now
    )
    messages.info(request, _("It stands in no list any more. Nobody is sent there."))
    return redirect("care:provider", provider_id)


@door(audience="care", classes=SKELETON, methods=("GET", "POST"))
def district_mode(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will say how the district stands: as usual, shut, or under water."""
    _only(visit, "say_how_a_district_stands")
    now_on = directory.mode_of(visit.actor.district_id)
    first = {"mode": now_on.mode, "routes": now_on.routes} if now_on else {}
    form = ModeForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        providers.set_mode(
            actor=visit.actor, mode=said["mode"], routes=said["routes"], now=visit.now
        )
        messages.success(request, _("The directory now shows who works, and how."))
        return redirect("care:providers")
    shown = {"form": form, "mode_words": shaping.mode_words(now_on)}
    return render(request, "care/mode.html", shown, status=422 if form.errors else 200)


@door(audience="care", classes=SKELETON, methods=("GET", "POST"))
def providers_table(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will try a table of services, and bring it in when nothing is wrong with it."""
    _only(visit, "keep_directory")
    return tables_in.page(request, visit, TABLE)


@door(audience="care", classes=SKELETON, export=True)
def empty_providers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give an empty table of services with one row as an example."""
    _only(visit, "keep_directory")
    return tables_in.empty_table(visit, TABLE)


@door(audience="care", classes=SKELETON, export=True)
def providers_export(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give the directory of the district as a table that can be brought in again."""
    names = dict(_districts(visit))
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(
        [in_language(c.english, c.urdu, visit.language) for c in directory_tables.COLUMNS]
    )
    for line in directory.search(visit.actor, directory.Wanted(), visit.now, limit=EXPORTED):
        areas = directory.areas_of(line.provider_id)
        served = sorted({names.get(str(place), "") for _kind, place in areas if place})
        also = sorted({kind for kind, _place in areas} - {line.kind})
        writer.writerow(directory_tables.as_row(line, served, also))
    # The mark at the front tells a spreadsheet that Urdu follows.
    response = HttpResponse("\ufeff" + page.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="services.csv"'
    return response


def _sheet(
    request: HttpRequest, visit: Visit, provider_id: UUID, *, status: int = 200, **forms: Any
) -> HttpResponse:
    line = directory.provider(visit.actor, provider_id, visit.now)
    keeps = _may(visit, "keep_directory")
    workers = directory.workers_of(visit.actor, provider_id, visit.now) if keeps else ()
    named = command.officers([worker.officer_id for worker in workers])
    shown = {
        "line": line,
        "name": in_language(line.name_en, line.name_ur, visit.language),
        "pairs": shaping.pairs_of(line, directory.areas_of(provider_id), dict(_districts(visit))),
        "stale": line.is_stale(visit.now),
        "keeps": keeps,
        "verifies": _may(visit, "verify_service"),
        "workers": [
            (w.officer_id, in_language(named[w.officer_id].name_en, named[w.officer_id].name_ur,
                                       visit.language)) for w in workers
        ],
        "check": CheckForm(),
        "count": CountForm(initial={
            "pep": line.pep, "contraception": line.contraception, "places_free": line.places_free,
            "child_places_free": line.child_places_free}),
        "way": WayForm(),
        "worker": WorkerForm(),
    } | forms  # fmt: skip
    return render(request, "care/provider.html", shown, status=status)


def _small_act(
    request: HttpRequest,
    visit: Visit,
    provider_id: UUID,
    name: str,
    form: Any,
    act: Callable[[dict[str, Any]], object],
    words: str,
) -> HttpResponse:
    if form.is_valid() and done(form, lambda: act(form.cleaned_data)):
        messages.success(request, words)
        return redirect("care:provider", provider_id)
    return _sheet(request, visit, provider_id, status=422, **{name: form})


def _written_or_again(
    request: HttpRequest,
    visit: Visit,
    form: ProviderForm,
    title: str,
    provider_id: UUID | None = None,
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        id = provider_id or form.cleaned_data["id"]
        if done(
            form,
            lambda: providers.write_provider(
                actor=visit.actor, provider_id=id, listing=form.listing(visit.actor.district_id),
                verified=form.cleaned_data["asked_today"], now=visit.now,
            ),
        ):  # fmt: skip
            messages.success(request, _("The directory says it so from now on."))
            return redirect("care:provider", id)
    back = reverse("care:providers")
    if provider_id:
        back = reverse("care:provider", args=[provider_id])
    shown = {"form": form, "title": title, "back": back}
    return render(request, "care/provider_form.html", shown, status=422 if form.errors else 200)


def _wanted(form: LookForm, visit: Visit) -> tuple[directory.Wanted, UnitId | None]:
    if not form.is_bound or not form.is_valid():
        return directory.Wanted(), visit.actor.district_id
    said = form.cleaned_data
    wanted = directory.Wanted(
        kind=said["kind"], named=said["named"], language=said["language"], boy=said["boy"],
        **{name: name in said["must"] for name in
           ("at_night", "women", "step_free", "pep", "without_report")},
    )  # fmt: skip
    place = UnitId(UUID(said["district"])) if said["district"] else visit.actor.district_id
    return wanted, place


def _districts(visit: Visit) -> list[tuple[str, str]]:
    found = command.districts_beside(visit.actor, clock.local_date(visit.now))
    return [(str(u.unit_id), in_language(u.name_en, u.name_ur, visit.language)) for u in found]


def _may(visit: Visit, act: str) -> bool:
    return may(visit.actor, act)


def _only(visit: Visit, act: str) -> None:
    confidentiality.permit(actor=visit.actor, act=act, case_id=None, now=visit.now)
