"""How much danger she is in, from what was answered: a structured judgement, never a sum.

An instrument is data (`rules/instruments_risk`): factors, and a level rule whose predicates are
named here. Her own view can only raise. What is not known lowers nothing, and is asked again. A
level that stands is not lowered by a new sheet: a district officer lowers it, with a reason.

Source: EIGE, police risk assessment, steps 1, 2, 6 and 7; the level rule itself is PROPOSED.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date

# Least to most dangerous.
LEVELS = ("standard", "elevated", "high")
ANSWERS = ("yes", "no", "unknown", "not_asked")
OPEN = frozenset({"unknown", "not_asked"})
STANDS = "stands_until_lowered"


@dataclass(frozen=True)
class Factor:
    """One thing that is asked, and whether a yes to it alone, or beside another, is critical."""

    id: str
    theme: str
    short_en: str
    short_ur: str
    ask_en: str
    ask_ur: str
    prompt_en: str
    prompt_ur: str
    critical: bool
    critical_with: tuple[str, ...]
    # Where a yes leads at once, whatever the level: to a doctor, or to who must not know.
    path: str
    sources: tuple[str, ...]
    confidence: str

    @property
    def can_be_critical(self) -> bool:
        """Whether a yes to it can decide the level."""
        return self.critical or bool(self.critical_with)


@dataclass(frozen=True)
class Theme:
    """What questions are about, under which they fold away."""

    id: str
    title_en: str
    title_ur: str


@dataclass(frozen=True)
class When:
    """A named predicate with its numbers."""

    predicate: str
    at_least: int = 0
    months: int = 0
    of: frozenset[str] = frozenset()


@dataclass(frozen=True)
class LevelRule:
    """A level, and the predicates of which any one gives it."""

    level: str
    when: tuple[When, ...]


@dataclass(frozen=True)
class Permission:
    """By whose leave a licensed instrument may be used: proof, in words."""

    holder: str
    given_to: str
    text: str
    on: date
    until: date | None = None


@dataclass(frozen=True)
class Instrument:
    """A set of questions with the rule that weighs them, in one version."""

    id: str
    title_en: str
    title_ur: str
    licence: str
    permission: Permission | None
    since: date
    until: date | None
    last_confirmed_on: date
    digest: str
    themes: tuple[Theme, ...]
    factors: tuple[Factor, ...]
    children: tuple[Factor, ...]
    levels: tuple[LevelRule, ...]
    child_levels: tuple[LevelRule, ...]

    def stands_on(self, day: date) -> bool:
        """This will say whether it may be used on a day: in force, and permitted."""
        leave = self.permission
        permitted = leave is None or (
            leave.on <= day and (leave.until is None or day <= leave.until)
        )
        in_force = self.since <= day and (self.until is None or day <= self.until)
        return permitted and in_force

    def factor(self, id: str) -> Factor | None:
        """This will find a factor, or a question about children, by its code."""
        return next((one for one in (*self.factors, *self.children) if one.id == id), None)


@dataclass(frozen=True)
class Before:
    """What the file itself knows: what stood, and when what happened."""

    level: str = ""
    # Critical factors that were answered yes and never taken back.
    flags: frozenset[str] = frozenset()
    child_flags: frozenset[str] = frozenset()
    incidents: tuple[datetime, ...] = ()
    highs: tuple[datetime, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was answered, and what the two of them think."""

    answers: Mapping[str, str]
    own_view: str = "not_asked"
    officer_view: str = ""
    # How often in twelve months, as she tells it; what the file has may be more.
    incidents_told: int = 0
    child_at_home: str = "no"
    now: datetime
    before: Before = field(default_factory=Before)

    def answer(self, factor: Factor) -> str:
        """This will give the answer to a factor."""
        return self.answers.get(factor.id, "not_asked")


@dataclass(frozen=True)
class Weighed:
    """The level, and everything that says why."""

    level: str
    # What this sheet alone gives, whatever stood before it.
    worked_out: str
    grounds: tuple[str, ...]
    flags: tuple[str, ...]
    others: tuple[str, ...]
    ask_again: tuple[str, ...]
    # Empty where no child lives in the household.
    child_level: str
    child_flags: tuple[str, ...]
    paths: tuple[str, ...]


class _Asked(NamedTuple):
    """What a predicate is asked about."""

    told: Told
    level: str
    flags: tuple[str, ...]
    others: tuple[str, ...]
    yes: frozenset[str]


Predicate = Callable[[_Asked, When], bool]
PREDICATES: dict[str, Predicate] = {}


def _named(predicate: Predicate) -> Predicate:
    PREDICATES[predicate.__name__] = predicate
    return predicate


@_named
def critical_flag(asked: _Asked, when: When) -> bool:
    """This will say whether any critical factor is answered yes."""
    del when
    return bool(asked.flags)


@_named
def survivor_says(asked: _Asked, when: When) -> bool:
    """This will say whether she herself judges it at least as dangerous as this level."""
    del when
    return _at_least(asked.told.own_view, asked.level)


@_named
def officer_says(asked: _Asked, when: When) -> bool:
    """This will say whether the officer judges it at least as dangerous as this level."""
    del when
    return _at_least(asked.told.officer_view, asked.level)


