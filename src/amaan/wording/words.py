"""Words as they are compared: one spelling for English, Urdu and Urdu in Roman letters."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# A word ends where its letters and digits end; an apostrophe inside belongs to it. What ends a
# sentence counts as a word of its own, so that no phrase runs over it.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[?؟.۔!;؛\n]")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200c\u200d]")
_UNIFIED = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ۂ": "ہ", "ۀ": "ہ", "ة": "ہ", "أ": "ا", "إ": "ا"}
    | dict(zip("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2, strict=True))
    | {"؟": "?", "۔": ".", "!": ".", ";": ".", "؛": ".", "\n": "."}
)
# Roman Urdu has no spelling: what sounds alike is written alike before it is compared.
_ALIKE = (
    ("aa", "a"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("ai", "e"), ("ay", "e"), ("ei", "e"),
    ("y", "i"), ("q", "k"), ("w", "v"), ("ph", "f"), ("z", "j"), ("o", "u"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


class Word(NamedTuple):
    """One word of a text, in the spelling it is compared in, and where it stands."""

    key: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """This will give the words of a text in order; *didn't* is two, at one place."""
    for found in _WORD.finditer(text):
        start, end = found.span()
        for key in keys_of(found[0]):
            yield Word(key, start, end)


@lru_cache(maxsize=65_536)
def keys_of(word: str) -> tuple[str, ...]:
    """This will give the spelling a word is compared in: one, or two where it is two words."""
    plain = _MARKS.sub("", word).translate(_UNIFIED).casefold().replace("’", "'")
    stem, not_, after = plain.partition("n't")
    if not_ and not after:
        return ({"ca": "can", "wo": "will"}.get(stem, stem), "not")
    return (plain.split("'", 1)[0],)


@lru_cache(maxsize=65_536)
def roman_key(key: str) -> str:
    """This will give the sound of a word of Roman Urdu, for one that is spelled many ways."""
    for written, heard in _ALIKE:
        key = key.replace(written, heard)
    return _TWICE.sub(r"\1", key)
