"""The registers of policing forums: who sits in them by number, when they met, what was raised.

Source: Aitebaar, Khyber Pakhtunkhwa 2013-2016 (community policing forums with women's voice, and
what they raise followed up); Pakistan Police Forum 2021, P3 (community support mechanisms).
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.community.levels import OUR_LEVELS
from amaan.community.models import ForumIssue, ForumMeeting, PolicingForum
from amaan.kernel.refusals import said

SEXES = (
    Choice("woman", "A woman", "خاتون"),
    Choice("man", "A man", "مرد"),
    Choice("transgender", "A transgender person", "خواجہ سرا"),
    Choice("together", "Several together", "کئی افراد مل کر"),
    Choice("not_written", "Not written down", "درج نہیں"),
)
ROLES = (
    Choice("member", "Member of the forum", "فورم کا رکن"),
    Choice("resident", "Resident", "رہائشی"),
    Choice("student", "Student", "طالب علم"),
    Choice("teacher", "Teacher", "استاد"),
    Choice("health_worker", "Health worker", "صحت کارکن"),
    Choice("trader", "Trader or worker", "تاجر یا مزدور"),
    Choice("elected", "Elected member", "منتخب نمائندہ"),
    Choice("elder", "Elder or religious scholar", "بزرگ یا عالم دین"),
    Choice("organisation", "For an organisation", "کسی ادارے کی طرف سے"),
    Choice("other", "Somebody else", "کوئی اور"),
)
TOPICS = (
    Choice("street", "Harassment in streets and transport", "راستوں اور سواری میں ہراسانی"),
    Choice("home", "Violence at home", "گھریلو تشدد"),
    Choice("school", "Ways to school and schools", "اسکول اور اس کا راستہ"),
    Choice("light", "Lights, paths, patrols", "روشنی، راستے، گشت"),
    Choice("desk", "How the police receives people", "پولیس کا لوگوں سے برتاؤ"),
    Choice("customs", "Harmful customs", "نقصان دہ رسمیں"),
    Choice("children", "Children", "بچے"),
    Choice("drugs", "Drugs", "منشیات"),
    Choice("traffic", "Traffic", "ٹریفک"),
    Choice("other", "Something else", "کچھ اور"),
)
OWNERS = (
    Choice("station_commander", "Officer in charge of the station", "تھانے کا انچارج"),
    Choice("desk_officer", "Desk officer", "ڈیسک افسر"),
    Choice("supervisor", "Sub-divisional officer", "سب ڈویژنل افسر"),
    Choice("district_commander", "District police officer", "ضلعی پولیس افسر"),
    Choice("community_officer", "Community policing officer", "کمیونٹی پولیسنگ افسر"),
    Choice("training_officer", "Training officer", "تربیتی افسر"),
    Choice("other_body", "Another department", "کوئی دوسرا محکمہ"),
)
OUTCOMES = (
    Choice("done", "Done", "ہو گیا"),
    Choice("partly", "Done in part", "کچھ ہوا"),
    Choice("passed_on", "Passed on, and it answered", "آگے بھیجا اور جواب آیا"),
    Choice("not_possible", "Not possible, and the forum was told why",
           "ممکن نہیں، فورم کو وجہ بتائی گئی"),
)  # fmt: skip
_NUMBERS = (
    Field("men", "Men", "مرد", "number"),
    Field("women", "Women", "خواتین", "number"),
    Field("transgender", "Transgender people", "خواجہ سرا افراد", "number"),
)

FORUMS = Book(
    name="policing_forums",
    model=PolicingForum,
    title=Choice("", "Policing forums", "پولیسنگ فورم"),
    about=Choice(
        "",
        "Where police and people meet, and how many sit in each by sex. Nobody's name.",
        "جہاں پولیس اور لوگ ملتے ہیں، اور ہر ایک میں کتنے مرد اور خواتین ہیں۔ کسی کا نام نہیں۔",
    ),
    on=Field("on", "Since", "کب سے", "day"),
    fields=(Field("name", "Forum", "فورم", most=120), *_NUMBERS),
    key=("unit", "name"),
    keeps="keep_community",
    reads="read_community",
    levels=OUR_LEVELS,
    named_by="name",
    search=("name",),
)
MEETINGS = Book(
    name="forum_meetings",
    model=ForumMeeting,
    title=Choice("", "Meetings of forums", "فورموں کے اجلاس"),
    about=Choice(
        "",
        "When a forum met and how many came, by sex.",
        "فورم کب ملا اور کتنے مرد اور خواتین آئے۔",
    ),
    on=Field("on", "Met on", "اجلاس کی تاریخ", "day"),
    fields=(Field("forum", "Forum", "فورم", "entry", book=FORUMS), *_NUMBERS),
    key=("forum", "on"),
    keeps="keep_community",
    reads="read_community",
    levels=OUR_LEVELS,
)


def _closed_with_an_outcome(values: Values) -> bool:
    return bool(values["outcome"]) == (values["closed_on"] is not None)


def _due_after_it_was_raised(values: Values) -> bool:
    return bool(values["due_on"] >= values["on"])


def _closed_after_it_was_raised(values: Values) -> bool:
    return values["closed_on"] is None or bool(values["closed_on"] >= values["on"])


ISSUES = Book(
    name="forum_issues",
    model=ForumIssue,
    title=Choice("", "Raised in forums", "فورموں میں اٹھائی گئی باتیں"),
    about=Choice(
        "",
        "What was raised, by a woman or a man and in which role, what is to be done, whose it is, "
        "by when, and what became of it. Nobody's name, and no case.",
        "کیا بات اٹھی، خاتون یا مرد نے کس حیثیت میں اٹھائی، کیا کرنا ہے، کس کے ذمے، کب تک، اور "
        "کیا بنا۔ کسی کا نام نہیں، کوئی کیس نہیں۔",
    ),
    on=Field("on", "Raised on", "اٹھائی گئی", "day"),
    fields=(
        Field("forum", "Forum", "فورم", "entry", book=FORUMS),
        Field("number", "Number in the minutes", "روداد میں نمبر", "number", least=1, most=999,
              listed=False),
        Field("raised_by", "Raised by", "کس نے اٹھائی", "choice", choices=SEXES),
        Field("as_role", "In which role", "کس حیثیت میں", "choice", choices=ROLES, listed=False),
        Field("topic", "Topic", "موضوع", "choice", choices=TOPICS),
        Field("action", "What is to be done", "کیا کرنا ہے", most=200, listed=False),
        Field("owner", "Whose it is", "کس کے ذمے", "choice", choices=OWNERS),
        Field("due_on", "By", "کب تک", "day", may_lie_ahead=True),
        Field("outcome", "What became of it", "کیا بنا", "choice", must=False, choices=OUTCOMES),
        Field("closed_on", "Closed on", "بند ہوئی", "day", must=False),
    ),
    key=("forum", "on", "number"),
    keeps="keep_community",
    reads="read_community",
    levels=OUR_LEVELS,
    search=("action",),
    rules=(
        Rule("closed_on", _closed_with_an_outcome,
             said("An issue is closed with both: what became of it, and the day.")),
        Rule("due_on", _due_after_it_was_raised, said("It cannot be due before it was raised.")),
        Rule("closed_on", _closed_after_it_was_raised,
             said("It cannot be closed before it was raised.")),
    ),
)  # fmt: skip
