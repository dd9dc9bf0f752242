"""Every unit that lies below another gets its first placement, from the day it opened."""

from django.db import migrations

# Who recorded it is not known any more, and is left empty rather than guessed.
WRITE = """
INSERT INTO organisation_placement (id, unit_id, parent_id, since_on, until_on)
SELECT gen_random_uuid(), u.id, u.parent_id, u.opened_on, u.closed_on
FROM organisation_unit u
WHERE u.parent_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM organisation_placement p WHERE p.unit_id = u.id)
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0003_placements_desk_types_and_who_posted")]

    operations = [migrations.RunSQL(WRITE, migrations.RunSQL.noop)]
