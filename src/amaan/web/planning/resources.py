"""What the plan takes: investigators, women at desks, courses, desks, and what all of it costs."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from amaan.planning.arithmetic import (
    RECKONS,
    Need,
    by_caseload,
    by_hours,
    total,
    women_for,
)
from amaan.planning.gathering import WEEKS
from amaan.planning.queries import PlanSheet
from amaan.web.kit import clock_words
from amaan.web.kit.language import chosen, comma, in_language
from amaan.web.planning.expecting import forecast, small
from amaan.web.planning.labels import COST_KINDS
from amaan.web.planning.parts import Cell, Column, Grid, Part, number, text
from amaan.workforce.training_words import STREAMS, WHOM


def staffing(sheet: PlanSheet) -> Part:
    """This will lay out who is needed, with the formula and every number in it."""
    return Part(
        code="staffing",
        title=_("Workload and staffing"),
        words=tuple(_staff_words(sheet)),
        grids=(_reckons(sheet), *_investigators(sheet), _women(sheet)),
        caution=_(
            "Investigators = cases in the year × hours of work on one case ÷ hours one gives to "
            "cases. Women at a desk = hours it is open in a week ÷ (hours on duty × the share of "
            "her time that is left). A desk that says no hours is open for all of them."
        ),
    )


def training(sheet: PlanSheet) -> Part:
    """This will lay out which courses are needed, and who is still to be certified."""
    needs = sheet.known["needs"]
    return Part(
        code="training",
        title=_("Training"),
        grids=(
            Grid(
                caption=_("Courses that answer what stations miss"),
                columns=(Column(_("Stream"), wide=True), Column(_("Stations"), "whole")),
                rows=tuple(
                    (text(chosen(STREAMS, stream)), number(stations))
                    for stream, stations in needs.items()
                ),
                empty=_("No course is proposed for a station today."),
            ),
            Grid(
                caption=_("Certified, against the targets of training"),
                columns=(
                    Column(_("Unit"), wide=True), Column(_("Stream"), wide=True),
                    Column(_("Who is meant")), Column(_("Certified"), "whole"),
                    Column(_("In role"), "whole"), Column(_("Target"), "whole"),
                    Column(_("To be reached by")), Column(_("Still missing"), "whole"),
                ),
                rows=tuple(
                    (
                        text(in_language(one["en"], one["ur"])),
                        text(chosen(STREAMS, one["stream"])), text(chosen(WHOM, one["whom"])),
                        number(one["part"]), number(one["of"]), number(one["target"]),
                        text(clock_words.day(date.fromisoformat(one["by"]))),
                        Cell(
                            str(max(one["target"] - one["part"], 0)),
                            max(one["target"] - one["part"], 0), "MAX(F{row}-D{row},0)",
                        ),
                    )
                    for one in sheet.known["courses"]
                ),
                empty=_("No target of training is written down."),
            ),
        ),
    )  # fmt: skip


def desks(sheet: PlanSheet) -> Part:
    """This will lay out where a desk is missing or without a woman: reasons, and never a score."""
    return Part(
        code="desks",
        title=_("Desks, where they are needed"),
        words=(
            _(
                "In the order of their names. Reasons stand beside each; there is no score, "
                "because need, distance and safety do not add up to one number."
            ),
        ),
        grids=(
            Grid(
                caption=_("Reports of the last twelve months, and desks"),
                columns=(
                    Column(_("Place"), wide=True), Column(_("Reports"), "whole"),
                    Column(_("Desks"), "whole"),
                    Column(_("What speaks for looking at it"), wide=True),
                ),
                rows=tuple(
                    (
                        text(in_language(place["en"], place["ur"])),
                        _count(place["reports"], sheet), number(len(place["desks"])),
                        text(comma().join(_reasons(place, sheet)) or _("nothing that is counted")),
                    )
                    for place in sheet.known["places"]
                ),
                empty=_("No station or district is known in this area."),
            ),
        ),
        caution=_(
            "How far women must travel is not kept here, on purpose. Few reports may mean that "
            "there is no desk to come to."
        ),
    )  # fmt: skip


def costs(sheet: PlanSheet) -> Part:
    """This will lay out posts and costs, summed to the rupee."""
    comes_to = f"{total([one.comes_to for one in sheet.costs]):,}"
    return Part(
        code="costs",
        title=_("Posts and costs"),
        grids=(
            Grid(
                caption=_("Costs of the year, in rupees"),
                columns=(
                    Column(_("Kind")), Column(_("What for"), wide=True),
                    Column(_("How many"), "whole"), Column(_("Months"), "whole"),
                    Column(_("Rate a month, or once"), "money"),
                    Column(_("Sum"), "money", total=True),
                    Column(_("Source of the rate"), wide=True),
                ),
                rows=tuple(
                    (
                        text(str(COST_KINDS[one.kind])), text(one.title), number(one.number),
                        number(one.months), number(one.rate),
                        Cell(f"{one.comes_to:,}", one.comes_to, "C{row}*D{row}*E{row}"),
                        text(one.source),
                    )
                    for one in sheet.costs
                ),
                empty=_("No cost is written down."),
                total=_("In all"),
                sum=comes_to,
            ),
        ),
        caution=_("Rates are those that the office entered with their source; none is set here."),
    )  # fmt: skip


def _staff_words(sheet: PlanSheet) -> Iterator[str]:
    carried, serving = sheet.known["investigators"], sheet.known["strength"]
    if carried["officers"]:
        yield (
            _(
                "%(officers)d investigators carried %(files)d open files on the day of the draft, "
                "the most loaded %(most)d. Sealed files are in no number."
            )
            % carried
        )
    else:
        yield _("What investigators carry is seen in the districts; it is not added up here.")
    if serving["filled"]:
        yield _("%(filled)d serve on %(sanctioned)d posts, %(women)d of them women.") % serving
    if _cases(sheet) is None:
        yield _("There is no forecast of cases, so no need of investigators is reckoned.")
    missing = [_(one.title) for one in RECKONS if one.code not in sheet.assumptions]
    if missing:
        yield _("Not entered yet, and so not reckoned with: %(names)s.") % {
            "names": comma().join(missing)
        }


def _cases(sheet: PlanSheet) -> tuple[int, float, int] | None:
    """This will give the cases to be registered in the year, with the range of 80 in 100."""
    found = forecast(sheet).get("registered")
    if found is None:
        return None
    year = found["whole"]
    return year["low80"], year["mean"], year["high80"]


def _reckons(sheet: PlanSheet) -> Grid:
    return Grid(
        caption=_("Numbers that this plan reckons with"),
        columns=(
            Column(_("What"), wide=True), Column(_("How many"), "decimal"), Column(_("Unit")),
            Column(_("Source"), wide=True),
        ),
        rows=tuple(
            (
                text(_(one.title)), _decimal(sheet.assumptions[one.code]), text(_(one.unit)),
                text(sheet.sources[one.code]),
            )
            for one in RECKONS
            if one.code in sheet.assumptions
        ),
        empty=_("None is entered yet."),
    )  # fmt: skip


def _investigators(sheet: PlanSheet) -> Iterator[Grid]:
    cases = _cases(sheet)
    if cases is None:
        return
    known = sheet.assumptions
    now = sheet.known["investigators"]["officers"]
    if (need := by_hours(cases, known)) is not None:
        per_case, per_officer = known["hours_per_case"], known["hours_per_officer"]
        yield _need_grid(
            _("Investigators, by hours of work"),
            (_("Hours a case"), _("Hours an officer gives")), (per_case, per_officer),
            need, cases, "ROUNDUP(B{row}*C{row}/D{row},0)", now,
        )  # fmt: skip
    if (need := by_caseload(cases, known)) is not None:
        yield _need_grid(
            _("Investigators, by cases each should carry"), (_("Cases an officer"),),
            (known["cases_per_officer"],), need, cases, "ROUNDUP(B{row}/C{row},0)", now,
        )  # fmt: skip


def _need_grid(
    caption: str,
    heads: tuple[str, ...],
    terms: tuple[Decimal, ...],
    need: Need,
    cases: tuple[int, float, int],
    formula: str,
    now: int,
) -> Grid:
    ends = (_("Low end of the forecast"), _("Expected"), _("High end of the forecast"))
    wanted = (need.least, need.expected, need.most)
    return Grid(
        caption=caption,
        columns=(
            Column(_("If"), wide=True), Column(_("Cases in the year"), "decimal"),
            *(Column(head, "decimal") for head in heads),
            Column(_("Investigators"), "whole"), Column(_("There now"), "whole"),
        ),
        rows=tuple(
            (
                text(end), number(many), *(_decimal(term) for term in terms),
                Cell(str(officers), officers, formula), number(now) if now else text("–"),
            )
            for end, many, officers in zip(ends, cases, wanted, strict=True)
        ),
        empty="",
    )  # fmt: skip


def _women(sheet: PlanSheet) -> Grid:
    left = _hours_left(sheet.assumptions)
    return Grid(
        caption=_("Women officers at desks"),
        columns=(
            Column(_("Desk"), wide=True), Column(_("Hours it is open in a week"), "decimal"),
            Column(_("Hours one officer is there"), "decimal"),
            Column(_("Women needed"), "whole", total=True),
            Column(_("Women posted"), "whole"),
            Column(_("Hours without a woman, of those open (%(n)d weeks)") % {"n": WEEKS}),
        ),
        rows=tuple(
            (
                text(in_language(desk["en"], desk["ur"])), number(round(desk["asked"] / WEEKS, 1)),
                _decimal(left) if left else text("–"), _women_needed(desk, sheet.assumptions),
                text("–") if desk["women"] is None else number(desk["women"]),
                text(_without(desk)),
            )
            for place in sheet.known["places"]
            for desk in place["desks"]
        ),
        empty=_("No desk is known in this area."),
        total=_("In all"),
        sum=str(_all_women(sheet)) if left else "",
    )  # fmt: skip


def _all_women(sheet: PlanSheet) -> int:
    return sum(
        women_for(desk["asked"] / WEEKS, sheet.assumptions) or 0
        for place in sheet.known["places"]
        for desk in place["desks"]
    )


def _women_needed(desk: Mapping[str, Any], known: Mapping[str, Decimal]) -> Cell:
    women = women_for(desk["asked"] / WEEKS, known)
    return text("–") if women is None else Cell(str(women), women, "ROUNDUP(B{row}/C{row},0)")


def _hours_left(known: Mapping[str, Decimal]) -> Decimal | None:
    if "weekly_hours" not in known:
        return None
    return known["weekly_hours"] * (1 - known.get("away_share", Decimal(0)) / 100)


def _without(desk: Mapping[str, Any]) -> str:
    if not desk["published"]:
        return _("no roster is published")
    return _("%(without)d of %(asked)d") % {
        "without": round(desk["asked"] - desk["woman"]), "asked": round(desk["asked"])
    }  # fmt: skip


def _reasons(place: Mapping[str, Any], sheet: PlanSheet) -> Iterator[str]:
    if not place["desks"]:
        yield (
            _("women report here (%(n)s) and there is no desk")
            % {"n": small(place["reports"], sheet)}
            if place["reports"]
            else _("there is no desk, and nobody reported")
        )
    for desk in place["desks"]:
        named = {"desk": in_language(desk["en"], desk["ur"])}
        if not desk["published"]:
            yield _("no roster of %(desk)s is published") % named
        elif desk["asked"] - desk["woman"] >= 1:
            yield _("%(desk)s: %(without)d of %(asked)d hours without a woman") % {
                **named, "without": round(desk["asked"] - desk["woman"]),
                "asked": round(desk["asked"]),
            }  # fmt: skip


def _count(count: int, sheet: PlanSheet) -> Cell:
    words = small(count, sheet)
    return Cell(words, count if words.replace(",", "") == str(count) else None)


def _decimal(told: Decimal) -> Cell:
    return Cell(f"{told.normalize():f}", float(told))
