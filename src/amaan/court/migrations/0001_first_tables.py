import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("court", "0001_hearings_and_prosecution"),
        ("court", "0002_observers_and_the_study_of_judgments"),
        ("court", "0003_half_filled_hearing_forms"),
        ("court", "0004_a_hearing_moved_or_taken_back"),
    ]

    dependencies = [
        ("cases", "0001_first_tables"),
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Hearing",
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
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
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
                ("court", models.CharField(max_length=16)),
                ("court_number", models.PositiveSmallIntegerField(default=1)),
                ("purpose", models.CharField(max_length=20)),
                ("day", models.DateField()),
                ("hour", models.TimeField(null=True)),
                ("fixed_at", models.DateTimeField()),
                (
                    "fixed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("fixed_fact", models.UUIDField()),
                ("ended", models.CharField(blank=True, default="", max_length=14)),
                ("adjourned", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, default="", max_length=20)),
                ("asked_by", models.CharField(blank=True, default="", max_length=16)),
                (
                    "next_day",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="court.hearing",
                    ),
                ),
                ("recorded_at", models.DateTimeField(null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("held_fact", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "day", "hour", "id"], name="hearing_by_district_day"
                    ),
                    models.Index(fields=["case", "day", "id"], name="hearing_of_a_case"),
                    models.Index(
                        condition=models.Q(("ended", "")),
                        fields=["district", "day", "id"],
                        name="hearing_unanswered",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended", ""),
                                ("held_fact__isnull", True),
                                ("next_day__isnull", True),
                            ),
                            models.Q(
                                ("ended", "next_day"),
                                ("held_fact__isnull", False),
                                ("next_day__isnull", False),
                            ),
                            models.Q(
                                ("ended__in", ["decided", "sent_elsewhere", "put_away"]),
                                ("held_fact__isnull", False),
                                ("next_day__isnull", True),
                            ),
                            models.Q(
                                ("ended", "moved"),
                                ("held_fact__isnull", True),
                                ("next_day__isnull", False),
                            ),
                            models.Q(
                                ("ended", "taken_back"),
                                ("held_fact__isnull", True),
                                ("next_day__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="a_hearing_ends_with_a_next_day_or_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("adjourned", False),
                            models.Q(
                                models.Q(("reason", ""), _negated=True), ("ended", "next_day")
                            ),
                            _connector="OR",
                        ),
                        name="put_off_for_a_reason_and_to_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
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
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "hearing",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="court.hearing",
                    ),
                ),
                ("witness", models.CharField(max_length=20)),
                ("ordinal", models.PositiveSmallIntegerField(default=1)),
                ("came", models.CharField(max_length=16)),
                ("fact", models.UUIDField()),
                ("hostile", models.CharField(blank=True, default="", max_length=20)),
                ("hostile_fact", models.UUIDField(null=True)),
                ("recorded_at", models.DateTimeField()),
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
                "indexes": [models.Index(fields=["case", "hearing"], name="attendance_of_a_case")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("hearing", "witness", "ordinal"), name="a_witness_once_in_a_hearing"
                    )
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
                (
                    "observer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            name="ObservationDraft",
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
                    "observer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("typed", models.JSONField(default=dict)),
                ("kept_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["observer", "-kept_at", "id"], name="half_observed_by")
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
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("what", models.CharField(max_length=32)),
                ("addressee", models.CharField(max_length=20)),
                ("court", models.CharField(blank=True, default="", max_length=16)),
                ("court_number", models.PositiveSmallIntegerField(null=True)),
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
                ("due_on", models.DateField()),
                ("reply", models.CharField(blank=True, default="", max_length=20)),
                ("promised_on", models.DateField(null=True)),
                ("replied_at", models.DateTimeField(null=True)),
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
                ("done_at", models.DateTimeField(null=True)),
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
            name="Referral",
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
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                ("about", models.CharField(max_length=10)),
                ("sent_at", models.DateTimeField()),
                (
                    "sent_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ask_fact", models.UUIDField()),
                (
                    "prosecutor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decision", models.CharField(blank=True, default="", max_length=16)),
                ("reason", models.CharField(blank=True, default="", max_length=24)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answer_fact", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["case", "sent_at"], name="referral_of_a_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer_fact__isnull", True),
                                ("answered_at__isnull", True),
                                ("decision", ""),
                            ),
                            models.Q(
                                models.Q(("decision", ""), _negated=True),
                                ("answer_fact__isnull", False),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_referral_is_answered_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", "discharge"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_discharge_has_its_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Defect",
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
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="court.referral",
                    ),
                ),
                ("defect", models.CharField(max_length=32)),
                ("owner", models.CharField(max_length=20)),
                ("found_at", models.DateTimeField()),
                (
                    "found_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("found_fact", models.UUIDField()),
                ("due_at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, default="", max_length=20)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answer_fact", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["case", "found_at"], name="defect_of_a_case")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("referral", "defect"), name="a_defect_once_in_a_referral"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SpecialMeasure",
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
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                ("measure", models.CharField(max_length=16)),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ask_fact", models.UUIDField()),
                ("granted", models.BooleanField(null=True)),
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
                ("decide_fact", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["case", "asked_at"], name="measure_of_a_case")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("granted__isnull", True)),
                        fields=("case", "measure"),
                        name="a_measure_is_asked_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decide_fact__isnull", True), ("granted__isnull", True)),
                            models.Q(("decide_fact__isnull", False), ("granted__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_measure_is_decided_whole",
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
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                ("month", models.DateField()),
                ("consent", models.CharField(max_length=8)),
                ("answers", models.JSONField(default=dict)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_back_at", models.DateTimeField(null=True)),
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
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
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
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_back_at", models.DateTimeField(null=True)),
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
    ]
