"""How a story is written by hand: short words for the deeds it is made of."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from amaan.desk.intake import Accused, Conflict, Consent, Incident, Intake, Person, Triage, Wish
from amaan.house.history import people, words
from amaan.house.history.chance import Chance
from amaan.house.history.complaints import with_offences
from amaan.house.history.deeds import (
    Act,
    Assigned,
    Came,
    Complained,
    Deed,
    ReadBack,
    Wrote,
)
from amaan.protocol import facts
from amaan.protocol.facts import Fact, Happened

_HEARD_AFTER = timedelta(minutes=12)


class Page:
    """One story being written."""

    def __init__(self, name: str, now: datetime, province: str) -> None:
        self.now = now
        self.province = province
        self.chance = Chance(f"the first page/{name}")
        self.came_at = now
        self.heard_at = now

    def came(self, ago: timedelta, **more: bool | str) -> Deed:
        """This will let somebody come."""
        self.came_at = self.now - ago
        self.heard_at = self.came_at + _HEARD_AFTER
        came = Came(
            contact=self.chance.new_id(),
            mode=str(more.get("mode", "walk_in")),
            language=str(more.get("language", "ur")),
            urgent=bool(more.get("urgent", False)),
            with_children=bool(more.get("with_children", False)),
            arrived_at=self.came_at,
        )
        return Deed(self.came_at, "desk", came)

    def complained(self, subject: str, acts: tuple[str, ...], ago: timedelta, **more: str) -> Deed:
        """This will write a complaint down; `ago` is when it happened, before it was told."""
        age, sex = more.get("age", "26-40"), more.get("sex", "female")
        informant = more.get("informant", "survivor")
        by_herself = informant == "survivor"
        intake = Intake(
            informant=informant,
            survivor=people.survivor(self.chance, sex=sex, age_band=age),
            consent=Consent(
                record=True,
                share_for_care=True,
                by="survivor" if by_herself else "guardian",
            ),
            triage=Triage(
                danger_now=more.get("danger", "no"),
                injury_or_assault_7d=more.get("injury", "no"),
                children_at_risk="no",
                strangulation="yes" if "strangled" in acts else "no",
            ),
            incident=Incident(
                acts=acts,
                happened=Happened.at(self.heard_at - ago),
                certainty="exact",
                place=more.get("place", "shared_home"),
                contexts=tuple(more.get("contexts", "").split()),
            ),
            offences=(),
            wish=Wish(wants=("safety",), wants_fir=more.get("wants_fir", "yes")),
            words=words.told(self.chance, subject, by_herself=by_herself),
            safe_contact=people.safe_contact(self.chance),
            accused=Accused(
                count="1",
                relation=more.get("accused", "current_partner"),
                person=people.accused(self.chance, sex="male"),
            ),
            informant_person=(Person() if by_herself else people.informant(self.chance, informant)),
            conflict=_conflict(more.get("must_not_know", "")),
        )
        return self.act(timedelta(0), Complained(with_offences(intake, self.province)[0]))

    def act(self, after: timedelta, act: Act, by: str = "desk") -> Deed:
        """This will let somebody act so long after she was heard."""
        return Deed(self.heard_at + after, by, act)

    def wrote(
        self, after: timedelta, fact: Fact, by: str = "desk", *, late: timedelta | None = None
    ) -> Deed:
        """This will put a fact on the timeline, perhaps written down later than it happened."""
        wrote = Wrote(self.chance.new_id(), fact, Happened.at(self.heard_at + after))
        return self.act(after + (late or timedelta(0)), wrote, by)

    def papers(self) -> Iterator[Deed]:
        """This will do at once what is owed to everybody."""
        minutes = [timedelta(minutes=m) for m in (14, 18, 22, 35)]
        outcome = facts.WordsReadBack(signed="thumb", language="ur")
        yield self.act(minutes[0], ReadBack(self.chance.new_id(), outcome))
        yield self.wrote(minutes[1], facts.ReceiptGiven(to="survivor"))
        yield self.wrote(minutes[2], facts.RightsExplained())
        yield self.wrote(minutes[3], facts.NumberRecorded(register="diary", number="14"), "clerk")

    def registered(self, after: timedelta, number: str) -> Iterator[Deed]:
        """This will register the first report and give it to the special unit."""
        yield self.wrote(after, facts.FirRegistered(number=number), "commander")
        yield self.act(after + timedelta(hours=3), Assigned("special"), "commander")


def _conflict(must_not_know: str) -> Conflict:
    if not must_not_know:
        return Conflict()
    return Conflict(
        sources=("accused_in_police", "officer_must_not_know"),
        service_numbers=(must_not_know,),
        note="ملزم اسی تھانے میں تعینات ہے۔",
    )
