"""The registers of strength and of quotas.

Source: institutions study, "Women in police": the share of women by province, and quotas that
newspapers report differently. No quota is known to us from its own text, so each entry says
where it was read and how far that can be trusted; hires on the quota and on open merit are apart.
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.kernel.refusals import said
from amaan.organisation.posts import UnitKind
from amaan.workforce.models import Quota, Strength
from amaan.workforce.ranks import DUTIES, EVERY_RANK, POLICE_UNITS, RANKS

STANDINGS = (
    Choice("read", "Read in the rule itself", "خود قاعدے میں پڑھا گیا"),
    Choice("reported", "Reported by somebody else", "کسی اور کی اطلاع"),
    Choice("announced", "Announced, no rule seen", "اعلان ہوا، قاعدہ نہیں دیکھا"),
)


def _came_some_way(values: Values) -> bool:
    ways = (values["women_on_quota"] or 0) + (values["women_on_merit"] or 0)
    return bool(ways <= values["women"])


STRENGTH = Book(
    name="strength",
    model=Strength,
    title=Choice("", "Strength", "نفری"),
    about=Choice(
        "",
        "Posts sanctioned and filled by rank and duty, as of a day. Each officer stands in one "
        "unit only: a district counts its own office, not its stations.",
        "عہدے اور دستیاب نفری بلحاظ رینک اور ذمہ داری، ایک تاریخ پر۔ ہر افسر صرف ایک یونٹ میں "
        "گنا جائے: ضلع اپنا دفتر گنے، اپنے تھانے نہیں۔",
    ),
    on=Field("on", "As of", "تاریخ تک", "day"),
    fields=(
        Field("rank", "Rank", "رینک", "choice", choices=RANKS),
        Field("duty", "Duty", "ذمہ داری", "choice", choices=DUTIES),
        Field("sanctioned", "Posts sanctioned", "منظور شدہ عہدے", "number"),
        Field("women", "Women", "خواتین", "number"),
        Field("men", "Men", "مرد", "number"),
        Field("transgender", "Transgender people", "خواجہ سرا افراد", "number", listed=False),
        Field(
            "women_on_quota", "Women who came on the quota", "کوٹے پر آنے والی خواتین",
            "number", must=False, listed=False,
            hint_english="Empty when nobody knows.", hint_urdu="معلوم نہ ہو تو خالی چھوڑیں۔",
        ),
        Field(
            "women_on_merit", "Women who came on open merit", "اوپن میرٹ پر آنے والی خواتین",
            "number", must=False, listed=False,
            hint_english="Empty when nobody knows.", hint_urdu="معلوم نہ ہو تو خالی چھوڑیں۔",
        ),
    ),
    key=("unit", "on", "rank", "duty"),
    keeps="keep_workforce",
    reads="read_workforce",
    levels=POLICE_UNITS,
    rules=(
        Rule(
            "women_on_quota", _came_some_way,
            said("More came on quota and merit than women serve. Count again."),
        ),
    ),
)  # fmt: skip

QUOTAS = Book(
    name="quotas",
    model=Quota,
    title=Choice("", "Quotas for women", "خواتین کا کوٹہ"),
    about=Choice(
        "",
        "The share of posts kept for women by province and rank, from a day on, and where it "
        "was read.",
        "صوبے اور رینک کے لحاظ سے خواتین کے لیے مخصوص حصہ، کس تاریخ سے، اور یہ کہاں پڑھا گیا۔",
    ),
    on=Field("on", "Holds from", "کب سے", "day"),
    fields=(
        Field(
            "rank", "Rank", "رینک", "choice",
            choices=(Choice(EVERY_RANK, "Every rank", "ہر رینک"), *RANKS),
        ),
        Field("percent", "Percent of posts", "عہدوں کا فیصد", "measure", most=100),
        Field("standing", "How it is known", "کیسے معلوم ہوا", "choice", choices=STANDINGS),
        Field(
            "said_by", "Source", "ماخذ", long_digits=True,
            hint_english="The order, rule or page, with its date.",
            hint_urdu="حکم، قاعدہ یا صفحہ، تاریخ کے ساتھ۔",
        ),
        Field("read_on", "Read on", "کب پڑھا گیا", "day", listed=False),
    ),
    key=("unit", "on", "rank"),
    keeps="keep_workforce",
    reads="read_workforce",
    levels=frozenset({UnitKind.PROVINCE, UnitKind.NATION}),
    search=("said_by",),
)  # fmt: skip
