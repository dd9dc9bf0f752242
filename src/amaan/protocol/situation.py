"""What is known about a case at an instant, as the conditions of the law ask about it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar, cast

from amaan.kernel.clock import local_date
from amaan.law.catalogue import NotInForce, UnknownOffence
from amaan.law.offences import Offence
from amaan.protocol import facts
from amaan.protocol.facts import Recorded

F = TypeVar("F", bound=facts.Fact)
# The facts that make a condition hold; None where it does not hold.
Grounds = tuple[Recorded, ...] | None


class Catalogue(Protocol):
    """The part of the law's catalogue that the engine asks."""

    def offence(self, offence_id: str, on: date) -> Offence:
        """This will give an offence as the law stood on the date of the act."""
        ...

    def may_be_compounded(self, offence_id: str) -> bool:
        """This will say whether the law lets anybody settle it; doubt means no."""
        ...


class Asked(Protocol):
    """A condition, as a situation sees it: a name and a question."""

    @property
    def name(self) -> str: ...
    @property
    def asks(self) -> "Callable[[Situation], Grounds]": ...


@dataclass(frozen=True)
class Place:
    """Where: a province code, and the district where known."""

    province: str
    district: str = ""


@dataclass(frozen=True)
class Alleged:
    """An offence with the fact that alleges it."""

    offence: Offence
    by: Recorded


class Situation:
    """The facts that stand, sorted, with the offences they allege.

    Built once for an outcome. A fact taken back by a correction does not stand.
    """

    def __init__(
        self,
        timeline: Iterable[Recorded],
        *,
        catalogue: Catalogue,
        place: Place,
        now: datetime,
    ) -> None:
        line = sorted(timeline, key=lambda r: (r.recorded_at, r.happened.earliest, r.id))
        struck = {r.fact.corrects for r in line if isinstance(r.fact, facts.FactCorrected)}
        self.line = tuple(line)
        self.place = place
        self.now = now
        self.standing = tuple(
            r for r in line if r.id not in struck and not isinstance(r.fact, facts.FactCorrected)
        )
        self.kinds: dict[str, list[Recorded]] = {}
        for recorded in self.standing:
            self.kinds.setdefault(recorded.fact.kind, []).append(recorded)
        # Forty rules ask the same few questions; each is worked out once.
        self._answers: dict[str, Grounds] = {}
        self._since: dict[str, tuple[datetime, datetime] | None] = {}
        self._known: dict[str, datetime] = {}
        self._days: dict[datetime, date] = {}
        self.warnings: list[str] = []
        self.alleged = tuple(self._allege(catalogue))
        self.may_be_compounded = catalogue.may_be_compounded

    def all(self, kind: type[facts.Fact]) -> Sequence[Recorded]:
        """This will give the standing facts of a kind, oldest recorded first."""
        return self.kinds.get(kind.kind, ())

    def last(self, kind: type[F]) -> F | None:
        """This will give the newest standing fact of a kind."""
        rows = self.kinds.get(kind.kind)
        return cast(F, rows[-1].fact) if rows else None

    def holds(self, condition: "Asked") -> Grounds:
        """This will ask a condition once and remember the answer."""
        if condition.name not in self._answers:
            self._answers[condition.name] = condition.asks(self)
        return self._answers[condition.name]

    def since(self, condition: "Asked") -> tuple[datetime, datetime] | None:
        """This will say from when a condition that holds was known, and from when written down.

        None where the condition holds by no fact of its own.
        """
        name = condition.name
        if name not in self._since:
            grounds = self.holds(condition)
            self._since[name] = (
                (min(map(self.known_at, grounds)), min(r.recorded_at for r in grounds))
                if grounds
                else None
            )
        return self._since[name]

    def known_at(self, recorded: Recorded) -> datetime:
        """This will say from when a fact could be acted on.

        An incident happens before anybody tells it: it is known from the complaint it was told
        with, or from when it was written down. Everything else is known when it happens.
        """
        if not isinstance(recorded.fact, facts.IncidentDescribed):
            return recorded.happened.latest
        if recorded.id not in self._known:
            self._known[recorded.id] = next(
                (
                    complaint.happened.latest
                    for complaint in self.all(facts.ComplaintReceived)
                    if complaint.recorded_at == recorded.recorded_at
                ),
                recorded.recorded_at,
            )
        return self._known[recorded.id]

    def day_of(self, instant: datetime) -> date:
        """This will give the local date on which an instant falls."""
        if instant not in self._days:
            self._days[instant] = local_date(instant)
        return self._days[instant]

    def _allege(self, catalogue: Catalogue) -> Iterable[Alleged]:
        for recorded in self.kinds.get(facts.OffenceAlleged.kind, ()):
            fact = cast(facts.OffenceAlleged, recorded.fact)
            offence = self._offence(catalogue, fact.offence, recorded)
            if offence is not None:
                yield Alleged(offence, recorded)

    def _offence(self, catalogue: Catalogue, id: str, recorded: Recorded) -> Offence | None:
        """This will read the offence as it stood on the date of the act.

        Law: Constitution art.12, the substance follows the law of the date of the act. Where
        that date is uncertain the latest plausible is tried first, then the earliest.
        """
        for on in self._dates_of_the_act(recorded):
            try:
                return catalogue.offence(id, on)
            except NotInForce:
                continue
            except UnknownOffence:
                break
        self.warnings.append(id)
        return None

    def _dates_of_the_act(self, recorded: Recorded) -> list[date]:
        acts = self.kinds.get(facts.IncidentDescribed.kind) or [recorded]
        days = [local_date(a.happened.latest) for a in acts]
        days += [local_date(a.happened.earliest) for a in acts]
        return list(dict.fromkeys(sorted(days, reverse=True)))
