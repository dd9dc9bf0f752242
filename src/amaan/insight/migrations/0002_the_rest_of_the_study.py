"""The rest of the study: further columns, means, and waits by station and sex.

Everything here is counted anew out of the files at the next count, so what stands is emptied and
not carried over.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import amaan.kernel.ids

_TRUTHS = (
    "elsewhere section_added reviewed planned passed_on identity_told gate_asked blocked"
    " asked_after"
).split()
_WORDS = (
    "acts contexts needs services_asked services_begun not_referred red_lines proposers"
    " withdrawal_reasons put_off_for measures"
).split()
_CODES = (
    "violence place time_of_day accused_count severe_3 severe_12 compounded_at declined_for"
).split()
_NUMBERS = "consented completed follow_ups".split()
_HOURS = "agreed_hours told_arrest_hours".split()
_EMPTY = "DELETE FROM insight_{table}"


def _column(name: str, field: "models.Field[Any, Any]") -> migrations.AddField:
    return migrations.AddField("journey", name, field, preserve_default=False)


class Migration(migrations.Migration):
    dependencies = [("insight", "0001_begin"), ("organisation", "__first__")]

    operations = [
        migrations.RunSQL(_EMPTY.format(table="journey"), migrations.RunSQL.noop),
        migrations.RunSQL(_EMPTY.format(table="wait"), migrations.RunSQL.noop),
        *[_column(name, models.BooleanField(default=False)) for name in _TRUTHS],
        *[_column(name, models.TextField(default="")) for name in _WORDS],
        *[_column(name, models.CharField(max_length=40, default="")) for name in _CODES],
        *[_column(name, models.PositiveSmallIntegerField(default=0)) for name in _NUMBERS],
        *[_column(name, models.IntegerField(null=True)) for name in _HOURS],
        migrations.AlterField("count", "indicator", models.CharField(max_length=48)),
        migrations.RemoveIndex("wait", "waits_of_a_page"),
        migrations.RenameField("wait", "day", "time"),
        migrations.AddField("wait", "slice", models.CharField(max_length=8, default="all")),
        migrations.AddField(
            "wait", "value", models.CharField(max_length=40, blank=True, default="")
        ),
        migrations.AddField(
            "wait",
            "station",
            models.ForeignKey(
                null=True,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.unit",
            ),
        ),
        migrations.AddIndex(
            "wait",
            models.Index(fields=["event", "slice", "month", "district"], name="waits_of_a_page"),
        ),
        migrations.CreateModel(
            name="Amount",
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
                ("entered", models.DateField()),
                ("month", models.DateField()),
                ("slice", models.CharField(max_length=8)),
                ("value", models.CharField(blank=True, max_length=40)),
                ("mean", models.CharField(max_length=24)),
                ("whole", models.PositiveIntegerField()),
                ("total", models.PositiveIntegerField()),
                ("squares", models.PositiveBigIntegerField()),
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
                    models.Index(fields=["district", "entered"], name="amounts_of_a_cohort"),
                    models.Index(
                        fields=["slice", "month", "district", "mean"], name="amounts_of_a_page"
                    ),
                ],
            },
        ),
    ]
