"""Which row of the legal reference became which rule, and what became none, with the reason.

The catalogue was made from a reference of duties and bars, each with an id. Nothing of it may be
lost without a word: `rules/reference_ids.toml` lists the ids and the rules that carry them,
`rules/not_represented.toml` the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from amaan.law import offences as law
from amaan.law.catalogue import default_root
from amaan.law.loading import authority, read_sources
from amaan.law.reading import BrokenLaw, LawFile, near

Reason = Literal["not_the_police", "needs_a_room", "manner", "no_case", "same", "unverified"]
_KINDS = ("duties", "bars")


@dataclass(frozen=True, slots=True)
class NotRepresented:
    """A row of the reference that drives nothing here."""

    id: str
    reason: Reason
    why: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows for the service when a duty is not done, in the source's words."""

    id: str
    text: str
    text_ur: str
    sources: tuple[str, ...]
    confidence: law.Confidence
    last_confirmed_on: date


@dataclass(frozen=True, slots=True)
class PocketLimit:
    """One of the ten limits to know by heart."""

    id: str
    title: str
    title_ur: str
    limit: str
    limit_ur: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """The whole reference: what is carried by rules, and what is not."""

    carried_by: Mapping[str, tuple[str, ...]]
    not_represented: Mapping[str, NotRepresented]
    every_id: tuple[str, ...]
    consequences: Mapping[str, Consequence]
    pocket_card: tuple[PocketLimit, ...]

    def after_a_breach(self, rule_id: str) -> tuple[Consequence, ...]:
        """This will give what follows when what a rule wants is not done."""
        return tuple(
            self.consequences[id]
            for id, rules in self.carried_by.items()
            if rule_id in rules and id in self.consequences
        )


def load(root: Path | None = None) -> Coverage:
    """This will read the coverage, once for each place it is read from.

    Raises: BrokenLaw for an id that is named nowhere, or in both lists.
    """
    return _load(default_root() if root is None else Path(root))


@lru_cache(maxsize=4)
def _load(root: Path) -> Coverage:
    file = LawFile(root, root / "reference_ids.toml")
    carried = {
        id: tuple(rules) for kind in _KINDS for id, rules in file.tables.get(kind, {}).items()
    }
    every = tuple(id for kind in _KINDS for id in file.tables.get("all", {}).get(kind, ()))
    absent = _not_represented(root)
    for id in every:
        if (id in carried) == (id in absent):
            both = "stands in both lists" if id in carried else "is lost: no rule, no reason"
            raise BrokenLaw(f"{file.name}: {id} {both}; see not_represented.toml")
    for id in (*carried, *absent):
        if id not in every:
            raise BrokenLaw(f"{file.name}: {id} is no id of the reference{near(id, every)}")
    for id, rules in carried.items():
        if not rules:
            raise BrokenLaw(f"{file.name}: {id} names no rule; give the reason instead")
    return Coverage(carried, absent, every, _consequences(root, carried), _pocket_card(root))


def _not_represented(root: Path) -> dict[str, NotRepresented]:
    found: dict[str, NotRepresented] = {}
    for row in LawFile(root, root / "not_represented.toml").listed("row"):
        one = NotRepresented(
            id=row.text("id"),
            reason=row.code("reason", get_args(Reason)),
            why=row.text("why"),
        )
        row.done()
        if one.id in found:
            raise row.broken("id", "stands twice")
        found[one.id] = one
    return found


def _consequences(root: Path, carried: Mapping[str, tuple[str, ...]]) -> dict[str, Consequence]:
    file, sources = LawFile(root, root / "consequences.toml"), read_sources(root)
    found: dict[str, Consequence] = {}
    for row in file.listed("consequence"):
        one = Consequence(
            id=row.code("id", carried),
            text=row.text("text"),
            text_ur=row.text("text_ur"),
            sources=authority(row, sources),
            confidence=row.code("confidence", get_args(law.Confidence)),
            last_confirmed_on=file.confirmed_on(),
        )
        row.done()
        found[one.id] = one
    return found


def _pocket_card(root: Path) -> tuple[PocketLimit, ...]:
    limits = []
    for row in LawFile(root, root / "pocket_card.toml").listed("limit"):
        limits.append(
            PocketLimit(
                id=row.text("id"),
                title=row.text("title"),
                title_ur=row.text("title_ur"),
                limit=row.text("limit"),
                limit_ur=row.text("limit_ur"),
                rules=row.words("rules"),
            )
        )
        row.done()
    return tuple(limits)
