"""Tables of counts as they are published: axes with their levels, cells, and which are unsafe.

A table is given by its finest counts. Its cells are all of these and every sum of them along the
levels of its axes. Pure Python.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any

Cell = tuple[str, ...]
# The whole of an axis.
ALL = ""
# A zero of an outcome says of everybody in a group that it did not come about; in a group of so
# many it says it of nobody in particular. Ours; to be judged by whoever publishes.
A_LARGE_GROUP = 50


@dataclass(frozen=True)
class Axis:
    """One way in which a table is divided; `parents` gives each code the code it lies under."""

    name: str
    parents: Mapping[str, str]
    # An outcome: what became of people. What all of a group share is known of each of them.
    outcome: bool = False
    # Codes that ask for the higher threshold: sexual offences, children, transgender persons.
    careful: frozenset[str] = frozenset()

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """This will give the codes directly under each code."""
        found: dict[str, tuple[str, ...]] = {}
        for code, parent in self.parents.items():
            found[parent] = (*found.get(parent, ()), code)
        return found

    @cached_property
    def under(self) -> Mapping[str, tuple[str, ...]]:
        """This will give the finest codes under each code, itself where it is one."""

        def finest(code: str) -> tuple[str, ...]:
            below = self.children.get(code, ())
            return tuple(leaf for one in below for leaf in finest(one)) if below else (code,)

        return {code: finest(code) for code in (ALL, *self.parents)}

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """This will give the codes that have a line; one with a single part is that part."""
        return tuple(c for c in (ALL, *self.parents) if len(self.children.get(c, ())) != 1)

    def shown_for(self, code: str) -> str:
        """This will give the code on whose line a code is: itself, or its single part."""
        below = self.children.get(code, ())
        return self.shown_for(below[0]) if len(below) == 1 else code


@dataclass(frozen=True)
class Table:
    """One table of one count: its axes, its finest counts, and what is already public of it.

    `standing` numbers the counts it comes from: a later one of the same time has what was
    reported late and what was mended.
    """

    name: str
    axes: tuple[Axis, ...]
    finest: Mapping[Cell, int]
    threshold: int
    careful_threshold: int
    standing: int = 0
    # Cells that are public; None for a table that is yet to be protected.
    public: frozenset[Cell] | None = None
    _sums: dict[Cell, int] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def leaves(self) -> tuple[Cell, ...]:
        """This will list the finest cells, counted or not."""
        return tuple(product(*(axis.under[ALL] for axis in self.axes)))

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """This will list every cell that the table shows."""
        return tuple(product(*(axis.shown for axis in self.axes)))

    def under(self, cell: Cell) -> tuple[Cell, ...]:
        """This will list the finest cells whose sum a cell is."""
        return tuple(
            product(*(axis.under[code] for axis, code in zip(self.axes, cell, strict=True)))
        )

    def count(self, cell: Cell) -> int:
        """This will count a cell."""
        if cell not in self._sums:
            self._sums[cell] = sum(self.finest.get(leaf, 0) for leaf in self.under(cell))
        return self._sums[cell]

    def is_unsafe(self, cell: Cell) -> bool:
        """This will say whether a cell by itself tells too much: few, all of a group, or none."""
        count = self.count(cell)
        return 0 < count < self._needed(cell) or self._shares_an_outcome(cell)

    def _needed(self, cell: Cell) -> int:
        careful = any(code in axis.careful for axis, code in zip(self.axes, cell, strict=True))
        return self.careful_threshold if careful else self.threshold

    def _shares_an_outcome(self, cell: Cell) -> bool:
        for at, axis in enumerate(self.axes):
            if not axis.outcome or cell[at] == ALL:
                continue
            group = self.count((*cell[:at], ALL, *cell[at + 1 :]))
            held = [self.count((*cell[:at], code, *cell[at + 1 :])) for code in axis.under[ALL]]
            if group and (group in held or (self.count(cell) == 0 and group < A_LARGE_GROUP)):
                return True
        return False


def read(told: Mapping[str, Any]) -> Table:
    """This will read a table as a question of `protect` tells it (see `protecting`)."""
    axes = tuple(
        Axis(
            one["name"], one["parents"], bool(one.get("outcome")),
            frozenset(one.get("careful", ())),
        )
        for one in told["axes"]
    )  # fmt: skip
    public: Sequence[Sequence[str]] | None = told.get("public")
    return Table(
        name=told["name"],
        axes=axes,
        finest={tuple(codes): int(count) for *codes, count in told["finest"]},
        threshold=int(told["threshold"]),
        careful_threshold=int(told["careful_threshold"]),
        standing=int(told.get("standing", 0)),
        public=None if public is None else frozenset(tuple(cell) for cell in public),
    )
