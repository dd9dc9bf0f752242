"""What the mediation pages show: grounds of a no, lines of registers. Codes become words here."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.kernel.clock import local_date
from amaan.law import catalogue, practice
from amaan.mediation.asking import Asked
from amaan.mediation.disputes import BARRED_MATTERS
from amaan.mediation.disputes_queries import CallLine, DisputeLine, QuestionLine
from amaan.mediation.forums import ForumLine
from amaan.mediation.gate import Ground
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.markup import address
from amaan.web.kit.words import LISTS, label


def rule_text(rule: str) -> tuple[str, str]:
    """This will give a rule's sentence, and what it rests on."""
    if rule.startswith("BAR-"):
        (bar,) = [one for one in catalogue.load().settlement if one.id == rule]
        mark = _("law, read in a secondary source") if bar.confidence != "verified" else _("law")
        return in_language(bar.rule, bar.rule_ur), mark
    (line,) = [one for one in practice.load().mediation if one.id == rule]
    sourced = line.nature == "sourced"
    mark = _("international standard") if sourced else _("proposed to the police service")
    return in_language(line.condition, line.condition_ur), mark


def grounds_of(grounds: tuple[Ground, ...]) -> tuple[dict[str, object], ...]:
    """This will say each rule that stands in the way, with what it found."""
    shown = []
    for ground in grounds:
        words, mark = rule_text(ground.rule)
        kind = "settlement" if ground.rule.startswith("BAR-") else "red_line"
        shown.append(
            {
                "rule": ground.rule,
                "words": words,
                "mark": mark,
                "because": comma().join(_found(code) for code in ground.because),
                "url": reverse("law:one", args=[kind, ground.rule]),
                "for_good": ground.for_good,
            }
        )
    return tuple(shown)


def _found(code: str) -> str:
    for name in ("gate_grounds", "acts", "contexts", "age_bands", "proposers", "gate_mediators",
                 "condition_of"):  # fmt: skip
        if code in LISTS[name]:
            return label(name, code)
    offence = catalogue.load().every.get(code)
    return in_language(offence.title, offence.title_ur) if offence else code


def asked_register(lines: tuple[Asked, ...], older: str) -> shapes.Register:
    """This will list what the gate was asked."""
    return shapes.Register(
        caption=_("Asked at the gate"),
        columns=(
            shapes.Column(label=_("Asked on")), shapes.Column(label=_("Answer"), wide=True),
            shapes.Column(label=_("Proposed by")), shapes.Column(label=_("By which rules")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=clock_words.moment(one.asked_at),
                    href=address("mediation:answer", one.answer_id),
                ),
                shapes.Cell(
                    text=label("gate_answers", one.answer.result),
                    note=_("about a case") if one.case_id else "",
                ),
                shapes.Cell(text=label("proposers", one.told.proposed_by)),
                shapes.Cell(text=" ".join(one.answer.rules)),
            )
            for one in lines
        ),
        empty=shapes.Empty(
            title=_("Nobody asked yet."),
            text=_("Whoever proposes to settle anything at this desk is answered here first."),
        ),
        older_url=older,
    )  # fmt: skip


def disputes_register(lines: tuple[DisputeLine, ...], older: str, first: str) -> shapes.Register:
    """This will list what forums did."""
    return shapes.Register(
        caption=_("What forums did"),
        columns=(
            shapes.Column(label=_("Number")), shapes.Column(label=_("Forum"), wide=True),
            shapes.Column(label=_("Brought on")), shapes.Column(label=_("By")),
            shapes.Column(label=_("About")), shapes.Column(label=_("What came of it")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=one.number, href=address("mediation:dispute", one.dispute_id),
                    note=_("taken back") if one.taken_back else "",
                ),
                shapes.Cell(text=in_language(one.forum_en, one.forum_ur)),
                shapes.Cell(text=clock_words.day(one.registered_on)),
                shapes.Cell(text=label("dispute_brought_by", one.brought_by)),
                shapes.Cell(
                    text=label("dispute_matters", one.matter),
                    note=_("no forum may have it") if one.matter in BARRED_MATTERS else "",
                ),
                shapes.Cell(
                    text=label("forum_outcomes", one.outcome) if one.outcome else _("open")
                ),
            )
            for one in lines
        ),
        empty=shapes.Empty(
            title=_("Nothing is written down yet."),
            text=_("What a forum did is written down always, also what it might not have done."),
        ),
        older_url=older,
        newer_url=first,
    )  # fmt: skip


