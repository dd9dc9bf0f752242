"""A station or desk that moves is counted in the place it left and in the one it came to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_what_is_sealed_is_in_no_number")]

    operations = [
        migrations.RemoveConstraint(model_name="caseload", name="one_caseload_per_desk_and_month"),
        migrations.RemoveConstraint(model_name="tally", name="one_tally_per_place_month_and_rule"),
        migrations.AddConstraint(
            model_name="caseload",
            constraint=models.UniqueConstraint(
                fields=("desk", "station", "district", "month"),
                name="one_caseload_per_desk_place_and_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.UniqueConstraint(
                fields=(
                    "level",
                    "place",
                    "district",
                    "province",
                    "sealed",
                    "month",
                    "duty_class",
                    "rule",
                    "failure",
                ),
                name="one_tally_per_place_month_and_rule",
                nulls_distinct=False,
            ),
        ),
    ]
