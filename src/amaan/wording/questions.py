"""How questions were put to her, for the log of an interview.

A log is a list of the questions as they were typed, in the order they were asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from amaan.wording.linter import Linter, Wording
from amaan.wording.words import words_of

SeenBy = Literal["words", "several", "closed_first"]

_ASKED = re.compile(r"[?؟]")
# How a question begins that can be answered by yes or no; and how one begins that cannot.
_CLOSED = frozenset(
    "did do does is are was were have has had can could will would کیا kya".split()
)  # fmt: skip
_OPEN = frozenset(
    "what how where who which when tell describe بتائیں بتائیے bataen batayen".split()
)
# In Urdu *what* and *whether* are one word; *what happened* is open.
_WHAT_HAPPENED = frozenset("ہوا ہوئی ہو hua hui dekha دیکھا کیا کہا kaha".split())


@dataclass(frozen=True)
class QuestionForm:
    """One way of asking that hurts or leads, and how to ask instead."""

    id: str
    title: Mapping[str, str]
    instead: Mapping[str, str]
    sources: tuple[str, ...]
    seen_by: SeenBy
    phrases: tuple[str, ...]
    roman: tuple[str, ...]
    flagged: tuple[str, ...]
    clean: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """One question of a log (counted from 0) that was put in a way that hurts or leads."""

    question: int
    form: str
    words: str


class Questions:
    """Every form of question, ready to look through a log."""

    def __init__(self, forms: Sequence[QuestionForm]):
        self.forms = {form.id: form for form in forms}
        self._linter = Linter([_as_wording(form) for form in forms if form.seen_by == "words"])
        self._by_rule = {form.seen_by: form.id for form in forms}

    def findings(self, log: Sequence[str]) -> tuple[Asked, ...]:
        """This will give what was put badly, in the order it was asked."""
        return tuple(self._look(log))

    def _look(self, log: Sequence[str]) -> Iterator[Asked]:
        opened = False
        for at, question in enumerate(log):
            for found in self._linter.findings(question, voice="officer"):
                yield Asked(at, found.wording, found.words)
            if len(_ASKED.findall(question)) > 1:
                yield Asked(at, self._by_rule["several"], question)
            if is_closed(question) and not opened:
                yield Asked(at, self._by_rule["closed_first"], question)
            opened = opened or is_open(question)


def is_closed(question: str) -> bool:
    """This will say whether a question begins so that yes or no answers it."""
    keys = [word.key for word in words_of(question)]
    if not keys or keys[0] not in _CLOSED:
        return False
    return keys[0] not in ("کیا", "kya") or not _WHAT_HAPPENED & set(keys[1:2])


def is_open(question: str) -> bool:
    """This will say whether a question leaves the answer to her."""
    keys = [word.key for word in words_of(question)]
    return bool(keys) and not is_closed(question) and bool(_OPEN & set(keys) or keys[0] == "کیا")


def _as_wording(form: QuestionForm) -> Wording:
    return Wording(
        id=form.id,
        number="",
        severity="medium",
        title=form.title,
        reason={},
        instead=form.instead,
        sources=form.sources,
        phrases=form.phrases,
        roman=form.roman,
        fair=(),
        better={},
        numbers=False,
        opens="",
        flagged=form.flagged,
        clean=form.clean,
    )
