"""Units for classes and demonstrations, kept apart by the database itself."""

from django.db import migrations, models

# Whatever lies in a district, or at a station, gives the same answer as the district and the
# station. A forged or mistaken row is refused here even if a verb forgot to ask.
TOGETHER = """
ALTER TABLE organisation_unit
  ADD CONSTRAINT practice_is_the_whole_district
    FOREIGN KEY (district_id, is_practice) REFERENCES organisation_unit (id, is_practice),
  ADD CONSTRAINT practice_is_the_whole_station
    FOREIGN KEY (station_id, is_practice) REFERENCES organisation_unit (id, is_practice)
"""
APART = """
ALTER TABLE organisation_unit
  DROP CONSTRAINT practice_is_the_whole_district,
  DROP CONSTRAINT practice_is_the_whole_station
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_units_officers_and_postings")]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="is_practice",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(
                fields=("id", "is_practice"), name="a_unit_is_practice_or_not"
            ),
        ),
        migrations.RunSQL(TOGETHER, APART),
    ]
