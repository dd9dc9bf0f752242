"""Whether a note names a person of its case. The words come in, the kinds of names go out.

A note is sealed like her name, but more people read it. Who writes *Rukhsana's brother* there
has told them her name; she is warned before it is kept, and decides.
"""

import json
import re
import unicodedata
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


def gives_away(
    text: str, hers: Iterable[tuple[str, str]], known_to_all: Iterable[str]
) -> frozenset[str]:
    """This will say which of her sealed fields (field, value) a text for the accused gives away.

    Stricter than a warning: a name, a number, or one longer word of where she lives, is reached or
    stays. `known_to_all` is what he is called himself: a husband is named, though she is his wife.
    """
    pairs = tuple((field, _as_words(field, value)) for field, value in hers)
    his = frozenset(key for name in known_to_all for key in _keys(name))
    heard, plain = _heard(text) - his, _plain(text)
    # A number may be cut by anything that is no digit.
    digits = _digits(text)
    return frozenset(
        field for field, value in pairs
        if heard & (_keys(value) if field.endswith(_NAMES) else frozenset())
        or (plain & _plain(value) if field not in _NUMBERED else frozenset())
        or any(run in digits for run in _runs(value))
    )  # fmt: skip


_NAMES = ("_name", "_relative", "present_at_reading", "interpreter", "support_worker")
_NUMBERED = frozenset({"survivor_cnic", "survivor_phone", "informant_phone", "survivor_birth"})
# Shorter words and these stand in every address, school or office.
_TELLING = 5
_OF_ANY_ADDRESS = frozenset(
    "house street block sector phase colony mohalla district tehsil village channel phone number"
    " hours person relation message voice school college university office factory company"
    " department hospital government higher secondary primary girls women service welfare"
    " اسکول سکول کالج یونیورسٹی ہسپتال فیکٹری سرکاری گورنمنٹ محکمہ".split()
)


def _as_words(field: str, value: str) -> str:
    # How she is reached is kept as named parts.
    return " ".join(map(str, json.loads(value).values())) if field == "safe_contact" else value


def _plain(text: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(w for w in words if len(w) >= _TELLING and w not in _OF_ANY_ADDRESS)


def _digits(text: str) -> str:
    return "".join(
        str(unicodedata.digit(c)) for c in text if unicodedata.digit(c, None) is not None
    )


def _runs(value: str) -> tuple[str, ...]:
    """This will give the numbers in a value, without what is written before a telephone number."""
    found = (_digits(number) for number in _NUMBER.findall(value))
    return tuple(run[-10:] for run in found if len(run) >= 7)


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
