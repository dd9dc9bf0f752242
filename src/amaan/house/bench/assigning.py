"""`bench assignment`: the fittest officer among five thousand, and how evenly work comes to lie.

The officers are invented and serve in one district, more than any district has: stations, a
special unit, certificates, leaves, conflicts and loads of every kind. The question runs as the
web's role, row security on; the floor reads the postings and officers of the district alone.

Evenness is worked out by the same pure rules: cases come, are given to whoever costs least, and
leave again; the Gini figure of what officers then carry stands beside that of giving by turns
drawn at chance.
"""

import secrets
from datetime import date
from uuid import UUID

import psycopg

from amaan.house import database
from amaan.house.bench import measuring
from amaan.house.bench.homes import as_role, bench_home, stack_at
from amaan.house.bench.measuring import Act, Measured
from amaan.house.bench.report import Report
from amaan.house.bench.sizes import SMALL
from amaan.house.steps import Steps
from amaan.investigation import assignment_rules as rules
from amaan.investigation.assignment_statements import CANDIDATES, SUGGESTED
from amaan.investigation.workload import gini

OFFICERS, STATIONS = 5_000, 60
REACH_MS = 10.0
COUNT = 200
# Of the same district in the walk of evenness: officers, cases, and how many stay open at once.
CREW, CASES, OPEN = 60, 5_000, 900
_NO_SETTINGS: dict[str, str] = {}
_FILL = """
INSERT INTO organisation_unit (id, kind, parent_id, station_id, district_id, province, name_en,
  name_ur, opened_on, is_practice)
VALUES (md5('nation')::uuid, 'nation', NULL, NULL, NULL, '', 'N', 'N', '2020-01-01', false),
  (md5('province')::uuid, 'province', md5('nation')::uuid, NULL, NULL, 'PB', 'P', 'P',
    '2020-01-01', false),
  (md5('district')::uuid, 'district', md5('province')::uuid, NULL, NULL, 'PB', 'D', 'D',
    '2020-01-01', false),
  (md5('special')::uuid, 'special_unit', md5('district')::uuid, NULL, md5('district')::uuid, 'PB',
    'S', 'S', '2020-01-01', false);
INSERT INTO organisation_unit (id, kind, parent_id, station_id, district_id, province, name_en,
  name_ur, opened_on, is_practice)
SELECT md5('station ' || n)::uuid, 'station', md5('district')::uuid, NULL, md5('district')::uuid,
  'PB', 'Station ' || n, 'Station ' || n, '2020-01-01', false FROM generate_series(1, {stations}) n;
INSERT INTO organisation_unit (id, kind, parent_id, station_id, district_id, province, name_en,
  name_ur, opened_on, is_practice)
VALUES (md5('desk')::uuid, 'desk', md5('station 1')::uuid, md5('station 1')::uuid,
  md5('district')::uuid, 'PB', 'Desk', 'Desk', '2020-01-01', false);
INSERT INTO organisation_officer (id, password, sign_in, service_number, name_en, name_ur, rank,
  sex, language, is_active)
SELECT md5('officer ' || n)::uuid, '!', 'bench' || n, 'B' || n, 'Officer ' || n, 'Officer ' || n,
  (ARRAY['si', 'si', 'inspector', 'dsp'])[1 + (n + n / 20) % 4],
  (ARRAY['male', 'male', 'female'])[1 + n % 3], 'en', true FROM generate_series(0, {officers}) n;
INSERT INTO organisation_posting (id, officer_id, unit_id, post, since)
SELECT gen_random_uuid(), md5('officer ' || n)::uuid,
  CASE WHEN n = 0 THEN md5('desk')::uuid WHEN n % 20 = 0 THEN md5('special')::uuid
    ELSE md5('station ' || (1 + n % {stations}))::uuid END,
  CASE WHEN n = 0 THEN 'desk_officer' ELSE 'investigator' END, now() - interval '2 years'
FROM generate_series(0, {officers}) n;
INSERT INTO organisation_certificate (id, officer_id, kind, since_on, until_on, recorded_by_id,
  recorded_at)
SELECT gen_random_uuid(), md5('officer ' || n)::uuid, 'sexual_offences', '2025-01-01',
  current_date + (n % 400) - 100, md5('officer 0')::uuid, now()
FROM generate_series(1, {officers}, 2) n;
INSERT INTO organisation_leave (id, officer_id, since, until, recorded_by_id, recorded_at)
SELECT gen_random_uuid(), md5('officer ' || n)::uuid, now() - interval '1 day',
  now() + interval '30 days', md5('officer 0')::uuid, now()
FROM generate_series(1, {officers}, 25) n;
INSERT INTO investigation_load (officer_id, points, files, came, went, counted_at)
SELECT md5('officer ' || n)::uuid, (n * 7919) % 90, (n * 7919) % 40, n % 20, n % 15, now()
FROM generate_series(1, {officers}) n;
INSERT INTO cases_case (id, reference, desk_id, station_id, district_id, province, opened_at, stage,
  sealed, revision)
VALUES (md5('case')::uuid, 'BENC-H234', md5('desk')::uuid, md5('station 1')::uuid,
  md5('district')::uuid, 'PB', now(), 'registration', false, 1);
INSERT INTO confidentiality_grant (id, case_id, officer_id, relation, since, granted_by_id,
  granted_at)
VALUES (gen_random_uuid(), md5('case')::uuid, md5('officer 0')::uuid, 'desk', now(),
  md5('officer 0')::uuid, now());
ANALYZE
"""
_ACTING = """
SELECT set_config('amaan.officer', md5('officer 0')::uuid::text, false),
  set_config('amaan.post', 'desk_officer', false),
  set_config('amaan.unit', md5('desk')::uuid::text, false),
  set_config('amaan.station', md5('station 1')::uuid::text, false),
  set_config('amaan.district', md5('district')::uuid::text, false),
  set_config('amaan.now', now()::text, false), md5('case')::uuid, now()
"""
_FLOOR = """
SELECT p.officer_id, o.rank, o.sex FROM organisation_unit u
JOIN organisation_posting p ON p.unit_id = u.id JOIN organisation_officer o ON o.id = p.officer_id
WHERE u.district_id = md5('district')::uuid ORDER BY o.rank, p.officer_id LIMIT 8"""


