"""The law as one book: by stage, by role and by clock, and then each row on its own page."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Literal

from amaan.documents.pieces import (
    Bundle,
    Column,
    Paper,
    Piece,
    Said,
    Section,
    See,
    Table,
    Words,
)
from amaan.law import catalogue, signoff
from amaan.protocol import lawbook, lookup, rulebook
from amaan.protocol.lawbook_pieces import Say
from amaan.protocol.lookup import KINDS, Kind
from amaan.protocol.rules import DutyRule

# In how many hours it is due; what has no figure comes first.
_CLOCKS = (("at_once", 0), ("hours", 1), ("days_elapsed", 24), ("calendar_days", 24),
           ("working_days", 24), ("months", 720))  # fmt: skip
Told = Callable[[int, int], None]
Way = Literal["by_stage", "by_role", "by_clock"]
WAYS: tuple[Way, ...] = ("by_stage", "by_role", "by_clock")


def handbook(
    *,
    province: str,
    on: date,
    made_at: datetime,
    say: Say,
    told: Told,
    signed: signoff.SignOffs | None = None,
) -> Bundle:
    """This will compose the whole book as it stands on a day in a province.

    `told` hears how many of how many rows are composed; `signed` as for one page.
    """
    reading = _Reading(province, on, say)
    papers = [what_is_owed(way, province=province, on=on, say=say) for way in WAYS]
    total = len(lookup.entries())
    done = 0
    for kind in KINDS:
        sections = []
        for row in _rows(kind):
            sections.append(
                lawbook.leaf(kind, row, province=province, on=on, say=say, signed=signed)
            )
            done += 1
            told(done, total)
        papers.append(Paper(title=say("law_kinds", kind), sections=tuple(sections)))
    return Bundle(
        title=reading.head("handbook"),
        papers=tuple(papers),
        made_at=made_at,
        notice=reading.head("handbook_notice"),
        cover=True,
        contents=True,
        depth=1,
    )


def what_is_owed(way: Way, *, province: str, on: date, say: Say) -> Paper:
    """This will list every duty of a province: by stage, by role, or the most urgent first."""
    reading = _Reading(province, on, say)
    duties = [rule for rule in rulebook.load().duties if rule.on(on) and reading.reaches(rule)]
    title = reading.head(way)
    match way:
        case "by_stage":
            return Paper(title=title, sections=tuple(reading.by_stage(duties)))
        case "by_role":
            return Paper(title=title, sections=tuple(reading.by_role(duties)))
        case "by_clock":
            return Paper(title=title, pieces=(reading.by_clock(duties),))


class _Reading:
    """Where and when the book is read, and what codes are called there."""

    def __init__(self, province: str, on: date, say: Say):
        self.province, self.on, self.say = province, on, say

    def head(self, code: str) -> Said:
        """This will give one of the book's own words."""
        return self.say("law_heads", code)

    def reaches(self, rule: DutyRule) -> bool:
        """This will say whether a rule is of this province or of the whole country."""
        return not rule.provinces or self.province in rule.provinces

    def by_stage(self, duties: Iterable[DutyRule]) -> Iterator[Section]:
        """This will list what is owed, stage by stage."""
        return self._grouped(duties, lambda rule: rule.stage, "stages", "owner")

    def by_role(self, duties: Iterable[DutyRule]) -> Iterator[Section]:
        """This will list what each post owes."""
        return self._grouped(duties, lambda rule: rule.owner, "posts", "stage")

    def by_clock(self, duties: Iterable[DutyRule]) -> Piece:
        """This will list everything, the most urgent first."""
        ordered = sorted(duties, key=lambda rule: (self._hours(rule), rule.title_en))
        return self._table(ordered, "owner")

    def _grouped(
        self, duties: Iterable[DutyRule], of: Callable[[DutyRule], str], names: str, beside: str
    ) -> Iterator[Section]:
        groups: dict[str, list[DutyRule]] = defaultdict(list)
        for rule in duties:
            groups[of(rule)].append(rule)
        for code, rules in groups.items():
            rules.sort(key=lambda rule: (self._hours(rule), rule.title_en))
            yield Section(title=self.say(names, code), pieces=(self._table(rules, beside),))

    def _table(self, rules: Iterable[DutyRule], beside: str) -> Table:
        lists = {"owner": "posts", "stage": "stages"}
        return Table(
            columns=(
                Column(label=self.head("duty"), width=4),
                Column(label=self.head("clock"), width=2),
                Column(label=self.head(beside), width=2),
                Column(label=self.head("class")),
            ),
            rows=tuple(
                (
                    (See(_titled(rule), lawbook.anchor("duty", rule.id)),),
                    self._clock(rule),
                    self.say(lists[beside], getattr(rule, beside)),
                    self.say("duty_classes", rule.rule_class),
                )
                for rule in rules
            ),
        )

    def _clock(self, rule: DutyRule) -> Words:
        now = rule.on(self.on)
        return self.say("conditions", now.clock) if now and now.clock else ""

    def _hours(self, rule: DutyRule) -> int:
        now = rule.on(self.on)
        return 0 if now is None else dict(_CLOCKS)[now.limit.unit] * now.limit.count


def _titled(rule: DutyRule) -> Said:
    return Said(en=rule.title_en, ur=rule.title_ur)


def _rows(kind: Kind) -> list[str]:
    rows = [entry.id for entry in lookup.entries() if entry.kind == kind]
    if kind != "offence":
        return rows
    # As the codes are bound: by act, then by section as the catalogue lists them.
    every = catalogue.load().every
    return sorted(rows, key=lambda id: (every[id].act, rows.index(id)))
