"""Forums, what they did, and what a legal adviser says of it."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.queries import may
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.mediation import disputes, disputes_queries, forums
from amaan.mediation.disputes import ANSWERS, BARRED_MATTERS, KEPT
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.paging import key_of, older
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label
from amaan.web.mediation import shapes
from amaan.web.mediation.forms import (
    DisputeForm,
    ForumAgainForm,
    ForumForm,
    MediatorForm,
    OutcomeForm,
)

SKELETON = frozenset({DataClass.C1})
BOTH = ("GET", "POST")
PAGE = 20
NOT_REACHED = "not_reached"
# The figures are of a year back from today.
SPAN = timedelta(days=365)
READING = frozenset(
    {Post.MEDIATOR, Post.LEGAL_ADVISER, Post.DESK_OFFICER, Post.STATION_CLERK,
     Post.STATION_COMMANDER, Post.SUPERVISOR, Post.DISTRICT_COMMANDER, Post.REGIONAL_COMMANDER,
     Post.INSPECTOR_GENERAL}
)  # fmt: skip


@door(audience="mediation", classes=SKELETON)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what forums did, the calls that are due and what waits for a lawyer."""
    _only_readers(visit)
    before = key_of(request)
    lines = disputes_queries.disputes_of(visit.actor, limit=PAGE + 1, before=before)
    here = address("mediation:home")
    last = lines[PAGE - 1] if len(lines) > PAGE else None
    older_url = older(here, last.recorded_at, last.dispute_id) if last else ""
    advises = visit.actor.post == Post.LEGAL_ADVISER
    shown = {
        "disputes": shapes.disputes_register(lines[:PAGE], older_url, here if before else ""),
        "waits": shapes.questions_register(
            disputes_queries.questions(visit.actor, answered=False), _("Waits for a lawyer")
        ),
        "answered": shapes.questions_register(
            disputes_queries.questions(visit.actor, answered=True), _("Answered")
        )
        if advises
        else None,
        "calls": shapes.calls_register(disputes_queries.calls_due(visit.actor, visit.now)),
        "figures": _figures(visit, local_date(visit.now)),
        "writes": _may(visit, "write_dispute"),
        "mediates": visit.actor.post == Post.MEDIATOR,
        "asks": _may(visit, "ask_gate") or _may(visit, "stand_for_proposal"),
    }
    return render(request, "mediation/home.html", shown)


