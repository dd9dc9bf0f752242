"""What those who watch owe, beside the duties of a case."""

import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0007_leave_and_duty_turns"),
        ("oversight", "0002_alarms_without_foreign_keys"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KeepingDuty",
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
                ("kind", models.CharField(max_length=20)),
                ("about", models.UUIDField()),
                ("detail", models.CharField(blank=True, default="", max_length=40)),
                ("owner", models.CharField(max_length=20)),
                ("ladder", models.CharField(max_length=20)),
                ("started_at", models.DateTimeField()),
                ("late_at", models.DateTimeField()),
                ("is_late", models.BooleanField(default=False)),
                ("climbed", models.PositiveSmallIntegerField(default=0)),
                ("next_look_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
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
            ],
        ),
        migrations.CreateModel(
            name="KeepingAlarm",
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
                ("step", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=14)),
                ("to_post", models.CharField(max_length=20)),
                ("due_at", models.DateTimeField()),
                ("raised_at", models.DateTimeField()),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "duty",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="oversight.keepingduty",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="keepingduty",
            index=models.Index(
                condition=models.Q(("next_look_at__isnull", False), ("settled_at__isnull", True)),
                fields=["next_look_at"],
                name="keeping_to_look_at",
            ),
        ),
        migrations.AddIndex(
            model_name="keepingduty",
            index=models.Index(
                condition=models.Q(("settled_at__isnull", True)),
                fields=["unit", "owner"],
                name="keeping_owed_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="keepingduty",
            constraint=models.UniqueConstraint(
                condition=models.Q(("settled_at__isnull", True)),
                fields=("kind", "about", "detail"),
                name="each_thing_is_owed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="keepingduty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ("emergency_review", "post_unfilled", "queue_waits", "own_numbers"),
                    )
                ),
                name="a_keeping_duty_is_of_a_known_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="keepingalarm",
            constraint=models.UniqueConstraint(
                fields=("duty", "step", "to_post"), name="each_keeping_step_is_raised_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="keepingalarm",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["half", "three_quarters", "late", "climbed"])),
                name="a_keeping_alarm_is_of_a_known_kind",
            ),
        ),
    ]
