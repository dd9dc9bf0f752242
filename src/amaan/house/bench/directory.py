"""The directory at its size: twenty thousand services, poured in by SQL, and a search of them."""

from collections.abc import Callable

import psycopg

from amaan.house.bench.errands import Officer
from amaan.house.bench.site import Site
from amaan.house.bench.sizes import COMMANDER

PROVIDERS = 20_000
PATH = "/care/services?kind=counselling&language=bal&must=women"
_STAND = "SELECT count(*) FROM support_provider WHERE district_id = md5('elsewhere')::uuid"
# A set of before held them all in its one district, which no country does.
_EMPTY = ("DELETE FROM support_providerarea", "DELETE FROM support_provider")
# As many districts as the country has: one in so many sits in the officer's own, the others in one
# beside it, and one in four hundred helps the whole province. Three needs each.
DISTRICTS = 160
_ELSEWHERE = """
INSERT INTO organisation_unit (id, kind, name_en, name_ur, province, is_practice, parent_id,
  desk_type, opened_on)
SELECT md5('elsewhere')::uuid, kind, 'Elsewhere', 'کہیں اور', province, is_practice, parent_id,
  desk_type, opened_on
FROM organisation_unit WHERE kind = 'district' ORDER BY id LIMIT 1
ON CONFLICT DO NOTHING"""
_POUR = f"""
WITH d AS (SELECT id, province, is_practice FROM organisation_unit
    WHERE kind = 'district' AND id <> md5('elsewhere')::uuid ORDER BY id LIMIT 1),
  made AS (
    INSERT INTO support_provider (id, district_id, province, is_practice, kind, name_en, name_ur,
      phone, address, day_and_night, opens, closes, shut_days, languages, women_staff, step_free,
      without_report, without_order, cost, pep, contraception, working, working_source,
      verified_at, changed_at, changed_by_id)
    SELECT md5('service' || g)::uuid, CASE WHEN g % 400 = 0 THEN NULL
        WHEN g % {DISTRICTS} = 1 THEN d.id ELSE md5('elsewhere')::uuid END,
      d.province, d.is_practice,
      (ARRAY['counselling', 'legal_help', 'shelter', 'emergency_care', 'livelihood'])[1 + g % 5],
      'Service ' || g, 'ادارہ ' || g, '+92300' || lpad(g::text, 7, '0'), '', g % 7 = 0,
      CASE WHEN g % 7 > 0 THEN time '09:00' END, CASE WHEN g % 7 > 0 THEN time '17:00' END, '[]',
      CASE WHEN g % 2 = 0 THEN '["ur", "bal"]'::jsonb ELSE '["ur"]'::jsonb END,
      CASE WHEN g % 3 = 0 THEN 'unknown' ELSE 'yes' END, 'unknown', 'yes', 'unknown', 'free',
      'unknown', 'unknown', 'working', '', now() - g % 200 * interval '1 day', now(), o.id
    FROM generate_series(1, {PROVIDERS}) AS g CROSS JOIN d
    CROSS JOIN (SELECT id FROM organisation_officer WHERE sign_in = '{COMMANDER}') AS o
    RETURNING id, kind, district_id, province, is_practice)
INSERT INTO support_providerarea (id, provider_id, kind, district_id, province, is_practice)
SELECT gen_random_uuid(), m.id, k.kind, m.district_id, m.province, m.is_practice
FROM made m CROSS JOIN LATERAL (
  SELECT DISTINCT unnest(ARRAY[m.kind, 'counselling', 'safe_transport']) AS kind) AS k"""  # noqa: S608 - our own words


def make_ready(site: Site) -> None:
    """This will pour the directory in where it does not stand at its size."""
    with site.owner() as owner:
        row = owner.execute(_STAND.encode()).fetchone()
        if row is not None and row[0] == 0:
            for statement in (*_EMPTY, _ELSEWHERE):
                owner.execute(statement.encode())
            owner.execute(_POUR.encode())
            owner.execute(b"ANALYZE support_provider, support_providerarea")


def floor(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of a search: a page of the services of one need in one district."""
    asked = b"SELECT district_id FROM organisation_unit WHERE id = %s"
    district = connection.execute(asked, [officer.desk_id]).fetchone()

    def read() -> None:
        connection.execute(
            b"SELECT p.* FROM support_providerarea a JOIN support_provider p"
            b" ON p.id = a.provider_id WHERE a.district_id = %s AND a.kind = 'counselling'"
            b" ORDER BY p.name_en, p.id LIMIT 21",
            district,
        ).fetchall()

    return read
