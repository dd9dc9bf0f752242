"""The number of an export, and the mark on its pages that leads back to it. Pure.

A number is an X and eight letters and digits, the last of which checks the others:
X-K7QF-3M2P. The same eight stand on every page again and again, so that a corner of a
photograph is enough: what can be read of it, with a question mark for what cannot, fits one
number or few.
"""

import re

from amaan.kernel.ids import NotAReference, new_reference, read_reference

PREFIX = "X-"
# With fewer letters than this a piece fits too many numbers to say anything.
READABLE = 3
_ALPHABET = frozenset("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LENGTH = 8


class NotAPiece(ValueError):
    """Too little of a mark, or something that stands on none."""


def new_number() -> str:
    """This will draw the number of an export or a print."""
    return PREFIX + new_reference()


def read_number(text: str) -> str:
    """This will read a number as a person types it, with or without its X.

    Raises: NotAReference.
    """
    plain = re.sub(r"[\s\u200e\u200f]", "", text).upper()
    bare = plain.removeprefix("X").lstrip("-·")
    # A number's own first sign may be an X: without the prefix it is eight signs, with it nine.
    signs = sum(sign.isalnum() for sign in plain)
    return PREFIX + read_reference(bare if signs > _LENGTH else plain)


def code_of(number: str) -> str:
    """This will give the eight letters and digits of a number."""
    return number.removeprefix(PREFIX).replace("-", "")


def mark_of(number: str) -> str:
    """This will give what is repeated on each page: the eight, in halves, with a sign between.

    The sign says where the code begins; who reads a piece need not have seen it.
    """
    code = code_of(number)
    return f"{code[:4]}-{code[4:]} ◆"


def piece_of(text: str) -> str:
    """This will read a piece of a mark as typed: a question mark for each sign not readable.

    A whole number, with its X, is a piece as well.
    Raises: NotAPiece.
    """
    try:
        return code_of(read_number(text))
    except NotAReference:
        pass
    plain = re.sub(r"[\s\-·◆.\u200e\u200f]", "", text).upper().translate(_MISREAD)
    plain = plain.replace("؟", "?")
    if len(plain) > _LENGTH:
        # It is repeated: what stands beyond eight says the same again.
        plain = _folded(plain)
    known = sum(sign != "?" for sign in plain)
    if known < READABLE or not set(plain) <= _ALPHABET | {"?"}:
        raise NotAPiece
    return plain


def pattern_of(piece: str) -> str:
    """This will give the expression that a code, written twice in a row, meets where a piece fits.

    Twice, because a piece may begin anywhere on a page and go over the end of the code.
    """
    return piece.replace("?", ".")


def _folded(plain: str) -> str:
    signs = list(plain[:_LENGTH])
    for at, sign in enumerate(plain[_LENGTH:]):
        here = at % _LENGTH
        if signs[here] == "?":
            signs[here] = sign
        elif sign not in ("?", signs[here]):
            raise NotAPiece
    return "".join(signs)
