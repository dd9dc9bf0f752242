"""All the rules at once: read, checked against each other, and arranged for speed."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from amaan.kernel import calendars
from amaan.kernel.calendars import WorkingCalendar
from amaan.law import signoff
from amaan.law.catalogue import default_root
from amaan.law.library import sources_to_rest_on
from amaan.law.reading import BrokenLaw, LawFile
from amaan.protocol import reading
from amaan.protocol.agreement import contradictions
from amaan.protocol.ladder_file import read_ladders
from amaan.protocol.ladders import NO_LADDERS, Ladders
from amaan.protocol.reading import Sources
from amaan.protocol.rules import BarRule, DutyRule, Rule

__all__ = ["BrokenLaw", "Rulebook", "load"]

R = TypeVar("R", bound=Rule)


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

    def only(self, asked: frozenset[str]) -> "Rulebook":
        """This will give the same book with these duties alone, and no bar."""
        mine = tuple(rule for rule in self.duties if rule.id in asked)
        return Rulebook(duties=mine, bars=(), calendar=self.calendar, ladders=self.ladders)

    def duty(self, rule_id: str) -> DutyRule:
        """This will give the rule of a duty by its id.

        Raises: KeyError.
        """
        return next(iter(r for r in self.duties if r.id == rule_id))


def load(root: Path | None = None, *, drafts: bool = False) -> Rulebook:
    """This will read `rules/duties` and `rules/bars`, once for each place they are read from.

    `drafts`: with the rules that are drafted or reviewed and bind nobody yet, for `whatif`.
    Raises: BrokenLaw naming the file, the line, the word it does not know and what is allowed.
    """
    return _load(Path(root) if root is not None else default_root(), drafts)


@lru_cache(maxsize=4)
def _load(root: Path, drafts: bool) -> Rulebook:
    book, problems = read(root, drafts=drafts)
    if problems:
        raise BrokenLaw(problems[0])
    return book


def read(root: Path, *, drafts: bool) -> tuple[Rulebook, list[str]]:
    """This will read every rule that can be read, and say of each other one what is wrong.

    Raises: BrokenLaw where what all rules rest on cannot be read: sources, calendars, ladders.
    """
    sources = sources_to_rest_on(root) | reading.read_standards(root)
    try:
        calendar = calendars.load(root / "calendars.toml")
    except calendars.BadCalendar as wrong:
        raise BrokenLaw(str(wrong)) from None
    ladders = read_ladders(root, sources, calendar)
    problems: list[str] = []

    def each(folder: str, one: Callable[[LawFile, Sources], R]) -> Iterator[R]:
        for path in sorted((root / folder).glob("*.toml")):
            try:
                file = LawFile(root, path)
                if drafts or reading.is_in_force(file):
                    yield one(file, sources)
            except BrokenLaw as wrong:
                problems.append(str(wrong))

    duties = tuple(each("duties", reading.read_duty))
    bars = sorted(
        each("bars", reading.read_bar),
        key=lambda bar: (_STRONGEST_FIRST.index(bar.rule_class), bar.id),
    )
    if not duties and not problems:
        problems.append(f"{root / 'duties'}: there are no rules here")
    # What could not be read is not missing: whoever names it is told of it by its own file.
    if not problems:
        problems += contradictions(root, duties, bars, ladders)
    book = Rulebook(duties=duties, bars=tuple(bars), calendar=calendar, ladders=ladders)
    return book, problems


# What can change a duty or a bar; the rest of the folder is read by people.
_LAW = ("offences/*.toml", "procedures.toml", "settlement.toml", "calendars.toml", "ladders.toml")
_RULES = ("duties/*.toml", "bars/*.toml")


def digest(root: Path, *, only_law: bool = False) -> str:
    """This will give the digest of everything that decides: rules in force, offences, calendars.

    `only_law`: without the duties and bars, to know whether they alone changed.
    Raises: BrokenLaw for a file that cannot be read.
    """
    total = hashlib.sha256()
    for pattern in _LAW if only_law else (*_LAW, *_RULES):
        for path in sorted(root.glob(pattern)):
            file = LawFile(root, path)
            if reading.is_in_force(file):
                total.update(f"{file.name}\0{file.digest}\n".encode())
    return total.hexdigest()


@lru_cache(maxsize=4)
def part(asked: frozenset[str]) -> Rulebook:
    """This will give those of the rules in force that are asked, arranged once."""
    return load().only(asked)


def every_rule(book: Rulebook) -> tuple[Rule, ...]:
    """This will list all rules, duties first."""
    return (*book.duties, *book.bars)


def to_be_signed(province: str, root: Path | None = None) -> Mapping[str, signoff.Text]:
    """This will give every rule that may bind in a province, with its text as it stands."""
    return {
        rule.id: signoff.Text(rule.digest, rule.version)
        for rule in every_rule(load(root))
        if not rule.provinces or province in rule.provinces
    }


def unsigned(province: str, signed: signoff.SignOffs, root: Path | None = None) -> tuple[int, int]:
    """This will say how many rules of a province nobody signed as they stand, and of how many."""
    rules = to_be_signed(province, root)
    open_ = [id for id, text in rules.items() if signed.standing(id, text, province) != "signed"]
    return len(open_), len(rules)
