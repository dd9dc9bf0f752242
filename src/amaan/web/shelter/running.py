"""How the house runs: rooms, beds, what it takes, who has the way, visits to it, the day-sheet."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId
from amaan.organisation.posts import Post
from amaan.support import house_inspections, houses, stays_queries
from amaan.support.house_clocks import HouseQuestion, house_rules
from amaan.support.house_codes import SORTS
from amaan.support.house_inspections import HouseFindingLine
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit
from amaan.web.shelter import labels, lists
from amaan.web.shelter.acting import BOTH, CODES, SEALED, ask
from amaan.web.shelter.daily import MOST_HERE, one_sentence
from amaan.web.shelter.forms import EscortForm, InspectionForm, RoomForm, SetForm
from amaan.web.shelter.labels import word
from amaan.web.shelter.masks import masks_of

# Empty lines on the day-sheet: what a bad night writes fits on two pages.
LINES_ON_PAPER = 12


@door(audience="shelter", classes=CODES)
def rooms(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show every bed, and by reference who sleeps in it."""
    shown = {
        "beds": houses.occupancy(visit.actor, visit.now),
        "rooms": houses.rooms(visit.actor, visit.now),
        "keeps": visit.actor.post == Post.HOUSE_KEEPER,
        "now": visit.now,
    }
    return render(request, "shelter/rooms.html", shown)


