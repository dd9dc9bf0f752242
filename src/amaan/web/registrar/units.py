"""The registrar's pages of units: find one, open one below it, move it, end it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.cases import moving
from amaan.cases.moving import Burden
from amaan.confidentiality.classes import DataClass
from amaan.jobs.actions import place_order
from amaan.jobs.queries import latest_progress
from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import actions, gazetteer, registers
from amaan.organisation.posts import DeskType, Province, UnitKind
from amaan.organisation.registers import UnitSheet
from amaan.web.kit import shapes
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.keeping import owed_lines
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.registrar import lines
from amaan.web.registrar.forms import ChoiceOfUnit, UnitForm
from amaan.web.registrar.reading import NOTHING, PAGE, after_of, sought, status_of

# How many files a unit has, and how many of them are on their way; never one of them.
NUMBERS = frozenset({DataClass.C1})


@door(audience="registrar", classes=NOTHING)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will lead the registrar to the unit he sits in."""
    return redirect("registrar:unit", registers.own_seat(visit.actor).unit_id)


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def unit_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the units of the area by name, or those whose name is looked for."""
    named, closed = sought(request), request.GET.get("closed") == "1"
    rows = registers.units(
        visit.actor,
        visit.now,
        named=named,
        with_closed=closed or bool(named),
        after=after_of(request),
        limit=PAGE + 1,
    )
    here = reverse("registrar:units")
    register = lines.unit_register(
        rows[:PAGE],
        visit.language,
        caption=_("Units"),
        search=shapes.SearchBox(url=here, label=_("Find a unit by name"), value=named),
        empty=shapes.Empty(title=_("No unit of this name."), text=_("Part of the name is enough.")),
    )
    kept = "&closed=1" if closed else ""
    shown = {
        "register": register,
        "more": len(rows) > PAGE,
        "next": f"{here}?after={rows[PAGE - 1].unit_id}{kept}" if len(rows) > PAGE else "",
        "first": here if after_of(request) else "",
        "named": named,
    }
    return render(request, "registrar/units.html", shown)


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def province(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will open every division and district of the census that is missing."""
    seat = registers.own_seat(visit.actor)
    if seat.kind != UnitKind.PROVINCE:
        raise NotFound
    if request.method == "POST":
        done = actions.open_province(actor=visit.actor, now=visit.now)
        messages.success(request, _("%(n)s units were opened.") % {"n": done.opened})
        return redirect("registrar:units")
    shown = {
        "name": lines.unit_name(seat, visit.language),
        "districts": len(gazetteer.provinces()[Province(seat.province)].districts),
        "source": gazetteer.SOURCE,
    }
    return render(request, "registrar/province.html", shown)


@door(audience="registrar", classes=NUMBERS)
def sheet(request: HttpRequest, visit: Visit, unit_id: UUID) -> HttpResponse:
    """This will show a unit, what lies below it, who serves there and where it lay."""
    found = registers.unit_sheet(visit.actor, UnitId(unit_id), visit.now)
    progress = latest_progress(visit.actor, "move_files", str(unit_id))
    below = registers.units(
        visit.actor, visit.now, below=UnitId(unit_id), after=after_of(request), limit=PAGE + 1
    )
    here = reverse("registrar:unit", args=[unit_id])
    shown = {
        **_unit_page(found, visit),
        "below": lines.unit_register(
            below[:PAGE],
            visit.language,
            caption=_("Units below it"),
            empty=shapes.Empty(title=_("No unit lies below this one.")),
            everywhere=False,
        ),
        "next": f"{here}?after={below[PAGE - 1].unit_id}" if len(below) > PAGE else "",
        "first": here if after_of(request) else "",
        "officers": lines.officer_register(
            found.officers,
            visit.language,
            caption=_("Who serves here"),
            empty=shapes.Empty(title=_("Nobody is posted here.")),
            everywhere=False,
        ),
        "stays": lines.stay_register(found.stays, visit.language),
        "moving": progress if progress and not progress.is_over else None,
        "owed": owed_lines(visit) if found.is_own else (),
        "has_rota": found.line.kind == UnitKind.DISTRICT and found.line.closed_on is None,
    }
    return render(request, "registrar/unit.html", shown)


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def open_below(request: HttpRequest, visit: Visit, unit_id: UUID) -> HttpResponse:
    """This will ask what is opened below a unit, and open it."""
    found = registers.unit_sheet(visit.actor, UnitId(unit_id), visit.now)
    posted = request.POST if request.method == "POST" else None
    form = UnitForm(posted, holds=found.holds, in_practice=found.line.is_practice)
    if posted is not None and form.is_valid():
        said = form.cleaned_data
        try:
            with transaction.atomic():
                opened = actions.open_unit(
                    actor=visit.actor,
                    parent_id=UnitId(unit_id),
                    kind=UnitKind(said["kind"]),
                    name_en=said["name_en"],
                    name_ur=said["name_ur"],
                    desk_type=DeskType(said["desk_type"]) if said.get("desk_type") else None,
                    is_practice=said.get("is_practice", False),
                    now=visit.now,
                )
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            messages.success(request, _("The unit is open."))
            return redirect("registrar:unit", opened)
    shown = {**_unit_page(found, visit), "form": form}
    return render(request, "registrar/open_unit.html", shown, status=status_of(form))


