"""The register of awareness sessions.

Source: Aitebaar, Khyber Pakhtunkhwa 2013-2016 (legal awareness sessions with attendance by sex).
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.community.levels import HELD_BY, OUR_LEVELS
from amaan.community.models import Awareness
from amaan.kernel.refusals import said

TOPICS = (
    Choice("womens_rights", "Women's rights in law", "قانون میں خواتین کے حقوق"),
    Choice("report_violence", "How to report violence", "تشدد کی اطلاع کیسے دیں"),
    Choice("child_protection", "Protection of children", "بچوں کا تحفظ"),
    Choice("inheritance", "Inheritance", "وراثت"),
    Choice("harmful_customs", "Harmful customs and the law", "نقصان دہ رسمیں اور قانون"),
    Choice("cyber", "Safety online", "آن لائن تحفظ"),
    Choice("services", "Services and helplines", "خدمات اور ہیلپ لائنیں"),
    Choice("other", "Something else", "کچھ اور"),
)


def _young_among_all(values: Values) -> bool:
    return bool(values["under_18"] <= values["men"] + values["women"] + values["transgender"])


BOOK = Book(
    name="awareness",
    model=Awareness,
    title=Choice("", "Awareness sessions", "آگاہی نشستیں"),
    about=Choice(
        "",
        "Where, on what, and how many came by sex and age. Nobody's name.",
        "کہاں، کس موضوع پر، اور کتنے مرد، عورتیں اور کم عمر آئے۔ کسی کا نام نہیں۔",
    ),
    on=Field("on", "Day", "تاریخ", "day"),
    fields=(
        Field("venue", "Venue", "مقام", most=120),
        Field("topic", "Topic", "موضوع", "choice", choices=TOPICS),
        Field("held_by", "Held by", "منعقد کرنے والے", "choice", choices=HELD_BY, listed=False),
        Field("men", "Men", "مرد", "number"),
        Field("women", "Women", "خواتین", "number"),
        Field("transgender", "Transgender people", "خواجہ سرا افراد", "number", listed=False),
        Field("under_18", "Of these under 18", "ان میں سے 18 سال سے کم", "number", listed=False),
        Field("activists", "Activists trained", "تربیت یافتہ سماجی کارکن", "number", listed=False),
    ),
    key=("unit", "on", "venue", "topic"),
    keeps="keep_community",
    reads="read_community",
    levels=OUR_LEVELS,
    search=("venue",),
    rules=(
        Rule(
            "under_18", _young_among_all,
            said("More are under 18 than came. Count again."),
        ),
    ),
)  # fmt: skip
