"""A meeting as whoever leads or reads it sees it: the list, the call, the sheet, its decisions."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality.classes import DataClass
from amaan.jobs import queries as jobs
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.meetings import calling, deciding, queries
from amaan.meetings.wording import LONGEST_DECISION
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf, WordsField
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label
from amaan.web.meetings import drawing, reading

NOTHING_OF_A_CASE = frozenset[DataClass]()
# So many months back one may still be called about.
BACK = 6
LANGUAGES = ("en", "ur", "both")


class CallForm(forms.Form):
    """About which month, by when answers are in, and when it is held."""

    def __init__(self, today: date, typed: Any = None) -> None:
        super().__init__(typed)
        first = today.replace(day=1)
        months = [add_months(first, -n) for n in range(1, BACK + 1)]
        self.fields["month"] = OneOf(
            [(month.isoformat(), clock_words.month(month)) for month in months],
            label=_("Figures of the month"), folded=True,
        )  # fmt: skip
        self.fields["answers_by"] = DayField(
            label=_("Answers by"), hint=_("The last day on which commanders answer.")
        )
        self.fields["held_on"] = DayField(label=_("Held on"))


class DecideForm(forms.Form):
    """What was decided, whose it is, and by when."""

    words = WordsField(
        label=gettext_lazy("What was decided"),
        limit=LONGEST_DECISION,
        rows=3,
        hint=gettext_lazy(
            "About the work: no name, no number of a case, nothing that leads to somebody."
        ),
    )
    due_on = DayField(label=gettext_lazy("Done by"))

    def __init__(self, owners: tuple[deciding.Owner, ...], typed: Any = None) -> None:
        super().__init__(typed)
        self.fields["owner"] = OneOf(
            [
                (str(one.unit_id), _("%(post)s, %(place)s") % {
                    "post": label("posts", one.post.value),
                    "place": in_language(one.name_en, one.name_ur),
                })
                for one in owners
            ],
            label=_("Who does it"), folded=True,
        )  # fmt: skip
        self.order_fields(["words", "owner", "due_on"])


@door(audience="command", classes=NOTHING_OF_A_CASE)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the meetings that the visitor leads, reads or is called to."""
    found, more = queries.meetings(visit.actor, visit.now, after=_key(request))
    older = f"{reverse('meetings:home')}?before={more[0]}~{more[1]}" if more else ""
    shown = {
        "meetings": drawing.list_of(found, older),
        "may_call": queries.may_call(visit.actor),
        "answers": queries.may_answer(visit.actor),
    }
    return render(request, "meetings/home.html", shown)


