"""A desk's week: planned, taken over, published, changed with a reason, printed, brought in."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.documents.pieces import Prose
from amaan.exports.tables import as_csv
from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import service_numbers
from amaan.web.kit import clock_words, shapes, tables_in
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.paper_file import paper_file, table_of
from amaan.web.kit.visit import Visit
from amaan.web.people import roster_shapes
from amaan.web.people.roster_forms import DropForm, HoursForm, ShiftForm
from amaan.web.people.roster_shapes import week_address
from amaan.web.people.rosters import NOTHING_OF_A_CASE
from amaan.workforce import attendance, roster, roster_import, roster_queries
from amaan.workforce.roster_patterns import HOURS, Pattern, patterns_of
from amaan.workforce.roster_queries import Week


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def week(request: HttpRequest, visit: Visit, desk_id: UUID) -> HttpResponse:
    """This will show a desk's week, and plan an officer on the days that are ticked."""
    found = roster_queries.week(visit.actor, UnitId(desk_id), _week(request, visit), visit.now)
    form = _form(request, visit, found) if roster_queries.may_keep(visit.actor) else None
    if request.method == "POST":
        if form is None:
            raise NotFound
        if form.is_valid() and done(form, lambda: _plan(form, visit, found)):
            messages.success(request, _("Planned."))
            return redirect(week_address(desk_id, found.monday))
    return _page(request, visit, found, form)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def copy(request: HttpRequest, visit: Visit, desk_id: UUID) -> HttpResponse:
    """This will take the week before over into this one."""
    monday = _week(request, visit)
    copied = roster.copy_last_week(
        actor=visit.actor, desk_id=UnitId(desk_id), monday=monday, now=visit.now
    )
    words = ngettext("%(n)s shift was taken over.", "%(n)s shifts were taken over.", copied.taken)
    told = words % {"n": copied.taken}
    if copied.left:
        left = ngettext(
            "%(n)s was not: the officer has left, is away or is planned otherwise.",
            "%(n)s were not: the officers have left, are away or are planned otherwise.",
            copied.left,
        )
        told = f"{told} {left % {'n': copied.left}}"
    messages.info(request, told)
    return redirect(week_address(desk_id, monday))


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def publish(request: HttpRequest, visit: Visit, desk_id: UUID) -> HttpResponse:
    """This will publish a week."""
    monday = _week(request, visit)
    roster.publish(actor=visit.actor, desk_id=UnitId(desk_id), monday=monday, now=visit.now)
    messages.success(request, _("Published. From now on a change needs a reason."))
    return redirect(week_address(desk_id, monday))


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def drop(request: HttpRequest, visit: Visit, shift_id: UUID) -> HttpResponse:
    """This will take one shift out of the plan."""
    line, desk_id = roster_queries.shift(visit.actor, shift_id, visit.now)
    back = week_address(desk_id, roster.monday_of(line.on))
    form = DropForm(request.POST or None, published=line.published)
    if (request.method == "POST" and form.is_valid()) and done(
        form,
        lambda: roster.drop_shift(
            actor=visit.actor, shift_id=shift_id, why=form.cleaned_data["why"], now=visit.now
        ),
    ):
        messages.info(request, _("Taken out."))
        return redirect(back)
    shown = {
        "officer": in_language(line.name_en, line.name_ur, visit.language),
        "day": roster_shapes.day_title(line.on),
        "hours": roster_shapes.span_text(line.span),
        "published": line.published,
        "back": back,
    }
    return drawn(request, "people/roster_drop.html", form, shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def hours(request: HttpRequest, visit: Visit, desk_id: UUID) -> HttpResponse:
    """This will show the hours of a desk, and write others from a day on."""
    desk = roster_queries.desk_to_plan(visit.actor, UnitId(desk_id), visit.now)
    form = HoursForm(request.POST or None)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: roster.write_hours(
                actor=visit.actor, desk_id=desk.id, pattern_id=form.act_ref(), kind=told["kind"],
                first_on=told["first_on"], last_on=told["last_on"], turns=told["turns"],
                now=visit.now,
            ),
        ):  # fmt: skip
            messages.success(request, _("Written down."))
            return redirect("people:roster_hours", desk_id)
    shown = {
        "desk": in_language(desk.name_en, desk.name_ur, visit.language),
        "patterns": [_written(one) for one in patterns_of(desk.id)],
        "back": reverse("people:roster", args=[desk_id]),
    }
    return drawn(request, "people/roster_hours.html", form, shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def hours_back(request: HttpRequest, visit: Visit, pattern_id: UUID) -> HttpResponse:
    """This will take hours back that were written wrongly."""
    desk_id = roster.take_back_hours(actor=visit.actor, pattern_id=pattern_id, now=visit.now)
    messages.info(request, _("Taken back."))
    return redirect("people:roster_hours", desk_id)


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def paper(request: HttpRequest, visit: Visit, desk_id: UUID) -> HttpResponse:
    """This will give the week as the paper for the wall."""
    found = roster_queries.week(visit.actor, UnitId(desk_id), _week(request, visit), visit.now)
    head = shapes.DocumentHead(
        title=_("Roster of the desk"),
        unit=in_language(found.desk.name_en, found.desk.name_ur, visit.language),
        made_at=visit.now,
    )
    last = (
        _("Published %(at)s.") % {"at": clock_words.moment(found.published_at)}
        if found.published_at
        else _("Not published: this is a draft.")
    )
    pieces = (
        table_of(roster_shapes.for_the_wall(found, visit.language), visit),
        Prose(paragraphs=(last,)),
    )
    return paper_file(visit, head, pieces, kind="roster")


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def file(request: HttpRequest, visit: Visit, desk_id: UUID) -> HttpResponse:
    """This will give the week as a file, in the columns in which a table is brought in."""
    found = roster_queries.week(visit.actor, UnitId(desk_id), _week(request, visit), visit.now)
    numbers = service_numbers({shift.officer_id for day in found.days for shift in day.shifts})
    head = [in_language(c.english, c.urdu, visit.language) for c in roster_import.COLUMNS]
    rows = [
        (
            shift.on.strftime("%d/%m/%Y"),
            clock_words.hour(shift.since),
            clock_words.hour(shift.until),
            numbers[shift.officer_id],
            shift.why,
        )
        for day in found.days
        for shift in day.shifts
        if shift.on == day.on
    ]
    answer = HttpResponse(as_csv([head, *rows]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="roster-{found.monday}.csv"'
    return answer


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def table(request: HttpRequest, visit: Visit, desk_id: UUID) -> HttpResponse:
    """This will try a table of shifts, and bring it in when nothing is wrong with it."""
    return tables_in.page(request, visit, _kind(visit, UnitId(desk_id)))


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def empty_table(request: HttpRequest, visit: Visit, desk_id: UUID) -> HttpResponse:
    """This will give an empty table of shifts with one row as an example."""
    return tables_in.empty_table(visit, _kind(visit, UnitId(desk_id)))


def _page(request: HttpRequest, visit: Visit, found: Week, form: ShiftForm | None) -> HttpResponse:
    keeps, desk_id, language = form is not None, found.desk.id, visit.language
    week_of = [found.monday + timedelta(days=n) for n in (-7, 7)]
    shown = {
        "desk": in_language(found.desk.name_en, found.desk.name_ur, language),
        "station": in_language(found.station_en, found.station_ur, language),
        "desk_id": desk_id,
        "monday": found.monday.isoformat(),
        "title": roster_shapes.week_title(found.monday),
        "before": week_address(desk_id, week_of[0]),
        "after": week_address(desk_id, week_of[1]),
        "published_at": found.published_at,
        "unpublished": found.unpublished,
        "published_words": _("published"),
        "draft_words": _("not published"),
        "sums": (
            (
                _("With a woman, of all hours"),
                roster_shapes.of_hours(found.staffed.woman_of_all, found.staffed.all_hours),
            ),
            (
                _("With a woman, of the desk's hours"),
                roster_shapes.of_hours(found.staffed.woman, found.staffed.asked),
            ),
        ),
        "shifts": roster_shapes.shifts(found, language, keeps=keeps),
        "days": roster_shapes.days(found),
        "dropped": roster_shapes.dropped(found, language) if found.dropped else None,
        "keeps": keeps,
        "says_here": attendance.may_say(visit.actor),
    }
    if form is None:
        return render(request, "people/roster.html", shown)
    return drawn(request, "people/roster.html", form, shown)


def _form(request: HttpRequest, visit: Visit, found: Week) -> ShiftForm:
    turns = {turn.text: turn for day in found.days for turn in day.turns}
    return ShiftForm(
        request.POST or None,
        officers=roster_queries.who_may_be_planned(visit.actor, found.desk.id, visit.now),
        monday=found.monday,
        turns=tuple(turns.values()),
        published=found.published_at is not None,
    )


def _plan(form: ShiftForm, visit: Visit, found: Week) -> None:
    for shift in form.shifts():
        roster.plan_shift(
            actor=visit.actor, desk_id=found.desk.id, shift=shift,
            why=form.cleaned_data.get("why", ""), now=visit.now,
        )  # fmt: skip


def _kind(visit: Visit, desk_id: UnitId) -> tables_in.Kind:
    desk = roster_queries.desk_to_plan(visit.actor, desk_id, visit.now)
    at = reverse("people:roster", args=[desk_id])
    return tables_in.Kind(
        name="roster",
        columns=roster_import.COLUMNS,
        check=lambda actor, sent, now: roster_import.check_table(actor, desk.id, sent, now),
        bring_in=lambda *, actor, table, now: roster_import.bring_in(
            actor=actor, desk_id=desk.id, table=table, now=now
        ),
        example=roster_import.example(visit.now),
        title=lambda: _("Roster of %(desk)s")
        % {"desk": in_language(desk.name_en, desk.name_ur, visit.language)},
        ready=lambda n: ngettext("%(n)s shift is ready.", "%(n)s shifts are ready.", n) % {"n": n},
        brought_in=lambda n: ngettext(
            "%(n)s shift was brought in.", "%(n)s shifts were brought in.", n
        )
        % {"n": n},
        lead_to=at,
        empty=reverse("people:roster_empty", args=[desk_id]),
        back=at,
        remark=lambda: _("Officers by their service number. A shift that ends before it begins "
                         "ends on the next day."),
    )  # fmt: skip


def _written(one: Pattern) -> dict[str, str]:
    kind = next(each for each in HOURS if each.code == one.kind)
    since = f"{one.first_on:%d/%m/%Y}"
    return {
        "title": in_language(kind.english, kind.urdu),
        "days": f"{since} – {one.last_on:%d/%m/%Y}"
        if one.last_on
        else _("from %(day)s on") % {"day": since},
        "turns": ", ".join(turn.text for turn in one.turns),
        "back": reverse("people:roster_hours_back", args=[one.pattern_id]),
    }


def _week(request: HttpRequest, visit: Visit) -> date:
    """This will read which week is meant, by any of its days; this one where none is."""
    written = request.POST.get("week") or request.GET.get("week") or ""
    try:
        day = date.fromisoformat(written) if written else local_date(visit.now)
    except ValueError:
        raise NotFound from None
    return roster.monday_of(day)
