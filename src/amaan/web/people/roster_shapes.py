"""A desk's week as tables: who is there when, which hours have no woman, what was changed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amaan.kernel.clock import end_of_day, local
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import in_language
from amaan.workforce.roster_hours import Span
from amaan.workforce.roster_queries import DayPlan, ShiftLine, Week

Row = tuple[shapes.Cell, ...]


def week_title(monday: date) -> str:
    """This will name a week by its first and last day."""
    sunday = monday + timedelta(days=6)
    return f"{monday:%d/%m/%Y} – {sunday:%d/%m/%Y}"


def week_address(desk_id: UUID, monday: date) -> str:
    """This will give the address of a desk's week."""
    return f"{reverse('people:roster', args=[desk_id])}?week={monday.isoformat()}"


def day_title(on: date) -> str:
    """This will name a day of a week."""
    return f"{date_format(on, 'l')} {on:%d/%m}"


def hours_text(hours: float) -> str:
    """This will write hours without a needless decimal."""
    return f"{hours:g}" if hours == int(hours) else f"{hours:.1f}"


def of_hours(part: float, whole: float) -> str:
    """This will write hours of hours, with their share."""
    if not whole:
        return "–"
    words = {"part": hours_text(part), "whole": hours_text(whole), "share": f"{part / whole:.0%}"}
    return _("%(part)s of %(whole)s (%(share)s)") % words


def span_text(span: Span) -> str:
    """This will write from when until when, by the local clock; midnight at the end is 24:00.

    With a hyphen: any other dash would turn the two around in a line of Urdu.
    """
    since, until = local(span[0]), local(span[1])
    ends = "24:00" if span[1] == end_of_day(since.date()) else f"{until:%H:%M}"
    return f"{since:%H:%M}-{ends}"


def shifts(week: Week, language: str, *, keeps: bool) -> shapes.Register:
    """This will list a week hour by hour: each shift, and where there is no woman."""
    planned = any(day.shifts for day in week.days)
    rows = []
    for day in week.days:
        timed = [(line.since, _shift(line, language, keeps)) for line in day.shifts]
        timed += [(gap[0], _gap(day, gap)) for gap in day.gaps if planned]
        rows += _in_order(timed)
    return shapes.Register(
        caption=_("Who is at the desk"),
        columns=(
            shapes.Column(label=_("Day")),
            shapes.Column(label=_("Hours")),
            shapes.Column(label=_("Officer"), wide=True),
            shapes.Column(label=_("Remark")),
        ),
        rows=tuple(rows),
        empty=shapes.Empty(
            title=_("Nobody is planned in this week yet."),
            text=_("Plan a shift below, take over last week, or bring in a table.")
            if keeps else "",
        ),
    )  # fmt: skip


def days(week: Week) -> shapes.Register:
    """This will say day by day how many hours are staffed by a woman."""
    return shapes.Register(
        caption=_("Hours with a woman"),
        columns=(
            shapes.Column(label=_("Day"), wide=True),
            shapes.Column(label=_("Of the desk's hours"), numeric=True),
            shapes.Column(label=_("Of all hours"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=title),
                shapes.Cell(text=of_hours(one.woman, one.asked)),
                shapes.Cell(text=of_hours(one.woman_of_all, one.all_hours)),
            )
            for title, one in (
                *((day_title(day.on), day.staffed) for day in week.days),
                (_("The week"), week.staffed),
            )
        ),
        empty=shapes.Empty(title=""),
    )


def dropped(week: Week, language: str) -> shapes.Register:
    """This will list the published shifts that were taken out, each with its reason."""
    return shapes.Register(
        caption=_("Taken out after it was published"),
        columns=(
            shapes.Column(label=_("Day")),
            shapes.Column(label=_("Officer"), wide=True),
            shapes.Column(label=_("Why"), wide=True),
            shapes.Column(label=_("When")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=day_title(local(one.since).date()),
                    note=span_text((one.since, one.until)),
                ),
                shapes.Cell(text=in_language(one.name_en, one.name_ur, language)),
                shapes.Cell(text=one.why),
                shapes.Cell(text=clock_words.moment(one.dropped_at)),
            )
            for one in week.dropped
        ),
        empty=shapes.Empty(title=""),
    )


def for_the_wall(week: Week, language: str) -> shapes.Register:
    """This will give the week as it hangs on the wall: published shifts that stand, and gaps."""
    rows = []
    for day in week.days:
        told = [
            (line.span, in_language(line.name_en, line.name_ur, language))
            for line in day.shifts
            if line.published and not line.kept
        ]
        told += [(gap, _("no woman: call the station")) for gap in day.gaps]
        rows += _in_order(
            [
                (
                    span[0],
                    (
                        shapes.Cell(text=day_title(day.on)),
                        shapes.Cell(text=span_text(span)),
                        shapes.Cell(text=who),
                    ),
                )
                for span, who in told
            ]
        )
    return shapes.Register(
        caption=week_title(week.monday),
        columns=(
            shapes.Column(label=_("Day"), wide=True),
            shapes.Column(label=_("Hours")),
            shapes.Column(label=_("Officer"), wide=True),
        ),
        rows=tuple(rows),
        empty=shapes.Empty(title=_("Nobody is planned in this week yet.")),
    )


def _in_order(timed: list[tuple[datetime, Row]]) -> list[Row]:
    return [row for _since, row in sorted(timed, key=lambda one: one[0])]


def _shift(line: ShiftLine, language: str, keeps: bool) -> Row:
    name = in_language(line.name_en, line.name_ur, language)
    remark, tone = _remark(line)
    return (
        shapes.Cell(text=day_title(line.on)),
        shapes.Cell(text=span_text(line.span)),
        shapes.Cell(
            text=name,
            note=line.why,
            href=reverse("people:roster_drop", args=[line.shift_id]) if keeps else "",
        ),
        shapes.Cell(text=remark, kind="tag", tone=tone) if remark else shapes.Cell(),
    )


def _remark(line: ShiftLine) -> tuple[str, shapes.Tone]:
    if line.kept:
        words = _("transferred: a gap") if line.kept == "transferred" else _("on leave: a gap")
        return words, "late"
    if line.came:
        return _("she came") if line.is_woman else _("he came"), "good"
    if line.short_rest:
        return _("rests less than 8 hours before"), "soon"
    return ("", "plain") if line.published else (_("not published"), "quiet")


def _gap(day: DayPlan, gap: Span) -> Row:
    return (
        shapes.Cell(text=day_title(day.on)),
        shapes.Cell(text=span_text(gap)),
        shapes.Cell(text=_("no woman")),
        shapes.Cell(text=_("gap"), kind="tag", tone="late"),
    )
