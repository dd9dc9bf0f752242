"""All the rules at once: read, checked against each other, and arranged for speed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from amaan.kernel import calendars
from amaan.kernel.calendars import WorkingCalendar
from amaan.law.catalogue import default_root
from amaan.law.loading import read_sources
from amaan.law.reading import BrokenLaw, near
from amaan.protocol import reading
from amaan.protocol.ladder_file import read_ladders
from amaan.protocol.ladders import CHAIN, NO_LADDERS, STANDARDS_STOP_AT, Ladders
from amaan.protocol.rules import BarRule, DutyRule, InForce, Rule

__all__ = ["BrokenLaw", "Rulebook", "load"]


# How many constellations of facts are remembered with the rules they wake.
REMEMBERED = 1_000
# The order in which bars answer: what the law forbids speaks before what a standard forbids.
_STRONGEST_FIRST = ("legal", "clinical", "standard")


@dataclass(frozen=True)
class Rulebook:
    """The duties and bars that are known, and the calendar that working days follow."""

    duties: tuple[DutyRule, ...]
    bars: tuple[BarRule, ...]
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    ladders: Ladders = NO_LADDERS
    _by_kind: Mapping[str, tuple[DutyRule, ...]] = field(init=False, repr=False)
    # The rules that take the place of a rule where they apply, by its name.
    displaced_by: Mapping[str, tuple[str, ...]] = field(init=False, repr=False)
    _awake: dict[tuple[str, frozenset[str]], tuple[DutyRule, ...]] = field(
        init=False, repr=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        by_kind: dict[str, list[DutyRule]] = {}
        displaced: dict[str, list[str]] = {}
        for rule in self.duties:
            for kind in {m.kind for m in rule.starts_with}:
                by_kind.setdefault(kind, []).append(rule)
            for id in rule.displaces:
                displaced.setdefault(id, []).append(rule.id)
        object.__setattr__(self, "_by_kind", {k: tuple(v) for k, v in by_kind.items()})
        object.__setattr__(self, "displaced_by", {k: tuple(v) for k, v in displaced.items()})

    def starting_with(self, kinds: Iterable[str]) -> Iterable[DutyRule]:
        """This will give the rules that a fact of one of these kinds may begin, each once."""
        return dict.fromkeys(rule for kind in kinds for rule in self._by_kind.get(kind, ()))

    def awake(self, province: str, kinds: Iterable[str]) -> tuple[DutyRule, ...]:
        """This will give the rules of a place that these kinds of facts may begin.

        Cases resemble each other: the same kinds of facts wake the same rules, and mostly
        somebody asked before.
        """
        asked = (province, frozenset(kinds))
        found = self._awake.get(asked)
        if found is None:
            if len(self._awake) >= REMEMBERED:
                self._awake.clear()
            here = [
                rule
                for rule in self.starting_with(asked[1])
                if not rule.provinces or province in rule.provinces
            ]
            # Last of all what is owed only where the window of another had closed.
            found = tuple(sorted(here, key=lambda rule: rule.only_if_window_over))
            self._awake[asked] = found
        return found

    def duty(self, rule_id: str) -> DutyRule:
        """This will give the rule of a duty by its id.

        Raises: KeyError.
        """
        return next(iter(r for r in self.duties if r.id == rule_id))


def load(root: Path | None = None) -> Rulebook:
    """This will read `rules/duties` and `rules/bars`, once for each place they are read from.

    Raises: BrokenLaw naming the file, the line, the word it does not know and what is allowed.
    """
    return _load(Path(root) if root is not None else default_root())


@lru_cache(maxsize=4)
def _load(root: Path) -> Rulebook:
    sources = read_sources(root) | reading.read_standards(root)
    calendar = calendars.load(root / "calendars.toml")
    book = Rulebook(
        duties=tuple(
            reading.read_duty(root, path, sources)
            for path in sorted((root / "duties").glob("*.toml"))
        ),
        bars=tuple(
            sorted(
                (reading.read_bar(root, path, sources) for path in (root / "bars").glob("*.toml")),
                key=lambda bar: (_STRONGEST_FIRST.index(bar.rule_class), bar.id),
            )
        ),
        calendar=calendar,
        ladders=read_ladders(root, sources, calendar),
    )
    if not book.duties:
        raise BrokenLaw(f"{root / 'duties'}: there are no rules here")
    check(book)
    return book


def check(book: Rulebook) -> None:
    """This will refuse rules that contradict one another.

    Raises: BrokenLaw for two rules that decide the same thing, for an exception that names no
    rule, and for a rule that loosens a statute.
    """
    duties = {rule.id: rule for rule in book.duties}
    for bar in book.bars:
        if bar.displaces:
            raise BrokenLaw(f"{bar.path}: displaces: a bar displaces nothing; it only forbids")
    for rule in book.duties:
        for id in rule.displaces:
            if id not in duties:
                raise BrokenLaw(
                    f"{rule.path}: displaces: there is no duty {id!r}{near(id, duties)}"
                )
            _refuse_loosening(rule, duties[id])
        _refuse_a_strange_ladder(rule, book.ladders)
        if rule.window_over_by and rule.window_over_by not in duties:
            raise BrokenLaw(
                f"{rule.path}: window_over_by: there is no duty {rule.window_over_by!r}"
                f"{near(rule.window_over_by, duties)}"
            )
    _refuse_two_deciders(book.duties)


def _refuse_a_strange_ladder(rule: DutyRule, ladders: Ladders) -> None:
    if not rule.ladder:
        return
    if rule.ladder not in ladders.by_name:
        raise BrokenLaw(
            f"{rule.path}: ladder: there is no ladder {rule.ladder!r} in ladders.toml"
            f"{near(rule.ladder, ladders.by_name)}"
        )
    top = ladders.by_name[rule.ladder].rungs[-1].to
    if rule.rule_class == "standard" and CHAIN.index(top) > CHAIN.index(STANDARDS_STOP_AT):
        raise BrokenLaw(
            f"{rule.path}: ladder: {rule.ladder!r} climbs to {top}; a standard stops at "
            f"{STANDARDS_STOP_AT} and rises above it as a rate only"
        )


def _refuse_loosening(rule: DutyRule, displaced: DutyRule) -> None:
    """Law: Constitution art.143, a federal law prevails over an inconsistent provincial one."""
    if displaced.rule_class != "legal":
        return
    if rule.rule_class != "legal":
        raise BrokenLaw(
            f"{rule.path}: displaces: {displaced.id} is a legal duty; "
            f"a {rule.rule_class} rule cannot take its place, it can only stand beside it"
        )
    if not rule.provinces or displaced.provinces:
        return
    for mine in rule.in_force:
        for theirs in displaced.in_force:
            if (
                theirs.authority.kind == "statute"
                and _meets_in_time(mine, theirs)
                and mine.limit.longest() > theirs.limit.longest()
            ):
                raise BrokenLaw(
                    f"{rule.path}: limit: loosens {displaced.id}, a federal statutory duty; "
                    "a province may add or tighten"
                )


def _refuse_two_deciders(rules: tuple[DutyRule, ...]) -> None:
    for index, one in enumerate(rules):
        for other in rules[index + 1 :]:
            if not _could_both_apply(one, other):
                continue
            if one.decides == other.decides:
                raise BrokenLaw(
                    f"{other.path}: decides: {one.decides!r} is already decided by {one.path}; "
                    "let one name the other in `displaces`, or give each its own clock"
                )
            if _same_rule_twice(one, other):
                raise BrokenLaw(
                    f"{other.path}: is {one.path} again: the same start, conditions, act and "
                    "authority; remove one of them"
                )


def _could_both_apply(one: DutyRule, other: DutyRule) -> bool:
    if other.id in one.displaces or one.id in other.displaces:
        return False
    if one.provinces and other.provinces and not one.provinces & other.provinces:
        return False
    return any(_meets_in_time(a, b) for a in one.in_force for b in other.in_force)


def _same_rule_twice(one: DutyRule, other: DutyRule) -> bool:
    return (one.starts_with, one.when, one.met_by, one.provinces) == (
        other.starts_with,
        other.when,
        other.met_by,
        other.provinces,
    ) and {(e.authority.instrument, e.authority.provision) for e in one.in_force} == {
        (e.authority.instrument, e.authority.provision) for e in other.in_force
    }


def _meets_in_time(a: InForce, b: InForce) -> bool:
    return (b.until is None or a.since <= b.until) and (a.until is None or b.since <= a.until)


def every_rule(book: Rulebook) -> tuple[Rule, ...]:
    """This will list all rules, duties first."""
    return (*book.duties, *book.bars)
