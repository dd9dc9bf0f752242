"""Targets with their evidence, and what came of last year's."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from amaan.insight.indicators import BY_ID
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE
from amaan.planning.queries import PlanSheet, TargetLine
from amaan.planning.results import Result, Stands
from amaan.web.kit import clock_words
from amaan.web.planning.expecting import small, span
from amaan.web.planning.parts import Column, Grid, Part, text


def targets(sheet: PlanSheet) -> Part:
    """This will lay out what is to be reached, from where, and why it is believed."""
    with_results = bool(sheet.results)
    return Part(
        code="targets",
        title=_("Targets"),
        words=(
            _("No target rewards fewer reports or registrations: the house refuses it, because "
              "such a target is reached by turning women away."),
        ),
        grids=(
            Grid(
                caption=_("What is to be reached"),
                columns=(
                    Column(_("What"), wide=True), Column(_("Where it stands")), Column(_("Aim")),
                    Column(_("By when")), Column(_("Why it is believed possible"), wide=True),
                    Column(_("Source"), wide=True),
                    *((Column(_("So far"), wide=True),) if with_results else ()),
                ),
                rows=tuple(
                    (
                        text(what(one)), text(_stands(one.stands, sheet)), text(aim(one)),
                        text(clock_words.day(one.by_on)), text(one.why), text(one.source),
                        *(
                            (text(reading(sheet.results.get(one.target_id), one, sheet)),)
                            if with_results
                            else ()
                        ),
                    )
                    for one in sheet.targets
                ),
                empty=_("No target is written down yet."),
            ),
        ),
    )  # fmt: skip


def last_year(sheet: PlanSheet) -> Part:
    """This will hold last year's targets against what came, and its forecast likewise."""
    before = sheet.before
    if before is None:
        return Part(
            code="last_year",
            title=_("Last year's targets and what came of them"),
            words=(_("There was no plan in force for the year before."),),
        )
    return Part(
        code="last_year",
        title=_("Last year's targets and what came of them"),
        words=tuple(_last_words(sheet)),
        grids=(
            Grid(
                caption=_("Targets of the year that began in %(month)s")
                % {"month": clock_words.month(before.begins_on)},
                columns=(
                    Column(_("What"), wide=True), Column(_("Where it stood")), Column(_("Aim")),
                    Column(_("What came of it"), wide=True), Column(_("Source")),
                ),
                rows=tuple(
                    (
                        text(what(one)), text(_stands(one.stands, sheet)), text(aim(one)),
                        text(reading(before.results.get(one.target_id), one, sheet)),
                        text(one.came_source or _("figures of the house") if one.kind != "own"
                             else one.came_source or "–"),
                    )
                    for one in before.targets
                ),
                empty=_("That plan had no targets."),
            ),
        ),
        caution=_(
            "Cases follow the month of their report: those of the last months have had less time. "
            "Only months that are over are counted."
        ),
    )  # fmt: skip


def what(one: TargetLine) -> str:
    """This will name what a target counts."""
    if one.kind == "figure":
        figure = BY_ID.get(one.figure)
        return one.figure if figure is None else _(figure.title)
    return _("Reports that are received") if one.kind == "reports" else one.title


def aim(one: TargetLine) -> str:
    """This will write an aim with its direction."""
    told = f"{_plain(one.aim)}%" if one.kind == "figure" else _plain(one.aim)
    words = _("at least %(aim)s") if one.more else _("at most %(aim)s")
    return words % {"aim": told}


def reading(came: Result | None, one: TargetLine, sheet: PlanSheet) -> str:
    """This will say what came of a target, with both numbers and how far chance may move it."""
    if came is None:
        return _("not known here")
    if came.standing == "untold":
        return _("not written down yet")
    if came.of is None:
        number = came.number if came.number is not None else Decimal(came.part or 0)
        told = small(float(number), sheet) if one.kind == "reports" else _plain(number)
        return (
            _("reached: %(n)s") % {"n": told}
            if came.standing == "reached"
            else _("not reached: %(n)s") % {"n": told}
        )
    told = _share(came, sheet)
    words = {
        "reached": _("reached: %(told)s"),
        "missed": _("not reached: %(told)s"),
        "open": _("%(told)s: chance alone may explain the distance to the aim"),
        "too_few": _("%(told)s: too few to say"),
    }
    return words[came.standing] % {"told": told}


def _last_words(sheet: PlanSheet) -> Iterator[str]:
    before = sheet.before
    if before is None or before.expected is None or before.reports is None:
        return
    year = before.expected
    yield _(
        "That plan expected %(mean)d reports in its year (95 of 100: %(span)s); %(came)s came in "
        "the months that are over."
    ) % {
        "mean": round(year["mean"]), "span": span(year["low95"], year["high95"]),
        "came": small(before.reports, sheet),
    }  # fmt: skip


def _stands(stands: Stands | None, sheet: PlanSheet) -> str:
    if stands is None:
        return "–"
    if stands.of is None:
        return small(stands.part, sheet)
    if stands.of == 0:
        return _("nothing to count")
    if stands.of < ENOUGH_FOR_A_SHARE:
        return _("too few for a share")
    if not sheet.true_counts:
        return f"{100 * stands.part / stands.of:.0f}%"
    return _("%(part)d of %(of)d (%(share)d%%)") % {
        "part": stands.part, "of": stands.of, "share": round(100 * stands.part / stands.of)
    }  # fmt: skip


def _share(came: Result, sheet: PlanSheet) -> str:
    part, of = came.part or 0, came.of or 0
    if came.standing == "too_few":
        return _("%(part)d of %(of)d") % {"part": part, "of": of} if sheet.true_counts else "–"
    share = f"{100 * part / of:.0f}%"
    if not sheet.true_counts:
        return share
    told = _("%(part)d of %(of)d") % {"part": part, "of": of}
    if came.low is None or came.high is None:
        return f"{share}, {told}"
    range_ = span(round(100 * came.low), round(100 * came.high))
    return f"{share} ({range_}%), {told}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():,f}"
