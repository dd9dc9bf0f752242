"""The desk's pages for calls that began elsewhere: 15, Rescue 1122, a helpline, an app."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.classes import DataClass
from amaan.desk import call_tables, response_times, service_calls
from amaan.desk.response_times import Listed
from amaan.desk.service_calls import INSTANTS, SIGNS
from amaan.kernel import clock
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.desk.call_forms import CallForm, titles_of_grades
from amaan.web.kit import clock_words, shapes, tables_in
from amaan.web.kit.door import door
from amaan.web.kit.paging import key_of, older
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

SKELETON = frozenset({DataClass.C1})
PAGE = 20


def _ready(count: int) -> str:
    words = ngettext("%(n)s call is new and ready.", "%(n)s calls are new and ready.", count)
    return words % {"n": count}


def _written(count: int) -> str:
    words = ngettext("%(n)s call is written down.", "%(n)s calls are written down.", count)
    return words % {"n": count}


TABLE = tables_in.Kind(
    name="calls",
    columns=call_tables.COLUMNS,
    check=call_tables.check_calls,
    bring_in=call_tables.import_calls,
    example=("15", "15-000-0000", "2026-11-22 14:05", "emergency", "", "2026-11-22 14:07",
             "2026-11-22 14:19", "yes", "", "", "no"),
    title=lambda: _("Calls from a table"),
    ready=_ready,
    brought_in=_written,
    lead_to="desk:service_calls",
    empty="desk:empty_calls",
    back="desk:service_calls",
    remark=lambda: _("No name, number or address: a column of those is passed over."),
)  # fmt: skip


@door(audience="desk", classes=SKELETON)
def service_calls_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the calls of the station, newest first, a page at a time."""
    _only_who_answers(visit)
    before = key_of(request)
    rows = response_times.calls_of(visit.actor, before=before, limit=PAGE + 1)
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    here = reverse("desk:service_calls")
    older_url = older(here, last.call.received_at, last.call_id) if last else ""
    shown = {"calls": _register(rows[:PAGE], older_url, here if before else "")}
    return render(request, "desk/service_calls.html", shown)


