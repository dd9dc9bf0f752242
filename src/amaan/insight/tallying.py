"""How cohorts are counted: a few statements, each over their journeys once, for many slices.

A condition is worked out once a journey and not once a slice: the database groups by slices at the
same time (GROUPING SETS). Everything counted of a slice is one row of numbers, written where it is
counted. Cohorts of one district are counted together, so that beginning is paid once.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import connection

from amaan.cases.journeys import COLUMNS
from amaan.insight.definitions import Distribution, Event
from amaan.insight.distributions import DISTRIBUTIONS, MEANS
from amaan.insight.indicators import EVENTS, FUNNEL, INDICATORS
from amaan.insight.models import Layout
from amaan.kernel.ids import UnitId
from amaan.organisation.prepared import carry_out

# Ten years of days, three of hours: longer than anybody waits, and shorter than a slip in a year.
LONGEST = {"day": 3_650, "hour": 26_280}
_UNITS = {"day": 24, "hour": 1}
# What a journey is told apart by, beside its own columns.
_TOLD = {
    "told_age": "CASE WHEN age_band IN ('0-11', '12-15', '16-17') THEN 'child'"
    " WHEN age_band IN ('', 'unknown') THEN 'unknown' ELSE 'adult' END",
    "told_need": "CASE WHEN 'disability' = ANY(string_to_array(needs, ' ')) THEN 'disability'"
    " ELSE 'none_told' END",
    "told_relation": "CASE WHEN relation IN ('current_partner', 'former_partner', 'fiance')"
    " THEN 'partner' WHEN relation IN ('parent', 'sibling', 'in_law', 'other_relative',"
    " 'caregiver') THEN 'family' WHEN relation IN ('police_or_security', 'other_official')"
    " THEN 'official' WHEN relation = 'stranger' THEN 'stranger'"
    " WHEN relation IN ('', 'unknown') THEN 'unknown' ELSE 'known' END",
    # Statistics that leave the police hold whoever allowed it, and nobody counted elsewhere.
    "told_shared": "counts_outside AND NOT elsewhere",
}


@dataclass(frozen=True)
class Slice:
    """A way to tell cases apart: by these columns, where `told_shared` keeps only what is."""

    name: str
    by: tuple[str, ...] = ()


SLICES: tuple[Slice, ...] = (
    Slice("all"),
    Slice("station", ("station_id",)),
    Slice("shared", ("told_shared",)),
    Slice("shared_sex", ("told_shared", "sex")),
    Slice("shared_age", ("told_shared", "told_age")),
    Slice("shared_offence", ("told_shared", "offence_group")),
    Slice("sex", ("sex",)),
    Slice("age", ("told_age",)),
    Slice("offence", ("offence_group",)),
    Slice("need", ("told_need",)),
    Slice("relation", ("told_relation",)),
)
# Of these only how many reports there were: what is published tells no more of them.
_REPORTS_ONLY = frozenset({"shared_sex", "shared_age", "shared_offence"})
_OF_WAITS = tuple(one for one in SLICES if one.name in {"all", "station", "sex"})
# All that is grouped is kept at hand: sorted to the disk, it would cost twice as much.
_AT_HAND = "SELECT set_config('work_mem', '128MB', true)"


@dataclass(frozen=True)
class _Counted:
    """One pair of numbers of a row: so many of so many."""

    name: str
    part: str
    whole: str
    # A band of nobody says nothing: its whole stands with the distribution.
    is_band: bool = False


@dataclass(frozen=True)
class _Cuts:
    """Slices that one statement counts together, and how a row tells which of them it is of."""

    slices: tuple[Slice, ...]

    @property
    def apart(self) -> tuple[str, ...]:
        """This will list every column by which one of them tells apart."""
        return tuple(dict.fromkeys(column for cut in self.slices for column in cut.by))

    @property
    def value(self) -> str:
        """This will write what a row is of; the database says nothing where it did not group."""
        told = [f"t.{one}" for one in self.apart if one not in {"told_shared", "station_id"}]
        return "coalesce(" + ", ".join([*told, "''"]) + ")"

    @property
    def names(self) -> str:
        """This will write the name of each slice, by what GROUPING answers for its rows."""
        last_first = tuple(reversed(self.apart))
        return _values(
            (sum(1 << at for at, column in enumerate(last_first) if column not in cut.by), cut.name)
            for cut in self.slices
        )

    @property
    def station(self) -> str:
        """This will write the station a row is of; only one of these slices has any."""
        return "t.station_id" if "station_id" in self.apart else "NULL::uuid"

    @property
    def held(self) -> str:
        """This will write which rows are kept: not the one of whoever is not to be told of."""
        return "t.told_shared IS DISTINCT FROM FALSE" if "told_shared" in self.apart else "TRUE"

    def sets(self, *more: str) -> str:
        """This will write the sets by which the database groups, all at the same time."""
        each = (f"({', '.join(('entered', 'month', *cut.by, *more))})" for cut in self.slices)
        return f"GROUPING SETS ({', '.join(each)})"


def tally(district_id: UnitId, entered: Sequence[date]) -> None:
    """This will write every figure of one district's cohorts, out of the journeys that stand.

    Planning eight hundred conditions costs more than a cohort does: they are planned once.
    """
    lay_out()
    with connection.cursor() as cursor:
        cursor.execute(_AT_HAND)
    asked = {"district": district_id, "entered": list(entered), "definitions": LAYOUT}
    for statement in _statements():
        carry_out(statement, asked)


def lay_out() -> None:
    """This will write down where each figure stands in a row, once for these definitions."""
    if not Layout.objects.filter(definitions=LAYOUT).exists():
        Layout.objects.bulk_create(_laid_out())


def _laid_out() -> Iterator[Layout]:
    for cuts, counted in _together():
        wholes = _wholes(counted)
        for cut in cuts.slices:
            for at, one in enumerate(counted):
                yield Layout(
                    definitions=LAYOUT, slice=cut.name, figure=one.name, is_mean=False,
                    place=at + 1, whole_place=wholes.index(one.whole) + 1, is_band=one.is_band,
                )  # fmt: skip
            for at, mean in enumerate(() if cut.name in _REPORTS_ONLY else MEANS):
                yield Layout(
                    definitions=LAYOUT, slice=cut.name, figure=mean.id, is_mean=True,
                    place=3 * at + 1, whole_place=3 * at + 1, is_band=False,
                )  # fmt: skip


@cache
def _statements() -> tuple[str, ...]:
    return (*(_counts(cuts, counted) for cuts, counted in _together()), _waits())


@cache
def _together() -> tuple[tuple[_Cuts, tuple[_Counted, ...]], ...]:
    """This will put slices together of which the same is counted: one statement for each."""
    same: dict[tuple[_Counted, ...], list[Slice]] = {}
    for cut in SLICES:
        same.setdefault(_of_slice(cut), []).append(cut)
    return tuple((_Cuts(tuple(slices)), counted) for counted, slices in same.items())


def _of_slice(cut: Slice) -> tuple[_Counted, ...]:
    """This will list everything that is counted of a slice, in the order of its places."""
    steps = [_Counted(f"step_{name}", held, "TRUE") for name, held in FUNNEL]
    if cut.name in _REPORTS_ONLY:
        return tuple(steps[:1])
    plain = [_Counted(one.id, one.part_is, one.whole_is) for one in INDICATORS]
    bands = [band for one in DISTRIBUTIONS if cut.name in one.slices for band in _bands(one)]
    return (*steps, *plain, *bands)


def _bands(one: Distribution) -> list[_Counted]:
    return [
        _Counted(one.id, "TRUE", one.whole_is),
        *(_Counted(f"{one.id}.{b.code}", b.held, one.whole_is, is_band=True) for b in one.bands),
    ]


def _wholes(counted: Iterable[_Counted]) -> list[str]:
    """This will list each whole once: most figures share theirs."""
    return list(dict.fromkeys(one.whole for one in counted))


def _counts(cuts: _Cuts, counted: tuple[_Counted, ...]) -> str:
    means = () if cuts.slices[0].name in _REPORTS_ONLY else MEANS
    amounts = [
        amount
        for m in means
        for amount in (
            f"count(*) FILTER (WHERE {m.whole_is})",
            f"coalesce(sum({m.amount_is}) FILTER (WHERE {m.whole_is}), 0)",
            f"coalesce(sum({m.amount_is} * {m.amount_is}) FILTER (WHERE {m.whole_is}), 0)",
        )
    ]
    return _COUNTS.format(
        journeys=_journeys(),
        parts=", ".join(f"count(*) FILTER (WHERE ({c.whole}) AND ({c.part}))" for c in counted),
        wholes=", ".join(f"count(*) FILTER (WHERE {whole})" for whole in _wholes(counted)),
        amounts=", ".join(amounts),
        apart=", ".join(cuts.apart), sets=cuts.sets(), slices=cuts.names, value=cuts.value,
        station=cuts.station, held=cuts.held,
    )  # fmt: skip


@cache
def _waits() -> str:
    cuts = _Cuts(_OF_WAITS)
    return _WAITS.format(
        journeys=_journeys(), events=", ".join(map(_waited, EVENTS)),
        apart=", ".join(cuts.apart), sets=cuts.sets("event"), slices=cuts.names,
        value=cuts.value, station=cuts.station,
    )  # fmt: skip


def _waited(event: Event) -> str:
    return (
        f"('{event.id}', {event.hours}, {event.since}, {event.among}, {_UNITS[event.unit]},"
        f" {LONGEST[event.unit]})"
    )


def _journeys() -> str:
    told = ", ".join(f"{found} AS {name}" for name, found in _TOLD.items())
    return (
        f"(SELECT *, {told} FROM insight_journey"  # noqa: S608 - our own words
        " WHERE district_id = %(district)s AND entered = ANY(%(entered)s)) AS journey"
    )


def _values(rows: Iterable[tuple[str | int, ...]]) -> str:
    """This will write rows of our own names and numbers."""
    told = ("(" + ", ".join(map(_literal, row)) + ")" for row in rows)
    return "VALUES " + ", ".join(told)


def _literal(told: str | int) -> str:
    return f"'{told}'" if isinstance(told, str) else str(told)


_COUNTS = """
WITH tallied AS (
  SELECT entered, month, GROUPING({apart}) AS mask, {apart},
    ARRAY[{parts}]::integer[] AS parts, ARRAY[{wholes}]::integer[] AS wholes,
    ARRAY[{amounts}]::bigint[] AS amounts
  FROM {journeys} GROUP BY {sets}
)
INSERT INTO insight_tally
  (id, district_id, entered, month, slice, value, station_id, definitions, parts, wholes, amounts)
