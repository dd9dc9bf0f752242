"""Short stories that say what a rule means: a few facts, and what is owed and forbidden then.

A page of stories is one theme (`rules/examples/stories/<theme>.toml`). Each story begins with a
case of `cases.toml`, adds what happened after the report, says when one looks, and names the
rules that must stand and the nearest ones that must not. Times count from the report.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from amaan.kernel.clock import KARACHI
from amaan.law.catalogue import default_root
from amaan.law.reading import near
from amaan.protocol import codes, facts
from amaan.protocol.casefile import BadCaseFile
from amaan.protocol.engine import Outcome
from amaan.protocol.facts import Happened, Recorded
from amaan.protocol.situation import Place

CASES = "cases.toml"
# A Monday morning without a holiday in the week, so that working days are easy to count.
REPORTED_AT = datetime(2026, 11, 16, 10, tzinfo=KARACHI)
_TIME = re.compile(r"([+-]?)(\d+)(m|h|d)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_STORY = frozenset(
    "en ur case province reported told facts look owed not_owed forbidden not_forbidden".split()
)
_OF_A_FACT = frozenset({"at", "until", "fact"})


@dataclass(frozen=True)
class Story:
    """What happened, when one looks, and what follows."""

    theme: str
    title_en: str
    title_ur: str
    place: Place
    now: datetime
    timeline: tuple[Recorded, ...]
    # The state in which each duty named must stand.
    owed: Mapping[str, str]
    not_owed: tuple[str, ...]
    forbidden: tuple[str, ...]
    not_forbidden: tuple[str, ...]

    @property
    def rules_shown(self) -> frozenset[str]:
        """The rules of which the story shows that they stand."""
        return frozenset((*self.owed, *self.forbidden))

    @property
    def rules_kept_out(self) -> frozenset[str]:
        """The rules of which the story shows that they do not stand."""
        return frozenset((*self.not_owed, *self.not_forbidden))


@dataclass(frozen=True)
class Page:
    """The stories of a theme."""

    theme: str
    title_en: str
    title_ur: str
    stories: tuple[Story, ...]


def ends_otherwise(story: Story, told: Outcome) -> tuple[str, ...]:
    """This will say in which points a story ends otherwise than it says; nothing if in none."""
    states: dict[str, set[str]] = {}
    for duty in told.duties:
        states.setdefault(duty.rule_id, set()).add(duty.state)
    bars = {bar.rule_id for bar in told.bars}
    return (
        *(
            f"{rule} is {', '.join(sorted(states.get(rule, {'not owed'})))}, not {state}"
            for rule, state in story.owed.items()
            if state not in states.get(rule, ())
        ),
        *(f"{rule} is owed" for rule in story.not_owed if rule in states),
        *(f"{rule} does not stand" for rule in story.forbidden if rule not in bars),
        *(f"{rule} stands" for rule in story.not_forbidden if rule in bars),
    )


def load(root: Path | None = None) -> tuple[Page, ...]:
    """This will read every page of stories, once for each place it is read from.

    Raises: BadCaseFile naming the page, the story and the word that does not fit.
    """
    return _load(default_root() if root is None else Path(root))


def about(rule_id: str, root: Path | None = None) -> tuple[Story, ...]:
    """This will give the stories that show a rule, then those that keep it out."""
    told = [story for page in load(root) for story in page.stories]
    shown = [story for story in told if rule_id in story.rules_shown]
    return (*shown, *(story for story in told if rule_id in story.rules_kept_out))


@lru_cache(maxsize=4)
def _load(root: Path) -> tuple[Page, ...]:
    folder = root / "examples" / "stories"
    cases = _tables(folder / CASES).get("case", {})
    return tuple(_page(path, cases) for path in sorted(folder.glob("*.toml")) if path.name != CASES)


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise BadCaseFile(f"{path}: cannot be read: {wrong}") from None


def _page(path: Path, cases: Mapping[str, Any]) -> Page:
    written = _tables(path)
    title = written.get("title", {})
    if not (title.get("en") and title.get("ur")):
        raise BadCaseFile(f"{path}: title: needs .en and .ur")
    stories = tuple(
        _Reader(path, number, table, cases).story()
        for number, table in enumerate(written.get("story", []), start=1)
    )
    return Page(path.stem, title["en"], title["ur"], stories)


class _Reader:
    """One story, with its place kept for messages."""

    def __init__(
        self, path: Path, number: int, table: Mapping[str, Any], cases: Mapping[str, Any]
    ) -> None:
        self.path, self.number, self.table = path, number, table
        self._known("the story", table, _STORY)
        for key in ("en", "ur", "case", "look"):
            if not table.get(key):
                raise self._wrong(f"{key}: is missing")
        self._known("case", [table["case"]], cases)
        self.case = cases[table["case"]]

    def story(self) -> Story:
        """This will put the case and what came after together."""
        reported = self._reported()
        province = self.table.get("province", self.case["province"])
        self._known("province", [province], codes.PROVINCES)
        told = self.table.get("told", {})
        rows = [*self.case["facts"], *self.table.get("facts", [])]
        timeline = tuple(self._fact(n, row, reported, told) for n, row in enumerate(rows, start=1))
        owed = self.table.get("owed", {})
        self._known("owed", owed.values(), codes.STATES)
        return Story(
            theme=self.path.stem,
            title_en=self.table["en"],
            title_ur=self.table["ur"],
            place=Place(province),
            now=reported + self._span(self.table["look"]),
            timeline=timeline,
            owed=owed,
            not_owed=tuple(self.table.get("not_owed", ())),
            forbidden=tuple(self.table.get("forbidden", ())),
            not_forbidden=tuple(self.table.get("not_forbidden", ())),
        )

    def _reported(self) -> datetime:
        written = self.table.get("reported")
        if written is None:
            return REPORTED_AT
        if type(written) is not datetime:
            raise self._wrong(f"reported: cannot be {written!r}; write 2021-12-03T10:00:00")
        return written.replace(tzinfo=KARACHI)

    def _fact(
        self, n: int, row: Mapping[str, Any], reported: datetime, told: Mapping[str, Any]
    ) -> Recorded:
        kind = row.get("fact", "")
        self._known("fact", [kind], facts.KINDS)
        details = {name: value for name, value in row.items() if name not in _OF_A_FACT}
        # What a story says otherwise of her and of the report than its case does.
        if kind == "complaint.received":
            details |= told
        at = reported + self._span(row.get("at", "0h"))
        until = reported + self._span(row["until"]) if "until" in row else at
        try:
            fact = facts.read(kind, details)
        except facts.MalformedFact as wrong:
            raise self._wrong(str(wrong)) from None
        return Recorded(f"{n}", fact, Happened(at, until), max(until, reported))

    def _span(self, written: object) -> timedelta:
        found = _TIME.fullmatch(str(written))
        if found is None:
            raise self._wrong(f"{written!r} is no time; write +2h, -20h, +30m or +3d")
        sign, count, unit = found.groups()
        span = timedelta(**{_UNITS[unit]: int(count)})
        return -span if sign == "-" else span

    def _known(self, field: str, words: Iterable[str], allowed: Iterable[str]) -> None:
        known = frozenset(allowed)
        for word in words:
            if word not in known:
                raise self._wrong(f"{field}: does not know {word!r}{near(str(word), known)}")

    def _wrong(self, complaint: str) -> BadCaseFile:
        said = self.table.get("en", "")
        return BadCaseFile(f"{self.path}, story {self.number} ({said!r}): {complaint}")
