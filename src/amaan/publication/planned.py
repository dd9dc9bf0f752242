"""The planned tables: what may be published of a year, each by two things at most.

They hang together like a tree: what two of them share is all that a third could tell of both. A
ring (district and quarter, quarter and offence, offence and district) would let an attacker work
out more than the sums say; a test keeps rings out.

Some leave rounded: nobody needs them every year, and they are made when somebody asks. Their
check is that of every other table, as if they were to be published to the digit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from amaan.kernel.refusals import said

AxisName = Literal["place", "quarter", "offence", "step", "sex", "age"]
FEW = 5
# Of sexual offences, of children and of transgender persons.
FEW_OF_THESE = 10


@dataclass(frozen=True)
class PlannedTable:
    """A table as it is published every year: its name, its axes besides the year."""

    name: str
    title: str
    axes: tuple[AxisName, ...]
    caution: str
    # Whether it leaves to the nearest five, and nothing under ten of it.
    rounded: bool = False


_REPORTING = said(
    "Reports are what was told to the police. More reports can mean more violence, or more trust."
)
TABLES: Sequence[PlannedTable] = (
    PlannedTable("districts", said("Reports by district and quarter"), ("place", "quarter"),
                 _REPORTING),
    PlannedTable("offences", said("Reports by group of offences and quarter"),
                 ("offence", "quarter"), _REPORTING),
    PlannedTable(
        "outcomes", said("How far the cases of the year have come, by district"),
        ("place", "step"),
        said("Cases of a late month had less time. Who reached a step is counted there alone."),
    ),
    PlannedTable("sex", said("Reports by sex of the person harmed"), ("sex",), _REPORTING),
    PlannedTable("age", said("Reports by age of the person harmed"), ("age",), _REPORTING),
    PlannedTable("district_sex", said("Reports by district and sex of the person harmed"),
                 ("place", "sex"), _REPORTING, rounded=True),
    PlannedTable("district_age", said("Reports by district and age of the person harmed"),
                 ("place", "age"), _REPORTING, rounded=True),
)  # fmt: skip
BY_NAME: Mapping[str, PlannedTable] = {table.name: table for table in TABLES}
# What asks for the higher threshold, by axis.
CAREFUL: Mapping[str, tuple[str, ...]] = {
    "offence": ("sexual",),
    "age": ("child",),
    "sex": ("transgender",),
}
OUTCOMES = frozenset({"step"})
QUARTERS = ("q1", "q2", "q3", "q4")
