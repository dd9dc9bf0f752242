"""Canaries: values that say which case and field they came from, wherever they turn up.

Each sealed value of the small world is made of words that occur nowhere else: a Latin word, a
word in Urdu script, an identity card number and a telephone number, each carrying a number
that names its case and field. `found_in` looks for them in what a page answered, undoing
every disguise that a page, a library or a clumsy programmer might have put on; `traces_in`
looks for them in raw bytes, as a thief of the disk would.
"""

import base64
import binascii
import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote_to_bytes

_LATIN_LETTERS = "bdfghjklmnprstvw"
_URDU_LETTERS = "ابپتجچحخدرسشصفقک"
_LATIN_MARK = "zuqve"
_URDU_MARK = "ژغظث"
# What a page may put between two letters without anybody seeing it.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# Stands inside both an identity card number and a telephone number, with 0 or +92 before it.
_DIGIT_MARK = "373139"


@dataclass(frozen=True)
class Canary:
    """One value's name: which case it belongs to and which sealed field it is."""

    case: str
    field: str


class Aviary:
    """Every canary that was let out, by its number."""

    def __init__(self) -> None:
        self._known: dict[int, Canary] = {}
        self._digests: dict[str, Canary] = {}
        self._searched: dict[bytes, frozenset[Canary]] = {}

    def let_out(self, case: str, field: str) -> str:
        """This will make the value of a field: both scripts, a card number, a telephone."""
        number = len(self._known) + 1
        self._known[number] = Canary(case, field)
        value = " ".join(
            (latin(number), urdu(number), cnic(number), cnic(number, dashes=True), phone(number))
        )
        for part in (value, *value.split(" "), latin(number).lower()):
            for name in ("md5", "sha1", "sha256"):
                digest = hashlib.new(name, part.encode(), usedforsecurity=False).hexdigest()
                self._digests[digest] = self._known[number]
        return value

    def __len__(self) -> int:
        """This will say how many values were let out."""
        return len(self._known)

    def fields_of(self, case: str) -> frozenset[str]:
        """This will name the fields of a case that hold a canary."""
        return frozenset(c.field for c in self._known.values() if c.case == case)

    def found_in(self, blob: bytes) -> frozenset[Canary]:
        """This will name the canaries a blob holds, in whatever dress."""
        # Most answers of a crawl are the same few pages.
        digest = hashlib.sha256(blob).digest()
        if digest not in self._searched:
            self._searched[digest] = self._search(blob)
        return self._searched[digest]

    def _search(self, blob: bytes) -> frozenset[Canary]:
        found: set[Canary] = set()
        for text in _views(blob):
            found.update(self._named(number) for number in _numbers(text))
        for run in re.findall(rb"[0-9a-fA-F]{32,64}", blob):
            if canary := self._digests.get(run.decode().lower()):
                found.add(canary)
        return frozenset(found)

    def _named(self, number: int) -> Canary:
        return self._known.get(number, Canary("unknown", f"number {number}"))


def latin(number: int) -> str:
    """This will write a canary's number as a Latin word."""
    return (_LATIN_MARK + _lettered(number, _LATIN_LETTERS)).capitalize()


def urdu(number: int) -> str:
    """This will write a canary's number as a word in Urdu script."""
    return _URDU_MARK + _lettered(number, _URDU_LETTERS)


def cnic(number: int, *, dashes: bool = False) -> str:
    """This will write a canary's number as an identity card number."""
    digits = f"9{_DIGIT_MARK}{number:04}17"
    return f"{digits[:5]}-{digits[5:12]}-{digits[12]}" if dashes else digits


def phone(number: int, style: str = "0") -> str:
    """This will write a canary's number as a mobile number: `0`, `+92` or `spaced`."""
    digits = f"0{_DIGIT_MARK}{number:04}"
    styles = {"0": digits, "+92": f"+92{digits[1:]}", "spaced": f"{digits[:4]} {digits[4:]}"}
    return styles[style]


def traces_in(blob: bytes) -> frozenset[str]:
    """This will name the disguises in which any canary's mark stands in raw bytes."""
    return frozenset(name for name, pattern in _marks().items() if pattern.search(blob))


# -- undoing disguises ----------------------------------------------------------------------


