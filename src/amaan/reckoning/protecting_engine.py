"""Complementary suppression of one table by the engine of tau-Argus (pytauargus, HiGHS).

The engine is asked first, because it suppresses little. It leaves out cells that are zero and is
not our witness: what it answers is audited and mended by `protecting`.
"""

import tempfile
from collections.abc import Iterator
from contextlib import chdir
from itertools import product
from pathlib import Path

from pytauargus.engine import run_batch
from pytauargus.result import parse_simple_tab

from amaan.reckoning.protecting_tables import ALL, Axis, Cell, Table

TOTAL = "T"
_WITHHELD = frozenset({"U", "M"})


def complementary(table: Table, unsafe: frozenset[Cell], width: int) -> frozenset[Cell] | None:
    """This will give the cells to suppress beside the unsafe ones; None where there is no answer.

    Units: `width` is how wide an unsafe cell must stay in each direction that it has room for.
    """
    codes = [_codes(axis) for axis in table.axes]
    if not any(table.count(cell) for cell in unsafe):
        return frozenset()
    # Over two axes it answers within seconds; over three it took half a minute for 280 cells.
    if sum(len(axis.shown) > 1 for axis in table.axes) > 2:
        return None
    with tempfile.TemporaryDirectory(prefix="protecting-") as name:
        folder = Path(name)
        for at, axis in enumerate(table.axes):
            (folder / f"axis{at}.hrc").write_text("\n".join(_tree(axis, codes[at])) + "\n")
        (folder / "table.rda").write_text(_described(table, folder))
        (folder / "table.tab").write_text("\n".join(_lines(table, codes, unsafe, width)) + "\n")
        (folder / "batch.arb").write_text(_batch(table, folder))
        try:
            # The engine leaves papers with true counts where it works: they go with the folder.
            with chdir(folder):
                run_batch(folder / "batch.arb")
        except Exception:
            # A failure of the library's own: our audit protects without it.
            return None
        names = [f"axis{at}" for at in range(len(table.axes))]
        rows = parse_simple_tab(folder / "out.tab", names, "count", is_freq=False)
    back = [{short: code for code, short in one.items()} for one in codes]
    for one in back:
        one[TOTAL] = one[""] = ALL
    found = {
        _shown(table, tuple(back[at][str(row[name]).strip()] for at, name in enumerate(names)))
        for row in rows
        if row["status"] in _WITHHELD
    }
    return frozenset(found) - unsafe


def _shown(table: Table, cell: Cell) -> Cell:
    """This will give the cell that a table shows for one that has a single part."""
    return tuple(axis.shown_for(code) for axis, code in zip(table.axes, cell, strict=True))


def _codes(axis: Axis) -> dict[str, str]:
    return {code: f"c{number:04d}" for number, code in enumerate(axis.parents)}


def _tree(axis: Axis, codes: dict[str, str]) -> Iterator[str]:
    def below(parent: str, depth: int) -> Iterator[str]:
        for code in axis.children.get(parent, ()):
            yield "@" * depth + codes[code]
            yield from below(code, depth + 1)

    yield from below(ALL, 0)


def _described(table: Table, folder: Path) -> str:
    lines = ['<SEPARATOR> ";"', '<SAFE> "S"', '<UNSAFE> "U"', '<PROTECT> "P"']
    for at in range(len(table.axes)):
        lines += [
            f"axis{at}", "  <RECODEABLE>", f'  <TOTCODE> "{TOTAL}"', "  <HIERARCHICAL>",
            f'  <HIERCODELIST> "{folder / f"axis{at}.hrc"}"', '  <HIERLEADSTRING> "@"',
        ]  # fmt: skip
    lines += ["count", "  <NUMERIC>", "  <DECIMALS> 0", "least", "  <NUMERIC> <LOWERPL>"]
    lines += ["most", "  <NUMERIC> <UPPERPL>", "status", "  <STATUS>"]
    return "\n".join(lines) + "\n"


def _lines(
    table: Table, codes: list[dict[str, str]], unsafe: frozenset[Cell], width: int
) -> Iterator[str]:
    # The engine wants every sum, also one of a single part, which no table of ours shows.
    for cell in product(*((ALL, *axis.parents) for axis in table.axes)):
        short = [one.get(code, TOTAL) for one, code in zip(codes, cell, strict=True)]
        count = table.count(cell)
        status = "U" if _shown(table, cell) in unsafe else "S"
        yield ";".join([*short, str(count), str(min(width, count)), str(width), status])


def _batch(table: Table, folder: Path) -> str:
    axes = "".join(f'"axis{at}"' for at in range(len(table.axes)))
    return "\n".join(
        (
            f'<OPENTABLEDATA> "{folder / "table.tab"}"',
            f'<OPENMETADATA> "{folder / "table.rda"}"',
            f'<SPECIFYTABLE> {axes}|"count"||',
            "<SAFETYRULE> ",
            "<READTABLE> ",
            "<SUPPRESS> OPT(1,1)",
            f'<WRITETABLE> (1,5,SO+,"{folder / "out.tab"}")',
        )
    )
