"""Which classes of words officers were shown in their own texts, and what came of them."""

import django.db.models.deletion
from django.db import migrations, models

import amaan.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_files_facts_and_duties"),
        ("organisation", "0001_units_officers_and_postings"),
        ("oversight", "0003_keeping_duties"),
    ]

    operations = [
        migrations.CreateModel(
            name="WordingRemark",
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
                ("fact_id", models.UUIDField()),
                ("wording", models.CharField(max_length=24)),
                ("kept_because", models.CharField(blank=True, default="", max_length=12)),
                ("recorded_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["station", "recorded_at"], name="wording_station_month"),
                    models.Index(fields=["district", "recorded_at"], name="wording_district_month"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("fact_id", "wording"), name="a_wording_is_noted_once"
                    ),
                ],
            },
        ),
    ]
