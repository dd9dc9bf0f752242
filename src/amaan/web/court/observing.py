"""An observer's pages: forms of hearings, half filled and whole, the paper, the table.

Nothing here asks a case, a person or a list of any court: what an observer sees is what she
wrote herself.
"""

from functools import cache, partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.classes import DataClass
from amaan.court import observing
from amaan.court.observing_drafts import draft_sheet, drafts_of, drop_draft, keep_draft
from amaan.court.observing_import import check_forms, columns, import_forms
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound
from amaan.web.court import observing_shapes as shaping
from amaan.web.court.observing_asking import HEAD, ObservationForm
from amaan.web.kit import paper_file as papers
from amaan.web.kit import shapes, tables_in
from amaan.web.kit.acting import brings_back
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.paging import key_of, older
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

SEEN = frozenset({DataClass.C1})
BOTH = ("GET", "POST")
PAGE = 20


@door(audience="court", classes=SEEN)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list an observer's own forms, the last hearing first, and what is half filled."""
    _only_observers(visit)
    key = key_of(request)
    before = (clock.local_date(key[0]), key[1]) if key else None
    rows = observing.own_forms(visit.actor, before=before, limit=PAGE + 1)
    here = address("court:observe")
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    shown = {
        "forms": shaping.forms_of(
            rows[:PAGE],
            older_url=older(here, clock.start_of_day(last.seen.day), last.observation_id)
            if last
            else "",
            newest_url=here if before else "",
        ),
        "drafts": None if before else shaping.drafts_of(drafts_of(visit.actor, visit.now)),
    }
    return render(request, "court/observe_home.html", shown)


@door(audience="court", classes=SEEN, methods=BOTH)
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write a form down, or keep it half filled."""
    _only_observers(visit)
    if request.method == "GET":
        return _ask(request, ObservationForm(now=visit.now))
    return _answered(request, visit)


@door(audience="court", classes=SEEN, methods=BOTH)
def draft(request: HttpRequest, visit: Visit, draft_id: UUID) -> HttpResponse:
    """This will go on with a form that was kept half filled."""
    _only_observers(visit)
    kept = draft_sheet(visit.actor, draft_id, visit.now)
    if request.method == "GET":
        initial = {**kept.typed, "act_id": draft_id}
        return _ask(request, ObservationForm(now=visit.now, initial=initial))
    return _answered(request, visit)


@door(audience="court", classes=SEEN)
def observation(request: HttpRequest, visit: Visit, observation_id: UUID) -> HttpResponse:
    """This will show one form to its writer, to read and to print."""
    _only_observers(visit)
    line = observing.form_sheet(visit.actor, observation_id)
    shown = {"line": line, "pairs": shaping.head_of(line), "answers": shaping.answers_of(line)}
    return render(request, "court/observe_form.html", shown)


@door(audience="court", classes=SEEN, methods=("POST",))
def taken_back(request: HttpRequest, visit: Visit, observation_id: UUID) -> HttpResponse:
    """This will take a wrong form back."""
    observing.take_back(actor=visit.actor, observation_id=observation_id, now=visit.now)
    messages.info(request, _("Taken back. It stays on your list and counts no more."))
    return redirect("court:observe")


@door(audience="court", classes=SEEN)
def paper(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show the blank form, to be printed and filled with a pen."""
    _only_observers(visit)
    shown = {
        "head": _paper_head(visit),
        "blank": shaping.blank(),
        "file_url": address("court:observe_paper_file"),
    }
    return render(request, "court/observe_paper.html", shown)


@door(audience="court", classes=SEEN, export=True)
def paper_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give the blank form as a file."""
    _only_observers(visit)
    pieces = [papers.table_of(one, visit) for one in shaping.blank()]
    return papers.paper_file(visit, _paper_head(visit), pieces, kind="hearing_form")


@door(audience="court", classes=SEEN, methods=BOTH)
def table(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will try a table of forms, and bring it in when nothing is wrong with it."""
    _only_observers(visit)
    return tables_in.page(request, visit, _kind())


@door(audience="court", classes=SEEN, export=True)
def empty_table(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give an empty table of forms with one row as an example."""
    _only_observers(visit)
    return tables_in.empty_table(visit, _kind())


def _only_observers(visit: Visit) -> None:
    confidentiality.permit(actor=visit.actor, act="write_observation", case_id=None, now=visit.now)


def _answered(request: HttpRequest, visit: Visit) -> HttpResponse:
    form = ObservationForm(request.POST, now=visit.now)
    if request.POST.get("act") == "keep":
        return _kept(request, visit, form)
    if form.is_valid():
        try:
            observing.write_observation(
                actor=visit.actor, observation_id=form.act_ref(), seen=form.seen(), now=visit.now
            )
            drop_draft(actor=visit.actor, draft_id=form.act_ref(), now=visit.now)
            return redirect("court:observation", form.act_ref())
        except observing.NotSeenLikeThis as refusal:
            form.add_error(refusal.field or None, sentence_of(refusal))
    return _ask(request, form, status=422)


def _kept(request: HttpRequest, visit: Visit, form: ObservationForm) -> HttpResponse:
    form.is_valid()
    act_id = form.cleaned_data.get("act_id")
    if act_id is None:
        raise NotFound
    typed = {name: str(form.data.get(name, "")) for name in (*HEAD, *form.fields)}
    keep_draft(actor=visit.actor, draft_id=act_id, typed=typed, now=visit.now)
    messages.success(request, _("Kept half filled for 14 days. It counts when you save it."))
    return redirect("court:observe")


def _ask(request: HttpRequest, form: ObservationForm, *, status: int = 200) -> HttpResponse:
    return brings_back(render(request, "court/observe_new.html", {"form": form}, status=status))


def _paper_head(visit: Visit) -> shapes.DocumentHead:
    unit = visit.signed_in.unit
    return shapes.DocumentHead(
        title=_("Form for one hearing"),
        unit=in_language(unit.name_en, unit.name_ur),
        made_at=visit.now,
    )


def _ready(count: int) -> str:
    words = ngettext("%(n)s form is new and ready.", "%(n)s forms are new and ready.", count)
    return words % {"n": count}


def _written(count: int) -> str:
    words = ngettext("%(n)s form is written down.", "%(n)s forms are written down.", count)
    return words % {"n": count}


@cache
def _kind() -> tables_in.Kind:
    words = shaping.known_words()
    return tables_in.Kind(
        name="hearings",
        columns=columns(),
        check=partial(check_forms, words=words),
        bring_in=partial(import_forms, words=words),
        example=("gbv_court", "1", "2026-11-20", "3", "prosecution_evidence",
                 "prosecution_evidence", "heard", "", "", "yes", "no", "not_seen"),
        title=lambda: _("Hearing forms from a table"),
        ready=_ready,
        brought_in=_written,
        lead_to="court:observe",
        empty="court:observe_empty_table",
        back="court:observe",
        remark=lambda: _(
            "Fill it in without a line and bring it in later: codes, or the words of the paper "
            "form in English or Urdu. An answer that is left empty is not counted. No name and "
            "no number of a case: a column of those is passed over."
        ),
    )  # fmt: skip
