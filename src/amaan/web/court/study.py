"""The study of the courts: its figures, coded trials, interviews and recommendations.

Kept by the oversight auditor: outside the police and holding no case, so that nobody can lay a
form beside a file. The police read what they are asked to mend, and the published report.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.classes import DataClass
from amaan.court import judgment_study as study
from amaan.court import judgment_study_interviews as telling
from amaan.court import judgment_study_offices as offices
from amaan.court.judgment_study import NotCodedLikeThis
from amaan.court.judgment_study_import import COLUMNS, check_trials, import_trials
from amaan.court.trends import Trends, trends
from amaan.kernel import clock
from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation.command import UnitName
from amaan.web.court import study_shapes as shaping
from amaan.web.court.study_asking import (
    Coding,
    InterviewForm,
    RecommendationForm,
    ReplyForm,
    TrialForm,
)
from amaan.web.court.study_words import DEFINED, titles
from amaan.web.kit import tables_in
from amaan.web.kit.acting import drawn
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.paging import key_of, older
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

STUDIED = frozenset({DataClass.C1})
BOTH = ("GET", "POST")
PAGE = 20
# What was observed in a year, so that one bad month weighs no more than it should.
PERIOD = timedelta(days=365)


@door(audience="court", classes=STUDIED)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what forms and judgments of a district show together."""
    place, more = studied(request, visit)
    found = figures(visit, place)
    shown = {
        **_frame(request, visit, place),
        "found": found,
        "recommendations": _standing(visit, place),
        "tables": [
            (DEFINED["convicted_of_ended"].counts, shaping.outcomes_of(found, outside=False)),
            ("", shaping.families_of(found, outside=False)),
            (DEFINED["ground_of_acquittal"].counts, shaping.grounds_of(found, outside=False)),
            (DEFINED["relied_on"].counts, shaping.evidence_of(found, outside=False)),
            (DEFINED["time"].counts, shaping.times_of(found, outside=False)),
            (DEFINED["adjourned"].counts, shaping.causes_of(found, outside=False)),
        ],
        # Long, and each read by itself: folded until somebody asks.
        "folded": [
            *((DEFINED["kept"].counts, one) for one in shaping.kept_of(found, outside=False)),
            (DEFINED["agreed"].counts, shaping.agreed_of(found)),
            (DEFINED["told"].counts, shaping.told_of(found, outside=False)),
        ],
        "report_url": address("court:study_report") + more,
        "file_url": address("court:study_figures") + more,
    }
    return render(request, "court/study_home.html", shown)


