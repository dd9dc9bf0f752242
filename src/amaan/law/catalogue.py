"""The catalogue of offences: asked by id, by date of the act, by province, by words.

Substance and punishment follow the law of the date of the act; procedure follows the law of
the day. Callers pass the date of the act here, and today's date to `amaan.protocol`.
"""

import os
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from amaan.kernel.refusals import Refused, said
from amaan.law import loading
from amaan.law.offences import (
    ConfidentialityRule,
    ContestedPoint,
    NotToBeUsed,
    Offence,
    Procedure,
    SettlementBar,
    Source,
)
from amaan.law.reading import BrokenLaw

__all__ = [
    "BrokenLaw",
    "Catalogue",
    "NotInForce",
    "UnknownOffence",
    "UnknownSource",
    "load",
]

# Letters that Arabic keyboards type for Urdu ones; a search must not care which was typed.
_ONE_LETTER = str.maketrans("يىكةهۀ", "ییکہہہ")


class UnknownOffence(Refused):
    """The catalogue has no such offence."""

    sentence = said("There is no offence %(offence)s in the catalogue. Search by section or words.")


class NotInForce(Refused):
    """The section did not stand on the date of the act."""

    sentence = said(
        "%(section)s was not in force on %(on)s, the date of the act. "
        "Choose the section of that day."
    )


class UnknownSource(KeyError):
    """A rule cites a source that the catalogue does not list."""


@dataclass(frozen=True)
class Catalogue:
    """All that is known of the law. Frozen: the same answers until the files change."""

    every: dict[str, Offence]
    sources: dict[str, Source]
    procedures: dict[str, Procedure]
    settlement: tuple[SettlementBar, ...]
    confidentiality: tuple[ConfidentialityRule, ...]
    contested: tuple[ContestedPoint, ...]
    not_to_be_used: tuple[NotToBeUsed, ...]

    def offence(self, offence_id: str, on: date) -> Offence:
        """This will give an offence as it may be charged for an act of that date.

        Raises: UnknownOffence; NotInForce when it began later or had ended.
        """
        offence = self.every.get(offence_id)
        if offence is None:
            raise UnknownOffence(offence=offence_id)
        if not offence.in_force(on):
            raise NotInForce(section=f"{offence.section} ({offence.act})", on=on.isoformat())
        return offence

    def offences(self, on: date, province: str) -> tuple[Offence, ...]:
        """This will list what could be charged for an act of that date in that province."""
        return tuple(o for o in self.every.values() if o.in_force(on) and o.covers(province, on))

    def search(self, text: str, on: date, province: str) -> tuple[Offence, ...]:
        """This will find offences by section number or words, English or Urdu, best first.

        Every word must occur. An exact section comes before a title, a title before the rest.
        """
        words = _plain(text).split()
        if not words:
            return ()
        ranked = []
        for position, offence in enumerate(self.offences(on, province)):
            rank = _rank(offence, words)
            if rank is not None:
                ranked.append((rank, position, offence))
        return tuple(offence for _, _, offence in sorted(ranked, key=lambda found: found[:2]))

    def source(self, key: str) -> Source:
        """This will give the authority behind a key.

        Raises: UnknownSource.
        """
        try:
            return self.sources[key]
        except KeyError:
            raise UnknownSource(key) from None

    def warnings_for(self, offence_id: str) -> tuple[ContestedPoint, ...]:
        """This will list the disputes that touch an offence, to be shown beside it."""
        return tuple(p for p in self.contested if offence_id in p.offences)

    def settlement_bars(self, offence_id: str, province: str = "PK") -> tuple[SettlementBar, ...]:
        """This will list what stands against settling an offence; the general bar comes first."""
        return tuple(
            bar
            for bar in self.settlement
            if ("*" in bar.offences or offence_id in bar.offences)
            and ("PK" in bar.provinces or province in bar.provinces)
        )

    def may_be_compounded(self, offence_id: str) -> bool:
        """This will say whether the law lets anybody compound it; doubt means no.

        Law: CrPC s.345(7); Penal Code s.311; the bars of `rules/settlement.toml`, which stand
        above a text that seems to allow it (torture, trafficking, children's images).
        Raises: UnknownOffence.
        """
        offence = self.every.get(offence_id)
        if offence is None:
            raise UnknownOffence(offence=offence_id)
        blocked = any(
            bar.effect == "block" and offence_id in bar.offences for bar in self.settlement
        )
        return offence.is_compoundable and not blocked


# Found once: every duty on a page asks for its source, and each asking walked the disk.
_BESIDE_THE_SOURCE = Path(__file__).resolve().parents[3] / "rules"


def default_root() -> Path:
    """This will say where the rules are: AMAAN_RULES, or `rules/` beside the source."""
    named = os.environ.get("AMAAN_RULES")
    return Path(named) if named else _BESIDE_THE_SOURCE


def load(root: Path | None = None) -> Catalogue:
    """This will read the catalogue, once for each place it is read from.

    Raises: BrokenLaw naming file, line, row and field.
    """
    return _load(default_root() if root is None else Path(root))


@lru_cache(maxsize=4)
def _load(root: Path) -> Catalogue:
    sources = loading.read_sources(root)
    procedures = loading.read_procedures(root, sources)
    every = loading.read_offences(root, sources, procedures)
    contested, not_to_be_used = loading.read_contested(root, every)
    return Catalogue(
        every=every,
        sources=sources,
        procedures=procedures,
        settlement=loading.read_settlement(root, sources, every),
        confidentiality=loading.read_confidentiality(root, sources),
        contested=contested,
        not_to_be_used=not_to_be_used,
    )


def _rank(offence: Offence, words: list[str]) -> int | None:
    section, titles = (
        _plain(offence.section),
        _plain(f"{offence.title} {offence.title_ur}"),
    )
    asked = " ".join(words)
    if asked in (section, offence.id.casefold()):
        return 0
    if asked.isalnum() and section.startswith(asked):
        return 1
    if all(word in titles for word in words):
        return 2
    rest = _plain(f"{offence.id} {offence.act} {offence.elements} {' '.join(offence.tags)}")
    whole = f"{section} {titles} {rest}"
    return 3 if all(word in whole for word in words) else None


def _plain(text: str) -> str:
    """This will fold case, width, Arabic letter forms and vowel signs, for comparing only."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_ONE_LETTER)
    marks_off = (c for c in folded if unicodedata.category(c) not in ("Mn", "Cf"))
    return " ".join("".join(marks_off).split())
