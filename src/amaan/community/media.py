"""The register of what the press asks, and by when it wants an answer.

Source: Pakistan Police Forum 2021 (failure: poor media management; P5: media engagement).
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.community.levels import OUR_LEVELS
from amaan.community.models import Enquiry
from amaan.kernel.refusals import said

QUESTIONS = (
    Choice("figures", "Figures", "اعداد و شمار"),
    Choice("services", "Desks and services", "ڈیسک اور خدمات"),
    Choice("law", "What the law says", "قانون کیا کہتا ہے"),
    Choice("procedure", "How the police works", "پولیس کیسے کام کرتی ہے"),
    Choice("one_case", "One case", "کوئی ایک کیس"),
    Choice("officer", "Conduct of an officer", "کسی افسر کا رویہ"),
    Choice("campaign", "A campaign or an event", "مہم یا تقریب"),
    Choice("other", "Something else", "کچھ اور"),
)


def _wanted_after_it_came(values: Values) -> bool:
    return bool(values["answer_by"] >= values["on"])


BOOK = Book(
    name="enquiries",
    model=Enquiry,
    title=Choice("", "What the press asked", "پریس کے سوالات"),
    about=Choice(
        "",
        "Who asked, about what, and by when an answer is wanted. No name of anybody harmed and "
        "no case, not even if the question names one.",
        "کس نے پوچھا، کس بارے میں، اور جواب کب تک چاہیے۔ کسی متاثرہ کا نام یا کیس نہیں، چاہے سوال "
        "میں ہو۔",
    ),
    on=Field("on", "Came on", "آیا", "day"),
    fields=(
        Field("reference", "Your number", "آپ کا نمبر", most=20),
        Field("outlet", "Outlet", "ادارہ", most=80),
        Field("question", "About", "کس بارے میں", "choice", choices=QUESTIONS),
        Field("asked", "In a few words", "چند لفظوں میں", must=False, most=200, listed=False,
              hint_english="Without anybody's name.", hint_urdu="کسی کے نام کے بغیر۔"),
        Field("answer_by", "Answer wanted by", "جواب کب تک", "day", may_lie_ahead=True),
        Field("answer_hour", "At what hour", "کس وقت تک", "hour"),
    ),
    key=("unit", "reference"),
    keeps="keep_media",
    reads="read_media",
    levels=OUR_LEVELS,
    search=("reference", "outlet"),
    rules=(
        Rule("answer_by", _wanted_after_it_came,
             said("An answer cannot be wanted before the question came.")),
    ),
)  # fmt: skip
