"""The study's figures, coded trials, interviews and recommendations as tables."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from amaan.court.judgment_study import TrialLine
from amaan.court.judgment_study_interviews import InterviewLine
from amaan.court.judgment_study_lists import STAGES
from amaan.court.judgment_study_offices import Recommended
from amaan.court.observing_form import PARTS, hearing_form
from amaan.court.trends import FEWEST, WHOLE, Figure, Trends
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Curve
from amaan.web.court import study_words as words
from amaan.web.court.observing_asking import titles as titles_of
from amaan.web.court.observing_shapes import court_name
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.markup import address
from amaan.web.kit.words import label

AFTER = (120, 365, 730)


def outcomes_of(found: Trends, *, outside: bool) -> shapes.Register:
    """This will show how trials ended, by year, each with its definition."""
    return _table(
        _("How trials ended"),
        (_("Figure"), _("Year"), _("Numbers")),
        [
            (
                words.DEFINED[one.code].title,
                one.group or _("all years"),
                words.numbers(one, outside=outside),
            )
            for one in found.outcomes
        ],
    )


def families_of(found: Trends, *, outside: bool) -> shapes.Register:
    """This will show convictions of the trials that ended, by offence."""
    named = words.titles("family")
    return _table(
        words.DEFINED["convicted_of_ended"].title,
        (_("Offence"), _("Numbers")),
        [(named[o.group], words.numbers(o, outside=outside)) for o in found.by_family],
    )


def grounds_of(found: Trends, *, outside: bool) -> shapes.Register:
    """This will show what judgments name as their grounds."""
    named = words.titles("ground")
    return _table(
        _("Grounds that judgments name"),
        (_("Ground"), _("Of"), _("Numbers")),
        [
            (
                named[o.group],
                words.DEFINED[o.code].title,
                words.numbers(o, outside=outside),
            )
            for o in found.grounds
        ],
    )


def evidence_of(found: Trends, *, outside: bool) -> shapes.Register:
    """This will show what judgments rest on, and how they speak of her."""
    relied = {
        "medical": _("Medical evidence"), "dna": _("DNA"), "testimony": _("Her testimony"),
    }  # fmt: skip
    return _table(
        _("What judgments rest on"),
        (_("Figure"), _("Numbers")),
        [
            (
                f"{words.DEFINED[o.code].title}: {relied[o.group]}"
                if o.group
                else words.DEFINED[o.code].title,
                words.numbers(o, outside=outside),
            )
            for o in found.evidence
        ],
    )


def times_of(found: Trends, *, outside: bool) -> shapes.Register:
    """This will show how long each stage takes, with its interval and how many still wait."""
    rows = []
    for stage in (*STAGES, WHOLE):
        curve = found.times[stage]
        rows.append(
            (
                words.stage_title(stage),
                trials_words(curve, outside=outside),
                median_words(curve),
                *(waiting_words(curve, days) for days in AFTER),
            )
        )
    heads = [_("not done after %(n)s days") % {"n": days} for days in AFTER]
    return _table(
        words.DEFINED["time"].title,
        (_("Stage"), _("Trials"), _("Half were done by"), *heads),
        rows,
    )


def trials_words(curve: Curve, *, outside: bool) -> str:
    """This will say how many went through a stage, and how many wait in it."""
    few = any(0 < count < FEWEST for count in (curve.happened, curve.censored))
    if outside and few:
        return _("fewer than %(n)s, not shown") % {"n": FEWEST}
    counts = {"done": curve.happened, "waiting": curve.censored}
    return _("%(done)s done, %(waiting)s waiting") % counts


def median_words(curve: Curve) -> str:
    """This will say by which day half were done, or that half never were."""
    if curve.n < ENOUGH_FOR_A_SHARE:
        return _("too few to say: %(n)s trials") % {"n": curve.n}
    median = curve.median()
    if median is None:
        return _("half were not done yet")
    low, high = curve.median_bounds()
    shown = {
        "n": median,
        "low": "–" if low is None else low,
        "high": _("later") if high is None else high,
    }
    return _("day %(n)s (between %(low)s and %(high)s)") % shown


def waiting_words(curve: Curve, days: int) -> str:
    """This will say what share was not done after some days."""
    if curve.n < ENOUGH_FOR_A_SHARE:
        return "–"
    if days > curve.longest and curve.censored:
        return _("not followed so long")
    return f"{round(100 * curve.share_after(days))}%"


def causes_of(found: Trends, *, outside: bool) -> shapes.Register:
    """This will show why hearings were put off."""
    rows = [(words.DEFINED["adjourned"].title, words.numbers(found.adjourned, outside=outside))]
    rows += [
        (label("adjournment_reasons", o.group), words.numbers(o, outside=outside))
        for o in found.causes
    ]
    return _table(_("Hearings that were put off"), (_("Cause"), _("Numbers")), rows)


def kept_of(found: Trends, *, outside: bool) -> tuple[shapes.Register, ...]:
    """This will show part by part what was kept in which court."""
    named, part_of = words.question_titles(), {q.id: q.part for q in hearing_form().questions}
    parts = dict(titles_of(hearing_form().parts))
    tables = []
    for part in reversed(PARTS):
        rows = [
            (named[o.code], words.court_of(o.group), words.numbers(o, outside=outside))
            for o in found.kept
            if part_of[o.code] == part
        ]
        if rows:
            tables.append(_table(parts[part], (_("Question"), _("Court"), _("Kept")), rows))
    return tuple(tables)


def agreed_of(found: Trends) -> shapes.Register:
    """This will show how far two observers agreed, question by question."""
    named = words.question_titles()
    return _table(
        words.DEFINED["agreed"].title,
        (_("Question"), _("Agreement")),
        [
            (named[o.question], words.agreement_words(o.found))
            for o in found.agreed
            if o.found.pairs
        ],
        empty=_("No hearing was observed by two."),
    )


def told_of(found: Trends, *, outside: bool) -> shapes.Register:
    """This will show what was answered in interviews, by role."""
    asked, roles = words.titles("asked"), words.titles("role")
    return _table(
        words.DEFINED["told"].title,
        (_("Question"), _("Role"), _("Numbers")),
        [(asked[o.code], roles[o.group], words.numbers(o, outside=outside)) for o in found.answers],
    )


def trials_of(lines: Sequence[TrialLine], older: str, first: str, more: str) -> shapes.Register:
    """This will list coded trials by the study's own numbers."""
    outcomes, families = words.titles("outcome"), words.titles("family")
    return shapes.Register(
        caption=_("Coded trials"),
        columns=(
            shapes.Column(label=_("Study number")),
            shapes.Column(label=_("Offence"), wide=True),
            shapes.Column(label=_("Outcome")),
            shapes.Column(label=_("Year"), numeric=True),
            shapes.Column(label=_("Days"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=line.trial.study_id,
                    href=address("court:study_trial", line.row_id) + more,
                    note=_("taken back") if line.taken_back else "",
                ),
                shapes.Cell(
                    text=families[line.trial.family],
                    note=court_name(line.trial.court, line.trial.court_number),
                ),
                shapes.Cell(text=outcomes[line.trial.outcome]),
                shapes.Cell(text=str(line.trial.year)),
                shapes.Cell(text=str(line.trial.days_followed)),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("No trial is coded yet."),
            text=_("Code one from its judgment, or bring in the study's table."),
        ),
        older_url=older,
        newer_url=first,
    )


def pairs_of(line: TrialLine) -> tuple[tuple[str, str], ...]:
    """This will give one coded trial in words."""
    one = line.trial
    reliance = words.titles("reliance")
    grounds = words.titles("ground")
    found = [
        (_("Court"), court_name(one.court, one.court_number)),
        (_("Year"), str(one.year)),
        (_("Outcome"), words.titles("outcome")[one.outcome]),
        (_("Offence"), words.titles("family")[one.family]),
        (_("Grounds"), ", ".join(grounds[code] for code in one.grounds) or "–"),
        (_("Medical evidence"), reliance[one.medical]),
        (_("DNA"), reliance[one.dna]),
        (_("Her testimony"), reliance[one.testimony]),
        (_("Language on her character"), words.titles("character")[one.character]),
        (_("The late report"), words.titles("delay")[one.delay]),
    ]
    for stage, days in zip(STAGES, one.days, strict=True):
        shown = _("stage not reached") if days is None else _("%(n)s days") % {"n": days}
        found.append((words.stage_title(stage), shown))
    found.append((words.stage_title(WHOLE), _("%(n)s days") % {"n": one.days_followed}))
    if one.sentence:
        months = ""
        if one.sentence_months:
            months = ", " + _("%(n)s months") % {"n": one.sentence_months}
        found.append((_("Sentence"), words.titles("sentence")[one.sentence] + months))
    if one.compensation:
        found.append((_("Compensation"), _("%(n)s rupees") % {"n": one.compensation}))
    return tuple(found)


def interviews_of(lines: Sequence[InterviewLine], older: str, first: str) -> shapes.Register:
    """This will list interviews by role and month."""
    roles = words.titles("role")
    return _table(
        _("Interviews"),
        (_("Role"), _("Month"), _("Questions answered")),
        [
            (
                roles[line.told.role],
                clock_words.day(line.told.month).split(" ", 1)[1],
                _("taken back") if line.taken_back else str(len(line.told.answers)),
            )
            for line in lines
        ],
        empty=_("Nobody was interviewed yet."),
        older=older,
        first=first,
    )


def stands(one: Recommended, today: date) -> str:
    """This will say how a recommendation stands."""
    if one.done_at is not None:
        return _("done, seen on %(day)s") % {"day": clock_words.day(one.done_at.date())}
    found = []
    if one.reply:
        found.append(words.titles("reply")[one.reply])
    if one.promised_on:
        found.append(_("promised for %(day)s") % {"day": clock_words.day(one.promised_on)})
    if not one.reply:
        found.append(_("no answer yet"))
    due = _("late since %(day)s") if one.is_late(today) else _("due on %(day)s")
    found.append(due % {"day": clock_words.day(one.due_on)})
    return " · ".join(found)


def recommendations_of(lines: Sequence[Recommended], today: date) -> shapes.Register:
    """This will list recommendations for a paper."""
    return _table(
        _("Recommendations"),
        (_("What"), _("To"), _("How it stands")),
        [(*asked_words(one), stands(one, today)) for one in lines],
        empty=_("Nothing is recommended yet."),
    )


def asked_words(one: Recommended) -> tuple[str, str]:
    """This will say what is asked, and of which office."""
    what = words.titles("recommendation")[one.what]
    if one.court:
        what += f" ({court_name(one.court, one.court_number or 1)})"
    return what, words.titles("addressee")[one.addressee]


def figures_of(found: Trends) -> tuple[Figure, ...]:
    """This will give every figure that is a part of a whole, for a file."""
    return (
        *found.outcomes, *found.by_family, *found.grounds, *found.evidence, found.adjourned,
        *found.causes, *found.kept, *found.answers,
    )  # fmt: skip


def _table(
    caption: object,
    heads: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    empty: str = "",
    older: str = "",
    first: str = "",
) -> shapes.Register:
    # What is long stands first and last: what it is, and its numbers.
    last = len(heads) - 1
    return shapes.Register(
        caption=str(caption),
        columns=tuple(
            shapes.Column(label=head, wide=n in (0, last)) for n, head in enumerate(heads)
        ),
        rows=tuple(tuple(shapes.Cell(text=str(cell)) for cell in row) for row in rows),
        empty=shapes.Empty(title=empty or _("Nothing to count yet.")),
        older_url=older,
        newer_url=first,
    )
