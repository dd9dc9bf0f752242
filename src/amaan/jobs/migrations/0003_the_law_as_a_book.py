"""The handbook, as it was set last for a province in a language."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("jobs", "0002_what_is_under_way_is_counted")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Handbook",
            fields=[
                (
                    "edition",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("pdf", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
        ),
    ]
