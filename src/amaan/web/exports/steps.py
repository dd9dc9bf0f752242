"""The steps of an export: let, agreed to, made, fetched, asked back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality import leaving, policy
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.queries import may
from amaan.exports import actions, queries
from amaan.exports.queries import ExportSheet
from amaan.jobs.actions import place_order
from amaan.jobs.queries import latest_progress
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.posts import Post
from amaan.web.exports import words
from amaan.web.exports.forms import WhyForm
from amaan.web.kit import clock_words, giving, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

SKELETON = frozenset({DataClass.C1})
# What a file holds that is fetched here: everything that may leave, and never where she is.
EVERYTHING_THAT_LEAVES = frozenset(
    {DataClass.C1, DataClass.C2, DataClass.C3, DataClass.C4, DataClass.C5, DataClass.C7}
)
# Besides, by whoever asked.
STOPS = {**leaving.REFUSALS, "not_needed": said("It is not needed any more")}
PDF, CSV, CLOSED = "application/pdf", "text/csv; charset=utf-8", "application/octet-stream"


@door(audience="exports", classes=SKELETON)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what waits for this officer, what must be asked back, and what is hers."""
    actor = visit.actor
    waiting = queries.waiting_for(actor, visit.now)
    back = queries.to_ask_back(actor, visit.now)
    mine = queries.exports_of(actor, visit.now)
    shown = {
        "waiting": words.listed(waiting, _("Waits for your word"), _("Nothing waits for you.")),
        "may_agree": any(actor.post.value in some for some in leaving.SECONDS.values()),
        "back": words.listed(back, _("To be asked back"), "") if back else None,
        "mine": words.listed(mine, _("What you asked for"), _("Nothing yet.")),
        "asks": actor.post.value not in policy.NEVER,
        "may_report": may(actor, "ask_for_report"),
        "keeps": actor.post == Post.CUSTODIAN,
        "audits": actor.post == Post.AUDITOR,
    }
    return render(request, "exports/home.html", shown)


@door(audience="exports", classes=SKELETON)
def one(request: HttpRequest, visit: Visit, export_id: UUID) -> HttpResponse:
    """This will show what is to leave or left, how far it is, and what can be done now."""
    return render(request, "exports/one.html", _shown(visit, export_id))


@door(audience="exports", classes=SKELETON, methods=("POST",))
def let(request: HttpRequest, visit: Visit, export_id: UUID) -> HttpResponse:
    """This will have it made, or wait for a second person first."""

    def step() -> None:
        giving.let_be_made(visit, export_id)
        _order(visit, export_id)

    return _done(request, visit, export_id, step)


@door(audience="exports", classes=SKELETON, methods=("POST",))
def agree(request: HttpRequest, visit: Visit, export_id: UUID) -> HttpResponse:
    """This will agree to what somebody else asked for, and have it made."""

    def step() -> None:
        giving.agree(visit, export_id)
        _order(visit, export_id)

    return _done(request, visit, export_id, step)


@door(audience="exports", classes=SKELETON, methods=("POST",))
def refuse(request: HttpRequest, visit: Visit, export_id: UUID) -> HttpResponse:
    """This will stop what was not fetched yet."""
    why = request.POST.get("why", "")
    return _done(
        request, visit, export_id,
        lambda: actions.refuse_export(
            actor=visit.actor, export_id=export_id, why=why, now=visit.now
        ),
    )  # fmt: skip


@door(audience="exports", classes=EVERYTHING_THAT_LEAVES, methods=("POST",), export=True)
def take(request: HttpRequest, visit: Visit, export_id: UUID) -> HttpResponse:
    """This will give what was made to whoever asked for it, as a file, twice at most."""
    shown = _shown(visit, export_id)
    sheet: ExportSheet = shown["sheet"]
    try:
        with transaction.atomic():
            content = giving.fetch(visit, export_id)
    except giving.FreshFactorNeeded:
        return _ask_for_a_factor(export_id)
    except NotFound:
        raise
    except Refused as refusal:
        shown["refused"] = sentence_of(refusal)
        return render(request, "exports/one.html", shown, status=422)
    kind, ending = _kind_of_file(sheet)
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{sheet.line.number}.{ending}"'
    return answer


