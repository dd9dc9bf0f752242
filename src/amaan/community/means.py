"""The means of the work: how many women live there, and what money it was given. Never invented.

Without an entry there is no figure. A unit's figure rests on the entries of that unit alone: what
stands for a province is not shared out over its districts, and those of districts are not added up.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.community.models import Money, WomenLiving
from amaan.community.programme import EVERYWHERE, LEVELS
from amaan.confidentiality import actions as confidentiality
from amaan.kernel.ids import UnitId
from amaan.kernel.measures import Share, share_of
from amaan.kernel.refusals import said
from amaan.organisation.queries import Actor

# The earliest year that a figure of today could rest on, and a bound for slips of the keyboard.
_FIRST_YEAR, _LAST_YEAR = 1998, 2100
_MOST_RUPEES = 999_999_999_999
PURPOSES = (
    Choice("desks", "Desks and their rooms", "ڈیسک اور ان کے کمرے"),
    Choice("staff", "Women officers", "خواتین افسران"),
    Choice("training", "Training", "تربیت"),
    Choice("transport", "Vehicles and fuel", "گاڑیاں اور ایندھن"),
    Choice("equipment", "Kits and equipment", "کٹس اور سامان"),
    Choice("shelter", "Shelter and services", "پناہ اور خدمات"),
    Choice("awareness", "Work with the public", "عوامی آگاہی"),
    Choice("other", "Another purpose", "کوئی اور مقصد"),
)
# The three kinds of a gender-responsive budget (Budlender).
GENDERS = (
    Choice("targeted", "For women and girls alone", "صرف خواتین اور بچیوں کے لیے"),
    Choice("equal", "For equality among those who serve", "ملازمین میں برابری کے لیے"),
    Choice("general", "For everybody, women among them", "سب کے لیے، خواتین سمیت"),
)


def _released_in_what_was_allotted(values: Values) -> bool:
    return values["released"] is None or bool(values["released"] <= values["allotted"])


def _spent_in_what_was_released(values: Values) -> bool:
    if values["spent"] is None:
        return True
    return values["released"] is not None and bool(values["spent"] <= values["released"])


WOMEN = Book(
    name="women-living",
    model=WomenLiving,
    title=Choice("", "How many women live here", "یہاں کتنی خواتین رہتی ہیں"),
    about=Choice(
        "",
        "Women and girls of fifteen and older in the area of a unit, by a census or an estimate.",
        "یونٹ کے علاقے میں پندرہ سال اور زیادہ عمر کی خواتین، مردم شماری یا اندازے سے۔",
    ),
    on=Field("on", "Entered for the day", "اندراج کی تاریخ", "day"),
    fields=(
        Field("year", "Year it counts", "کس سال کی گنتی", "number", least=_FIRST_YEAR,
              most=_LAST_YEAR),
        Field("women", "Women of 15 and older", "15 سال اور زیادہ عمر کی خواتین", "number", least=1,
              most=200_000_000),
        Field("origin", "Source", "ماخذ", most=200),
    ),
    key=("unit", "year"),
    keeps="keep_programme",
    reads="read_programme",
    levels=EVERYWHERE,
    search=("origin",),
)  # fmt: skip

MONEY = Book(
    name="money",
    model=Money,
    title=Choice("", "Money for this work", "اس کام کے لیے رقم"),
    about=Choice(
        "",
        "What a budget year allotted, released and spent, in rupees; nothing paid to any woman.",
        "مالی سال میں مختص، جاری اور خرچ رقم، روپوں میں؛ کسی خاتون کو دی گئی رقم نہیں۔",
    ),
    on=Field("on", "As it stood on", "کس تاریخ تک", "day"),
    fields=(
        Field("year", "Budget year that began in July of", "مالی سال، شروع جولائی", "number",
              least=_FIRST_YEAR, most=_LAST_YEAR),
        Field("purpose", "For", "مد", "choice", choices=PURPOSES),
        Field("gender", "Gender-responsive budget", "صنفی بجٹ کی قسم", "choice", choices=GENDERS),
        Field("allotted", "Allotted (rupees)", "مختص (روپے)", "number", most=_MOST_RUPEES),
        Field("released", "Released (rupees)", "جاری (روپے)", "number", must=False,
              most=_MOST_RUPEES),
        Field("spent", "Spent (rupees)", "خرچ (روپے)", "number", must=False, most=_MOST_RUPEES),
        Field("origin", "Source", "ماخذ", most=200, listed=False),
    ),
    key=("unit", "year", "purpose", "gender"),
    keeps="keep_programme",
    reads="read_programme",
    levels=LEVELS,
    search=("origin",),
    rules=(
        Rule("released", _released_in_what_was_allotted,
             said("More was released than allotted. Read both figures again.")),
        Rule("spent", _spent_in_what_was_released,
             said("More was spent than released. Read both figures again.")),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Living:
    """How many women live in the area of a unit, of which year, and who says so."""

    year: int
    women: int
    origin: str


@dataclass(frozen=True)
class Spent:
    """Rupees spent of those allotted to a unit in its latest budget year; of how many lines."""

    year: int
    share: Share
    lines: int
    # Lines of which nobody entered what was spent: they are in neither number.
    without: int


def women_living(actor: Actor, unit_id: UnitId, now: datetime) -> Living | None:
    """This will give the latest number entered for a unit itself; None where nobody entered one.

    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act=WOMEN.reads, case_id=None, now=now)
    rows = WomenLiving.objects.filter(unit=unit_id, taken_back_at=None).order_by("-year", "-id")
    row = rows.first()
    return None if row is None else Living(row.year, row.women, row.origin)


def money_spent(actor: Actor, unit_id: UnitId, now: datetime) -> Spent | None:
    """This will add up the latest budget year of a unit itself; None where nothing is entered.

    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act=MONEY.reads, case_id=None, now=now)
    rows = Money.objects.filter(unit=unit_id, taken_back_at=None)
    latest = rows.order_by("-year", "-id").first()
    if latest is None:
        return None
    of_year = rows.filter(year=latest.year)
    told = of_year.filter(spent__isnull=False)
    sums = told.aggregate(allotted=Sum("allotted"), spent=Sum("spent"))
    lines = told.count()
    share = share_of(sums["spent"] or 0, sums["allotted"] or 0)
    return Spent(latest.year, share, lines, of_year.count() - lines)
