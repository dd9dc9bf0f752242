"""How desks are used: contacts by kind, desk and month, waiting, and complaints by women.

Definitions. A *contact* is one visit or call that was finished: whoever comes twice is counted
twice, so contacts are no persons. What became a sealed case is in no number. *Waiting* runs from
coming to being called in, and only where the call was written down. A *complaint* is a contact
that became a case, or an entry in the register of other complaints that was not taken back.
*Growth* compares complaints by women with the same months a year before, counted the same way.
Source: mission C1 (Aitebaar, Khyber Pakhtunkhwa 2013-2016: more than 9,500 women used five desks,
complaints by women up 67 %, both declared by the programme without a definition).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from amaan.confidentiality import actions as confidentiality
from amaan.desk.models import OrdinaryComplaint
from amaan.kernel.clock import start_of_day
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor

PURPOSES = ("complaint", "ordinary", "advice", "service", "query", "left")


@dataclass(frozen=True)
class UseLine:
    """So many contacts of one desk in one month that are alike."""

    desk_id: UUID
    month: date
    purpose: str
    service: str
    sex: str
    age_band: str
    disability: str
    contacts: int


@dataclass(frozen=True)
class Waited:
    """Minutes of waiting of one desk (None: all), of one hour of the day (None: the whole day)."""

    desk_id: UUID | None
    hour: int | None
    waited: int
    middle: float | None
    # The slowest tenth; None for fewer than ten.
    tenth: float | None
    # Served at once, or nobody wrote down when she was called in.
    unknown: int


@dataclass(frozen=True)
class Growth:
    """Complaints by women in some months and in the same months a year before."""

    women: int
    before: int
    # Months of the year before in which no desk of the area wrote down a single contact.
    not_counted: tuple[date, ...]

    @property
    def percent(self) -> int | None:
        """This will give the growth in percent; None without a whole baseline of ten or more."""
        if self.not_counted or self.before < ENOUGH_FOR_A_SHARE:
            return None
        return round(100 * (self.women - self.before) / self.before)


def use_of(actor: Actor, months: tuple[date, ...], now: datetime) -> tuple[UseLine, ...]:
    """This will count the finished contacts of the actor's area in months that follow each other.

    Seen by: whoever may read how desks are used, of his own area; a desk sees its station's.
    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="read_desk_use", case_id=None, now=now)
    return tuple(UseLine(*row) for row in ask(_USE, _span(months)))


def waits_of(actor: Actor, months: tuple[date, ...], now: datetime) -> tuple[Waited, ...]:
    """This will say how long people waited in those months, by desk, by hour, and by both.

    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="read_desk_use", case_id=None, now=now)
    return tuple(_waited(*row) for row in ask(_WAITS, _span(months)))


def complaints_by_women(
    actor: Actor, months: tuple[date, ...], use: Iterable[UseLine], now: datetime
) -> Growth:
    """This will hold complaints by women against the same months a year before.

    `use` is what `use_of` gave for these months. Raises: NotFound.
    """
    earlier = tuple(month.replace(year=month.year - 1) for month in months)
    then = use_of(actor, earlier, now)
    counted = {line.month for line in then}
    return Growth(
        women=_by_women(use, months),
        before=_by_women(then, earlier),
        not_counted=tuple(month for month in earlier if month not in counted),
    )


def months_until(last: date, count: int) -> tuple[date, ...]:
    """This will name months by their first days, the last of them that of a day."""
    whole = last.year * 12 + last.month - 1
    return tuple(date(n // 12, n % 12 + 1, 1) for n in range(whole - count + 1, whole + 1))


def _by_women(use: Iterable[UseLine], months: tuple[date, ...]) -> int:
    cases = sum(x.contacts for x in use if x.purpose == "complaint" and x.sex == "female")
    return (
        cases
        + OrdinaryComplaint.objects.filter(
            sex="female", on__gte=months[0], on__lt=_after(months[-1]), taken_back_at__isnull=True
        ).count()
    )


def _after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _span(months: tuple[date, ...]) -> list[datetime]:
    return [start_of_day(months[0]), start_of_day(_after(months[-1]))]


def _waited(
    desk_id: UUID | None, hour: int | None, waited: int, middle: float | None,
    tenth: float | None, unknown: int,
) -> Waited:  # fmt: skip
    return Waited(
        desk_id, hour, waited, middle, tenth if waited >= ENOUGH_FOR_A_SHARE else None, unknown
    )


_USE = """
SELECT desk_id, month, purpose, service, sex, age_band, disability, contacts
FROM amaan_contact_use(%s, %s)
ORDER BY desk_id, month, purpose, service, sex, age_band, disability
"""
_WAITS = """
SELECT desk_id, hour, waited, middle, tenth, unknown FROM amaan_contact_waits(%s, %s)
ORDER BY desk_id NULLS FIRST, hour NULLS FIRST
"""
