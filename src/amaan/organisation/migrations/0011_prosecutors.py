"""That a public prosecutor may be posted: beside the police of a district, not under them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisation", "0010_rules_are_signed")]

    operations = [
        migrations.AlterField(
            model_name="posting",
            name="post",
            field=models.CharField(
                choices=[
                    ("desk_officer", "Desk officer"),
                    ("station_clerk", "Station clerk (muharrar)"),
                    ("station_commander", "Officer in charge of the station (SHO)"),
                    ("investigator", "Investigating officer"),
                    ("supervisor", "Sub-divisional officer (SDPO)"),
                    ("district_commander", "District police officer (DPO)"),
                    ("regional_commander", "Regional police officer (RPO)"),
                    ("inspector_general", "Inspector general of the province (IGP)"),
                    ("prosecutor", "Public prosecutor"),
                    ("custodian", "District custodian of identities"),
                    ("auditor", "Oversight auditor"),
                    ("registrar", "Registrar of officers"),
                ],
                max_length=20,
            ),
        ),
    ]
