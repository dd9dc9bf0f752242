"""From plain answers to the offences an officer should look at.

The form asks what was done, never "which section". Each row of `rules/proposals.toml` says
which answers point to which offence and why, with its source; the officer confirms. Sections
that are turned against people who complain can never be proposed: the loader refuses them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from amaan.law.assistant_file import load_assistant
from amaan.law.catalogue import Catalogue, default_root, load
from amaan.law.loading import authority
from amaan.law.offences import Offence
from amaan.law.reading import LawFile, Row

Strength = Literal["likely", "consider"]
Fit = Literal["yes", "unclear", "no"]

SEXES = ("female", "male", "transgender")
# What an accused is to the survivor who holds an office by it.
OFFICIALS = frozenset({"police_or_security", "other_official"})
SEVERAL = frozenset({"2", "3", "more_than_3"})
# A band that straddles an age limit only raises the question.
_AGES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "under_14": (frozenset({"0-11"}), frozenset({"12-15", "unknown"})),
    "under_16": (frozenset({"0-11", "12-15"}), frozenset({"unknown"})),
    "under_10": (frozenset(), frozenset({"0-11", "unknown"})),
    "under_12": (frozenset({"0-11"}), frozenset({"unknown"})),
    "under_21": (
        frozenset({"0-11", "12-15", "16-17"}),
        frozenset({"18-25", "adult_unknown", "unknown"}),
    ),
    "child": (frozenset({"0-11", "12-15", "16-17"}), frozenset({"unknown"})),
    # Who is not known to be a child is treated as an adult, and the child rows are shown beside.
    "adult": (
        frozenset({"18-25", "26-40", "41-60", "61+", "adult_unknown", "unknown"}),
        frozenset(),
    ),
}
AGE_BANDS = frozenset().union(*(sure | maybe for sure, maybe in _AGES.values()))


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was said at the desk, in the codes of `amaan.protocol.codes`, and when it was done."""

    acts: frozenset[str]
    on: date
    province: str
    survivor_age: str = "unknown"
    survivor_sex: str = "undisclosed"
    accused_count: str = "unknown"
    accused_is_official: bool = False
    survivor_was_in_custody: bool = False
    # What the accused is to the survivor.
    relation: str = "unknown"
    contexts: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    # Particulars asked of the assistant's questions: told, and told not to be so.
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Check:
    """One thing an offence asks, the answers that would tell it, and whether they did."""

    asks: str
    codes: tuple[str, ...]
    fit: Fit


@dataclass(frozen=True)
class Proposal:
    """An offence to look at, with the reason in both languages and what to be careful about."""

    offence: Offence
    because: str
    because_ur: str
    strength: Strength
    sources: tuple[str, ...]
    # Codes of `amaan.law.offences.MARKS`.
    marks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """One row of the table: these answers point to that offence."""

    offence: str
    strength: Strength
    acts: frozenset[str]
    with_acts: frozenset[str]
    contexts: frozenset[str]
    needs: frozenset[str]
    age: str | None
    sex: frozenset[str]
    several: bool
    official: bool
    in_custody: bool
    relations: frozenset[str]
    particulars: frozenset[str]
    # Not shown before the particular was told; the question alone is asked.
    only_if_told: bool
    acted_from: date | None
    acted_before: date | None
    because: str
    because_ur: str
    sources: tuple[str, ...]

    def fits(self, told: Told) -> Fit:
        """This will say whether the answers point here; "unclear" when something was not told."""
        if self.acts.isdisjoint(told.acts):
            return "no"
        fit: Fit = "yes"
        for check in self.checks(told):
            fit = _weaker(fit, check.fit)
        return fit

    def checks(self, told: Told) -> tuple[Check, ...]:
        """This will hold each thing that is asked against what was told."""
        return tuple(self._asked(told))

    def open_questions(self, told: Told) -> frozenset[str]:
        """This will give the particulars still to be asked, where all else leads here."""
        if not self.particulars or self.acts.isdisjoint(told.acts) or self.particulars & told.yes:
            return frozenset()
        if any(c.fit == "no" for c in self.checks(told) if c.asks != "particulars"):
            return frozenset()
        return self.particulars - told.no

    def _asked(self, told: Told) -> Iterator[Check]:
        yield _any_of("acts", self.acts, told.acts)
        if self.with_acts:
            yield _any_of("with_acts", self.with_acts, told.acts)
        if self.contexts:
            yield _any_of("contexts", self.contexts, told.contexts)
        if self.needs:
            yield _any_of("needs", self.needs, told.needs)
        if self.several:
            yield _any_of("accused_counts", SEVERAL, {told.accused_count})
        if self.official:
            yield _flag("official", told.accused_is_official)
        if self.in_custody:
            yield _flag("in_custody", told.survivor_was_in_custody)
        if self.relations:
            yield _any_of("relationships", self.relations, {told.relation})
        if self.age:
            yield Check("age", (self.age,), self._age_fits(told.survivor_age))
        if self.sex:
            yield Check("sexes", tuple(sorted(self.sex)), self._sex_fits(told.survivor_sex))
        if self.particulars:
            yield Check("particulars", self._told_first(told), self._particulars_fit(told))
        if self.acted_from:
            yield _flag("acted_from", told.on >= self.acted_from, self.acted_from.isoformat())
        if self.acted_before:
            yield _flag("acted_before", told.on < self.acted_before, self.acted_before.isoformat())

    def _told_first(self, told: Told) -> tuple[str, ...]:
        return tuple(sorted(self.particulars & told.yes or self.particulars))

    def _particulars_fit(self, told: Told) -> Fit:
        if self.particulars & told.yes:
            return "yes"
        return "no" if self.only_if_told or self.particulars <= told.no else "unclear"

    def _age_fits(self, band: str) -> Fit:
        if self.age is None:
            return "yes"
        sure, maybe = _AGES[self.age]
        return "yes" if band in sure else "unclear" if band in maybe else "no"

    def _sex_fits(self, sex: str) -> Fit:
        if not self.sex or sex in self.sex:
            return "yes"
        # A law written for women is put to the prosecutor for a transgender survivor, not
        # withheld; the question is contested and the safeguards are hers by policy.
        return "unclear" if sex in ("transgender", "undisclosed") else "no"


