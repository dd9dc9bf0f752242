"""The program `protect`: which cells of new tables may be shown, with all that is public already.

The engine of tau-Argus proposes what to suppress beside the unsafe cells. Then every hidden cell
is audited as an attacker would: by linear programming over everything public, what is the least
and the most that it can be? One that lies within less than the wanted width gets room by hiding
more; where no room can be made, because too much is public, the release is refused.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy.sparse import csr_array, vstack

from amaan.reckoning.protecting_engine import complementary
from amaan.reckoning.protecting_joint import NOISE, Joint, Mask, Vector
from amaan.reckoning.protecting_tables import Table, read

# How wide the interval of a hidden cell stays at least.
WIDTH = 3


def protect(asked: Mapping[str, Any]) -> dict[str, Any]:
    """This will say of every cell of the new tables whether it may be shown, and why not.

    `asked` holds `tables`: each with `name`, `axes` (`name`, `parents`: a code and the one above
    it, `outcome`, `careful`), `finest` (codes and a count), `threshold`, `careful_threshold`,
    `standing` (which counts they come from) and `public` (cells that are public; none for a new
    one). The answer holds `tables`, by name, `refused`, the names of tables that cannot be
    protected, `narrowest`, how wide every hidden cell is at least (none without an end), and
    `mended`, how many cells were hidden beside what the engine said.
    """
    work = Protection([read(told) for told in asked["tables"]])
    work.run()
    return {
        "tables": {
            table.name: [[*cell, table.count(cell), work.status(at, cell)] for cell in table.cells]
            for at, table in enumerate(work.joint.tables)
            if table.public is None
        },
        "refused": sorted(work.refused),
        "narrowest": work.narrowest,
        "mended": work.mended,
    }


class Protection:
    """One release on its way: what is hidden so far, and how wide that is seen to be."""

    def __init__(self, tables: list[Table]) -> None:
        """This will hide what is unsafe by itself and what the engine says."""
        self.joint = Joint(tables)
        self.unsafe: Mask = np.array(
            [tables[t].is_unsafe(cell) for t, cell in self.joint.cells], dtype=bool
        )
        self.refused: set[str] = set()
        self.mended = 0
        # None where nothing is hidden, or nothing hidden has an end.
        self.narrowest: float | None = None
        # A change of few between two countings is a cell, too: that of the few.
        self._few = [
            link
            for link in self.joint.changes
            if 0 < abs(self.joint.changed(link)) < tables[link[2]].threshold
        ]
        for _a, _cell, b, cell in self._few:
            if tables[b].public is None and (b, cell) in self.joint.row:
                self.unsafe[self.joint.row[b, cell]] = True
        self.joint.hidden |= self.unsafe & self.joint.is_new
        for at, table in enumerate(tables):
            if table.public is None:
                mine = frozenset(c for c in table.cells if self.joint.hidden[self._row(at, c)])
                for cell in complementary(table, mine, WIDTH) or ():
                    self.joint.hidden[self._row(at, cell)] = True
        self._rows = self._targets()
        self._least = self._rows @ self.joint.truth
        self._most = self._least.copy()

    def run(self) -> None:
        """This will hide more until every hidden cell has room, or no room can be made."""
        hopeless: set[int] = set()
        while True:
            narrow = [n for n in self._narrow() if n not in hopeless]
            if not narrow:
                break
            target = narrow[0]
            row = self._rows[[target]]
            if self._look(row, target):
                continue
            found = self.joint.room(row, WIDTH)
            if found is None:
                hopeless.add(target)
                self.refused.add(self._table_of(target))
                continue
            points, touched = found
            self.joint.hidden |= touched & self.joint.is_new
            self.mended += int(touched.sum())
            for point in points:
                self._see(point)
        wide = [self._most[n] - self._least[n] for n in self._asked() if n not in hopeless]
        narrowest = float(min(wide, default=np.inf))
        self.narrowest = round(narrowest, 3) if np.isfinite(narrowest) else None

    def status(self, at: int, cell: tuple[str, ...]) -> str:
        """This will say whether a cell is shown, hidden as unsafe, or hidden beside such a one."""
        row = self._row(at, cell)
        if not self.joint.hidden[row]:
            return "shown"
        return "unsafe" if self.unsafe[row] else "beside"

    def _row(self, at: int, cell: tuple[str, ...]) -> int:
        return self.joint.row[at, cell]

    def _targets(self) -> csr_array:
        return vstack([self.joint.sums, self.joint.change_rows(self._few)], format="csr")

    def _asked(self) -> list[int]:
        """The cells and changes that must have room: all that is hidden, and every small change."""
        cells = np.flatnonzero(self.joint.hidden)
        first = len(self.joint.cells)
        return [*cells.tolist(), *range(first, first + len(self._few))]

    def _narrow(self) -> list[int]:
        wide = self._most - self._least
        return [n for n in self._asked() if wide[n] < WIDTH - NOISE]

    def _look(self, row: csr_array, target: int) -> bool:
        """This will ask for the interval itself; says whether it is wide enough."""
        for end, point in enumerate(self.joint.interval(row)):
            if point is None:
                (self._least, self._most)[end][target] = (-np.inf, np.inf)[end]
            else:
                self._see(point)
        return bool(self._most[target] - self._least[target] >= WIDTH - NOISE)

    def _see(self, point: Vector) -> None:
        """This will keep in mind what every target is in counts that nothing public contradicts."""
        seen = self._rows @ point
        np.minimum(self._least, seen, out=self._least)
        np.maximum(self._most, seen, out=self._most)

    def _table_of(self, target: int) -> str:
        if target < len(self.joint.cells):
            return self.joint.tables[self.joint.cells[target][0]].name
        return self.joint.tables[self._few[target - len(self.joint.cells)][2]].name
