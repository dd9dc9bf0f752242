"""Whether a note names a person of its case. The words come in, the kinds of names go out.

A note is sealed like her name, but more people read it. Who writes *Rukhsana's brother* there
has told them her name; she is warned before it is kept, and decides.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from amaan.confidentiality.names import numbers
from amaan.confidentiality.names.skeleton import strict
from amaan.confidentiality.names.writing import read

NAMING = frozenset(
    f"{role}_{part}" for role in ("survivor", "informant", "accused")
    for part in ("name", "relative", "cnic", "phone")
)  # fmt: skip
# A skeleton of fewer consonants is shared with half the words of the language.
SHORTEST = 2
_WORD = re.compile(r"[^\s.,;:!?()\[\]\"«»۔،؛؟/|-]+")
_NUMBER = re.compile(r"[+\d۰-۹٠-٩][\d۰-۹٠-٩\s()-]{5,}[\d۰-۹٠-٩]")


def named_in(note: str, kept: Iterable[tuple[str, str]]) -> frozenset[str]:
    """This will say which sealed fields (field, value) a note gives away."""
    heard = _heard(note)
    written = {form for number in _NUMBER.findall(note) for form in _numbers(number)}
    return frozenset(
        field for field, value in kept
        if (heard & _keys(value) if field.endswith(("_name", "_relative"))
            else written & _numbers(value))
    )  # fmt: skip


def _heard(note: str) -> frozenset[str]:
    words = _WORD.findall(note)
    # Two words written apart may be one name: Zain ab, Abdul Rehman.
    pairs = [a + b for a, b in pairwise(words)]
    return frozenset(key for word in (*words, *pairs) for key in _of(word))


def _keys(name: str) -> frozenset[str]:
    found = read(name)
    return frozenset(key for word in (*found.words, *found.relative) for key in _of(word))


def _of(word: str) -> frozenset[str]:
    plain = read(word).words
    return frozenset(key for part in plain for key in strict(part) if len(key) > SHORTEST)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(filter(None, (numbers.cnic(text), numbers.phone(text))))
