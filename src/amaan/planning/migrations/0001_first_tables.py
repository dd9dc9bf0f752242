import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [("planning", "0001_begin")]

    dependencies = [
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
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
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("province", models.CharField(max_length=3)),
                ("is_practice", models.BooleanField()),
                ("begins_on", models.DateField()),
                ("version", models.PositiveSmallIntegerField()),
                ("state", models.CharField(max_length=12)),
                ("known", models.JSONField()),
                ("expected", models.JSONField(default=dict)),
                ("remarks", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("submitted_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decision", models.CharField(blank=True, default="", max_length=400)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "-begins_on", "-version"], name="plans_of_a_district"
                    ),
                    models.Index(
                        fields=["province", "-begins_on", "-version"], name="plans_of_a_province"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "begins_on", "version"), name="a_version_stands_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("ordered", "draft", "submitted"))),
                        fields=("unit", "begins_on"),
                        name="one_version_at_a_time_is_worked_on",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")),
                        fields=("unit", "begins_on"),
                        name="one_version_is_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["ordered", "draft", "submitted", "in_force", "replaced"])
                        ),
                        name="a_plan_has_a_known_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cost",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="costs",
                        to="planning.plan",
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("title", models.CharField(max_length=160)),
                ("number", models.PositiveIntegerField()),
                ("months", models.PositiveSmallIntegerField()),
                ("rate", models.PositiveBigIntegerField()),
                ("source", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("months__gt", 0), ("number__gt", 0), ("rate__gt", 0)),
                        name="a_cost_is_of_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assumption",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assumptions",
                        to="planning.plan",
                    ),
                ),
                ("code", models.CharField(max_length=24)),
                ("value", models.DecimalField(decimal_places=2, max_digits=10)),
                ("source", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "code"), name="an_assumption_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gt", 0)),
                        name="an_assumption_is_more_than_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="planning.plan",
                    ),
                ),
                ("kind", models.CharField(max_length=8)),
                ("figure", models.CharField(blank=True, max_length=40)),
                ("title", models.CharField(blank=True, max_length=160)),
                ("more_is_better", models.BooleanField()),
                ("now_part", models.PositiveIntegerField(null=True)),
                ("now_of", models.PositiveIntegerField(null=True)),
                ("aim", models.DecimalField(decimal_places=2, max_digits=12)),
                ("by_on", models.DateField()),
                ("why", models.CharField(max_length=600)),
                ("source", models.CharField(max_length=200)),
                ("came_to", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("came_source", models.CharField(blank=True, default="", max_length=200)),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "reports"), ("more_is_better", False), _negated=True
                        ),
                        name="no_target_rewards_fewer_reports",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["figure", "reports", "own"])),
                        name="a_target_has_a_known_kind",
                    ),
                ],
            },
        ),
    ]
