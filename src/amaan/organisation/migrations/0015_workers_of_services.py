"""That a worker of a support service may be posted: outside the police, holding no case."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0014_mediators"),
    ]

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
                    ("house_keeper", "Keeper of a house of shelter"),
                    ("house_worker", "Worker of a house of shelter"),
                    ("mediator", "Mediator of a forum"),
                    ("legal_adviser", "Legal adviser of the district"),
                    ("provider", "Worker of a support service"),
                    ("custodian", "District custodian of identities"),
                    ("auditor", "Oversight auditor"),
                    ("registrar", "Registrar of officers"),
                ],
                max_length=20,
            ),
        ),
    ]
