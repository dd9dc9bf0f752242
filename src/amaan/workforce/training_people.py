"""The registers of whom was taught: attendance with marks, what came of it, targets, certificates.

Source: mission study, C3 (prosecutors, nurses, judges, activists); domain standards 9.6, indicators
61 (valid certificates among those in role) and 62 (marks before, after and at six months; the item
"women often file false cases").
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.kernel.refusals import said
from amaan.organisation.posts import UnitKind
from amaan.workforce.models import (
    TrainingAttendance,
    TrainingCertificate,
    TrainingFollowup,
    TrainingTarget,
)
from amaan.workforce.ranks import RANKS
from amaan.workforce.training import KEEPS, LEVELS, READS, SESSIONS
from amaan.workforce.training_words import PROFESSIONS, SEEN_BY, SEXES, STREAMS, WHOM

_SESSION = Field("session", "Session", "نشست", "entry", book=SESSIONS)
_NUMBER = Field(
    "number", "Service or trainee number", "سروس یا زیرِ تربیت نمبر", most=30,
    hint_english="Of police the service number; of others the number given here.",
    hint_urdu="پولیس کا سروس نمبر؛ دیگر کا یہاں دیا گیا نمبر۔",
)  # fmt: skip


def _rank_is_of_police(values: Values) -> bool:
    return not values["rank"] or values["profession"] == "police"


def _both_marks_or_none_after(values: Values) -> bool:
    return values["completed"] or values["after"] is None


ATTENDANCES = Book(
    name="attendances",
    model=TrainingAttendance,
    title=Choice("", "Who attended", "شرکا"),
    about=Choice(
        "",
        "One line for a person in a session: marks before and after are out of a hundred.",
        "ایک نشست میں ایک فرد کی ایک سطر: پہلے اور بعد کے نمبر سو میں سے۔",
    ),
    on=Field("on", "First day there", "شرکت کا پہلا دن", "day"),
    fields=(
        _SESSION,
        _NUMBER,
        Field("name", "Name as it is printed", "نام جیسا سند پر چھپے گا", most=120),
        Field("profession", "Profession", "پیشہ", "choice", choices=PROFESSIONS),
        Field("sex", "Sex", "جنس", "choice", choices=SEXES),
        Field("rank", "Rank", "عہدہ", "choice", must=False, choices=RANKS, listed=False),
        Field("days_there", "Days there", "حاضری کے دن", "number", most=400),
        Field("before", "Marks before", "پہلے نمبر", "measure", must=False, most=100),
        Field("after", "Marks after", "بعد میں نمبر", "measure", must=False, most=100),
        Field("completed", "Completed", "مکمل کیا", "yes_no"),
    ),
    key=("session", "number"),
    keeps=KEEPS,
    reads=READS,
    levels=LEVELS,
    search=("number", "name", "session__code"),
    rules=(
        Rule("rank", _rank_is_of_police, said("Only police have a rank of the police.")),
        Rule("after", _both_marks_or_none_after,
             said("Who did not complete it has no marks after it.")),
    ),
)  # fmt: skip

_ASKED = (
    ("heard_alone", "Heard her where nobody listens", "علیحدگی میں سنا"),
    ("blamed_nobody", "Asked without blaming", "الزام دیے بغیر پوچھا"),
    ("told_of_rights", "Told her of her rights", "حقوق بتائے"),
    ("asked_of_danger", "Asked about danger", "خطرے کے بارے میں پوچھا"),
    ("referred", "Offered help outside", "بیرونی مدد کی پیشکش کی"),
)
FOLLOW_UPS = Book(
    name="follow-ups",
    model=TrainingFollowup,
    title=Choice("", "What came of it, after six months", "چھ ماہ بعد کیا بدلا"),
    about=Choice(
        "",
        "What was seen of a trainee's work. It is for teaching, never for discipline; no case.",
        "تربیت کے بعد کام میں کیا دیکھا گیا۔ سکھانے کے لیے، سزا کے لیے نہیں؛ کوئی مقدمہ نہیں۔",
    ),
    on=Field("on", "Seen on", "دیکھنے کی تاریخ", "day"),
    fields=(
        _SESSION,
        _NUMBER,
        Field("seen_by", "Seen by", "کس نے دیکھا", "choice", choices=SEEN_BY),
        *(Field(code, english, urdu, "yes_no", must=False, listed=False)
          for code, english, urdu in _ASKED),
        Field("thinks_often_false", "\"Women often file false cases\": 1 not at all, 5 fully",
              "\"خواتین اکثر جھوٹے مقدمے کرتی ہیں\": 1 بالکل نہیں، 5 مکمل متفق", "number",
              must=False, least=1, most=5, listed=False),
        Field("marks", "Marks in the same test", "اسی امتحان میں نمبر", "measure", must=False,
              most=100),
    ),
    key=("session", "number", "on"),
    keeps=KEEPS,
    reads=READS,
    levels=LEVELS,
    search=("number", "session__code"),
)  # fmt: skip

TARGETS = Book(
    name="training-targets",
    model=TrainingTarget,
    title=Choice("", "Targets of training", "تربیت کے اہداف"),
    about=Choice(
        "",
        "How many of whom are to hold a certificate of a stream in a unit, by when; who said so.",
        "کس یونٹ میں کتنے افراد کب تک سند یافتہ ہوں، اور یہ کس نے طے کیا۔",
    ),
    on=Field("on", "Set on", "طے ہونے کی تاریخ", "day"),
    fields=(
        Field("stream", "Stream", "شعبہ", "choice", choices=STREAMS),
        Field("whom", "Of whom", "کن میں سے", "choice", choices=WHOM),
        Field("number", "How many", "تعداد", "number", least=1),
        Field("by", "By", "کب تک", "day", may_lie_ahead=True),
        Field("rests_on", "Source", "ماخذ"),
    ),
    key=("unit", "stream", "whom", "by"),
    keeps=KEEPS,
    reads=READS,
    levels=frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.STATION}),
    search=("rests_on",),
)

CERTIFICATES = Book(
    name="certificates",
    model=TrainingCertificate,
    title=Choice("", "Certificates given", "جاری شدہ اسناد"),
    about=Choice(
        "",
        "Given on the page of a session; each carries a code that is checked without a line.",
        "نشست کے صفحے سے جاری ہوتی ہیں؛ ہر سند کا کوڈ بغیر رابطے کے جانچا جا سکتا ہے۔",
    ),
    on=Field("on", "Given on", "تاریخِ اجرا", "day"),
    fields=(
        Field("number", "Number", "نمبر"),
        Field("person", "Service or trainee number", "سروس یا زیرِ تربیت نمبر"),
        Field("name", "Name", "نام"),
        Field("profession", "Profession", "پیشہ", "choice", choices=PROFESSIONS),
        Field("sex", "Sex", "جنس", "choice", choices=SEXES, listed=False),
        Field("stream", "Stream", "شعبہ", "choice", choices=STREAMS),
        _SESSION,
        Field("until", "Good until", "کب تک", "day"),
    ),
    key=("session", "person"),
    keeps=KEEPS,
    reads=READS,
    levels=LEVELS,
    search=("number", "person", "name"),
    by_the_room=True,
)
