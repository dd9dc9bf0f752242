import amaan.kernel.ids
import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# As long rows as a page holds stay whole and as they are: packed ones would be unpacked for each
# figure that is read.
WHOLE = """
ALTER TABLE insight_tally SET (toast_tuple_target = 8160),
  ALTER parts SET STORAGE MAIN, ALTER wholes SET STORAGE MAIN, ALTER amounts SET STORAGE MAIN
"""
# security_invoker: the rows of a view are those that row security shows to whoever asks.
COUNT = """
CREATE VIEW insight_count WITH (security_invoker = true) AS
SELECT t.id, t.district_id, t.entered, t.month, t.slice, t.value, t.station_id,
  l.figure AS indicator, t.parts[l.place] AS part, t.wholes[l.whole_place] AS whole
FROM insight_tally t JOIN insight_layout l ON l.definitions = t.definitions AND l.slice = t.slice
WHERE NOT l.is_mean
  AND (t.parts[l.place] > 0 OR (t.wholes[l.whole_place] > 0 AND NOT l.is_band))
"""
AMOUNT = """
CREATE VIEW insight_amount WITH (security_invoker = true) AS
SELECT t.id, t.district_id, t.entered, t.month, t.slice, t.value, t.station_id,
  l.figure AS mean, t.amounts[l.place] AS whole, t.amounts[l.place + 1] AS total,
  t.amounts[l.place + 2] AS squares
FROM insight_tally t JOIN insight_layout l ON l.definitions = t.definitions AND l.slice = t.slice
WHERE l.is_mean AND t.amounts[l.place] > 0
"""
WAIT = """
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


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("insight", "0001_begin"),
        ("insight", "0002_the_rest_of_the_study"),
        ("insight", "0003_what_leaves_by_group"),
        ("insight", "0004_the_room_his_age_and_what_was_paid"),
        ("insight", "0005_how_places_are_drawn"),
        ("insight", "0006_one_row_for_everything_counted"),
    ]

    dependencies = [
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Amount",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("entered", models.DateField()),
                ("month", models.DateField()),
                ("slice", models.CharField(max_length=16)),
                ("value", models.CharField(blank=True, max_length=40)),
                ("mean", models.CharField(max_length=48)),
                ("whole", models.PositiveBigIntegerField()),
                ("total", models.PositiveBigIntegerField()),
                ("squares", models.PositiveBigIntegerField()),
            ],
            options={
                "db_table": "insight_amount",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Count",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("entered", models.DateField()),
                ("month", models.DateField()),
                ("slice", models.CharField(max_length=16)),
                ("value", models.CharField(blank=True, max_length=40)),
                ("indicator", models.CharField(max_length=48)),
                ("part", models.PositiveIntegerField()),
                ("whole", models.PositiveIntegerField()),
            ],
            options={
                "db_table": "insight_count",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Wait",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("entered", models.DateField()),
                ("month", models.DateField()),
                ("slice", models.CharField(max_length=16)),
                ("value", models.CharField(blank=True, max_length=40)),
                ("event", models.CharField(max_length=16)),
                ("time", models.PositiveSmallIntegerField()),
                ("happened", models.PositiveIntegerField()),
                ("otherwise", models.PositiveIntegerField()),
                ("open", models.PositiveIntegerField()),
            ],
            options={
                "db_table": "insight_wait",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Counted",
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
                ("until", models.DateTimeField()),
                ("definitions", models.CharField(max_length=64)),
                ("columns", models.CharField(blank=True, max_length=64)),
                ("finished_at", models.DateTimeField()),
                ("cohorts", models.PositiveIntegerField()),
            ],
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
                "indexes": [models.Index(fields=["slice", "figure"], name="layout_of_a_figure")],
            },
        ),
        migrations.CreateModel(
            name="Journey",
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
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("entered", models.DateField()),
                (
                    "station",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "open_station",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("month", models.DateField()),
                ("offence_group", models.CharField(max_length=40)),
                ("sex", models.CharField(max_length=40)),
                ("age_band", models.CharField(max_length=40)),
                ("relation", models.CharField(max_length=40)),
                ("mode", models.CharField(max_length=40)),
                ("informant", models.CharField(max_length=40)),
                ("counts_outside", models.BooleanField()),
                ("elsewhere", models.BooleanField()),
                ("followed_hours", models.IntegerField()),
                ("incident_hours", models.IntegerField(null=True)),
                ("is_rape", models.BooleanField()),
                ("was_hurt", models.BooleanField()),
                ("to_screen", models.BooleanField()),
                ("chose", models.CharField(max_length=40)),
                ("woman_there", models.BooleanField()),
                ("rights", models.BooleanField()),
                ("receipt", models.BooleanField()),
                ("accounts", models.PositiveSmallIntegerField()),
                ("refused", models.BooleanField()),
                ("fir_hours", models.IntegerField(null=True)),
                ("diary_only", models.BooleanField()),
                ("offer_hours", models.IntegerField(null=True)),
                ("exam_hours", models.IntegerField(null=True)),
                ("pep_hours", models.IntegerField(null=True)),
                ("lab_sent_hours", models.IntegerField(null=True)),
                ("lab_report_hours", models.IntegerField(null=True)),
                ("risk_hours", models.IntegerField(null=True)),
                ("risk_level", models.CharField(max_length=40)),
                ("risk_raised", models.BooleanField()),
                ("risk_lowered", models.BooleanField()),
                ("plan_hours", models.IntegerField(null=True)),
                ("conference_hours", models.IntegerField(null=True)),
                ("order_asked", models.BooleanField()),
                ("order_hours", models.IntegerField(null=True)),
                ("order_refused", models.BooleanField()),
                ("served_hours", models.IntegerField(null=True)),
                ("breached", models.BooleanField()),
                ("breach_arrest", models.BooleanField()),
                ("referrals", models.PositiveSmallIntegerField()),
                ("services", models.PositiveSmallIntegerField()),
                ("releases", models.PositiveSmallIntegerField()),
                ("releases_told", models.PositiveSmallIntegerField()),
                ("settlement", models.BooleanField()),
                ("withdrawal_hours", models.IntegerField(null=True)),
                ("withdrawn_at", models.CharField(max_length=40)),
                ("pressure", models.CharField(max_length=40)),
                ("went_on", models.BooleanField()),
                ("arrest_hours", models.IntegerField(null=True)),
                ("challan_hours", models.IntegerField(null=True)),
                ("decided", models.CharField(max_length=40)),
                ("charge_hours", models.IntegerField(null=True)),
                ("verdict_hours", models.IntegerField(null=True)),
                ("verdict", models.CharField(max_length=40)),
                ("hearings", models.PositiveSmallIntegerField()),
                ("adjourned", models.PositiveSmallIntegerField()),
                ("hostile", models.BooleanField()),
                ("shielded", models.BooleanField()),
                ("compensated", models.BooleanField()),
                ("closed_hours", models.IntegerField(null=True)),
                ("closed_as", models.CharField(max_length=40)),
                ("acts", models.TextField()),
                ("contexts", models.TextField()),
                ("violence", models.CharField(max_length=40)),
                ("place", models.CharField(max_length=40)),
                ("time_of_day", models.CharField(max_length=40)),
                ("accused_count", models.CharField(max_length=40)),
                ("needs", models.TextField()),
                ("section_added", models.BooleanField()),
                ("reviewed", models.BooleanField()),
                ("planned", models.BooleanField()),
                ("passed_on", models.BooleanField()),
                ("identity_told", models.BooleanField()),
                ("severe_3", models.CharField(max_length=40)),
                ("severe_12", models.CharField(max_length=40)),
                ("consented", models.PositiveSmallIntegerField()),
                ("services_asked", models.TextField()),
                ("services_begun", models.TextField()),
                ("not_referred", models.TextField()),
                ("completed", models.PositiveSmallIntegerField()),
                ("follow_ups", models.PositiveSmallIntegerField()),
                ("gate_asked", models.BooleanField()),
                ("blocked", models.BooleanField()),
                ("red_lines", models.TextField()),
                ("proposers", models.TextField()),
                ("agreed_hours", models.IntegerField(null=True)),
                ("withdrawal_reasons", models.TextField()),
                ("compounded_at", models.CharField(max_length=40)),
                ("told_arrest_hours", models.IntegerField(null=True)),
                ("declined_for", models.CharField(max_length=40)),
                ("put_off_for", models.TextField()),
                ("measures", models.TextField()),
                ("asked_after", models.BooleanField()),
                ("heard_in", models.CharField(max_length=40)),
                ("accused_age", models.CharField(max_length=40)),
                ("accused_work", models.CharField(max_length=40)),
                ("order_due", models.BooleanField()),
                ("ordered_hours", models.IntegerField(null=True)),
                ("paid_hours", models.IntegerField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["district", "entered"], name="journeys_of_a_cohort")
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
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
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("tile_row", models.PositiveSmallIntegerField(null=True)),
                ("tile_column", models.PositiveSmallIntegerField(null=True)),
                ("outline", models.JSONField(null=True)),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("brought_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("tile_column__isnull", True), ("tile_row__isnull", True)),
                            models.Q(("tile_column__isnull", False), ("tile_row__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_tile_has_both_halves",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
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
                (
                    "district",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("entered", models.DateField()),
                ("month", models.DateField()),
                ("slice", models.CharField(max_length=16)),
                ("value", models.CharField(blank=True, max_length=40)),
                (
                    "station",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("definitions", models.CharField(max_length=16)),
                (
                    "parts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), size=None
                    ),
                ),
                (
                    "wholes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveIntegerField(), size=None
                    ),
                ),
                (
                    "amounts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveBigIntegerField(), size=None
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "entered", "definitions"], name="tallies_of_a_cohort"
                    ),
                    models.Index(fields=["slice", "month", "district"], name="tallies_of_a_page"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Waits",
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
                (
                    "district",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("entered", models.DateField()),
                ("month", models.DateField()),
                ("slice", models.CharField(max_length=8)),
                ("value", models.CharField(blank=True, max_length=40)),
                (
                    "station",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("event", models.CharField(max_length=16)),
                (
                    "happened",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None
                    ),
                ),
                (
                    "otherwise",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None
                    ),
                ),
                (
                    "open",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["district", "entered"], name="waits_of_a_cohort"),
                    models.Index(
                        fields=["event", "slice", "month", "district"], name="waits_of_a_page"
                    ),
                ],
            },
        ),
        migrations.RunSQL(WHOLE, migrations.RunSQL.noop),
        migrations.RunSQL(COUNT, "DROP VIEW insight_count"),
        migrations.RunSQL(AMOUNT, "DROP VIEW insight_amount"),
        migrations.RunSQL(WAIT, "DROP VIEW insight_wait"),
    ]