@door(audience="mediation", classes=SKELETON, methods=BOTH)
def new_dispute(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write down what was brought to a forum, by its mediator or from its paper."""
    if not _may(visit, "write_dispute"):
        raise NotFound
    form = DisputeForm(request.POST or None, forums=_forums_to_write_for(visit))
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: disputes.write_dispute(actor=visit.actor, dispute=form.dispute(), now=visit.now),
    ):  # fmt: skip
        if form.cleaned_data["matter"] in BARRED_MATTERS:
            messages.warning(
                request,
                _("No forum may have this. It is written down, and the legal adviser is asked."),
            )
        return redirect("mediation:dispute", form.act_ref())
    shown = {
        "title": _("What was brought to a forum"), "back": address("mediation:home"),
        "red_lines": True,
        "lead": _("Read the red lines first. What is written here holds nobody's name."),
    }  # fmt: skip
    return _step(request, form, shown)


@door(audience="mediation", classes=SKELETON)
def dispute(request: HttpRequest, visit: Visit, dispute_id: UUID) -> HttpResponse:
    """This will show one matter: what came of it, the calls after it, what a lawyer said."""
    _only_readers(visit)
    line, calls, asked = disputes_queries.dispute(visit.actor, dispute_id)
    writes = _may(visit, "write_dispute") and not line.taken_back
    shown = {
        "line": line,
        "forum": in_language(line.forum_en, line.forum_ur, visit.language),
        "barred": line.matter in BARRED_MATTERS,
        "pairs": _about(line),
        "terms": [label("forum_terms", code) for code in line.terms],
        "found": [shapes.about(code) for code in line.found],
        "calls": [
            (call.call_id, label("agreement_days", call.day), shapes.call_stands(call),
             writes and shapes.is_due(call, visit.now))
            for call in calls
        ],
        "kept": [(code, label("agreement_kept", code)) for code in KEPT],
        "asked": [
            (one, ", ".join(shapes.about(code) for code in one.about),
             label("term_answers", one.answer) if one.answer else "")
            for one in asked
        ],
        "answers": [(code, label("term_answers", code)) for code in ANSWERS],
        "may_answer": _may(visit, "judge_terms"),
        "writes": writes,
    }  # fmt: skip
    return render(request, "mediation/dispute.html", shown)


@door(audience="mediation", classes=SKELETON, methods=BOTH)
def outcome(request: HttpRequest, visit: Visit, dispute_id: UUID) -> HttpResponse:
    """This will write down what came of a matter, and look its agreement through."""
    if not _may(visit, "write_dispute"):
        raise NotFound
    line, _calls, _asked = disputes_queries.dispute(visit.actor, dispute_id)
    form = OutcomeForm(request.POST or None)

    def act() -> None:
        asks = disputes.write_outcome(
            actor=visit.actor, dispute_id=dispute_id, came=form.came(), now=visit.now
        )
        if asks:
            messages.warning(
                request,
                _("Nobody acts on this before the legal adviser has answered: %(terms)s.")
                % {"terms": ", ".join(sorted(shapes.about(code) for code in asks))},
            )

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("mediation:dispute", dispute_id)
    shown = {
        "title": _("What came of it"),
        "back": address("mediation:dispute", dispute_id),
        "lead": f"{in_language(line.forum_en, line.forum_ur)} · {line.number}",
    }  # fmt: skip
    return _step(request, form, shown)


@door(audience="mediation", classes=SKELETON, methods=("POST",))
def take_back(request: HttpRequest, visit: Visit, dispute_id: UUID) -> HttpResponse:
    """This will take a wrong entry back; it stays on the list and counts no more."""
    disputes.take_back(actor=visit.actor, dispute_id=dispute_id, now=visit.now)
    messages.info(request, _("Taken back. It stays on the list and counts no more."))
    return redirect("mediation:home")


@door(audience="mediation", classes=SKELETON, methods=("POST",))
def call(request: HttpRequest, visit: Visit, dispute_id: UUID, call_id: UUID) -> HttpResponse:
    """This will keep what she said when she was asked whether it is kept."""
    kept = request.POST.get("kept", "")
    if kept == NOT_REACHED:
        disputes.note_try(actor=visit.actor, call_id=call_id, now=visit.now)
    elif kept in KEPT:
        disputes.write_call(actor=visit.actor, call_id=call_id, kept=kept, now=visit.now)
    else:
        raise NotFound
    return redirect("mediation:dispute", dispute_id)


@door(audience="mediation", classes=SKELETON, methods=("POST",))
def lawyer(request: HttpRequest, visit: Visit, dispute_id: UUID, question_id: UUID) -> HttpResponse:
    """This will keep what the legal adviser says."""
    told = request.POST.get("answer", "")
    if told not in ANSWERS:
        raise NotFound
    disputes.answer_question(actor=visit.actor, question_id=question_id, answer=told, now=visit.now)
    return redirect("mediation:dispute", dispute_id)


@door(audience="mediation", classes=SKELETON)
def forum_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the forums of the district."""
    _only_readers(visit)
    shown = {
        "register": shapes.forums_register(forums.forums_of(visit.actor, visit.now, closed=True)),
        "keeps": _may(visit, "keep_forums") and visit.actor.district_id is not None,
    }
    return render(request, "mediation/forums.html", shown)


@door(audience="mediation", classes=SKELETON, methods=BOTH)
def new_forum(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will put a forum into the register."""
    if not _may(visit, "keep_forums"):
        raise NotFound
    form = ForumForm(request.POST or None)
    if (
        form.is_bound
        and form.is_valid()
        and done(
            form, lambda: forums.add_forum(actor=visit.actor, forum=form.forum(), now=visit.now)
        )
    ):
        return redirect("mediation:forum", form.act_ref())
    shown = {
        "title": _("Add a forum"), "back": address("mediation:forums"),
        "lead": _("Jirgas and panchayats are registered too, so that what they did can be written "
                  "down. Nothing is ever sent to them."),
    }  # fmt: skip
    return _step(request, form, shown)


@door(audience="mediation", classes=SKELETON, methods=BOTH)
def forum(request: HttpRequest, visit: Visit, forum_id: UUID) -> HttpResponse:
    """This will show a forum: what it has and lacks, and who mediates there."""
    _only_readers(visit)
    line = forums.forum_line(visit.actor, forum_id, visit.now)
    has = [name for name in forums.FITS if getattr(line.fitness, name)]
    form = ForumAgainForm(
        request.POST or None, initial={"fits": has, "closed": line.closed_on is not None}
    )
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: forums.look_again(
            actor=visit.actor, forum_id=forum_id, fits=frozenset(form.cleaned_data["fits"]),
            closed=bool(form.cleaned_data["closed"]), now=visit.now,
        ),
    ):  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect("mediation:forum", forum_id)
    shown = {
        "line": line,
        "name": in_language(line.name_en, line.name_ur, visit.language),
        "kind": label("forums", line.kind),
        "lacks": shapes.lacks_of(line),
        "mediators": [
            (
                one,
                in_language(one.name_en, one.name_ur, visit.language),
                label("sexes", one.sex),
                clock_words.day(one.trained_until) if one.trained_until else "",
            )
            for one in line.mediators
        ],
        "keeps": _may(visit, "keep_forums") and visit.actor.district_id is not None,
        "form": form,
    }
    return render(request, "mediation/forum.html", shown, status=422 if form.errors else 200)


@door(audience="mediation", classes=SKELETON, methods=BOTH)
def new_mediator(request: HttpRequest, visit: Visit, forum_id: UUID) -> HttpResponse:
    """This will seat a mediator in a forum."""
    if not _may(visit, "keep_forums"):
        raise NotFound
    line = forums.forum_line(visit.actor, forum_id, visit.now)
    form = MediatorForm(request.POST or None)

    def act() -> None:
        typed = form.cleaned_data["service_number"]
        account = organisation.officer_by_service_number(typed, visit.now) if typed else None
        if typed and account is None:
            form.add_error("service_number", _("Nobody has this service number."))
            return
        forums.add_mediator(
            actor=visit.actor, forum_id=forum_id, mediator=form.mediator(account), now=visit.now
        )

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("mediation:forum", forum_id)
    shown = {
        "title": _("Add a mediator"), "back": address("mediation:forum", forum_id),
        "lead": in_language(line.name_en, line.name_ur),
    }  # fmt: skip
    return _step(request, form, shown)


@door(audience="mediation", classes=SKELETON, methods=("POST",))
def end_mediator(
    request: HttpRequest, visit: Visit, forum_id: UUID, mediator_id: UUID
) -> HttpResponse:
    """This will keep that somebody no longer mediates there."""
    forums.end_mediator(actor=visit.actor, mediator_id=mediator_id, now=visit.now)
    return redirect("mediation:forum", forum_id)


def _may(visit: Visit, act: str) -> bool:
    return may(visit.actor, act)


def _only_readers(visit: Visit) -> None:
    if visit.actor.post not in READING:
        raise NotFound


def _forums_to_write_for(visit: Visit) -> tuple[forums.ForumLine, ...]:
    lines = forums.forums_of(visit.actor, visit.now)
    if visit.actor.post != Post.MEDIATOR:
        return lines
    mine = forums.forums_where_seated(visit.actor)
    return tuple(line for line in lines if line.forum_id in mine)


def _step(request: HttpRequest, form: forms.Form, shown: Mapping[str, object]) -> HttpResponse:
    return drawn(request, "mediation/step.html", form, shown)


def _about(line: disputes_queries.DisputeLine) -> tuple[tuple[str, str], ...]:
    pairs = [
        (_("Brought on"), clock_words.day(line.registered_on)),
        (_("Brought by"), label("dispute_brought_by", line.brought_by)),
        (_("How it came"), label("dispute_came_through", line.came_through)),
        (_("About"), label("dispute_matters", line.matter)),
        (
            _("Written down by"),
            _("by its mediator") if line.source == "mediator" else _("from the forum's paper"),
        ),
    ]
    if line.outcome and line.outcome_on:
        pairs.append((_("What came of it"), label("forum_outcomes", line.outcome)))
        pairs.append((_("On"), clock_words.day(line.outcome_on)))
    return tuple(pairs)


def _figures(visit: Visit, today: date) -> tuple[tuple[str, str], ...]:
    counted = disputes_queries.figures(visit.actor, today - SPAN, today, BARRED_MATTERS)

    def of(part: int, whole: int) -> str:
        return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}

    return (
        (_("Forums in use"), str(counted.forums)),
        (_("Mediators who are women"), of(counted.women, counted.mediators)),
        (_("Mediators with a training in date"), of(counted.trained, counted.mediators)),
        (_("Brought by women"), of(counted.by_women, counted.disputes)),
        (_("That no forum may have"), of(counted.by_barred_matter, counted.disputes)),
        (_("Agreed"), of(counted.agreed, counted.disputes)),
        (_("Put before a lawyer"), of(counted.to_a_lawyer, counted.disputes)),
    )
