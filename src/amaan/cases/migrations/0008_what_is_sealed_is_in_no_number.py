"""Numbers without sealed files, and what was missed as a part of what fell due."""

from django.db import migrations, models

# Numbers of one province could be compared with those of its districts, and what was left over
# was what is sealed.
FORGET_SEALED = """
DELETE FROM cases_tally WHERE sealed OR level = 'province';
DELETE FROM cases_tallyentry WHERE sealed;
"""
# A duty that was late and has since fallen away, waits for her wish or runs again is in neither
# number any more: not in what fell due, and so not in what was missed of it.
MISSED_OF_DUE = """
INSERT INTO cases_tallyentry (
  id, case_id, desk, station, district, province, sealed, month, duty_class, rule, failure,
  opened, met, met_late, waived, contested, fell_away, late_now, was_late, owed)
SELECT gen_random_uuid(), c.id, c.desk_id, c.station_id, c.district_id, c.province, false,
  date_trunc('month', d.late_at AT TIME ZONE 'Asia/Karachi')::date, d.duty_class, d.rule,
  d.failure, 0, 0, 0, 0, 0, 0, 0, -1, 0
FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id
WHERE NOT c.sealed AND d.was_late AND d.state NOT IN ('met', 'met_late', 'waived', 'missed');
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_what_is_owed_read_in_order")]

    operations = [
        migrations.RemoveConstraint(
            model_name="tally", name="sealed_files_are_counted_at_the_province_alone"
        ),
        migrations.RunSQL(FORGET_SEALED, migrations.RunSQL.noop),
        migrations.RunSQL(MISSED_OF_DUE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("level__in", ["station", "district"]),
                    ("place__isnull", False),
                    ("sealed", False),
                ),
                name="no_sealed_file_is_counted",
            ),
        ),
    ]
