"""What an officer's own words do to her, found before they are kept.

Only the officer's voice is looked at. What a survivor or a witness said stays exactly as it was
said, and so does whatever stands in quotation marks: these are somebody's own words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from amaan.wording.words import Word, keys_of, roman_key, words_of

Severity = Literal["block", "block_on_export", "high", "medium"]
Voice = Literal["officer", "survivor", "witness"]

# `..` stands for up to so many words in between, within one sentence.
GAP, WITHIN = "..", 3
SENTENCE_ENDS = "."
_QUOTED = re.compile('"[^"]{1,1000}"|“[^”]{1,1000}”|«[^»]{1,1000}»')
_DIGITS = r"[\d۰-۹٠-٩]"
# A telephone number or an identity number, with or without its hyphens.
_NUMBER = re.compile(
    rf"(?<!\w)(?:{_DIGITS}{{5}}[- ]?{_DIGITS}{{7}}[- ]?{_DIGITS}"
    rf"|(?:\+?92|0|۰|٠|\+۹۲)[- ]?{_DIGITS}{{2,3}}[- ]?{_DIGITS}{{6,8}})(?!\w)"
)

Path = tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """One class of words that harm, in three ways of writing, with what to write instead.

    `opens` names what else follows: the rules on settlement, the supervisor, the closure codes.
    """

    id: str
    number: str
    severity: Severity
    title: Mapping[str, str]
    reason: Mapping[str, str]
    instead: Mapping[str, str]
    sources: tuple[str, ...]
    phrases: tuple[str, ...]
    roman: tuple[str, ...]
    fair: tuple[str, ...]
    better: Mapping[str, str]
    numbers: bool
    opens: str
    flagged: tuple[str, ...]
    clean: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Finding:
    """Words of a text that harm: where they stand (characters), and what to write instead."""

    start: int
    end: int
    wording: str
    severity: Severity
    words: str
    better: str = ""


@dataclass(frozen=True)
class _Phrase:
    path: Path
    wording: str
    better: str = ""
    fair: bool = False


class Linter:
    """All classes of words, ready to look through a text in one walk."""

    def __init__(self, wordings: Sequence[Wording]):
        self.wordings = {wording.id: wording for wording in wordings}
        self._plain = _by_first(_phrases(wordings, roman=False))
        self._roman = _by_first(_phrases(wordings, roman=True))
        self._numbers = [wording.id for wording in wordings if wording.numbers]

    def findings(self, text: str, *, voice: Voice) -> tuple[Finding, ...]:
        """This will give what harms in a text, in the order it stands there.

        Only an officer's voice is looked at; anybody else's words are kept as they were said.
        """
        if voice != "officer":
            return ()
        quoted = [found.span() for found in _QUOTED.finditer(text)]
        found = sorted({*self._worded(text), *self._numbered(text)})
        return tuple(one for one in found if not _within(one, quoted))

    def _worded(self, text: str) -> Iterator[Finding]:
        words: list[Word] = []
        for word in words_of(text):
            if word.key != SENTENCE_ENDS:
                words.append(word)
            elif words:
                yield from self._sentence(text, words)
                words = []
        yield from self._sentence(text, words)

    def _sentence(self, text: str, words: Sequence[Word]) -> Iterator[Finding]:
        plain = [word.key for word in words]
        heard = [roman_key(key) for key in plain]
        found = [
            (at, end, phrase)
            for keys, phrases in ((plain, self._plain), (heard, self._roman))
            for at, key in enumerate(keys)
            for phrase in phrases.get(key, ())
            if (end := _end(phrase.path, keys, at))
        ]
        if found:
            yield from self._kept(text, words, found)

    def _kept(
        self, text: str, words: Sequence[Word], found: Iterable[tuple[int, int, _Phrase]]
    ) -> Iterator[Finding]:
        """This will keep the longest of what overlaps in one class, and nothing that is fair."""
        kept: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, end, phrase in sorted(found, key=lambda one: (not one[2].fair, one[0] - one[1])):
            spans = kept[phrase.wording]
            if any(at < other_end and other < end for other, other_end in spans):
                continue
            spans.append((at, end))
            if not phrase.fair:
                start, stop = words[at].start, words[end - 1].end
                severity = self.wordings[phrase.wording].severity
                yield Finding(
                    start, stop, phrase.wording, severity, text[start:stop], phrase.better
                )

    def _numbered(self, text: str) -> Iterator[Finding]:
        for wording in self._numbers:
            for found in _NUMBER.finditer(text):
                severity = self.wordings[wording].severity
                yield Finding(*found.span(), wording, severity, found[0])


def paths_of(phrase: str) -> Iterator[Path]:
    """This will spell a phrase out: `a|b c` is two paths of words, `..` stays a gap."""
    choices: list[list[Path]] = []
    for part in phrase.split():
        if part == GAP:
            choices.append([(GAP,)])
        else:
            choices.append([keys_of(word) for word in part.split("|")])
    for one in product(*choices):
        yield tuple(key for keys in one for key in keys)


def _phrases(wordings: Iterable[Wording], *, roman: bool) -> Iterator[_Phrase]:
    for wording in wordings:
        for phrase in wording.roman if roman else wording.phrases:
            for path in paths_of(phrase):
                yield _Phrase(_heard(path) if roman else path, wording.id)
        if roman:
            continue
        for phrase in wording.fair:
            for path in paths_of(phrase):
                yield _Phrase(path, wording.id, fair=True)
        for phrase, better in wording.better.items():
            for path in paths_of(phrase):
                yield _Phrase(path, wording.id, better)


def _heard(path: Path) -> Path:
    return tuple(key if key == GAP else roman_key(key) for key in path)


def _by_first(phrases: Iterable[_Phrase]) -> dict[str, list[_Phrase]]:
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase in phrases:
        found[phrase.path[0]].append(phrase)
    return dict(found)


def _end(path: Path, keys: Sequence[str], at: int) -> int:
    """This will give where a phrase that begins at a word of a sentence ends, or 0."""
    for step, key in enumerate(path):
        if key == GAP:
            rest, last = path[step + 1 :], min(at + WITHIN, len(keys))
            return next(
                (end for later in range(at, last + 1) if (end := _end(rest, keys, later))), 0
            )
        if at >= len(keys) or keys[at] != key:
            return 0
        at += 1
    return at


def _within(finding: Finding, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= finding.start and finding.end <= end for start, end in spans)
