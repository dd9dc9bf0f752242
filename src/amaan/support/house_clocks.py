"""What a house owes in a first fortnight, and what is looked at on a visit; read from the rules."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from amaan.law.catalogue import default_root
from amaan.law.reading import LawFile

# How soon before its end a clock is shown as near.
NEAR = timedelta(days=3)


@dataclass(frozen=True)
class Source:
    """Whence a figure comes, as a page shows it beside the figure."""

    title: str
    kind: str
    level: str
    url: str
    note: str


@dataclass(frozen=True)
class HouseQuestion:
    """One question of the list; yes is the good answer."""

    id: str
    title_en: str
    title_ur: str
    within: timedelta
    sources: tuple[str, ...]


@dataclass(frozen=True)
class HouseRules:
    """The clocks of a stay, the two intervals of inspections, the list, and their sources."""

    clocks: dict[str, timedelta]
    clock_sources: dict[str, tuple[Source, ...]]
    intervals: tuple[int, ...]
    questions: tuple[HouseQuestion, ...]


@lru_cache(maxsize=4)
def house_rules(root: Path | None = None) -> HouseRules:
    """This will read the rules of houses. Units: clocks run elapsed days from the admission.

    Raises: BrokenLaw for a figure without a source.
    Source: `rules/house.toml`; none of it is law.
    """
    file = LawFile(root or default_root(), (root or default_root()) / "house.toml")
    sources = {
        key: Source(
            title=row.text("title"),
            kind=row.text("kind"),
            level=row.text("level"),
            url=row.text("url", needed=False),
            note=row.text("note", needed=False),
        )
        for key, row in file.keyed("source").items()
    }
    clocks, told = {}, {}
    for row in file.listed("clock"):
        name = row.code("id", ("medical", "counselling"))
        clocks[name] = timedelta(days=row.number("days"))
        told[name] = tuple(sources[key] for key in row.codes("sources", sources))
        row.done()
    intervals = []
    for row in file.listed("interval"):
        intervals.append(row.number("days"))
        row.codes("sources", sources)
        row.done()
    questions = []
    for row in file.listed("check"):
        questions.append(
            HouseQuestion(
                id=row.text("id"),
                title_en=row.text("title_en"),
                title_ur=row.text("title_ur"),
                within=timedelta(days=row.number("days")),
                sources=row.codes("sources", sources),
            )
        )
        row.done()
    return HouseRules(clocks, told, tuple(intervals), tuple(questions))


@dataclass(frozen=True)
class StayClock:
    """One thing owed to her by the house: until when, and when it was done."""

    name: str
    due_at: datetime
    done_at: datetime | None

    def is_late(self, now: datetime) -> bool:
        """This will say whether its time is over and it was not done."""
        return self.done_at is None and now > self.due_at

    def is_near(self, now: datetime) -> bool:
        """This will say whether it is still to do and its time is nearly over, or over."""
        return self.done_at is None and now > self.due_at - NEAR


def clocks_of(
    admitted_at: datetime, medical_at: datetime | None, counselling_at: datetime | None
) -> tuple[StayClock, ...]:
    """This will lay the clocks of one stay, the earliest first."""
    done = {"medical": medical_at, "counselling": counselling_at}
    rules = house_rules()
    lines = (
        StayClock(name, admitted_at + within, done[name]) for name, within in rules.clocks.items()
    )
    return tuple(sorted(lines, key=lambda line: (line.due_at, line.name)))