@door(audience="registrar", classes=NUMBERS, methods=("GET", "POST"))
def move(request: HttpRequest, visit: Visit, unit_id: UUID) -> HttpResponse:
    """This will ask below which unit this one lies from today, and move it."""
    found = registers.unit_sheet(visit.actor, UnitId(unit_id), visit.now)
    form = ChoiceOfUnit(
        request.POST if request.method == "POST" else None,
        label=_("From today it lies below"),
        among=registers.possible_parents(visit.actor, UnitId(unit_id), visit.now),
        language=visit.language,
    )
    burden = None
    if form.is_bound and form.is_valid():
        burden = moving.files_below(visit.actor, UnitId(unit_id))
        if "sure" in request.POST and done(
            form,
            lambda: actions.move_unit(
                actor=visit.actor,
                unit_id=UnitId(unit_id),
                parent_id=UnitId(UUID(form.cleaned_data["unit"])),
                now=visit.now,
            ),
        ):
            _bring_its_files(visit, unit_id, burden)
            messages.success(request, _("Moved. Where it lay until now stays written down."))
            return redirect("registrar:unit", unit_id)
    serving = registers.serving_below(visit.actor, UnitId(unit_id), visit.now)
    shown = {
        **_unit_page(found, visit),
        "form": form,
        "touched": burden and lines.touched(burden, _("Officers who go along"), serving),
    }
    return render(request, "registrar/move_unit.html", shown, status=status_of(form))


@door(audience="registrar", classes=NUMBERS, methods=("GET", "POST"))
def close(request: HttpRequest, visit: Visit, unit_id: UUID) -> HttpResponse:
    """This will ask who goes on with the unit's work, and end it today."""
    found = registers.unit_sheet(visit.actor, UnitId(unit_id), visit.now)
    form = ChoiceOfUnit(
        request.POST if request.method == "POST" else None,
        label=_("Who goes on with its work?"),
        among=registers.possible_heirs(visit.actor, UnitId(unit_id), visit.now),
        language=visit.language,
        must=found.holds_cases,
    )
    burden = None
    if form.is_bound and form.is_valid():
        heir = form.cleaned_data["unit"]
        burden = moving.files_below(visit.actor, UnitId(unit_id))
        if "sure" in request.POST and done(
            form,
            lambda: actions.close_unit(
                actor=visit.actor,
                unit_id=UnitId(unit_id),
                hands_over_to=UnitId(UUID(heir)) if heir else None,
                now=visit.now,
            ),
        ):
            _bring_its_files(visit, unit_id, burden)
            messages.success(request, _("The unit has ended. Nobody is posted there any more."))
            return redirect("registrar:unit", unit_id)
    shown = {
        **_unit_page(found, visit),
        "form": form,
        "serving": len(found.officers),
        "touched": burden and lines.touched(burden, _("Officers relieved"), len(found.officers)),
    }
    return render(request, "registrar/close_unit.html", shown, status=status_of(form))


def _bring_its_files(visit: Visit, unit_id: UUID, burden: Burden) -> None:
    # In the transaction of the act: a unit never moves without its files being on their way.
    place_order(
        actor=visit.actor,
        kind="move_files",
        now=visit.now,
        about=str(unit_id),
        total=burden.files,
    )


def _unit_page(found: UnitSheet, visit: Visit) -> dict[str, Any]:
    unit = found.line
    return {
        "unit": unit,
        "name": lines.unit_name(unit, visit.language),
        "kind": lines.kind_of(unit),
        "path": [(u.unit_id, lines.unit_name(u, visit.language)) for u in found.path],
        "heir": found.heir and lines.unit_name(found.heir, visit.language),
        "may_open": bool(found.holds),
        "may_change": not found.is_own and unit.closed_on is None and bool(found.path),
        "may_post": unit.closed_on is None,
        "may_fill": found.is_own and unit.kind == UnitKind.PROVINCE,
    }
