"""What she writes at her own door may go past every station and yet to whoever commands it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0006_how_dangerous_it_is")]

    operations = [
        migrations.RemoveConstraint(
            model_name="publicreport", name="a_public_report_goes_somewhere"
        ),
        migrations.AddConstraint(
            model_name="publicreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ("report", "question", "complaint")),
                    ("route__in", ("desk", "oversight", "district")),
                ),
                name="a_public_report_goes_somewhere",
            ),
        ),
    ]
