"""The register of agreements and sharing protocols, and which of them run out.

Source: Pakistan Police Forum 2021, P11 (rules of engagement among departments) and P12 (forensic
agencies); the sixty days of warning are proposed, from no standard.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from amaan.books import queries as books
from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.books.queries import Line
from amaan.community.models import Agreement
from amaan.community.programme import LEVELS
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import said
from amaan.organisation.queries import Actor

WARNED_DAYS = 60
KINDS = (
    Choice("agreement", "Agreement", "معاہدہ"),
    Choice("sharing", "Sharing protocol", "معلومات بانٹنے کا ضابطہ"),
    Choice("engagement", "Rules of engagement", "باہمی کام کے قواعد"),
    Choice("referral", "Referral arrangement", "ریفرل کا انتظام"),
)
SHARES = (
    Choice("nothing", "Nothing about persons", "افراد کے بارے میں کچھ نہیں"),
    Choice("numbers", "Numbers only", "صرف اعداد"),
    Choice("with_consent", "Her own details, with her consent", "اس کی رضامندی سے اس کی تفصیل"),
    Choice("by_law", "What a law names", "جو قانون میں درج ہو"),
)


def _expires_after(values: Values) -> bool:
    return values["expires_on"] is None or bool(values["expires_on"] >= values["on"])


def _a_protocol_ends(values: Values) -> bool:
    return values["kind"] != "sharing" or values["expires_on"] is not None


AGREEMENTS = Book(
    name="agreements",
    model=Agreement,
    title=Choice("", "Agreements and sharing protocols", "معاہدے اور معلومات بانٹنے کے ضابطے"),
    about=Choice(
        "", "With whom, for what, what may be shared by it, and until when it holds.",
        "کس کے ساتھ، کس لیے، کیا بانٹا جا سکتا ہے، اور کب تک نافذ ہے۔",
    ),
    on=Field("on", "Signed on", "دستخط کی تاریخ", "day"),
    fields=(
        Field("name", "Name", "نام", most=160),
        Field("kind", "Kind", "قسم", "choice", choices=KINDS),
        Field("parties", "With whom (offices)", "کس کے ساتھ (دفاتر)"),
        Field("purpose", "For what", "مقصد", "words", listed=False),
        Field("shares", "What may be shared by it", "کیا بانٹا جا سکتا ہے", "choice",
              choices=SHARES),
        Field("expires_on", "Holds until", "نافذ تا", "day", must=False, may_lie_ahead=True),
        Field("ended_on", "Ended or replaced on", "ختم یا تبدیل ہونے کی تاریخ", "day", must=False,
              listed=False),
        Field("owner", "Who renews it (office)", "تجدید کا ذمہ دار (عہدہ)", most=120),
        Field("place", "Where the paper is kept", "کاغذ کہاں ہے", must=False, long_digits=True,
              listed=False),
    ),
    key=("unit", "on", "name"),
    keeps="keep_programme",
    reads="read_programme",
    levels=LEVELS,
    search=("name", "parties", "owner"),
    rules=(
        Rule("expires_on", _expires_after, said("It would run out before it was signed.")),
        Rule("expires_on", _a_protocol_ends,
             said("A sharing protocol holds until a day. Write it.")),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Expiring:
    """An agreement that runs out soon or has run out; `days` counts down, then below zero."""

    line: Line
    days: int
    state: Literal["soon", "expired"]


def expiring(actor: Actor, now: datetime) -> tuple[Expiring, ...]:
    """This will list what runs out within sixty days or has run out and was not ended.

    Raises: NotFound.
    Units: local days; on its last day an agreement still holds.
    """
    today = local_date(now)
    found = books.lines(actor, AGREEMENTS, now, standing_only=True)
    told = (_expiring(line, today) for line in found if line.values["ended_on"] is None)
    return tuple(sorted((one for one in told if one), key=lambda one: one.days))


def _expiring(line: Line, today: date) -> Expiring | None:
    until = line.values["expires_on"]
    if until is None or (until - today).days > WARNED_DAYS:
        return None
    days = (until - today).days
    return Expiring(line, days, "expired" if days < 0 else "soon")
