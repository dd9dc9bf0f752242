"""Finding a law, a duty or a warning by whatever words an officer has for it.

Spelling is forgiven in both scripts: *zina bil jabar*, *harasment*, *ریپ* and *376* all lead
somewhere. Words that people say and statutes do not are led to the statute's by
`rules/said_for.toml`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from amaan.law import catalogue, library, practice
from amaan.law.catalogue import default_root
from amaan.law.reading import LawFile
from amaan.protocol import rulebook
from amaan.wording.words import roman_key, words_of

Kind = Literal[
    "offence", "duty", "bar", "provision", "instrument", "judgment", "point", "settlement",
    "secrecy", "window", "stage", "check", "red_line",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

# How much a word counts: as it is written, as it sounds, at the beginning of a word, nearly.
_EXACT, _SOUNDS, _BEGINS, _NEARLY = 6.0, 4.0, 3.0, 2.0
# A title is what people look for; the text below it is only where they end up.
_IN_TITLE, _IN_TEXT = 3.0, 1.0
_ALIKE = 0.5
_SHORTEST_BEGINNING = 3
# Words that stand in every row tell none from another.
_EMPTY = frozenset(
    "the a an of or and in to by for is with on at کے کی کا کو میں سے اور پر یا ہے".split()
)


@dataclass(frozen=True)
class Entry:
    """One row that can be read: what it is, and what it is called."""

    kind: Kind
    id: str
    title_en: str
    title_ur: str
    text: str
    # Section numbers and ids: found whole.
    numbers: str = ""


@dataclass(frozen=True)
class _Index:
    entries: tuple[Entry, ...]
    # A word, and in which entries it stands how prominently.
    places: Mapping[str, tuple[tuple[int, float], ...]]
    sounds: Mapping[str, tuple[str, ...]]
    grams: Mapping[str, frozenset[str]]
    said_for: Mapping[str, tuple[str, ...]]


def entries(root: Path | None = None) -> tuple[Entry, ...]:
    """This will give every row that can be read, in the order of the kinds."""
    return _index(root or default_root()).entries


def find(text: str, *, limit: int = 30, root: Path | None = None) -> tuple[Entry, ...]:
    """This will give the rows that the words lead to, the best first; none for no words."""
    index = _index(root or default_root())
    scores: dict[int, float] = defaultdict(float)
    asked = _asked(text, index)
    for word in asked:
        best: dict[int, float] = {}
        for known, weight in _near(word, index):
            for at, place in index.places[known]:
                best[at] = max(best.get(at, 0.0), weight * place)
        for at, score in best.items():
            scores[at] += score
    ranked = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
    return tuple(index.entries[at] for at, _score in ranked[:limit])


def _asked(text: str, index: _Index) -> list[str]:
    words = [word.key for word in words_of(text) if word.key not in _EMPTY]
    plain = " ".join(words)
    for said, meant in index.said_for.items():
        if f" {said} " in f" {plain} ":
            words += meant
    return list(dict.fromkeys(word for word in words if word not in ".?"))


def _near(word: str, index: _Index) -> Iterator[tuple[str, float]]:
    if word in index.places:
        yield word, _EXACT
    for known in index.sounds.get(roman_key(word), ()):
        yield known, _SOUNDS
    if word.isdigit() or len(word) < _SHORTEST_BEGINNING:
        return
    for known, grams in index.grams.items():
        if known.startswith(word):
            yield known, _BEGINS
        elif (alike := _likeness(_grams(word), grams)) >= _ALIKE:
            yield known, _NEARLY * alike


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one & other)
    return 2 * both / (len(one) + len(other)) if both else 0.0


@lru_cache(maxsize=4096)
def _grams(word: str) -> frozenset[str]:
    padded = f"  {word} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


@lru_cache(maxsize=2)
def _index(root: Path) -> _Index:
    found = tuple(_every(root))
    places: dict[str, dict[int, float]] = defaultdict(dict)
    for at, entry in enumerate(found):
        titles = f"{entry.title_en} {entry.title_ur} {entry.numbers}"
        for text, weight in ((entry.text, _IN_TEXT), (titles, _IN_TITLE)):
            for word in _words(text):
                places[word][at] = max(places[word].get(at, 0.0), weight)
    sounds: dict[str, list[str]] = defaultdict(list)
    for word in places:
        sounds[roman_key(word)].append(word)
    return _Index(
        entries=found,
        places={word: tuple(at.items()) for word, at in places.items()},
        sounds={sound: tuple(words) for sound, words in sounds.items()},
        grams={word: _grams(word) for word in places if not word.isdigit()},
        said_for=_said_for(root),
    )


def _words(text: str) -> Iterable[str]:
    return (w.key for w in words_of(text) if w.key not in _EMPTY and w.key not in ".?")


def _said_for(root: Path) -> dict[str, tuple[str, ...]]:
    found = {}
    for row in LawFile(root, root / "said_for.toml").listed("word"):
        meant = tuple(dict.fromkeys(w for text in row.words("means") for w in _words(text)))
        for said in row.words("said"):
            found[" ".join(word.key for word in words_of(said))] = meant
        row.done()
    return found


def _every(root: Path) -> Iterator[Entry]:
    law, more, use = catalogue.load(root), library.load(root), practice.load(root)
    for o in law.every.values():
        yield Entry(
            "offence", o.id, o.title, o.title_ur, f"{o.elements} {o.notes}", f"{o.section} {o.act}"
        )
    book = rulebook.load(root)
    for rule in book.duties:
        yield Entry("duty", rule.id, rule.title_en, rule.title_ur,
                    f"{rule.explanation_en} {rule.explanation_ur}", rule.catalogue_id)  # fmt: skip
    for bar in book.bars:
        yield Entry("bar", bar.id, bar.title_en, bar.title_ur,
                    f"{bar.explanation_en} {bar.explanation_ur}", bar.catalogue_id)  # fmt: skip
    for p in more.provisions.values():
        yield Entry("provision", p.id, p.title, p.title_ur, p.notes, f"{p.section} {p.instrument}")
    for i in more.instruments.values():
        yield Entry("instrument", i.id, i.title, i.title_ur, i.status_words, i.reference)
    for j in more.judgments.values():
        yield Entry("judgment", j.id, j.case, j.point_ur, j.point, j.court)
    for c in law.contested:
        yield Entry("point", c.id, c.topic, c.topic_ur, f"{c.detail} {c.safe_behaviour}")
    for s in law.settlement:
        yield Entry("settlement", s.id, s.rule, s.rule_ur, f"{s.scope} {s.notes}")
    for r in law.confidentiality:
        yield Entry("secrecy", r.id, r.rule, r.rule_ur, f"{r.covers} {r.exceptions}")
    for w in use.windows:
        yield Entry("window", w.id, w.title, w.title_ur, w.window)
    for stage in use.stages:
        yield Entry("stage", stage.id, stage.title, stage.title_ur, " ".join(stage.actions))
    for check in (*use.adult_interview, *use.child_interview, *use.supervision, *use.first_things,
                  *use.sharing):  # fmt: skip
        yield Entry("check", check.id, check.text, check.text_ur, "")
    for m in use.mediation:
        yield Entry("red_line", m.id, m.condition, m.condition_ur, m.override)
