"""What the study publishes: the report with its plots, and its figures as a file.

Both leave the house, so no number of fewer than five people stands in either, and no list of
trials: rows with a court, an offence and a year lead to one woman.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from amaan.court import judgment_study_offices as offices
from amaan.court.judgment_study_lists import STAGES
from amaan.court.trends import WHOLE, Figure, Trends
from amaan.documents.pieces import Bar, Bars, Curve, Notice, Piece, Point, Prose
from amaan.exports.actions import note_print
from amaan.exports.tables import as_csv
from amaan.kernel import clock
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE
from amaan.web.court import study_shapes as shaping
from amaan.web.court import study_words as words
from amaan.web.court.study import STUDIED, district_name, figures, studied
from amaan.web.kit import clock_words, shapes
from amaan.web.kit import paper_file as papers
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label


@door(audience="court", classes=STUDIED, export=True)
def report(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will set the study of a district as a paper, with its plots."""
    place, _more = studied(request, visit)
    found = figures(visit, place)
    head = shapes.DocumentHead(
        title=_("The courts observed, and their judgments"),
        unit=district_name(visit, place),
        made_at=visit.now,
    )
    asked = offices.recommendations(visit.actor, place)
    today = clock.local_date(visit.now)
    pieces = (
        *_opening(found),
        papers.table_of(shaping.outcomes_of(found, outside=True), visit),
        *_definitions("convicted_of_ended", "convicted_of_merits", "acquitted_of_ended",
                      "settled_of_ended", "pending_of_all"),
        *_bars(words.DEFINED["convicted_of_ended"].title, found.by_family,
               words.titles("family"), "convicted_of_ended"),
        papers.table_of(shaping.grounds_of(found, outside=True), visit),
        *_definitions("ground_of_acquittal", "ground_of_conviction"),
        papers.table_of(shaping.evidence_of(found, outside=True), visit),
        *_definitions("relied_on", "character_stands", "delay_against_her", "compensation"),
        papers.table_of(shaping.times_of(found, outside=True), visit),
        *_curves(found),
        papers.table_of(shaping.causes_of(found, outside=True), visit),
        *_bars(words.DEFINED["cause"].title, found.causes,
               {o.group: label("adjournment_reasons", o.group) for o in found.causes}, "cause"),
        *_kept(found, visit),
        papers.table_of(shaping.agreed_of(found), visit),
        *_definitions("agreed"),
        papers.table_of(shaping.told_of(found, outside=True), visit),
        *_definitions("told"),
        papers.table_of(shaping.recommendations_of(asked, today), visit),
    )  # fmt: skip
    return papers.paper_file(visit, head, pieces, kind="court_study")


@door(audience="court", classes=STUDIED, export=True)
def figures_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give every figure as a file for a spreadsheet, each with what it counts."""
    place, _more = studied(request, visit)
    found = figures(visit, place)
    number = note_print(actor=visit.actor, paper="court_figures", case_id=None, now=visit.now)
    rows = [_file_row(one, number) for one in shaping.figures_of(found)]
    rows += _time_rows(found, number)
    answer = HttpResponse(as_csv([_file_head(), *rows]), content_type="text/csv; charset=utf-8")
    name = f"courts-{clock.local_date(visit.now).isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _opening(found: Trends) -> tuple[Piece, ...]:
    told = _(
        "%(hearings)s hearings were observed from %(since)s to %(until)s, %(twice)s of them by two "
        "observers, each alone; %(trials)s trials were coded and %(told)s interviews held. "
        "What was observed is what observers could attend: it is no sample of all hearings, and "
        "the coded trials are no sample of all trials unless the study says how it drew them."
    ) % {
        "hearings": found.hearings, "since": clock_words.day(found.since),
        "until": clock_words.day(found.until), "twice": found.seen_by_two,
        "trials": found.trials, "told": found.interviews,
    }  # fmt: skip
    return (
        Prose(paragraphs=(told,)),
        Notice(
            title=_("How to read the numbers"),
            text=_(
                "Each figure names its part and its whole. Where either is fewer than five it is "
                "not shown, so that it points at nobody; of fewer than ten no share is worked "
                "out. What lies between is the interval of 95 of 100."
            ),
        ),
    )


def _definitions(*codes: str) -> tuple[Piece, ...]:
    return (
        Prose(
            paragraphs=tuple(
                f"{words.DEFINED[code].title}: {words.DEFINED[code].counts}" for code in codes
            )
        ),
    )


def _bars(
    title: object, figures: tuple[Figure, ...], named: dict[str, str], code: str
) -> tuple[Piece, ...]:
    drawn = [one for one in figures if one.of >= ENOUGH_FOR_A_SHARE and one.may_leave]
    if not drawn:
        return ()
    return (
        Bars(
            title=str(title),
            each=tuple(
                Bar(
                    label=named[one.group],
                    share=one.part / one.of,
                    text=_("%(part)s of %(of)s") % {"part": one.part, "of": one.of},
                )
                for one in drawn
            ),
            note=str(words.DEFINED[code].counts),
        ),
    )


def _curves(found: Trends) -> tuple[Piece, ...]:
    drawn: list[Piece] = []
    for stage in (*STAGES, WHOLE):
        curve = found.times[stage]
        if curve.happened < ENOUGH_FOR_A_SHARE:
            continue
        drawn.append(
            Curve(
                title=words.stage_title(stage),
                points=tuple(Point(time=s.time, share=s.share, low=s.low, high=s.high)
                             for s in curve.steps),
                longest=curve.longest,
                unit=_("Share of trials that were not done yet, by days; the thin lines are the "
                       "interval."),
                note=shaping.median_words(curve),
            )
        )  # fmt: skip
    return (*drawn, *_definitions("time"))


def _kept(found: Trends, visit: Visit) -> tuple[Piece, ...]:
    named = words.question_titles()
    everywhere = tuple(
        Figure(one.code, one.code, one.part, one.of) for one in found.kept if not one.group
    )
    return (
        *_bars(words.DEFINED["kept"].title, everywhere, named, "kept"),
        *(papers.table_of(one, visit) for one in shaping.kept_of(found, outside=True)),
    )


def _file_head() -> tuple[str, ...]:
    return (
        _("Figure"), _("Code"), _("Group"), _("How many"), _("Of"), _("What is counted"),
        _("Number of this file"),
    )  # fmt: skip


def _file_row(one: Figure, number: str) -> tuple[str, ...]:
    defined = words.DEFINED.get(one.code)
    if defined is None:
        defined = words.DEFINED["told" if one.code in words.titles("asked") else "kept"]
    title = {**words.question_titles(), **words.titles("asked")}.get(one.code, str(defined.title))
    shown = one.may_leave or one.of == 0
    part, of = (str(one.part), str(one.of)) if shown else ("<5", "")
    return title, one.code, one.group, part, of, str(defined.counts), number


def _time_rows(found: Trends, number: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for stage in (*STAGES, WHOLE):
        rows.append(
            (
                words.stage_title(stage), "median_days", stage,
                shaping.median_words(found.times[stage]),
                shaping.trials_words(found.times[stage], outside=True),
                str(words.DEFINED["time"].counts), number,
            )
        )  # fmt: skip
    return rows
