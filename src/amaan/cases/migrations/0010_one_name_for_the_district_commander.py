"""The ledger calls the commander of a district as the register of posts does."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_a_place_is_counted_where_it_lay")]

    operations = [
        migrations.RunSQL(
            "UPDATE cases_dutyrecord SET owner = 'district_commander'"
            " WHERE owner = 'district_supervisor'",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveIndex(model_name="dutyrecord", name="duty_owed_above_a_station"),
        migrations.AddIndex(
            model_name="dutyrecord",
            index=models.Index(
                condition=models.Q(
                    ("owner__in", ["supervisor", "district_commander"]),
                    ("state__in", ["open", "missed"]),
                ),
                fields=["district", "owner", "late_at", "id"],
                name="duty_owed_above_a_station",
            ),
        ),
    ]
