"""The registers of salons, paralegals and others who tell of help.

Source: institutions (community, paralegal and beautician volunteers: awareness, warm referral,
their own referral's outcome as yes or no); outreach through salons and paralegals (Dastak).
Who was led to help, and on which day, is written nowhere: a month and a yes are all.
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.community.levels import OUR_LEVELS
from amaan.community.models import NetworkMonth, NetworkPlace
from amaan.kernel.refusals import said

KINDS = (
    Choice("salon", "Beauty salon", "بیوٹی سیلون"),
    Choice("paralegal", "Paralegals", "پیرا لیگل"),
    Choice("tailor", "Tailoring or craft centre", "سلائی یا دستکاری مرکز"),
    Choice("health", "Health workers", "صحت کارکن"),
    Choice("school", "School or college", "اسکول یا کالج"),
    Choice("workplace", "Workplace", "کام کی جگہ"),
    Choice("other", "Another", "کوئی اور"),
)


def _a_training_has_an_end(values: Values) -> bool:
    begun, until = values["trained_on"], values["trained_until"]
    return (begun is None and until is None) or (
        begun is not None and until is not None and bool(until >= begun)
    )


def _first_of_a_month(values: Values) -> bool:
    return bool(values["on"].day == 1)


PLACES = Book(
    name="network",
    model=NetworkPlace,
    title=Choice("", "Salons and paralegals", "سیلون اور پیرا لیگل"),
    about=Choice(
        "",
        "Places whose people tell of help: kind, how many, until when they are trained. No "
        "person's name; call a place by its area and a number.",
        "وہ جگہیں جن کے لوگ مدد کا راستہ بتاتے ہیں: قسم، تعداد، تربیت کب تک۔ کسی فرد کا نام نہیں؛ "
        "جگہ کو علاقے اور نمبر سے لکھیں۔",
    ),
    on=Field("on", "Since", "کب سے", "day"),
    fields=(
        Field("place", "Place", "جگہ", most=80,
              hint_english="By area and number, such as Salon 3, North.",
              hint_urdu="علاقے اور نمبر سے، جیسے سیلون 3، شمالی۔"),
        Field("kind", "Kind", "قسم", "choice", choices=KINDS),
        Field("members", "How many people", "کتنے افراد", "number"),
        Field("trained_on", "Trained on", "تربیت کی تاریخ", "day", must=False),
        Field("trained_until", "Trained until", "تربیت کب تک", "day", must=False,
              may_lie_ahead=True),
    ),
    key=("unit", "place"),
    keeps="keep_community",
    reads="read_community",
    levels=OUR_LEVELS,
    named_by="place",
    search=("place",),
    rules=(
        Rule("trained_until", _a_training_has_an_end,
             said("Write both days of the training, the end not before the beginning; or none.")),
    ),
)  # fmt: skip
MONTHS = Book(
    name="network_months",
    model=NetworkMonth,
    title=Choice("", "The network, month by month", "نیٹ ورک، ماہ بہ ماہ"),
    about=Choice(
        "",
        "What was handed out in a month, and whether anybody was led to help: yes or no. Never "
        "who, never the day.",
        "مہینے میں کیا تقسیم ہوا، اور کیا کسی کو مدد تک پہنچایا گیا: ہاں یا نہیں۔ کون اور کس دن، "
        "کبھی نہیں۔",
    ),
    on=Field("on", "First day of the month", "مہینے کی پہلی تاریخ", "day"),
    fields=(
        Field("place", "Place", "جگہ", "entry", book=PLACES),
        Field("handed_out", "Materials handed out", "تقسیم شدہ مواد", "number"),
        Field("led_somebody", "Somebody was led to help", "کسی کو مدد تک پہنچایا گیا", "yes_no"),
    ),
    key=("place", "on"),
    keeps="keep_community",
    reads="read_community",
    levels=OUR_LEVELS,
    rules=(
        Rule("on", _first_of_a_month,
             said("Write the first day of the month: which day it was is nobody's business.")),
    ),
)  # fmt: skip
