"""How soon somebody is to be with her, by the grade of a call: targets with their sources."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from amaan.law.catalogue import default_root
from amaan.law.reading import LawFile


@dataclass(frozen=True)
class Grade:
    """A grade of response: the time from the call to somebody's arrival, and who says so."""

    id: str
    within: timedelta
    title_en: str
    title_ur: str
    text: str
    is_proposed: bool


@lru_cache(maxsize=4)
def grades(root: Path | None = None) -> tuple[Grade, ...]:
    """This will read the grades, the most urgent first.

    Raises: BrokenLaw for a grade without a source.
    Source: `rules/response.toml`; none of them is law.
    """
    place = root or default_root()
    known = LawFile(place, place / "standards.toml").keyed("source")
    found = []
    for row in LawFile(place, place / "response.toml").listed("grade"):
        sources = row.codes("sources", known)
        found.append(
            Grade(
                id=row.text("id"),
                within=timedelta(minutes=row.number("minutes")),
                title_en=row.text("title_en"),
                title_ur=row.text("title_ur"),
                text=row.text("text"),
                is_proposed="PROPOSED" in sources,
            )
        )
        row.done()
    return tuple(found)
