"""Files from before duties were watched and counted: copy, watch, count. Data only."""

from django.db import migrations

COPY = """
UPDATE cases_dutyrecord d
SET district_id = c.district_id, province = c.province,
    next_look_at = CASE WHEN d.state IN ('open', 'missed') THEN d.started_at END
FROM cases_case c WHERE c.id = d.case_id AND d.district_id IS NULL;

UPDATE cases_case c SET owed = (
  SELECT count(*) FROM cases_dutyrecord d
  WHERE d.case_id = c.id AND d.state IN ('open', 'missed', 'contested'));
"""
COUNT = """
INSERT INTO cases_tallyentry (
  id, case_id, desk, station, district, province, sealed, month, duty_class, rule, failure,
  opened, met, met_late, waived, contested, fell_away, late_now, was_late, owed)
SELECT gen_random_uuid(), c.id, c.desk_id, c.station_id, c.district_id, c.province, c.sealed,
  date_trunc('month', d.late_at AT TIME ZONE 'Asia/Karachi')::date, d.duty_class, d.rule,
  d.failure, 1, (d.state = 'met')::int, (d.state = 'met_late')::int, (d.state = 'waived')::int,
  (d.state = 'contested')::int, (d.state = 'fell_away')::int, (d.state = 'missed')::int,
  d.was_late::int, 0
FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id;

INSERT INTO cases_tallyentry (
  id, case_id, desk, station, district, province, sealed, month, duty_class, rule, failure,
  opened, met, met_late, waived, contested, fell_away, late_now, was_late, owed)
SELECT gen_random_uuid(), c.id, c.desk_id, c.station_id, c.district_id, c.province, c.sealed,
  date_trunc('month', c.opened_at AT TIME ZONE 'Asia/Karachi')::date, '', '', '',
  1, 0, 0, 0, 0, 0, 0, 0, (c.owed > 0)::int
FROM cases_case c;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_watched_duties_and_tallies")]

    operations = [
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
        migrations.RunSQL(COUNT, "DELETE FROM cases_tallyentry"),
    ]
