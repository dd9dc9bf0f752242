"""Sections of law as a page shows them: what each asks, which answer tells it, what to beware of.

The same for the desk, the case and the page for training. The assistant of the law room works
it out; here it is put into the reader's words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amaan.law import catalogue
from amaan.law.assistant import Assessment, Candidate, NotProposed
from amaan.law.assistant_file import Question, load_assistant
from amaan.law.proposals import Check
from amaan.web.kit import clock_words
from amaan.web.kit.fields import OneOf, SomeOf
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.words import label

NONE_OF_THESE = "none"
_FIELD = "q_"
# Codes of these checks are words of a list of labels; the others are said by themselves.
_LIST_OF_CHECK = {"with_acts": "acts", "age": "age_limits"}


@dataclass(frozen=True)
class CheckLine:
    """One thing a section asks: told, not told yet, or told otherwise."""

    head: str
    words: str
    fit: str


@dataclass(frozen=True)
class Warned:
    """What to beware of, and on what it rests."""

    words: str
    source: str


@dataclass(frozen=True)
class SectionLine:
    """A section to look at. `decision` is the field in which the officer decides, if any."""

    id: str
    section: str
    act: str
    title: str
    url: str
    likely: bool
    because: str
    cognizable: str
    court: str
    elements: str
    settling: str
    schedule: str
    marks: tuple[str, ...]
    checks: tuple[CheckLine, ...]
    warnings: tuple[Warned, ...]
    bars: tuple[str, ...]
    sources: tuple[str, ...]
    decision: Any = None


@dataclass(frozen=True)
class TrackLine:
    """Who takes it up, and how."""

    title: str
    words: str
    sources: tuple[str, ...]
    secondary: bool


@dataclass(frozen=True)
class Found:
    """Everything the assistant shows."""

    sections: tuple[SectionLine, ...]
    # On the file, though nothing that was told points there.
    others: tuple[SectionLine, ...]
    against: tuple[tuple[str, str, str], ...]
    tracks: tuple[TrackLine, ...]
    # In words: what was done and no section answers.
    unanswered: tuple[str, ...]
    questions: "QuestionForm"
    more_questions: int


class QuestionForm(forms.Form):
    """The questions whose answers matter now: those answered, and the next few."""

    def __init__(self, questions: Sequence[Question], **kw: Any) -> None:
        super().__init__(**kw)
        for question in questions:
            self.fields[_FIELD + question.id] = _asked(question)


def answers_in(typed: "MultiValueDict[str, str]") -> tuple[frozenset[str], frozenset[str]]:
    """This will read what was answered: what is so, and what is not so.

    Of several the ones not chosen stay unsaid, unless somebody says that none of them is so. A
    word that is no answer counts as none.
    """
    yes: set[str] = set()
    no: set[str] = set()
    for question in load_assistant().questions:
        given = set(typed.getlist(_FIELD + question.id))
        if question.sort == "one":
            (yes if "yes" in given else no if "no" in given else set()).update(question.particulars)
            continue
        yes |= given & set(question.particulars)
        if given == {NONE_OF_THESE}:
            no |= set(question.particulars)
    return frozenset(yes), frozenset(no)


def asked_in(typed: "MultiValueDict[str, str]") -> frozenset[str]:
    """This will name the particulars whose questions stood on the page that was sent."""
    shown = typed.get("asked", "").split()
    return frozenset(
        p for question in load_assistant().questions if question.id in shown
        for p in question.particulars
    )  # fmt: skip


def answered_form(assessed: Assessment, yes: frozenset[str], no: frozenset[str]) -> QuestionForm:
    """This will ask the questions that matter, with the answers given so far."""
    first: dict[str, Any] = {}
    for question in assessed.questions:
        told = [p for p in question.particulars if p in yes]
        denied = no.issuperset(question.particulars)
        if question.sort == "one":
            first[_FIELD + question.id] = "yes" if told else "no" if denied else "unknown"
        else:
            first[_FIELD + question.id] = told or ([NONE_OF_THESE] if denied else [])
    return QuestionForm(assessed.questions, initial=first)


def found(
    assessed: Assessment,
    yes: frozenset[str] = frozenset(),
    no: frozenset[str] = frozenset(),
    decisions: "forms.Form | None" = None,
) -> Found:
    """This will put an assessment into the reader's words."""
    return Found(
        sections=tuple(_section(c, decisions) for c in assessed.candidates),
        others=tuple(_section(c, decisions) for c in assessed.others),
        against=tuple(_against(row) for row in assessed.not_proposed),
        tracks=tuple(
            TrackLine(
                in_language(t.title, t.title_ur),
                in_language(t.words, t.words_ur),
                _titles(t.sources),
                t.confidence == "secondary",
            )
            for t in assessed.tracks
        ),
        unanswered=tuple(sorted(label("acts", act) for act in assessed.unanswered)),
        questions=answered_form(assessed, yes, no),
        more_questions=max(0, assessed.open_questions - _waiting_shown(assessed, yes, no)),
    )


