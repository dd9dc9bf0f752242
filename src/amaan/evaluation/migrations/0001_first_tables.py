import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [("evaluation", "0001_begin")]

    dependencies = [
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Asking",
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
                ("kind", models.CharField(max_length=8)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("opened", models.JSONField()),
                ("fidelity", models.JSONField()),
                ("left_out", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("effect", "power"))),
                        name="an_asking_is_of_a_known_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
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
                    "asking",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="evaluation.asking",
                    ),
                ),
                ("answered_at", models.DateTimeField()),
                ("counted_until", models.DateTimeField(null=True)),
                ("digest", models.CharField(max_length=64)),
                ("told", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Study",
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
                ("province", models.CharField(max_length=3)),
                ("is_practice", models.BooleanField()),
                ("outcome", models.CharField(max_length=16)),
                ("design", models.CharField(max_length=12)),
                ("since", models.DateField()),
                ("begins", models.DateField()),
                ("until", models.DateField()),
                ("smallest", models.PositiveSmallIntegerField()),
                (
                    "registered_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("registered_at", models.DateTimeField()),
                (
                    "ended_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_why",
                    models.CharField(blank=True, db_default="", default="", max_length=16),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["province", "-registered_at", "id"], name="studies_of_a_province"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__lt", models.F("begins")), ("begins__lte", models.F("until"))
                        ),
                        name="a_study_goes_from_before_a_desk_to_after_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("registered_at__lt", models.F("begins"))),
                        name="a_study_is_registered_before_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                (
                                    "firs",
                                    "reports",
                                    "protection",
                                    "diary",
                                    "refusals",
                                    "withdrawals",
                                    "arrests",
                                    "charges",
                                ),
                            ),
                            ("design__in", ("randomised", "staggered")),
                        ),
                        name="a_study_is_of_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_why", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                (
                                    "ended_why__in",
                                    ("desks_not_opened", "stations_changed", "mistake"),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="a_study_given_up_says_why",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="asking",
            name="study",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="askings",
                to="evaluation.study",
            ),
        ),
        migrations.CreateModel(
            name="StudyStation",
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
                    "study",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stations",
                        to="evaluation.study",
                    ),
                ),
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
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("start", models.DateField(null=True)),
                ("run_by", models.CharField(blank=True, db_default="", default="", max_length=8)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("study", "station"), name="a_station_once_in_a_study"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("run_by__in", ("", "mixed", "women")),
                            models.Q(("start__isnull", False), ("run_by", ""), _connector="OR"),
                        ),
                        name="only_a_desk_is_run_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
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
                    "answer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="evaluation.answer",
                    ),
                ),
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
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("counts", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("answer", "station"), name="a_station_once_in_an_answer"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="asking",
            index=models.Index(fields=["study", "-asked_at", "id"], name="askings_of_a_study"),
        ),
    ]
