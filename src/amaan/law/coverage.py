"""Which row of the legal reference became which rule, and what became none, with the reason.

The catalogue was made from a reference of duties and bars, each with an id. Nothing of it may be
lost without a word: `rules/reference_ids.toml` lists the ids and the rules that carry them,
`rules/not_represented.toml` the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from amaan.law.catalogue import default_root
from amaan.law.reading import BrokenLaw, LawFile, near

Reason = Literal["not_the_police", "needs_a_room", "manner", "no_case", "same", "unverified"]
_KINDS = ("duties", "bars")


@dataclass(frozen=True, slots=True)
class NotRepresented:
    """A row of the reference that drives nothing here."""

    id: str
    reason: Reason
    why: str


@dataclass(frozen=True)
class Coverage:
    """The whole reference: what is carried by rules, and what is not."""

    carried_by: Mapping[str, tuple[str, ...]]
    not_represented: Mapping[str, NotRepresented]
    every_id: tuple[str, ...]


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
    return Coverage(carried, absent, every)


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
