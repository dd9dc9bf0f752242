"""Where she was heard, his age and work, whether an order was due, and when compensation was paid.

Everything is counted anew out of the files at the next count: what stands is emptied.
"""

from typing import Any

from django.db import migrations, models


def _column(name: str, field: "models.Field[Any, Any]") -> migrations.AddField:
    return migrations.AddField("journey", name, field, preserve_default=False)


class Migration(migrations.Migration):
    dependencies = [("insight", "0003_what_leaves_by_group")]

    operations = [
        migrations.RunSQL("DELETE FROM insight_journey", migrations.RunSQL.noop),
        *[
            _column(name, models.CharField(max_length=40, default=""))
            for name in ("heard_in", "accused_age", "accused_work")
        ],
        _column("order_due", models.BooleanField(default=False)),
        *[
            _column(name, models.IntegerField(null=True))
            for name in ("ordered_hours", "paid_hours")
        ],
    ]