@door(audience="exports", classes=SKELETON, methods=("POST",))
def recall(request: HttpRequest, visit: Visit, export_id: UUID) -> HttpResponse:
    """This will ask back what left, with a notice to print."""
    why = request.POST.get("why", "")
    return _done(
        request, visit, export_id,
        lambda: actions.recall_export(
            actor=visit.actor, export_id=export_id, why=why, now=visit.now
        ),
    )  # fmt: skip


@door(audience="exports", classes=SKELETON, methods=("POST",))
def settle(request: HttpRequest, visit: Visit, export_id: UUID) -> HttpResponse:
    """This will write down what became of what was asked back."""
    end = request.POST.get("why", "")
    return _done(
        request, visit, export_id,
        lambda: actions.settle_recall(
            actor=visit.actor, export_id=export_id, end=end, now=visit.now
        ),
    )  # fmt: skip


@door(audience="exports", classes=SKELETON, methods=("POST",))
def told(request: HttpRequest, visit: Visit, export_id: UUID) -> HttpResponse:
    """This will write down that she was told in person what was disclosed."""
    return _done(
        request, visit, export_id,
        lambda: actions.tell_her(
            actor=visit.actor, export_id=export_id, how="in_person", now=visit.now
        ),
    )  # fmt: skip


@door(audience="exports", classes=SKELETON)
def recall_notice(request: HttpRequest, visit: Visit, export_id: UUID) -> HttpResponse:
    """This will print the notice by which something is asked back. It names nobody."""
    sheet = queries.export_sheet(visit.actor, export_id, visit.now)
    if sheet.recalled_at is None:
        raise NotFound
    unit = visit.signed_in.unit
    number = actions.note_print(
        actor=visit.actor, paper="recall_notice", case_id=None, now=visit.now
    )
    shown = {
        "sheet": sheet,
        "head": shapes.DocumentHead(
            title=_("Notice to give back"),
            reference=sheet.line.number,
            unit=in_language(unit.name_en, unit.name_ur, visit.language),
            made_at=visit.now,
            number=number,
        ),
        "rows": (
            (_("What left"), words.kind(sheet.line.kind)),
            (_("To whom"), words.to_whom(sheet.line, sheet.recipient_name)),
            (_("Fetched"), clock_words.moment(sheet.taken_at) if sheet.taken_at else ""),
            (_("Fingerprint of the file (SHA-256)"), sheet.sha256),
            (_("Why it is asked back"), words.of_table(leaving.RECALLS, sheet.recall_why)),
        ),
    }
    return render(request, "exports/notice.html", shown)


def _done(
    request: HttpRequest, visit: Visit, export_id: UUID, step: Callable[[], None]
) -> HttpResponse:
    """This will do one step and show the page again; a refusal stands on it in words."""
    # Read before the act: after a refusal the transaction answers no more questions.
    shown = _shown(visit, export_id)
    try:
        with transaction.atomic():
            step()
    except giving.FreshFactorNeeded:
        return _ask_for_a_factor(export_id)
    except NotFound:
        raise
    except Refused as refusal:
        shown["refused"] = sentence_of(refusal)
        return render(request, "exports/one.html", shown, status=422)
    messages.success(request, _("Written down."))
    return redirect("exports:one", export_id)


def _ask_for_a_factor(export_id: UUID) -> HttpResponse:
    return redirect(f"{reverse('factor_again')}?next={reverse('exports:one', args=[export_id])}")


def _order(visit: Visit, export_id: UUID) -> None:
    """This will have the worker make it, if nobody is waited for."""
    sheet = queries.export_sheet(visit.actor, export_id, visit.now)
    if sheet.let_at is not None and (not sheet.needs_second or sheet.agreed_at is not None):
        place_order(actor=visit.actor, kind="make_export", now=visit.now, about=str(export_id))


def _kind_of_file(sheet: ExportSheet) -> tuple[str, str]:
    if sheet.line.form == "machine":
        return CLOSED, "age"
    return PDF, "pdf"


