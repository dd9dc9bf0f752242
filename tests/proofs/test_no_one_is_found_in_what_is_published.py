"""Random tables and releases, and somebody who solves for what was kept from him.

The attacker shares no line with what protects: he takes only what is public, sets up every way in
which people could be spread over all axes at once, and asks for the least and the most of each
cell that he was not told.
"""

import random  # noqa: TID251  # repeated exactly, and decides nothing
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise, product
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from amaan.house.proving import Figure
from amaan.reckoning.protecting import protect

Where = Mapping[str, str]
Told = tuple[int, Where, int]
# What he asks about: sums of standings, later less earlier for a change.
Question = Sequence[tuple[float, int, Where]]

NARROWEST = 3 - 1e-4
HARMLESS_PUBLISHED = 0.7
AXES: dict[str, dict[str, Any]] = {
    "place": {"parents": {"p": "", "q": "", "p1": "p", "p2": "p", "q1": "q", "q2": "q"}},
    "time": {"parents": {"t1": "", "t2": ""}},
    "offence": {"parents": {"o1": "", "o2": "", "o3": ""}, "careful": ["o3"]},
    "step": {"parents": {"s1": "", "s2": "", "s3": ""}, "outcome": True},
    "sex": {"parents": {"f": "", "m": ""}},
}
# What the planned tables of the publication room look like, and how they hang together.
SHAPES = (("place", "time"), ("offence", "time"), ("place", "step"), ("sex",))


class Attacker:
    """Solves for people, spread over all axes, of every counting at once.

    He may guess that later counts only grew, in these axes together. What a wrong guess gives him
    may be right by luck, and is nothing that he knows: whoever asks him says which guess is true.
    """

    def __init__(
        self,
        axes: Mapping[str, Mapping[str, Any]],
        told: Sequence[Told],
        guess: Sequence[str] = (),
        countings: int = 1,
    ) -> None:
        self.axes = axes
        self.leaves = [
            dict(zip(axes, codes, strict=True))
            for codes in product(*(leaves(one["parents"]) for one in axes.values()))
        ]
        # Also one of which nothing is public: he may be asked about it.
        self.standings = list(range(countings))
        self.size = len(self.leaves) * len(self.standings)
        self.given = csr_array(np.array([self.row([(1.0, s, w)]) for s, w, _v in told]))
        self.values = [value for _s, _w, value in told]
        self.grown = self._grown(guess) if guess else None

    def row(self, question: Question) -> Any:
        row = np.zeros(self.size)
        for sign, standing, where in question:
            if standing in self.standings:
                start = self.standings.index(standing) * len(self.leaves)
                for at, leaf in enumerate(self.leaves):
                    row[start + at] += sign * self._lies_in(leaf, where)
        return row

    def narrowest(self, kept: Sequence[tuple[Question, int]]) -> float:
        """How narrow he can have one of the truths at least.

        Every spread of people that he finds is possible for all his questions: where such ones
        already lie three apart he need not ask for the ends.
        """
        rows = np.array([self.row(question) for question, _truth in kept])
        least = np.full(len(kept), np.inf)
        most = -least
        learned = []
        for at, (_question, truth) in enumerate(kept):
            if most[at] - least[at] < NARROWEST or not least[at] <= truth <= most[at]:
                for sign in (1, -1):
                    found = self._solve(sign * rows[at])
                    if found is None:
                        (least, most)[sign < 0][at] = -sign * np.inf
                    else:
                        least, most = (
                            np.minimum(least, rows @ found),
                            np.maximum(most, rows @ found),
                        )
            assert least[at] - 1e-4 <= truth <= most[at] + 1e-4, "he misses the truth"
            learned.append(float(most[at] - least[at]))
        return min(learned, default=float("inf"))

    def _solve(self, aim: Any) -> Any:
        """This will give the spread at which a sum is least; None where it has no end."""
        found = linprog(
            aim, A_eq=self.given, b_eq=self.values, A_ub=self.grown,
            b_ub=None if self.grown is None else np.zeros(self.grown.shape[0]), method="highs",
        )  # fmt: skip
        assert found.status in {0, 3}, found.message
        return found.x if found.status == 0 else None

    def _grown(self, guess: Sequence[str]) -> csr_array | None:
        """The changes that he guesses are none below nought."""
        parts = {tuple((axis, leaf[axis]) for axis in guess): None for leaf in self.leaves}
        changes: list[Question] = [
            [(1.0, before, dict(part)), (-1.0, after, dict(part))]
            for before, after in zip(self.standings, self.standings[1:], strict=False)
            for part in parts
        ]
        return csr_array(np.array([self.row(one) for one in changes])) if changes else None

    def _lies_in(self, leaf: Where, where: Where) -> bool:
        return all(
            code in upwards(self.axes[axis]["parents"], leaf[axis]) for axis, code in where.items()
        )


