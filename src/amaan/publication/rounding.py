"""What may be said to somebody who asks: figures of a release, to the nearest five. Pure.

An answer is worked out from what everybody can read and from nothing else. So it tells nobody
anything new, alone or with every other answer: whoever has the release could have written it.
"""

from collections.abc import Collection, Mapping, Sequence

from amaan.kernel.small_groups import round_10_5

# A table's name, one code for each of its axes, and the number as it leaves; none is not told.
Figure = tuple[str, tuple[str, ...], int | None]


def figures_of(
    table: str,
    axes: int,
    told: Mapping[tuple[str, str], int | None],
    lines: Sequence[str],
    columns: Sequence[str],
) -> tuple[Figure, ...]:
    """This will round the chosen cells of a table as it is public, each by itself.

    A sum is rounded from the sum that is public, never from rounded parts. What is kept in the
    release is not told here, and neither is anything under ten.
    """
    found: list[Figure] = []
    for line in lines:
        for column in columns:
            public = told.get((line, column))
            rounded = None if public is None else round_10_5(public)
            found.append((table, (line, column)[:axes], rounded))
    return tuple(found)


def chosen(offered: Sequence[str], wanted: Collection[str]) -> tuple[str, ...]:
    """This will give the codes that are wanted of those offered, all where none is named."""
    return tuple(code for code in offered if code in wanted) if wanted else tuple(offered)
