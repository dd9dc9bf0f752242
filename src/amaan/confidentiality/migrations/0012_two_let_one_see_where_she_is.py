"""That two custodians let an officer, in one session, see where she is."""

from django.db import migrations, models

import amaan.kernel.ids


class Migration(migrations.Migration):
    dependencies = [("confidentiality", "0011_names_get_looser_tokens_too")]

    operations = [
        migrations.CreateModel(
            name="Letting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("officer_id", models.UUIDField()),
                ("session", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("first_by", models.UUIDField(null=True)),
                ("second_by", models.UUIDField(null=True)),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["officer_id", "case_id"], name="lettings_held")],
                "constraints": [
                    models.CheckConstraint(
                        name="a_letting_takes_three_people",
                        condition=models.Q(("until__isnull", True))
                        | models.Q(
                            ("first_by__isnull", False),
                            ("second_by__isnull", False),
                            models.Q(("first_by", models.F("second_by")), _negated=True),
                            models.Q(("officer_id", models.F("first_by")), _negated=True),
                            models.Q(("officer_id", models.F("second_by")), _negated=True),
                        ),
                    ),
                ],
            },
        ),
    ]
