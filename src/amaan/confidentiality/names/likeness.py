"""How alike two spellings of a name are: for ranking the few that the tokens found.

Within one script letters are compared; across scripts the skeletons are. This never decides
that two people are one: it only says which to look at first.
"""

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from amaan.confidentiality.names import numbers
from amaan.confidentiality.names.skeleton import skeletons, strict
from amaan.confidentiality.names.tokens import Described
from amaan.confidentiality.names.writing import is_arabic, read, whole

SURE = 100.0
# What the father's or husband's name weighs beside her own.
_RELATIVE = 0.4
_SKELETON_AT_BEST = 96.0


def likeness(asked: Described, kept: Described) -> float:
    """This will say how alike two descriptions are, from 0 to 100. Equal numbers say it all."""
    for form, said, known in (
        (numbers.cnic, asked.cnic, kept.cnic),
        (numbers.phone, asked.phone, kept.phone),
    ):
        if form(said) and form(said) == form(known):
            return SURE
    own, theirs = read(asked.name), read(kept.name)
    name = _words(own.words, theirs.words)
    relative, other = read(asked.relative).words or own.relative, read(kept.relative).words
    if not relative or not (other or theirs.relative):
        return name
    return (1 - _RELATIVE) * name + _RELATIVE * _words(relative, other or theirs.relative)


def _words(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Each word of the shorter against its best partner; the whole names written as one too."""
    if not one or not other:
        return 0.0
    short, long = sorted((one, other), key=len)
    best = sum(max(_word(a, b) for b in long) for a in short) / len(short)
    return max(best - 2.0 * (len(long) - len(short)), _word(whole(one), whole(other)))


def _word(one: str, other: str) -> float:
    if one == other:
        return SURE
    if skeletons(one) & skeletons(other):
        heard = _SKELETON_AT_BEST if strict(one) & strict(other) else _SKELETON_AT_BEST - 6
    else:
        heard = max(fuzz.ratio(a, b) for a in strict(one) for b in strict(other)) * 0.85
    if is_arabic(one) == is_arabic(other):
        return max(heard, 100 * JaroWinkler.similarity(one, other) * 0.95)
    return heard