@door(audience="shelter", classes=CODES, methods=BOTH)
def add_room(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will add a room with its beds."""
    _keeper(visit)
    form = RoomForm(request.POST or None, now=visit.now)

    def act() -> None:
        said = form.cleaned_data
        houses.add_room(
            actor=visit.actor, room_id=form.act_ref(), name=said["name"], beds=said["beds"],
            step_free=said["step_free"] == "yes", now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("shelter:rooms")
    return ask(request, form, title=_("A room"), back=address("shelter:rooms"))


@door(audience="shelter", classes=CODES, methods=("POST",))
def add_bed(request: HttpRequest, visit: Visit, room_id: UUID) -> HttpResponse:
    """This will put one more bed into a room."""
    houses.add_bed(actor=visit.actor, room_id=room_id, now=visit.now)
    return redirect("shelter:rooms")


@door(audience="shelter", classes=CODES, methods=("POST",))
def take_bed(request: HttpRequest, visit: Visit, bed_id: UUID) -> HttpResponse:
    """This will take a bed away in which nobody sleeps."""
    houses.take_bed_away(actor=visit.actor, bed_id=bed_id, now=visit.now)
    return redirect("shelter:rooms")


@door(audience="shelter", classes=SEALED)
def about(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what the house takes, and its address behind a mask to whoever has the way."""
    actor, now = visit.actor, visit.now
    sheet = houses.house_sheet(actor, now)
    # The newest alone: a house that moved is not where it was.
    newest = f"sealed-{sheet.address}" if sheet else ""
    kept = masks_of(visit, actor.unit_id).get(actor.unit_id, [])
    masks = [one for one in kept if one.id == newest]
    keeps = actor.post == Post.HOUSE_KEEPER
    yes_no = {True: _("Yes"), False: _("No")}
    pairs = (
        (
            (_("Kind"), word(labels.KINDS, sheet.rule.kind)),
            (_("Boys come in up to the age of"), str(sheet.rule.boys_up_to)),
            (_("Without an order"), yes_no[sheet.rule.without_order]),
            (_("Without steps"), yes_no[sheet.rule.wheelchair]),
            (_("Inspected every"), _("%(n)s days") % {"n": sheet.rule.inspected_every_days}),
        )
        if sheet
        else ()
    )
    shown = {
        "sheet": sheet,
        "pairs": pairs,
        "masks": masks,
        "keeps": keeps,
        "escorts": [
            (
                line,
                in_language(line.officer.name_en, line.officer.name_ur, visit.language),
                clock_words.moment(line.until),
            )
            for line in houses.escorts(actor, now)
        ],
        "now": now,
    }
    return render(request, "shelter/about.html", shown)


@door(audience="shelter", classes=CODES, methods=BOTH)
def set_up(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will set down what the house takes, and where it is."""
    _keeper(visit)
    sheet = houses.house_sheet(visit.actor, visit.now)
    first = {}
    if sheet is not None:
        rule, yes_no = sheet.rule, {True: "yes", False: "no"}
        first = {
            "kind": rule.kind,
            "boys_up_to": rule.boys_up_to,
            "without_order": yes_no[rule.without_order],
            "wheelchair": yes_no[rule.wheelchair],
            "inspected_every_days": str(rule.inspected_every_days),
        }
    form = SetForm(request.POST or None, now=visit.now, initial=first)

    def act() -> None:
        houses.set_house(
            actor=visit.actor, rule=form.rule(), address=form.cleaned_data["address"],
            now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("shelter:about")
    return ask(request, form, title=_("What this house takes"), back=address("shelter:about"))


@door(audience="shelter", classes=CODES, methods=BOTH)
def escort(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give a worker the way to the house, for one errand."""
    _keeper(visit)
    staff = [
        (one.officer_id, in_language(one.name_en, one.name_ur, visit.language))
        for one in houses.staff(visit.actor, visit.now)
        if one.officer_id != visit.actor.officer_id
    ]
    form = EscortForm(request.POST or None, now=visit.now, staff=staff)

    def act() -> None:
        houses.send_escort(
            actor=visit.actor, escort_id=form.act_ref(),
            officer_id=OfficerId(UUID(form.cleaned_data["officer"])), until=form.until(),
            now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("shelter:about")
    return ask(
        request, form, title=_("Send an escort"), back=address("shelter:about"),
        lead=_("She opens the address with her own second factor, each time anew, until the hour"
               " is over. It stands in no message, on no paper and on no map."),
    )  # fmt: skip


@door(audience="shelter", classes=CODES, methods=("POST",))
def escort_over(request: HttpRequest, visit: Visit, escort_id: UUID) -> HttpResponse:
    """This will close the way again."""
    houses.end_escort(actor=visit.actor, escort_id=escort_id, now=visit.now)
    return redirect("shelter:about")


@door(audience="shelter", classes=CODES)
def inspections(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what is to be mended, the visits so far, and when the next one is due."""
    found = house_inspections.inspected(visit.actor, visit.now)
    shown = {
        "findings": [
            (line, _title(line.question), _stands(line, visit)) for line in found.findings
        ],
        "keeps": visit.actor.post == Post.HOUSE_KEEPER,
        "due": found.next_due_at,
        "late": found.next_due_at is not None and found.next_due_at < visit.now,
        "visits": shapes.Register(
            caption=_("Visits"),
            columns=(
                shapes.Column(label=_("When")),
                shapes.Column(label=_("Who visited"), wide=True),
            ),
            rows=tuple(
                (
                    shapes.Cell(
                        text=clock_words.moment(v.visited_at),
                        href=address("shelter:inspection", v.inspection_id),
                    ),
                    shapes.Cell(text=word(labels.INSPECTED_BY, v.by_whom)),
                )
                for v in found.visits
            ),
            empty=shapes.Empty(
                title=_("Nobody visited yet."),
                text=_("The list of questions is ready to print before a visit."),
            ),
        ),
        "now": visit.now,
    }
    return render(request, "shelter/inspections.html", shown)


@door(audience="shelter", classes=CODES, methods=BOTH)
def inspect(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write a visit down from the visitor's report."""
    _keeper(visit)
    form = InspectionForm(request.POST or None, now=visit.now)

    def act() -> None:
        house_inspections.write_house_visit(
            actor=visit.actor, inspection_id=form.act_ref(),
            by_whom=form.cleaned_data["by_whom"], visited_at=form.at("visited"),
            answers=form.answers(), now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("shelter:inspection", form.act_ref())
    return ask(
        request, form, title=_("A visit to the house"), back=address("shelter:inspections"),
        lead=_("As the visitor's report says. Yes is the good answer; a no becomes something to"
               " mend, with a day. No resident's name is written here."),
    )  # fmt: skip


@door(audience="shelter", classes=CODES)
def inspection(request: HttpRequest, visit: Visit, inspection_id: UUID) -> HttpResponse:
    """This will show one visit, to read and to print."""
    line, findings = house_inspections.house_visit(visit.actor, inspection_id, visit.now)
    by_question = {f.question: f for f in findings}
    shown = {
        "pairs": (
            (_("Visited"), clock_words.moment(line.visited_at)),
            (_("Who visited"), word(labels.INSPECTED_BY, line.by_whom)),
        ),
        "answers": shapes.Register(
            caption=_("What was looked at"),
            columns=(
                shapes.Column(label=_("Question"), wide=True),
                shapes.Column(label=_("Answer")),
                shapes.Column(label=_("What came of it")),
            ),
            rows=tuple(
                (
                    shapes.Cell(text=_title(code)),
                    shapes.Cell(text=word(labels.LOOKED, answer)),
                    shapes.Cell(
                        text=_stands(by_question[code], visit) if code in by_question else ""
                    ),
                )
                for code, answer in line.answers.items()
            ),
            empty=shapes.Empty(title=""),
        ),
        "now": visit.now,
    }
    return render(request, "shelter/inspection.html", shown)


@door(audience="shelter", classes=CODES, methods=("POST",))
def mended(request: HttpRequest, visit: Visit, finding_id: UUID) -> HttpResponse:
    """This will keep that the house calls a finding mended."""
    house_inspections.call_mended(actor=visit.actor, finding_id=finding_id, now=visit.now)
    messages.success(request, _("Written down. The next visit will look."))
    return redirect("shelter:inspections")


@door(audience="shelter", classes=CODES)
def day_sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will print the sheet for hours without a line: references, no name, no place."""
    wanted = request.GET.get("lang", "")
    language = wanted if wanted in {"en", "ur"} else visit.language
    here = stays_queries.stays(visit.actor, visit.now, here=True, limit=MOST_HERE)
    with override(language):
        shown = {
            "beds": houses.occupancy(visit.actor, visit.now),
            "here": here,
            "day": local_date(visit.now),
            "sorts": [(word(labels.SORTS, sort), _whats(sort)) for sort in _ON_PAPER],
            "first": list(labels.FIRST.values()),
            "sentence": one_sentence(),
            "lines": range(LINES_ON_PAPER),
            "other": "en" if language == "ur" else "ur",
            "paper_language": language,
            "now": visit.now,
        }
        return render(request, "shelter/day_sheet.html", shown)


_ON_PAPER = tuple(sort for sort in SORTS if sort in ("log", "incident", "visit"))


def _whats(sort: str) -> list[str]:
    return [word(labels.WHATS[sort], what) for what in SORTS[sort][0]]


def _keeper(visit: Visit) -> None:
    confidentiality.permit(actor=visit.actor, act="keep_house", case_id=None, now=visit.now)


def _title(question: str) -> str:
    known: dict[str, HouseQuestion] = {q.id: q for q in house_rules().questions}
    one = known.get(question)
    return str(in_language(one.title_en, one.title_ur)) if one else question


def _stands(line: HouseFindingLine, visit: Visit) -> str:
    """This will say in words how a finding stands."""
    if line.seen_mended_at is not None:
        return _("mended, seen %(at)s") % {"at": clock_words.moment(line.seen_mended_at)}
    if line.mended_at is not None:
        return _("called mended, not yet seen")
    words = lists.time_left(line.mend_by, visit.now)
    if line.times_not_so:
        words += " · " + _("called mended %(n)s times, and was not") % {"n": line.times_not_so}
    return words
