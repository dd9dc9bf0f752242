"""What a complaint about police can be about, and how soon somebody calls back and answers."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from amaan.law.catalogue import default_root
from amaan.law.reading import LawFile


@dataclass(frozen=True)
class About:
    """One matter of complaint. `visit` is when somebody looks at the desk; None: no visit."""

    id: str
    title_en: str
    title_ur: str
    answer: timedelta
    visit: timedelta | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Times:
    """All matters in the order in which a page offers them, and what holds for each."""

    call_back: timedelta
    cross_check: timedelta
    about: tuple[About, ...]

    def of(self, code: str) -> About:
        """This will give one matter. Raises: KeyError."""
        return {one.id: one for one in self.about}[code]


@lru_cache(maxsize=4)
def times(root: Path | None = None) -> Times:
    """This will read the times.

    Raises: BrokenLaw for a matter without a time or a source.
    Source: `rules/complaints.toml`; a complaint centre's own times, else a proposal.
    """
    place = root or default_root()
    known = LawFile(place, place / "standards.toml").keyed("source")
    file = LawFile(place, place / "complaints.toml")
    found = []
    for row in file.listed("about"):
        visit = row.number("visit_days") if row.has("visit_days") else None
        found.append(
            About(
                id=row.text("id"),
                title_en=row.text("title_en"),
                title_ur=row.text("title_ur"),
                answer=timedelta(hours=row.number("answer_hours")),
                visit=None if visit is None else timedelta(days=visit),
                sources=row.codes("sources", known),
            )
        )
        row.done()
    head = file.keyed("times")["centre"]
    head.codes("sources", known)
    centre = Times(
        call_back=timedelta(hours=head.number("call_back_hours")),
        cross_check=timedelta(days=head.number("cross_check_days")),
        about=tuple(found),
    )
    head.done()
    return centre
