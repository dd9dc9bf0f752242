"""The registers of committees and bodies: who sits by office, meetings, decisions with owners.

Source: Pakistan Police Forum 2021, P7 (stakeholders at district level) and P11 (a committee of
command-level officers).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from amaan.books import queries as books
from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.books.queries import Line
from amaan.community.models import Body, BodyDecision, Meeting
from amaan.community.programme import LEVELS
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import said
from amaan.organisation.queries import Actor

KINDS = (
    Choice("command", "Committee of command", "کمانڈ کی کمیٹی"),
    Choice("stakeholders", "Stakeholders of a district", "ضلع کے شراکت دار"),
    Choice("review", "Review of the programme", "پروگرام کا جائزہ"),
    Choice("joint", "Joint body with another department", "دوسرے محکمے کے ساتھ مشترکہ"),
)


def _women_among_seats(values: Values) -> bool:
    return bool(values["seats_women"] <= values["seats"])


def _women_among_who_came(values: Values) -> bool:
    return bool(values["came_women"] <= values["came"])


def _due_after_decided(values: Values) -> bool:
    return bool(values["due_on"] >= values["on"])


def _done_after_decided(values: Values) -> bool:
    return values["done_on"] is None or bool(values["done_on"] >= values["on"])


BODIES = Book(
    name="bodies",
    model=Body,
    title=Choice("", "Committees and bodies", "کمیٹیاں اور ادارے"),
    about=Choice(
        "",
        "Who sits in them by office, how many are women, and how often they meet. Nobody's name.",
        "عہدوں کے لحاظ سے ارکان، خواتین کی تعداد اور اجلاسوں کا وقفہ۔ کسی کا نام نہیں۔",
    ),
    on=Field("on", "Formed on", "قیام کی تاریخ", "day"),
    fields=(
        Field("name", "Name", "نام", most=120),
        Field("kind", "Kind", "قسم", "choice", choices=KINDS),
        Field("chair", "Chair (office)", "صدر (عہدہ)", most=120),
        Field("members", "Members (offices, one a line)", "ارکان (عہدے، ہر سطر میں ایک)", "words",
              listed=False),
        Field("seats", "Seats", "نشستیں", "number", least=1, most=500),
        Field("seats_women", "Of these held by women", "ان میں خواتین", "number", most=500),
        Field("every_days", "Meets every (days)", "ہر کتنے دن بعد اجلاس", "number", least=1,
              most=400),
    ),
    key=("unit", "name"),
    keeps="keep_programme",
    reads="read_programme",
    levels=LEVELS,
    named_by="name",
    search=("name", "chair", "members"),
    rules=(
        Rule("seats_women", _women_among_seats,
             said("More women than seats. Count again.")),
    ),
)  # fmt: skip

MEETINGS = Book(
    name="body_meetings",
    model=Meeting,
    title=Choice("", "Meetings of bodies", "اداروں کے اجلاس"),
    about=Choice(
        "", "When a body met, how many came, and what was before it.",
        "ادارے کا اجلاس کب ہوا، کتنے آئے اور کیا زیرِ غور تھا۔",
    ),
    on=Field("on", "Met on", "اجلاس کی تاریخ", "day"),
    fields=(
        Field("body", "Body", "ادارہ", "entry", book=BODIES),
        Field("came", "Came", "حاضر", "number", most=500),
        Field("came_women", "Of these women", "ان میں خواتین", "number", most=500),
        Field("before_it", "What was before it", "زیرِ غور امور", "words"),
    ),
    key=("body", "on"),
    keeps="keep_programme",
    reads="read_programme",
    levels=LEVELS,
    search=("before_it",),
    rules=(
        Rule("came_women", _women_among_who_came,
             said("More women came than people. Count again.")),
    ),
)  # fmt: skip

DECISIONS = Book(
    name="body_decisions",
    model=BodyDecision,
    title=Choice("", "Decisions of bodies", "اداروں کے فیصلے"),
    about=Choice(
        "", "What was decided, whose it is, by when, and whether it was done.",
        "کیا فیصلہ ہوا، کس کے ذمے، کب تک، اور ہوا یا نہیں۔",
    ),
    on=Field("on", "Decided on", "فیصلے کی تاریخ", "day"),
    fields=(
        Field("body", "Body", "ادارہ", "entry", book=BODIES),
        Field("number", "Number", "نمبر", "number", least=1, most=999),
        Field("decision", "Decision", "فیصلہ", "words"),
        Field("policy_number", "Of the policy", "کس پالیسی کا", must=False, most=8,
              hint_english="Its number, as P7.", hint_urdu="نمبر، جیسے P7۔"),
        Field("owner", "Owner (office)", "ذمہ دار (عہدہ)", most=120),
        Field("due_on", "Due on", "آخری تاریخ", "day", may_lie_ahead=True),
        Field("done_on", "Done on", "مکمل ہونے کی تاریخ", "day", must=False),
        Field("outcome", "What came of it", "نتیجہ", must=False, listed=False),
    ),
    key=("body", "on", "number"),
    keeps="keep_programme",
    reads="read_programme",
    levels=LEVELS,
    search=("decision", "owner", "policy_number"),
    rules=(
        Rule("due_on", _due_after_decided, said("It is due before it was decided.")),
        Rule("done_on", _done_after_decided, said("It was done before it was decided.")),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class BodyStands:
    """How a body keeps to its own rhythm, and what it left undone."""

    body_id: UUID
    name: str
    kind: str
    seats: int
    seats_women: int
    last_met: date | None
    # Days since it should have met; 0 where it is in time.
    late_by: int
    open_decisions: int
    overdue_decisions: int


def open_decisions(actor: Actor, now: datetime) -> tuple[Line, ...]:
    """This will list the decisions that are not done, the longest due first. Raises: NotFound."""
    found = books.lines(actor, DECISIONS, now, standing_only=True)
    waiting = [line for line in found if line.values["done_on"] is None]
    return tuple(sorted(waiting, key=lambda line: (line.values["due_on"], str(line.entry_id))))


def overdue(decisions: tuple[Line, ...], today: date) -> tuple[Line, ...]:
    """This will pick the decisions whose day has passed."""
    return tuple(line for line in decisions if line.values["due_on"] < today)


def how_bodies_stand(actor: Actor, now: datetime) -> tuple[BodyStands, ...]:
    """This will say of each body when it met last, and what of its decisions is open or overdue.

    Raises: NotFound.
    Units: days; a body that never met is late from the day it was formed.
    """
    today = local_date(now)
    waiting = open_decisions(actor, now)
    last: dict[str, date] = {}
    for line in books.lines(actor, MEETINGS, now, standing_only=True):
        last.setdefault(line.values["body"], line.on)
    return tuple(
        _stands(line, last, waiting, today)
        for line in books.lines(actor, BODIES, now, standing_only=True)
    )


def _stands(
    line: Line, last: Mapping[str, date], waiting: tuple[Line, ...], today: date
) -> BodyStands:
    name = line.values["name"]
    due = last.get(name, line.on) + timedelta(days=line.values["every_days"])
    ours = tuple(one for one in waiting if one.values["body"] == name)
    return BodyStands(
        line.entry_id,
        name,
        line.values["kind"],
        line.values["seats"],
        line.values["seats_women"],
        last.get(name),
        max((today - due).days, 0),
        len(ours),
        len(overdue(ours, today)),
    )
