"""The investigator's own page: what is owed on every case in his hands, by the hour it is due.

Tomorrow in court and what to carry there; for whom the cases wait and how long; one act for many.
No name stands here, so that it may be read on a telephone in a corridor.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases import carried
from amaan.cases import queries as cases
from amaan.cases.carried import Wait
from amaan.cases.sheets import CaseLine, DutyLine
from amaan.confidentiality.classes import DataClass
from amaan.court import queries as court
from amaan.court.queries import HearingLine
from amaan.investigation import exhibits_queries
from amaan.investigation.exhibits_lines import ExhibitLine
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.duties import duty_shape
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.sign_in import own_numbers
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

SKELETON = frozenset({DataClass.C1})
# What is late, or turns late within a day, stands open; the rest is folded by time.
OPEN_AT_ONCE = 12
# Acts that may be done once for many cases. A page that can do one adds itself here.
FOR_MANY = (
    ("inquiry:diaries", gettext_lazy("One diary entry for several cases")),
    ("inquiry:custody", gettext_lazy("Exhibits in my hands: hand several over at once")),
)
# Proposed: what a court asks for most. The case diary is not handed to the accused (CrPC 172(2)).
TO_CARRY = (
    gettext_lazy("the police file, and the case diary for the court alone"),
    gettext_lazy("exhibits that the court called for, with the form of the store"),
    gettext_lazy("the list of witnesses, and who was reached"),
    gettext_lazy("what was ordered last time, and what became of it"),
)


@door(audience="case", classes=SKELETON)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show an investigator's own work: owed, in court, waiting, and the cases."""
    if visit.actor.post != Post.INVESTIGATOR:
        raise NotFound
    if own_numbers.are_asked_now(request):
        return redirect(f"{address('own_numbers')}?asked=1")
    owed = carried.own_duties(visit.actor, visit.now)
    today = local_date(visit.now)
    hearings = court.hearings_of(visit.actor, today, today + timedelta(days=1))
    mine = cases.own_cases(visit.actor, visit.now)
    pressing, later = _by_time(owed, visit.now)
    shown = {
        "pressing": _drawn(pressing),
        "later": [(words, _drawn(rows)) for words, rows in later if rows],
        "cut": len(owed) == carried.OWN_AT_MOST,
        "hearings": _hearings(hearings, today),
        "to_carry": TO_CARRY if hearings else (),
        "due_back": _due_back(exhibits_queries.due_back(visit.actor, visit.now), visit.now),
        "waits": _waits(carried.waits(visit.actor, visit.now), visit),
        "for_many": [(address(name), words) for name, words in FOR_MANY],
        "cases": _cases(mine, owed, visit),
        "now": visit.now,
    }
    return render(request, "inquiry/home.html", shown)


def _by_time(
    owed: Sequence[DutyLine], now: datetime
) -> tuple[Sequence[DutyLine], list[tuple[str, Sequence[DutyLine]]]]:
    """This will part what presses now from what is folded behind a line that counts it."""
    late = [one for one in owed if one.late_at <= now]
    soon = [one for one in owed if now < one.late_at <= now + timedelta(days=1)]
    week = [one for one in owed if timedelta(days=1) < one.late_at - now <= timedelta(days=7)]
    after = [one for one in owed if one.late_at - now > timedelta(days=7)]
    # What can still be done in time comes before what is late already, of which there may be much.
    pressing = (soon + late[::-1])[:OPEN_AT_ONCE]
    shown = {one.id for one in pressing}
    rest = [one for one in (*soon, *late[::-1]) if one.id not in shown]
    return pressing, [
        (_("More that is late or due within a day"), rest),
        (_("Within seven days"), week),
        (_("Later"), after),
    ]


def _drawn(rows: Sequence[DutyLine]) -> tuple[shapes.Duty, ...]:
    return tuple(duty_shape(row, reference_url=address("case:sheet", row.case_id)) for row in rows)


