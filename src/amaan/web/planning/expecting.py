"""What is to be expected: reports by month and by what was done, with intervals and past error."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from amaan.kernel.small_groups import FEWEST
from amaan.planning.arithmetic import months_of
from amaan.planning.queries import PlanSheet
from amaan.web.kit import clock_words
from amaan.web.kit.figure_labels import FIGURE_OFFENCES
from amaan.web.kit.language import comma
from amaan.web.planning.parts import Cell, Column, Grid, Part, number, text

Series = Mapping[str, Any]


def part(sheet: PlanSheet) -> Part:
    """This will lay out the forecast, or say in words why there is none."""
    return Part(
        code="expected",
        title=_("What is to be expected"),
        words=tuple(_words(sheet)),
        grids=(_by_month(sheet), _errors(sheet), _every_month(sheet)),
        caution=_(
            "This forecasts reports and not violence. More reports can mean more trust; fewer can "
            "mean that women are turned away. Months of the lunar year move through these months, "
            "and no forecast knows of a new desk, a new law or a flood."
        ),
    )


def name_of(series: str) -> str:
    """This will say what a series counts."""
    if series == "reports":
        return _("All reports")
    if series == "registered":
        return _("Registered as FIR")
    code = series.removeprefix("offence.")
    return str(FIGURE_OFFENCES.get(code, code))


def span(low: float, high: float) -> str:
    """This will write an interval, alike in both directions: brackets around words would turn."""
    return f"{low:.0f}–{high:.0f}"


def small(count: float, sheet: PlanSheet) -> str:
    """This will write a count, or for readers outside the chain of command that it is small."""
    if not sheet.true_counts and count < FEWEST:
        return _("fewer than %(n)d") % {"n": FEWEST}
    return f"{count:,.0f}"


def forecast(sheet: PlanSheet) -> dict[str, Series]:
    """This will give the series that have a forecast, all reports first."""
    return {name: one for name, one in sheet.expected.items() if one["state"] == "forecast"}


def _words(sheet: PlanSheet) -> Iterator[str]:
    if not sheet.expected:
        yield _("The forecast of this plan is not made yet.")
        return
    whole = sheet.expected.get("reports")
    if whole is not None and whole["state"] == "forecast":
        year = whole["whole"]
        yield _(
            "%(mean)d reports are to be expected in the year; in 80 of 100 such years between "
            "%(low80)d and %(high80)d, in 95 of 100 between %(low95)d and %(high95)d."
        ) % {**year, "mean": round(year["mean"])}
    for state, words in (
        ("too_short", _("No forecast, because fewer than 24 months are counted: %(names)s.")),
        (
            "too_few",
            _(
                "No forecast, because fewer than 24 reports came in the last 24 months; each is "
                "a case and not a series: %(names)s."
            ),
        ),
    ):
        names = [name_of(name) for name, one in sheet.expected.items() if one["state"] == state]
        if names:
            yield words % {"names": comma().join(names)}
    for broke, words in (
        ("up", _("More came in the last half-year than before, beyond chance: %(names)s.")),
        ("down", _("Fewer came in the last half-year than before, beyond chance: %(names)s.")),
    ):
        names = [name_of(name) for name, one in forecast(sheet).items() if one["broke"] == broke]
        if names:
            yield (
                words % {"names": comma().join(names)}
                + " "
                + _("Ask what changed (a desk, a person, a way of counting) before relying on it.")
            )


def _by_month(sheet: PlanSheet) -> Grid:
    found = forecast(sheet)
    months = months_of(sheet.begins_on)
    return Grid(
        caption=_("Reports by month, with the range of 80 in 100"),
        columns=(
            Column(_("Month")),
            *(Column(name_of(name)) for name in found),
        ),
        rows=tuple(
            (
                text(clock_words.month(month)),
                *(_expected(sheet, one["months"][at]) for one in found.values()),
            )
            for at, month in enumerate(months)
        )
        if found
        else (),
        empty=_("There is no forecast to show."),
        only="people",
    )


def _expected(sheet: PlanSheet, month: Series) -> Cell:
    if not sheet.true_counts and month["mean"] < FEWEST:
        return text(small(month["mean"], sheet))
    return text(f"{month['mean']:.0f} ({span(month['low80'], month['high80'])})")


def _errors(sheet: PlanSheet) -> Grid:
    methods = {
        "seasonal_naive": _("the same month of the year before"),
        "regression": _("trend and season"),
    }
    laws = {"nb": _("negative binomial"), "poisson": _("Poisson"), "normal": ""}
    return Grid(
        caption=_("How wrong these forecasts were on months that are known"),
        columns=(
            Column(_("What is counted"), wide=True),
            Column(_("Way of forecasting"), wide=True),
            Column(_("Wrong by, reports a month"), "decimal"),
            Column(_("Beside the year before (below 1 is better)"), "decimal"),
            Column(_("Months within the ranges of 80 and 95")),
            Column(_("Used")),
        ),
        rows=tuple(
            (
                text(name_of(name)),
                text(
                    methods[tried["method"]]
                    + (
                        f" ({laws[one['law']]})"
                        if tried["method"] == one["method"] and laws[one["law"]]
                        else ""
                    )
                ),
                Cell(f"{tried['mae']:.1f}", tried["mae"]),
                text(_("no value"))
                if tried["mase"] is None
                else Cell(f"{tried['mase']:.2f}", tried["mase"]),
                text(f"{100 * tried['covered80']:.0f}%, {100 * tried['covered95']:.0f}%"),
                text(_("used") if tried["method"] == one["method"] else "–"),
            )
            for name, one in forecast(sheet).items()
            for tried in one["tried"]
        ),
        empty=_("There is no forecast to show."),
    )


def _every_month(sheet: PlanSheet) -> Grid:
    return Grid(
        caption=_("Forecast by month"),
        columns=(
            Column(_("What is counted"), wide=True),
            Column(_("Month")),
            Column(_("Expected"), "decimal"),
            Column(_("80 of 100, from"), "whole"),
            Column(_("80 of 100, to"), "whole"),
            Column(_("95 of 100, from"), "whole"),
            Column(_("95 of 100, to"), "whole"),
        ),
        rows=tuple(
            (
                text(name_of(name)),
                text(clock_words.month(month)),
                number(round(one["months"][at]["mean"], 1)),
                *(
                    number(one["months"][at][bound])
                    for bound in ("low80", "high80", "low95", "high95")
                ),
            )
            for name, one in forecast(sheet).items()
            for at, month in enumerate(months_of(sheet.begins_on))
            if sheet.true_counts or one["months"][at]["mean"] >= FEWEST
        ),
        empty=_("There is no forecast to show."),
        only="sheet",
    )
