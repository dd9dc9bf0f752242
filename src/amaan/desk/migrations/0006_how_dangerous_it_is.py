"""Where and how often danger was assessed, and what a custodian wants raised; no answer."""

import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0014_what_she_said_at_her_own_door"),
        ("desk", "0005_said_without_a_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RiskAssessment",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("instrument", models.CharField(max_length=40)),
                ("occasion", models.CharField(max_length=16)),
                ("language", models.CharField(max_length=5)),
                ("level", models.CharField(max_length=8)),
                ("worked_out", models.CharField(max_length=8)),
                ("raised", models.BooleanField(default=False)),
                ("factors", models.PositiveSmallIntegerField()),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("assessed_at", models.DateTimeField()),
                ("severe", models.CharField(default="", max_length=10)),
                ("followed_up_at", models.DateTimeField(null=True)),
                (
                    "assessed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["assessed_at", "id"], name="risk_assessed_when"),
                    models.Index(
                        condition=models.Q(("followed_up_at__isnull", False)),
                        fields=["instrument", "followed_up_at"],
                        name="risk_with_an_outcome",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level__in", ("high", "elevated", "standard")),
                            ("worked_out__in", ("high", "elevated", "standard")),
                        ),
                        name="a_danger_has_a_known_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("followed_up_at__isnull", True), ("severe", "")),
                            models.Q(
                                ("followed_up_at__isnull", False),
                                ("severe__in", ["yes", "no", "unknown", "declined", "not_asked"]),
                            ),
                            _connector="OR",
                        ),
                        name="an_outcome_is_of_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskRaise",
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
                ("asked_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=("case",),
                        name="one_raise_waits_for_a_case",
                    )
                ],
            },
        ),
    ]
