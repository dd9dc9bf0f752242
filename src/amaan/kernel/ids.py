"""Names for things that must not be guessed, counted or mixed up.

Every id is a random UUIDv4, so that nothing in a URL says how many there are or
which came first; what lies in one case has ids that begin alike. The reference of a
case is what people read aloud: seven random Crockford characters and a check
character, without meaning and without a serial, so that a sealed case leaves no gap.
"""

import secrets
from typing import NewType
from uuid import UUID, uuid4

CaseId = NewType("CaseId", UUID)
ContactId = NewType("ContactId", UUID)
FactId = NewType("FactId", UUID)
OfficerId = NewType("OfficerId", UUID)
UnitId = NewType("UnitId", UUID)
# A person in one case. Links between persons exist only in the vault.
PersonRef = NewType("PersonRef", UUID)
# One sealed value. It says nothing about what is inside.
SealedRef = NewType("SealedRef", UUID)

# Crockford's alphabet leaves out I, L, O and U, which are misread or spell words.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL", "011", "- \u200c\u200d\u200e\u200f")
_WEIGHTS = (1, 3, 5, 7, 9, 11, 13)
# All of an id but its first twelve digits; version and variant are among it.
_DRAWN_ANEW = (1 << 80) - 1


class NotAReference(ValueError):
    """The text is not the reference of a case: wrong length, letter or check character."""


def new_id() -> UUID:
    """This will make an id that tells nothing."""
    return uuid4()


def new_id_in(case_id: UUID) -> UUID:
    """This will make an id of something that lies in a case: it begins as the case's own id does.

    A complaint writes forty rows. Where their ids lie together the database turns over a page or
    two of each index, and forty where they do not: in a country of a million cases that is
    twice the price. The last 74 bits are drawn anew, so that one tells nothing of the next.
    Not for a person: nothing of hers is to be recognised by where it lies.
    """
    return UUID(int=case_id.int & ~_DRAWN_ANEW | uuid4().int & _DRAWN_ANEW)


def new_reference() -> str:
    """This will make a case reference such as K7QF-3M2P; the last character is the check."""
    drawn = "".join(secrets.choice(_ALPHABET) for _ in range(7))
    return _with_hyphen(drawn + _check(drawn))


def read_reference(text: str) -> str:
    """This will read a reference as a person types it: any case, O for 0, I or L for 1.

    Raises: NotAReference when it cannot be one, so that a slip is told apart from a miss.
    """
    plain = text.strip().upper().translate(_MISREAD)
    if len(plain) != 8 or any(c not in _ALPHABET for c in plain):
        raise NotAReference("a reference has eight letters and digits, such as K7QF-3M2P")
    if _check(plain[:7]) != plain[7]:
        raise NotAReference("one character of this reference is wrong; read it again")
    return _with_hyphen(plain)


def _check(drawn: str) -> str:
    # Odd weights are invertible modulo 32, so every single wrong character is caught.
    total = sum(w * _ALPHABET.index(c) for w, c in zip(_WEIGHTS, drawn, strict=True))
    return _ALPHABET[total % 32]


def _with_hyphen(eight: str) -> str:
    return f"{eight[:4]}-{eight[4:]}"
