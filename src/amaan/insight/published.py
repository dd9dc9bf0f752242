"""Figures that others published, worked out again by the code that counts ours. Pure.

They say whether our arithmetic is theirs, and where their own numbers do not add up. They are no
measure of any place: countries, years and definitions differ. Each has its source.
"""

from dataclasses import dataclass

from amaan.insight.funnel import Step, funnel_of
from amaan.kernel.refusals import said


@dataclass(frozen=True)
class Printed:
    """A share as it was printed, in per cent, beside the numbers it is made of."""

    title: str
    part: int
    of: int
    percent: float
    source: str

    @property
    def ours(self) -> float:
        """This will give the share as our arithmetic has it, to the digits that were printed."""
        return round(100 * self.part / self.of, 0 if self.percent == int(self.percent) else 1)

    @property
    def agrees(self) -> bool:
        """This will say whether it comes out as printed."""
        return self.ours == self.percent


@dataclass(frozen=True)
class Sum:
    """Numbers that should make a total, and the total as it was printed."""

    title: str
    parts: tuple[int, ...]
    total: int
    source: str

    @property
    def ours(self) -> int:
        """This will add them up."""
        return sum(self.parts)

    @property
    def agrees(self) -> bool:
        """This will say whether they make the total."""
        return self.ours == self.total


_DALY = "Daly and Bouhours, Rape and Attrition in the Legal Process: five countries"
_NPB = "National Police Bureau, yearly totals 2021 to 2024, as published"
_COURTS = "Courts for gender-based violence in Pakistan, 2023, as published"
_NEPAL = "Rolpa, Nepal: complaints of two years, as the press told them"
_SOUTH_AFRICA = "South Africa, 3,952 files of 2012: British Journal of Criminology 63 (3)"
_HMI = "Inspection of domestic abuse in England and Wales: files without further action"

# Of 100,000 who were hurt, as many as the printed shares make.
DALY: tuple[Step, ...] = funnel_of(
    (
        ("victims", said("Hurt, as surveys find"), 100_000),
        ("reported", said("Reported"), 14_000),
        ("prosecuted", said("Prosecuted"), 4_200),
        ("adjudicated", said("Judged"), 2_800),
        ("convicted", said("Convicted of any sexual offence"), 1_750),
        ("original", said("Convicted of the offence first charged"), 910),
    )
)
DALY_SOURCE = _DALY
SHARES: tuple[Printed, ...] = (
    Printed(said("Reported, of those hurt"), 14_000, 100_000, 14, _DALY),
    Printed(said("Prosecuted, of the reports"), 4_200, 14_000, 30, _DALY),
    Printed(said("Judged, of the reports"), 2_800, 14_000, 20, _DALY),
    Printed(said("Convicted of any sexual offence, of the reports"), 1_750, 14_000, 12.5, _DALY),
    Printed(said("Convicted of the offence first charged, of the reports"), 910, 14_000, 6.5,
            _DALY),
    Printed(said("Reconciled, of the complaints of a part of a year"), 69, 85, 81, _NEPAL),
    Printed(said("Reconciled, of the complaints of the year before"), 78, 107, 73, _NEPAL),
    Printed(said("Not looked at by a second person, of files without further action"), 38, 76, 50,
            _HMI),
)  # fmt: skip
SUMS: tuple[Sum, ...] = (
    Sum(said("Pending in the courts: before, new, less decided"), (21_891, 48_395, -30_631),
        39_655, _COURTS),
    Sum(said("Reports of four years, with 61,097 for 2024"), (30_757, 35_477, 46_036, 61_097),
        173_367, _NPB),
    Sum(said("Reports of four years, with 61,997 for 2024 as printed"),
        (30_757, 35_477, 46_036, 61_997), 173_367, _NPB),
    Sum(said("Complaints of a part of a year: in the family, and other violence"), (73, 12), 85,
        _NEPAL),
    Sum(said("How files ended, in rounded shares of a hundred"), (35, 31, 16, 19), 100,
        _SOUTH_AFRICA),
)  # fmt: skip
