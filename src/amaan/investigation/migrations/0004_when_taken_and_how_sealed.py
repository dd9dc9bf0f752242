from datetime import UTC, datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("investigation", "0003_assignment_and_transfer")]

    operations = [
        migrations.AddField(
            "exhibit",
            "seal_state",
            models.CharField(db_default="intact", default="intact", max_length=10),
        ),
        migrations.AddField(
            "exhibit",
            "taken_at",
            # No exhibit can stand yet: the room wrote none before this.
            models.DateTimeField(default=datetime(2026, 1, 1, tzinfo=UTC)),
            preserve_default=False,
        ),
    ]
