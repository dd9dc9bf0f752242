"""That a court observer may be posted: of an organisation outside, seated with a district."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisation", "0011_prosecutors")]

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
                    ("observer", "Court observer"),
                    ("custodian", "District custodian of identities"),
                    ("auditor", "Oversight auditor"),
                    ("registrar", "Registrar of officers"),
                ],
                max_length=20,
            ),
        ),
    ]
