"""The list of recipients with a key, kept by custodians."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import leaving
from amaan.confidentiality.classes import DataClass
from amaan.exports import recipients
from amaan.exports.recipients import RecipientLine
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.exports import words
from amaan.web.exports.forms import HeardForm, RecipientForm
from amaan.web.kit import clock_words
from amaan.web.kit.door import door
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

# Offices and public keys: nothing of any case.
NOTHING: frozenset[DataClass] = frozenset()


@door(audience="exports", classes=NOTHING, methods=("GET", "POST"))
def recipient_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the offices with a key, and take down another one."""
    confidentiality.permit(actor=visit.actor, act="keep_recipients", case_id=None, now=visit.now)
    form = RecipientForm(
        request.POST if request.method == "POST" else None, initial={"recipient_id": new_id()}
    )
    shown = {"form": form, "lines": _lines(visit)}
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                recipients.enrol_recipient(actor=visit.actor, now=visit.now, **form.cleaned_data)
                return redirect("exports:recipients")
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error("key", sentence_of(refusal))
    return render(request, "exports/recipients.html", shown, status=422 if form.errors else 200)


@door(audience="exports", classes=NOTHING, methods=("POST",))
def confirm(request: HttpRequest, visit: Visit, recipient_id: UUID) -> HttpResponse:
    """This will let a key count whose fingerprint was heard from the office itself."""
    confidentiality.permit(actor=visit.actor, act="keep_recipients", case_id=None, now=visit.now)
    form = HeardForm(request.POST)
    shown = {"form": RecipientForm(initial={"recipient_id": new_id()}), "lines": _lines(visit)}
    if form.is_valid():
        try:
            with transaction.atomic():
                recipients.confirm_recipient(
                    actor=visit.actor, recipient_id=recipient_id,
                    heard=form.cleaned_data["heard"], now=visit.now,
                )  # fmt: skip
                messages.success(request, _("From now on files can be closed to this key."))
                return redirect("exports:recipients")
        except NotFound:
            raise
        except Refused as refusal:
            shown["refused"] = sentence_of(refusal)
    return render(request, "exports/recipients.html", shown, status=422)


@door(audience="exports", classes=NOTHING, methods=("POST",))
def end(request: HttpRequest, visit: Visit, recipient_id: UUID) -> HttpResponse:
    """This will end a key: nothing more is closed to it."""
    recipients.end_recipient(actor=visit.actor, recipient_id=recipient_id, now=visit.now)
    return redirect("exports:recipients")


def _lines(visit: Visit) -> list[dict[str, object]]:
    return [_line(line) for line in recipients.recipients(visit.actor)]


def _line(line: RecipientLine) -> dict[str, object]:
    if line.ended_at is not None:
        state = _("Ended %(when)s") % {"when": clock_words.moment(line.ended_at)}
    elif line.confirmed_at is not None:
        state = _("Good since %(when)s") % {"when": clock_words.moment(line.confirmed_at)}
    else:
        state = _("Waits: nobody heard its fingerprint yet")
    return {
        "id": line.id,
        "title": line.name,
        "waits": line.confirmed_at is None and line.ended_at is None,
        "lasts": line.ended_at is None,
        "heard": HeardForm(),
        "pairs": (
            (_("Office"), words.of_table(leaving.OFFICES, line.office)),
            (_("Now"), state),
        ),
    }
