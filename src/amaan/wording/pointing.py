"""Marks in a text that lead to a person or a case, whoever that may be. Pure: nobody is looked up.

For words about the work, which many read: a long number, the number of a report, a reference,
whose daughter somebody is, a name behind *Mst* or *Bibi*. A name without such a mark is not known
from any other word; what is handed round is therefore read by somebody as well.
"""

import re

from amaan.kernel.letters import plain
from amaan.kernel.refusals import said

LEADS_TO_SOMEBODY = said(
    "This looks like a name, or like the number of a case, a report, a person or a telephone. "
    "Write it without anything that leads to somebody."
)
_DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d)"
)  # fmt: skip
# An identity card, a telephone.
_LONG_NUMBER = re.compile(r"\d(?:[ \-–]?\d){6,}")
# Four signs and four, as the reference of a case is written.
_REFERENCE = re.compile(r"\b([0-9A-Za-z]{4})-?([0-9A-Za-z]{4})\b")
_OF_A_REPORT = (
    r"(?:\bf\.?\s?i\.?\s?r\.?|\bcase|\bcomplaint|\bdaily\s+diary|\bd\.?d\.?\s?r?\.?"
    r"|ایف\s?آئی\s?آر|مقدمہ|مقدمے|رپٹ|روزنامچہ|شکایت)"
)
# With its year, or announced as a number: "the FIR came 3 days late" counts days.
_REPORT = re.compile(
    _OF_A_REPORT
    + r"\s*(?:(?:no\b\.?|number\b|#|نمبر)\s*[:.]?\s*\d|[:\-]?\s*\d{1,5}\s*/\s*\d{2,4})",
    re.IGNORECASE,
)
# 214/2026 is a report; 2025/2026 is a year.
_NUMBER_OF_A_YEAR = re.compile(
    r"(?<![\d/])(?!(?:19|20)\d{2}\s?/)\d{1,5}\s?/\s?(?:19|20)\d{2}(?!\d)"
)
_RELATION = re.compile(
    r"\b[ds]\s*/\s*o\b|\bw\s*/\s*o\s+[A-Z]|\b(?:daughter|son|wife|widow)\s+of\b"
    r"|\b(?:bint|binte|walad|zauja|zaujah)\b|\w\s+(?:ولد|بنت|دختر|زوجہ|بیوہ)\s+\w"
)
_MARKED = re.compile(
    r"\b(?:mst|mussammat|musammat|bibi|begum|begam)\b|مسما[ۃتہ]|\bبی\s?بی\b|\bبیگم\b", re.IGNORECASE
)


def points_at_somebody(text: str) -> bool:
    """This will say whether a text shows a number, a reference or a name as they are written."""
    latin = _DAY.sub(" ", plain(text))
    marks = (_LONG_NUMBER, _REPORT, _NUMBER_OF_A_YEAR, _RELATION, _MARKED)
    return any(mark.search(latin) for mark in marks) or any(map(_mixed, _REFERENCE.findall(latin)))


def _mixed(halves: tuple[str, str]) -> bool:
    """Letters and digits within one half: June-2026 is a month, and no reference."""
    return any(not half.isalpha() and not half.isdigit() for half in halves)
