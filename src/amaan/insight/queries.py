"""Questions about figures: of an area, of its months, places and groups, and how long it took."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet, Sum

from amaan.confidentiality import actions as confidentiality
from amaan.insight.distributions import BY_ID
from amaan.insight.equality import GROUPS, OUTCOMES, Compared, compare
from amaan.insight.funnel import Step, funnel_of
from amaan.insight.incidence import Incidence, incidence
from amaan.insight.indicators import EVENTS, INDICATORS, STEPS
from amaan.insight.models import Amount, Count, Counted, Wait
from amaan.kernel.ids import UnitId
from amaan.kernel.measures import Mean, Share, mean_of, share_of
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor

By = Literal["sex", "age", "offence", "need", "relation"]
Rows = TypeVar("Rows", bound=Model)


@dataclass(frozen=True)
class Spread:
    """A whole, and how many stand in each band of it."""

    id: str
    whole: int
    bands: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Asked:
    """Whose figures of which months: `place` narrows an area to a station or a district."""

    actor: Actor
    # First days of months; `until` is the month after the last.
    since: date
    until: date
    now: datetime
    place: UnitId | None = None


def last_counted() -> datetime | None:
    """This will say up to when everything is counted; None where nothing was yet."""
    last = Counted.objects.order_by("-until", "-id").values_list("until", flat=True)
    return last.first()


def figures(asked: Asked) -> Mapping[str, Share]:
    """This will give every indicator of an area, with its interval.

    Raises: NotFound for a post that commands nothing.
    """
    return _all_of(_whole_area(asked))


def by_month(asked: Asked, indicator: str) -> tuple[tuple[date, Share], ...]:
    """This will give one indicator month by month of the report. Raises: NotFound."""
    rows = _whole_area(asked).filter(indicator=indicator).values("month")
    counted = rows.annotate(of=Sum("whole"), so_many=Sum("part")).order_by("month")
    return tuple((row["month"], share_of(row["so_many"], row["of"])) for row in counted)


def months_of(
    asked: Asked, indicators: Collection[str]
) -> Mapping[str, tuple[tuple[date, Share], ...]]:
    """This will give several indicators month by month of the report, in one statement.

    Raises: NotFound.
    """
    return monthly(_whole_area(asked), indicators)


def monthly(
    rows: "QuerySet[Count]", indicators: Collection[str]
) -> Mapping[str, tuple[tuple[date, Share], ...]]:
    """This will lay counts out by indicator and month; whose they are is settled by the rows."""
    found: dict[str, list[tuple[date, Share]]] = {one: [] for one in indicators}
    counted = rows.filter(indicator__in=indicators).values("indicator", "month")
    for row in counted.annotate(of=Sum("whole"), so_many=Sum("part")).order_by(
        "indicator", "month"
    ):
        found[row["indicator"]].append((row["month"], share_of(row["so_many"], row["of"])))
    return {one: tuple(months) for one, months in found.items()}


def by_group(asked: Asked, indicator: str, by: By) -> tuple[tuple[str, Share], ...]:
    """This will give one indicator for each sex, age or group of offences. Raises: NotFound.

    A station's own figures are not broken down: so few could be told apart.
    """
    if _of_a_station(asked):
        return ()
    rows = _slice(asked, by).filter(indicator=indicator).values("value")
    counted = rows.annotate(of=Sum("whole"), so_many=Sum("part")).order_by("value")
    return tuple((row["value"], share_of(row["so_many"], row["of"])) for row in counted)


def group_by_month(asked: Asked, indicator: str, by: By) -> Mapping[tuple[date, str], int]:
    """This will give the numerator of one indicator by month and group, where it is not nought.

    Raises: NotFound.
    """
    rows = _slice(asked, by).filter(indicator=indicator).values("month", "value")
    counted = rows.annotate(so_many=Sum("part")).filter(so_many__gt=0)
    return {(row["month"], row["value"]): row["so_many"] for row in counted}


def by_place(asked: Asked, indicator: str) -> tuple[tuple[UUID, Share], ...]:
    """This will give one indicator for each station of a district, or district above it.

    Raises: NotFound.
    """
    if _of_a_station(asked):
        return ()
    within = asked.place is not None or asked.actor.district_id is not None
    rows = _slice(asked, "station" if within else "all").filter(indicator=indicator)
    place = "station_id" if within else "district_id"
    counted = rows.values(place).annotate(of=Sum("whole"), so_many=Sum("part"))
    return tuple((row[place], share_of(row["so_many"], row["of"])) for row in counted)


def every_place(asked: Asked) -> Mapping[str, Mapping[UUID, Share]]:
    """This will give every indicator for each place, as `by_place`, in one statement.

    Raises: NotFound.
    """
    if _of_a_station(asked):
        return {}
    within = asked.place is not None or asked.actor.district_id is not None
    place = "station_id" if within else "district_id"
    names = [one.id for one in INDICATORS]
    rows = (
        _slice(asked, "station" if within else "all")
        .filter(indicator__in=names)
        .values("indicator", place)
    )
    found: dict[str, dict[UUID, Share]] = {}
    for row in rows.annotate(of=Sum("whole"), so_many=Sum("part")):
        found.setdefault(row["indicator"], {})[row[place]] = share_of(row["so_many"], row["of"])
    return found


def funnel(asked: Asked) -> tuple[Step, ...]:
    """This will give how many reached each step, of those that reached the one before.

    Raises: NotFound.
    """
    names = [f"step_{name}" for name, _title, _condition in STEPS]
    rows = _whole_area(asked).filter(indicator__in=names).values("indicator")
    reached = {row["indicator"]: row["so_many"] for row in rows.annotate(so_many=Sum("part"))}
    return funnel_of(
        [(name, title, reached.get(f"step_{name}", 0)) for name, title, _condition in STEPS]
    )


def equality(asked: Asked) -> tuple[Compared, ...]:
    """This will hold outcomes of groups against the rest. Raises: NotFound.

    A station's own figures are not broken down: so few could be told apart.
    """
    permit(asked)
    if _of_a_station(asked):
        return ()
    rows = _within(asked, Count.objects.filter(slice__in=list(GROUPS), indicator__in=OUTCOMES))
    counted = rows.values("indicator", "slice", "value").annotate(
        so_many=Sum("part"), of=Sum("whole")
    )
    return compare(
        {
            (row["indicator"], row["slice"], row["value"]): (row["so_many"], row["of"])
            for row in counted
        }
    )


def waited(asked: Asked, event: str, sex: str = "") -> Incidence:
    """This will give how long it took until an event, with those that ended otherwise beside it.

    In the unit of the event; of one sex alone where it is named. Raises: NotFound.
    """
    name = "station" if _of_a_station(asked) else "sex" if sex else "all"
    permit(asked)
    rows = _within(asked, Wait.objects.filter(slice=name, event=event))
    if name == "sex":
        rows = rows.filter(value=sex)
    counted = rows.values("time").annotate(
        done=Sum("happened"), ended=Sum("otherwise"), waits=Sum("open")
    )
    return incidence([(row["time"], row["done"], row["ended"], row["waits"]) for row in counted])


def waits(asked: Asked) -> Mapping[str, Incidence]:
    """This will give how long it took until each event, in its unit. Raises: NotFound."""
    permit(asked)
    name = "station" if _of_a_station(asked) else "all"
    rows = _within(asked, Wait.objects.filter(slice=name))
    counted = rows.values("event", "time").annotate(
        done=Sum("happened"), ended=Sum("otherwise"), waits=Sum("open")
    )
    found: dict[str, list[tuple[int, int, int, int]]] = {event.id: [] for event in EVENTS}
    for row in counted:
        if row["event"] in found:
            found[row["event"]].append((row["time"], row["done"], row["ended"], row["waits"]))
    return {event: incidence(times) for event, times in found.items()}


def spread(asked: Asked, distribution: str, *, shared: bool = False) -> Spread:
    """This will give how a whole falls into its bands.

    `shared` counts whoever allowed statistics that leave the police, and nobody counted elsewhere;
    a station has none of its own. Raises: NotFound; KeyError for no such distribution.
    """
    one = BY_ID[distribution]
    rows = _slice(asked, "shared") if shared else _whole_area(asked)
    names = [one.id, *(f"{one.id}.{band.code}" for band in one.bands)]
    counted = rows.filter(indicator__in=names).values("indicator").annotate(n=Sum("part"))
    found = {row["indicator"]: row["n"] for row in counted}
    bands = tuple((band.code, found.get(f"{one.id}.{band.code}", 0)) for band in one.bands)
    return Spread(one.id, found.get(one.id, 0), bands)


def mean(asked: Asked, name: str, *, shared: bool = False) -> Mean:
    """This will give a mean with its interval. Raises: NotFound."""
    cut = "shared" if shared else "station" if _of_a_station(asked) else "all"
    permit(asked)
    rows = _within(asked, Amount.objects.filter(slice=cut, mean=name))
    sums = rows.aggregate(n=Sum("whole"), total=Sum("total"), squares=Sum("squares"))
    return mean_of(sums["n"] or 0, int(sums["total"] or 0), int(sums["squares"] or 0))


def shared(asked: Asked) -> Mapping[str, Share]:
    """This will give every indicator of those who allowed statistics that leave the police.

    Raises: NotFound.
    """
    return _all_of(_slice(asked, "shared"))


def _all_of(rows: "QuerySet[Count]") -> dict[str, Share]:
    names = [one.id for one in INDICATORS]
    halves = rows.filter(indicator__in=names).values("indicator")
    found = {
        row["indicator"]: share_of(row["so_many"], row["of"])
        for row in halves.annotate(of=Sum("whole"), so_many=Sum("part"))
    }
    return {name: found.get(name, share_of(0, 0)) for name in names}


def _whole_area(asked: Asked) -> "QuerySet[Count]":
    return _slice(asked, "station" if _of_a_station(asked) else "all")


def _of_a_station(asked: Asked) -> bool:
    if asked.actor.post == Post.STATION_COMMANDER:
        return True
    return asked.place is not None and asked.actor.district_id is not None


def _slice(asked: Asked, name: str) -> "QuerySet[Count]":
    permit(asked)
    return _within(asked, Count.objects.filter(slice=name))


def _within(asked: Asked, rows: "QuerySet[Rows]") -> "QuerySet[Rows]":
    rows = rows.filter(month__gte=asked.since, month__lt=asked.until)
    if asked.place is None:
        return rows
    return rows.filter(Q(station_id=asked.place) | Q(district_id=asked.place))


def permit(asked: Asked) -> None:
    """This will let nobody on who reads no figures. Raises: NotFound."""
    confidentiality.permit(actor=asked.actor, act="read_figures", case_id=None, now=asked.now)
