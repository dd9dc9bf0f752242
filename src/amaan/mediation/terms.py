"""What no agreement may hold (M19), and what only a court may accept. A page without tables.

Terms are ticked as codes by whoever writes an agreement down. Its text, where somebody types it, is
looked through for the words of such a term and is not kept: the paper stays with the forum. Words
found are a question to a lawyer, never a finding: *no girl was given* holds the same words.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from amaan.law.catalogue import default_root
from amaan.wording.linter import Linter, Wording

Family = Literal["forbidden", "court_only", "open"]
FILE = "forum_terms.toml"
_QUOTES = str.maketrans(dict.fromkeys('"“”«»', " "))


@dataclass(frozen=True)
class Term:
    """One thing a forum may agree, or may not."""

    id: str
    family: Family
    # A bargain over a woman is itself an offence, and is looked at as one.
    offence: bool
    # Rows of `rules/settlement.toml` that say so; empty: the standards of the field (M19).
    bars: tuple[str, ...]
    phrases: tuple[str, ...]
    roman: tuple[str, ...]
    flagged: tuple[str, ...]
    clean: tuple[str, ...]


class TermsUnreadable(ValueError):
    """The file of terms does not say what it must."""


def read_terms(path: Path) -> tuple[Term, ...]:
    """This will read the terms of a file. Raises: TermsUnreadable naming the term."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["term"]
    found = []
    for row in rows:
        lists = {
            name: tuple(row[name]) for name in ("bars", "phrases", "roman", "flagged", "clean")
        }
        if row["family"] not in ("forbidden", "court_only", "open") or (
            row["offence"] and row["family"] != "forbidden"
        ):
            raise TermsUnreadable(f"{path.name}: {row['id']}: family or offence does not fit")
        found.append(Term(id=row["id"], family=row["family"], offence=row["offence"], **lists))
    if len({term.id for term in found}) < len(found):
        raise TermsUnreadable(f"{path.name}: a term stands twice")
    return tuple(found)


@cache
def terms() -> tuple[Term, ...]:
    """This will give every term, in the order in which a page asks for them."""
    return read_terms(default_root() / FILE)


def of_family(*families: Family) -> frozenset[str]:
    """This will name the terms of some families."""
    return frozenset(term.id for term in terms() if term.family in families)


def to_a_lawyer(agreed: Iterable[str]) -> frozenset[str]:
    """This will leave of what was agreed what a legal adviser has to look at."""
    return frozenset(agreed) & of_family("forbidden", "court_only")


def signs_in(text: str) -> frozenset[str]:
    """This will name the terms whose words stand in the text of an agreement."""
    # A term is no better for standing in quotation marks.
    plain = text.translate(_QUOTES)
    return frozenset(found.wording for found in _linter().findings(plain, voice="officer"))


@cache
def _linter() -> Linter:
    return Linter(
        [
            Wording(
                id=term.id, number="", severity="high", title={}, reason={}, instead={},
                sources=(), phrases=term.phrases, roman=term.roman, fair=(), better={},
                numbers=False, opens="", flagged=term.flagged, clean=term.clean,
            )
            for term in terms()
        ]
    )  # fmt: skip