def leaves(parents: Mapping[str, str]) -> list[str]:
    return [code for code in parents if code not in parents.values()]


def upwards(parents: Mapping[str, str], code: str) -> list[str]:
    return [code, *upwards(parents, parents[code])] if code else [""]


def question_of(
    name: str, axes: Mapping[str, Mapping[str, Any]], counts: Mapping[tuple[str, ...], int],
    **more: Any,
) -> dict[str, Any]:  # fmt: skip
    return {
        "name": name,
        "axes": [{"name": axis, **one} for axis, one in axes.items()],
        "finest": [[*codes, count] for codes, count in counts.items()],
        "threshold": 5, "careful_threshold": 10, **more,
    }  # fmt: skip


def drawn_axes(drawn: random.Random) -> dict[str, dict[str, Any]]:
    place: dict[str, str] = {}
    for province in range(drawn.randint(1, 3)):
        place[f"p{province}"] = ""
        for district in range(drawn.randint(2, 4)):
            place[f"p{province}d{district}"] = f"p{province}"
    across: dict[str, Any] = {"parents": {f"a{n}": "" for n in range(drawn.randint(2, 5))}}
    across["outcome"] = drawn.random() < 0.5
    axes = {"place": {"parents": place}, "across": across}
    if drawn.random() < 0.2:
        axes["sex"] = {"parents": {"f": "", "m": "", "x": ""}, "careful": ["x"]}
    return axes


def too_much(rows: Iterable[Sequence[Any]], table: Mapping[str, Any]) -> set[tuple[str, ...]]:
    """Cells that must be kept by themselves, by a reading of its own of the rules."""
    counts = {tuple(row[:-2]): row[-2] for row in rows}
    found = set()
    for cell, count in counts.items():
        careful = any(
            code in axis.get("careful", ()) for code, axis in zip(cell, table["axes"], strict=True)
        )
        if 0 < count < (table["careful_threshold"] if careful else table["threshold"]):
            found.add(cell)
        for at, axis in enumerate(table["axes"]):
            if not axis.get("outcome") or cell[at] == "":
                continue
            group = counts[(*cell[:at], "", *cell[at + 1 :])]
            each = [counts[(*cell[:at], c, *cell[at + 1 :])] for c in leaves(axis["parents"])]
            if group and (max(each) == group or (count == 0 and group < 50)):
                found.add(cell)
    return found


