"""The script of the history: every visit of two years, drawn by its number.

A story depends on the seed, its own number, the figures, the law and the last day, and on
nothing that happened to another story. So it can be told in any order, and told again after
a power cut, with the same words.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from amaan.desk.actions import ADVICE_TOPICS
from amaan.house.history import complaints, courses
from amaan.house.history.chance import Chance
from amaan.house.history.course import Course
from amaan.house.history.deeds import Advised, Came, Complained, Deed, Left, Story
from amaan.house.history.parameters import Parameters
from amaan.kernel.clock import KARACHI, local_date
from amaan.kernel.ids import ContactId

DAYS_IN_A_MONTH = 30.44
# Fridays are short, Sundays quiet; nobody counted.
_WEEK = {"0": 18, "1": 18, "2": 17, "3": 17, "4": 9, "5": 14, "6": 7}


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the script must know of a station: enough to draw, not who works there."""

    weight: float
    by_a_woman: bool
    has_colleague: bool
    # The service number of an officer there who, in a sealed case, must not know.
    clerk_number: str


@dataclass(frozen=True, kw_only=True)
class Script:
    """One history: how many stories, of which desks, until when."""

    seed: str
    figures: Parameters
    province: str
    desks: tuple[Desk, ...]
    until: datetime
    size: int

    @property
    def digest(self) -> str:
        """What a history that was cut off must have in common with the one that goes on.

        It is the order of the visits: how far a history is told is one number in it.
        """
        order = f"{self.seed} {self.newest_first()}"
        return hashlib.sha256(order.encode()).hexdigest()

    def newest_first(self) -> tuple[int, ...]:
        """This will give the numbers of all stories, the latest visit first.

        So a visitor sees last week's work within the first minute, and the years behind it
        fill up while she reads.
        """
        visits = [(self._visit(number)[1], number) for number in range(self.size)]
        return tuple(number for _at, number in sorted(visits, reverse=True))

    def story(self, number: int) -> Story:
        """This will draw one story."""
        chance = self._chance(number)
        place, at = self._draw_visit(chance)
        deeds = tuple(deed for deed in self._deeds(chance, place, at) if deed.at <= self.until)
        return Story(number, place, deeds)

    def _chance(self, number: int) -> Chance:
        return Chance(f"{self.seed}/{number}")

    def _visit(self, number: int) -> tuple[int, datetime]:
        return self._draw_visit(self._chance(number))

    def _draw_visit(self, chance: Chance) -> tuple[int, datetime]:
        weights = {str(place): desk.weight for place, desk in enumerate(self.desks)}
        place = int(chance.which(weights))
        days = round(self.figures.number("months") * DAYS_IN_A_MONTH)
        day = local_date(self.until) - timedelta(days=chance.number(1, days))
        wanted = int(chance.which(_WEEK))
        day -= timedelta(days=(day.weekday() - wanted) % 7)
        hour = chance.number(8, 19)
        if chance.happens(self.figures.share("night")):
            hour = chance.one_of((20, 21, 22, 23, 0, 1, 4, 6))
        at = datetime.combine(day, time(hour, chance.number(0, 59)), KARACHI)
        return place, at

    def _deeds(self, chance: Chance, place: int, at: datetime) -> Iterator[Deed]:
        desk = self.desks[place]
        shares = self.figures.shares
        came = Came(
            contact=ContactId(chance.new_id()),
            mode=chance.which(shares("contact_mode")),
            language=chance.which(shares("languages")),
            urgent=chance.happens(0.15),
            with_children=chance.happens(self.figures.share("with_children")),
            arrived_at=at,
        )
        yield Deed(at + chance.minutes(0, 5), "desk", came)
        heard_at = at + chance.minutes(10, 70)
        match chance.which(shares("contact_purpose")):
            case "left":
                yield Deed(heard_at + chance.minutes(20, 90), "desk", Left())
            case "advice":
                topics = chance.some_of(sorted(ADVICE_TOPICS), 3) or ("rights",)
                yield Deed(heard_at, "desk", Advised(topics))
            case _:
                drawn = complaints.draw(
                    chance,
                    self.figures,
                    at=heard_at,
                    province=self.province,
                    by_a_woman=desk.by_a_woman,
                    must_not_know=desk.clerk_number,
                )
                yield Deed(heard_at, "desk", Complained(drawn.intake))
                yield from courses.run(
                    Course(chance, self.figures, drawn, heard_at, desk.has_colleague)
                )
