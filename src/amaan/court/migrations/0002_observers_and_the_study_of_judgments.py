"""What observers saw in court, and the study of judgments: in codes, without a case."""

import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("court", "0001_hearings_and_prosecution"),
        ("organisation", "0012_observers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CodedTrial",
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
                ("study_id", models.CharField(max_length=10)),
                ("court", models.CharField(max_length=16)),
                ("court_number", models.PositiveSmallIntegerField(default=1)),
                ("year", models.PositiveSmallIntegerField()),
                ("outcome", models.CharField(max_length=20)),
                ("family", models.CharField(max_length=24)),
                ("grounds", models.JSONField(default=list)),
                ("medical", models.CharField(max_length=16)),
                ("dna", models.CharField(max_length=16)),
                ("testimony", models.CharField(max_length=16)),
                ("character", models.CharField(max_length=20)),
                ("delay", models.CharField(max_length=20)),
                ("days_report", models.PositiveIntegerField(null=True)),
                ("days_charge", models.PositiveIntegerField(null=True)),
                ("days_evidence", models.PositiveIntegerField(null=True)),
                ("days_decision", models.PositiveIntegerField(null=True)),
                ("days_followed", models.PositiveIntegerField()),
                ("sentence", models.CharField(blank=True, default="", max_length=16)),
                ("sentence_months", models.PositiveSmallIntegerField(null=True)),
                ("compensation", models.PositiveIntegerField(null=True)),
                ("source", models.CharField(max_length=5)),
                ("recorded_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
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
                    "recorded_by",
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
                        fields=["district", "-recorded_at", "id"], name="coded_in_district"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("district", "study_id"),
                        name="a_study_id_is_coded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", "convicted"), models.Q(("sentence", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("outcome", "convicted"), _negated=True),
                                ("sentence", ""),
                                ("sentence_months__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="only_a_conviction_has_a_sentence",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
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
                ("court", models.CharField(max_length=16)),
                ("court_number", models.PositiveSmallIntegerField(default=1)),
                ("day", models.DateField()),
                ("list_place", models.PositiveSmallIntegerField()),
                ("purpose", models.CharField(max_length=20)),
                ("stage", models.CharField(max_length=24)),
                ("outcome", models.CharField(max_length=16)),
                ("reason", models.CharField(blank=True, default="", max_length=20)),
                ("asked_by", models.CharField(blank=True, default="", max_length=16)),
                ("answers", models.JSONField(default=dict)),
                ("source", models.CharField(max_length=5)),
                ("recorded_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
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
                    "observer",
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
                        fields=["observer", "-day", "-recorded_at", "id"], name="observed_by"
                    ),
                    models.Index(fields=["district", "-day", "id"], name="observed_in_district"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("observer", "court", "court_number", "day", "list_place"),
                        name="a_hearing_is_observed_once_by_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", "put_off"), models.Q(("reason", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("outcome", "put_off"), _negated=True), ("reason", "")
                            ),
                            _connector="OR",
                        ),
                        name="an_observed_hearing_is_put_off_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
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
                ("what", models.CharField(max_length=32)),
                ("addressee", models.CharField(max_length=20)),
                ("court", models.CharField(blank=True, default="", max_length=16)),
                ("court_number", models.PositiveSmallIntegerField(null=True)),
                ("made_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("reply", models.CharField(blank=True, default="", max_length=20)),
                ("promised_on", models.DateField(null=True)),
                ("replied_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
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
                    "done_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "due_on", "id"], name="recommended_in_district"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=("district", "what", "addressee", "court", "court_number"),
                        name="one_open_recommendation_of_a_kind",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("replied_at__isnull", True),
                                ("replied_by__isnull", True),
                                ("reply", ""),
                            ),
                            models.Q(
                                models.Q(("reply", ""), _negated=True),
                                ("replied_at__isnull", False),
                                ("replied_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_reply_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="done_is_said_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StudyInterview",
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
                ("role", models.CharField(max_length=20)),
                ("month", models.DateField()),
                ("consent", models.CharField(max_length=8)),
                ("answers", models.JSONField(default=dict)),
                ("recorded_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
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
                    "recorded_by",
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
                        fields=["district", "-recorded_at", "id"], name="interviewed_in_district"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("consent__in", ["spoken", "signed"])),
                        name="nobody_is_interviewed_unasked",
                    )
                ],
            },
        ),
    ]
