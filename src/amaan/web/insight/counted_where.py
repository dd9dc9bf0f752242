"""Where each number is counted, what is not and why; and published figures worked out again."""

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amaan.insight import distributions, study
from amaan.insight import published as others
from amaan.insight.indicators import BY_ID, EVENTS
from amaan.insight.institution import STANDINGS
from amaan.web.insight.shapes import steps
from amaan.web.kit import shapes
from amaan.web.kit.number_tables import signed

_TITLES = {
    **{one.id: one.title for one in distributions.DISTRIBUTIONS},
    **{one.id: one.title for one in distributions.MEANS},
    **{one.id: one.title for one in EVENTS},
}
_STANDINGS = {one.id: one.title for one in STANDINGS}


def numbers(query: str) -> shapes.Register:
    """This will list the numbers of the study with what counts each, or why nothing does."""
    counted = study.counted()
    rows = []
    for n in range(1, 71):
        number = str(n)
        why = study.NOT_COUNTED.get(number, "")
        ids = counted.get(number, ())
        for at, one in enumerate(ids):
            last = at == len(ids) - 1
            rows.append(_counted(number, one, query, _(why) if why and last else ""))
        if not ids:
            rows.append(_not_counted(number, _(why)))
    return shapes.Register(
        caption=_("By number of the study of standards"),
        columns=(
            shapes.Column(label=_("Number")),
            shapes.Column(label=_("Figure"), wide=True),
            shapes.Column(label=_("Not counted, and why")),
        ),
        rows=tuple(rows),
        empty=shapes.Empty(title=_("Nothing to count.")),
    )


def peers(query: str) -> tuple[shapes.Register, ...]:
    """This will list the statistics of others, by the names they have there."""
    captions = {
        "gbv": _("Statistics of violence (GBVIMS)"), "kpi": _("Key figures of a service (Primero)")
    }  # fmt: skip
    return tuple(
        shapes.Register(
            caption=caption,
            columns=(
                shapes.Column(label=_("Its name there")),
                shapes.Column(label=_("Figure"), wide=True),
                shapes.Column(label=_("Not counted, and why")),
            ),
            rows=tuple(
                row
                for one in study.PEERS
                if one.set == which
                for row in (
                    [_counted(one.name, shape, query, "") for shape in one.ids]
                    or [_not_counted(one.name, _(one.why))]
                )
            ),
            empty=shapes.Empty(title=_("Nothing to count.")),
        )
        for which, caption in captions.items()
    )


def published() -> tuple[shapes.Register, ...]:
    """This will lay out published figures beside ours: as printed, as worked out, alike or not."""
    columns = (
        shapes.Column(label=_("Published figure"), wide=True),
        shapes.Column(label=_("Made of")),
        shapes.Column(label=_("As printed"), numeric=True),
        shapes.Column(label=_("Worked out"), numeric=True),
        shapes.Column(label=_("Alike")),
    )
    return (
        steps(others.DALY),
        shapes.Register(
            caption=_("Shares"), columns=columns,
            rows=tuple(
                (
                    shapes.Cell(text=_(one.title), note=one.source),
                    shapes.Cell(text=_("%(part)s of %(of)s") % {
                        "part": number_format(one.part), "of": number_format(one.of)}),
                    shapes.Cell(text=f"{one.percent:g}%"),
                    shapes.Cell(text=f"{one.ours:g}%"),
                    _alike(one.agrees),
                )
                for one in others.SHARES
            ),
            empty=shapes.Empty(title=_("Nothing to count.")),
        ),
        shapes.Register(
            caption=_("Sums"), columns=columns,
            rows=tuple(
                (
                    shapes.Cell(text=_(one.title), note=one.source),
                    shapes.Cell(text=" + ".join(signed(n) for n in one.parts)),
                    shapes.Cell(text=signed(one.total)),
                    shapes.Cell(text=signed(one.ours)),
                    _alike(one.agrees),
                )
                for one in others.SUMS
            ),
            empty=shapes.Empty(title=_("Nothing to count.")),
        ),
    )  # fmt: skip


def _alike(agrees: bool) -> shapes.Cell:
    if agrees:
        return shapes.Cell(text=_("alike"), kind="tag", tone="quiet")
    return shapes.Cell(text=_("does not add up"), kind="tag", tone="accent")


def _counted(name: str, one: str, query: str, why: str) -> tuple[shapes.Cell, ...]:
    if one in _STANDINGS:
        title, address = _STANDINGS[one], reverse("insight:institution")
    elif one == "funnel":
        title, address = "From report to conviction", reverse("insight:funnel")
    elif one in BY_ID:
        title, address = BY_ID[one].title, reverse("insight:figure", args=[one])
    else:
        title, address = _TITLES[one], reverse("insight:shape", args=[one])
    return (
        shapes.Cell(text=name),
        shapes.Cell(text=_(title), href=address + query),
        shapes.Cell(text=why),
    )


def _not_counted(name: str, why: str) -> tuple[shapes.Cell, ...]:
    return (shapes.Cell(text=name), shapes.Cell(text="–"), shapes.Cell(text=why))
