"""Which groups of a whole may be shown, so that nobody is found in a figure: one rule. Pure."""

from collections.abc import Mapping
from typing import TypeVar

# Fewer than so many could be told apart by whoever knows the place.
FEWEST = 10

# What is not small is written by so many.
STEP = 5

Group = TypeVar("Group")


def round_10_5(count: int) -> int | None:
    """This will round a count that leaves: none under ten (None), the rest to the nearest five.

    Nought is said like any small number: that nobody complained is also known of somebody. The
    same count is always rounded in the same way, and a sum by itself, never from its parts.
    """
    return None if count < FEWEST else STEP * round(count / STEP)


def may_be_shown(counts: Mapping[Group, int]) -> frozenset[Group]:
    """This will name the groups whose answers may be shown apart.

    `counts` says how many answered in each group; together they are everybody, whose sum is
    shown beside them. A group under ten is hidden. What is hidden can be found by taking the
    others from the sum, so the next smallest is hidden with it, until those hidden are ten
    people in two groups at least. Of fewer than ten people nothing is shown at all.
    """
    smallest_first = sorted(counts, key=lambda group: (counts[group], str(group)))
    hidden = [group for group in smallest_first if counts[group] < FEWEST]
    people = sum(counts[group] for group in hidden)
    # Groups of nobody hold nothing that could be found.
    filled = sum(1 for group in hidden if counts[group])
    if people:
        for group in smallest_first[len(hidden) :]:
            if people >= FEWEST and filled > 1:
                break
            hidden.append(group)
            people += counts[group]
            filled += 1
    return frozenset(counts) - frozenset(hidden)
