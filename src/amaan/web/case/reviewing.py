"""A review task: somebody reads the work on a case for some days, and not who she is."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases import queries as cases
from amaan.confidentiality import actions
from amaan.confidentiality.classes import DataClass
from amaan.kernel.ids import CaseId, UnitId
from amaan.organisation.posts import Post
from amaan.web.kit import people
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf
from amaan.web.kit.visit import Visit

SKELETON = frozenset({DataClass.C1})
# Those who supervise; whoever asks is not among them, and nobody makes himself a reviewer.
REVIEWERS = (Post.SUPERVISOR, Post.DISTRICT_COMMANDER)


class ReviewForm(people.ReceiverForm):
    """Who reviews the work, and for how many days he may read it."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["days"] = OneOf(
            [
                ("3", gettext_lazy("3 days")),
                ("7", gettext_lazy("7 days")),
                ("14", gettext_lazy("14 days")),
            ],
            label=gettext_lazy("For how long?"),
            inline=True,
        )


@door(audience="case", classes=SKELETON, methods=("GET", "POST"))
def ask_review(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will give somebody a review task: her words and the accused, never who she is."""
    case = CaseId(case_id)
    reference = cases.reference_of(visit.actor, case)
    actions.permit(actor=visit.actor, act="ask_for_review", case_id=case, now=visit.now)
    within = UnitId(visit.actor.district_id or visit.actor.unit_id)
    form = ReviewForm(
        request.POST if request.method == "POST" else None,
        officers=people.choices_for(case, REVIEWERS, within, visit),
    )
    if form.is_bound and form.is_valid():
        actions.grant(
            actor=visit.actor,
            case_id=case,
            officer_id=form.officer(),
            relation="reviewer",
            since=visit.now,
            until=visit.now + timedelta(days=int(form.cleaned_data["days"])),
            now=visit.now,
        )
        messages.success(request, _("Asked. The officer can read the work, and not her name."))
        return redirect("case:sheet", case_id)
    shown = {"form": form, "reference": reference, "case_id": case}
    return render(request, "case/ask_review.html", shown, status=422 if form.errors else 200)
