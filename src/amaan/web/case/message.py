"""Asking that a message be sent to her: words of a closed list, sent by the vault or not at all."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases import queries as cases
from amaan.confidentiality import queries as confidentiality
from amaan.confidentiality import reaching
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.reaching import MessageLine
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.kit import clock_words, letting_go
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

REACH = frozenset({DataClass.C1, DataClass.C5})
PLAN, PURPOSE = "safe_contact", "contact_safely"


class MessageForm(forms.Form):
    """Which of the closed list, in which language."""

    kind = OneOf(
        options("message_kinds", " ".join(reaching.KINDS)),
        # Every word it could say, each language in its own direction.
        hints={
            kind: f"\u2068{words['ur']}\u2069 / \u2068{words['en']}\u2069"
            for kind, words in reaching.TEXTS.items()
        },
        label=gettext_lazy("What is it for, and what will it say?"),
    )
    language = OneOf(
        options("message_languages", " ".join(reaching.LANGUAGES)),
        label=gettext_lazy("In which language does she read?"),
        inline=True,
    )


@door(audience="case", classes=REACH, methods=("GET", "POST"))
def message(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show what can be said to her, have it sent, and say what came of it.

    Seen by: whoever may reach her; her number and her hours stay in the vault.
    """
    case = CaseId(case_id)
    reference = cases.reference_of(visit.actor, case)
    places = confidentiality.sealed_fields(visit.actor, case, visit.now)
    if not any(PURPOSE in place.purposes for place in places):
        raise NotFound
    # The plan taken down first is hers; whoever brought her has no messages.
    planned = [p.subject for p in places if p.field == PLAN and PURPOSE in p.purposes]
    form = MessageForm(request.POST if request.method == "POST" else None)
    shown = {
        "form": form,
        "reference": reference,
        "case_id": case,
        "planned": bool(planned),
        "lines": [_line(line) for line in reaching.messages_on(case)],
    }
    if planned and form.is_bound and form.is_valid():
        refusal = _ask(visit, case, planned[0], form)
        if refusal is None:
            messages.success(
                request,
                _("Asked. The vault sends it at her hours, as her plan says, or not at all."),
            )
            return redirect("case:message", case_id)
        form.add_error(None, sentence_of(refusal))
    return render(request, "case/message.html", shown, status=422 if form.errors else 200)


def _ask(visit: Visit, case: CaseId, subject: UUID, form: MessageForm) -> Refused | None:
    chosen = form.cleaned_data
    try:
        with transaction.atomic():
            letting_go.notify(visit, case, subject, chosen["kind"], chosen["language"])
    except NotFound:
        raise
    except Refused as refusal:
        return refusal
    return None


def _line(line: MessageLine) -> dict[str, Any]:
    code = line.outcome if line.state in {"refused", "failed"} else line.state
    return {
        "title": label("message_kinds", line.kind),
        "pairs": (
            (_("Asked"), clock_words.moment(line.asked_at)),
            (_("Language"), label("message_languages", line.language)),
            (_("State"), label("message_states", code)),
        ),
    }
