"""The register of drills, and what is played: scenarios with the list that is ticked off.

The lists restate what standards and procedures ask of the first hour; they are a proposal, in
force when a district says so. Source: mission study, P8 (drills, procedures of mock drills);
domain standards 1.1 and 4.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.kernel.refusals import said
from amaan.organisation.posts import UnitKind
from amaan.workforce.models import Drill
from amaan.workforce.training import KEEPS, READS


@dataclass(frozen=True)
class Scenario:
    """What is played: who calls about what, and what is to be done, in this order."""

    name: Choice
    story: Choice
    items: tuple[Choice, ...]


_ALL = (
    Choice("answered", "Answered, and asked whether she is safe now",
           "جواب دیا اور پوچھا کہ ابھی محفوظ ہے"),
    Choice("place", "Took the place down and read it back", "جگہ لکھی اور دہرائی"),
    Choice("woman_sent", "A woman officer went", "خاتون افسر ساتھ گئیں"),
    Choice("apart", "Spoke with her apart from the others", "باقی لوگوں سے الگ بات کی"),
    Choice("medical", "Saw to medical help first", "پہلے طبی مدد کا بندوبست کیا"),
    Choice("evidence", "Touched and washed nothing that speaks", "شہادت کو نہ چھوا نہ دھویا"),
    Choice("words", "Wrote her words as she said them", "بات اس کے اپنے الفاظ میں لکھی"),
    Choice("danger", "Asked the questions about danger", "خطرے کے سوال پوچھے"),
    Choice("report", "Wrote the report down, wherever it happened",
           "وقوعہ کہیں کا ہو، رپورٹ درج کی"),
    Choice("told_next", "Told her what comes next, and whom to call",
           "آگے کیا ہوگا اور کس کو فون کریں، بتایا"),
)  # fmt: skip
_BY_CODE = {one.code: one for one in _ALL}


def _items(*codes: str) -> tuple[Choice, ...]:
    return tuple(_BY_CODE[code] for code in codes)


SCENARIOS: Mapping[str, Scenario] = MappingProxyType({
    one.name.code: one
    for one in (
        Scenario(
            Choice("call_at_night", "A call for help at night", "رات کو مدد کی کال"),
            Choice("", "A neighbour calls: shouting, a woman and children in the house.",
                   "پڑوسی فون کرتا ہے: شور، گھر میں عورت اور بچے ہیں۔"),
            _items("answered", "place", "woman_sent", "apart", "medical", "danger", "words",
                   "report", "told_next"),
        ),
        Scenario(
            Choice("rape_reported", "Rape reported at the desk", "ڈیسک پر زیادتی کی رپورٹ"),
            Choice("", "A woman comes six hours after it happened, with her sister.",
                   "ایک خاتون وقوعے کے چھ گھنٹے بعد بہن کے ساتھ آتی ہے۔"),
            _items("answered", "apart", "medical", "evidence", "words", "danger", "report",
                   "told_next"),
        ),
        Scenario(
            Choice("acid", "Acid thrown", "تیزاب پھینکا گیا"),
            Choice("", "A hospital calls: a patient was brought in, no police with her.",
                   "ہسپتال سے فون: مریضہ لائی گئی ہے، ساتھ پولیس نہیں۔"),
            _items("answered", "place", "woman_sent", "medical", "evidence", "words", "report",
                   "told_next"),
        ),
        Scenario(
            Choice("child", "A child is missing", "بچہ لاپتہ"),
            Choice("", "A mother at the counter: her daughter of nine did not come from school.",
                   "ایک ماں کاؤنٹر پر: نو سالہ بیٹی اسکول سے نہیں آئی۔"),
            _items("answered", "place", "woman_sent", "words", "report", "told_next"),
        ),
    )
})  # fmt: skip


def _women_among_officers(values: Values) -> bool:
    return bool(values["women"] <= values["officers"])


def _steps_in_order(values: Values) -> bool:
    steps = [values[step] for step in ("answered_after", "left_after", "arrived_after")]
    known = [step for step in steps if step is not None]
    return known == sorted(known)


def _done_of_asked(values: Values) -> bool:
    return bool(values["items_done"] <= values["items_asked"])


BOOK = Book(
    name="drills",
    model=Drill,
    title=Choice("", "Drills", "مشقیں"),
    about=Choice(
        "",
        "A call that was played: minutes to each step, the list, what is to change. Nobody's name.",
        "فرضی کال: ہر قدم کے منٹ، فہرست، اور کیا بدلنا ہے۔ کسی کا نام نہیں۔",
    ),
    on=Field("on", "Day", "تاریخ", "day"),
    fields=(
        Field("scenario", "What was played", "منظر", "choice",
              choices=tuple(one.name for one in SCENARIOS.values())),
        Field("called_at", "Call at", "کال کا وقت", "hour"),
        Field("answered_after", "Answered after (minutes)", "جواب کتنے منٹ بعد", "number",
              must=False, most=1440, listed=False),
        Field("left_after", "Left after (minutes)", "روانگی کتنے منٹ بعد", "number", must=False,
              most=1440, listed=False),
        Field("arrived_after", "There after (minutes)", "پہنچنا کتنے منٹ بعد", "number",
              must=False, most=1440),
        Field("officers", "Officers who went", "جانے والے افسران", "number", most=500,
              listed=False),
        Field("women", "Women among them", "ان میں خواتین", "number", most=500, listed=False),
        Field("done", "Done of the list", "فہرست میں سے کیا", must=False, most=400, listed=False),
        Field("items_done", "Done", "کیا گیا", "number", most=40),
        Field("items_asked", "Asked", "مطلوب", "number", least=1, most=40),
        Field("went_well", "What went well", "کیا اچھا رہا", "words", must=False, listed=False),
        Field("went_wrong", "What went wrong", "کیا غلط ہوا", "words", must=False, listed=False),
        Field("to_change", "What is to change, and by whom", "کیا بدلنا ہے، اور کون بدلے گا",
              "words", must=False, listed=False),
    ),
    key=("unit", "on", "called_at", "scenario"),
    keeps=KEEPS,
    reads=READS,
    levels=frozenset({UnitKind.DISTRICT, UnitKind.CIRCLE, UnitKind.STATION, UnitKind.DESK}),
    search=("to_change", "went_wrong"),
    rules=(
        Rule("women", _women_among_officers, said("More women went than officers. Count again.")),
        Rule("arrived_after", _steps_in_order,
             said("These steps are not in order: answered, left, there.")),
        Rule("items_done", _done_of_asked, said("More is done than was asked. Count again.")),
    ),
)  # fmt: skip
