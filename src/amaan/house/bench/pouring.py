"""Journeys by the million for the bench of figures: invented by SQL, with nobody behind them.

An event is one fact of a case. The facts themselves are not made: a journey is what a case of so
many facts leaves for analysts, and journeys are what figures are counted from.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper
    from django.db.models import Field

# A case of the bench's stories holds about so many facts.
FACTS_OF_A_CASE = 8.4
MONTHS, STATIONS_EACH = 36, 10
_SHARE_OF_EVENTS, _SHARE_OF_CODES = 0.3, 0.6

# Districts beside the bench's own, in its province, with stations to lie in.
_PLACES = """
WITH mine AS (SELECT * FROM organisation_unit WHERE kind = 'district' ORDER BY opened_on LIMIT 1),
made AS (
  INSERT INTO organisation_unit (id, kind, parent_id, station_id, district_id, province, name_en,
    name_ur, desk_type, opened_on, is_practice)
  SELECT d.id, 'district', mine.parent_id, NULL, d.id, mine.province, 'Poured ' || d.n,
    'Poured ' || d.n, '', mine.opened_on, mine.is_practice
  FROM mine, (SELECT n, gen_random_uuid() AS id FROM generate_series(%(there)s, %(wanted)s - 1) n) d
  RETURNING *
)
INSERT INTO organisation_unit (id, kind, parent_id, station_id, district_id, province, name_en,
  name_ur, desk_type, opened_on, is_practice)
SELECT s.id, 'station', made.id, s.id, made.id, made.province, made.name_en || ' ' || s.n,
  made.name_en || ' ' || s.n, '', made.opened_on, made.is_practice
FROM made, LATERAL (SELECT n, gen_random_uuid() AS id, made.id AS of_it
  FROM generate_series(1, %(stations)s) n) s
"""
_POURED = "SELECT count(*) FROM organisation_unit WHERE kind = 'district'"
_MINE = """
SELECT id FROM organisation_unit WHERE kind = 'district'
ORDER BY name_en LIKE 'Poured%', opened_on LIMIT 1
"""
# Counted once, by definitions of another time: everything is to be counted anew.
_COUNTED = """
INSERT INTO insight_counted (id, until, definitions, columns, finished_at, cohorts)
VALUES (gen_random_uuid(), %s, %s, %s, now(), 0)
"""


def main(words: list[str]) -> int:
    """This will do one step as the role that does it; gives JSON."""
    django.setup()
    step, *more = words
    sys.stdout.write(json.dumps(STEPS[step](*more)) + "\n")
    return 0


def _pour(journeys: str, districts: str) -> dict[str, object]:
    """This will make the places and the journeys anew; what stood there is thrown away."""
    from django.db import connection, transaction

    from amaan.insight.dashboards import LEVELS
    from amaan.insight.indicators import BY_ID
    from amaan.kernel import clock

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE insight_journey, insight_tally, insight_layout, insight_waits,"
            " insight_counted, meetings_meeting CASCADE"
        )
        there, wanted = int(_first(cursor, _POURED)), int(districts)
        if wanted > there:
            cursor.execute(_PLACES, {"there": there, "wanted": wanted, "stations": STATIONS_EACH})
        cursor.execute("SELECT setseed(0.42)")
        first = _month_before(clock.local_date(clock.now()), MONTHS - 1)
        cursor.execute(_journeys(), {"number": int(journeys), "first": first})
        mine = _first(cursor, _MINE)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE insight_journey")
    twelve = [BY_ID[name] for name in LEVELS["district"]]
    return {
        "mine": str(mine),
        "twelve": [one.id for one in twelve],
        "conditions": [
            half
            for one in twelve
            for half in (f"({one.part_is}) AND ({one.whole_is})", one.whole_is)
        ],
    }


def _counted(what: str) -> None:
    """This will say what was counted: all by other definitions, or by these until yesterday."""
    from datetime import timedelta

    from django.db import connection

    from amaan.insight.tallying import COLUMNS_NOW, DEFINITIONS
    from amaan.kernel import clock

    told = {"before": ("of another time", timedelta()), "yesterday": (DEFINITIONS, -timedelta(1))}
    definitions, since = told[what]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM insight_counted")
        # What the installation's own worker began is not to be gone on with.
        cursor.execute(
            "UPDATE jobs_order SET state = 'failed', finished_at = now()"
            " WHERE kind = 'count_figures' AND finished_at IS NULL"
        )
        cursor.execute(_COUNTED, [clock.now() + since, definitions, COLUMNS_NOW])


def _extract(folder: str) -> dict[str, object]:
    """This will make an extract as the house does each day, in a folder."""
    from dataclasses import asdict

    from amaan.house import extracting
    from amaan.house.real_time import real_now

    return asdict(extracting.make(Path(folder), real_now()))


STEPS: dict[str, Callable[..., object]] = {"pour": _pour, "counted": _counted, "extract": _extract}


def _first(cursor: "CursorWrapper", question: str) -> Any:
    cursor.execute(question)
    return cursor.fetchone()[0]


def _month_before(day: date, months: int) -> date:
    from amaan.kernel.calendars import add_months

    return add_months(day.replace(day=1), -months)


def _journeys() -> str:
    """This will write the statement that invents journeys, one expression for each column."""
    from amaan.insight.dictionary import dictionary
    from amaan.insight.models import Journey

    codes = {one.name: one.values for one in dictionary()}
    placed = {
        "id": "gen_random_uuid()",
        "district_id": "place.district_id",
        "station_id": "place.id",
        "open_station_id": "place.id",
        "entered": "month",
        "month": "month",
        "followed_hours": "(extract(epoch FROM %(first)s::date + interval '37 months' - month)"
        " / 3600)::integer",
    }
    columns = [field.attname for field in Journey._meta.concrete_fields]
    found = [
        placed.get(field.attname) or _invented(field, codes.get(field.attname, ()))
        for field in Journey._meta.concrete_fields
    ]
    return (
        f"INSERT INTO insight_journey ({', '.join(columns)}) SELECT {', '.join(found)}"  # noqa: S608 - our own words
        " FROM (SELECT n, (%(first)s::date + (floor(random() * 36) || ' months')::interval)::date"
        " AS month, floor(random() * (SELECT count(*) FROM organisation_unit"
        " WHERE kind = 'station'))::integer AS at FROM generate_series(1, %(number)s) n) told"
        " JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS at FROM organisation_unit"
        " WHERE kind = 'station') place USING (at)"
    )


def _invented(field: "Field[Any, Any]", values: tuple[str, ...]) -> str:
    from django.db import models

    if isinstance(field, models.BooleanField):
        return f"random() < {_SHARE_OF_EVENTS}"
    if isinstance(field, models.IntegerField) and field.null:
        return f"CASE WHEN random() < {_SHARE_OF_EVENTS} THEN (random() * 2000)::integer END"
    if isinstance(field, models.IntegerField):
        return "floor(random() * 3)::integer"
    if not values:
        return "''"
    told = ", ".join(f"'{one}'" for one in values)
    return (
        f"CASE WHEN random() < {_SHARE_OF_CODES} THEN"
        f" (ARRAY[{told}])[1 + floor(random() * {len(values)})::integer] ELSE '' END"
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
