"""Everything that is public of some counts, as one set of equations: what an attacker solves.

The unknowns are the finest counts of every table, new and earlier ones. Tables that share axes
share their sums; of later counts an attacker will guess that reports were only added. He also
reasons about tables that nobody published: a table that is known of an earlier and of a later
counting bounds what it was between them, where the sums of others hold. So every kind of table
stands here at every counting. Where the kinds hang together like a tree, this says all that can
be said of people over all axes and countings (decomposable tables: A. Dobra and S. E. Fienberg,
PNAS 97 (2000) 11885-11892).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations, pairwise, product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import block_diag, csr_array, hstack, vstack
from scipy.sparse import eye_array as identity

from amaan.reckoning.protecting_tables import ALL, Axis, Cell, Table

# Smaller changes than this are the solver's own noise.
NOISE = 1e-6
# What a sum over many costs more to hide than one of its parts.
A_SUM_COSTS = 4.0

Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
# A sum of one table and the sum of another that counts the same people.
Link = tuple[int, Cell, int, Cell]


class Joint:
    """The tables together; `hidden` says which cells nobody is told."""

    def __init__(self, tables: Sequence[Table]) -> None:
        """This will set up the equations, with every earlier table as it is public."""
        self.tables = tables
        self._all = [*tables, *_unseen(tables)]
        self._at: list[dict[Cell, int]] = []
        counts: list[int] = []
        for table in self._all:
            self._at.append({leaf: len(counts) + n for n, leaf in enumerate(table.leaves)})
            counts += [table.count(leaf) for leaf in table.leaves]
        self.truth: Vector = np.array(counts, dtype=float)
        self.cells = [(t, cell) for t, table in enumerate(tables) for cell in table.cells]
        self.row = {cell: n for n, cell in enumerate(self.cells)}
        self.sums = self._matrix([[(t, cell, 1.0)] for t, cell in self.cells])
        self.is_new: Mask = np.array([tables[t].public is None for t, _ in self.cells])
        self.hidden: Mask = (
            np.array([cell not in (tables[t].public or ()) for t, cell in self.cells])
            & ~self.is_new
        )
        self._grew = self._growth()

    @cached_property
    def changes(self) -> tuple[Link, ...]:
        """This will list the sums that tables of different standings both have."""
        return tuple(
            link
            for a, b in _pairs(self.tables)
            if self.tables[a].standing != self.tables[b].standing
            for link in self._links(a, b, finest=False)
        )

    def changed(self, link: Link) -> int:
        """This will say by how much a sum is another in the later counts."""
        a, cell_a, b, cell_b = link
        return self.tables[b].count(cell_b) - self.tables[a].count(cell_a)

    def change_rows(self, links: Sequence[Link]) -> csr_array:
        """This will give changes as sums of the unknowns."""
        return self._matrix([[(a, x, -1.0), (b, y, 1.0)] for a, x, b, y in links])

    def interval(self, row: csr_array) -> tuple[Vector | None, Vector | None]:
        """This will give the counts at which a sum is least and greatest; None is without end."""
        shown = self.sums[np.flatnonzero(~self.hidden)]
        equal = vstack([shown, self._same], format="csr")
        given = np.concatenate([shown @ self.truth, np.zeros(self._same.shape[0])])
        least, most = (
            linprog(
                sign * row.toarray().ravel(), A_eq=equal, b_eq=given,
                A_ub=-self._grew if self._grew.shape[0] else None,
                b_ub=np.zeros(self._grew.shape[0]) if self._grew.shape[0] else None,
                bounds=(0, None), method="highs",
            )
            for sign in (1.0, -1.0)
        )  # fmt: skip
        return (
            least.x if least.status == 0 else None,
            most.x if most.status == 0 else None,
        )

    def room(self, row: csr_array, width: float) -> tuple[list[Vector], Mask] | None:
        """This will find counts so far apart, and the cells to hide for them; None for no way.

        Least harm first: what is hidden already costs nothing, a small cell little, a sum more;
        what is public cannot be hidden any more. Source: the linear relaxation in M. Fischetti
        and J. J. Salazar, Management Science 47 (2001) 1008-1027.
        """
        # Upwards from the true count there is nearly always room; else apart in both directions.
        for signs in ((1.0,), (1.0, -1.0)):
            moves = self._moves(row, width, signs)
            if moves is not None:
                touched = np.any([np.abs(self.sums @ one) > NOISE for one in moves], axis=0)
                return [self.truth + one for one in moves], touched & ~self.hidden
        return None

    def _moves(self, row: csr_array, width: float, signs: tuple[float, ...]) -> list[Vector] | None:
        told = self.sums[np.flatnonzero(~self.hidden & ~self.is_new)]
        costly = np.flatnonzero(~self.hidden & self.is_new)
        n, m = self.truth.size, costly.size
        # One copy: how every count moves, and how far each cell that is to be shown moves with it.
        fixed = vstack([told, self._same], format="csr")
        moved = hstack([self.sums[costly], -identity(m), identity(m)], format="csr")
        still = hstack([fixed, csr_array((fixed.shape[0], 2 * m))], format="csr")
        copy = vstack([still, moved], format="csr")
        equal = block_diag([copy] * len(signs), format="csr")
        grew = hstack([-self._grew, csr_array((self._grew.shape[0], 2 * m))], format="csr")
        bounds = block_diag([grew] * len(signs), format="csr")
        none = csr_array((1, 2 * m))
        wanted = hstack([part for sign in signs for part in (-sign * row, none)], format="csr")
        harm = self._harm[costly]
        least = np.concatenate([-self.truth, np.zeros(2 * m)])
        found = linprog(
            np.tile(np.concatenate([np.zeros(n), harm, harm]), len(signs)),
            A_eq=equal, b_eq=np.zeros(equal.shape[0]),
            A_ub=vstack([bounds, wanted], format="csr"),
            b_ub=np.append(np.tile(self._grew @ self.truth, len(signs)), -width),
            bounds=np.column_stack(
                [np.tile(least, len(signs)), np.full(least.size * len(signs), np.inf)]
            ),
            method="highs",
        )  # fmt: skip
        if found.status != 0:
            return None
        size = n + 2 * m
        return [found.x[at * size : at * size + n] for at in range(len(signs))]

    @cached_property
    def _harm(self) -> Vector:
        return np.array(
            [
                (1.0 + np.sqrt(self.tables[t].count(cell)))
                * A_SUM_COSTS ** sum(
                    bool(axis.children.get(code))
                    for axis, code in zip(self.tables[t].axes, cell, strict=True)
                )
                for t, cell in self.cells
            ]
        )  # fmt: skip

    @cached_property
    def _same(self) -> csr_array:
        """The sums that two tables of the same counts both have."""
        links = [
            link
            for a, b in _pairs(self._all)
            if self._all[a].standing == self._all[b].standing
            for link in self._links(a, b)
        ]
        return self.change_rows(links)

    def _growth(self) -> csr_array:
        """This will list the sums that the attacker rightly guesses did not shrink later.

        With them it spreads people over the unseen tables so that no guess is wrong. Where that
        cannot be, cases went on or somebody was taken out, and he guesses less.
        """
        known = self.change_rows(
            [
                link
                for a, b in _pairs(self.tables)
                if self.tables[a].standing != self.tables[b].standing
                for outcomes in (True, False)
                for link in self._links(a, b, outcomes=outcomes)
                if self.changed(link) >= 0
            ]
        )
        if len(self._all) == len(self.tables):
            return known
        for guesses in ((True, False), (False,), ()):
            links = [
                link
                for a, b in self._next_ones()
                for outcomes in guesses
                for link in self._links(a, b, outcomes=outcomes)
            ]
            grew = vstack([known, self.change_rows(links)], format="csr")
            if self._spread_unseen(grew):
                return grew
        raise AssertionError("tables of the same counts have sums that differ")

    def _spread_unseen(self, grew: csr_array) -> bool:
        """This will find counts of the unseen tables that contradict nothing; says whether."""
        seen = sum(len(table.leaves) for table in self.tables)
        told = self.truth[:seen]
        same = self._same
        found = linprog(
            np.zeros(self.truth.size - seen),
            A_eq=same[:, seen:], b_eq=-(same[:, :seen] @ told),
            A_ub=-grew[:, seen:], b_ub=grew[:, :seen] @ told,
            bounds=(0, None), method="highs",
        )  # fmt: skip
        if found.status == 0:
            self.truth[seen:] = found.x
        return bool(found.status == 0)

    def _next_ones(self) -> Iterator[tuple[int, int]]:
        """Pairs of tables of one kind, of a counting and of the next."""
        kinds: dict[object, list[int]] = {}
        for at, table in enumerate(self._all):
            kinds.setdefault(_kind(table), []).append(at)
        for those in kinds.values():
            in_turn = {self._all[at].standing: at for at in those}
            yield from pairwise(at for _standing, at in sorted(in_turn.items()))

    def _links(
        self, a: int, b: int, *, finest: bool = True, outcomes: bool = True
    ) -> Iterator[Link]:
        one, other = self._all[a], self._all[b]
        names = [axis.name for axis in one.axes if outcomes or not axis.outcome]
        shared = [axis.name for axis in other.axes if axis.name in names]
        common = [_common(_axis(one, name), _axis(other, name), finest) for name in shared]
        for codes in product(*common):
            at = dict(zip(shared, codes, strict=True))
            yield (
                a, tuple(at.get(axis.name, ALL) for axis in one.axes),
                b, tuple(at.get(axis.name, ALL) for axis in other.axes),
            )  # fmt: skip

    def _matrix(self, rows: Sequence[Sequence[tuple[int, Cell, float]]]) -> csr_array:
        values, columns, ends = [], [], [0]
        for row in rows:
            for t, cell, sign in row:
                under = self._all[t].under(cell)
                columns += [self._at[t][leaf] for leaf in under]
                values += [sign] * len(under)
            ends.append(len(columns))
        return csr_array((values, columns, ends), shape=(len(rows), self.truth.size))


def _pairs(tables: Sequence[Table]) -> Iterator[tuple[int, int]]:
    """Pairs of tables, the one of the earlier counts first."""
    order = sorted(range(len(tables)), key=lambda at: (tables[at].standing, at))
    return combinations(order, 2)


def _kind(table: Table) -> object:
    """This will say what a table is divided by; tables of one kind have the same cells."""
    return tuple((axis.name, frozenset(axis.parents.items())) for axis in table.axes)


def _unseen(tables: Sequence[Table]) -> list[Table]:
    """This will make a table of each kind for every counting of which none was published."""
    kinds = {_kind(table): table for table in tables}
    there = {(_kind(table), table.standing) for table in tables}
    return [
        replace(table, name="", finest={}, standing=standing, public=frozenset(), _sums={})
        for standing in sorted({table.standing for table in tables})
        for kind, table in kinds.items()
        if (kind, standing) not in there
    ]


def _axis(table: Table, name: str) -> Axis:
    return next(axis for axis in table.axes if axis.name == name)


def _common(one: Axis, other: Axis, finest: bool) -> list[str]:
    """This will list the codes that two axes share; their finest ones say all of them."""
    both = [code for code in (ALL, *one.parents) if code == ALL or code in other.parents]
    if not finest:
        return both
    return [
        code
        for code in both
        if not any(child in other.parents for child in one.children.get(code, ()))
    ]
