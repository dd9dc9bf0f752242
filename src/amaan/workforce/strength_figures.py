"""How many women serve, of how many, in which rank, duty and unit, and what quota is owed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from uuid import UUID

from django.db.models import F, Sum

from amaan.confidentiality import actions as confidentiality
from amaan.organisation.area import names_of_units
from amaan.organisation.queries import Actor
from amaan.workforce.models import Quota, Strength
from amaan.workforce.ranks import BANDS, DUTIES, EVERY_RANK, RANKS, band_of

QUARTERS = 8


@dataclass(frozen=True)
class Counted:
    """Posts and people of one rank, duty or unit, summed."""

    code: str
    sanctioned: int
    women: int
    men: int
    transgender: int

    @property
    def filled(self) -> int:
        """This will give how many serve."""
        return self.women + self.men + self.transgender

    @property
    def vacant(self) -> int:
        """This will give how many posts nobody fills; more people than posts is none."""
        return max(0, self.sanctioned - self.filled)


@dataclass(frozen=True)
class Owed:
    """The quota of a rank on that day, and how many women it asks for beyond those who serve."""

    percent: Decimal
    standing: str
    said_by: str
    since: date
    province: str
    missing: int


@dataclass(frozen=True)
class Point:
    """How it stood on one day of the trend."""

    on: date
    women: int
    filled: int
    units: int


@dataclass(frozen=True)
class Ways:
    """Of the women: how they came, and of how many nobody knows."""

    on_quota: int
    on_merit: int
    unknown: int


@dataclass(frozen=True)
class Strengths:
    """Everything the page of strength shows, as of a day; each unit by its latest count."""

    on: date
    whole: Counted
    ways: Ways
    by_rank: tuple[tuple[Counted, Owed | None], ...]
    by_band: tuple[Counted, ...]
    by_duty: tuple[Counted, ...]
    # By the unit's name, English and Urdu.
    by_unit: tuple[tuple[str, str, Counted], ...]
    trend: tuple[Point, ...]
    units: int
    # The day of the oldest count that is in these figures.
    oldest: date | None


@dataclass(frozen=True)
class _Row:
    """What one unit counted of one rank and duty on one day."""

    unit_id: UUID
    on: date
    rank: str
    duty: str
    sanctioned: int
    women: int
    men: int
    transgender: int
    on_quota: int | None
    on_merit: int | None


def strengths(actor: Actor, on: date, now: datetime) -> Strengths:
    """This will count who serves in the actor's area as of a day.

    A unit stands with the latest day it counted; a unit that never counted is in no figure.
    Source: standards study 9.6, indicators 59 (women in police: all, by rank band, by
    operational post) and 60 (women who investigate, and who have charge of a desk).
    Raises: NotFound for a post that may not read these registers.
    """
    confidentiality.permit(actor=actor, act="read_workforce", case_id=None, now=now)
    days = _days_counted(on)
    latest = _latest(days, on)
    rows = _rows_of(latest)
    quotas = _quotas(actor.province, on)
    names = names_of_units(set(latest))
    return Strengths(
        on=on,
        whole=_sum("", rows),
        ways=_ways(rows),
        by_rank=tuple(
            (one, _owed(one, quotas))
            for one in _by(rows, lambda row: row.rank, [rank.code for rank in RANKS])
        ),
        by_band=_by(rows, lambda row: band_of(row.rank), [band.code for band in BANDS]),
        by_duty=_by(rows, lambda row: row.duty, [duty.code for duty in DUTIES]),
        by_unit=tuple(
            sorted(
                (
                    (*names[unit_id], _sum(str(unit_id), [r for r in rows if r.unit_id == unit_id]))
                    for unit_id in latest
                ),
                key=lambda unit: (unit[0], unit[2].code),
            )
        ),
        trend=_trend(days, on),
        units=len(latest),
        oldest=min(latest.values(), default=None),
    )


def quarter_ends(until: date) -> tuple[date, ...]:
    """This will give the ends of the eight quarters before a day, oldest first, and the day."""
    ends = [
        date(year, month, 1) - timedelta(days=1)
        for year in range(until.year - QUARTERS // 4 - 1, until.year + 1)
        for month in (1, 4, 7, 10)
    ]
    return (*[end for end in ends if end < until][-QUARTERS:], until)


def _days_counted(until: date) -> dict[UUID, dict[date, tuple[int, int]]]:
    """This will give, by unit and day it counted, how many women and how many in all."""
    rows = (
        Strength.objects.filter(taken_back_at__isnull=True, on__lte=until)
        .values_list("unit_id", "on")
        .annotate(of_women=Sum("women"), of_all=Sum(F("women") + F("men") + F("transgender")))
        .order_by("unit_id", "on")
    )
    days: dict[UUID, dict[date, tuple[int, int]]] = {}
    for unit_id, on, women, everybody in rows:
        days.setdefault(unit_id, {})[on] = (women, everybody)
    return days


def _latest(days: Mapping[UUID, Mapping[date, object]], until: date) -> dict[UUID, date]:
    found = {unit: max((d for d in on if d <= until), default=None) for unit, on in days.items()}
    return {unit: day for unit, day in found.items() if day is not None}


def _rows_of(latest: Mapping[UUID, date]) -> list[_Row]:
    rows = Strength.objects.filter(
        taken_back_at__isnull=True, unit_id__in=latest, on__in=set(latest.values())
    ).values_list(
        "unit_id", "on", "rank", "duty", "sanctioned", "women", "men", "transgender",
        "women_on_quota", "women_on_merit",
    )  # fmt: skip
    return [row for row in (_Row(*told) for told in rows) if latest[row.unit_id] == row.on]


def _sum(code: str, rows: Iterable[_Row]) -> Counted:
    told = [(row.sanctioned, row.women, row.men, row.transgender) for row in rows]
    return Counted(code, *(sum(column) for column in zip(*told, strict=True)) if told else (0,) * 4)


def _by(
    rows: Sequence[_Row], code_of: Callable[[_Row], str], codes: Iterable[str]
) -> tuple[Counted, ...]:
    """This will sum rows by a code, in the order of the codes; what nobody counted is left out."""
    kept: dict[str, list[_Row]] = {}
    for row in rows:
        kept.setdefault(code_of(row), []).append(row)
    return tuple(_sum(code, kept[code]) for code in codes if code in kept)


def _ways(rows: Sequence[_Row]) -> Ways:
    on_quota = sum(row.on_quota or 0 for row in rows)
    on_merit = sum(row.on_merit or 0 for row in rows)
    return Ways(on_quota, on_merit, sum(row.women for row in rows) - on_quota - on_merit)


def _quotas(province: str, on: date) -> dict[str, Quota]:
    """This will give each rank's quota that holds on a day, the province's before the nation's."""
    rows = Quota.objects.filter(taken_back_at__isnull=True, on__lte=on, province__in={"", province})
    latest_last = sorted(rows, key=lambda row: (row.province != "", row.on))
    return {row.rank: row for row in latest_last}


def _owed(counted: Counted, quotas: Mapping[str, Quota]) -> Owed | None:
    """This will say what a quota asks for: a share of the posts sanctioned, rounded up."""
    row = quotas.get(counted.code) or quotas.get(EVERY_RANK)
    if row is None:
        return None
    due = int((row.percent * counted.sanctioned / 100).to_integral_value(ROUND_CEILING))
    missing = max(0, due - counted.women)
    return Owed(row.percent, row.standing, row.said_by, row.on, row.province, missing)


def _trend(days: Mapping[UUID, Mapping[date, tuple[int, int]]], until: date) -> tuple[Point, ...]:
    points = []
    for end in quarter_ends(until):
        latest = _latest(days, end)
        told = [days[unit][day] for unit, day in latest.items()]
        women, everybody = sum(one[0] for one in told), sum(one[1] for one in told)
        points.append(Point(end, women, everybody, len(latest)))
    return tuple(point for point in points if point.units)
