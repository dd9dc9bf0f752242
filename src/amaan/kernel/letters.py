"""Letters as they are kept and compared: nothing that cannot be seen, digits of one script."""

import re
import unicodedata
from functools import lru_cache

# Marks that cannot be seen and make equal words differ. The joiners belong to Urdu spelling
# inside a word, and to nothing at its ends or in a number.
_HIDDEN = dict.fromkeys(map(ord, "\u0000\u00ad\u200b\u200e\u200f\u2060\u202a\u202b\u202c\u202d"
                                 "\u202e\u2066\u2067\u2068\u2069\ufeff"))  # fmt: skip
_JOINERS = "\u200c\u200d"
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def seen(text: str) -> str:
    """This will drop marks that cannot be seen and settle how letters are composed."""
    return unicodedata.normalize("NFC", text.translate(_HIDDEN))


def clean(cell: str) -> str:
    """This will give one line as it reads: no hidden marks, one space between words."""
    return " ".join(seen(cell).split()).strip(_JOINERS + " ")


def latin_digits(text: str) -> str:
    """This will write Urdu and Arabic digits as Latin ones."""
    return text.translate(_DIGITS)


def plain(cell: str) -> str:
    """This will give a number or a code: Latin digits, and no joiners anywhere."""
    return latin_digits(cell).translate(dict.fromkeys(map(ord, _JOINERS)))


# The answers of a list stand in every row of a long table.
@lru_cache(maxsize=4_096)
def same(word: str) -> str:
    """This will give the form in which two writings of one word are compared."""
    return re.sub(r"[\s_\-’'().]+", "", plain(clean(word))).casefold()
