"""How figures are drawn: every share with both its numbers and its interval, or in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.insight.funnel import Step
from amaan.insight.incidence import Incidence
from amaan.insight.indicators import FAMILIES, INDICATORS, Event, Indicator
from amaan.insight.limits import Standing, limits
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Share, difference
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.words import label

GROUP_LABELS = {
    "sex": "sexes", "age": "figure_ages", "offence": "figure_offences", "need": "figure_needs",
    "relation": "figure_relations",
}  # fmt: skip
# Days at which a curve is read out.
DAYS = (0, 1, 3, 7, 14, 30, 60, 90, 180, 365)


def families(
    now: Mapping[str, Share], before: Mapping[str, Share], query: str
) -> list[tuple[str, shapes.Register]]:
    """This will lay out every figure by family, beside the same months a span earlier."""
    return [
        (
            family,
            shapes.Register(
                caption=_(title),
                columns=(
                    shapes.Column(label=_("Figure"), wide=True),
                    shapes.Column(label=_("So many of so many"), numeric=True),
                    shapes.Column(label=_("Share")),
                    shapes.Column(label=_("The months before")),
                    shapes.Column(label=_("What changed")),
                ),
                rows=tuple(
                    _row(one, now[one.id], before[one.id], query)
                    for one in INDICATORS
                    if one.family == family
                ),
                empty=shapes.Empty(title=_("Nothing to count.")),
            ),
        )
        for family, title in FAMILIES
    ]


def _row(one: Indicator, now: Share, before: Share, query: str) -> tuple[shapes.Cell, ...]:
    return (
        shapes.Cell(text=_(one.title), href=reverse("insight:figure", args=[one.id]) + query),
        shapes.Cell(text=numbers(now)),
        shapes.Cell(text=share(now), note=interval(now)),
        shapes.Cell(text=share(before)),
        change(one, now, before),
    )


def numbers(of: Share) -> str:
    """This will write both numbers, or that there was nothing to count."""
    if of.of == 0:
        return _("nothing to count")
    return _("%(part)d of %(of)d") % {"part": of.part, "of": of.of}


def share(of: Share) -> str:
    """This will write the share, or that so few make none."""
    if of.of == 0:
        return "–"
    if of.of < ENOUGH_FOR_A_SHARE:
        return _("too few for a share")
    return _("%(share)d%%") % {"share": round(100 * of.part / of.of)}


def interval(of: Share) -> str:
    """This will write in which range the share may lie by chance alone."""
    if of.low is None or of.high is None or of.of < ENOUGH_FOR_A_SHARE:
        return ""
    return _("%(low)d to %(high)d%%") % {
        "low": round(100 * of.low), "high": round(100 * of.high)
    }  # fmt: skip


def months(counted: Sequence[tuple[date, Share]]) -> shapes.Register:
    """This will draw one figure month by month of the report, the latest first."""
    return shapes.Register(
        caption=_("By month of the report"),
        columns=_columns(_("Month")),
        rows=tuple(
            (
                shapes.Cell(text=clock_words.month(month)),
                shapes.Cell(text=numbers(of)),
                shapes.Cell(text=share(of), note=interval(of)),
            )
            for month, of in reversed(counted)
        ),
        empty=shapes.Empty(title=_("Nothing to count.")),
    )


def chart(counted: Sequence[tuple[date, Share]], title: str, source: str) -> shapes.Chart | None:
    """This will draw the months that have a share as bars; nothing where there are none."""
    bars = tuple(
        shapes.BarOfChart(
            label=clock_words.month(month), value=100 * of.part / of.of, text=share(of)
        )
        for month, of in counted
        if of.of >= ENOUGH_FOR_A_SHARE
    )
    return shapes.Chart(title=title, unit=_("share"), bars=bars, source=source) if bars else None


def groups(told: str, counted: Sequence[tuple[str, Share]]) -> shapes.Register:
    """This will draw one figure group by group: outcomes are to be equal, and this shows it."""
    captions = {
        "sex": _("By sex"), "age": _("By age"), "offence": _("By what was done"),
        "need": _("By disability, as told"), "relation": _("By who did it"),
    }  # fmt: skip
    lists = GROUP_LABELS
    return shapes.Register(
        caption=captions[told],
        columns=_columns(_("Group")),
        rows=tuple(
            (
                shapes.Cell(text=label(lists[told], value) if value else _("not known")),
                shapes.Cell(text=numbers(of)),
                shapes.Cell(text=share(of), note=interval(of)),
            )
            for value, of in counted
        ),
        empty=shapes.Empty(title=_("Nothing to count.")),
    )


def places(counted: Sequence[tuple[UUID, Share]], names: Mapping[UUID, str]) -> shapes.Register:
    """This will draw one figure place by place, with what chance alone explains; no ranking."""
    everybody = [of for _place, of in counted]
    words = standings()
    rows = []
    for place, of in sorted(counted, key=lambda one: names.get(one[0], "")):
        range_ = limits(of, everybody)
        expected = _("%(low)d to %(high)d%%") % {
            "low": round(100 * range_.low), "high": round(100 * range_.high)
        }  # fmt: skip
        rows.append(
            (
                shapes.Cell(text=names.get(place, "–")),
                shapes.Cell(text=numbers(of)),
                shapes.Cell(text=share(of)),
                shapes.Cell(text="–" if range_.standing == "too_few" else expected),
                shapes.Cell(
                    text=words[range_.standing],
                    kind="tag",
                    tone="accent" if range_.standing in {"above", "below"} else "quiet",
                ),
            )
        )
    return shapes.Register(
        caption=_("By place, in the order of their names"),
        columns=(*_columns(_("Place")), shapes.Column(label=_("Expected for its size")),
                 shapes.Column(label=_("Stands"))),
        rows=tuple(rows),
        empty=shapes.Empty(title=_("Nothing to count.")),
    )  # fmt: skip


def standings() -> dict[Standing, str]:
    """This will say in words how a place stands."""
    return {
        "as_expected": _("as expected"), "above": _("higher than chance explains"),
        "below": _("lower than chance explains"), "too_few": _("too few to say"),
    }  # fmt: skip


def steps(reached: Sequence[Step]) -> shapes.Register:
    """This will draw the funnel as a table: of the step before, and of all reports."""
    return shapes.Register(
        caption=_("From the report to the conviction"),
        columns=(
            shapes.Column(label=_("Step"), wide=True),
            shapes.Column(label=_("Reached"), numeric=True),
            shapes.Column(label=_("Of the step before")),
            shapes.Column(label=_("Of all reports")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=_(one.title)),
                shapes.Cell(text=str(one.reached)),
                shapes.Cell(text=share(Share(one.reached, one.before, None, None))),
                shapes.Cell(text=share(Share(one.reached, one.first, None, None))),
            )
            for one in reached
        ),
        empty=shapes.Empty(title=_("Nothing to count.")),
    )


def steps_chart(reached: Sequence[Step]) -> shapes.Chart:
    """This will draw the funnel as bars."""
    return shapes.Chart(
        title=_("From the report to the conviction"),
        unit=_("cases"),
        bars=tuple(
            shapes.BarOfChart(label=_(one.title), value=one.reached, text=str(one.reached))
            for one in reached
        ),
    )


def curve(event: Event, of: Incidence) -> tuple[str, shapes.Register]:
    """This will read a curve out at fixed days, and say in a sentence what became of all."""
    title, whole = event.title, event.whole
    times = 24 if event.unit == "hour" else 1
    median = of.median()
    told = _(
        "Of %(n)d (%(whole)s): %(happened)d reached it, %(otherwise)d were closed before, "
        "%(waiting)d wait still."
    ) % {"n": of.n, "whole": _(whole), "happened": of.happened, "otherwise": of.otherwise,
         "waiting": of.waiting}  # fmt: skip
    if median is None:
        half = _("Half never reached it within the time they were followed.")
    elif event.unit == "hour":
        half = _("Half had reached it by hour %(hour)d.") % {"hour": median}
    else:
        half = _("Half had reached it by day %(day)d.") % {"day": median}
    rows = tuple(
        (
            shapes.Cell(text=_("day %(day)d") % {"day": day}),
            shapes.Cell(
                text=_("%(share)d%%") % {"share": round(100 * here.share)},
                note=_("%(low)d to %(high)d%%")
                % {"low": round(100 * here.low), "high": round(100 * here.high)},
            ),
            shapes.Cell(text=_("%(share)d%%") % {"share": round(100 * here.otherwise)}),
        )
        for day in DAYS
        if of.n >= ENOUGH_FOR_A_SHARE
        for here in (of.by(day * times),)
    )
    register = shapes.Register(
        caption=_(title),
        columns=(
            shapes.Column(label=_("Within")),
            shapes.Column(label=_("Reached it")),
            shapes.Column(label=_("Closed before")),
        ),
        rows=rows,
        empty=shapes.Empty(title=_("Too few to draw a curve.")),
    )
    return (f"{told} {half}" if of.n >= ENOUGH_FOR_A_SHARE else told), register


def _columns(first: str) -> tuple[shapes.Column, ...]:
    return (
        shapes.Column(label=first, wide=True),
        shapes.Column(label=_("So many of so many"), numeric=True),
        shapes.Column(label=_("Share")),
    )


def change(one: Indicator, now: Share, before: Share) -> shapes.Cell:
    """This will say whether a share changed beyond chance, and whether that is good."""
    if now.of and not before.of:
        return shapes.Cell(text=_("none before to compare"), kind="tag", tone="quiet")
    if now.of < ENOUGH_FOR_A_SHARE or before.of < ENOUGH_FOR_A_SHARE:
        return shapes.Cell(text=_("too few to say"), kind="tag", tone="quiet")
    changed = difference(now, before)
    if changed is None or changed.low <= 0 <= changed.high:
        return shapes.Cell(text=_("no more than chance"), kind="tag", tone="quiet")
    up = changed.value > 0
    words = _("up, beyond chance") if up else _("down, beyond chance")
    if one.better == "neither":
        return shapes.Cell(text=words, kind="tag", tone="plain")
    good = up == (one.better == "more")
    return shapes.Cell(text=words, kind="tag", tone="good" if good else "late")