def forums_register(lines: tuple[ForumLine, ...]) -> shapes.Register:
    """This will list the forums of the district."""
    return shapes.Register(
        caption=_("Forums of the district"),
        columns=(
            shapes.Column(label=_("Forum"), wide=True), shapes.Column(label=_("Kind")),
            shapes.Column(label=_("Mediators"), numeric=True),
            shapes.Column(label=_("Women"), numeric=True),
            shapes.Column(label=_("Trained"), numeric=True),
            shapes.Column(label=_("May a matter be sent there?")),
        ),
        rows=tuple(_forum(one) for one in lines),
        empty=shapes.Empty(
            title=_("No forum is registered."),
            text=_("Without one nothing is referred. Add a forum that the district has seen."),
        ),
    )  # fmt: skip


def _forum(one: ForumLine) -> tuple[shapes.Cell, ...]:
    if one.closed_on is not None:
        fit = _("closed")
    elif not one.may_be_fit:
        fit = _("never: it decides by custom")
    else:
        fit = _("yes") if one.is_fit else _("not yet")
    return (
        shapes.Cell(
            text=in_language(one.name_en, one.name_ur),
            href=address("mediation:forum", one.forum_id),
        ),
        shapes.Cell(text=label("forums", one.kind)),
        shapes.Cell(text=str(len(one.mediators))),
        shapes.Cell(text=str(sum(m.sex == "female" for m in one.mediators))),
        shapes.Cell(text=str(sum(m.is_trained for m in one.mediators))),
        shapes.Cell(text=fit),
    )


def lacks_of(one: ForumLine) -> tuple[str, ...]:
    """This will say what a forum lacks before anything may be sent to it."""
    return tuple(
        label("gate_grounds", name) for name, there in vars(one.fitness).items() if not there
    )


def questions_register(lines: tuple[QuestionLine, ...], caption: str) -> shapes.Register:
    """This will list what a legal adviser is asked."""
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("Asked on")), shapes.Column(label=_("Forum"), wide=True),
            shapes.Column(label=_("Number")), shapes.Column(label=_("About")),
            shapes.Column(label=_("Answer")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=clock_words.moment(one.asked_at),
                    href=address("mediation:dispute", one.dispute_id),
                ),
                shapes.Cell(text=in_language(one.forum_en, one.forum_ur)),
                shapes.Cell(text=one.number),
                shapes.Cell(text=", ".join(about(code) for code in one.about)),
                shapes.Cell(text=label("term_answers", one.answer) if one.answer else _("open")),
            )
            for one in lines
        ),
        empty=shapes.Empty(title=_("Nothing waits here.")),
    )  # fmt: skip


def about(code: str) -> str:
    """This will say what a lawyer is asked about: a term, a matter, or a broken agreement."""
    if code == "agreement_broken":
        return _("The agreement is not kept")
    name = "forum_terms" if code in LISTS["forum_terms"] else "dispute_matters"
    return label(name, code)


def calls_register(lines: tuple[tuple[DisputeLine, CallLine], ...]) -> shapes.Register:
    """This will list the safe calls whose day has come."""
    return shapes.Register(
        caption=_("Ask whether it is kept"),
        columns=(
            shapes.Column(label=_("Number")), shapes.Column(label=_("Forum"), wide=True),
            shapes.Column(label=_("Which call")), shapes.Column(label=_("Since")),
            shapes.Column(label=_("Not reached"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=one.number, href=address("mediation:dispute", one.dispute_id)),
                shapes.Cell(text=in_language(one.forum_en, one.forum_ur)),
                shapes.Cell(text=label("agreement_days", call.day)),
                shapes.Cell(text=clock_words.day(call.due_on)),
                shapes.Cell(text=str(call.tries)),
            )
            for one, call in lines
        ),
        empty=shapes.Empty(title=_("Nobody is to be asked today.")),
    )  # fmt: skip


def call_stands(call: CallLine) -> str:
    """This will say where one call stands."""
    if call.kept:
        return label("agreement_kept", call.kept)
    due = _("from %(day)s") % {"day": clock_words.day(call.due_on)}
    return f"{due} · {tried(call.tries)}" if call.tries else due


def tried(times: int) -> str:
    """This will say how often she was not reached; nothing where nobody tried in vain."""
    if not times:
        return ""
    return ngettext("not reached %(n)s time", "not reached %(n)s times", times) % {"n": times}


def is_due(call: CallLine, now: datetime) -> bool:
    """This will say whether the day of a call has come and nobody made it."""
    return not call.kept and call.due_on <= local_date(now)