@_named
def incidents(asked: _Asked, when: When) -> bool:
    """This will say whether it happened so often in so many months, by her or by the file.

    Source: SL-FORM, three or more incidents in twelve months.
    """
    since = months_before(asked.told.now, when.months)
    in_file = sum(since <= local_date(at) for at in asked.told.before.incidents)
    return max(in_file, asked.told.incidents_told) >= when.at_least


@_named
def incident_after_high(asked: _Asked, when: When) -> bool:
    """This will say whether it happened again within so many months of a high level."""
    known = asked.told.before
    return any(
        high < at and months_before(at, when.months) <= local_date(high)
        for high in known.highs
        for at in known.incidents
    )


@_named
def other_factors(asked: _Asked, when: When) -> bool:
    """This will say whether so many factors are answered yes beside the critical ones."""
    return len(asked.others) >= when.at_least


@_named
def yes_among(asked: _Asked, when: When) -> bool:
    """This will say whether so many of some items are answered yes; for licensed instruments."""
    return len(asked.yes & when.of) >= when.at_least


def weigh(instrument: Instrument, told: Told) -> Weighed:
    """This will weigh what was answered. The rule's first level that holds is the level."""
    flags, others, ask = _sorted_out(instrument.factors, told, told.before.flags)
    worked_out, grounds = _level(
        instrument.levels, told, flags, others, _yes(instrument.factors, told)
    )
    level = highest(worked_out, told.before.level)
    if level != worked_out:
        grounds = (*grounds, STANDS)
    child_level, child_flags = "", tuple[str, ...]()
    if told.child_at_home == "yes":
        child_flags, child_others, child_ask = _sorted_out(
            instrument.children, told, told.before.child_flags
        )
        child_level, _why = _level(
            instrument.child_levels, told, child_flags, child_others,
            _yes(instrument.children, told),
        )  # fmt: skip
        ask = (*ask, *child_ask)
    asked = (*instrument.factors, *instrument.children)
    return Weighed(
        level=level,
        worked_out=worked_out,
        grounds=grounds,
        flags=flags,
        others=others,
        ask_again=ask,
        child_level=child_level,
        child_flags=child_flags,
        paths=tuple(dict.fromkeys(f.path for f in asked if f.path and told.answer(f) == "yes")),
    )


def highest(*levels: str) -> str:
    """This will give the most dangerous of some levels; an empty one is none."""
    return max((one for one in levels if one in LEVELS), key=LEVELS.index, default="")


def months_before(at: datetime, months: int) -> date:
    """This will give the local day so many months before an instant.

    Units: local days, months of the calendar.
    """
    return add_months(local_date(at), -months)


def _at_least(said: str, level: str) -> bool:
    return said in LEVELS and LEVELS.index(said) >= LEVELS.index(level)


def _yes(factors: Sequence[Factor], told: Told) -> frozenset[str]:
    return frozenset(f.id for f in factors if told.answer(f) == "yes")


def _sorted_out(
    factors: Sequence[Factor], told: Told, stood: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """This will sort factors into critical flags, others that hold, and what is asked again."""
    answers = {f.id: told.answer(f) for f in factors}
    for f in factors:
        # What was yes before and is not answered now has not gone away.
        if f.id in stood and answers[f.id] in OPEN:
            answers[f.id] = "yes"
    flags = tuple(f.id for f in factors if _is_flag(f, answers))
    others = tuple(f.id for f in factors if answers[f.id] == "yes" and f.id not in flags)
    again = {id for f in factors if f.id not in flags for id in _undecided(f, answers)}
    # A flag that stands from before is asked about too: it was not answered this time.
    again |= {f.id for f in factors if f.id in stood and told.answer(f) in OPEN}
    return flags, others, tuple(f.id for f in factors if f.id in again)


def _is_flag(factor: Factor, answers: Mapping[str, str]) -> bool:
    if answers[factor.id] != "yes":
        return False
    return factor.critical or any(answers[other] == "yes" for other in factor.critical_with)


def _undecided(factor: Factor, answers: Mapping[str, str]) -> tuple[str, ...]:
    """This will name what has to be known to say whether a factor is a critical flag."""
    mine = answers[factor.id]
    if factor.critical:
        return (factor.id,) if mine in OPEN else ()
    beside = factor.critical_with
    if mine == "no" or not any(answers[one] == "yes" or answers[one] in OPEN for one in beside):
        return ()
    asked = (factor.id, *beside) if mine == "yes" or mine in OPEN else ()
    return tuple(one for one in asked if answers[one] in OPEN)


def _level(
    rules: Sequence[LevelRule],
    told: Told,
    flags: tuple[str, ...],
    others: tuple[str, ...],
    yes: frozenset[str],
) -> tuple[str, tuple[str, ...]]:
    for rule in rules:
        asked = _Asked(told, rule.level, flags, others, yes)
        grounds = tuple(w.predicate for w in rule.when if PREDICATES[w.predicate](asked, w))
        if grounds:
            return rule.level, tuple(dict.fromkeys(grounds))
    return LEVELS[0], ()
