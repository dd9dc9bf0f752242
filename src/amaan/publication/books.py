"""The register of requests for information.

Law: rules/confidentiality.toml, CONF-18 (Right of Access to Information Act 2017, sections 7 and
16, headings alone were read; Punjab 2013, section 13; Khyber Pakhtunkhwa 2013, sections 16 and 19;
Sindh 2016 and Balochistan 2021, sections not verified). How many days an office has to answer is
in no source that we could verify: the office writes the day and the provision it read.
"""

from collections.abc import Callable

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.kernel.refusals import said
from amaan.organisation.posts import UnitKind
from amaan.publication.models import InformationRequest
from amaan.wording.pointing import LEADS_TO_SOMEBODY, points_at_somebody

ASKED_BY = (
    Choice("citizen", "A citizen", "ایک شہری"),
    Choice("press", "The press", "صحافت"),
    Choice("organisation", "An organisation", "کوئی ادارہ"),
    Choice("researcher", "A researcher", "محقق"),
    Choice("assembly", "A member of an assembly", "رکنِ اسمبلی"),
    Choice("office", "Another office", "کوئی اور دفتر"),
)
OUTCOMES = (
    Choice("given", "Given", "دی گئی"),
    Choice("identifies", "Refused: it would identify a person",
           "انکار: اس سے کسی شخص کی شناخت ہوتی"),
    Choice("exempt", "Refused: exempt by the law named", "انکار: مذکورہ قانون میں استثنا"),
    Choice("not_held", "This office does not hold it", "یہ معلومات اس دفتر کے پاس نہیں"),
    Choice("passed_on", "Passed on to the office that holds it", "متعلقہ دفتر کو بھیج دی گئی"),
)  # fmt: skip
REVIEWS = (
    Choice("upheld", "The answer stands", "جواب برقرار"),
    Choice("changed", "The answer was changed", "جواب بدل دیا گیا"),
)
REFUSED = frozenset({"identifies", "exempt"})


def _due_after_it_came(values: Values) -> bool:
    return bool(values["due_on"] >= values["on"])


def _answered_on_a_day(values: Values) -> bool:
    day = values["answered_on"]
    return (day is not None and day >= values["on"]) if values["outcome"] else day is None


def _refused_with_a_reason(values: Values) -> bool:
    nothing_given = values["outcome"] in {*REFUSED, "not_held"}
    return not nothing_given or bool(values["reason"])


def _nobody_is_identified(values: Values) -> bool:
    return not values["would_identify"] or values["outcome"] != "given"


def _escalated(values: Values) -> bool:
    return not values["would_identify"] or values["escalated_on"] is not None


def _reviewed_in_order(values: Values) -> bool:
    asked, day = values["review_asked_on"], values["reviewed_on"]
    if asked is None:
        return not values["review_outcome"] and day is None
    answered = values["answered_on"]
    if answered is None or asked < answered:
        return False
    return (day is not None and day >= asked) if values["review_outcome"] else day is None


def _names_nobody(field: str) -> Callable[[Values], bool]:
    return lambda values: not points_at_somebody(str(values[field] or ""))


REQUESTS = Book(
    name="information-requests",
    model=InformationRequest,
    title=Choice("", "Requests for information", "معلومات کی درخواستیں"),
    about=Choice(
        "",
        "What was asked under a law on information, until when it is to be answered, and how it "
        "was. Nobody's name: the letter holds it. No request opens a survivor's file.",
        "معلومات کے قانون کے تحت کیا پوچھا گیا، کب تک جواب دینا ہے اور کیا جواب دیا گیا۔ کسی کا "
        "نام نہیں: وہ خط میں ہے۔ کوئی درخواست متاثرہ کی فائل نہیں کھولتی۔",
    ),
    on=Field("on", "Received on", "موصولہ", "day"),
    fields=(
        Field("number", "Number in the diary", "ڈائری نمبر", most=40, long_digits=True),
        Field("asked_by", "Who asks", "کون پوچھتا ہے", "choice", choices=ASKED_BY,
              hint_english="Of what kind: no name, no address, no number.",
              hint_urdu="صرف قسم: نام، پتا یا نمبر نہیں۔"),
        Field("asked", "What is asked", "کیا پوچھا گیا", "words", most=400,
              hint_english="In your words, without anybody's name.",
              hint_urdu="اپنے الفاظ میں، کسی کے نام کے بغیر۔"),
        Field("due_on", "To be answered by", "جواب کی آخری تاریخ", "day", may_lie_ahead=True),
        Field("due_source", "By which law and section", "کس قانون اور دفعہ کے تحت", most=160,
              listed=False,
              hint_english="The provision you read for the number of days. Amaan gives none.",
              hint_urdu="دنوں کی تعداد کے لیے جو دفعہ آپ نے پڑھی۔ امان خود کوئی تعداد نہیں دیتا۔"),
        Field("would_identify", "An answer would identify a person",
              "جواب سے کسی شخص کی شناخت ہو گی", "yes_no",
              hint_english="Also a place, a day or a group so small that somebody is found in it.",
              hint_urdu="ایسی جگہ، دن یا اتنا چھوٹا گروہ بھی جس میں کوئی پہچانا جائے۔"),
        Field("escalated_on", "Put before the inspector general on",
              "انسپکٹر جنرل کے سامنے رکھا گیا", "day", must=False, listed=False),
        Field("outcome", "Answer", "جواب", "choice", must=False, choices=OUTCOMES),
        Field("answered_on", "Answered on", "جواب کی تاریخ", "day", must=False),
        Field("reason", "Reason of a refusal", "انکار کی وجہ", "words", must=False, most=300,
              listed=False),
        Field("review_asked_on", "Review asked on", "نظرثانی کی درخواست", "day", must=False,
              listed=False),
        Field("review_outcome", "Outcome of the review", "نظرثانی کا نتیجہ", "choice", must=False,
              choices=REVIEWS, listed=False),
        Field("reviewed_on", "Reviewed on", "نظرثانی کی تاریخ", "day", must=False, listed=False),
    ),
    key=("unit", "number"),
    keeps="keep_requests",
    reads="read_requests",
    levels=frozenset({UnitKind.PROVINCE}),
    search=("number", "asked"),
    rules=(
        Rule("asked", _names_nobody("asked"), LEADS_TO_SOMEBODY),
        Rule("reason", _names_nobody("reason"), LEADS_TO_SOMEBODY),
        Rule("due_on", _due_after_it_came, said("It cannot be due before it came.")),
        Rule("answered_on", _answered_on_a_day,
             said("Write both: the answer and its day, not before the request came.")),
        Rule("reason", _refused_with_a_reason,
             said("Write the reason and the provision. Whoever was refused may ask for a review.")),
        Rule("outcome", _nobody_is_identified,
             said("An answer that would identify a person is refused. Put it before the inspector "
                  "general; a court may order otherwise, and then it is the court that gives it.")),
        Rule("escalated_on", _escalated,
             said("Write the day on which it was put before the inspector general.")),
        Rule("review_outcome", _reviewed_in_order,
             said("A review is asked for after the answer, and its outcome has a day.")),
    ),
)  # fmt: skip
BOOKS = (REQUESTS,)
