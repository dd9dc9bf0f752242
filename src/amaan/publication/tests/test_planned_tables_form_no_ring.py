"""What two tables share is all that a third could tell of both."""

from collections.abc import Iterable

from amaan.publication.planned import TABLES


def form_no_ring(tables: Iterable[Iterable[str]]) -> bool:
    """This will take tables apart: what one alone has goes, then what lies in another (Graham)."""
    left = [set(table) for table in tables]
    while True:
        alone = {axis for table in left for axis in table if sum(axis in t for t in left) == 1}
        smaller = [table - alone for table in left]
        kept = [
            table
            for at, table in enumerate(smaller)
            if table and not any(
                table < other or (table == other and at < n)
                for n, other in enumerate(smaller)
                if n != at
            )
        ]  # fmt: skip
        if not kept:
            return True
        if kept == left:
            return False
        left = kept


def test_the_planned_tables_can_be_taken_apart() -> None:
    assert form_no_ring(table.axes for table in TABLES)


def test_offences_by_district_beside_them_would_close_a_ring() -> None:
    assert not form_no_ring([*(table.axes for table in TABLES), ("place", "offence")])
