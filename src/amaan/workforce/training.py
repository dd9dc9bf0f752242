"""The registers of what is taught: curricula and manuals, trainers, trainees, sessions.

Source: mission study, B4 and C3; domain standards 9.10 (certificates for 24 months, five days for
a desk, ten for an investigator, five and supervision for hearing children: proposed).
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.kernel.ids import new_reference
from amaan.kernel.refusals import said
from amaan.organisation.posts import UnitKind
from amaan.workforce.models import Course, Trainee, Trainer, TrainingSession
from amaan.workforce.training_words import (
    CERTIFIES,
    DOCUMENTS,
    PLACES,
    PROFESSIONS,
    SEXES,
    STATES,
    STREAMS,
)

LEVELS = frozenset({UnitKind.PROVINCE, UnitKind.REGION, UnitKind.DISTRICT})
KEEPS, READS = "keep_training", "read_training"


def _approved_by_somebody(values: Values) -> bool:
    return values["state"] != "approved" or bool(values["approved_by"] and values["approved_on"])


def _is_good_for_a_while(values: Values) -> bool:
    return not values["certifies"] or values["valid_months"] > 0


COURSES = Book(
    name="courses",
    model=Course,
    title=Choice("", "Curricula and manuals", "نصاب اور رہنما کتابیں"),
    about=Choice(
        "",
        "Each version is an entry: what is taught, for how many days, who approved it and when.",
        "ہر اشاعت ایک اندراج ہے: کیا پڑھایا جاتا ہے، کتنے دن، کس نے اور کب منظور کیا۔",
    ),
    on=Field("on", "Day of this version", "اس اشاعت کی تاریخ", "day"),
    fields=(
        Field("code", "Short name and version", "مختصر نام اور اشاعت", most=24,
              hint_english="For example DESK 2.", hint_urdu="مثلاً DESK 2"),
        Field("title", "Title", "عنوان", most=160),
        Field("kind", "What it is", "نوعیت", "choice", choices=DOCUMENTS, listed=False),
        Field("stream", "Stream", "شعبہ", "choice", choices=STREAMS),
        Field("days", "Days", "دن", "number", least=1, most=400),
        Field("valid_months", "Months a certificate is good", "سند کتنے ماہ قابلِ عمل ہے", "number",
              most=120, hint_english="0 where none is given.", hint_urdu="سند نہ ہو تو 0"),
        Field("certifies", "What assignment knows it as", "تفویض میں اس کا نام", "choice",
              must=False, choices=CERTIFIES, listed=False),
        Field("state", "State", "حالت", "choice", choices=STATES),
        Field("approved_by", "Approved by (office)", "منظور کرنے والا دفتر", must=False, most=120,
              listed=False),
        Field("approved_on", "Approved on", "منظوری کی تاریخ", "day", must=False, listed=False),
        Field("where", "Where its text is", "متن کہاں ہے", must=False, listed=False,
              hint_english="A shelf, a file number or an address.",
              hint_urdu="الماری، فائل نمبر یا پتہ"),
        Field("rests_on", "What it rests on", "بنیاد", must=False, listed=False,
              hint_english="The order, standard or report.", hint_urdu="حکم، معیار یا رپورٹ"),
    ),
    key=("unit", "code"),
    keeps=KEEPS,
    reads=READS,
    levels=LEVELS,
    named_by="code",
    search=("code", "title"),
    has_texts=True,
    rules=(
        Rule("approved_by", _approved_by_somebody,
             said("Say who approved it, and on which day.")),
        Rule("valid_months", _is_good_for_a_while,
             said("A course that certifies says for how many months.")),
    ),
)  # fmt: skip

TRAINERS = Book(
    name="trainers",
    model=Trainer,
    title=Choice("", "Trainers", "تربیت دہندگان"),
    about=Choice(
        "",
        "Who teaches which stream, and what qualifies them.",
        "کون کیا پڑھاتا ہے، اور کس اہلیت پر۔",
    ),
    on=Field("on", "Qualified on", "اہلیت کی تاریخ", "day"),
    fields=(
        Field("name", "Name", "نام", most=120),
        Field("sex", "Sex", "جنس", "choice", choices=SEXES),
        Field("comes_from", "Office or organisation", "دفتر یا ادارہ", most=120),
        Field("stream", "Stream", "شعبہ", "choice", choices=STREAMS),
        Field("qualification", "Qualification", "اہلیت", listed=False),
        Field("good_until", "Good until", "کب تک", "day", must=False, may_lie_ahead=True),
    ),
    key=("unit", "name", "stream"),
    keeps=KEEPS,
    reads=READS,
    levels=LEVELS,
    named_by="name",
    search=("name", "comes_from"),
)

TRAINEES = Book(
    name="trainees",
    model=Trainee,
    title=Choice("", "Trainees from outside the police", "پولیس سے باہر کے زیرِ تربیت افراد"),
    about=Choice(
        "",
        "The name goes on a certificate, the number into the lists. Nobody who was harmed.",
        "نام سند پر اور نمبر فہرستوں میں آتا ہے۔ کسی متاثرہ فرد کا نام نہیں۔",
    ),
    on=Field("on", "Written down on", "درج ہونے کی تاریخ", "day"),
    fields=(
        Field("number", "Number", "نمبر", must=False, most=30,
              given=lambda: f"T-{new_reference()}"),
        Field("name", "Name as it is printed", "نام جیسا سند پر چھپے گا", most=120),
        Field("profession", "Profession", "پیشہ", "choice", choices=PROFESSIONS[1:]),
        Field("sex", "Sex", "جنس", "choice", choices=SEXES),
        Field("comes_from", "Office or organisation", "دفتر یا ادارہ", most=120),
    ),
    key=("unit", "name", "profession", "comes_from"),
    keeps=KEEPS,
    reads=READS,
    levels=LEVELS,
    named_by="number",
    search=("number", "name", "comes_from"),
)  # fmt: skip

SESSIONS = Book(
    name="training-sessions",
    model=TrainingSession,
    title=Choice("", "Training sessions", "تربیتی نشستیں"),
    about=Choice(
        "",
        "A course held once: where, from which day on, by whom. Planned ones may lie ahead.",
        "ایک بار منعقدہ کورس: کہاں، کس دن سے، کس نے۔ طے شدہ آئندہ بھی ہو سکتی ہے۔",
    ),
    on=Field("on", "First day", "پہلا دن", "day", may_lie_ahead=True),
    fields=(
        Field("code", "Number of the session", "نشست نمبر", most=24,
              hint_english="For example LHR 7/2026.", hint_urdu="مثلاً LHR 7/2026"),
        Field("course", "Curriculum or manual", "نصاب یا کتاب", "entry", book=COURSES),
        Field("place_kind", "Kind of place", "جگہ کی نوعیت", "choice", choices=PLACES,
              listed=False),
        Field("place", "Place", "جگہ", most=120),
        Field("days", "Days held", "کتنے دن", "number", least=1, most=400),
        Field("lead", "Trainer who led it", "مرکزی تربیت دہندہ", "entry", book=TRAINERS,
              must=False),
        Field("with_trainers", "Other trainers", "دیگر تربیت دہندگان", must=False, listed=False),
    ),
    key=("unit", "code"),
    keeps=KEEPS,
    reads=READS,
    levels=LEVELS,
    named_by="code",
    search=("code", "place", "course__code", "course__title"),
)  # fmt: skip
