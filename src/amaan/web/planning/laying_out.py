"""A plan laid out whole, in the language of the moment."""

from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.planning.arithmetic import ends_on
from amaan.planning.queries import PlanLine, PlanSheet
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import in_language
from amaan.web.planning import aiming, expecting, resources
from amaan.web.planning.labels import STATES
from amaan.web.planning.parts import Part


def parts(sheet: PlanSheet) -> tuple[Part, ...]:
    """This will lay out every section of a plan."""
    made = (
        expecting.part(sheet),
        resources.staffing(sheet),
        resources.training(sheet),
        resources.desks(sheet),
        aiming.targets(sheet),
        aiming.last_year(sheet),
        resources.costs(sheet),
    )
    return tuple(_with_words(one, sheet) for one in made)


def title(sheet: PlanSheet) -> str:
    """This will name a plan."""
    return _("Policing plan of %(unit)s") % {"unit": in_language(sheet.unit_en, sheet.unit_ur)}


def lead(sheet: PlanSheet) -> str:
    """This will say of which year and version it is, and how it stands."""
    return _("%(first)s to %(last)s, version %(version)d: %(state)s") % {
        "first": clock_words.day(sheet.begins_on),
        "last": clock_words.day(ends_on(sheet.begins_on)),
        "version": sheet.version,
        "state": STATES[sheet.state],
    }


def whose_numbers(sheet: PlanSheet) -> str:
    """This will say whether its counts are true ones, and for whom."""
    if sheet.true_counts:
        return _(
            "True counts, inside the chain of command: do not pass them on, because a small "
            "number can point at one woman."
        )
    return _("Counts under ten are hidden on this page and in its files.")


def listed(found: tuple[PlanLine, ...]) -> shapes.Register:
    """This will list plans with how each stands."""
    return shapes.Register(
        caption=_("Plans of this area"),
        columns=(
            shapes.Column(label=_("Year that begins in")),
            shapes.Column(label=_("Unit"), wide=True),
            shapes.Column(label=_("Version"), numeric=True),
            shapes.Column(label=_("How it stands")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=clock_words.month(one.begins_on),
                    href=reverse("planning:plan", args=[one.plan_id]),
                ),
                shapes.Cell(text=in_language(one.unit_en, one.unit_ur)),
                shapes.Cell(text=str(one.version), kind="number"),
                shapes.Cell(
                    text=str(STATES[one.state]),
                    kind="tag",
                    tone="good" if one.state == "in_force" else "quiet",
                ),
            )
            for one in found
        ),
        empty=shapes.Empty(
            title=_("No plan stands here yet."),
            text=_("A commander of a district or above orders one."),
        ),
    )


def _with_words(part: Part, sheet: PlanSheet) -> Part:
    acts = {}
    if sheet.may_write:
        acts[_("Write what this office says")] = reverse(
            "planning:remark", args=[sheet.plan_id, part.code]
        )
        if part.code == "staffing":
            acts[_("Enter the numbers")] = reverse("planning:assumptions", args=[sheet.plan_id])
        if part.code == "targets":
            acts[_("Add a target")] = reverse("planning:target", args=[sheet.plan_id])
        if part.code == "costs":
            acts[_("Add a cost")] = reverse("planning:cost", args=[sheet.plan_id])
    remark = sheet.remarks.get(part.code, "")
    return Part(
        part.code, part.title, part.words, part.grids, part.caution,
        _("This office says: %(words)s") % {"words": remark} if remark else "", acts,
    )  # fmt: skip