def test_nothing_hidden_in_a_random_table_is_recovered(
    how_many: Callable[[int], int], figure: Figure
) -> None:
    drawn = random.Random(354)  # noqa: S311
    harmless = published = asked = 0
    narrowest = np.inf
    tables = how_many(40)
    for _ in range(tables):
        axes = drawn_axes(drawn)
        level = drawn.choice((4, 12, 40, 100))
        counts = {
            codes: int(drawn.expovariate(1 / level))
            for codes in product(*(leaves(one["parents"]) for one in axes.values()))
        }
        table = question_of("one", axes, counts)
        answer = protect({"tables": [table]})
        rows = answer["tables"]["one"]
        kept = too_much(rows, table)
        shown = {tuple(row[:-2]): row[-2] for row in rows if row[-1] == "shown"}
        assert not kept & set(shown)
        assert answer["refused"] == []
        hidden: list[tuple[Question, int]] = [
            ([(1.0, 0, dict(zip(axes, row[:-2], strict=True)))], row[-2])
            for row in rows
            if row[-1] != "shown"
        ]
        if hidden and shown:
            attacker = Attacker(
                axes, [(0, dict(zip(axes, cell, strict=True)), n) for cell, n in shown.items()]
            )
            narrowest = min(narrowest, attacker.narrowest(hidden))
        asked += len(hidden)
        assert narrowest >= NARROWEST
        harmless += len(rows) - len(kept)
        published += len(shown)
    figure("statistics: tables", tables)
    figure("statistics: hidden cells attacked", asked)
    figure("statistics: narrowest interval", round(float(narrowest), 2))
    figure("statistics: harmless cells published", f"{published / harmless:.1%}")
    assert published / harmless >= HARMLESS_PUBLISHED


def drawn_person(drawn: random.Random) -> dict[str, str]:
    return {
        "place": drawn.choices(["p1", "p2", "q1", "q2"], [9, 4, 2, 1])[0],
        "time": drawn.choice(["t1", "t2"]),
        "offence": drawn.choices(["o1", "o2", "o3"], [6, 3, 1])[0],
        "step": drawn.choices(["s1", "s2", "s3"], [6, 3, 1])[0],
        "sex": drawn.choices(["f", "m"], [8, 1])[0],
    }


def time_passes(people: list[dict[str, str]], drawn: random.Random) -> None:
    """Some report late, some cases go on, and sometimes one should not have been counted."""
    people += [drawn_person(drawn) for _ in range(drawn.choice((0, 1, 3, 12, 40)))]
    for one in drawn.sample(people, min(len(people), drawn.choice((0, 0, 2, 10)))):
        one["step"] = "s3"
    if drawn.random() < 0.2:
        people.remove(drawn.choice(people))


# What may be guessed never to shrink: how far everybody came, or only that she reported.
GUESSES = (tuple(AXES), tuple(axis for axis, one in AXES.items() if not one.get("outcome")))


def true_guesses(countings: Sequence[Sequence[Mapping[str, str]]]) -> list[Sequence[str]]:
    """No guess at all, and each guess that holds of the people who were counted."""

    def spread(people: Iterable[Mapping[str, str]], guess: Sequence[str]) -> Counter[Any]:
        return Counter(tuple(one[axis] for axis in guess) for one in people)

    def holds(guess: Sequence[str]) -> bool:
        spreads = [spread(people, guess) for people in countings]
        return all(before <= after for before, after in pairwise(spreads))

    return [(), *(guess for guess in GUESSES if len(countings) > 1 and holds(guess))]


