"""Two scripts on one line: direction, runs, and signs that must not reach paper.

What people wrote is printed as text and never as anything else; still a text can hold signs
that turn a line around, hide in a name or have no shape in our faces. They are taken out or
shown as a box here; the record that is attached keeps what was handed over.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

Direction = Literal["ltr", "rtl"]

FONTS = Path(__file__).parent / "fonts"
# Printed instead of a sign none of our faces can draw.
UNPRINTABLE = "□"
# A word longer than any of a language is cut: a Latin one would run over the edge of the paper,
# an Urdu one would climb over the lines above it, as Nastaliq does.
LONGEST_WORD = 32
LONGEST_URDU_WORD = 18

_LETTER = r"A-Za-z0-9À-ɏ"
# What joins words of a run; at its end and its beginning it is of the line.
_JOINS = " -–/.:,;_@+&'’(#=*"
_LEADS = " -–/.:,;_&'’=*%"
_BETWEEN = rf"{re.escape(_JOINS)})%"
# Latin words and numbers that belong together: "PPC 376 (1)", "+92 300 1234567", "123/26".
_LATIN_RUN = re.compile(rf"[+#@]?[{_LETTER}]+(?:[{_BETWEEN}]*[{_LETTER}]+)*%?")
_URDU = r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
# A name with its addition in brackets is one: read apart, the addition would come first.
_URDU_RUN = re.compile(rf"[{_URDU}]+(?:[ ()\u200c\u200d]+[{_URDU}]+)*")
# Joiners shape Urdu letters and stay; every other format sign is invisible or turns the line.
_KEPT_FORMATS = {"\u200c", "\u200d"}


def direction(text: str) -> Direction | None:
    """This will give the direction of the first letter that has one, or None."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
    return None


def printable(text: str) -> str:
    """This will give a text as paper can hold it: one shape of each letter, nothing hidden,
    nothing that turns the line around, and a box for what no face can draw."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    found: list[str] = []
    base = ""
    for letter in text:
        if unicodedata.category(letter) in {"Mn", "Me"}:
            if _sits_on(letter, base):
                found.append(letter)
            continue
        shown = _shown(letter)
        found.append(shown)
        base = shown if shown not in _KEPT_FORMATS else base
    return _cut_long_words("".join(found))


def runs(text: str, base: Direction) -> list[tuple[str, Direction]]:
    """This will cut a line into runs of one direction each, in the order they are read."""
    pattern = _LATIN_RUN if base == "rtl" else _URDU_RUN
    other: Direction = "ltr" if base == "rtl" else "rtl"
    found: list[tuple[str, Direction]] = []
    at = 0
    for match in pattern.finditer(text):
        for start, end in _with_whole_brackets(text, match, pattern):
            if start > at:
                found.append((text[at:start], base))
            found.append((text[start:end], other))
            at = end
    if at < len(text):
        found.append((text[at:], base))
    return found


def _with_whole_brackets(
    text: str, match: re.Match[str], pattern: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """This will cut a run at each bracket that has no partner in it.

    One that opens in a run and closes in its line is drawn turned away from what it holds.
    """
    start, end = match.span()
    opened: list[int] = []
    alone: list[int] = []
    for at in range(start, end):
        if text[at] == "(":
            opened.append(at)
        elif text[at] == ")":
            if opened:
                opened.pop()
            else:
                alone.append(at)
    # The last of its brackets close behind its last letter.
    while opened and text[end : end + 1] == ")":
        opened.pop()
        end += 1
    for cut in (*sorted(alone + opened), end):
        if pattern.search(text, start, cut):
            words = text[start:cut].rstrip(_JOINS)
            yield start + len(words) - len(words.lstrip(_LEADS)), start + len(words)
        start = cut + 1


def _shown(letter: str) -> str:
    if letter == "\n" or letter in _KEPT_FORMATS:
        return letter
    kind = unicodedata.category(letter)
    if letter == "\t" or kind in {"Zs", "Zl", "Zp"}:
        return " "
    if kind in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return ""
    return letter if any(ord(letter) in face for face in faces()) else UNPRINTABLE


def _sits_on(mark: str, base: str) -> bool:
    """Whether a mark can be drawn with the letter before it: a face draws both or neither."""
    own = [face for face in faces() if base and ord(base) in face]
    return bool(own) and all(ord(mark) in face for face in own)


def _cut_long_words(text: str) -> str:
    urdu = rf"[{_URDU}\u200c\u200d]{{{LONGEST_URDU_WORD}}}(?=[{_URDU}])"
    latin = rf"[^\s{_URDU}\u200b]{{{LONGEST_WORD}}}(?=\S)"
    cut = re.sub(latin, lambda match: match.group() + "\u200b", text)
    # Letters join across an empty space unless they are told not to.
    return re.sub(urdu, lambda match: match.group() + "\u200c\u200b", cut)


@cache
def faces() -> tuple[frozenset[int], ...]:
    """This will give the code points that each of our faces can draw."""
    return tuple(frozenset(_mapped(face.read_bytes())) for face in sorted(FONTS.rglob("*-400.ttf")))


def _mapped(font: bytes) -> set[int]:
    """This will read which letters a face maps to a shape.

    Source: OpenType, table `cmap`, formats 4 and 12; no other is in our faces.
    """
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(tables))
    cmap = next(offset for tag, _sum, offset, _size in records if tag == b"cmap")
    found: set[int] = set()
    for n in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">HHI", font, cmap + 4 + 8 * n)[2]
        shape = struct.unpack_from(">H", font, at)[0]
        if shape == 12:
            found |= _groups(font, at)
        elif shape == 4:
            found |= _segments(font, at)
    return found


def _groups(font: bytes, at: int) -> set[int]:
    found: set[int] = set()
    for n in range(struct.unpack_from(">I", font, at + 12)[0]):
        first, last, _glyph = struct.unpack_from(">III", font, at + 16 + 12 * n)
        found |= set(range(first, last + 1))
    return found


def _segments(font: bytes, at: int) -> set[int]:
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    lasts = struct.unpack_from(f">{count}H", font, at + 14)
    firsts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
    found: set[int] = set()
    for first, last in zip(firsts, lasts, strict=True):
        if first != 0xFFFF:
            found |= set(range(first, last + 1))
    return found
