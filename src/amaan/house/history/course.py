"""The way of one case while it is drawn: who may write, what was told, and the deeds so far."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from amaan.desk.intake import Intake
from amaan.house.history.chance import Chance
from amaan.house.history.complaints import Drawn
from amaan.house.history.deeds import Act, Deed, Wrote
from amaan.house.history.parameters import Parameters
from amaan.protocol.facts import Fact, Happened


@dataclass
class Course:
    """The deeds of one case as they are drawn."""

    chance: Chance
    figures: Parameters
    drawn: Drawn
    began_at: datetime
    has_colleague: bool
    deeds: list[Deed] = field(default_factory=list)
    fir_at: datetime | None = None
    assigned: bool = False

    @property
    def intake(self) -> Intake:
        """What was told."""
        return self.drawn.intake

    @property
    def sealed(self) -> bool:
        """Whether only the desk that took it knows of it."""
        return bool(self.intake.conflict.sources)

    @property
    def unwilling(self) -> bool:
        """Whether she said that she wants no report, or none now."""
        wish = self.intake.wish
        return wish is not None and wish.wants_fir != "yes"

    def do(self, at: datetime, by: str, act: Act) -> None:
        """This will leave a deed."""
        self.deeds.append(Deed(at, by, act))

    def write(self, by: str, fact: Fact, happened_at: datetime) -> UUID:
        """This will leave a fact, written down at once or some hours later."""
        late = self.chance.happens(self.figures.share("written_down_later"))
        delay = self.chance.hours(2, 30) if late else self.chance.minutes(0, 6)
        fact_id = self.chance.new_id()
        self.do(happened_at + delay, by, Wrote(fact_id, fact, Happened.at(happened_at)))
        return fact_id

    def moment(self, figure: str, soon: timedelta, late: timedelta) -> datetime | None:
        """This will draw when something owed from the complaint on was done, or that it was not."""
        match self.chance.which(self.figures.shares(figure)):
            case "in_time":
                return self.began_at + soon
            case "late":
                return self.began_at + late
            case _:
                return None
