"""Regional and provincial commanders, and the ranks they hold."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0004_where_units_lie_today"),
    ]

    operations = [
        migrations.AlterField(
            model_name="officer",
            name="rank",
            field=models.CharField(
                choices=[
                    ("constable", "Constable"),
                    ("head_constable", "Head constable"),
                    ("asi", "Assistant sub-inspector"),
                    ("si", "Sub-inspector"),
                    ("inspector", "Inspector"),
                    ("dsp", "Deputy superintendent"),
                    ("sp", "Superintendent"),
                    ("ssp", "Senior superintendent"),
                    ("dig", "Deputy inspector general"),
                    ("aig", "Additional inspector general"),
                    ("igp", "Inspector general"),
                    ("civilian", "Civilian staff"),
                ],
                max_length=16,
            ),
        ),
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
                    ("custodian", "District custodian of identities"),
                    ("auditor", "Oversight auditor"),
                    ("registrar", "Registrar of officers"),
                ],
                max_length=20,
            ),
        ),
    ]
