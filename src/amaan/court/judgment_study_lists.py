"""What the study codes in, asks and may recommend: closed lists as dated data. Pure reading."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from amaan.court.observing_form import Option, option
from amaan.law.catalogue import default_root
from amaan.law.reading import LawFile, Row

# The stages of a trial, in the order in which they are gone through.
STAGES = ("report", "charge", "evidence", "decision")
PENDING = "pending"
# What the four stages together are called.
WHOLE_TITLE = ("From the FIR to the decision", "ایف آئی آر سے فیصلے تک")
CONVICTED = "convicted"
_PLAIN = (
    "family", "reliance", "character", "delay", "sentence", "stage", "role", "answer",
    "addressee", "recommendation", "reply",
)  # fmt: skip


@dataclass(frozen=True)
class StudyLists:
    """Every list of the study, by its name in the file."""

    by_name: Mapping[str, tuple[Option, ...]]
    # Outcomes that end a trial, and those that were decided after evidence.
    ended: frozenset[str]
    on_merits: frozenset[str]
    # Which outcome a ground belongs to: conviction or acquittal.
    ground_of: Mapping[str, str]
    # Of each question of an interview, the answers that count as well.
    good: Mapping[str, frozenset[str]]

    def ids(self, name: str) -> frozenset[str]:
        """This will give the codes of a list."""
        return frozenset(one.id for one in self.by_name[name])


@lru_cache(maxsize=4)
def study_lists(root: Path | None = None) -> StudyLists:
    """This will read the lists.

    Raises: BrokenLaw for a word that no list has, or a field that nobody reads.
    Source: `rules/court_study.toml`, this project's proposal.
    """
    place = root or default_root()
    file = LawFile(place, place / "court_study.toml")
    found = {name: tuple(map(option, file.listed(name))) for name in _PLAIN}
    ended, merits = set[str](), set[str]()
    for row in file.listed("outcome"):
        known = row.text("id")
        ended |= {known} if row.flag("ended") else set()
        merits |= {known} if row.flag("on_merits") else set()
    answers = [one.id for one in found["answer"]]
    found["outcome"] = tuple(map(_titled, file.listed("outcome")))
    found["ground"] = tuple(map(_titled, file.listed("ground")))
    found["asked"] = tuple(map(_titled, file.listed("asked")))
    return StudyLists(
        by_name=found,
        ended=frozenset(ended),
        on_merits=frozenset(merits),
        ground_of={
            row.text("id"): row.code("of", ("conviction", "acquittal"))
            for row in file.listed("ground")
        },
        good={
            row.text("id"): frozenset(row.codes("good", answers)) for row in file.listed("asked")
        },
    )


def _titled(row: Row) -> Option:
    return Option(row.text("id"), row.text("title_en"), row.text("title_ur"))
