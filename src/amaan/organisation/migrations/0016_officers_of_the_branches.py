"""That officers of the branches may be posted: people, training, community, press, programme."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0015_workers_of_services"),
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
                    ("personnel_officer", "Personnel officer (establishment branch)"),
                    ("training_officer", "Training officer"),
                    ("community_officer", "Community policing officer"),
                    ("media_officer", "Public relations officer"),
                    ("programme_officer", "Programme officer (gender and policy)"),
                    ("custodian", "District custodian of identities"),
                    ("auditor", "Oversight auditor"),
                    ("registrar", "Registrar of officers"),
                ],
                max_length=20,
            ),
        ),
    ]
