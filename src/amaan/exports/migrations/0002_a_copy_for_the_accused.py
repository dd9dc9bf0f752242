"""A further kind may leave: the copy that the law gives to the accused before his trial."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exports", "0001_exports_recipients_and_prints")]

    operations = [
        migrations.RemoveConstraint(model_name="recipient", name="a_recipient_is_a_known_office"),
        migrations.AddConstraint(
            model_name="recipient",
            constraint=models.CheckConstraint(
                name="a_recipient_is_a_known_office",
                condition=models.Q(
                    office__in=[
                        "accused",
                        "commander",
                        "commission",
                        "court",
                        "herself",
                        "prosecutor",
                        "service",
                    ]
                ),
            ),
        ),
        migrations.RemoveConstraint(model_name="export", name="an_export_is_of_a_known_kind"),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                name="an_export_is_of_a_known_kind",
                condition=models.Q(
                    kind__in=[
                        "accused_copy",
                        "court_bundle",
                        "prosecution_file",
                        "referral_packet",
                        "statistics",
                        "supervision_report",
                        "survivor_copy",
                    ]
                ),
            ),
        ),
    ]
