"""Hearing forms that an observer has half filled."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import amaan.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("court", "0002_observers_and_the_study_of_judgments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ObservationDraft",
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
                ("typed", models.JSONField(default=dict)),
                ("kept_at", models.DateTimeField()),
                (
                    "observer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["observer", "-kept_at", "id"], name="half_observed_by")
                ],
            },
        ),
    ]
