"""What is said to her and to the public: each sentence with who reviewed it, language by language.

A sentence that nobody reviewed in a language is said in Urdu instead, and can be heard. A served
installation says only what was reviewed: as long as a sentence of the Urdu is not, the pages for
her and for the public are not there. The practice site shows the draft, and says that it is one.

A review holds for the words that were read: whoever changes a sentence takes its review away.
"""

import hashlib
import json
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.conf import settings

FOLDER = Path(__file__).parent / "spoken_sentences"
# In which the pages can be asked for; the first is what everybody is given who asks for none.
LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"ur": "اردو", "en": "English", "ps": "پښتو", "sd": "سنڌي", "bal": "بلوچی"}
)
FIRST = "ur"
# Spoken before they are written: a page in these is a recording with the Urdu text beside it.
HEARD_FIRST: Mapping[str, str] = MappingProxyType(
    {"brh": "براہوئی", "pnb": "پنجابی", "skr": "سرائیکی"}
)
# The drafts of these are shown on the practice site; those of others wait for their reader.
SHOWN_AS_DRAFTS = frozenset({"ur", "en"})


class BrokenSentences(ValueError):
    """A file of sentences says something that cannot be."""


@dataclass(frozen=True)
class Review:
    """Who read a sentence in a language, when, and which words it had."""

    by: str
    on: date
    of: str


@dataclass(frozen=True)
class Said:
    """A sentence as it goes onto a page."""

    text: str
    language: str
    reviewed: bool


def say(key: str, language: str) -> Said:
    """This will give a sentence in a language, or in Urdu where nobody reviewed it there.

    Raises: KeyError for a sentence that does not exist.
    """
    for one in (language, FIRST, "en"):
        text = _book(one).sentences.get(key)
        if text is None:
            continue
        reviewed = is_reviewed(key, one)
        if reviewed or (not settings.SERVING and one in SHOWN_AS_DRAFTS):
            return Said(text, one, reviewed)
    raise KeyError(key)


def is_reviewed(key: str, language: str) -> bool:
    """This will say whether somebody reviewed these very words."""
    book = _book(language)
    review = book.reviewed.get(key)
    return review is not None and review.of == digest_of(book.sentences.get(key, ""))


def is_published() -> bool:
    """This will say whether the pages for her and for the public may be there at all."""
    return not settings.SERVING or not unreviewed(FIRST)


def unreviewed(language: str) -> tuple[str, ...]:
    """This will list the sentences that nobody reviewed in a language; also those not there."""
    return tuple(key for key in _book("en").sentences if not is_reviewed(key, language))


def all_keys() -> tuple[str, ...]:
    """This will list every sentence there is."""
    return tuple(_book("en").sentences)


def digests(language: str) -> Mapping[str, str]:
    """This will give what a review of each sentence of a language would be bound to."""
    return {key: digest_of(text) for key, text in _written(language)["sentences"].items()}


def digest_of(text: str) -> str:
    """This will give what a review is bound to."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class _Book:
    sentences: Mapping[str, str]
    reviewed: Mapping[str, Review]


@cache
def _book(language: str) -> _Book:
    path = FOLDER / f"{language}.toml"
    if language not in LANGUAGES or not path.exists():
        return _Book({}, {})
    written = _written(language)
    reviewed = _reviews_of(language, Path(settings.REVIEWS))
    return _Book(MappingProxyType(written["sentences"]), MappingProxyType(reviewed))


# -- reading and writing reviews: for whoever keeps an installation, never for a page -----------


def waiting(language: str, folder: Path) -> Mapping[str, str]:
    """This will give the sentences of a language that nobody has read as they stand, by key.

    One that was not translated yet is empty. `folder` holds the installation's own reviews.
    """
    written, reviewed = _written(language)["sentences"], _reviews_of(language, folder)
    found = {}
    for key in _written("en")["sentences"]:
        text, review = written.get(key, ""), reviewed.get(key)
        if review is None or review.of != digest_of(text):
            found[key] = text
    return found


def write_reviews(language: str, keys: Collection[str], *, by: str, on: date, folder: Path) -> Path:
    """This will write down that somebody has read sentences of a language as they stand.

    Raises: BrokenSentences for nobody, for a language or sentence that is not there, or for one
    that nobody has written in that language yet.
    """
    if not by.strip():
        raise BrokenSentences("a review names who read it")
    if language not in LANGUAGES:
        raise BrokenSentences(f"there is no language {language!r}; {', '.join(LANGUAGES)} are")
    written = _written(language)["sentences"]
    missing = [key for key in keys if not written.get(key)]
    if missing:
        raise BrokenSentences(f"{language} says nothing under {', '.join(missing)}")
    path = folder / f"{language}.toml"
    reviewed = _reviews(path, tomllib.loads(path.read_text("utf-8"))) if path.is_file() else {}
    reviewed |= {key: Review(by.strip(), on, digest_of(written[key])) for key in keys}
    lines = [
        f"{json.dumps(key)} = {{ by = {json.dumps(one.by, ensure_ascii=False)}, on = {one.on},"
        f" of = {json.dumps(one.of)} }}"
        for key, one in sorted(reviewed.items())
    ]
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("[reviewed]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def _reviews_of(language: str, folder: Path) -> dict[str, Review]:
    path = FOLDER / f"{language}.toml"
    reviewed = _reviews(path, _written(language))
    # A province adds what it had reviewed itself, in its installation's own folder.
    own = folder / path.name
    if own.is_file():
        reviewed |= _reviews(own, tomllib.loads(own.read_text(encoding="utf-8")))
    return reviewed


def _written(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def _reviews(path: Path, written: Mapping[str, Any]) -> dict[str, Review]:
    found = {}
    for key, row in written.get("reviewed", {}).items():
        if not isinstance(row.get("on"), date) or not row.get("by") or not row.get("of"):
            raise BrokenSentences(f"{path.name}: of {key} stands not who, when and which words")
        found[key] = Review(row["by"], row["on"], row["of"])
    return found