def run(report: Report, steps: Steps) -> None:
    """This will make the district if it is not there, and measure one suggestion."""
    home = bench_home(SMALL).with_name(f"assignment-{OFFICERS}")
    with stack_at(home, steps, _NO_SETTINGS) as stack:
        stack.raise_database()
        stack.make_web_key()
        stack.build()
        roots = {"database": stack.supervisor.children["database"].process.pid}
        with stack.cluster.connect(database.NAME) as founder:
            founder.autocommit = True
            _fill(founder, steps)
            with steps.step("Measuring: a suggestion"), as_role(stack.cluster, "web") as web:
                found = measuring.measure_here(_suggest(web), COUNT, roots)
                floor = measuring.measure_here(_floor(founder), COUNT, roots)
    _tell(report, found, floor)
    ours, by_chance = evenness()
    report.note(
        f"Gini of what {CREW} officers carry after {CASES:,} cases",
        f"{ours:.3f} (given by chance: {by_chance:.3f})",
        "below chance",
        met=ours < by_chance,
    )


def evenness(crew: int = CREW, cases: int = CASES, still_open: int = OPEN) -> tuple[float, float]:
    """This will give the Gini figures of giving to whoever costs least, and of giving by chance."""
    asked, day = rules.Asked(special_unit=True, sex="female"), date(2026, 11, 22)
    weights = [2 + secrets.randbelow(3) for _ in range(cases)]
    chosen, drawn = [0] * crew, [0] * crew
    given: list[tuple[int, int, int]] = []
    # All of one unit: who lacks what decides before the load does, and is not what is asked here.
    for weight in weights:
        costs = [rules.cost(_officer(points), asked, day) for points in chosen]
        best, other = costs.index(min(costs)), secrets.randbelow(crew)
        chosen[best] += weight
        drawn[other] += weight
        given.append((best, other, weight))
        if len(given) > still_open:
            left, left_other, gone = given.pop(secrets.randbelow(len(given)))
            chosen[left] -= gone
            drawn[left_other] -= gone
    return gini(chosen), gini(drawn)


def _officer(points: int) -> rules.Candidate:
    return rules.Candidate(
        officer_id=UUID(int=0), name_en="", name_ur="", rank="dsp", sex="female", unit_en="",
        unit_ur="", special_unit=True, led_by_senior=True, same_station=True,
        certified_until=date.max, points=points, files=0, came=0, went=0,
    )  # fmt: skip


def _fill(founder: psycopg.Connection, steps: Steps) -> None:
    row = founder.execute("SELECT count(*) FROM investigation_load").fetchone()
    if row is not None and row[0] >= OFFICERS:
        return
    with steps.step(f"Posting {OFFICERS:,} investigators"):
        for statement in _FILL.format(officers=OFFICERS, stations=STATIONS).split(";\n"):
            founder.execute(statement.encode())


def _suggest(web: psycopg.Connection) -> Act:
    row = web.execute(_ACTING).fetchone()
    assert row is not None
    case_id, now = row[6], row[7]
    asked = rules.Asked(special_unit=True, senior_officer=True, sex="female")
    values = [case_id, now, asked.sex, asked.costs(), rules.CAP, SUGGESTED, None]

    def suggest() -> None:
        rows = web.execute(CANDIDATES, values, prepare=True, binary=True).fetchall()
        if len(rows) != SUGGESTED:
            raise AssertionError(f"{len(rows)} officers were suggested, not {SUGGESTED}")
        for found in rows:
            rules.lacks(rules.Candidate(*found), asked, now.date())

    return suggest


def _floor(founder: psycopg.Connection) -> Act:
    def look_up() -> None:
        founder.execute(_FLOOR).fetchall()

    return look_up


def _tell(report: Report, found: Measured, floor: Measured) -> None:
    told = "{:.2f} ms (p95 {:.2f} ms, {:.2f} CPU-ms; floor {:.2f} ms, {:.2f} CPU-ms)"
    report.note(
        f"the fittest of {OFFICERS:,} investigators of one district, p50",
        told.format(found.p50, found.p95, found.cpu_ms, floor.p50, floor.cpu_ms),
        f"{REACH_MS:g} CPU-ms",
        met=found.cpu_ms <= REACH_MS,
    )
