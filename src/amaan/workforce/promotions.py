"""The register of promotion boards, and whether women rise as men do.

Source: mission study, C3 (women's advancement): promotions by sex. Counts alone: an order of
promotion names its officers, this register does not.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from amaan.books.book import Book, Choice, Field, Rule, Values
from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Difference, Share, difference, share_of
from amaan.kernel.refusals import said
from amaan.organisation.queries import Actor
from amaan.workforce.models import PromotionBoard
from amaan.workforce.ranks import BANDS, POLICE_UNITS, RANKS, band_of
from amaan.workforce.recruitment_tables import SEXES

READS = "read_workforce"
# Boards sit seldom: three years tell more than one.
SPAN = timedelta(days=1096)
_WORDS = {
    "women": ("Women", "خواتین جن پر غور ہوا", "خواتین جنہیں ترقی ملی"),
    "men": ("Men", "مرد جن پر غور ہوا", "مرد جنہیں ترقی ملی"),
    "transgender": (
        "Transgender people", "خواجہ سرا افراد جن پر غور ہوا", "خواجہ سرا افراد جنہیں ترقی ملی",
    ),
}  # fmt: skip


def _rule(sex: str) -> Rule:
    def holds(values: Values) -> bool:
        return bool(values[f"promoted_{sex}"] <= values[f"looked_at_{sex}"])

    return Rule(
        f"promoted_{sex}", holds,
        said("More were promoted than the board looked at. Count both again."),
    )  # fmt: skip


def _fields() -> tuple[Field, ...]:
    looked_at = [
        Field(f"looked_at_{sex}", f"{_WORDS[sex][0]} the board looked at", _WORDS[sex][1], "number",
              listed=sex != "transgender")
        for sex in SEXES
    ]  # fmt: skip
    promoted = [
        Field(f"promoted_{sex}", f"{_WORDS[sex][0]} it promoted", _WORDS[sex][2], "number",
              listed=sex != "transgender")
        for sex in SEXES
    ]  # fmt: skip
    return (*looked_at, *promoted)


PROMOTIONS = Book(
    name="promotions",
    model=PromotionBoard,
    title=Choice("", "Promotion boards", "ترقی کے بورڈ"),
    about=Choice(
        "",
        "One board to one rank: how many it looked at and how many it promoted, by sex. "
        "No name and no number of an officer.",
        "ایک رینک کا ایک بورڈ: کتنوں پر غور ہوا اور کتنوں کو ترقی ملی، جنس کے لحاظ سے۔ "
        "کسی افسر کا نام یا نمبر نہیں۔",
    ),
    on=Field("on", "Sat on", "اجلاس کی تاریخ", "day"),
    fields=(
        Field("name", "Name of the board", "بورڈ کا نام", most=80,
              hint_english="For example: Departmental promotion committee, list F.",
              hint_urdu="مثلاً: محکمانہ ترقی کمیٹی، فہرست ایف۔"),
        Field("rank", "Promoted to", "کس رینک پر", "choice", choices=RANKS),
        *_fields(),
        Field("note", "Note", "نوٹ", must=False, listed=False),
    ),
    key=("unit", "on", "name"),
    keeps="keep_workforce",
    reads=READS,
    levels=POLICE_UNITS,
    named_by="name",
    search=("name", "note"),
    rules=tuple(map(_rule, SEXES)),
)  # fmt: skip


@dataclass(frozen=True)
class Rise:
    """Of so many whom boards looked at for a band of ranks, how many rose: women, and men.

    `apart` is by how much women's share exceeds men's; None where either are too few.
    """

    band: str
    boards: int
    women: Share
    men: Share
    apart: Difference | None


def rises(actor: Actor, now: datetime) -> tuple[date, tuple[Rise, ...]]:
    """This will say of each band of ranks who rose in the last three years, and since which day.

    Raises: NotFound for a post that may not read these registers.
    """
    confidentiality.permit(actor=actor, act=READS, case_id=None, now=now)
    since = local_date(now) - SPAN
    boards = PromotionBoard.objects.filter(taken_back_at__isnull=True, on__gte=since)
    by_band: dict[str, list[PromotionBoard]] = {}
    for board in boards:
        by_band.setdefault(band_of(board.rank), []).append(board)
    return since, tuple(_rise(one.code, by_band[one.code]) for one in BANDS if one.code in by_band)


def _rise(band: str, boards: list[PromotionBoard]) -> Rise:
    women = share_of(
        sum(one.promoted_women for one in boards), sum(one.looked_at_women for one in boards)
    )
    men = share_of(
        sum(one.promoted_men for one in boards), sum(one.looked_at_men for one in boards)
    )
    enough = min(women.of, men.of) >= ENOUGH_FOR_A_SHARE
    return Rise(band, len(boards), women, men, difference(women, men) if enough else None)
