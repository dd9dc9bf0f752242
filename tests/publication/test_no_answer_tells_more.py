"""Somebody who collects every answer, rounded table and release, and solves for the few.

He is the attacker of the proof of statistics, who is told rounded numbers as what they are: any of
the five numbers that a rounded one may stand for, and up to nine where nothing is told.
"""

import random  # noqa: TID251  # repeated exactly, and decides nothing
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack
from tests.proofs.test_no_one_is_found_in_what_is_published import (
    AXES,
    NARROWEST,
    SHAPES,
    Attacker,
    Ledger,
    Where,
    drawn_person,
    question_of,
    time_passes,
    true_guesses,
)

from amaan.kernel.small_groups import round_10_5
from amaan.publication.rounding import figures_of
from amaan.reckoning.protecting import protect

# As the planned tables that leave rounded hang on the others: a leaf of the tree.
ROUNDED = ("place", "sex")
SEQUENCES = 8
# A standing, a place in the table, and the least and the most that he takes it for.
Span = tuple[int, Where, float, float]


class Collector(Attacker):
    """The attacker with what he was told to the nearest five."""

    spans: Sequence[Span] = ()

    def _solve(self, aim: Any) -> Any:
        rows = [self.row([(1.0, standing, where)]) for standing, where, _low, _high in self.spans]
        least = [-low for _s, _w, low, _high in self.spans]
        most = [high for _s, _w, _low, high in self.spans]
        grown = [] if self.grown is None else [self.grown]
        within = csr_array(np.array(rows).reshape(len(rows), self.size))
        found = linprog(
            aim, A_eq=self.given, b_eq=self.values,
            A_ub=vstack([*grown, -within, within], format="csr"),
            b_ub=np.concatenate([np.zeros(grown[0].shape[0] if grown else 0), least, most]),
            method="highs",
        )  # fmt: skip
        assert found.status in {0, 3}, found.message
        return found.x if found.status == 0 else None


class Rounding(Ledger):
    """The ledger, with what left rounded out of it."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: list[Span] = []

    def add_rounded(self, table: dict[str, Any], rows: Sequence[Sequence[Any]]) -> None:
        """As the room keeps it: to the digit for later checks, by fives for everybody."""
        told = len(self.told)
        self.add(table, rows)
        for standing, where, count in self.told[told:]:
            self._span(standing, where, count)
        del self.told[told:]

    def answer(self) -> None:
        """Every cell of every release, asked for one by one, with those that are kept."""
        for table in self.asked:
            names = [axis["name"] for axis in table["axes"]]
            for standing, where, count in [
                told for told in self.told
                if told[0] == table["standing"] and set(told[1]) <= set(names)
            ]:  # fmt: skip
                cell = (where.get(names[0], ""), where.get(names[-1], "") if names[1:] else "")
                (figure,) = figures_of("t", len(names), {cell: count}, cell[:1], cell[1:])
                assert figure[2] == round_10_5(count)
                self._span(standing, where, count)

    def _span(self, standing: int, where: Where, count: int) -> None:
        number = round_10_5(count)
        low, high = (0, 9) if number is None else (max(number - 2, 10), number + 2)
        assert low <= count <= high
        self.spans.append((standing, where, low, high))


def collected(drawn: random.Random, shapes: Sequence[Any], later: float) -> Rounding:
    """Some releases and tables for whoever asks, in any order, and then every answer."""
    people = [drawn_person(drawn) for _ in range(drawn.choice((40, 80, 160)))]
    ledger, countings = Rounding(), [[dict(one) for one in people]]
    for turn in range(2):
        if turn and drawn.random() < later:
            time_passes(people, drawn)
            countings.append([dict(one) for one in people])
        standing = len(countings) - 1
        for shape in drawn.sample(shapes, 2):
            counts = Counter(tuple(one[axis] for axis in shape) for one in people)
            table = question_of(
                f"{'-'.join(shape)}-{turn}", {axis: AXES[axis] for axis in shape}, counts,
                standing=standing,
            )  # fmt: skip
            answer = protect({"tables": [*ledger.asked, table]})
            if answer["refused"]:
                continue
            add = ledger.add_rounded if shape == ROUNDED else ledger.add
            add(table, answer["tables"][table["name"]])
    ledger.answer()
    for guess in true_guesses(countings) if ledger.kept and ledger.told else ():
        collector = Collector(AXES, ledger.told, guess, len(countings))
        collector.spans = ledger.spans
        assert collector.narrowest(ledger.kept) >= NARROWEST
    return ledger


# In each of these he would come within two, were what left rounded not known to the check.
@pytest.mark.parametrize("seed", [6, 39, 101, 103])
def test_what_left_rounded_is_known_when_more_leaves(seed: int) -> None:
    shapes = [*(one for one in SHAPES if one[0] != "offence"), ROUNDED]
    collected(random.Random(seed), shapes, later=0)  # noqa: S311


def test_no_rounded_table_or_answer_brings_a_kept_number_near() -> None:
    drawn = random.Random(105)  # noqa: S311
    found = [collected(drawn, [*SHAPES, ROUNDED], later=0.5) for _ in range(SEQUENCES)]
    assert sum(len(one.kept) for one in found) > SEQUENCES
    assert sum(any("place-sex" in table["name"] for table in one.asked) for one in found) > 2


def test_what_is_kept_is_not_told_in_any_choice_of_lines() -> None:
    public = {("a", "q1"): 23, ("a", ""): None, ("b", "q1"): 9, ("b", ""): 12}
    told = figures_of("districts", 2, public, ("a", "b", "c"), ("q1", ""))
    assert {codes: number for _table, codes, number in told} == {
        ("a", "q1"): 25, ("a", ""): None, ("b", "q1"): None, ("b", ""): 10,
        ("c", "q1"): None, ("c", ""): None,
    }  # fmt: skip