def _shown(visit: Visit, export_id: UUID) -> dict[str, Any]:
    sheet = queries.export_sheet(visit.actor, export_id, visit.now)
    line = sheet.line
    how_far, tone = words.state(line)
    stops = STOPS if line.asked_by == visit.actor.officer_id else leaving.REFUSALS
    return {
        "sheet": sheet,
        "title": words.kind(line.kind),
        "state": how_far,
        "tone": tone,
        "pairs": tuple(_pairs(sheet, visit)),
        "steps": tuple(_history(sheet, visit)),
        "progress": latest_progress(visit.actor, "make_export", str(export_id)),
        "failed": words.FAILED.get(sheet.failed_why, ""),
        "left": leaving.TAKEN_AT_MOST - line.taken_count,
        "stop": WhyForm(stops, asked=gettext_lazy("Why should it not leave?")),
        "recall": WhyForm(leaving.RECALLS, asked=gettext_lazy("Why is it asked back?")),
        "settle": WhyForm(leaving.ENDS, asked=gettext_lazy("What became of it?")),
        "to_ask_back": words.of_table(leaving.RECALLS, line.to_ask_back),
        "back_url": _back(sheet),
    }


def _back(sheet: ExportSheet) -> str:
    if sheet.case_id is not None:
        return address("exports:of_case", sheet.case_id)
    return address("exports:home")


def _pairs(sheet: ExportSheet, visit: Visit) -> list[tuple[str, str]]:
    line = sheet.line
    who = words.officer(line.asked_by, visit)
    rows = [
        (_("What for"), words.purpose(line.kind, line.purpose)),
        (_("To whom"), words.to_whom(line, sheet.recipient_name)),
        (_("How"), _("A file that only its key opens") if line.form == "machine"
         else _("On paper")),
        (_("Asked by"), f"{who} · {label('posts', line.asked_post)}"),
        (_("May be fetched until"), clock_words.moment(line.expires_at)),
        (_("About"), _about(sheet)),
        (_("Sealed parts in it"), _parts(sheet)),
    ]  # fmt: skip
    if sheet.instrument:
        order = (words.of_table(leaving.INSTRUMENTS, sheet.instrument), sheet.instrument_number,
                 f"{sheet.instrument_on:%d/%m/%Y}" if sheet.instrument_on else "",
                 sheet.instrument_by)  # fmt: skip
        rows.append((_("Ordered by"), _(", ").join(part for part in order if part)))
    if sheet.sha256:
        rows.append((_("Fingerprint of the file (SHA-256)"), sheet.sha256))
    return rows


def _about(sheet: ExportSheet) -> str:
    line = sheet.line
    if leaving.KINDS[line.kind].of_one_case:
        return _("One case")
    if not line.lines:
        return _("Numbers only")
    return _("%(n)s cases by their references") % {"n": line.lines}


def _parts(sheet: ExportSheet) -> str:
    why = leaving.why_of(sheet.line.kind, sheet.line.purpose)
    if not sheet.fields or why is None:
        return _("None")
    named = [
        label("sealed_fields", name)
        if leaving.in_full(why, name)
        else _("%(what)s (first letters)") % {"what": label("sealed_fields", name)}
        for name in sheet.fields
    ]
    return _(", ").join(named)


def _history(sheet: ExportSheet, visit: Visit) -> list[tuple[str, str]]:
    """This will tell what was done with it, by when and whom, the oldest first."""
    line = sheet.line
    told = [
        (line.asked_at, _("Asked for")),
        (sheet.let_at, _("Let be made")),
        (sheet.agreed_at, _agreed(sheet, visit)),
        (sheet.refused_at, words.of_table(STOPS, sheet.refused_why)),
        (sheet.made_at, _("Made")),
        (sheet.taken_at, _("Fetched (%(n)s)") % {"n": line.taken_count}),
        (sheet.recalled_at, words.of_table(leaving.RECALLS, sheet.recall_why)),
        (sheet.recall_ended_at, words.of_table(leaving.ENDS, line.recall_end)),
        (sheet.told_at, _("She was told")),
        (sheet.cleared_at, _("The copy here was cleared away")),
    ]
    return [(clock_words.moment(at), what) for at, what in told if at is not None and what]


def _agreed(sheet: ExportSheet, visit: Visit) -> str:
    if sheet.agreed_by is None:
        return ""
    return _("%(who)s agreed") % {"who": words.officer(sheet.agreed_by, visit)}
