"""That a house of shelter may be opened below a province, with a keeper and workers of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0012_observers"),
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
                    ("custodian", "District custodian of identities"),
                    ("auditor", "Oversight auditor"),
                    ("registrar", "Registrar of officers"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="unit",
            name="kind",
            field=models.CharField(
                choices=[
                    ("nation", "Nation"),
                    ("province", "Province"),
                    ("region", "Region"),
                    ("district", "District"),
                    ("circle", "Sub-division"),
                    ("station", "Police station"),
                    ("desk", "Desk"),
                    ("special_unit", "Special investigation unit (SSOIU)"),
                    ("house", "House of shelter"),
                ],
                max_length=12,
            ),
        ),
    ]
