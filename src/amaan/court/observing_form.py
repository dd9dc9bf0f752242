"""What is asked of whoever observes a hearing: questions and answers as dated data.

Pure reading. Nothing here asks who anybody is or which case was heard.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from amaan.law.catalogue import default_root
from amaan.law.reading import BrokenLaw, LawFile, Row

PARTS = ("facilities", "conduct", "language", "character", "contact", "protocol")


@dataclass(frozen=True)
class Option:
    """One answer, or one word of a short list. `aside` stands in no share and no comparison."""

    id: str
    title_en: str
    title_ur: str
    aside: bool = False


@dataclass(frozen=True)
class Question:
    """One question of the hearing form; `good` are the answers that count as kept."""

    id: str
    part: str
    title_en: str
    title_ur: str
    options: tuple[Option, ...]
    good: frozenset[str]
    since: date
    until: date | None
    sources: tuple[str, ...]
    # The law it follows, where it follows one; empty for what is proposed alone.
    provision: str

    @property
    def counted(self) -> frozenset[str]:
        """The answers that stand in a share: whatever is not set aside."""
        return frozenset(one.id for one in self.options if not one.aside)

    def is_asked(self, day: date, today: date) -> bool:
        """This will say whether a form that is written today of a day's hearing may answer this.

        A question that is new today may be answered of last week's hearing; one that is asked no
        more, of hearings before its end.
        """
        return self.since <= today and (self.until is None or day < self.until)


@dataclass(frozen=True)
class HearingForm:
    """The form as it was ever asked, with its short lists."""

    stages: tuple[Option, ...]
    outcomes: tuple[Option, ...]
    parts: tuple[Option, ...]
    questions: tuple[Question, ...]

    def asked_of(self, day: date, today: date) -> tuple[Question, ...]:
        """This will give the questions of a day's hearing, in the order in which they are asked."""
        return tuple(one for one in self.questions if one.is_asked(day, today))


@lru_cache(maxsize=4)
def hearing_form(root: Path | None = None) -> HearingForm:
    """This will read the form.

    Raises: BrokenLaw for a question without a source, or with an answer that no list has.
    Source: `rules/observation.toml`, this project's proposal where no provision is named.
    """
    place = root or default_root()
    file = LawFile(place, place / "observation.toml")
    known = known_sources(place)
    lists = {row.text("id"): row for row in file.listed("answers")}
    answers = {name: tuple(map(option, row.rows("one"))) for name, row in lists.items()}
    parts = tuple(map(option, file.listed("part")))
    if tuple(one.id for one in parts) != PARTS:
        raise BrokenLaw(f"{file.name}: part: must be {', '.join(PARTS)}, in this order")
    return HearingForm(
        stages=tuple(map(option, file.listed("stage"))),
        outcomes=tuple(map(option, file.listed("outcome"))),
        parts=parts,
        questions=tuple(_question(row, answers, known) for row in file.listed("question")),
    )


def known_sources(place: Path) -> frozenset[str]:
    """This will name the sources that a row may cite: of the law, and those that are none."""
    return frozenset(
        name
        for path in ("standards.toml", "sources.toml")
        for name in LawFile(place, place / path).keyed("source")
    )


def option(row: Row) -> Option:
    """This will read one word of a short list in both languages."""
    found = Option(
        row.text("id"), row.text("title_en"), row.text("title_ur"), row.flag("aside") or False
    )
    row.done()
    return found


def _question(row: Row, answers: dict[str, tuple[Option, ...]], known: frozenset[str]) -> Question:
    options = answers[row.code("answers", answers)]
    since = row.day("from")
    if since is None:
        raise row.broken("from", "is missing: the day from which it is asked")
    found = Question(
        id=row.text("id"),
        part=row.code("part", PARTS),
        title_en=row.text("title_en"),
        title_ur=row.text("title_ur"),
        options=options,
        good=frozenset(row.codes("good", [one.id for one in options if not one.aside])),
        since=since,
        until=row.day("until"),
        sources=row.codes("sources", known),
        provision=row.text("provision", needed=False),
    )
    row.done()
    return found