def propose(told: Told, root: Path | None = None) -> tuple[Proposal, ...]:
    """This will propose offences for what was told: likely ones first, each offence once.

    Only rows in force on the date of the act and in the province, and only those that were
    read (verified) or reported (secondary, marked). An empty answer means: ask the prosecutor.
    """
    best = [proposal for proposal, _pointer, _told in strongest([told], root).values()]
    return tuple(sorted(best, key=lambda p: p.strength != "likely"))


def strongest(
    tellings: Iterable[Told], root: Path | None = None
) -> dict[str, tuple[Proposal, Pointer, Told]]:
    """This will give the strongest proposal of each offence, with the row and the answers."""
    catalogue = load(root)
    best: dict[str, tuple[Proposal, Pointer, Told]] = {}
    for told in tellings:
        for pointer in table(root):
            fit = pointer.fits(told)
            offence = catalogue.every[pointer.offence]
            if fit == "no" or not could_be_charged(offence, told):
                continue
            proposal = _proposal(pointer, offence, told, fit)
            held = best.get(offence.id)
            if held is None or (held[0].strength, proposal.strength) == ("consider", "likely"):
                best[offence.id] = proposal, pointer, told
    return best


def unanswered(told: Told, root: Path | None = None) -> frozenset[str]:
    """This will give the acts told that point to nothing, for which the prosecutor is asked."""
    catalogue = load(root)
    answered: set[str] = set()
    for pointer in table(root):
        offence = catalogue.every[pointer.offence]
        if pointer.fits(told) != "no" and could_be_charged(offence, told):
            answered |= pointer.acts & told.acts
    return told.acts - answered


def table(root: Path | None = None) -> tuple[Pointer, ...]:
    """This will read the table of proposals, once for each place it is read from.

    Raises: BrokenLaw naming file, line, row and field, also for a section that must never be
    proposed.
    """
    return _read(Path(root) if root is not None else default_root())[0]


def never_proposed(root: Path | None = None) -> Mapping[str, str]:
    """This will give the sections that may not be proposed, each with the harm it would do."""
    return _read(Path(root) if root is not None else default_root())[1]


@lru_cache(maxsize=4)
def _read(root: Path) -> tuple[tuple[Pointer, ...], Mapping[str, str]]:
    catalogue = load(root)
    file = LawFile(root, root / "proposals.toml")
    never: dict[str, str] = dict(file.tables.get("never", {}))
    asked = load_assistant(root).asked_by
    pointers = tuple(_pointer(row, catalogue, never, asked) for row in file.listed("proposal"))
    return pointers, never


def _pointer(
    row: Row, catalogue: Catalogue, never: Mapping[str, str], asked: Collection[str]
) -> Pointer:
    pointer = Pointer(
        offence=row.code("offence", catalogue.every),
        strength=row.code("strength", ("likely", "consider")),
        acts=frozenset(row.words("acts")),
        with_acts=frozenset(row.words("with_acts", needed=False)),
        contexts=frozenset(row.words("contexts", needed=False)),
        needs=frozenset(row.words("needs", needed=False)),
        age=row.code("age", (*_AGES, ""), default="") or None,
        sex=frozenset(row.codes("sex", SEXES, needed=False)),
        several=bool(row.flag("several")),
        official=bool(row.flag("official")),
        in_custody=bool(row.flag("in_custody")),
        relations=frozenset(row.words("relations", needed=False)),
        particulars=frozenset(row.codes("particulars", asked, needed=False)),
        only_if_told=bool(row.flag("only_if_told")),
        acted_from=row.day("acted_from"),
        acted_before=row.day("acted_before"),
        because=row.text("because"),
        because_ur=row.text("because_ur"),
        sources=authority(row, catalogue.sources),
    )
    row.done()
    if pointer.offence in never:
        raise row.broken("offence", f"must never be proposed: {never[pointer.offence]}")
    if pointer.only_if_told and not pointer.particulars:
        raise row.broken("only_if_told", "needs a particular that is to be told")
    if catalogue.every[pointer.offence].confidence == "unverified":
        raise row.broken("offence", "is unverified and may not be proposed")
    return pointer


def could_be_charged(offence: Offence, told: Told) -> bool:
    """This will say whether the section stood on that day, in that province."""
    return offence.in_force(told.on) and offence.covers(told.province, told.on)


def _proposal(pointer: Pointer, offence: Offence, told: Told, fit: Fit) -> Proposal:
    marks = offence.marks(told.on, told.province)
    # Whether the law stood at all is not the officer's guess to make.
    sure = fit == "yes" and "force_in_doubt" not in marks
    return Proposal(
        offence=offence,
        because=pointer.because,
        because_ur=pointer.because_ur,
        strength=pointer.strength if sure else "consider",
        sources=pointer.sources,
        marks=marks,
    )


def _any_of(asks: str, wanted: Set[str], told: Set[str]) -> Check:
    found = wanted & told
    return Check(asks, tuple(sorted(found or wanted)), "yes" if found else "no")


def _flag(asks: str, holds: bool, code: str = "") -> Check:
    return Check(asks, (code,) if code else (), "yes" if holds else "no")


def _weaker(one: Fit, other: Fit) -> Fit:
    if "no" in (one, other):
        return "no"
    return "unclear" if "unclear" in (one, other) else "yes"
