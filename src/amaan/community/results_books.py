"""The registers of results: what a programme set out to reach, the figures told of it, pilots.

A figure is a whole for a period. Where only a whole is known, as of a programme that ended, it
is written here with its source and never spread over single acts that nobody recorded.
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.community.models import Pilot, Result, ResultFigure
from amaan.community.programme import LEVELS
from amaan.kernel.refusals import said
from amaan.organisation.posts import UnitKind

COUNTS = (
    Choice("people", "people", "افراد"),
    Choice("women", "women", "خواتین"),
    Choice("officers", "officers", "افسران"),
    Choice("journalists", "journalists", "صحافی"),
    Choice("mediators", "mediators", "ثالث"),
    Choice("disputes", "disputes", "تنازعات"),
    Choice("desks", "desks", "ڈیسک"),
    Choice("stations", "stations", "تھانے"),
    Choice("streams", "training streams", "تربیتی سلسلے"),
    Choice("days", "days", "دن"),
    Choice("change", "per cent of change", "فیصد تبدیلی"),
    Choice("share", "per cent", "فیصد"),
)
REGISTERS = (
    Choice("desks", "Registry of desks", "ڈیسکوں کا رجسٹر"),
    Choice("usage", "Use of desks", "ڈیسک کا استعمال"),
    Choice("recruitment", "Recruitment drives", "بھرتی مہمات"),
    Choice("training", "Training", "تربیت"),
    Choice("mediators", "Forums and mediators", "فورم اور ثالث"),
    Choice("disputes", "Disputes in forums", "فورموں کے تنازعات"),
    Choice("awareness", "Awareness sessions", "آگاہی نشستیں"),
    Choice("journalists", "Training of journalists", "صحافیوں کی تربیت"),
    Choice("benefit", "Those who benefited, over all", "مستفید ہونے والے، مجموعی"),
    Choice("other", "No register of ours", "کوئی رجسٹر نہیں"),
)
BOUNDS = (
    Choice("exactly", "exactly", "عین"),
    Choice("at_least", "at least (+)", "کم از کم (+)"),
    Choice("more_than", "more than", "سے زیادہ"),
    Choice("about", "about", "تقریباً"),
    Choice("at_most", "at most", "زیادہ سے زیادہ"),
)
MANNERS = (
    Choice("counted", "Counted", "گنا ہوا"),
    Choice("imported", "Imported", "درآمد شدہ"),
    Choice("declared", "Declared", "بیان کردہ"),
)


def _period_runs_forward(values: Values) -> bool:
    return values["since"] is None or bool(values["since"] <= values["on"])


def _parts_within_the_whole(values: Values) -> bool:
    parts = (values["men"] or 0) + (values["women"] or 0)
    return values["bound"] in {"at_least", "more_than", "about"} or parts <= values["value"]


def _bounded_women_are_told(values: Values) -> bool:
    return not values["women_bound"] or values["women"] is not None


def _double_counting_is_said(values: Values) -> bool:
    return values["manner"] == "counted" or bool(values["double_counting"])


RESULTS = Book(
    name="results",
    model=Result,
    title=Choice("", "Results that were set", "مقررہ نتائج"),
    about=Choice(
        "", "What a programme set out to reach, how it is counted, and the target.",
        "پروگرام کا مقصد، گننے کا طریقہ اور ہدف۔",
    ),
    on=Field("on", "Set on", "مقرر ہونے کی تاریخ", "day"),
    fields=(
        Field("code", "Code", "کوڈ", most=12),
        Field("programme", "Programme", "پروگرام", most=80),
        Field("title_en", "Result, in English", "نتیجہ، انگریزی میں", most=160),
        Field("title_ur", "Result, in Urdu", "نتیجہ، اردو میں", most=160, listed=False),
        Field("definition", "What is counted, and of how many", "کیا گنا جاتا ہے، اور کتنوں میں سے",
              "words", listed=False),
        Field("counts", "Counted in", "اکائی", "choice", choices=COUNTS),
        Field("register", "Register it belongs to", "متعلقہ رجسٹر", "choice", choices=REGISTERS),
        Field("target", "Target", "ہدف", "measure", must=False, most=999_999_999),
        Field("target_by", "Target by", "ہدف کی تاریخ", "day", must=False, may_lie_ahead=True,
              listed=False),
        Field("target_source", "Source of the target", "ہدف کا ماخذ", must=False, listed=False),
        Field("baseline", "Baseline, as it is known", "بنیادی عدد، جیسا معلوم ہے", must=False,
              listed=False),
        Field("indicator", "Indicator, by number", "اشاریہ، نمبر سے", must=False, most=24,
              listed=False),
    ),
    key=("unit", "code"),
    keeps="keep_programme",
    reads="read_programme",
    levels=LEVELS,
    named_by="code",
    search=("code", "programme", "title_en", "title_ur"),
)  # fmt: skip

FIGURES = Book(
    name="result_figures",
    model=ResultFigure,
    title=Choice("", "Figures of results", "نتائج کے اعداد"),
    about=Choice(
        "",
        "A whole for a period, as it was told, with its source and how it came about.",
        "کسی مدت کا مجموعہ جیسا بتایا گیا، ماخذ اور طریقے کے ساتھ۔",
    ),
    on=Field("on", "Until", "تا", "day"),
    fields=(
        Field("result", "Result", "نتیجہ", "entry", book=RESULTS),
        Field("period", "Period, as written", "مدت، جیسے لکھی گئی", most=60),
        Field("since", "From", "از", "day", must=False, listed=False),
        Field("bound", "Said as", "بیان کا انداز", "choice", choices=BOUNDS),
        Field("value", "Figure", "عدد", "measure", most=999_999_999),
        Field("men", "Of these men", "ان میں مرد", "number", must=False),
        Field("women", "Of these women", "ان میں خواتین", "number", must=False),
        Field("women_bound", "Women said as", "خواتین کے عدد کا انداز", "choice", must=False,
              choices=BOUNDS, listed=False),
        Field("women_percent", "Women, per cent", "خواتین، فیصد", "measure", must=False, most=100,
              listed=False),
        Field("manner", "How it came about", "کیسے حاصل ہوا", "choice", choices=MANNERS),
        Field("origin", "Source", "ماخذ", listed=False),
        Field("method", "Method", "طریقہ", "words", must=False, listed=False),
        Field("double_counting", "What may be counted twice", "کیا دو بار گنا گیا ہو سکتا ہے",
              "words", must=False, listed=False),
    ),
    key=("unit", "result", "on", "period"),
    keeps="keep_programme",
    reads="read_programme",
    levels=LEVELS,
    search=("period", "origin", "result__code"),
    rules=(
        Rule("since", _period_runs_forward, said("This period ends before it begins.")),
        Rule("women", _parts_within_the_whole,
             said("Men and women together are more than the figure.")),
        Rule("women_bound", _bounded_women_are_told, said("Write how many women.")),
        Rule("double_counting", _double_counting_is_said,
             said("Say what may be counted twice, or that it is not known.")),
    ),
)  # fmt: skip


def _number(code: str, english: str, urdu: str) -> Field:
    return Field(code, english, urdu, "number", must=False, listed=False)


def _part_of_its_whole(which: str) -> Rule:
    part, of = f"{which}_part", f"{which}_of"

    def holds(values: Values) -> bool:
        if values[part] is None or values[of] is None:
            return values[part] is values[of]
        return bool(values[part] <= values[of])

    return Rule(part, holds, said("Write both numbers or none; the first is part of the second."))


PILOTS = Book(
    name="pilots",
    model=Pilot,
    title=Choice("", "Pilots", "آزمائشی منصوبے"),
    about=Choice(
        "",
        "What is tried in one district, beside another that goes on as before.",
        "ایک ضلع میں کیا آزمایا جا رہا ہے، دوسرے ضلع کے مقابل جو پہلے کی طرح چل رہا ہے۔",
    ),
    on=Field("on", "Began on", "آغاز کی تاریخ", "day"),
    fields=(
        Field("name", "Name", "نام", most=120),
        Field("change", "What is done otherwise", "کیا مختلف کیا جاتا ہے", "words", listed=False),
        Field("comparison", "Compared with (district)", "کس ضلع سے موازنہ", most=120),
        Field("indicator", "Indicator, by number", "اشاریہ، نمبر سے", most=24),
        Field("measure", "What is counted, of how many", "کیا گنا جاتا ہے، کتنوں میں سے"),
        Field("more_is_better", "More is better", "زیادہ بہتر ہے", "yes_no", listed=False),
        _number("before_part", "Pilot, before: counted", "آزمائشی ضلع، پہلے: گنے گئے"),
        _number("before_of", "Pilot, before: of", "آزمائشی ضلع، پہلے: کل"),
        _number("after_part", "Pilot, after: counted", "آزمائشی ضلع، بعد: گنے گئے"),
        _number("after_of", "Pilot, after: of", "آزمائشی ضلع، بعد: کل"),
        _number("other_before_part", "Comparison, before: counted", "موازنہ، پہلے: گنے گئے"),
        _number("other_before_of", "Comparison, before: of", "موازنہ، پہلے: کل"),
        _number("other_after_part", "Comparison, after: counted", "موازنہ، بعد: گنے گئے"),
        _number("other_after_of", "Comparison, after: of", "موازنہ، بعد: کل"),
        Field("counted_until", "Counted until", "گنتی تا", "day", must=False, listed=False),
        Field("origin", "Source of the figures", "اعداد کا ماخذ", listed=False),
    ),
    key=("unit", "name"),
    keeps="keep_programme",
    reads="read_programme",
    levels=frozenset({UnitKind.DISTRICT, UnitKind.REGION, UnitKind.PROVINCE}),
    named_by="name",
    search=("name", "comparison", "measure"),
    rules=tuple(
        _part_of_its_whole(which) for which in ("before", "after", "other_before", "other_after")
    ),
)  # fmt: skip
