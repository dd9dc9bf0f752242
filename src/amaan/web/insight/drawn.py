"""How bands, waits, means, comparisons and figures of the institution are drawn, or said."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.insight.definitions import Distribution, Event, Mean
from amaan.insight.distributions import DISTRIBUTIONS
from amaan.insight.equality import Compared
from amaan.insight.incidence import Incidence
from amaan.insight.indicators import BY_ID, EVENTS, FAMILIES
from amaan.insight.institution import Found, Standing
from amaan.insight.queries import Spread
from amaan.kernel import measures
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, share_of
from amaan.web.insight.shapes import GROUP_LABELS, curve, interval, numbers, share
from amaan.web.kit import shapes
from amaan.web.kit.words import label

__all__ = [
    "bands", "bands_chart", "curve", "distributions_by_family", "equality", "equality_told",
    "means", "standings", "waits", "waits_by_sex",
]  # fmt: skip


def distributions_by_family(query: str) -> tuple[shapes.Register, ...]:
    """This will list the distributions, each with the way to it."""
    return tuple(
        shapes.Register(
            caption=_(family_title),
            columns=(shapes.Column(label=_("In bands"), wide=True), shapes.Column(label=_("Of"))),
            rows=tuple(
                (
                    shapes.Cell(text=_(one.title), href=_address(one.id, query)),
                    shapes.Cell(text=_(one.whole)),
                )
                for one in DISTRIBUTIONS
                if one.family == family
            ),
            empty=shapes.Empty(title=_("Nothing to count.")),
        )
        for family, family_title in FAMILIES
        if any(one.family == family for one in DISTRIBUTIONS)
    )


def bands(one: Distribution, found: Spread) -> shapes.Register:
    """This will lay out the bands in their order, each with its share and interval."""
    rest = found.whole - sum(n for _code, n in found.bands)
    rows = [
        (
            shapes.Cell(text=label(one.labels, code)),
            shapes.Cell(text=numbers(of)),
            shapes.Cell(text=share(of), note=interval(of)),
        )
        for code, n in found.bands
        for of in (share_of(n, found.whole),)
    ]
    if rest > 0 and not one.several:
        of = share_of(rest, found.whole)
        rows.append((shapes.Cell(text=_("not known")), shapes.Cell(text=numbers(of)),
                     shapes.Cell(text=share(of), note=interval(of))))  # fmt: skip
    return shapes.Register(
        caption=_("Of %(n)d %(whole)s") % {"n": found.whole, "whole": _(one.whole)},
        columns=(
            shapes.Column(label=_("Band"), wide=True),
            shapes.Column(label=_("So many of so many"), numeric=True),
            shapes.Column(label=_("Share")),
        ),
        rows=tuple(rows) if found.whole else (),
        empty=shapes.Empty(title=_("Nothing to count.")),
    )


def bands_chart(one: Distribution, found: Spread) -> shapes.Chart | None:
    """This will draw the bands as bars; nothing where there are too few for shares."""
    if found.whole < ENOUGH_FOR_A_SHARE:
        return None
    return shapes.Chart(
        title=_(one.title),
        unit=_("cases"),
        bars=tuple(
            shapes.BarOfChart(label=label(one.labels, code), value=n, text=str(n))
            for code, n in found.bands
        ),
        source=_("the files of this area, by cohort"),
    )


def waits(found: Mapping[str, Incidence], query: str) -> shapes.Register:
    """This will lay out every wait: of how many, the middle, the slowest tenth, and who waits."""
    return shapes.Register(
        caption=_("How long it took"),
        columns=(
            shapes.Column(label=_("Wait"), wide=True),
            shapes.Column(label=_("Of"), numeric=True),
            shapes.Column(label=_("Half had reached it")),
            shapes.Column(label=_("Nine of ten had")),
            shapes.Column(label=_("Closed before"), numeric=True),
            shapes.Column(label=_("Wait still"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=_(event.title), href=_address(event.id, query)),
                shapes.Cell(text=str(of.n)),
                shapes.Cell(text=_reached(event, of, 0.5)),
                shapes.Cell(text=_reached(event, of, 0.9)),
                shapes.Cell(text=str(of.otherwise)),
                shapes.Cell(text=str(of.waiting)),
            )
            for event in EVENTS
            for of in (found[event.id],)
        ),
        empty=shapes.Empty(title=_("Nothing to count.")),
    )


def waits_by_sex(
    event: Event, found: Sequence[tuple[str, Incidence]]
) -> tuple[shapes.Register, ...]:
    """This will hold the waits of women and men side by side; nothing where nobody is in them."""
    if not any(of.n for _sex, of in found):
        return ()
    return (
        shapes.Register(
            caption=_("By sex"),
            columns=(
                shapes.Column(label=_("Group"), wide=True),
                shapes.Column(label=_("Of"), numeric=True),
                shapes.Column(label=_("Half had reached it")),
                shapes.Column(label=_("Nine of ten had")),
            ),
            rows=tuple(
                (
                    shapes.Cell(text=label("sexes", sex)),
                    shapes.Cell(text=str(of.n)),
                    shapes.Cell(text=_reached(event, of, 0.5)),
                    shapes.Cell(text=_reached(event, of, 0.9)),
                )
                for sex, of in found
            ),
            empty=shapes.Empty(title=_("Nothing to count.")),
        ),
    )


def _reached(event: Event, of: Incidence, part: float) -> str:
    if of.n < ENOUGH_FOR_A_SHARE:
        return _("too few to say")
    time = of.reached(part)
    if time is None:
        return _("not within the time followed")
    if event.unit == "hour":
        return ngettext("within %(n)d hour", "within %(n)d hours", time + 1) % {"n": time + 1}
    return ngettext("within %(n)d day", "within %(n)d days", time + 1) % {"n": time + 1}


def means(found: Sequence[tuple[Mean, measures.Mean]], query: str) -> shapes.Register:
    """This will lay out means, each with how much together, of how many, and its interval."""
    return shapes.Register(
        caption=_("On average"),
        columns=(
            shapes.Column(label=_("Figure"), wide=True),
            shapes.Column(label=_("Together, of so many"), numeric=True),
            shapes.Column(label=_("Mean")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=_(one.title), href=_address(one.id, query)),
                shapes.Cell(
                    text=_("%(total)d in %(of)d") % {"total": of.total, "of": of.of}
                    if of.of
                    else _("nothing to count")
                ),
                shapes.Cell(
                    text="–" if of.value is None
                    else _("too few for a mean") if of.low is None
                    else number_format(of.value, 2),
                    note="" if of.low is None or of.high is None
                    else _("%(low)s to %(high)s")
                    % {"low": number_format(of.low, 2), "high": number_format(of.high, 2)},
                ),
            )
            for one, of in found
        ),
        empty=shapes.Empty(title=_("Nothing to count.")),
    )  # fmt: skip


def equality_told(found: Sequence[Compared]) -> tuple[str, ...]:
    """This will say in a sentence how many comparisons lie apart, of how many that can be made."""
    if not found:
        return (_("A station's own figures are not broken down: so few could be told apart."),)
    made = [one for one in found if one.chance is not None]
    if not made:
        return (_("Everywhere fewer than ten stand on one side: nothing can be compared."),)
    apart = sum(one.beyond_chance for one in made)
    words = {"apart": apart, "made": len(made)}
    return (
        ngettext(
            "%(apart)d of %(made)d comparisons lies apart beyond chance.",
            "%(apart)d of %(made)d comparisons lie apart beyond chance.",
            apart,
        )
        % words,
    )


def equality(found: Sequence[Compared], query: str) -> tuple[shapes.Register, ...]:
    """This will lay out each outcome: the group, the rest, and how far they lie apart."""
    outcomes = dict.fromkeys(one.outcome for one in found)
    return tuple(
        shapes.Register(
            caption=_(BY_ID[outcome].title),
            columns=(
                shapes.Column(label=_("Group"), wide=True),
                shapes.Column(label=_("In the group")),
                shapes.Column(label=_("In the rest")),
                shapes.Column(label=_("Difference")),
                shapes.Column(label=_("Beyond chance")),
            ),
            rows=tuple(_compared(one, query) for one in found if one.outcome == outcome),
            empty=shapes.Empty(title=_("Nothing to count.")),
        )
        for outcome in outcomes
    )


def _compared(one: Compared, query: str) -> tuple[shapes.Cell, ...]:
    if one.apart is None:
        apart, tag = "–", shapes.Cell(text=_("too few to say"), kind="tag", tone="quiet")
    else:
        apart = _("%(points)+d points (%(low)+d to %(high)+d)") % {
            "points": round(100 * one.apart.value), "low": round(100 * one.apart.low),
            "high": round(100 * one.apart.high),
        }  # fmt: skip
        tag = (
            shapes.Cell(text=_("beyond chance"), kind="tag", tone="accent")
            if one.beyond_chance
            else shapes.Cell(text=_("no more than chance"), kind="tag", tone="quiet")
        )
    return (
        shapes.Cell(
            text=label(GROUP_LABELS[one.by], one.group),
            href=reverse("insight:figure", args=[one.outcome]) + query,
        ),
        shapes.Cell(text=share(one.share), note=numbers(one.share)),
        shapes.Cell(text=share(one.rest), note=numbers(one.rest)),
        shapes.Cell(text=apart),
        tag,
    )


def standings(found: Sequence[tuple[Standing, Found | None]]) -> shapes.Register:
    """This will lay out figures of the institution, with what each counts below it."""
    spans = {
        "now": _("today"), "this_week": _("this week"), "last_month": _("the last full month"),
        "last_year": _("the last twelve months"),
        "last_quarter": _("the last full quarter"), "entered": _("the latest year entered"),
    }  # fmt: skip
    return shapes.Register(
        caption=_("Figures of the institution"),
        columns=(
            shapes.Column(label=_("Figure"), wide=True),
            shapes.Column(label=_("What was found")),
            shapes.Column(label=_("Of when")),
            shapes.Column(label=_("Number in the study of standards")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=_(one.title), note=_(one.counts)),
                _found(one, of),
                shapes.Cell(text=spans[one.of]),
                shapes.Cell(text=one.number),
            )
            for one, of in found
        ),
        empty=shapes.Empty(title=_("Nothing to count.")),
    )


def _found(one: Standing, of: Found | None) -> shapes.Cell:
    if of is None:
        return shapes.Cell(text=_("not open to your post"), kind="tag", tone="quiet")
    if of.why:
        return shapes.Cell(text=_(of.why), note=_worked_out_from(of))
    if of.share is not None:
        return shapes.Cell(text=numbers(of.share), note=share(of.share) if of.share.of else "")
    if of.amount is not None:
        amount = number_format(of.amount, 1 if one.unit in {"months", "rate"} else 0)
        if one.unit == "rate":
            return shapes.Cell(text=amount, note=_worked_out_from(of))
        return shapes.Cell(text=_("%(n)s months") % {"n": amount} if one.unit == "months"
                           else amount)  # fmt: skip
    if of.middle is None:
        return shapes.Cell(text=_("nothing to count"))
    note = (
        _("too few for the slowest tenth")
        if of.tenth is None
        else _("the slowest tenth %(n)s minutes or more") % {"n": number_format(of.tenth, 0)}
    )
    return shapes.Cell(
        text=_("half within %(n)s minutes, of %(of)d")
        % {"n": number_format(of.middle, 0), "of": of.of},
        note=note,
    )


def _address(shape_id: str, query: str) -> str:
    return reverse("insight:shape", args=[shape_id]) + query


def _worked_out_from(of: Found) -> str:
    """This will write both numbers of a rate, or of how many an amount is."""
    if not of.of:
        return ""
    told = {"part": number_format(of.part or 0, force_grouping=True),
            "of": number_format(of.of, force_grouping=True)}  # fmt: skip
    return _("of %(of)s") % told if of.part is None else _("%(part)s for %(of)s") % told