@door(audience="court", classes=STUDIED)
def trials(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list coded trials, newest first, a page at a time."""
    place, more = studied(request, visit)
    before = key_of(request)
    rows = study.trial_lines(visit.actor, place, visit.now, before=before, limit=PAGE + 1)
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    here = address("court:study_trials")
    older_url = older(here, last.recorded_at, last.row_id) if last else ""
    shown = {
        **_frame(request, visit, place),
        "trials": shaping.trials_of(
            rows[:PAGE],
            older_url + more.replace("?", "&") if older_url else "",
            here + more if before else "",
            more,
        ),
    }
    return render(request, "court/study_trials.html", shown)


@door(audience="court", classes=STUDIED, methods=BOTH)
def new_trial(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will code one trial by hand."""
    place, more = studied(request, visit)
    form = TrialForm(request.POST or None, now=visit.now)
    if form.is_bound and form.is_valid() and _done(
        form,
        lambda: study.code_trials(
            actor=visit.actor, district_id=place, trials=[form.trial()], now=visit.now,
            source="typed",
        ),
    ):  # fmt: skip
        return redirect(address("court:study_trials") + more)
    return _ask(
        request, form, _("Code a trial"), _("From its judgment, in codes and days."),
        address("court:study_trials") + more,
    )  # fmt: skip


@door(audience="court", classes=STUDIED)
def trial(request: HttpRequest, visit: Visit, trial_id: UUID) -> HttpResponse:
    """This will show one coded trial."""
    line = study.trial_line(visit.actor, trial_id, visit.now)
    shown = {
        "line": line,
        "pairs": shaping.pairs_of(line),
        "back_url": address("court:study_trials"),
    }
    return render(request, "court/study_trial.html", shown)


@door(audience="court", classes=STUDIED, methods=("POST",))
def trial_taken_back(request: HttpRequest, visit: Visit, trial_id: UUID) -> HttpResponse:
    """This will take a wrongly coded trial back."""
    study.take_trial_back(actor=visit.actor, row_id=trial_id, now=visit.now)
    messages.info(request, _("Taken back. It stays on the list and counts no more."))
    return redirect("court:study_trials")


@door(audience="court", classes=STUDIED, methods=BOTH)
def table(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will try a table of coded trials, and bring it in when nothing is wrong with it."""
    place, _more = studied(request, visit)
    return tables_in.page(request, visit, _kind(place))


@door(audience="court", classes=STUDIED, export=True)
def empty_table(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give an empty table of coded trials with one row as an example."""
    place, _more = studied(request, visit)
    return tables_in.empty_table(visit, _kind(place))


@door(audience="court", classes=STUDIED)
def interviews(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list interviews by role and month, a page at a time."""
    place, more = studied(request, visit)
    before = key_of(request)
    rows = telling.interview_lines(visit.actor, place, visit.now, before=before, limit=PAGE + 1)
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    here = address("court:study_interviews")
    older_url = older(here, last.recorded_at, last.row_id) if last else ""
    roles = titles("role")
    shown = {
        **_frame(request, visit, place),
        "interviews": shaping.interviews_of(
            rows[:PAGE],
            older_url + more.replace("?", "&") if older_url else "",
            here + more if before else "",
        ),
        "to_take_back": [
            (line, roles[line.told.role]) for line in rows[:PAGE] if not line.taken_back
        ],
    }
    return render(request, "court/study_interviews.html", shown)


@door(audience="court", classes=STUDIED, methods=BOTH)
def new_interview(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write down what somebody of a role answered."""
    place, more = studied(request, visit)
    form = InterviewForm(request.POST or None, now=visit.now)
    if form.is_bound and form.is_valid() and _done(
        form,
        lambda: telling.write_interview(
            actor=visit.actor, row_id=form.act_ref(), district_id=place, told=form.told(),
            now=visit.now,
        ),
    ):  # fmt: skip
        return redirect(address("court:study_interviews") + more)
    return _ask(
        request, form, _("An interview"),
        _("Answers in codes, by role and month. Nobody's name, and no word that tells who it was."),
        address("court:study_interviews") + more,
    )  # fmt: skip


@door(audience="court", classes=STUDIED, methods=("POST",))
def interview_taken_back(request: HttpRequest, visit: Visit, interview_id: UUID) -> HttpResponse:
    """This will take an interview back; its answers are gone at once."""
    telling.take_interview_back(actor=visit.actor, row_id=interview_id, now=visit.now)
    messages.info(request, _("Taken back. The answers are gone."))
    return redirect("court:study_interviews")


@door(audience="court", classes=STUDIED)
def recommendations(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what was recommended: all of it, or what one's own office is asked."""
    if visit.actor.post.value in offices.ANSWERING:
        confidentiality.permit(
            actor=visit.actor, act="answer_recommendation", case_id=None, now=visit.now
        )
        place, keeps = visit.actor.district_id, False
        frame: dict[str, Any] = {}
    else:
        place, _more = studied(request, visit)
        keeps, frame = True, _frame(request, visit, place)
    if place is None:
        raise NotFound
    shown = {**frame, "lines": _standing(visit, place), "keeps": keeps}
    return render(request, "court/study_recommendations.html", shown)


@door(audience="court", classes=STUDIED, methods=BOTH)
def recommend(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will ask an office for something, until a day."""
    place, more = studied(request, visit)
    form = RecommendationForm(request.POST or None, now=visit.now)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        if _done(
            form,
            lambda: offices.recommend(
                actor=visit.actor, row_id=form.act_ref(), district_id=place, what=said["what"],
                addressee=said["addressee"], court=said["court"],
                court_number=said["court_number"], due_on=said["due_on"], now=visit.now,
            ),
        ):  # fmt: skip
            return redirect(address("court:study_recommendations") + more)
    return _ask(
        request, form, _("A recommendation"),
        _("To an office, until a day. Police and prosecution answer here, others on paper."),
        address("court:study_recommendations") + more,
    )  # fmt: skip


@door(audience="court", classes=STUDIED, methods=BOTH)
def reply(request: HttpRequest, visit: Visit, recommendation_id: UUID) -> HttpResponse:
    """This will write down what an office answered."""
    asked = _asked_one(request, visit, recommendation_id)
    form = ReplyForm(request.POST or None, now=visit.now)
    if form.is_bound and form.is_valid() and _done(
        form,
        lambda: offices.reply(
            actor=visit.actor, row_id=recommendation_id, answer=form.cleaned_data["answer"],
            promised_on=form.cleaned_data["promised_on"], now=visit.now,
        ),
    ):  # fmt: skip
        return redirect("court:study_recommendations")
    return _ask(
        request, form, _("The answer to a recommendation"), asked,
        address("court:study_recommendations"),
    )  # fmt: skip


@door(audience="court", classes=STUDIED, methods=("POST",))
def done(request: HttpRequest, visit: Visit, recommendation_id: UUID) -> HttpResponse:
    """This will close a recommendation that was seen to be done."""
    offices.call_done(actor=visit.actor, row_id=recommendation_id, now=visit.now)
    messages.success(request, _("Closed as done."))
    return redirect("court:study_recommendations")


def studied(request: HttpRequest, visit: Visit) -> tuple[UnitId, str]:
    """This will say which district's courts a page is about, and how an address carries it."""
    offered = study.districts(visit.actor, visit.now)
    asked = request.GET.get("district", "")
    found = next((one for one in offered if str(one.unit_id) == asked), None)
    if found is not None:
        return found.unit_id, "?" + urlencode({"district": asked})
    if asked or not offered:
        raise NotFound
    return offered[0].unit_id, ""


def figures(visit: Visit, place: UnitId) -> Trends:
    """This will give the figures of a district, its observations of the last year."""
    today = clock.local_date(visit.now)
    return trends(visit.actor, place, since=today - PERIOD, until=today, now=visit.now)


def district_name(visit: Visit, place: UnitId) -> str:
    """This will name the district that is studied."""
    offered = study.districts(visit.actor, visit.now)
    return next((_name(one) for one in offered if one.unit_id == place), "")


def _frame(request: HttpRequest, visit: Visit, place: UnitId) -> dict[str, Any]:
    offered = study.districts(visit.actor, visit.now)
    more = f"?{urlencode({'district': str(place)})}" if len(offered) > 1 else ""
    rooms = (
        (_("Figures"), "court:study"),
        (_("Trials"), "court:study_trials"),
        (_("Interviews"), "court:study_interviews"),
        (_("Recommendations"), "court:study_recommendations"),
    )
    return {
        "place": next((_name(one) for one in offered if one.unit_id == place), ""),
        "rooms": [
            (title, address(name) + more, request.path == address(name)) for title, name in rooms
        ],
        "districts": [
            (_name(one), f"{request.path}?{urlencode({'district': str(one.unit_id)})}",
             one.unit_id == place)
            for one in offered
        ]
        if len(offered) > 1
        else [],
        "more": more,
    }  # fmt: skip


def _name(unit: UnitName) -> str:
    return in_language(unit.name_en, unit.name_ur)


def _standing(visit: Visit, place: UnitId) -> list[tuple[Any, str, str, str]]:
    today = clock.local_date(visit.now)
    return [
        (one, *shaping.asked_words(one), shaping.stands(one, today))
        for one in offices.recommendations(visit.actor, place)
    ]


def _asked_one(request: HttpRequest, visit: Visit, recommendation_id: UUID) -> str:
    """This will say what was asked, to whoever may answer it. Raises: NotFound."""
    if visit.actor.post.value not in offices.ANSWERING:
        study.keeps(visit.actor, visit.now)
    one = offices.recommendation(visit.actor, recommendation_id)
    what, office = shaping.asked_words(one)
    del request
    return f"{what} · {office}"


def _done(form: Coding, act: Callable[[], Any]) -> bool:
    try:
        # In a savepoint: after a refusal the page still reads names of districts.
        with transaction.atomic():
            act()
    except NotCodedLikeThis as refusal:
        form.add_error(refusal.field or None, sentence_of(refusal))
    return not form.errors


def _ask(request: HttpRequest, form: Coding, title: str, lead: str, back_url: str) -> HttpResponse:
    shown = {"form": form, "title": title, "lead": lead, "back_url": back_url}
    return drawn(request, "court/study_step.html", form, shown)


def _ready(count: int) -> str:
    words = ngettext("%(n)s trial is new and ready.", "%(n)s trials are new and ready.", count)
    return words % {"n": count}


def _written(count: int) -> str:
    words = ngettext("%(n)s trial is written down.", "%(n)s trials are written down.", count)
    return words % {"n": count}


def _kind(place: UnitId) -> tables_in.Kind:
    return tables_in.Kind(
        name="trials",
        columns=COLUMNS,
        check=partial(check_trials, district_id=place),
        bring_in=partial(import_trials, district_id=place),
        example=("J-104", "gbv_court", "1", "2026", "acquitted", "rape", "resiled, dna_missing",
                 "weighed", "not_produced", "weighed", "none", "none", "21", "30", "210", "14",
                 "275", "", "", ""),
        title=lambda: _("Coded trials from a table"),
        ready=_ready,
        brought_in=_written,
        lead_to="court:study_trials",
        empty="court:study_empty_table",
        back="court:study_trials",
        remark=lambda: _(
            "The study's own numbers, codes and days. No name, no date and no number of a case: a "
            "column of those is passed over."
        ),
    )  # fmt: skip
