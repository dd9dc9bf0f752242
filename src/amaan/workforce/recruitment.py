"""The register of recruitment drives.

Source: Aitebaar, Khyber Pakhtunkhwa: more than 250 women applied to the police in 2014, against
50 at most in earlier years. A figure that is only known so is entered with how it is known.
"""

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.kernel.refusals import said
from amaan.organisation.posts import UnitKind
from amaan.workforce.models import Drive
from amaan.workforce.ranks import EVERY_RANK, RANKS
from amaan.workforce.recruitment_tables import SEXES, STEPS

WAYS = (
    Choice("quota", "Women's quota", "خواتین کا کوٹہ"),
    Choice("merit", "Open merit", "اوپن میرٹ"),
    Choice("unknown", "Not told apart", "الگ نہیں بتایا گیا"),
)
KNOWN = (
    Choice("counted", "Counted", "گنے گئے"),
    Choice("at_least", "At least so many", "کم از کم اتنے"),
    Choice("at_most", "At most so many", "زیادہ سے زیادہ اتنے"),
    Choice("about", "About so many", "تقریباً اتنے"),
)
# What was done, in English, and in Urdu of women and of others.
_STEP_WORDS = {
    "applied": ("applied", "درخواست دینے والی", "درخواست دینے والے"),
    "tested": ("were tested", "ٹیسٹ دینے والی", "ٹیسٹ دینے والے"),
    "selected": ("were selected", "منتخب ہونے والی", "منتخب ہونے والے"),
    "joined": ("joined", "شامل ہونے والی", "شامل ہونے والے"),
}
_SEX_WORDS = {
    "women": ("Women", "خواتین"),
    "men": ("Men", "مرد"),
    "transgender": ("Transgender people", "خواجہ سرا افراد"),
}


def _step(step: str, sex: str) -> Field:
    did, of_women, of_others = _STEP_WORDS[step]
    english, urdu = _SEX_WORDS[sex]
    return Field(
        f"{step}_{sex}",
        f"{english} who {did}",
        f"{of_women if sex == 'women' else of_others} {urdu}",
        "number",
        must=False,
        listed=sex == "women" and step in {"applied", "joined"},
    )


def _rule(sex: str, earlier: str, later: str) -> Rule:
    def holds(values: Values) -> bool:
        before, after = values[f"{earlier}_{sex}"], values[f"{later}_{sex}"]
        return before is None or after is None or after <= before

    return Rule(
        f"{later}_{sex}", holds,
        said("This is more than at an earlier step. Count both again."),
    )  # fmt: skip


DRIVES = Book(
    name="drives",
    model=Drive,
    title=Choice("", "Recruitment drives", "بھرتی"),
    about=Choice(
        "",
        "One advertisement for one rank: how many applied, were tested, selected and joined. "
        "Quota and open merit are two entries.",
        "ایک رینک کا ایک اشتہار: کتنوں نے درخواست دی، ٹیسٹ دیا، منتخب ہوئے اور شامل ہوئے۔ کوٹہ اور "
        "اوپن میرٹ کے اندراج الگ الگ ہیں۔",
    ),
    on=Field("on", "Advertised on", "اشتہار کی تاریخ", "day"),
    fields=(
        Field(
            "name", "Name of the drive", "بھرتی کا نام", most=80,
            hint_english="Its own in the province, for example: Constables 2026, quota.",
            hint_urdu="صوبے میں الگ نام، مثلاً: کانسٹیبل 2026، کوٹہ۔",
        ),
        Field(
            "rank", "Rank", "رینک", "choice",
            choices=(*RANKS, Choice(EVERY_RANK, "Several ranks", "کئی رینک")),
        ),
        Field("way", "Quota or merit", "کوٹہ یا میرٹ", "choice", choices=WAYS),
        Field("known", "How the figures are known", "اعداد کیسے معلوم ہوئے", "choice",
              choices=KNOWN, listed=False),
        Field("posts", "Posts advertised", "مشتہر عہدے", "number", must=False),
        *(_step(step, sex) for step in STEPS for sex in SEXES),
        Field("note", "Note", "نوٹ", must=False, listed=False,
              hint_english="Where the figures come from, when not from this office.",
              hint_urdu="اعداد اس دفتر کے نہ ہوں تو کہاں سے ہیں۔"),
    ),
    key=("unit", "on", "name"),
    keeps="keep_workforce",
    reads="read_workforce",
    levels=frozenset(
        {UnitKind.NATION, UnitKind.PROVINCE, UnitKind.REGION, UnitKind.DISTRICT}
    ),
    named_by="name",
    search=("name", "note"),
    rules=tuple(
        _rule(sex, earlier, later)
        for sex in SEXES
        for n, later in enumerate(STEPS)
        for earlier in STEPS[:n]
    ),
)  # fmt: skip
