"""What a bench's set lacks to be asked about courts: one long file, and every district's calendar.

The long file goes through the verbs, at the first desk (`long_file`). The calendar is poured in
by SQL beside it, its facts left out: one case in eight is heard again and again, so that each
district hears some forty a day. A case with exhibits, as the long one, keeps the days it has.
"""

from uuid import UUID

import psycopg

from amaan.house.bench.site import Site
from amaan.house.bench.sizes import COMMANDER, desk_officer

FACTS, EXHIBITS, HEARINGS = 200, 60, 40
# The oldest of hers with an FIR.
_OLDEST = """
SELECT c.id, c.desk_id FROM cases_case c JOIN confidentiality_grant g ON g.case_id = c.id
JOIN organisation_officer o ON o.id = g.officer_id
WHERE o.sign_in = %s AND g.until IS NULL AND NOT c.sealed AND EXISTS (
  SELECT 1 FROM cases_factrecord f WHERE f.case_id = c.id AND f.kind = 'fir.registered')
ORDER BY c.opened_at, c.id LIMIT 1"""
_LONG = """
SELECT e.case_id FROM investigation_exhibit e JOIN cases_case c ON c.id = e.case_id
WHERE c.desk_id = %s GROUP BY e.case_id HAVING count(*) >= %s"""
TODAY = "(now() AT TIME ZONE 'Asia/Karachi')::date"
_POURED = f"SELECT EXISTS (SELECT 1 FROM court_hearing WHERE day = {TODAY} + 2)"  # noqa: S608
_OLD = """
DELETE FROM court_hearing h
WHERE NOT EXISTS (SELECT 1 FROM investigation_exhibit e WHERE e.case_id = h.case_id)"""
# Five days that were put off, each to the next, and one ahead; of a few nobody wrote what came.
_POUR = f"""
INSERT INTO court_hearing (id, case_id, district_id, court, court_number, purpose, day, hour,
  fixed_at, fixed_by_id, fixed_fact, ended, adjourned, reason, asked_by, next_day_id, recorded_at,
  recorded_by_id, held_fact)
SELECT md5(c.id || ':' || n)::uuid, c.id, c.district_id, 'special_court', 1 + c.chance % 3,
  'prosecution_evidence',
  CASE WHEN n < 5 THEN {TODAY} - (5 - n) * 35 + c.ahead
    WHEN c.chance % 300 = 0 THEN {TODAY} - 1 ELSE {TODAY} + c.ahead END,
  time '09:00' + c.chance % 12 * interval '30 minutes', now() - interval '200 days', o.id,
  gen_random_uuid(), CASE WHEN n < 5 THEN 'next_day' ELSE '' END, n < 5,
  CASE WHEN n < 5 THEN 'judge_absent' ELSE '' END, CASE WHEN n < 5 THEN 'court_itself' ELSE '' END,
  CASE WHEN n < 5 THEN md5(c.id || ':' || n + 1)::uuid END, CASE WHEN n < 5 THEN now() END,
  CASE WHEN n < 5 THEN o.id END, CASE WHEN n < 5 THEN gen_random_uuid() END
FROM (SELECT id, district_id, abs(hashtext(id::text)) / 8 AS chance,
    abs(hashtext(id::text)) / 8 % 30 AS ahead
  FROM cases_case WHERE abs(hashtext(id::text)) % 8 = 0 AND NOT EXISTS (
    SELECT 1 FROM investigation_exhibit e WHERE e.case_id = cases_case.id)) AS c
CROSS JOIN generate_series(0, 5) AS n
CROSS JOIN (SELECT id FROM organisation_officer WHERE sign_in = '{COMMANDER}') AS o"""  # noqa: S608 - our own words


def make_ready(site: Site) -> None:
    """This will add the long file and the calendar to a set that has none."""
    with site.owner() as owner:
        row = owner.execute(_OLDEST, [desk_officer(0)]).fetchone()
        if row is None:
            raise LookupError("no file of the first desk has an FIR")
        case_id, desk_id = row
        standing = long_file(owner, desk_id)
    if standing is None:
        words = ["amaan.house.bench.filling", "long", str(case_id)]
        site.stack.run_module(words, role="web")
    with site.founder() as founder:
        founder.autocommit = True
        _pour(founder)


def long_file(owner: psycopg.Connection, desk_id: UUID) -> UUID | None:
    """This will find the long file of a desk, where it has one."""
    row = owner.execute(_LONG, [desk_id, EXHIBITS]).fetchone()
    return row[0] if row else None


def _pour(founder: psycopg.Connection) -> None:
    row = founder.execute(_POURED.encode()).fetchone()
    if row and row[0]:
        return
    # As the cluster's superuser, and without the keys: these rows belong to no act.
    founder.execute("SET session_replication_role = replica")
    founder.execute(_OLD)
    founder.execute(_POUR.encode())
    founder.execute("VACUUM (FREEZE, ANALYZE) court_hearing")
