"""Units for classes and demonstrations are kept apart by the database itself."""

from django.db import migrations

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
    dependencies = [("organisation", "0001_first_tables")]

    # After the tables: a foreign key wants its unique constraint to stand.
    operations = [migrations.RunSQL(TOGETHER, APART)]