@door(audience="desk", classes=SKELETON, methods=("GET", "POST"))
def new_call(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write one call down from another service's log."""
    _only_who_answers(visit)
    if request.method == "GET":
        today = clock.local(visit.now).strftime("%d/%m/%Y")
        form = CallForm(initial={"id": new_id(), "day": today})
        return render(request, "desk/new_call.html", {"form": form})
    form = CallForm(request.POST)
    if form.is_valid():
        try:
            service_calls.write_call(
                actor=visit.actor,
                call_id=form.cleaned_data["id"],
                call=form.call(),
                now=visit.now,
            )
            return redirect("desk:service_call", form.cleaned_data["id"])
        except service_calls.CannotBeWritten as refusal:
            form.add_error(refusal.field, sentence_of(refusal))
    return render(request, "desk/new_call.html", {"form": form}, status=422)


@door(audience="desk", classes=SKELETON, methods=("GET", "POST"))
def calls_table(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will try a table of calls, and bring it in when nothing is wrong with it."""
    _only_who_answers(visit)
    return tables_in.page(request, visit, TABLE)


@door(audience="desk", classes=SKELETON, export=True)
def empty_calls(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give an empty table of calls with one row as an example."""
    _only_who_answers(visit)
    return tables_in.empty_table(visit, TABLE)


@door(audience="desk", classes=SKELETON)
def service_call(request: HttpRequest, visit: Visit, call_id: UUID) -> HttpResponse:
    """This will show one call, and beside it what another service logged near that hour."""
    _only_who_answers(visit)
    return _sheet(request, visit, call_id)


@door(audience="desk", classes=SKELETON)
def responder(request: HttpRequest, visit: Visit, call_id: UUID) -> HttpResponse:
    """This will give the sheet for whoever goes: danger, weapon, order and children only."""
    _only_who_answers(visit)
    here, _near = response_times.call_sheet(visit.actor, call_id)
    shown = {"call": here.call, "signs": _signs(here), "pairs": _about(here)}
    return render(request, "desk/responder.html", shown)


@door(audience="desk", classes=SKELETON, methods=("POST",))
def join(request: HttpRequest, visit: Visit, call_id: UUID, other_id: UUID) -> HttpResponse:
    """This will keep that two calls are one event."""
    try:
        with transaction.atomic():
            service_calls.join_calls(actor=visit.actor, one=call_id, other=other_id, now=visit.now)
    except NotFound:
        raise
    except Refused as refusal:
        return _sheet(request, visit, call_id, refusal=sentence_of(refusal), status=409)
    messages.success(request, _("These two calls count as one event."))
    return redirect("desk:service_call", call_id)


@door(audience="desk", classes=SKELETON, methods=("POST",))
def part(request: HttpRequest, visit: Visit, call_id: UUID) -> HttpResponse:
    """This will undo a join."""
    service_calls.part_calls(actor=visit.actor, call_id=call_id, now=visit.now)
    messages.info(request, _("The two calls stand alone again."))
    return redirect("desk:service_call", call_id)


@door(audience="desk", classes=SKELETON, methods=("POST",))
def take_back(request: HttpRequest, visit: Visit, call_id: UUID) -> HttpResponse:
    """This will take a wrong entry back; it stays on the list, struck through."""
    service_calls.take_back(actor=visit.actor, call_id=call_id, now=visit.now)
    messages.info(request, _("Taken back. It stays on the list and counts no more."))
    return redirect("desk:service_calls")


def _only_who_answers(visit: Visit) -> None:
    confidentiality.permit(actor=visit.actor, act="write_service_call", case_id=None, now=visit.now)


def _sheet(
    request: HttpRequest, visit: Visit, call_id: UUID, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    here, near = response_times.call_sheet(visit.actor, call_id)
    shown = {
        "here": here,
        "title": _ticket(here),
        "pairs": _about(here) + _signs(here),
        "near": [(other, _ticket(other), _beside(here, other)) for other in near],
        "refusal": refusal,
        "now": visit.now,
    }
    return render(request, "desk/service_call.html", shown, status=status)


def _ticket(row: Listed) -> str:
    return f"{label('call_services', row.call.service)} · {row.call.ticket}"


def _about(row: Listed) -> tuple[tuple[str, str], ...]:
    grade = dict(titles_of_grades()).get(row.call.grade, _("not graded"))
    return (
        (_("Grade"), grade),
        *((label("call_instants", name), _at(getattr(row.call, name))) for name in INSTANTS),
    )


def _signs(row: Listed) -> tuple[tuple[str, str], ...]:
    return tuple(
        (label("call_signs", name), label("answers", getattr(row.call, name))) for name in SIGNS
    )


def _beside(here: Listed, other: Listed) -> shapes.Register:
    """This will lay two services' entries side by side and mark where they differ."""
    names = ("grade", *INSTANTS, *SIGNS)
    told = [(name, _word(here, name), _word(other, name)) for name in names]
    return shapes.Register(
        caption=_("Side by side"),
        columns=(
            shapes.Column(label=""),
            shapes.Column(label=_ticket(here)),
            shapes.Column(label=_ticket(other)),
            shapes.Column(label=_("Differs")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=_heading(name)),
                shapes.Cell(text=one),
                shapes.Cell(text=two),
                shapes.Cell(text=_difference(here, other, name) if one != two else ""),
            )
            for name, one, two in told
        ),
        empty=shapes.Empty(title=""),
    )


def _heading(name: str) -> str:
    if name in INSTANTS:
        return label("call_instants", name)
    return _("Grade") if name == "grade" else label("call_signs", name)


def _word(row: Listed, name: str) -> str:
    told = getattr(row.call, name)
    if name in INSTANTS:
        return _at(told)
    if name == "grade":
        return dict(titles_of_grades()).get(told, "–")
    return label("answers", told)


def _difference(here: Listed, other: Listed, name: str) -> str:
    one, two = getattr(here.call, name), getattr(other.call, name)
    if name in INSTANTS and one is not None and two is not None:
        minutes = round(abs((one - two).total_seconds()) / 60)
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    return _("yes")


def _at(instant: datetime | None) -> str:
    return "–" if instant is None else clock_words.moment(instant)


def _register(rows: tuple[Listed, ...], older: str, first: str) -> shapes.Register:
    return shapes.Register(
        caption=_("Calls"),
        columns=(
            shapes.Column(label=_("Ticket"), wide=True),
            shapes.Column(label=_("Received")),
            shapes.Column(label=_("Sent out")),
            shapes.Column(label=_("Arrived at")),
            shapes.Column(label=_("Minutes"), numeric=True),
        ),
        rows=tuple(map(_line, rows)),
        empty=shapes.Empty(
            title=_("No call is written down yet."),
            text=_("Type one from the log, or bring in the control room's table."),
        ),
        older_url=older,
        newer_url=first,
    )


def _line(row: Listed) -> tuple[shapes.Cell, ...]:
    call = row.call
    note = _("taken back") if row.taken_back else (_("one event with another call")
                                                   if row.joined_with else "")  # fmt: skip
    took = (
        str(round((call.arrived_at - call.received_at).total_seconds() / 60))
        if call.arrived_at and not row.taken_back
        else "–"
    )
    url = reverse("desk:service_call", args=[row.call_id])
    return (
        shapes.Cell(text=_ticket(row), href=url, note=note),
        shapes.Cell(text=clock_words.moment(call.received_at)),
        shapes.Cell(text=_hour(call.dispatched_at)),
        shapes.Cell(text=_hour(call.arrived_at)),
        shapes.Cell(text=took),
    )


def _hour(instant: datetime | None) -> str:
    return "–" if instant is None else clock_words.hour(instant)