@door(audience="command", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def call(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will call a meeting about a month, and draw up what is asked of each place."""
    if not queries.may_call(visit.actor):
        raise NotFound
    form = CallForm(local_date(visit.now), request.POST or None)
    made: list[UUID] = []
    if form.is_bound and form.is_valid() and done(form, lambda: made.append(_call(form, visit))):
        messages.success(request, _("The meeting is called, and commanders are asked."))
        return redirect("meetings:meeting", made[0])
    return drawn(request, "meetings/call.html", form, {})


def _call(form: CallForm, visit: Visit) -> UUID:
    told = form.cleaned_data
    return calling.call_meeting(
        actor=visit.actor, month=date.fromisoformat(told["month"]), held_on=told["held_on"],
        answers_by=told["answers_by"], now=visit.now,
    )  # fmt: skip


@door(audience="command", classes=NOTHING_OF_A_CASE)
def meeting(request: HttpRequest, visit: Visit, meeting_id: UUID) -> HttpResponse:
    """This will show a meeting: earlier decisions first, then its points and its own."""
    sheet = queries.meeting(visit.actor, meeting_id, visit.now)
    line = sheet.line
    months = clock_words.month(line.month)
    shown = {
        "title": _("Crime meeting of %(month)s") % {"month": months},
        "unit": in_language(line.unit.name_en, line.unit.name_ur),
        "pairs": (
            (_("State"), drawing.state_words(line.state)),
            (_("Answers by"), clock_words.day(line.answers_by)),
            (_("Held on"), clock_words.day(line.held_on)),
            (_("Figures counted up to"), clock_words.moment(sheet.counted_until)
             if sheet.counted_until else _("nothing was counted yet")),
            (_("Comparisons made"), str(sheet.comparisons)),
        ),
        "line": line,
        "is_chair": sheet.is_chair,
        "next": _next(line.state) if sheet.is_chair else None,
        "may_decide": sheet.is_chair and line.state in {"collected", "held"},
        "earlier": drawing.decisions_of(
            _("What was decided before"), sheet.earlier,
            _("No earlier meeting left a decision to follow up."),
        ),
        "points": drawing.points_of(sheet),
        "decisions": drawing.decisions_of(
            _("Decisions of this meeting"), sheet.decisions, _("Nothing was decided yet."),
        ),
        "reads_whole": queries.reads_whole(visit.actor, line.unit.unit_id),
        "words": reading.standing_of(sheet),
        "packs": [_pack(visit, one) for one in queries.packs(meeting_id)],
        "languages": [(code, language_words(code)) for code in LANGUAGES],
    }  # fmt: skip
    return render(request, "meetings/meeting.html", shown)


@door(audience="command", classes=NOTHING_OF_A_CASE, methods=("POST",))
def on(request: HttpRequest, visit: Visit, meeting_id: UUID) -> HttpResponse:
    """This will take a meeting one step on."""
    to = request.POST.get("to", "")
    calling.move_on(actor=visit.actor, meeting_id=meeting_id, to=to, now=visit.now)
    messages.success(request, _("It is written down."))
    return redirect("meetings:meeting", meeting_id)


@door(audience="command", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def decide(request: HttpRequest, visit: Visit, meeting_id: UUID) -> HttpResponse:
    """This will write down what a meeting decided."""
    sheet = queries.meeting(visit.actor, meeting_id, visit.now)
    if not sheet.is_chair:
        raise NotFound
    form = DecideForm(deciding.owners(visit.actor, visit.now), request.POST or None)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: deciding.decide(
            actor=visit.actor, meeting_id=meeting_id, words=form.cleaned_data["words"],
            owner_unit=UUID(form.cleaned_data["owner"]), due_on=form.cleaned_data["due_on"],
            now=visit.now,
        ),
    ):  # fmt: skip
        messages.success(request, _("The decision is written down."))
        return redirect("meetings:meeting", meeting_id)
    title = _("Crime meeting of %(month)s") % {"month": clock_words.month(sheet.line.month)}
    return drawn(
        request, "meetings/decide.html", form, {"title": title, "meeting_id": meeting_id}
    )  # fmt: skip


def language_words(code: str) -> str:
    """This will name the language of a pack."""
    return {"en": _("English"), "ur": _("Urdu"), "both": _("Both languages")}[code]


def _key(request: HttpRequest) -> tuple[date, UUID] | None:
    month, _tilde, last = request.GET.get("before", "").partition("~")
    try:
        return date.fromisoformat(month), UUID(last)
    except ValueError:
        return None


def _next(state: str) -> tuple[str, str] | None:
    return {
        "called": ("collected", _("Close the answers")),
        "collected": ("held", _("The meeting was held")),
        "held": ("closed", _("Close the meeting")),
    }.get(state)


def _pack(visit: Visit, one: queries.PackLine) -> dict[str, Any]:
    progress = None
    if one.made_at is None:
        progress = jobs.latest_progress(visit.actor, "make_meeting_pack", str(one.pack_id))
    return {
        "language": language_words(one.language),
        "number": one.number,
        "ordered": clock_words.moment(one.ordered_at),
        "pages": one.pages,
        "url": reverse("meetings:pack_file", args=[one.pack_id]) if one.made_at else "",
        "progress": progress,
        "failed": progress is not None and progress.state == "failed",
    }
