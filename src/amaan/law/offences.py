"""What the law says, as plain records: offences in time, their sources, the disputes about them.

Substance and punishment follow the law of the date of the act; procedure follows the law of
the day, unless a statute says otherwise. So an offence is always asked for with the date of
the act, and a repealed row stays for the acts done while it stood. Dates are local dates.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from amaan.kernel.refusals import said

Answer = Literal["yes", "no", "contested", "conditional", "not_applicable", "unverified"]
Schedule = Literal["none", "I", "II", "I_if_connected", "II_if_connected", "I_or_II_if_connected"]
Settling = Literal[
    "no",
    "with_leave_of_court",
    "without_leave",
    "conditional",
    "contested",
    "yes_generally",
    "yes_by_text",
    "not_stated",
    "unverified",
]
Precision = Literal["day", "month", "year"]
Confidence = Literal["verified", "secondary", "unverified"]
Status = Literal["in_force", "repealed", "omitted"]

FEDERAL = "PK"
PROVINCES = ("IS", "PB", "SD", "KP", "BA", "GB", "AJK")
# Federal law reaches these two by instruments that nobody has read for this catalogue.
NOT_RESEARCHED = frozenset({"GB", "AJK"})

# What a page must say beside an offence before anybody relies on it.
MARKS = {
    "secondary": said("Known from press or quotation; the text itself was not read."),
    "cognizable_contested": said(
        "Whether this is cognizable is disputed. Offer the FIR; a prosecutor settles the point."
    ),
    "cognizable_unverified": said(
        "Whether this is cognizable was not verified. Ask the prosecutor; never turn her away."
    ),
    "start_uncertain": said(
        "The law changed around that date and the exact day is not confirmed. Ask the prosecutor."
    ),
    "text_changed_since": said(
        "The section was amended after the act. The text and punishment of that day apply."
    ),
    "force_in_doubt": said("Whether this law stood on that date is in doubt. Ask the prosecutor."),
    "province_not_researched": said(
        "The law of this region was not researched. Ask the prosecutor before relying on it."
    ),
}


@dataclass(frozen=True, slots=True)
class Source:
    """A text that somebody read, and how far. `read_in` is where it was read."""

    key: str
    title: str
    kind: str
    level: str
    url: str = ""
    read_in: str = ""
    as_of: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Procedure:
    """A safeguard that an offence brings with it: what, who, on what basis."""

    code: str
    summary: str
    actor: str
    basis: str
    sources: tuple[str, ...]
    confidence: Confidence
    victims: str = ""
    notes: str = ""
    provinces: tuple[str, ...] = (FEDERAL,)
    jurisdiction_words: str = ""
    summary_ur: str = ""
    last_confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """An amendment that changed a section's text or punishment without renumbering it."""

    on: date
    precision: Precision
    words: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A span in which it is not confirmed that the law stood."""

    from_on: date
    until_on: date | None
    words: str


@dataclass(frozen=True, slots=True)
class ProvinceSpan:
    """A province in which the law began or ended on another date than elsewhere."""

    province: str
    from_on: date | None
    until_on: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Compounding:
    """Who the statute lets settle, in its own words. The default is nobody (CrPC s.345(7))."""

    status: Settling
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Punishment:
    """The punishment of the row's present text; see `Offence.changed` for older acts."""

    least: str
    most: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Offence:
    """One section, or one limb of a section, as a desk must know it."""

    id: str
    act: str
    section: str
    title: str
    title_ur: str
    elements: str
    victims: str
    cognizable: Answer
    cognizable_note: str
    bailable: Answer
    bailable_note: str
    compoundable: Compounding
    punishment: Punishment
    court: str
    anti_rape_schedule: Schedule
    anti_rape_note: str
    special_procedure: tuple[str, ...]
    provinces: tuple[str, ...]
    jurisdiction_words: str
    status: Status
    # None: since before 2000. A year or month alone starts on its first day, ends on its last.
    from_on: date | None
    from_precision: Precision
    from_words: str
    until_on: date | None
    until_precision: Precision
    tags: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: Confidence
    notes: str
    changed: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    province_spans: tuple[ProvinceSpan, ...] = ()
    last_confirmed_on: date | None = None

    @property
    def is_cognizable(self) -> Answer:
        """This will give the class with its disputes: "contested" is not "no", it offers the FIR.

        Law: CrPC s.154, s.155 and Schedule II.
        """
        return self.cognizable

    @property
    def fir_is_offered(self) -> bool:
        """This will be true where the desk registers, or must offer to, an FIR at once."""
        return self.cognizable in ("yes", "contested")

    @property
    def is_scheduled(self) -> bool:
        """This will be true for Schedules I and II of the Anti-Rape Act on their own terms."""
        return self.anti_rape_schedule in ("I", "II")

    @property
    def is_scheduled_if_connected(self) -> bool:
        """This will be true where the schedule reaches it beside a scheduled offence only."""
        return self.anti_rape_schedule.endswith("_if_connected")

    @property
    def is_sexual(self) -> bool:
        """This will be true for sexual offences, including those done through images and sale."""
        return "sexual" in self.tags

    @property
    def is_compoundable(self) -> bool:
        """This will be true only where a table positively lets it be compounded.

        Contested, conditional, unstated and unverified all mean no. Ask
        `Catalogue.may_be_compounded` before relying on a yes: bars stand above the tables.
        Law: CrPC s.345(7).
        """
        return self.compoundable.status in (
            "with_leave_of_court",
            "without_leave",
            "yes_generally",
            "yes_by_text",
        )

    def covers(self, province: str, on: date | None = None) -> bool:
        """This will say whether the law reaches a province (on a date, where it moved there).

        Raises: ValueError for a code that is not a province.
        """
        if province not in PROVINCES and province != FEDERAL:
            raise ValueError(f"{province!r} is not a province; known: {', '.join(PROVINCES)}")
        if FEDERAL in self.provinces:
            return True
        if province not in self.provinces:
            return False
        spans = [s for s in self.province_spans if s.province == province]
        return all(on is None or _within(on, s.from_on, s.until_on) for s in spans)

    def in_force(self, on: date) -> bool:
        """This will say whether the section stood on the date of the act."""
        return _within(on, self.from_on, self.until_on)

    def changes_since(self, on: date) -> tuple[Change, ...]:
        """This will list the amendments made after the act, newest last."""
        return tuple(c for c in self.changed if c.on > on)

    def doubts_on(self, on: date) -> tuple[Doubt, ...]:
        """This will list the reasons to doubt that the law stood on a date."""
        return tuple(d for d in self.doubts if _within(on, d.from_on, d.until_on))

    def marks(self, on: date, province: str = FEDERAL) -> tuple[str, ...]:
        """This will give the codes of `MARKS` that a page must show beside the offence."""
        told = {
            "secondary": self.confidence == "secondary",
            "cognizable_contested": self.cognizable == "contested",
            "cognizable_unverified": self.cognizable == "unverified",
            "start_uncertain": self._start_or_end_uncertain(on),
            "text_changed_since": bool(self.changes_since(on)),
            "force_in_doubt": bool(self.doubts_on(on)),
            "province_not_researched": province in NOT_RESEARCHED,
        }
        return tuple(code for code in MARKS if told[code])

    def _start_or_end_uncertain(self, on: date) -> bool:
        turns = [
            (self.from_on, self.from_precision),
            (self.until_on, self.until_precision),
        ]
        turns += [(c.on, c.precision) for c in self.changed]
        return any(day is not None and _same_period(on, day, precision) for day, precision in turns)


