"""What is known about a case at an instant, as the conditions of the law ask about it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from operator import lt
from typing import NamedTuple, Protocol, TypeVar, cast

from amaan.kernel.clock import local_date
from amaan.law.catalogue import NotInForce, UnknownOffence
from amaan.law.offences import Offence
from amaan.protocol import facts
from amaan.protocol.allegations import still_alleged
from amaan.protocol.facts import Recorded
from amaan.protocol.predicates import (
    ASKED_KINDS,
    NEWEST_OF,
    Predicate,
    answers_of,
    answers_of_offence,
)

F = TypeVar("F", bound=facts.Fact)
T = TypeVar("T")
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
    """A condition, as a situation sees it: a question."""

    @property
    def asks(self) -> "Callable[[Situation], Grounds]": ...

    @property
    def every(self) -> bool: ...

    @property
    def groups(self) -> tuple[tuple[Predicate, ...], ...]: ...


class Since(NamedTuple):
    """From when on several conditions all held: known, and written down."""

    known: datetime
    written: datetime

    def or_before(self, other: "Since") -> "Since":
        """This will give from when on either of two held."""
        if self.known <= other.known and self.written <= other.written:
            return self
        return Since(min(self.known, other.known), min(self.written, other.written))

    def or_after(self, other: "Since") -> "Since":
        """This will give from when on both of two held."""
        if self.known >= other.known and self.written >= other.written:
            return self
        return Since(max(self.known, other.known), max(self.written, other.written))


# Where there is nothing to hold: since before anything happened.
ALWAYS = Since(datetime.min.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC))
# Nobody asked yet; that it does not hold is None.
UNASKED = Since(*ALWAYS)
_ALL = slice(None)


class Mark(NamedTuple):
    """The facts of which a predicate holds, and since when it did of the first of them."""

    grounds: tuple[Recorded, ...]
    since: Since

    def beside(self, other: "Mark") -> "Mark":
        """This will give both together."""
        return Mark((*self.grounds, *other.grounds), self.since.or_before(other.since))


@dataclass(frozen=True)
class Place:
    """Where: a province code, and the district where known."""

    province: str
    district: str = ""


class Alleged(NamedTuple):
    """An offence with the fact that alleges it."""

    offence: Offence
    by: Recorded


class Situation:
    """The facts that stand, sorted, with the offences they allege.

    Built once for an outcome, and asked by forty rules: whatever was worked out once is kept,
    so that every rule after the first finds its answer. A fact taken back by a correction does
    not stand.
    """

    def __init__(
        self,
        timeline: Iterable[Recorded],
        *,
        catalogue: Catalogue,
        place: Place,
        now: datetime,
    ) -> None:
        self.line = _in_order(timeline)
        self.place = place
        self.now = now
        self.kinds = _by_kind(self.line)
        self.corrections = self.kinds.pop(facts.FactCorrected.kind, [])
        if self.corrections:
            self.kinds = _by_kind(self.standing)
        # Each kind again, oldest happening first: in that order they begin and meet duties.
        self.happened = {
            kind: found if len(found) == 1 else sorted(found, key=happening_order)
            for kind, found in self.kinds.items()
        }
        self._found: dict[Callable[[Situation], object], object] = {}
        self._since: dict[Sequence[Asked], Since | None] = {}
        self._each_since: dict[Asked, Since | None] = {}
        self._known: dict[str, datetime] = {}
        self._days: dict[datetime, date] = {}
        self.warnings: list[str] = []
        self.alleged = tuple(self._allege(catalogue))
        self.may_be_compounded = catalogue.may_be_compounded

    def __eq__(self, other: object) -> bool:
        """This will say whether the same was known at the same place and instant."""
        if not isinstance(other, Situation):
            return NotImplemented
        mine, theirs = (self.line, self.place, self.now), (other.line, other.place, other.now)
        return self is other or mine == theirs

    # Two that are equal may have been asked different things; nobody needs them in a set.
    __hash__ = None  # type: ignore[assignment]  # so Python is told that there is no hash

    @property
    def standing(self) -> tuple[Recorded, ...]:
        """The facts that no correction took back, without the corrections themselves."""
        struck = {cast(facts.FactCorrected, r.fact).corrects for r in self.corrections}
        return tuple(
            r for r in self.line if r.id not in struck and r.fact.kind != facts.FactCorrected.kind
        )

    def all(self, kind: type[facts.Fact]) -> Sequence[Recorded]:
        """This will give the standing facts of a kind, oldest recorded first."""
        return self.kinds.get(kind.kind, ())

    def last(self, kind: type[F]) -> F | None:
        """This will give the newest standing fact of a kind."""
        rows = self.kinds.get(kind.kind)
        return cast(F, rows[-1].fact) if rows else None

    def once(self, question: "Callable[[Situation], T]") -> T:
        """This will ask a question once and remember the answer."""
        if question not in self._found:
            self._found[question] = question(self)
        return self._found[question]  # type: ignore[return-value]  # what it gave

    def holds(self, condition: Asked) -> Grounds:
        """This will ask a condition once and remember what makes it hold."""
        return self.once(condition.asks)

    @cached_property
    def marks(self) -> dict[Predicate, Mark]:
        """Every predicate that holds, with the facts that say so and since when."""
        marks: dict[Predicate, Mark] = {}
        for kind in ASKED_KINDS:
            for recorded in self.kinds.get(kind, ())[NEWEST_OF.get(kind, _ALL)]:
                self._answer(marks, recorded, answers_of(recorded.fact))
        for offence, recorded in self.alleged:
            self._answer(marks, recorded, answers_of_offence(offence))
        return marks

    def _answer(
        self, marks: dict[Predicate, Mark], recorded: Recorded, answers: Iterable[Predicate]
    ) -> None:
        mine = Mark((recorded,), Since(self.known_at(recorded), recorded.recorded_at))
        for predicate in answers:
            before = marks.get(predicate)
            # Any one of them makes it hold, so the first counts.
            marks[predicate] = mine if before is None else before.beside(mine)

    def since(self, conditions: Sequence[Asked]) -> Since | None:
        """This will say from when on all of a rule's conditions held; None unless they all do."""
        found = self._since.get(conditions, UNASKED)
        if found is UNASKED:
            found = self._since[conditions] = self._all_hold(conditions)
        return found

    def _all_hold(self, conditions: Sequence[Asked]) -> Since | None:
        found = ALWAYS
        for condition in conditions:
            one = self._each_since.get(condition, UNASKED)
            if one is UNASKED:
                one = self._each_since[condition] = self._holds_since(condition)
            if one is None:
                return None
            # The last of them decides.
            found = one if found is ALWAYS else one.or_after(found)
        return found

    def _holds_since(self, condition: Asked) -> Since | None:
        if condition.groups and not condition.every:
            return self._groups_since(condition.groups)
        grounds = self.holds(condition)
        if not grounds:
            return None if grounds is None else ALWAYS
        # Any one of its grounds makes it hold.
        return Since(min(map(self.known_at, grounds)), min([r.recorded_at for r in grounds]))

    def _groups_since(self, groups: Iterable[Iterable[Predicate]]) -> Since | None:
        """This will say since when one predicate of every group held.

        A scheduled offence against a woman: from when the offence is known and she is.
        """
        marks, found = self.marks, ALWAYS
        for group in groups:
            here = None
            for predicate in group:
                mark = marks.get(predicate)
                if mark is not None:
                    here = mark.since if here is None else here.or_before(mark.since)
            if here is None:
                return None
            found = here if found is ALWAYS else here.or_after(found)
        return found

    def offences_by(self, grounds: Sequence[Recorded]) -> tuple[str, ...]:
        """This will name the offences that some facts allege, each once."""
        return tuple(dict.fromkeys(a.offence.id for a in self.alleged if a.by in grounds))

    def known_at(self, recorded: Recorded) -> datetime:
        """This will say from when a fact could be acted on.

        An incident happens before anybody tells it: it is known from the complaint it was told
        with, or from when it was written down. Everything else is known when it happens.
        """
        if recorded.fact.kind != facts.IncidentDescribed.kind:
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
        taken_off = self.kinds.get(facts.OffenceWithdrawn.kind, ())
        for recorded in still_alleged(self.kinds.get(facts.OffenceAlleged.kind, ()), taken_off):
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
        days = {self.day_of(a.happened.latest) for a in acts}
        days |= {self.day_of(a.happened.earliest) for a in acts}
        return sorted(days, reverse=True)


def _in_order(timeline: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """This will give facts as they were written down; mostly they come that way."""
    line = list(timeline)
    written = [r.recorded_at for r in line]
    if not all(map(lt, written, written[1:])):
        line.sort(key=lambda r: (r.recorded_at, r.happened.earliest, r.id))
    return tuple(line)


def _by_kind(line: Iterable[Recorded]) -> dict[str, list[Recorded]]:
    kinds: dict[str, list[Recorded]] = {}
    for recorded in line:
        kinds.setdefault(recorded.fact.kind, []).append(recorded)
    return kinds


def happening_order(recorded: Recorded) -> tuple[datetime, datetime, str]:
    """This will give what facts are sorted by to stand in the order in which they happened."""
    return (recorded.happened.latest, recorded.recorded_at, recorded.id)
