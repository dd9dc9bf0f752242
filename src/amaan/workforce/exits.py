"""The register of those who left, counted by what they had in common; nobody by name.

It is read only by those who keep it: how one woman left a small unit is her own affair. The
page about retention shows sums in which nobody is found.
"""

from amaan.books.book import Book, Choice, Field
from amaan.workforce.models import Exit
from amaan.workforce.ranks import BANDS, DUTIES, POLICE_UNITS, SEXES
from amaan.workforce.recruitment import DRIVES

SERVICE = (
    Choice("under_1", "Under a year", "ایک سال سے کم"),
    Choice("1_2", "1 to 2 years", "1 سے 2 سال"),
    Choice("3_5", "3 to 5 years", "3 سے 5 سال"),
    Choice("6_10", "6 to 10 years", "6 سے 10 سال"),
    Choice("11_20", "11 to 20 years", "11 سے 20 سال"),
    Choice("over_20", "More than 20 years", "20 سال سے زیادہ"),
)
# Proposed by us; no service publishes a list of its own that we know.
REASONS = (
    Choice("retired", "Retired", "ریٹائر ہوئے"),
    Choice("family", "Family or care of children", "خاندان یا بچوں کی دیکھ بھال"),
    Choice("hours", "Hours or place of duty", "ڈیوٹی کے اوقات یا جگہ"),
    Choice("treatment", "How they were treated at work", "کام کی جگہ پر سلوک"),
    Choice("other_work", "Other work", "دوسری ملازمت"),
    Choice("health", "Health", "صحت"),
    Choice("dismissed", "Dismissed", "برطرف ہوئے"),
    Choice("died", "Died", "وفات پائی"),
    Choice("other", "Something else", "کچھ اور"),
    Choice("unknown", "Not said", "نہیں بتایا"),
)

EXITS = Book(
    name="exits",
    model=Exit,
    title=Choice("", "Who left", "جو چلے گئے"),
    about=Choice(
        "",
        "How many left on a day, by rank band, sex, years of service, duty and reason. "
        "No name and no number.",
        "ایک دن میں کتنے لوگ گئے: رینک، جنس، مدتِ ملازمت، ذمہ داری اور وجہ کے لحاظ سے۔ "
        "نہ نام، نہ نمبر۔",
    ),
    on=Field("on", "Left on", "جانے کی تاریخ", "day"),
    fields=(
        Field("rank_band", "Rank band", "رینک کا درجہ", "choice", choices=BANDS),
        Field("sex", "Sex", "جنس", "choice", choices=SEXES),
        Field("service", "Years of service", "مدتِ ملازمت", "choice", choices=SERVICE),
        Field("duty", "Duty", "ذمہ داری", "choice", choices=DUTIES, listed=False),
        Field("drive", "Joined in", "کس بھرتی میں آئے", "entry", must=False, book=DRIVES,
              listed=False),
        Field("reason", "Reason", "وجہ", "choice", choices=REASONS),
        Field("people", "How many", "کتنے", "number", least=1),
    ),
    key=("unit", "on", "rank_band", "sex", "service", "duty", "drive", "reason"),
    keeps="keep_workforce",
    reads="keep_workforce",
    levels=POLICE_UNITS,
)  # fmt: skip
