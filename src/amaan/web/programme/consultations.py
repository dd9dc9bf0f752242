"""Consultations: the matrices of 2021, what is asked now, answering, coding, what came of it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.books import queries as books
from amaan.community import consultation
from amaan.community.consultation import BANDS, OTHER, REASON, TOPICS, WAY, Topic
from amaan.community.consultation_2021 import (
    ASKED,
    FAILURES,
    FAMILIES,
    GRADES,
    SOURCE_EN,
    SOURCE_UR,
    WAYS,
)
from amaan.community.consultation_outcome import Outcome, Theme, outcome
from amaan.community.results import number
from amaan.confidentiality.classes import DataClass
from amaan.kernel.refusals import NotFound
from amaan.web.kit import shapes
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf
from amaan.web.kit.language import chosen, in_language
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()


class AnswerForm(forms.Form):
    """Three reasons and three ways; one of each is enough."""

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed)
        numbered = range(1, consultation.EACH_ASKED + 1)
        for n in numbered:
            self.fields[f"reason_{n}"] = LineField(
                label=_("Reason %(n)s") % {"n": n}, limit=consultation.LONGEST, required=False
            )
        for n in numbered:
            self.fields[f"way_{n}"] = LineField(
                label=_("Way %(n)s") % {"n": n}, limit=consultation.LONGEST, required=False
            )

    def told(self, which: str) -> list[str]:
        """This will give the reasons, or the ways, that were written."""
        return [words for name, words in self.cleaned_data.items() if name.startswith(which)]


class CodeForm(forms.Form):
    """A theme for each answer; what is left open is coded another time."""

    def __init__(self, listed: tuple[consultation.ToCode, ...], typed: Any = None) -> None:
        super().__init__(typed, initial={str(one.answer_id): one.theme for one in listed})
        options = {side: [("", "–"), *_theme_options(side)] for side in (REASON, WAY)}
        for one in listed:
            self.fields[str(one.answer_id)] = OneOf(
                options[one.side], label=one.words, required=False, folded=True
            )

    def themes(self) -> dict[UUID, str]:
        """This will give the themes that were chosen, by answer."""
        return {UUID(name): theme for name, theme in self.cleaned_data.items() if theme}


@door(audience="people", classes=NOTHING_OF_A_CASE)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what officers were and are asked; to whoever is asked or reads it."""
    reads = books.may_read(visit.actor, TOPICS)
    asked = consultation.may_answer(visit.actor)
    if not (reads or asked):
        raise NotFound
    found = consultation.topics(visit.actor, visit.now)
    shown = {
        "topics": [_listed(one, reads=reads, asked=asked) for one in found],
        "keeps": books.may_keep(visit.actor, TOPICS),
        "reads": reads,
        "register_url": reverse("books:book", args=[TOPICS.name]),
        "new_url": reverse("books:new", args=[TOPICS.name]),
    }
    return render(request, "programme/consultations.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE)
def first(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show both matrices of 2021, word for word."""
    if not (books.may_read(visit.actor, TOPICS) or consultation.may_answer(visit.actor)):
        raise NotFound
    shown = {
        "title": _("Consultation of the Police Forum, 2021"),
        "about": _(
            "%(n)s serving and retired officers of the Police Service, grades %(low)s–%(high)s."
        )
        % {"n": ASKED, "low": GRADES[0], "high": GRADES[1]},
        "source": in_language(SOURCE_EN, SOURCE_UR, visit.language),
        "failures": _failures(None),
        "ways": _ways(None),
    }  # fmt: skip
    return render(request, "programme/consultation.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE)
def one(request: HttpRequest, visit: Visit, topic_id: UUID) -> HttpResponse:
    """This will show what a consultation found: both matrices with how often each was said."""
    found = outcome(visit.actor, topic_id, visit.now)
    topic = found.topic
    shown = {
        "title": in_language(topic.title_en, topic.title_ur, visit.language),
        "about": in_language(topic.question_en, topic.question_ur, visit.language),
        "pairs": _pairs(found),
        "failures": _failures({theme.code: theme for theme in found.reasons}),
        "ways": _ways({theme.code: theme for theme in found.ways}),
        "bands": _bands(found),
        "code_url": reverse("programme:code", args=[topic_id])
        if books.may_keep(visit.actor, TOPICS)
        else "",
    }
    return render(request, "programme/consultation.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def answer(request: HttpRequest, visit: Visit, topic_id: UUID) -> HttpResponse:
    """This will take an officer's reasons and ways, once, without a name."""
    topic = _found(visit, topic_id)
    if not consultation.may_answer(visit.actor):
        raise NotFound
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: consultation.answer(
            actor=visit.actor, topic_id=topic_id, reasons=form.told("reason"),
            ways=form.told("way"), now=visit.now,
        ),
    ):  # fmt: skip
        messages.success(request, _("Thank you. Your answer is in the box, without your name."))
        return redirect("programme:consultations")
    shown = {
        "title": in_language(topic.title_en, topic.title_ur, visit.language),
        "question": in_language(topic.question_en, topic.question_ur, visit.language),
        "topic": topic,
    }
    return drawn(request, "programme/answer.html", form, shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def collect(request: HttpRequest, visit: Visit, topic_id: UUID) -> HttpResponse:
    """This will take the answers out of the box of a consultation that is over."""
    consultation.collect(actor=visit.actor, topic_id=topic_id, now=visit.now)
    messages.success(request, _("The answers are taken out. They can be coded now."))
    return redirect("programme:code", topic_id)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def code(request: HttpRequest, visit: Visit, topic_id: UUID) -> HttpResponse:
    """This will let a coder give each answer its theme, without seeing another coder's."""
    listed = consultation.to_code(visit.actor, topic_id, visit.now)
    topic = _found(visit, topic_id)
    form = CodeForm(listed, request.POST or None)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: consultation.code(
            actor=visit.actor, topic_id=topic_id, themes=form.themes(), now=visit.now
        ),
    ):  # fmt: skip
        messages.success(request, _("Your themes are kept."))
        return redirect("programme:consultation", topic_id)
    shown = {
        "title": in_language(topic.title_en, topic.title_ur, visit.language),
        "question": in_language(topic.question_en, topic.question_ur, visit.language),
        "reasons": [form[str(one.answer_id)] for one in listed if one.side == REASON],
        "ways": [form[str(one.answer_id)] for one in listed if one.side == WAY],
        "back": reverse("programme:consultations"),
    }
    return drawn(request, "programme/code.html", form, shown)


def _found(visit: Visit, topic_id: UUID) -> Topic:
    found = consultation.topics(visit.actor, visit.now)
    topic = next((one for one in found if one.topic_id == topic_id), None)
    if topic is None:
        raise NotFound
    return topic


def _listed(one: Topic, *, reads: bool, asked: bool) -> dict[str, Any]:
    return {
        "topic": one,
        "title": in_language(one.title_en, one.title_ur),
        "answer_url": reverse("programme:answer", args=[one.topic_id])
        if asked and one.is_open and not one.answered
        else "",
        "outcome_url": reverse("programme:consultation", args=[one.topic_id])
        if reads and one.is_collected
        else "",
        "collect_url": reverse("programme:collect", args=[one.topic_id]),
        "is_over": not one.is_open and not one.is_collected,
    }


def _theme_options(side: str) -> list[tuple[str, str]]:
    if side == REASON:
        named = [(one.code, in_language(one.english, one.urdu)) for one in FAILURES]
    else:
        named = [
            (one.number, f"{one.number}. {in_language(one.policy, one.policy_ur)}") for one in WAYS
        ]
    return [*named, (OTHER, _("Something else"))]


def _pairs(found: Outcome) -> tuple[tuple[str, str], ...]:
    agreed = found.agreed
    return (
        (_("Officers who answered"), number(found.answers)),
        (_("Answers coded"), number(found.coded)),
        (
            _("Agreement of two coders (Cohen's kappa)"),
            _("only one has coded")
            if agreed is None
            else _("no value: all alike")
            if agreed.kappa is None
            else _("%(kappa)s (between %(low)s and %(high)s), of %(n)s answers")
            % {
                "kappa": f"{agreed.kappa:.2f}",
                "low": f"{agreed.low:.2f}",
                "high": f"{agreed.high:.2f}",
                "n": agreed.pairs,
            },
        ),
    )


def _failures(counted: dict[str, Theme] | None) -> shapes.Register:
    families = {code: in_language(english, urdu) for code, english, urdu in FAMILIES}
    rows = [
        (families[one.family], in_language(one.english, one.urdu), *_said(counted, one.code))
        for one in FAILURES
    ]
    if counted is not None:
        rows.append(("–", _("Something else"), *_said(counted, OTHER)))
    return _matrix(_("Failures"), (_("Family of failures"), _("Failure")), rows, counted)


def _ways(counted: dict[str, Theme] | None) -> shapes.Register:
    rows = [
        (
            one.number,
            in_language(one.policy, one.policy_ur),
            in_language(one.procedures, one.procedures_ur),
            in_language(one.rules, one.rules_ur),
            in_language(one.regulation, one.regulation_ur),
            *_said(counted, one.number),
        )
        for one in WAYS
    ]
    if counted is not None:
        rows.append(("–", _("Something else"), "–", "–", "–", *_said(counted, OTHER)))
    heads = (
        _("Number"), _("Policy"), _("Procedures"), _("Rules"), _("Regulation, supervision")
    )  # fmt: skip
    return _matrix(_("Policy and procedure programme"), heads, rows, counted)


def _said(counted: dict[str, Theme] | None, theme: str) -> tuple[str, ...]:
    return () if counted is None else (number(counted[theme].answers),)


def _matrix(
    caption: str,
    heads: tuple[str, ...],
    rows: list[tuple[str, ...]],
    counted: dict[str, Theme] | None,
) -> shapes.Register:
    columns = [shapes.Column(label=head) for head in heads]
    if counted is not None:
        columns.append(shapes.Column(label=_("Said so often"), numeric=True))
    return shapes.Register(
        caption=caption,
        columns=tuple(columns),
        rows=tuple(tuple(shapes.Cell(text=cell) for cell in row) for row in rows),
        empty=shapes.Empty(title=_("Nothing is coded yet.")),
    )


def _bands(found: Outcome) -> shapes.Register:
    told = [theme for theme in (*found.reasons, *found.ways) if theme.answers]
    bands = [band for band in BANDS if found.people.get(band.code)]
    names = dict([*_theme_options(REASON), *_theme_options(WAY)])
    return shapes.Register(
        caption=_("By grade band"),
        columns=(
            shapes.Column(label=_("Theme"), wide=True),
            *(
                shapes.Column(
                    label=_("%(band)s (%(n)s officers)")
                    % {"band": chosen(BANDS, band.code), "n": found.people[band.code]},
                    numeric=True,
                )
                for band in bands
            ),
        ),
        rows=tuple(
            (
                shapes.Cell(text=names[theme.code]),
                *(shapes.Cell(text=number(theme.by_band.get(band.code, 0))) for band in bands),
            )
            for theme in told
        ),
        empty=shapes.Empty(title=_("Nothing is coded yet.")),
    )