def check_line(check: Check) -> CheckLine:
    """This will say one thing a section asks, in the reader's words."""
    return CheckLine(label("section_checks", check.asks), _words_of(check), check.fit)


def _asked(question: Question) -> forms.Field:
    words = in_language(question.words, question.words_ur)
    if question.sort == "one":
        answers = [(code, label("answers", code)) for code in ("yes", "no", "unknown")]
        return OneOf(answers, label=words, inline=True, required=False)
    pairs = [(p, label("particulars", p)) for p in question.particulars]
    return SomeOf(
        [*pairs, (NONE_OF_THESE, _("None of these"))], label=words, required=False, inline=True
    )


def _waiting_shown(assessed: Assessment, yes: frozenset[str], no: frozenset[str]) -> int:
    return sum((yes | no).isdisjoint(q.particulars) for q in assessed.questions)


def _section(candidate: Candidate, decisions: "forms.Form | None") -> SectionLine:
    offence, proposal = candidate.offence, candidate.proposal
    name = f"d_{offence.id}"
    return SectionLine(
        id=offence.id,
        section=offence.section,
        act=offence.act,
        title=in_language(offence.title, offence.title_ur),
        url=address("law:one", "offence", offence.id),
        likely=proposal.strength == "likely",
        because=in_language(proposal.because, proposal.because_ur),
        cognizable=label("what_cognizable_means", offence.cognizable),
        court=offence.court,
        elements=offence.elements,
        settling=_settling(candidate),
        schedule=_schedule(candidate),
        marks=tuple(label("law_marks", mark) for mark in proposal.marks),
        checks=tuple(check_line(check) for check in candidate.checks),
        warnings=_warnings(candidate),
        bars=tuple(in_language(bar.rule, bar.rule_ur) for bar in candidate.bars),
        sources=_titles(proposal.sources),
        decision=decisions[name] if decisions is not None and name in decisions.fields else None,
    )


def _warnings(candidate: Candidate) -> tuple[Warned, ...]:
    traps = [
        Warned(in_language(trap.words, trap.words_ur), "; ".join(_titles(trap.sources)))
        for trap in candidate.traps
    ]
    points = [
        Warned(
            f"{in_language(p.topic, p.topic_ur)}: "
            f"{in_language(p.safe_behaviour, p.safe_behaviour_ur)}",
            p.id,
        )
        for p in candidate.points
    ]
    return tuple(traps + points)


def _settling(candidate: Candidate) -> str:
    if not candidate.may_be_settled:
        return gettext("May never be settled.")
    return gettext("The law lets it be settled: %(how)s. No police officer mediates it.") % {
        "how": label("settling", candidate.offence.compoundable.status)
    }


def _schedule(candidate: Candidate) -> str:
    if candidate.connected or candidate.offence.is_scheduled:
        return label("schedules", candidate.offence.anti_rape_schedule)
    return ""


def _against(row: NotProposed) -> tuple[str, str, str]:
    lines = [check_line(check) for check in row.against]
    told = gettext("; ").join(f"{line.head}: {line.words}" for line in lines)
    return row.offence.section, in_language(row.offence.title, row.offence.title_ur), told


def _words_of(check: Check) -> str:
    if check.asks in ("acted_from", "acted_before", "in_force"):
        return ", ".join(clock_words.day(date.fromisoformat(code)) for code in check.codes)
    if not check.codes:
        return gettext("Yes")
    of = _LIST_OF_CHECK.get(check.asks, check.asks)
    return gettext(", ").join(label(of, code) for code in check.codes)


def _titles(keys: Iterable[str]) -> tuple[str, ...]:
    known = catalogue.load().sources
    return tuple(known[key].title for key in keys)
