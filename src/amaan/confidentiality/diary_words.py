"""Eight words for the station's paper diary: the head of the journal, so that a pen can keep it.

Each word stands for one byte. Eight of them are sixty-four bits of the head: nobody can make
another journal that ends in the same words within any evening, and paper cannot be changed
from afar. Two hundred and fifty-six plain things to see, eat or carry, no two of them alike
to the ear; the same in both spellings.
"""

from functools import lru_cache
from pathlib import Path

_LIST = Path(__file__).with_name("diary_words.txt")
HOW_MANY = 8


def of_head(head: bytes) -> tuple[str, ...]:
    """This will give the words of a head in Urdu."""
    return tuple(_words()[byte][0] for byte in head[:HOW_MANY])


def in_roman(head: bytes) -> tuple[str, ...]:
    """This will give the same words in Roman letters."""
    return tuple(_words()[byte][1] for byte in head[:HOW_MANY])


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, str], ...]:
    rows = [line.split("\t") for line in _LIST.read_text(encoding="utf-8").splitlines()]
    return tuple((urdu, roman) for urdu, roman in rows)
