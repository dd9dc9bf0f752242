"""The four shapes of figure, and what every definition says of itself.

`Indicator` is so many of so many; `Distribution` the same whole in bands; `Event` how long it took
until something came, with what ended the waiting otherwise; `Mean` how much together, of how many.
Every condition is one on a journey (see `cases.journeys`), in the database's own words, so that a
million are counted in seconds; a second reading of each, in plain Python, stands beside the tests.
All follow cases by the month of the report, not of the disposal. More recorded cases is no failure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from amaan.kernel.refusals import said
from amaan.organisation.posts import Post

# Which slices a distribution is counted in; an indicator is counted in all of them.
PLAIN = ("all", "station", "shared")


@dataclass(frozen=True)
class Indicator:
    """So many of so many: `part` and `whole` in words, and as conditions on a journey."""

    id: str
    # Its number in the study of standards, or empty where it is ours.
    number: str
    family: str
    title: str
    part: str
    whole: str
    part_is: str
    whole_is: str
    caution: str = ""
    # Whether a greater share is better, worse, or neither by itself.
    better: str = "more"


@dataclass(frozen=True)
class Band:
    """One band of a distribution: its code, and the condition on a journey."""

    code: str
    held: str


@dataclass(frozen=True)
class Distribution:
    """How a whole falls into bands. Where `several`, one case may stand in more than one."""

    id: str
    number: str
    family: str
    title: str
    whole: str
    whole_is: str
    # The list in which the codes of its bands have their labels.
    labels: str
    bands: tuple[Band, ...]
    several: bool = False
    caution: str = ""
    slices: tuple[str, ...] = PLAIN


@dataclass(frozen=True)
class Event:
    """Something a case waits for; what ends the waiting otherwise is counted beside it."""

    id: str
    title: str
    # When it came, and since when it was waited for, in hours from the report.
    hours: str
    among: str
    whole: str
    number: str = ""
    since: str = "0"
    # What the report of a wait is counted in.
    unit: Literal["hour", "day"] = "day"


@dataclass(frozen=True)
class Mean:
    """How much together, of how many cases."""

    id: str
    number: str
    family: str
    title: str
    # What is added up, in words and as an amount of a journey; and of which cases.
    amount: str
    whole: str
    amount_is: str
    whole_is: str
    caution: str = ""


EARLY = said("Young cases have had less time: look at cohorts that are old enough.")
MARKED = said("Where it is rarely written down, the figure speaks of writing, not of the world.")
REPORTED = said("Counts what was reported here. More reports can mean more trust.")
ANSWERED = said("Only whoever could be asked safely answers: she may not speak for the others.")

FAMILIES: tuple[tuple[str, str], ...] = (
    ("access", said("Reaching the police")),
    ("registration", said("Being registered")),
    ("care", said("Being treated well")),
    ("danger", said("Being safe")),
    ("leaving", said("Settled or withdrawn")),
    ("justice", said("Investigation and court")),
    ("records", said("What is written down")),
)
# Who answers for a figure: the post that can change it.
OWNERS: Mapping[str, Post] = {
    "access": Post.STATION_COMMANDER,
    "registration": Post.STATION_COMMANDER,
    "care": Post.STATION_COMMANDER,
    "danger": Post.SUPERVISOR,
    "leaving": Post.SUPERVISOR,
    "justice": Post.DISTRICT_COMMANDER,
    "records": Post.STATION_COMMANDER,
}
