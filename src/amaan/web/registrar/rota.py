"""The registrar's pages of who is there: required posts, who is away, the duty officer's turns."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.kernel.clock import KARACHI
from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import queries as organisation
from amaan.organisation import registers, rota
from amaan.organisation.actions import rota as acts
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Colleague
from amaan.organisation.registers import UnitSheet
from amaan.organisation.rota import Away, Cover, Turn
from amaan.web.kit import clock_words, people, shapes
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf, read_day, read_hour
from amaan.web.kit.language import in_language
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label
from amaan.web.registrar import lines
from amaan.web.registrar.reading import NOTHING, only_a_registrar, status_of


class HourField(LineField):
    """A day and an hour, as 21/11/2026 20:00."""

    def clean(self, value: Any) -> Any:
        """This will read both as an instant, by the clock of Karachi."""
        typed = str(super().clean(value) or "")
        day, _space, hour = typed.strip().partition(" ")
        return datetime.combine(read_day(day), read_hour(hour.strip() or "08:00"), KARACHI)


class SpanForm(forms.Form):
    """From when until when."""

    since = HourField(
        label=gettext_lazy("From when?"),
        hint=gettext_lazy("As 21/11/2026 20:00. Without an hour: 8 in the morning."),
        limit=20,
    )
    until = HourField(label=gettext_lazy("Until when?"), limit=20)


class TurnForm(SpanForm):
    """Whose turn it is."""

    def __init__(self, *args: Any, officers: Sequence[Colleague], visit: Visit, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["officer"] = OneOf(
            [(str(o.officer_id), people.name_of(o, visit)) for o in officers],
            label=gettext_lazy("Who has the duty?"),
            hints={str(o.officer_id): label("posts", o.post) for o in officers},
            folded=len(officers) > 6,
        )
        self.order_fields(["officer", "since", "until"])


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def district(request: HttpRequest, visit: Visit, unit_id: UUID) -> HttpResponse:
    """This will show how a district's required posts are filled, and write a turn on its rota."""
    found = _district(visit, UnitId(unit_id))
    fit = organisation.holders(rota.FIT_FOR_DUTY, UnitId(unit_id), visit.now)
    form = TurnForm(request.POST if request.method == "POST" else None, officers=fit, visit=visit)
    page = _page(found, visit, form)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            with transaction.atomic():
                acts.write_turn(
                    actor=visit.actor,
                    district_id=UnitId(unit_id),
                    officer_id=OfficerId(UUID(said["officer"])),
                    since=said["since"],
                    until=said["until"],
                    now=visit.now,
                )
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            messages.success(request, _("It stands on the rota."))
            return redirect("registrar:rota", unit_id)
    return render(request, "registrar/rota.html", page, status=status_of(form))


@door(audience="registrar", classes=NOTHING, methods=("POST",))
def drop_turn(request: HttpRequest, visit: Visit, turn_id: UUID) -> HttpResponse:
    """This will end a turn now, or take one that has not begun from the rota."""
    only_a_registrar(visit)
    where = acts.drop_turn(actor=visit.actor, turn_id=turn_id, now=visit.now)
    messages.success(request, _("It stands on the rota no more."))
    return redirect("registrar:rota", where)


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def leave(request: HttpRequest, visit: Visit, officer_id: UUID) -> HttpResponse:
    """This will ask from when until when an officer is away."""
    found = registers.officer_sheet(visit.actor, OfficerId(officer_id), visit.now)
    form = SpanForm(request.POST if request.method == "POST" else None)
    away = rota.away([officer_id], visit.now).get(officer_id)
    if (
        form.is_bound
        and form.is_valid()
        and done(
            form,
            lambda: acts.write_leave(
                actor=visit.actor,
                officer_id=OfficerId(officer_id),
                since=form.cleaned_data["since"],
                until=form.cleaned_data["until"],
                now=visit.now,
            ),
        )
    ):
        messages.success(request, _("The leave is written down. No right has changed."))
        return redirect("registrar:officer", officer_id)
    page = {
        "officer_id": officer_id,
        "name": in_language(found.line.name_en, found.line.name_ur, visit.language),
        "away": away_words(away),
        "form": form,
    }
    return render(request, "registrar/leave.html", page, status=status_of(form))


@door(audience="registrar", classes=NOTHING, methods=("POST",))
def back(request: HttpRequest, visit: Visit, officer_id: UUID) -> HttpResponse:
    """This will write down that an officer is back."""
    acts.end_leave(actor=visit.actor, officer_id=OfficerId(officer_id), now=visit.now)
    messages.success(request, _("Back on duty."))
    return redirect("registrar:officer", officer_id)


def away_words(away: Away | None) -> str:
    """This will say from when until when somebody is away; nothing for one who is there."""
    if away is None:
        return ""
    return clock_words.span(away.since, away.until)


def _district(visit: Visit, unit_id: UnitId) -> UnitSheet:
    found = registers.unit_sheet(visit.actor, unit_id, visit.now)
    if found.line.kind != UnitKind.DISTRICT:
        raise NotFound
    return found


def _page(found: UnitSheet, visit: Visit, form: TurnForm) -> dict[str, Any]:
    unit_id = found.line.unit_id
    return {
        "unit_id": unit_id,
        "name": lines.unit_name(found.line, visit.language),
        "covers": _covers(rota.covers(visit.now, unit_id)),
        "turns": [_turn(turn, visit) for turn in rota.turns(visit.actor, unit_id, visit.now)],
        "form": form,
    }


def _covers(covers: Sequence[Cover]) -> shapes.Register:
    return shapes.Register(
        caption=_("Posts that must be filled"),
        columns=(
            shapes.Column(label=_("Needed"), wide=True),
            shapes.Column(label=_("Posted"), numeric=True),
            shapes.Column(label=_("There now"), numeric=True),
            shapes.Column(label=""),
        ),
        rows=tuple(
            (
                shapes.Cell(text=label("required_posts", cover.what)),
                shapes.Cell(text=str(cover.posted)),
                shapes.Cell(text=str(cover.present)),
                shapes.Cell(
                    text=_("short") if cover.is_short else _("filled"),
                    kind="tag",
                    tone="late" if cover.is_short else "plain",
                ),
            )
            for cover in covers
        ),
        empty=shapes.Empty(
            title=_("Nothing is needed yet."), text=_("No desk of this district is open.")
        ),
    )


def _turn(turn: Turn, visit: Visit) -> dict[str, Any]:
    on_now = turn.since <= visit.now
    return {
        "id": turn.id,
        "name": in_language(turn.name_en, turn.name_ur, visit.language),
        "when": clock_words.span(turn.since, turn.until),
        "now": on_now,
        "away": turn.is_away and on_now,
    }