@dataclass(frozen=True, slots=True)
class SettlementBar:
    """What may not be settled, or only by the court. `*` in offences is every offence."""

    id: str
    rule: str
    scope: str
    system_effect: str
    effect: Literal["block", "court_only", "guard"]
    offences: tuple[str, ...]
    provinces: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: Confidence
    notes: str = ""
    rule_ur: str = ""
    last_confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ConfidentialityRule:
    """Who may learn what about her."""

    id: str
    rule: str
    covers: str
    exceptions: str
    addressee: str
    sources: tuple[str, ...]
    confidence: Confidence
    notes: str = ""
    rule_ur: str = ""
    last_confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ContestedPoint:
    """A dispute among texts or courts. It is shown as a warning and decides nothing.

    `safe_behaviour` is the more protective reading, which holds until a court decides.
    """

    id: str
    topic: str
    detail: str
    offences: tuple[str, ...]
    safe_behaviour: str
    topic_ur: str = ""
    safe_behaviour_ur: str = ""
    last_confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class NotToBeUsed:
    """A section number or fact that people ask for and that must not be used."""

    item: str
    why: str
    item_ur: str = ""


def _within(on: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= on) and (last is None or on <= last)


def _same_period(on: date, day: date, precision: Precision) -> bool:
    if precision == "day":
        return False
    if precision == "month":
        return (on.year, on.month) == (day.year, day.month)
    return on.year == day.year
