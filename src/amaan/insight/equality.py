"""Whether outcomes are equal across groups: exact, against the rest, and held to account for many.

Pure. A table of many comparisons shows something "beyond chance" by chance alone: with thirty of
them one or two, if nothing is unequal. So what is called beyond chance here is so for the table
as a whole (Holm): of a hundred such tables where all is equal, five at most say otherwise once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Difference, Share, difference, share_of

# Outcomes that ought not to depend on who she is.
OUTCOMES: tuple[str, ...] = (
    "registered", "offered_in_two_hours", "danger_assessed", "plan_made", "service_began",
    "report_in_time", "charge_framed", "convicted_of_registered",
)  # fmt: skip
# The groups in which her file can be told apart lawfully. Religion, sect and caste are not asked.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "sex": ("female", "male", "transgender"),
    "age": ("child", "adult"),
    "need": ("disability", "none_told"),
}
LEVEL = 0.05


@dataclass(frozen=True)
class Compared:
    """One outcome of one group against the rest: both shares, and how far they lie apart."""

    outcome: str
    by: str
    group: str
    share: Share
    rest: Share
    # None where one of them is too few to say.
    apart: Difference | None
    # Chance of so great a difference or a greater one, corrected for the whole table.
    chance: float | None

    @property
    def beyond_chance(self) -> bool:
        """This will say whether the difference is more than chance explains, in this table."""
        return self.chance is not None and self.chance < LEVEL


def compare(counted: Mapping[tuple[str, str, str], tuple[int, int]]) -> tuple[Compared, ...]:
    """This will hold each group against the rest, for each outcome. Pure.

    `counted` gives (part, whole) for (outcome, by, group). Where a breakdown has two groups one
    line says it for both.
    Source: R. Fisher's exact test, two-sided by the probabilities; S. Holm, Scandinavian Journal
    of Statistics 6 (1979) 65-70; the difference is that of Newcombe.
    """
    lines = [
        _against_the_rest(counted, outcome, by, group)
        for outcome in OUTCOMES
        for by, groups in GROUPS.items()
        for group in (groups if len(groups) > 2 else groups[:1])
    ]
    raw = [_chance(line) for line in lines]
    return tuple(
        Compared(line.outcome, line.by, line.group, line.share, line.rest, line.apart, chance)
        for line, chance in zip(lines, holm(raw), strict=True)
    )


def _against_the_rest(
    counted: Mapping[tuple[str, str, str], tuple[int, int]], outcome: str, by: str, group: str
) -> Compared:
    part, whole = counted.get((outcome, by, group), (0, 0))
    others = [counted.get((outcome, by, one), (0, 0)) for one in GROUPS[by] if one != group]
    rest = share_of(sum(one[0] for one in others), sum(one[1] for one in others))
    share = share_of(part, whole)
    enough = min(share.of, rest.of) >= ENOUGH_FOR_A_SHARE
    return Compared(
        outcome, by, group, share, rest, difference(share, rest) if enough else None, None
    )


def _chance(line: Compared) -> float | None:
    if line.apart is None:
        return None
    return exact(line.share.part, line.share.of, line.rest.part, line.rest.of)


def exact(part: int, of: int, other_part: int, other_of: int) -> float:
    """This will give the chance of a table as uneven as this or more, margins as they are.

    Weights are built outward from the likeliest table, so that no factorial is needed.
    """
    hits = part + other_part
    low, high = max(0, hits - other_of), min(of, hits)
    middle = min(max((of + 1) * (hits + 1) // (of + other_of + 2), low), high)
    weights = {middle: 1.0}
    for at in range(middle, high):
        weights[at + 1] = weights[at] * (
            (of - at) * (hits - at) / ((at + 1) * (other_of - hits + at + 1))
        )
    for at in range(middle, low, -1):
        weights[at - 1] = weights[at] * (
            at * (other_of - hits + at) / ((of - at + 1) * (hits - at + 1))
        )
    total = sum(weights.values())
    # Tables that are equally likely may differ in the last digit.
    edge = weights[part] * (1 + 1e-7)
    return min(sum(weight for weight in weights.values() if weight <= edge) / total, 1.0)


def holm(chances: Sequence[float | None]) -> list[float | None]:
    """This will correct chances for how many are looked at together; None stays None."""
    order = sorted((chance, at) for at, chance in enumerate(chances) if chance is not None)
    corrected: list[float | None] = [None] * len(chances)
    reached = 0.0
    for rank, (chance, at) in enumerate(order):
        reached = max(reached, min((len(order) - rank) * chance, 1.0))
        corrected[at] = reached
    return corrected
