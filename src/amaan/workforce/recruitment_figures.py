"""How drives went, step by step and year by year, and who of them still serves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Sum

from amaan.confidentiality import actions as confidentiality
from amaan.organisation.posts import Sex
from amaan.organisation.queries import Actor
from amaan.workforce.models import Drive, Exit
from amaan.workforce.ranks import COLUMN_OF
from amaan.workforce.recruitment_tables import SEXES, STEPS

# One of the codes of `recruitment.KNOWN`.
Known = str
# Drives that the page lists one by one; the years before are in the sums by year.
LISTED = 40


@dataclass(frozen=True)
class Funnel:
    """One drive: how many came to each step by sex; None where nobody knows."""

    drive_id: UUID
    on: date
    name: str
    way: str
    known: Known
    posts: int | None
    women: tuple[int | None, ...]
    everybody: tuple[int | None, ...]


@dataclass(frozen=True)
class Year:
    """The women who applied in one year, and how that is known; and those who joined, by way."""

    year: int
    applied: int
    known: Known
    joined_on_quota: int
    joined_on_merit: int
    # The most women who applied in any year before, and how that is known; None for the first.
    before: tuple[int, Known] | None

    @property
    def times(self) -> tuple[float, Known] | None:
        """This will say how many times as many applied as ever before, and how that is known.

        At least so many against at most so many gives at least so many times as many.
        """
        if self.before is None or not self.before[0]:
            return None
        turned: Mapping[Known, Known] = {"at_least": "at_most", "at_most": "at_least"}
        against = turned.get(self.before[1], self.before[1])
        return self.applied / self.before[0], _together((self.known, against))


@dataclass(frozen=True)
class Kept:
    """Of those who joined in one drive: how many left since, by sex."""

    drive_id: UUID
    on: date
    name: str
    joined: Mapping[str, int | None]
    left: Mapping[str, int]


@dataclass(frozen=True)
class Recruitments:
    """Everything the page of recruitment shows."""

    drives: tuple[Funnel, ...]
    years: tuple[Year, ...]


def recruitments(actor: Actor, now: datetime) -> Recruitments:
    """This will show how each drive of the actor's area went, and the years beside each other.

    Source: Aitebaar: the growth of applications by women against earlier years.
    Raises: NotFound for a post that may not read these registers.
    """
    confidentiality.permit(actor=actor, act="read_workforce", case_id=None, now=now)
    rows = list(Drive.objects.filter(taken_back_at__isnull=True).order_by("-on", "-id"))
    return Recruitments(tuple(map(_funnel, rows[:LISTED])), _years(rows))


def kept_on(actor: Actor, now: datetime) -> tuple[Kept, ...]:
    """This will say of each drive in which somebody joined how many of them left since.

    Raises: NotFound for a post that may not read these registers.
    """
    confidentiality.permit(actor=actor, act="read_workforce", case_id=None, now=now)
    rows = Drive.objects.filter(taken_back_at__isnull=True).order_by("-on", "-id")
    joined = [row for row in rows if any(getattr(row, f"joined_{sex}") for sex in SEXES)]
    gone = (
        Exit.objects.filter(taken_back_at__isnull=True, drive__in=joined)
        .values_list("drive_id", "sex")
        .annotate(n=Sum("people"))
    )
    left: dict[UUID, dict[str, int]] = {}
    for drive_id, sex, people in gone:
        left.setdefault(drive_id, {})[COLUMN_OF[Sex(sex)]] = people
    return tuple(
        Kept(
            row.id,
            row.on,
            row.name,
            {sex: getattr(row, f"joined_{sex}") for sex in SEXES},
            {sex: left.get(row.id, {}).get(sex, 0) for sex in SEXES},
        )
        for row in joined[:LISTED]
    )


def _funnel(row: Drive) -> Funnel:
    told = [[getattr(row, f"{step}_{sex}") for sex in SEXES] for step in STEPS]
    return Funnel(
        row.id,
        row.on,
        row.name,
        row.way,
        row.known,
        row.posts,
        tuple(step[0] for step in told),
        tuple(None if None in step[:2] else sum(n or 0 for n in step) for step in told),
    )


def _years(rows: Iterable[Drive]) -> tuple[Year, ...]:
    """This will sum by the year of the advertisement, the latest first."""
    by_year: dict[int, list[Drive]] = {}
    for row in rows:
        by_year.setdefault(row.on.year, []).append(row)
    years: list[Year] = []
    most: tuple[int, Known] | None = None
    for year in sorted(by_year):
        found = _year(year, by_year[year], most)
        years.append(found)
        if most is None or found.applied > most[0]:
            most = (found.applied, found.known)
    return tuple(reversed(years))


def _year(year: int, rows: Sequence[Drive], before: tuple[int, Known] | None) -> Year:
    told = [row.applied_women for row in rows]
    known = _together([row.known for row in rows if row.applied_women is not None])
    if None in told:
        # A drive of which nobody knows may only add to the sum.
        known = _together((known, "at_least"))
    joined = {
        way: sum(row.joined_women or 0 for row in rows if row.way == way)
        for way in ("quota", "merit")
    }
    applied = sum(n or 0 for n in told)
    return Year(year, applied, known, joined["quota"], joined["merit"], before)


def _together(ways: Sequence[Known]) -> Known:
    """This will say how a sum is known whose parts are known so."""
    apart = {way for way in ways if way != "counted"}
    if not apart:
        return "counted"
    return apart.pop() if len(apart) == 1 else "about"
