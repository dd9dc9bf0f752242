"""Everything counted of a slice stands in one row; single figures are read by views.

Everything here is counted anew at the next count, so what stands goes and is not carried over.
"""

from typing import Any

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

import amaan.kernel.ids

# As long rows as a page holds stay whole and as they are: packed ones would be unpacked for each
# figure that is read.
_WHOLE = """
ALTER TABLE insight_tally SET (toast_tuple_target = 8160),
  ALTER parts SET STORAGE MAIN, ALTER wholes SET STORAGE MAIN, ALTER amounts SET STORAGE MAIN
"""
# security_invoker: the rows of a view are those that row security shows to whoever asks.
_COUNT = """
CREATE VIEW insight_count WITH (security_invoker = true) AS
SELECT t.id, t.district_id, t.entered, t.month, t.slice, t.value, t.station_id,
  l.figure AS indicator, t.parts[l.place] AS part, t.wholes[l.whole_place] AS whole
FROM insight_tally t JOIN insight_layout l ON l.definitions = t.definitions AND l.slice = t.slice
WHERE NOT l.is_mean
  AND (t.parts[l.place] > 0 OR (t.wholes[l.whole_place] > 0 AND NOT l.is_band))
"""
_AMOUNT = """
CREATE VIEW insight_amount WITH (security_invoker = true) AS
SELECT t.id, t.district_id, t.entered, t.month, t.slice, t.value, t.station_id,
  l.figure AS mean, t.amounts[l.place] AS whole, t.amounts[l.place + 1] AS total,
  t.amounts[l.place + 2] AS squares
FROM insight_tally t JOIN insight_layout l ON l.definitions = t.definitions AND l.slice = t.slice
WHERE l.is_mean AND t.amounts[l.place] > 0
"""
_WAIT = """
CREATE VIEW insight_wait WITH (security_invoker = true) AS
SELECT w.id, w.district_id, w.entered, w.month, w.slice, w.value, w.station_id, w.event,
  at.time, at.happened, at.otherwise, at.open
FROM insight_waits w
CROSS JOIN LATERAL (
  SELECT unnest(w.happened) AS time, 1 AS happened, 0 AS otherwise, 0 AS open
  UNION ALL SELECT unnest(w.otherwise), 0, 1, 0
  UNION ALL SELECT unnest(w.open), 0, 0, 1
) AS at
"""


def _unit(*, null: bool = False) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        "organisation.unit", django.db.models.deletion.DO_NOTHING, null=null, related_name="+",
        db_index=False, db_constraint=False,
    )  # fmt: skip


def _id() -> "models.UUIDField[Any, Any]":
    return models.UUIDField(
        default=amaan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
    )


def _numbers(kind: "type[models.Field[Any, Any]]") -> "ArrayField[Any, Any]":
    return ArrayField(base_field=kind())


def _where(longest: int) -> list[tuple[str, "models.Field[Any, Any]"]]:
    return [
        ("id", _id()),
        ("entered", models.DateField()),
        ("month", models.DateField()),
        ("slice", models.CharField(max_length=longest)),
        ("value", models.CharField(blank=True, max_length=40)),
        ("district", _unit()),
        ("station", _unit(null=True)),
    ]


def _seen(name: str, *more: tuple[str, "models.Field[Any, Any]"]) -> migrations.CreateModel:
    """This will tell Django of a view, which it neither makes nor changes."""
    fields = [
        ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
        *_where(16)[1:],
        *more,
    ]
    options = {"managed": False, "db_table": f"insight_{name.lower()}"}
    return migrations.CreateModel(name=name, fields=fields, options=options)


class Migration(migrations.Migration):
    dependencies = [
        ("insight", "0005_how_places_are_drawn"),
        ("organisation", "0016_officers_of_the_branches"),
    ]

    operations = [
        migrations.DeleteModel("Count"),
        migrations.DeleteModel("Amount"),
        migrations.DeleteModel("Wait"),
        migrations.AddField(
            "counted",
            "columns",
            models.CharField(blank=True, max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                *_where(16),
                ("definitions", models.CharField(max_length=16)),
                ("parts", _numbers(models.PositiveIntegerField)),
                ("wholes", _numbers(models.PositiveIntegerField)),
                ("amounts", _numbers(models.PositiveBigIntegerField)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "entered", "definitions"], name="tallies_of_a_cohort"
                    ),
                    models.Index(fields=["slice", "month", "district"], name="tallies_of_a_page"),
                ]
            },
        ),
        migrations.CreateModel(
            name="Layout",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("definitions", models.CharField(max_length=16)),
                ("slice", models.CharField(max_length=16)),
                ("figure", models.CharField(max_length=48)),
                ("is_mean", models.BooleanField()),
                ("place", models.PositiveSmallIntegerField()),
                ("whole_place", models.PositiveSmallIntegerField()),
                ("is_band", models.BooleanField()),
            ],
            options={
                "indexes": [models.Index(fields=["slice", "figure"], name="layout_of_a_figure")]
            },
        ),
        migrations.CreateModel(
            name="Waits",
            fields=[
                *_where(8),
                ("event", models.CharField(max_length=16)),
                ("happened", _numbers(models.PositiveSmallIntegerField)),
                ("otherwise", _numbers(models.PositiveSmallIntegerField)),
                ("open", _numbers(models.PositiveSmallIntegerField)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["district", "entered"], name="waits_of_a_cohort"),
                    models.Index(
                        fields=["event", "slice", "month", "district"], name="waits_of_a_page"
                    ),
                ]
            },
        ),
        migrations.RunSQL(_WHOLE, migrations.RunSQL.noop),
        migrations.RunSQL(_COUNT, "DROP VIEW insight_count"),
        migrations.RunSQL(_AMOUNT, "DROP VIEW insight_amount"),
        migrations.RunSQL(_WAIT, "DROP VIEW insight_wait"),
        _seen(
            "Count",
            ("indicator", models.CharField(max_length=48)),
            ("part", models.PositiveIntegerField()),
            ("whole", models.PositiveIntegerField()),
        ),
        _seen(
            "Amount",
            ("mean", models.CharField(max_length=48)),
            ("whole", models.PositiveBigIntegerField()),
            ("total", models.PositiveBigIntegerField()),
            ("squares", models.PositiveBigIntegerField()),
        ),
        _seen(
            "Wait",
            ("event", models.CharField(max_length=16)),
            ("time", models.PositiveSmallIntegerField()),
            ("happened", models.PositiveIntegerField()),
            ("otherwise", models.PositiveIntegerField()),
            ("open", models.PositiveIntegerField()),
        ),
    ]