SELECT uuidv7(), %(district)s, t.entered, t.month, s.name, {value}, {station}, %(definitions)s,
  t.parts, t.wholes, t.amounts
FROM tallied t JOIN ({slices}) AS s (mask, name) ON s.mask = t.mask
WHERE {held}
"""
# A case that was closed without the event waits no longer: that is another end, not a longer wait.
# Sorted, no time tells which case it is of: the first of one event is not the first of another.
_WAITS = """
WITH tallied AS (
  SELECT entered, month, event, GROUPING({apart}) AS mask, {apart},
    array_agg(time) FILTER (WHERE hours IS NOT NULL) AS happened,
    array_agg(time) FILTER (WHERE hours IS NULL AND closed_hours IS NOT NULL) AS otherwise,
    array_agg(time) FILTER (WHERE hours IS NULL AND closed_hours IS NULL) AS open
  FROM (
    SELECT entered, month, {apart}, event, hours, closed_hours,
      least(greatest(coalesce(hours, closed_hours, followed_hours) - since, 0) / unit,
        longest)::smallint AS time
    FROM {journeys}
    CROSS JOIN LATERAL (VALUES {events}) AS e (event, hours, since, among, unit, longest)
    WHERE among
  ) AS waited
  GROUP BY {sets}
)
INSERT INTO insight_waits
  (id, district_id, entered, month, slice, value, station_id, event, happened, otherwise, open)
SELECT uuidv7(), %(district)s, t.entered, t.month, s.name, {value}, {station}, t.event,
  array_sort(coalesce(t.happened, '{{}}')), array_sort(coalesce(t.otherwise, '{{}}')),
  array_sort(coalesce(t.open, '{{}}'))
FROM tallied t JOIN ({slices}) AS s (mask, name) ON s.mask = t.mask
"""
# What journeys say, and how it is found: where that changed, facts are asked anew.
COLUMNS_NOW = hashlib.sha256(repr(COLUMNS).encode()).hexdigest()
# Counted anew from the journeys that stand where only this changed.
DEFINITIONS = hashlib.sha256("".join([COLUMNS_NOW, *_statements()]).encode()).hexdigest()
LAYOUT = DEFINITIONS[:16]
