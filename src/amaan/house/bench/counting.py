"""The numbers that boards read, worked out from the whole ledger of a set that was multiplied.

In a real installation they grow with the acts themselves; copied rows went through no act.
"""

import psycopg

from amaan.house.bench.multiplying import tidy

_TABLES = ("cases_tally", "cases_caseload")
_COUNTS = "opened, met, met_late, waived, contested, fell_away, late_now, was_late"
_DUTIES = f"""
WITH cells AS (
  SELECT c.station_id AS station, c.district_id AS district, c.province, c.sealed,
    date_trunc('month', d.late_at AT TIME ZONE 'Asia/Karachi')::date AS month, d.duty_class,
    d.rule, d.failure, count(*) AS opened,
    count(*) FILTER (WHERE d.state = 'met') AS met,
    count(*) FILTER (WHERE d.state = 'met_late') AS met_late,
    count(*) FILTER (WHERE d.state = 'waived') AS waived,
    count(*) FILTER (WHERE d.state = 'contested') AS contested,
    count(*) FILTER (WHERE d.state = 'fell_away') AS fell_away,
    count(*) FILTER (WHERE d.state = 'missed') AS late_now,
    count(*) FILTER (
      WHERE d.was_late AND d.state IN ('met', 'met_late', 'waived', 'missed')) AS was_late
  FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id AND NOT c.sealed
  WHERE d.binds
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)
INSERT INTO cases_tally
  (id, level, place, district, province, sealed, month, duty_class, rule, failure, {_COUNTS})
SELECT gen_random_uuid(), v.level, v.place, v.district, c.province, c.sealed, c.month,
  c.duty_class, c.rule, c.failure, sum(c.opened), sum(c.met), sum(c.met_late), sum(c.waived),
  sum(c.contested), sum(c.fell_away), sum(c.late_now), sum(c.was_late)
FROM cells c CROSS JOIN LATERAL (VALUES
  ('station', c.station, c.district), ('district', c.district, c.district)
) AS v (level, place, district)
GROUP BY v.level, v.place, v.district, c.province, c.sealed, c.month, c.duty_class, c.rule,
  c.failure
"""  # noqa: S608 - the names are our own columns
_FILES = """
INSERT INTO cases_caseload (id, desk, station, district, month, opened, owed)
SELECT gen_random_uuid(), desk_id, station_id, district_id,
  date_trunc('month', opened_at AT TIME ZONE 'Asia/Karachi')::date, count(*),
  count(*) FILTER (WHERE owed > 0)
FROM cases_case WHERE NOT sealed GROUP BY 2, 3, 4, 5
"""


def count_anew(connection: psycopg.Connection) -> None:
    """This will work out every number of the boards, in one transaction."""
    with connection.transaction():
        connection.execute("SET LOCAL work_mem = '512MB'")
        connection.execute("TRUNCATE cases_tally, cases_caseload, cases_tallyentry")
        connection.execute(_DUTIES)
        connection.execute(_FILES)
    tidy(connection, *_TABLES)
