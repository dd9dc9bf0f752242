"""A day's facts for the bench of figures: copies of the stories that were taken through the verbs.

At worst every case with something new lies in a cohort of its own, and a cohort is counted whole:
so whole cohorts are poured, of which one case each has its facts today.
"""

import psycopg

# A reference that was given is in capitals; one that was poured begins with a small p.
# So many facts of each story, so that a case holds as many as the set is said to hold.
_KEPT = """
CREATE TEMP TABLE story AS
SELECT c.id, c.opened_at, row_number() OVER (ORDER BY c.id) - 1 AS at FROM cases_case c
WHERE c.reference NOT LIKE 'p%';
CREATE TEMP TABLE told AS
SELECT * FROM (
  SELECT f.*, row_number() OVER (PARTITION BY f.case_id ORDER BY f.recorded_at, f.id) AS place
  FROM cases_factrecord f JOIN story s ON s.id = f.case_id) one
WHERE place <= 9;
"""
_TAKEN = """
CREATE TEMP TABLE taken AS
WITH cohort AS (
  SELECT district_id, entered FROM (SELECT DISTINCT district_id, entered FROM insight_tally) one
  ORDER BY md5(district_id::text || entered) LIMIT %(cohorts)s
), place AS (
  SELECT district_id, array_agg(id ORDER BY id) AS stations FROM organisation_unit
  WHERE kind = 'station' GROUP BY district_id
)
SELECT uuidv7() AS id, c.district_id, c.entered, n,
  row_number() OVER () %% (SELECT count(*) FROM story) AS at,
  c.entered + interval '10 days' + n * interval '1 minute' AS opened_at,
  p.stations[1 + n %% cardinality(p.stations)] AS station_id
FROM cohort c JOIN place p USING (district_id) CROSS JOIN generate_series(1, %(each)s) AS n
"""
_CASES = """
INSERT INTO cases_case (id, reference, province, opened_at, stage, sealed, revision, desk_id,
  district_id, station_id, owed)
SELECT t.id, 'p' || lpad(to_hex(row_number() OVER ()), 8, '0'), c.province, t.opened_at, c.stage,
  false, c.revision, c.desk_id, t.district_id, t.station_id, c.owed
FROM taken t JOIN story s ON s.at = t.at JOIN cases_case c ON c.id = s.id
"""
_FACTS = """
INSERT INTO cases_factrecord (id, kind, happened_earliest, happened_latest, recorded_at, by_post,
  details, sealed, by_id, case_id)
SELECT uuidv7(), f.kind, f.happened_earliest + shift, f.happened_latest + shift,
  CASE WHEN t.n = 1 THEN now() ELSE least(f.recorded_at + shift, now() - interval '2 days') END,
  f.by_post, f.details, f.sealed, f.by_id, t.id
FROM taken t JOIN story s ON s.at = t.at JOIN told f ON f.case_id = s.id,
  LATERAL (SELECT t.opened_at - s.opened_at AS shift) moved
-- Two cases of five have nine facts and the others eight: 8.4 in all.
WHERE f.place <= CASE WHEN t.n % 5 < 2 THEN 9 ELSE 8 END
"""
_FORGET = """
DELETE FROM cases_factrecord f USING cases_case c
WHERE c.id = f.case_id AND c.reference LIKE 'p%';
DELETE FROM cases_case WHERE reference LIKE 'p%'
"""


def forget(founder: psycopg.Connection) -> None:
    """This will take away what an earlier run poured."""
    founder.execute("SET session_replication_role = replica")
    founder.execute(_FORGET)


def pour(founder: psycopg.Connection, cohorts: int, each: int) -> tuple[int, int]:
    """This will fill cohorts with cases; says how many facts they have, and how many of today."""
    forget(founder)
    founder.execute(_KEPT)
    founder.execute(_TAKEN, {"cohorts": cohorts, "each": each})
    founder.execute(_CASES)
    founder.execute(_FACTS)
    # As the nights before left it: most of it was read before, and is not written to by reading.
    founder.execute("VACUUM (ANALYZE) cases_case, cases_factrecord")
    row = founder.execute(
        "SELECT count(*), count(*) FILTER (WHERE recorded_at > now() - interval '1 day')"
        " FROM cases_factrecord f JOIN cases_case c ON c.id = f.case_id"
        " WHERE c.reference LIKE 'p%'"
    ).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)
