"""Which rules a province stands for, beside what was signed in files."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import amaan.kernel.ids


class Migration(migrations.Migration):
    dependencies: ClassVar = [("organisation", "0009_certificates")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="RuleSignature",
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
                ("province", models.CharField(max_length=3)),
                ("rule", models.CharField(max_length=60)),
                ("digest", models.CharField(max_length=16)),
                ("version", models.CharField(max_length=16)),
                ("withdrawn", models.BooleanField(default=False)),
                ("by", models.CharField(max_length=80)),
                ("post", models.CharField(max_length=80)),
                ("scope", models.CharField(max_length=160)),
                ("signed_at", models.DateTimeField()),
                (
                    "written_by",
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
                    models.Index(
                        fields=["province", "rule", "signed_at"], name="signature_of_a_rule"
                    )
                ],
            },
        ),
    ]
