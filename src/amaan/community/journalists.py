"""The register of sessions in which journalists were trained.

Source: Aitebaar, Khyber Pakhtunkhwa 2013-2016 (77 journalists trained, 10 of them women).
"""

from amaan.books.book import Book, Choice, Field
from amaan.community.levels import HELD_BY, OUR_LEVELS
from amaan.community.models import JournalistSession

BOOK = Book(
    name="journalists",
    model=JournalistSession,
    title=Choice("", "Journalists trained", "تربیت یافتہ صحافی"),
    about=Choice(
        "",
        "Sessions on reporting that protects, and how many came by sex. Nobody's name.",
        "محفوظ رپورٹنگ پر نشستیں، اور کتنے مرد اور خواتین آئے۔ کسی کا نام نہیں۔",
    ),
    on=Field("on", "Day", "تاریخ", "day"),
    fields=(
        Field("title", "Session", "نشست", most=120),
        Field("held_by", "Held by", "منعقد کرنے والے", "choice", choices=HELD_BY, listed=False),
        Field("outlets", "From how many outlets", "کتنے اداروں سے", "number", must=False),
        Field("men", "Men", "مرد", "number"),
        Field("women", "Women", "خواتین", "number"),
        Field("transgender", "Transgender people", "خواجہ سرا افراد", "number"),
    ),
    key=("unit", "on", "title"),
    keeps="keep_media",
    reads="read_media",
    levels=OUR_LEVELS,
    search=("title",),
)