def _views(blob: bytes) -> Iterator[str]:
    plain = [blob, unquote_to_bytes(blob), *_from_base64(blob), *_from_hex(blob)]
    for piece in plain:
        for coding in ("utf-8", "utf-16-le"):
            text = piece.decode(coding, errors="ignore")
            for view in (text, html.unescape(text), _unescaped(text)):
                folded = unicodedata.normalize("NFKC", view)
                yield folded
                yield folded[::-1]


def _from_base64(blob: bytes) -> Iterator[bytes]:
    runs = re.findall(rb"[A-Za-z0-9+/_-]{8,}", blob)
    plain = [run.translate(bytes.maketrans(b"-_", b"+/")) for run in runs]
    # A run may begin in the middle of a group: with the word before it, or a cut-off start.
    for start in range(4):
        yield b"\n".join(_decoded(run[start:]) for run in plain)


def _decoded(run: bytes) -> bytes:
    # One letter that is left over alone says nothing.
    whole = run[:-1] if len(run) % 4 == 1 else run
    return base64.b64decode(whole + b"=" * (-len(whole) % 4))


def _from_hex(blob: bytes) -> Iterator[bytes]:
    runs = re.findall(rb"(?:[0-9a-fA-F]{2}){8,}", blob)
    yield b"\n".join(bytes.fromhex(run.decode()) for run in runs)


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)


def _numbers(text: str) -> Iterator[int]:
    lowered = text.lower()
    for found in re.findall(f"{_LATIN_MARK}([{_LATIN_LETTERS}]{{3}})", lowered):
        yield _unlettered(found, _LATIN_LETTERS)
    bare = _INVISIBLE.sub("", text)
    for found in re.findall(f"{_URDU_MARK}([{_URDU_LETTERS}]{{3}})", bare):
        yield _unlettered(found, _URDU_LETTERS)
    for run in re.findall(r"\d(?:[\s-]?\d){9,}", bare):
        digits = "".join(str(unicodedata.digit(c)) for c in run if c.isdigit())
        for found in re.findall(f"{_DIGIT_MARK}(\\d{{4}})", digits):
            yield int(found)


def _lettered(number: int, letters: str) -> str:
    return letters[number >> 8 & 15] + letters[number >> 4 & 15] + letters[number & 15]


def _unlettered(word: str, letters: str) -> int:
    high, middle, low = (letters.index(c) for c in word)
    return high << 8 | middle << 4 | low


@cache
def _marks() -> dict[str, re.Pattern[bytes]]:
    latin_mark, urdu_mark = _LATIN_MARK.encode(), _URDU_MARK.encode()
    cased = b"Zuqve"
    spellings: dict[str, list[bytes]] = {
        "latin": [latin_mark, cased, latin_mark.upper()],
        "urdu": [urdu_mark],
        "latin reversed": [latin_mark[::-1], cased[::-1]],
        "urdu reversed": [_URDU_MARK[::-1].encode()],
        "latin in utf-16": [cased.decode().encode("utf-16-le"), _LATIN_MARK.encode("utf-16-le")],
        "urdu in utf-16": [_URDU_MARK.encode("utf-16-le")],
        "urdu percent-encoded": ["".join(f"%{b:02X}" for b in urdu_mark).encode()],
        "urdu in escapes": ["".join(f"\\u{ord(c):04x}" for c in _URDU_MARK).encode()],
        "latin in base64": _base64_cores(cased),
        "urdu in base64": _base64_cores(urdu_mark),
        "latin in hex": [binascii.hexlify(cased), binascii.hexlify(latin_mark)],
        "urdu in hex": [binascii.hexlify(urdu_mark)],
    }
    marks = {name: re.compile(b"|".join(map(re.escape, each))) for name, each in spellings.items()}
    # With the digit before the mark and the whole number after it: the six digits alone turn up
    # by chance in the hexadecimal of a million random ids. `2` is the end of +92.
    digits = [rb"[029]", *(b"%c" % d for d in _DIGIT_MARK.encode()), rb"[0-4]", *[rb"\d"] * 3]
    marks["digits"] = re.compile(rb"[- ]?".join(digits))
    return marks


def _base64_cores(mark: bytes) -> list[bytes]:
    """This will give the letters a mark always has in base64, for each of three alignments."""
    cores = []
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + mark)
        usable = (shift + len(mark)) * 8 // 6
        cores.append(coded[-(-shift * 8 // 6) : usable])
    return cores
