"""Are the questions about danger right? How many are high, what it costs, and what came of it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from amaan.desk import risk_queries
from amaan.desk.risk_queries import LevelCount, OutcomeCount
from amaan.kernel.measures import Share, share_of
from amaan.oversight.validation import ENOUGH, Area, Validation, validate
from amaan.protocol import risk_file
from amaan.web.command.asking import commander
from amaan.web.command.views import SKELETON, rooms
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

YEAR = timedelta(days=365)
LEVELS = ("high", "elevated", "standard")


@door(audience="command", classes=SKELETON)
def validation(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show the share at each level, the workload, and what each version is worth."""
    commander(visit)
    counted = risk_queries.counts(visit.actor, visit.now - YEAR)
    known = risk_queries.outcomes(visit.actor)
    versions = sorted({one.instrument for one in counted} | {one.instrument for one in known})
    shown = {
        **rooms(visit),
        "shares": _shares(counted, visit.language),
        "versions": [_version(name, known, visit.language) for name in versions],
        "enough": ENOUGH,
    }
    return render(request, "command/validation.html", shown)


def _shares(counted: Sequence[LevelCount], language: str) -> shapes.Register:
    totals = _totals(counted)
    rows = sorted(counted, key=lambda one: (one.instrument, LEVELS.index(one.level)))
    return shapes.Register(
        caption=gettext("Assessments of the last twelve months"),
        columns=(
            shapes.Column(label=gettext("Questions"), wide=True),
            shapes.Column(label=gettext("Level")),
            shapes.Column(label=gettext("Sheets"), numeric=True),
            shapes.Column(label=gettext("Share"), numeric=True),
            shapes.Column(label=gettext("Raised by the officer"), numeric=True),
            shapes.Column(label=gettext("Minutes on average"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=_title(one.instrument, language)),
                shapes.Cell(text=label("risk_levels", one.level)),
                shapes.Cell(text=str(one.sheets), kind="number"),
                shapes.Cell(text=_share(share_of(one.sheets, totals[one.instrument]))),
                shapes.Cell(text=str(one.raised), kind="number"),
                shapes.Cell(text="" if one.minutes is None else f"{one.minutes:.0f}"),
            )
            for one in rows
        ),
        empty=shapes.Empty(title=gettext("No danger was assessed here in the last twelve months.")),
    )


def _version(name: str, known: Sequence[OutcomeCount], language: str) -> dict[str, object]:
    of = [one for one in known if one.instrument == name]
    found = validate(name, _by_level(of, "yes"), _by_level(of, "no"))
    silent = sum(one.people for one in of if one.severe not in ("yes", "no"))
    return {
        "title": _title(name, language),
        "n": found.n,
        "missing": max(ENOUGH - found.n, 0),
        "hurt": found.hurt,
        "silent": silent,
        "is_enough": found.is_enough,
        "rows": _figures(found) if found.is_enough else (),
    }


def _figures(found: Validation) -> tuple[tuple[str, str], ...]:
    rows = (
        (gettext("Of those hurt severely since, how many stood at high (sensitivity)"),
         found.sensitivity),
        (gettext("Of those not hurt, how many stood below high (specificity)"),
         found.specificity),
        (gettext("Of those at high, how many were hurt (positive predictive value)"),
         found.positive),
        (gettext("Of those below high, how many were not hurt (negative predictive value)"),
         found.negative),
    )  # fmt: skip
    area = gettext("How often somebody hurt stood above somebody not hurt (AUC; chance is 0.50)")
    return (
        *((words, _share(share)) for words, share in rows if share is not None),
        *(((area, _area(found.area)),) if found.area is not None else ()),
    )


def _share(share: Share) -> str:
    if share.low is None or share.high is None:
        return gettext("none to count")
    return gettext("%(part)s of %(of)s: %(share)s%% (%(low)s to %(high)s)") % {
        "part": share.part, "of": share.of, "share": f"{100 * share.part / share.of:.0f}",
        "low": f"{100 * share.low:.0f}", "high": f"{100 * share.high:.0f}",
    }  # fmt: skip


def _area(area: Area) -> str:
    return gettext("%(value)s (%(low)s to %(high)s)") % {
        "value": f"{area.value:.2f}", "low": f"{area.low:.2f}", "high": f"{area.high:.2f}",
    }  # fmt: skip


def _by_level(of: Sequence[OutcomeCount], severe: str) -> Mapping[str, int]:
    return {one.level: one.people for one in of if one.severe == severe}


def _totals(counted: Sequence[LevelCount]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for one in counted:
        totals[one.instrument] = totals.get(one.instrument, 0) + one.sheets
    return totals


def _title(instrument: str, language: str) -> str:
    known = risk_file.load().get(instrument)
    return in_language(known.title_en, known.title_ur, language) if known else instrument
