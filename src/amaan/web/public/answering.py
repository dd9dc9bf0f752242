"""At the desk, or at the auditor's: what was told and asked without a name, read and answered."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality import own_door
from amaan.confidentiality.classes import DataClass
from amaan.desk import public_reports
from amaan.desk.public_reports import ReportLine
from amaan.kernel.refusals import NotFound
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.fields import WordsField
from amaan.web.kit.frame import ANSWERING
from amaan.web.kit.visit import Visit

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
KINDS = {
    "report": gettext_lazy("Told without a name"),
    "question": gettext_lazy("A question"),
    "complaint": gettext_lazy("A complaint past the station"),
}


class AnswerForm(forms.Form):
    """What is answered to whoever holds the number."""

    words = WordsField(
        label=gettext_lazy("Your answer"),
        hint=gettext_lazy(
            "Anybody with the number reads it: no name, nothing of a case. Say what can be done "
            "and where to go."
        ),
        limit=public_reports.LONGEST,
        rows=6,
    )


@door(audience="desk", classes=CASEWORK)
def received(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what was told and asked without a name in the district."""
    if visit.actor.post not in ANSWERING:
        raise NotFound
    lines = [_line(one) for one in public_reports.reports(visit.actor)]
    return render(request, "public/received.html", {"lines": lines})


@door(audience="desk", classes=CASEWORK | {DataClass.C4}, methods=("GET", "POST"))
def one(request: HttpRequest, visit: Visit, about: UUID) -> HttpResponse:
    """This will open what somebody told, which is written down, and take the answer."""
    line = public_reports.report(visit.actor, about)
    form = AnswerForm(request.POST or None)
    if (
        form.is_bound
        and form.is_valid()
        and done(
            form,
            lambda: public_reports.answer(
                actor=visit.actor,
                report_id=about,
                words=form.cleaned_data["words"],
                now=visit.now,
            ),
            place=lambda _: "words",
        )
    ):
        messages.success(request, _("Answered. Whoever holds the number finds it there."))
        return redirect("public:received")
    words = own_door.read_public(actor=visit.actor, report_id=about)
    public_reports.take(actor=visit.actor, report_id=about, now=visit.now)
    shown = {"line": _line(line), "words": words, "form": form, "waits": line.answered_at is None}
    return render(request, "public/one.html", shown, status=422 if form.errors else 200)


def _line(one: ReportLine) -> dict[str, object]:
    state = _("Answered") if one.answered_at else _("Was read") if one.taken_at else _("New")
    return {
        "id": one.id,
        "title": KINDS[one.kind],
        "said": clock_words.moment(one.said_at),
        "language": one.language,
        "state": state,
    }
