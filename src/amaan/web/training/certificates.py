"""A certificate: its page, the paper, taking it back; and checking any of them by its code."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.documents.pieces import Code, Field, Fields, Prose, Signatures
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import Refused
from amaan.web.kit import shapes
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, WordsField
from amaan.web.kit.language import chosen, in_language
from amaan.web.kit.paper_file import paper_file
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.training.rooms import NOTHING_OF_A_CASE, keeps, page
from amaan.workforce.certificates import (
    CertificateSheet,
    Checked,
    certificate_sheet,
    check_code,
    take_back_certificate,
)
from amaan.workforce.training_words import PROFESSIONS, STREAMS

# Large enough for a telephone to read from a wall.
QR_MM = 45


class CodeForm(forms.Form):
    """The code of a certificate, as it was scanned or typed."""

    code = WordsField(
        label=gettext_lazy("Code"),
        hint=gettext_lazy("Scan the square on the certificate, or type the letters below it."),
        limit=400,
        rows=3,
    )


class WhyForm(forms.Form):
    """Why a certificate is taken back."""

    why = LineField(label=gettext_lazy("Why it is taken back"), limit=200)


@door(audience="people", classes=NOTHING_OF_A_CASE)
def certificate(request: HttpRequest, visit: Visit, certificate_id: UUID) -> HttpResponse:
    """This will show a certificate with its code."""
    sheet = certificate_sheet(visit.actor, certificate_id, visit.now)
    actions = [(_("The paper (PDF)"), reverse("training:certificate_file", args=[certificate_id]))]
    if keeps(visit) and sheet.taken_back_at is None:
        actions.append((_("Take it back"), reverse("training:take_back", args=[certificate_id])))
    taken = _("This certificate was taken back: %(why)s") % {"why": sheet.why}
    shown = page(
        request,
        title=_("Certificate %(number)s") % {"number": sheet.number},
        lead=sheet.name,
        actions=actions,
        refusal=taken if sheet.taken_back_at else "",
        facts=_facts(sheet, visit),
    )
    return render(request, "training/page.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def certificate_file(request: HttpRequest, visit: Visit, certificate_id: UUID) -> HttpResponse:
    """This will set a certificate that stands as a paper."""
    del request
    sheet = certificate_sheet(visit.actor, certificate_id, visit.now)
    if sheet.taken_back_at is not None:
        return redirect("training:certificate", certificate_id)
    unit = in_language(sheet.unit_en, sheet.unit_ur, visit.language)
    head = shapes.DocumentHead(
        title=_("Certificate"), reference=sheet.number, unit=unit, made_at=visit.now
    )
    pieces = (
        Prose(
            paragraphs=(
                _("%(name)s completed “%(course)s” in %(days)s days.")
                % {"name": sheet.name, "course": sheet.course, "days": sheet.days},
            )
        ),
        Fields(
            rows=tuple(
                Field(label=label, value=value) for label, value in _facts(sheet, visit)[:-1]
            )
        ),
        Code(content=sheet.code, below=sheet.code, size_mm=QR_MM),
        Prose(
            paragraphs=(
                _(
                    "The code is checked without a line, under Training, Check a certificate. It "
                    "says number, stream and days; compare them with this paper."
                ),
                _("Key: %(key)s") % {"key": sheet.key},
            )
        ),
        Signatures(labels=(_("Head of training"), _("Trainer"))),
    )
    return paper_file(visit, head, pieces, kind="training_certificate")


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def take_back(request: HttpRequest, visit: Visit, certificate_id: UUID) -> HttpResponse:
    """This will take a certificate back, saying why."""
    sheet = certificate_sheet(visit.actor, certificate_id, visit.now)
    form = WhyForm(request.POST or None)
    if form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if done(
            form,
            lambda: take_back_certificate(
                actor=visit.actor, certificate_id=certificate_id, why=why, now=visit.now
            ),
        ):
            messages.info(request, _("Taken back. Assignment does not count it any more."))
            return redirect("training:certificate", certificate_id)
    shown = page(
        request,
        title=_("Take certificate %(number)s back") % {"number": sheet.number},
        button=_("Take it back"),
        back=reverse("training:certificate", args=[certificate_id]),
    )
    return drawn(request, "training/asked.html", form, shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def verify(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will check the code of a certificate by its signature alone."""
    form = CodeForm(request.POST or None)
    checked: Checked | None = None
    if form.is_bound and form.is_valid():
        try:
            checked = check_code(form.cleaned_data["code"], visit.now)
        except Refused as refused:
            form.add_error("code", sentence_of(refused))
    shown = page(
        request,
        title=_("Check a certificate"),
        lead=_("The signature in the code is checked here; nothing is asked of anybody else."),
        button=_("Check it"),
        result=_result(checked, visit) if checked else None,
    )
    return drawn(request, "training/asked.html", form, shown)


def _facts(sheet: CertificateSheet, visit: Visit) -> tuple[tuple[str, str], ...]:
    return (
        (_("Name"), sheet.name),
        (_("Profession"), chosen(PROFESSIONS, sheet.profession)),
        (_("Service or trainee number"), sheet.person),
        (_("Stream"), chosen(STREAMS, sheet.stream)),
        (_("Curriculum"), sheet.course),
        (_("Given on"), f"{sheet.since:%d/%m/%Y}"),
        (_("Good until"), f"{sheet.until:%d/%m/%Y}"),
        (_("Given by"), in_language(sheet.unit_en, sheet.unit_ur, visit.language)),
        (_("Code"), sheet.code),
    )


def _result(checked: Checked, visit: Visit) -> dict[str, object]:
    told = checked.said
    if checked.taken_back:
        kind, title = "stop", _("It is genuine, and was taken back. It counts no more.")
    elif told.until < local_date(visit.now):
        kind, title = "warn", _("It is genuine, and has run out.")
    elif not checked.is_good:
        kind, title = "warn", _("It is genuine, and not good yet.")
    else:
        kind, title = "good", _("It is genuine, and good today.")
    return {
        "kind": kind,
        "title": title,
        "facts": (
            (_("Certificate number"), told.number),
            (_("Stream"), chosen(STREAMS, told.stream)),
            (_("Given on"), f"{told.since:%d/%m/%Y}"),
            (_("Good until"), f"{told.until:%d/%m/%Y}"),
        ),
        "note": ""
        if checked.in_register
        else _(
            "The registers you read do not have this number, so they cannot say whether it was "
            "taken back. Ask the office that gave it."
        ),
    }