class Ledger:
    """What was published so far, with the counts it came from."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.told: list[Told] = []
        self.kept: list[tuple[Question, int]] = []
        self.counts: dict[tuple[int, tuple[tuple[str, str], ...]], int] = {}

    def add(self, table: dict[str, Any], rows: Sequence[Sequence[Any]]) -> tuple[int, int]:
        """This will publish a table, and note what its cells and its changes must keep.

        Says how many cells harm nobody by themselves, and how many of them were published.
        """
        names, standing = [axis["name"] for axis in table["axes"]], table["standing"]
        kept = too_much(rows, table)
        for row in rows:
            where = {name: code for name, code in zip(names, row[:-2], strict=True) if code}
            key = tuple(sorted(where.items()))
            if row[-1] == "shown":
                self.told.append((standing, where, row[-2]))
            if tuple(row[:-2]) in kept:
                self.kept.append(([(1.0, standing, where)], row[-2]))
            for (before, same), count in self.counts.items():
                if same == key and before < standing and 0 < abs(row[-2] - count) < 5:
                    change: Question = [(1.0, standing, where), (-1.0, before, where)]
                    self.kept.append((change, row[-2] - count))
                    kept.add(tuple(row[:-2]))
            self.counts[standing, key] = row[-2]
        public = [row[:-2] for row in rows if row[-1] == "shown"]
        self.asked.append({**table, "public": public})
        return len(rows) - len(kept), len(public)


def test_releases_together_recover_nothing_either(
    how_many: Callable[[int], int], figure: Figure
) -> None:
    drawn = random.Random(376)  # noqa: S311
    sequences = max(how_many(80) // 10, 1)
    harmless = published = asked = accepted = refused = 0
    narrowest = np.inf
    for _ in range(sequences):
        people = [drawn_person(drawn) for _ in range(drawn.choice((30, 120, 400)))]
        ledger, countings = Ledger(), [[dict(one) for one in people]]
        for _release in range(drawn.randint(2, 4)):
            if drawn.random() < 0.5 and ledger.asked:
                time_passes(people, drawn)
                countings.append([dict(one) for one in people])
            standing = len(countings) - 1
            new: list[dict[str, Any]] = []
            for shape in drawn.sample(SHAPES, drawn.randint(1, 2)):
                counts = Counter(tuple(one[axis] for axis in shape) for one in people)
                name = f"{'-'.join(shape)}-{len(ledger.asked) + len(new)}"
                axes = {axis: AXES[axis] for axis in shape}
                new.append(question_of(name, axes, counts, standing=standing))
            answer = protect({"tables": [*ledger.asked, *new]})
            if answer["refused"]:
                refused += 1
                continue
            accepted += 1
            for table in new:
                without_harm, shown = ledger.add(table, answer["tables"][table["name"]])
                harmless += without_harm
                published += shown
        asked += len(ledger.kept)
        if ledger.kept and ledger.told:
            for guess in true_guesses(countings):
                attacker = Attacker(AXES, ledger.told, guess, len(countings))
                narrowest = min(narrowest, attacker.narrowest(ledger.kept))
        assert narrowest >= NARROWEST
    figure("statistics: sequences of releases", sequences)
    figure("statistics: releases accepted", accepted)
    figure("statistics: releases refused", refused)
    figure("statistics: kept cells and changes attacked", asked)
    figure("statistics: narrowest interval over all releases", round(float(narrowest), 2))
    figure("statistics: harmless cells published in releases", f"{published / harmless:.1%}")
    assert published / harmless >= HARMLESS_PUBLISHED


def test_a_table_that_nobody_published_gives_nobody_away() -> None:
    """Two more in p from the first counting to the second; no places by times were told of it.

    From the first to the third p grew in u alone, q in t alone and r in u alone: what t and u had
    grown by at the second says how much each place had, and p had what u had less what r had.
    """
    axes: dict[str, dict[str, Any]] = {
        name: {"parents": dict.fromkeys(codes, "")}
        for name, codes in (("place", "pqr"), ("time", "tuv"))
    }
    later = {("p", "u"): 12, ("q", "t"): 12, ("r", "u"): 25}
    cells = list(product("pqr", "tuv"))
    ledger = Ledger()

    def published(standing: int, **counts: Mapping[tuple[str, ...], int]) -> None:
        new = [
            question_of(f"{name}-{standing}", {a: axes[a] for a in name.split("_")}, one,
                        standing=standing)
            for name, one in counts.items()
        ]  # fmt: skip
        answer = protect({"tables": [*ledger.asked, *new]})
        assert answer["refused"] == []
        for table in new:
            ledger.add(table, answer["tables"][table["name"]])

    published(0, place_time=dict.fromkeys(cells, 40))
    published(
        1,
        place={("p",): 122, ("q",): 129, ("r",): 140},
        time={("t",): 129, ("u",): 142, ("v",): 120},
    )
    assert ([(1.0, 1, {"place": "p"}), (-1.0, 0, {"place": "p"})], 2) in ledger.kept
    published(2, place_time={cell: 40 + later.get(cell, 0) for cell in cells})
    attacker = Attacker(axes, ledger.told, tuple(axes), 3)
    assert attacker.narrowest(ledger.kept) >= NARROWEST
