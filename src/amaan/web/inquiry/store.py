"""The pages of the station's store: its register, what is out, counts, and what differs."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.classes import DataClass
from amaan.investigation import exhibits_queries as queries
from amaan.investigation import store as verbs
from amaan.investigation.exhibits_lines import CountLine
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.inquiry import exhibit_shapes as shaping
from amaan.web.inquiry.acts import posted
from amaan.web.inquiry.exhibit_forms import CountForm, to_the_minute
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import LISTS, options

# What a parcel says on its outside; of its case nothing.
PARCELS = frozenset({DataClass.C1})
PAGE = 50


class ExplainForm(forms.Form):
    """Why something was not as the register has it."""

    why = OneOf(
        options("store_explanations", " ".join(LISTS["store_explanations"])),
        label=gettext_lazy("What is the explanation?"),
    )


@door(audience="case", classes=PARCELS)
def register(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what lies in the store, shelf by shelf, and what should come back."""
    after = _after(request)
    lines = queries.in_store(visit.actor, visit.now, after=after, limit=PAGE + 1)
    last = lines[PAGE - 1] if len(lines) > PAGE else None
    here = reverse("inquiry:store")
    shown = {
        "register": shaping.register_of(
            lines[:PAGE],
            visit.now,
            caption=_("In the store"),
            empty=_("Nothing lies in this store."),
            numbered=False,
            older=f"{here}?after={last.shelf}~{last.mark}" if last else "",
        ),
        "out": shaping.register_of(
            queries.out_of_store(visit.actor, visit.now),
            visit.now,
            caption=_("Out of the store"),
            empty=_("Nothing of this store is out."),
            numbered=False,
        ),
        "offers": shaping.offers_of(queries.offers(visit.actor)),
        "counts": _counts(queries.counts_of_store(visit.actor)),
        "first_page": after is None,
    }
    return render(request, "inquiry/store.html", shown)


@door(audience="case", classes=PARCELS, methods=("GET", "POST"))
def count(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will hold what was found in the store against its register."""
    confidentiality.permit(actor=visit.actor, act="keep_store", case_id=None, now=visit.now)
    form = CountForm(posted(request), now=visit.now)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                counted = verbs.count_store(
                    actor=visit.actor,
                    count_id=form.act_ref(),
                    seen=verbs.read_list(form.cleaned_data["seen"]),
                    counted_at=to_the_minute(form),
                    now=visit.now,
                )
            return redirect("inquiry:store_count", counted)
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error("seen", sentence_of(refusal))
    shown = {"form": form, "back": address("inquiry:store")}
    return render(request, "inquiry/count.html", shown, status=422 if form.is_bound else 200)


@door(audience="case", classes=PARCELS)
def counted(request: HttpRequest, visit: Visit, count_id: UUID) -> HttpResponse:
    """This will show what one count found amiss."""
    confidentiality.permit(actor=visit.actor, act="keep_store", case_id=None, now=visit.now)
    here = next((one for one in queries.counts_of_store(visit.actor) if one.id == count_id), None)
    if here is None:
        raise NotFound
    shown = {
        "one": here,
        "register": shaping.differences_of(
            queries.store_differences(visit.actor, count_id=count_id)
        ),
    }
    return render(request, "inquiry/counted.html", shown)


@door(audience="case", classes=PARCELS)
def differences(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what counts of the district's stores found, and nobody explained yet."""
    confidentiality.permit(actor=visit.actor, act="explain_store", case_id=None, now=visit.now)
    lines = queries.store_differences(visit.actor)
    shown = {
        "register": shaping.differences_of(lines),
        "lines": [(line, ExplainForm(auto_id=f"id_%s_{line.id}")) for line in lines],
    }
    return render(request, "inquiry/differences.html", shown)


@door(audience="case", classes=PARCELS, methods=("POST",))
def explain(request: HttpRequest, visit: Visit, difference_id: UUID) -> HttpResponse:
    """This will close a difference with its explanation."""
    form = ExplainForm(request.POST)
    if form.is_valid():
        verbs.explain(
            actor=visit.actor,
            difference_id=difference_id,
            why=form.cleaned_data["why"],
            now=visit.now,
        )
        messages.success(request, _("Written down."))
    else:
        messages.error(request, _("Choose one of the answers."))
    return redirect("inquiry:store_differences")


def _after(request: HttpRequest) -> tuple[str, str] | None:
    shelf, tilde, mark = request.GET.get("after", "").rpartition("~")
    return (shelf, mark) if tilde else None


def _counts(lines: tuple[CountLine, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Counts"),
        columns=(
            shapes.Column(label=_("Counted"), wide=True),
            shapes.Column(label=_("Expected"), numeric=True),
            shapes.Column(label=_("Found"), numeric=True),
            shapes.Column(label=_("Not explained"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=clock_words.moment(line.counted_at),
                    href=address("inquiry:store_count", line.id),
                ),
                shapes.Cell(text=str(line.expected)),
                shapes.Cell(text=str(line.found)),
                shapes.Cell(text=str(line.open)),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("This store was never counted here.")),
    )
