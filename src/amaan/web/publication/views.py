"""Preparing figures for the public, deciding on them, and requests for information."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.queries import may
from amaan.jobs.actions import place_order
from amaan.kernel.clock import local_date
from amaan.publication import actions, ledger, queries
from amaan.publication.books import REQUESTS
from amaan.publication.ledger import Left
from amaan.publication.planned import TABLES
from amaan.publication.queries import ReleaseLine, RequestLine
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.acting import Act, brings_back, done
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf, SomeOf
from amaan.web.kit.visit import Visit
from amaan.web.publication import answer_shapes as drawing
from amaan.web.publication import shapes as shaping
from amaan.web.publication.forms import WhyForm

NOTHING_OF_A_CASE = frozenset[DataClass]()
YEARS = 6


class OrderForm(Act):
    """Which year, and which of the planned tables."""

    def __init__(
        self, *args: Any, last: int, public: tuple[ReleaseLine, ...], language: str, **kw: Any
    ) -> None:
        super().__init__(*args, initial={"year": str(last)}, **kw)
        years = [(str(year), str(year)) for year in range(last, last - YEARS, -1)]
        self.fields["year"] = OneOf(years, label=_("Year"), folded=True)
        self.fields["tables"] = SomeOf(
            [(table.name, _(table.title)) for table in TABLES], label=_("Tables"),
            hints={
                table.name: _("Leaves to the nearest five, none under ten. For whoever asks.")
                for table in TABLES
                if table.rounded
            },
        )  # fmt: skip
        if public:
            self.fields["corrects"] = OneOf(
                [("", _("None: it corrects nothing")),
                 *((str(line.id), named(line, language)) for line in public)],
                label=_("Earlier release that it puts right"), folded=True, required=False,
            )  # fmt: skip


def named(line: ReleaseLine, language: str) -> str:
    """This will name a release so that it is told from others of its year."""
    since = clock_words.moment(line.decided_at) if line.decided_at else ""
    return f"{shaping.title_of(line, language)} ({since})"


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the releases of one's province; whoever prepares orders one here."""
    found = queries.releases(visit.actor, visit.now)
    prepares = may(visit.actor, "prepare_release")
    last = local_date(visit.now).year - 1
    public = tuple(line for line in found if line.state in {"published", "withdrawn"})
    form = (
        OrderForm(request.POST or None, last=last, public=public, language=visit.language)
        if prepares
        else None
    )
    if form is not None and request.method == "POST" and form.is_valid():
        ordered: list[UUID] = []
        if done(form, lambda: ordered.append(_order(visit, form))):
            messages.info(request, _("The figures are being prepared and checked."))
            return redirect("publication:one", release_id=ordered[0])
    shown = {"releases": _listed(found, visit.language), "form": form}
    status = 422 if form is not None and form.errors else 200
    return brings_back(render(request, "publication/home.html", shown, status=status))


def _order(visit: Visit, form: OrderForm) -> UUID:
    corrects = form.cleaned_data.get("corrects")
    release_id = actions.order_release(
        actor=visit.actor, year=int(form.cleaned_data["year"]),
        tables=list(form.cleaned_data["tables"]), release_id=form.act_ref(), now=visit.now,
        corrects=UUID(corrects) if corrects else None,
    )  # fmt: skip
    place_order(actor=visit.actor, kind="prepare_release", about=str(release_id), now=visit.now)
    return release_id


@door(audience="people", classes=NOTHING_OF_A_CASE)
def one(request: HttpRequest, visit: Visit, release_id: UUID) -> HttpResponse:
    """This will show a release as the public reads it or would read it."""
    return _drawn(request, visit, release_id, WhyForm())


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def publish(request: HttpRequest, visit: Visit, release_id: UUID) -> HttpResponse:
    """This will let a release out, on the word of another person."""
    return _decided(
        request, visit, release_id,
        lambda form: actions.publish(actor=visit.actor, release_id=release_id, now=visit.now),
    )  # fmt: skip


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def decline(request: HttpRequest, visit: Visit, release_id: UUID) -> HttpResponse:
    """This will set a release aside, with a reason."""
    return _decided(
        request, visit, release_id,
        lambda form: actions.decline(
            actor=visit.actor, release_id=release_id, why=form.cleaned_data["why"], now=visit.now
        ),
    )  # fmt: skip


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def withdraw(request: HttpRequest, visit: Visit, release_id: UUID) -> HttpResponse:
    """This will withdraw what is public, with a reason that everybody reads."""
    return _decided(
        request, visit, release_id,
        lambda form: actions.withdraw(
            actor=visit.actor, release_id=release_id, why=form.cleaned_data["why"], now=visit.now
        ),
    )  # fmt: skip


