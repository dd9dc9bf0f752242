"""The registers of what desks have and of what is broken there, and the score of one desk.

Source: the minimums of a desk in `docs/standards.md` (1.3: the Urja desks of Madhya Pradesh, the
Family Support Units of Sierra Leone, the women's help desks of India); indicator 64 asks for a
look every month. What this house asks beyond them is marked as its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from amaan.books import queries
from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.books.queries import Line
from amaan.desk.models import DeskCheck, DeskRepair
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import said
from amaan.organisation.area import NamedUnit, units_of_area
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor

# After this a look is old: the indicator asks for one a month.
LOOK_EVERY = timedelta(days=31)


@dataclass(frozen=True)
class Item(Choice):
    """Something a desk should have; `standard` is where it is asked, empty where only we ask."""

    standard: str = ""


ITEMS = (
    Item("own_room", "A room of its own", "اپنا الگ کمرہ", "URJA"),
    Item("private", "Nobody outside hears or sees her", "باہر کوئی سن یا دیکھ نہیں سکتا"),
    Item("toilet", "A toilet", "بیت الخلا", "URJA"),
    Item("vehicle", "A vehicle of its own", "اپنی سواری", "URJA"),
    Item("headed_by_woman", "Led by a woman SI or ASI", "خاتون ایس آئی یا اے ایس آئی کی سربراہی",
         "URJA"),
    Item("panel", "Lawyers, psychologists and organisations are enlisted",
         "وکیل، ماہرین نفسیات اور ادارے شامل ہیں", "WHD-IN"),
    Item("social_worker", "A social worker works in it", "سماجی کارکن موجود ہے", "FSU"),
    Item("phone", "A telephone that works", "چالو ٹیلی فون"),
    Item("line", "A line to this system that works", "اس نظام سے چالو رابطہ"),
    Item("wheelchair", "A wheelchair gets in", "وہیل چیئر اندر آ سکتی ہے"),
    Item("interpreter", "An interpreter can be called", "ترجمان بلایا جا سکتا ہے"),
    Item("sign_language", "Somebody for sign language can be called",
         "اشاروں کی زبان کا ترجمان بلایا جا سکتا ہے"),
    Item("lockable", "A cupboard that locks", "تالے والی الماری"),
)  # fmt: skip
SERVICES = (
    Choice("citizen_services", "Citizen services", "شہری خدمات"),
    Choice("legal_advice", "Legal advice", "قانونی مشورہ"),
    Choice("counselling", "Counselling", "مشاورت"),
    Choice("first_aid", "First aid", "ابتدائی طبی امداد"),
)
# What can break, named as whoever reports it says it.
BREAKS = (
    Choice("line", "The line to this system", "اس نظام سے رابطہ"),
    Choice("computer", "Computer or printer", "کمپیوٹر یا پرنٹر"),
    Choice("power", "Electricity", "بجلی"),
    Choice("phone", "Telephone", "ٹیلی فون"),
    Choice("vehicle", "Vehicle", "سواری"),
    Choice("room", "The room, its door or window", "کمرہ، دروازہ یا کھڑکی"),
    Choice("lock", "The cupboard or its lock", "الماری یا اس کا تالا"),
    Choice("toilet", "The toilet", "بیت الخلا"),
    Choice("way_in", "The way in for a wheelchair", "وہیل چیئر کا راستہ"),
    Choice("other", "Something else", "کچھ اور"),
)
HOURS = (
    Choice("round_clock", "Day and night", "دن رات"),
    Choice("day_evening", "Daytime and evening", "دن اور شام"),
    Choice("office", "Office hours", "دفتری اوقات"),
    Choice("some_days", "On some days", "بعض دنوں میں"),
)
CHECKED_BY = (
    Choice("desk", "The desk itself", "ڈیسک خود"),
    Choice("commander", "Officer in charge of the station", "ایس ایچ او"),
    Choice("supervisor", "Sub-divisional officer", "ایس ڈی پی او"),
    Choice("district", "District office", "ضلعی دفتر"),
    Choice("outside", "Somebody from outside", "باہر کا کوئی"),
)
_OF_A_DESK = frozenset({UnitKind.DESK})


def _yes_no(one: Choice) -> Field:
    return Field(one.code, one.english, one.urdu, "yes_no", must=False, listed=False,
                 hint_english="Empty when nobody looked.",
                 hint_urdu="کسی نے نہ دیکھا ہو تو خالی۔")  # fmt: skip


def _mended_later(values: Values) -> bool:
    mended: date | None = values["mended_on"]
    return mended is None or mended >= values["on"]


CHECKS = Book(
    name="desks",
    model=DeskCheck,
    title=Choice("", "What desks have", "ڈیسکوں کے پاس کیا ہے"),
    about=Choice(
        "",
        "A look at a desk on a day: its room, its equipment, who helps there. The newest counts.",
        "کسی دن ڈیسک کا جائزہ: کمرہ، سامان، مدد کرنے والے۔ تازہ ترین جائزہ شمار ہوتا ہے۔",
    ),
    on=Field("on", "Looked at on", "جائزے کی تاریخ", "day"),
    unit=Field("unit", "Desk", "ڈیسک"),
    fields=(
        Field("checked_by", "Who looked", "کس نے دیکھا", "choice", choices=CHECKED_BY),
        Field("hours", "Open", "کھلا رہتا ہے", "choice", choices=HOURS),
        Field("open_from", "Its hours in words", "اوقات الفاظ میں", must=False, most=60,
              listed=False),
        *(_yes_no(one) for one in ITEMS),
        *(_yes_no(one) for one in SERVICES),
    ),
    key=("unit", "on"),
    keeps="keep_desks",
    reads="read_desks",
    levels=_OF_A_DESK,
)  # fmt: skip
REPAIRS = Book(
    name="desk-repairs",
    model=DeskRepair,
    title=Choice("", "What is broken at desks", "ڈیسکوں پر کیا خراب ہے"),
    about=Choice(
        "",
        "What does not work, since when, and the day on which it works again.",
        "کیا خراب ہے، کب سے، اور کس دن ٹھیک ہوا۔",
    ),
    on=Field("on", "Reported on", "اطلاع کی تاریخ", "day"),
    unit=Field("unit", "Desk", "ڈیسک"),
    fields=(
        Field("item", "What", "کیا", "choice", choices=BREAKS),
        Field("what", "In a few words", "چند الفاظ میں", must=False, most=120),
        Field("stops_work", "The desk cannot work without it", "اس کے بغیر ڈیسک کام نہیں کر سکتا",
              "yes_no"),
        Field("mended_on", "Works again since", "کب سے ٹھیک ہے", "day", must=False),
    ),
    key=("unit", "on", "item"),
    keeps="report_broken",
    reads="read_desks",
    levels=_OF_A_DESK,
    search=("what",),
    rules=(Rule("mended_on", _mended_later,
                said("It cannot have been mended before it was reported.")),),
)  # fmt: skip


@dataclass(frozen=True)
class DeskStand:
    """One desk of the area: the newest look at it, and what is reported broken there."""

    desk_id: UUID
    name_en: str
    name_ur: str
    check: Line | None
    broken: tuple[Line, ...]
    # Whether nobody looked within a month.
    is_old: bool

    def answer(self, item: str) -> bool | None:
        """This will say whether the desk has something; None where nobody looked."""
        return None if self.check is None else self.check.values[item]

    @property
    def met(self) -> int:
        """Items that are there."""
        return sum(self.answer(item.code) is True for item in ITEMS)

    @property
    def looked_at(self) -> int:
        """Items of which somebody said yes or no: the whole of the score."""
        return sum(self.answer(item.code) is not None for item in ITEMS)

    @property
    def missing(self) -> tuple[Item, ...]:
        """Items that are not there; one that nobody looked at is not called missing."""
        return tuple(item for item in ITEMS if self.answer(item.code) is False)

    @property
    def standard_met(self) -> tuple[int, int]:
        """Of the items that a published standard asks: how many are there, of how many looked at.

        Source: indicator 64, desk functionality score.
        """
        asked = [self.answer(item.code) for item in ITEMS if item.standard]
        return sum(one is True for one in asked), sum(one is not None for one in asked)


def desks_of(actor: Actor, now: datetime) -> tuple[DeskStand, ...]:
    """This will give every open desk of the actor's area with what it has; none looked at first.

    A desk's own officer gets her own desk. Raises: NotFound for a post that may not read it.
    """
    checks = newest(queries.lines(actor, CHECKS, now, standing_only=True))
    broken: dict[UUID, list[Line]] = {}
    for line in queries.lines(actor, REPAIRS, now, standing_only=True):
        if line.values["mended_on"] is None:
            broken.setdefault(line.unit_id, []).append(line)
    desks = [unit for unit in units_of_area(actor, now) if unit.kind == UnitKind.DESK]
    stands = [_stand(desk, checks, broken, now) for desk in desks]
    return tuple(sorted(stands, key=lambda one: (one.check is not None, -len(one.missing),
                                                 one.name_en, str(one.desk_id))))  # fmt: skip


def newest(lines: Iterable[Line]) -> dict[UUID, Line]:
    """This will keep of each unit the newest line; the lines come newest first."""
    found: dict[UUID, Line] = {}
    for line in lines:
        found.setdefault(line.unit_id, line)
    return found


def _stand(
    desk: NamedUnit, checks: Mapping[UUID, Line], broken: Mapping[UUID, list[Line]], now: datetime
) -> DeskStand:
    check = checks.get(desk.id)
    is_old = check is None or local_date(now) - check.on > LOOK_EVERY
    return DeskStand(
        desk.id, desk.name_en, desk.name_ur, check, tuple(broken.get(desk.id, ())), is_old
    )
