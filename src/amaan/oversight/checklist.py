"""What is looked at on a visit to a desk; whose a no is to mend, and within which time."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from amaan.law.catalogue import default_root
from amaan.law.reading import LawFile

OWNERS = ("station_commander", "district_commander")
ANSWERS = ("yes", "no", "not_looked")


@dataclass(frozen=True)
class Question:
    """One question of the list; yes is the good answer."""

    id: str
    title_en: str
    title_ur: str
    owner: str
    within: timedelta
    sources: tuple[str, ...]


@lru_cache(maxsize=4)
def checklist(root: Path | None = None) -> tuple[Question, ...]:
    """This will read the questions in the order in which they are asked.

    Raises: BrokenLaw for a question without a source, an owner or a time.
    Source: `rules/inspection.toml`, this project's proposal.
    """
    place = root or default_root()
    known = LawFile(place, place / "standards.toml").keyed("source")
    found = []
    for row in LawFile(place, place / "inspection.toml").listed("check"):
        found.append(
            Question(
                id=row.text("id"),
                title_en=row.text("title_en"),
                title_ur=row.text("title_ur"),
                owner=row.code("owner", OWNERS),
                within=timedelta(days=row.number("days")),
                sources=row.codes("sources", known),
            )
        )
        row.done()
    return tuple(found)
