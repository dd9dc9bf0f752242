"""Search tokens: what is stored so that a person can be found without a name being stored.

Only compound values become tokens. A given name alone would give a few tokens to a third of
all people, and whoever holds the table could read it like a list of names; together with the
father's or husband's name and the district the commonest ten cover less than one in a hundred.
A token is an HMAC under a key of its own for each field and province. It says who somebody is
as much as the name does: it is class C3, in a table that only the vault reads.

Source: blind indexes (CipherSweet); figures in `tests/security/names`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from amaan.confidentiality import crypto
from amaan.confidentiality.names import numbers
from amaan.confidentiality.names.skeleton import loose, skeletons, strict
from amaan.confidentiality.names.writing import read, whole

Skeleton = Callable[[str], frozenset[str]]
FORMAT = "amaan-name-index-1"
TOKEN_BYTES = 16
# A name of many words in Roman letters has many skeletons; more than this find nobody better.
MOST_OF_A_KIND = 64

RELATIVE, YEAR, BAND, CNIC, PHONE = "relative", "year", "band", "cnic", "phone"
# Name, father's name and age band together, all by the stricter skeleton: perhaps one person.
TWIN = "twin"
# Name and father's name by the looser skeleton: what one of the two would miss, both find.
LOOSE = "loose"
KINDS = (RELATIVE, LOOSE, YEAR, BAND, TWIN, CNIC, PHONE)
# Two people who share one of these may be one; sharing another says too little.
MAY_BE_ONE = frozenset({TWIN, CNIC, PHONE})

# Skeletons of the names most often given. Two of them make a token only where nothing more was
# written: *Fatima, daughter of Ali* would otherwise be worn by every Fatima Zahra of Ali Raza.
_COMMON_NAMES = (
    "عائشہ فاطمہ زینب مریم خدیجہ آمنہ ثنا حنا صبا ندا نادیہ نازیہ شازیہ رابعہ سعدیہ صائمہ"
    " سائرہ سمیرا ثمینہ سدرہ شبانہ شہناز نسرین پروین یاسمین رخسانہ روبینہ فرزانہ بشریٰ کوثر"
    " زہرا نور محمد احمد محمود علی حسین حسن عباس رضا عمر عمران عثمان عامر آصف اکبر اکرم اسلم"
    " انور اختر اقبال بشیر بلال جاوید خالد رشید سعید سلیم شاہد طارق عابد نواز ناصر یوسف"
).split()
COMMONEST = frozenset(key for name in _COMMON_NAMES for key in skeletons(name))
_COMMONEST_LOOSE = frozenset(key for name in _COMMON_NAMES for key in loose(name))


# Ages that tell nobody from anybody.
NO_BAND = frozenset({"", "unknown", "adult_unknown"})


@dataclass(frozen=True)
class Described:
    """A person as written down or as asked for. Whatever is not known is empty."""

    name: str = ""
    relative: str = ""
    birth_year: int | None = None
    age_band: str = ""
    cnic: str = ""
    phone: str = ""

    def __repr__(self) -> str:
        return "Described(...)"


@dataclass(frozen=True)
class Token:
    """One token and which kind of compound value it stands for."""

    kind: str
    value: bytes


class Index:
    """Makes tokens. The key comes from outside and is never one that encrypts."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._derived = lru_cache(maxsize=256)(self._derive)

    def __repr__(self) -> str:
        return "Index(...)"

    def tokens(
        self, person: Described, *, province: str, district: str, years_about: int = 0
    ) -> tuple[Token, ...]:
        """This will make the tokens of a person in a district.

        `years_about` also takes the years around the year of birth: for a question, since
        many people know theirs only roughly.
        """
        found = [
            self.token(kind, province, parts)
            for kind, parts in _values(person, district, years_about)
        ]
        return tuple(dict.fromkeys(found))

    def token(self, kind: str, province: str, parts: tuple[str, ...]) -> Token:
        """This will make one token of values that were prepared for it."""
        mac = crypto.token(self._derived(kind, province), crypto.framed(*parts))
        return Token(kind, mac[:TOKEN_BYTES])

    def _derive(self, kind: str, province: str) -> bytes:
        return crypto.derive(self._key, crypto.framed(FORMAT, kind, province))


def _values(
    person: Described, district: str, years_about: int
) -> Iterator[tuple[str, tuple[str, ...]]]:
    written = read(person.name)
    relative = read(person.relative).words or written.relative
    if written.words and relative:
        for one, other in _pairs(written.words, relative, skeletons, COMMONEST):
            yield RELATIVE, (one, other, district)
        for one, other in _pairs(written.words, relative, loose, _COMMONEST_LOOSE):
            yield LOOSE, (one, other, district)
    if written.words and person.birth_year is not None:
        span = range(person.birth_year - years_about, person.birth_year + years_about + 1)
        for key, year in product(_keys(written.words), map(str, span)):
            yield YEAR, (key, year, district)
    band = "" if person.age_band in NO_BAND else person.age_band
    if written.words and relative and band:
        twins = product(sorted(strict(whole(written.words))), sorted(strict(whole(relative))))
        for one, other in islice(twins, MOST_OF_A_KIND):
            yield TWIN, (one, other, band, district)
    if len(written.words) > 1 and band:
        # A band is worn by millions: it goes only with a name of two telling words or more.
        for key in sorted(strict(whole(written.words))):
            yield BAND, (key, band, district)
    if number := numbers.cnic(person.cnic):
        yield CNIC, (number,)
    if number := numbers.phone(person.phone):
        yield PHONE, (number,)


def _pairs(
    words: tuple[str, ...], relative: tuple[str, ...], by: Skeleton, commonest: frozenset[str]
) -> Iterator[tuple[str, str]]:
    more_was_written = len(words) > 1 or len(relative) > 1
    for one, other in islice(product(_keys(words, by), _keys(relative, by)), MOST_OF_A_KIND):
        if not (more_was_written and one in commonest and other in commonest):
            yield one, other


def _keys(words: tuple[str, ...], by: Skeleton = skeletons) -> list[str]:
    """First word, last word, and the first two as one: people give any of these."""
    units = {words[0], words[-1], whole(words[:2])}
    return sorted({key for unit in units for key in by(unit)})
