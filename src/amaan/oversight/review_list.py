"""The supervisor's checklist, what the ledger knows of it, and how much is drawn to be read."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from amaan.law import practice
from amaan.law.catalogue import default_root
from amaan.law.practice import Check
from amaan.law.reading import BrokenLaw, LawFile, Row
from amaan.protocol import rulebook

FILE = "supervision.toml"
ANSWERS = ("yes", "no", "not_needed", "not_looked")


@dataclass(frozen=True)
class ReviewRow:
    """One question of the checklist, with what answers it and what may go back to the officer."""

    check: Check
    # Duties whose states answer it, and whether the officers' own words do.
    duties: tuple[str, ...]
    by_wordings: bool
    say_en: str
    say_ur: str


@dataclass(frozen=True)
class Sampling:
    """How many cases at rest of a district are read each month, and within which time."""

    since: date
    one_in: int
    at_least: int
    at_most: int
    within: timedelta
    # A case rests when nothing is owed on it, or when nobody wrote into it for so long.
    rests_after: timedelta
    text: str

    def of(self, at_rest: int) -> int:
        """This will say how many of so many are drawn."""
        share = -(-at_rest // self.one_in)
        return min(at_rest, max(self.at_least, min(share, self.at_most)))


@lru_cache(maxsize=4)
def review_list(root: Path | None = None) -> tuple[ReviewRow, ...]:
    """This will read the checklist in its order, each question with what answers it.

    Source: standards 1.2, after the College of Policing's checklist for supervisors.
    Raises: BrokenLaw for a question left out, or answered by a duty that no rule asks.
    """
    place = root or default_root()
    checks = {check.id: check for check in practice.load(place).supervision}
    known = {rule.id for rule in rulebook.load(place).duties}
    found = {}
    for row in LawFile(place, place / FILE).listed("row"):
        check = row.code("check", checks)
        found[check] = ReviewRow(
            check=checks[check],
            duties=row.codes("duties", known, needed=False),
            by_wordings=bool(row.flag("wordings")),
            say_en=row.text("say"),
            say_ur=row.text("say_ur"),
        )
        row.done()
    if left_out := [check for check in checks if check not in found]:
        raise BrokenLaw(f"{FILE}: nothing is said of {', '.join(left_out)}")
    return tuple(found[check] for check in checks)


@lru_cache(maxsize=4)
def sampling(root: Path | None = None) -> Sampling:
    """This will read how the monthly sample is drawn.

    Raises: BrokenLaw for a figure without a source or a day from which it applies.
    """
    place = root or default_root()
    file = LawFile(place, place / FILE)
    row = Row(file, file.tables.get("sample", {}), "sample")
    since = row.day("from")
    if since is None:
        raise row.broken("from", "is missing: write from which day cases are drawn")
    row.codes("sources", LawFile(place, place / "standards.toml").keyed("source"))
    read = Sampling(
        since=since,
        one_in=row.number("one_in"),
        at_least=row.number("at_least"),
        at_most=row.number("at_most"),
        within=timedelta(days=row.number("days")),
        rests_after=timedelta(days=row.number("rests_after_days")),
        text=row.text("text"),
    )
    row.done()
    return read