def _hearings(rows: Sequence[HearingLine], today: object) -> shapes.Register:
    return shapes.Register(
        caption=_("In court today and tomorrow"),
        columns=(
            shapes.Column(label=_("When")),
            shapes.Column(label=_("Case")),
            shapes.Column(label=_("For"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=(_("today") if row.day == today else _("tomorrow"))
                    + (f" {row.hour:%H:%M}" if row.hour else "")
                ),
                shapes.Cell(
                    text=row.reference,
                    kind="reference",
                    href=address("case:sheet", row.case_id),
                ),
                shapes.Cell(text=label("hearing_purposes", row.purpose)),
            )
            for row in rows
        ),
        empty=shapes.Empty(title=_("Nothing of yours is in court today or tomorrow.")),
    )


def _due_back(rows: Sequence[ExhibitLine], now: datetime) -> shapes.Register | None:
    """This will list exhibits that should be back; nothing where none is due."""
    if not rows:
        return None
    return shapes.Register(
        caption=_("Exhibits that should be back"),
        columns=(
            shapes.Column(label=_("Exhibit")),
            shapes.Column(label=_("Where it is")),
            shapes.Column(label=_("Back by")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=row.mark, kind="reference", href=address("inquiry:exhibit", row.id)
                ),
                shapes.Cell(text=label("exhibit_places", row.where)),
                shapes.Cell(
                    text=clock_words.moment(row.due_back_at) if row.due_back_at else "",
                    tone="late" if row.is_late(now) else "soon",
                ),
            )
            for row in rows
        ),
        empty=shapes.Empty(title=""),
        count=str(len(rows)),
    )


def _waits(rows: Sequence[Wait], visit: Visit) -> shapes.Register:
    return shapes.Register(
        caption=_("For whom your cases wait"),
        columns=(
            shapes.Column(label=_("For whom")),
            shapes.Column(label=_("For what"), wide=True),
            shapes.Column(label=_("Cases"), numeric=True),
            shapes.Column(label=_("The longest")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=label("owners", row.owner)),
                shapes.Cell(
                    text=in_language(row.title_en, row.title_ur, visit.language),
                    note=_(", ").join(label("obstacles", code) for code in row.obstacles),
                ),
                shapes.Cell(text=str(row.cases)),
                shapes.Cell(
                    text=clock_words.waited(row.since, visit.now),
                    kind="tag" if row.late else "text",
                    tone="late" if row.late else "plain",
                    note=_("late") if row.late else "",
                ),
            )
            for row in rows
        ),
        empty=shapes.Empty(title=_("Your cases wait for nobody.")),
    )


def _cases(mine: Sequence[CaseLine], owed: Sequence[DutyLine], visit: Visit) -> shapes.Register:
    first: dict[object, DutyLine] = {}
    count: dict[object, int] = {}
    for one in owed:
        first.setdefault(one.case_id, one)
        count[one.case_id] = count.get(one.case_id, 0) + 1
    return shapes.Register(
        caption=_("Your cases"),
        columns=(
            shapes.Column(label=_("Reference")),
            shapes.Column(label=_("Stage")),
            shapes.Column(label=_("Owed by you"), numeric=True),
            shapes.Column(label=_("The next"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=row.reference,
                    kind="reference",
                    href=address("case:sheet", row.case_id),
                    note=_("sealed") if row.sealed else "",
                ),
                shapes.Cell(text=label("stages", row.stage), kind="tag"),
                shapes.Cell(text=str(count.get(row.case_id, 0))),
                shapes.Cell(text=_next(first.get(row.case_id), visit)),
            )
            for row in mine
        ),
        empty=shapes.Empty(
            title=_("No case is in your hands."),
            text=_("Whoever assigns gives you one; it then stands here."),
        ),
        count=str(len(mine)) if mine else "",
    )


def _next(duty: DutyLine | None, visit: Visit) -> str:
    if duty is None:
        return ""
    seconds = int((duty.late_at - visit.now).total_seconds())
    when = clock_words.due_in(seconds) if seconds > 0 else clock_words.late_by(-seconds)
    return f"{in_language(duty.title_en, duty.title_ur, visit.language)}: {when}"