@door(audience="people", classes=NOTHING_OF_A_CASE)
def requests(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show which requests for information are due, and which are late."""
    found = queries.requests(visit.actor, local_date(visit.now), visit.now)
    late = sum(line.standing == "late" for line in found)
    answered = {
        one.request_id: one
        for one in reversed(ledger.ledger(visit.actor, visit.now))
        if one.request_id and one.state in {"waiting", "allowed"}
    }
    shown = {
        "requests": _requests(found, answered, prepares=may(visit.actor, "prepare_release")),
        "late": late,
        "register_url": reverse("books:book", args=[REQUESTS.name]),
        "new_url": reverse("books:new", args=[REQUESTS.name])
        if may(visit.actor, REQUESTS.keeps)
        else "",
    }
    return render(request, "publication/requests.html", shown)


def _decided(request: HttpRequest, visit: Visit, release_id: UUID, act: Any) -> HttpResponse:
    form = WhyForm(request.POST)
    if form.is_valid() and done(form, lambda: act(form)):
        return redirect("publication:one", release_id=release_id)
    return _drawn(request, visit, release_id, form)


def _drawn(request: HttpRequest, visit: Visit, release_id: UUID, form: WhyForm) -> HttpResponse:
    sheet = queries.release(visit.actor, release_id, visit.now)
    line = sheet.line
    decides = may(visit.actor, "decide_release") and not line.mine
    shown = {
        "line": line,
        "title": shaping.title_of(line, visit.language),
        "state": shaping.state_of(line),
        "pairs": _pairs(line),
        "refused": [_(table.title) for table in line.refused],
        "tables": [shaping.table_of(one, sheet.places, visit.language) for one in sheet.tables],
        "decides": decides and line.state == "checked",
        "withdraws": decides and line.state == "published",
        "corrects": line.corrects,
        "corrected_by": line.corrected_by,
        "answer_url": reverse("publication:answer_new")
        if line.state == "published" and may(visit.actor, "prepare_release")
        else "",
        "form": form,
    }
    status = 422 if form.errors else 200
    return brings_back(render(request, "publication/one.html", shown, status=status))


def _pairs(line: ReleaseLine) -> tuple[tuple[str, str], ...]:
    narrowest = "" if line.narrowest is None else f"{line.narrowest:.0f}"
    told = (
        (_("State"), shaping.state_of(line)),
        (_("Prepared"), clock_words.moment(line.prepared_at)),
        (_("Counted and checked"), clock_words.moment(line.checked_at) if line.checked_at else ""),
        (_("What is kept may be at least so many numbers"), narrowest),
        (_("Decided"), clock_words.moment(line.decided_at) if line.decided_at else ""),
        (_("Withdrawn"), clock_words.moment(line.withdrawn_at) if line.withdrawn_at else ""),
        (_("Reason"), line.why),
    )
    return tuple(pair for pair in told if pair[1])


def _listed(found: tuple[ReleaseLine, ...], language: str) -> shapes.Register:
    return shapes.Register(
        caption=_("Releases"),
        columns=(
            shapes.Column(label=_("Release"), wide=True),
            shapes.Column(label=_("State")),
            shapes.Column(label=_("Prepared")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=shaping.title_of(line, language),
                    href=reverse("publication:one", args=[line.id]),
                    note="; ".join(_(table.title) for table in line.tables),
                ),
                shapes.Cell(text=shaping.state_of(line)),
                shapes.Cell(text=clock_words.moment(line.prepared_at)),
            )
            for line in found
        ),
        empty=shapes.Empty(title=_("Nothing was prepared yet.")),
    )


def _figures_of(line: RequestLine, answer: Left | None, *, prepares: bool) -> shapes.Cell:
    if answer is not None:
        url = reverse("publication:answer", args=[answer.id])
        return shapes.Cell(text=drawing.state_of(answer), href=url)
    if line.would_identify:
        return shapes.Cell(text=_("None: it would identify a person"))
    if line.answered_on is None and prepares:
        url = reverse("publication:answer_new") + f"?request={line.id}"
        return shapes.Cell(text=_("Answer with figures"), href=url)
    return shapes.Cell(text="–")


def _requests(
    found: tuple[RequestLine, ...], answered: Mapping[UUID, Left], *, prepares: bool
) -> shapes.Register:
    words = {
        "late": _("Late"),
        "due": _("Open"),
        "answered_in_time": _("Answered in time"),
        "answered_late": _("Answered late"),
        "refused_in_time": _("Refused in time"),
        "refused_late": _("Refused late"),
    }
    return shapes.Register(
        caption=_("Requests for information"),
        columns=(
            shapes.Column(label=_("Number")),
            shapes.Column(label=_("What is asked"), wide=True),
            shapes.Column(label=_("Received")),
            shapes.Column(label=_("To be answered by")),
            shapes.Column(label=_("How it stands")),
            shapes.Column(label=_("Figures")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=line.number, href=reverse("books:entry", args=[REQUESTS.name, line.id])
                ),
                shapes.Cell(text=line.asked),
                shapes.Cell(text=clock_words.day(line.received_on)),
                shapes.Cell(text=clock_words.day(line.due_on)),
                shapes.Cell(
                    text=words[line.standing], kind="tag",
                    tone="late" if line.standing == "late" else "plain",
                ),
                _figures_of(line, answered.get(line.id), prepares=prepares),
            )
            for line in found
        ),
        empty=shapes.Empty(title=_("No request is written down.")),
    )  # fmt: skip
