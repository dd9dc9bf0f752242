"""The sheets of the workbook of figures: true numbers of one's own area, in the reader's words."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from amaan.insight import queries
from amaan.insight.coding import GOALS, ICCS, State
from amaan.insight.indicators import BY_ID, INDICATORS
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Share
from amaan.web.insight.asking import Page, names_of
from amaan.web.kit.words import label

Sheet = dict[str, Any]


def sheets(asked: Page, language: str) -> tuple[Sheet, ...]:
    """This will lay out figures, definitions, months, places and coding. Raises: NotFound."""
    groups = dict(queries.by_group(asked.asked, "step_reported", "offence"))
    made = [
        _figures(asked),
        _definitions(),
        _months(asked),
        _places(asked, language),
        _coding(groups),
        _goals(groups),
    ]
    return tuple({**one, "rtl": language == "ur"} for one in made)


def state(of: State) -> str:
    """This will say whether a code was confirmed."""
    return {
        "verified": _("confirmed"),
        "unverified": _("not confirmed: no number stands under it"),
        "proposed": _("proposed by us: no number stands under it"),
        "none": _("none"),
    }[of]


def _figures(asked: Page) -> Sheet:
    found = queries.figures(asked.asked)
    own = _("These are the true numbers of your own area; do not pass them on.")
    return _sheet(
        _("Figures"),
        (asked.months, own),
        (("text", _("Figure"), 44), ("whole", _("How many"), 10), ("whole", _("Of"), 10),
         ("share", _("Share"), 10), ("share", _("At least"), 10), ("share", _("At most"), 10),
         ("text", _("Caution"), 60)),
        [(_(one.title), *_numbers(found[one.id]), _(one.caution) if one.caution else "")
         for one in INDICATORS],
        (_("A share is not printed for fewer than ten."),),
    )  # fmt: skip


def _numbers(of: Share) -> tuple[float | None, ...]:
    if of.of < ENOUGH_FOR_A_SHARE:
        return of.part, of.of, None, None, None
    return of.part, of.of, of.part / of.of, of.low, of.high


def _definitions() -> Sheet:
    return _sheet(
        _("Definitions"),
        (_("Each case is followed from the month of its report."),),
        (("text", _("Figure"), 44), ("text", _("What is counted"), 44),
         ("text", _("Of what"), 44), ("text", _("Number in the study of standards"), 12)),
        [(_(one.title), _(one.part), _(one.whole), one.number) for one in INDICATORS],
    )  # fmt: skip


def _months(asked: Page) -> Sheet:
    rows = [
        (month.isoformat(), _(BY_ID[indicator].title), of.part, of.of)
        for indicator, months in queries.months_of(asked.asked, list(BY_ID)).items()
        for month, of in months
    ]
    return _sheet(
        _("Months"),
        (),
        (("month", _("Month"), 10), ("text", _("Figure"), 44), ("whole", _("How many"), 10),
         ("whole", _("Of"), 10)),
        rows,
    )  # fmt: skip


def _places(asked: Page, language: str) -> Sheet:
    """This will name places by the id under which DHIS2 and extracts know them."""
    reports = queries.by_place(asked.asked, "step_reported")
    names = names_of([place for place, _of in reports], language)
    return _sheet(
        _("Places"),
        (),
        (("text", _("Place"), 30), ("text", _("Code in files"), 40), ("whole", _("Reports"), 10)),
        sorted((names.get(place, ""), str(place), of.of) for place, of in reports),
        (_("They stand in the order of their names and are not ranked."),),
    )


def _coding(groups: dict[str, Share]) -> Sheet:
    return _sheet(
        _("ICCS"),
        (),
        (("text", _("Our group"), 30), ("text", _("ICCS"), 10), ("text", _("State"), 30),
         ("whole", _("Reports"), 10), ("text", _("Note"), 60)),
        [(label("figure_offences", one.group), one.code, state(one.state),
          groups[one.group].of if one.counts and one.group in groups else None, _(one.note))
         for one in ICCS],
        (_("A number stands only under a code that was confirmed."),),
    )  # fmt: skip


def _goals(groups: dict[str, Share]) -> Sheet:
    return _sheet(
        _("Development goals"),
        (),
        (("text", _("Measure"), 10), ("text", _("What it asks"), 50),
         ("whole", _("Reports"), 10), ("text", _("What police figures say of it"), 60),
         ("text", _("State"), 30)),
        [(one.measure, _(one.what),
          sum(groups[name].of for name in one.groups if name in groups) if one.groups else None,
          _(one.ours), state(one.state))
         for one in GOALS],
    )  # fmt: skip


def _sheet(
    name: str,
    before: Sequence[str],
    columns: Sequence[tuple[str, str, int]],
    rows: Sequence[Sequence[object]],
    after: Sequence[str] = (),
) -> Sheet:
    return {
        "name": name,
        "before": list(before),
        "columns": [
            {"kind": kind, "label": title, "width": width} for kind, title, width in columns
        ],
        "rows": [list(row) for row in rows],
        "after": list(after),
    }
