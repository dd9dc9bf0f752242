"""What in a text for the public may say who somebody is.

Two things, and only the second asks the index of names. What looks like an identity always
counts, whether anybody is known by it or not: a long number, a reference, the number of a
report, whose daughter somebody is, a name behind *Mst* or *Bibi*. So asking about one of these
answers nothing. Names that stand near one another without any such mark become the tokens under
which a person would be in the index.

A given name alone becomes nothing: it is worn by so many that it says nothing of anybody, and
the index keeps none (see `tokens`).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from amaan.confidentiality.names.skeleton import loose, skeletons, strict
from amaan.confidentiality.names.tokens import BAND, LOOSE, RELATIVE, Index
from amaan.confidentiality.names.writing import letters, read_text, whole
from amaan.kernel.ids import NotAReference, read_reference

# Names that identify together stand this close: *Rukhsana, the daughter of the late Aslam*; and
# where a whole province is compared.
NEAR, NEAR_IN_A_PROVINCE = 4, 3
# A skeleton of fewer sounds is shared with half the words of the language.
SHORTEST = 2
BANDS = ("0-11", "12-15", "16-17", "18-25", "26-40", "41-60", "61+")
LEAST_WORDS, MOST_WORDS = 30, 150
_DAY = re.compile(r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})(?!\d)")
_LONG_NUMBER = re.compile(r"\d(?:[\s()./\-–]{0,3}\d){6,}")
_REPORT = re.compile(
    r"(?:\bf\.?\s?i\.?\s?r\b|ایف\s?آئی\s?آر|مقدمہ|رپٹ|\bcase\s+no)\D{0,20}\d", re.IGNORECASE
)
# With a digit or its hyphen: eight letters alone are a word.
_CODE = re.compile(r"\b(?=\w*[\d-])[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}\b")
_RELATION = re.compile(
    r"\b[dsw]\s*/\s*o\b|\b(?:daughter|son|wife|widow)\s+of\b"
    r"|\b(?:bint|binte|walad|zauja|zaujah)\b|\w\s+(?:ولد|بنت|دختر|زوجہ|بیوہ)\s+\w",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"\b(?:mst|mussammat|musammat|bibi|begum|begam)\b|مسما[ۃتہ]|بی\s?بی|بیگم", re.IGNORECASE
)
# Words of every statement that no name is spelled like.
_NEVER_A_NAME = frozenset(
    letters(
        "the of and to in is was were are be been for on with by at from that this these those it"
        " its as has have had not or a an we our us they their them her his she he who which what"
        " when where will would can could may must should all any no if than more most other about"
        " after before under into over per each every only also there here your you i am do does"
        " police district station province desk women woman girls children child people public"
        " report reported complaint law act section court case cases number helpline help service"
        " services year month day week hours office officer officers statement press media"
        " information government department figures percent thousand hundred between during"
        " کے کی کا کو میں اور سے ہے ہیں نے پر یہ وہ کہ ان اس جو تھا تھی تھے گا گی گے کر ہو ہوا ہوئی"
        " ہوئے تک بھی ایک نہیں لیے ساتھ بعد کوئی کسی اپنے اپنی اپنا جس جن انہیں اسے ہم آپ کیا کرنے"
        " کرتے کرتی کرنا دیا دی دیے گیا گئی گئے جا جاتا جاتی رہا رہی رہے پولیس ضلع تھانہ"
        " صوبہ خواتین"
        " خاتون بچے بچوں لوگ عوام رپورٹ شکایت قانون دفعہ عدالت نمبر مدد خدمات سال ماہ دن دفتر افسر"
        " بیان پریس میڈیا معلومات حکومت محکمہ فیصد"
    )
)  # fmt: skip


def words_of(text: str) -> tuple[str, ...]:
    """This will give the words of a text in unified spelling."""
    return tuple(letters(text))


def telling(text: str) -> frozenset[str]:
    """This will give the words by which two drafts are held against one another."""
    return frozenset(word for word in letters(text) if word not in _NEVER_A_NAME)


def shows_an_identity(text: str) -> bool:
    """This will say whether a text looks as if it named somebody, whoever that may be."""
    plain = _DAY.sub(" ", text)
    digits = "".join(str(int(c)) if c.isdecimal() else c for c in plain)
    marks = (_LONG_NUMBER, _REPORT, _RELATION, _MARKED)
    # Every mark is looked for, found or not: which one it was must not show in the time it takes.
    found = [bool(mark.search(digits)) for mark in marks]
    found += [_is_reference(code) for code in _CODE.findall(digits)]
    return any(found)


def tokens_in(text: str, index: Index, *, province: str, districts: Sequence[str]) -> set[bytes]:
    """This will make the tokens of everybody whom a text may name, in each of these districts.

    For more than one district without the looser skeletons, joined words and names of three words:
    they would make a million tokens of one page, and find somebody of a province in every sentence.
    """
    words = [word for word in read_text(text) if word not in _NEVER_A_NAME]
    closely = len(districts) == 1
    values = _near(words, closely=closely) | _full(words, (2, 3) if closely else (2,))
    return {
        index.token(kind, province, (*parts, district)).value
        for district in districts
        for kind, parts in values
    }


def _near(words: Sequence[str], *, closely: bool) -> set[tuple[str, tuple[str, ...]]]:
    """Every two words that stand near one another, either of which may be the father's."""
    found: set[tuple[str, tuple[str, ...]]] = set()
    kinds = ((RELATIVE, skeletons), (LOOSE, loose)) if closely else ((RELATIVE, skeletons),)
    for one, other in _neighbours(words, joined=closely):
        for kind, by in kinds:
            mine, theirs = _long(by(one)), _long(by(other))
            found |= {(kind, pair) for pair in product(mine, theirs)}
            found |= {(kind, pair) for pair in product(theirs, mine)}
    return found


def _neighbours(words: Sequence[str], *, joined: bool) -> Iterator[tuple[str, str]]:
    near = NEAR if joined else NEAR_IN_A_PROVINCE
    for at, one in enumerate(words):
        for to in range(at + 1, min(at + 1 + near, len(words))):
            yield one, words[to]
            if joined and to + 1 < len(words):
                yield one, whole((words[to], words[to + 1]))
            if joined and to > at + 1:
                yield whole((one, words[at + 1])), words[to]


def _full(words: Sequence[str], lengths: Sequence[int]) -> set[tuple[str, tuple[str, ...]]]:
    """Every few words that may be one full name, with any age."""
    found: set[tuple[str, tuple[str, ...]]] = set()
    for at in range(len(words) - 1):
        for most in lengths:
            keys = _long(strict(whole(tuple(words[at : at + most]))))
            found |= {(BAND, (key, band)) for key in keys for band in BANDS}
    return found


def _long(keys: frozenset[str]) -> list[str]:
    return [key for key in keys if len(key) >= SHORTEST]


def _is_reference(code: str) -> bool:
    try:
        read_reference(code)
    except NotAReference:
        return False
    return True
