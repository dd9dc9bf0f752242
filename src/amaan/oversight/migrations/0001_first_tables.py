import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("oversight", "0001_alarms"),
        ("oversight", "0002_alarms_without_foreign_keys"),
        ("oversight", "0003_keeping_duties"),
        ("oversight", "0004_wording_remarks"),
        ("oversight", "0005_inspections"),
        ("oversight", "0006_registration_answers"),
        ("oversight", "0007_reviews_and_their_sample"),
        ("oversight", "0008_complaints_about_police"),
        ("oversight", "0009_death_reviews_and_lessons"),
        ("oversight", "0010_complaints_from_her_own_door"),
        ("oversight", "0011_complaints_are_watched"),
        ("oversight", "0012_what_stations_need_to_learn"),
        ("oversight", "0013_desks_are_watched"),
        ("oversight", "0014_decisions_are_watched"),
        ("oversight", "0015_the_programme_is_watched"),
    ]

    dependencies = [
        ("cases", "0001_first_tables"),
        ("desk", "0001_first_tables"),
        ("organisation", "0001_first_tables"),
        ("workforce", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeathReview",
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
                        db_constraint=False,
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
                ("about", models.CharField(max_length=12)),
                ("opened_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("fact", models.UUIDField()),
                ("panel", models.JSONField(default=list)),
                ("met_on", models.DateField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "-opened_at", "id"], name="death_review_of_a_district"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("case",),
                        name="one_open_review_of_a_death",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True), ("met_on__isnull", False), _connector="OR"
                        ),
                        name="a_review_of_a_death_had_a_panel",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeathLesson",
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
                    "review",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="oversight.deathreview",
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
                ("failure", models.CharField(max_length=32)),
                ("decision", models.CharField(max_length=24)),
                ("owner", models.CharField(max_length=20)),
                ("due_on", models.DateField()),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        db_index=False,
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
                    models.Index(fields=["district", "due_on", "id"], name="lesson_of_a_district")
                ],
            },
        ),
        migrations.CreateModel(
            name="Inspection",
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
                    "desk",
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
                ("visited_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "inspected_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("by_post", models.CharField(max_length=20)),
                ("answers", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["desk", "-visited_at"], name="inspections_of_a_desk"),
                    models.Index(fields=["district", "-visited_at"], name="inspections_district"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
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
                    "inspection",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="oversight.inspection",
                    ),
                ),
                (
                    "desk",
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
                ("question", models.CharField(max_length=24)),
                ("owner", models.CharField(max_length=20)),
                ("found_at", models.DateTimeField()),
                ("mend_by", models.DateTimeField()),
                ("mended_at", models.DateTimeField(null=True)),
                (
                    "mended_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("times_not_so", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["inspection"], name="findings_of_an_inspection"),
                    models.Index(
                        condition=models.Q(("confirmed_at__isnull", True)),
                        fields=["district", "mend_by"],
                        name="findings_open",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("confirmed_at__isnull", True)),
                        fields=("desk", "question"),
                        name="one_open_finding_per_desk_and_question",
                    )
                ],
            },
        ),
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
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("ladder", models.CharField(max_length=20)),
                ("started_at", models.DateTimeField()),
                ("late_at", models.DateTimeField()),
                ("is_late", models.BooleanField(default=False)),
                ("climbed", models.PositiveSmallIntegerField(default=0)),
                ("next_look_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("next_look_at__isnull", False), ("settled_at__isnull", True)
                        ),
                        fields=["next_look_at"],
                        name="keeping_to_look_at",
                    ),
                    models.Index(
                        condition=models.Q(("settled_at__isnull", True)),
                        fields=["unit", "owner"],
                        name="keeping_owed_by",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at__isnull", True)),
                        fields=("kind", "about", "detail"),
                        name="each_thing_is_owed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "emergency_review",
                                    "post_unfilled",
                                    "queue_waits",
                                    "own_numbers",
                                    "finding",
                                    "drawn_case",
                                    "complaint",
                                    "desk_unattended",
                                    "decision",
                                    "agreement_ends",
                                    "body_decision",
                                ),
                            )
                        ),
                        name="a_keeping_duty_is_of_a_known_kind",
                    ),
                ],
            },
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
                (
                    "duty",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="oversight.keepingduty",
                    ),
                ),
                ("step", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=14)),
                ("to_post", models.CharField(max_length=20)),
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
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("raised_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("duty", "step", "to_post"), name="each_keeping_step_is_raised_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["half", "three_quarters", "late", "climbed"])
                        ),
                        name="a_keeping_alarm_is_of_a_known_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PoliceComplaint",
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
                ("number", models.CharField(default=amaan.kernel.ids.new_reference, max_length=9)),
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
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("about_command", models.BooleanField(default=False)),
                ("about", models.CharField(max_length=24)),
                ("through", models.CharField(max_length=16)),
                ("told_by", models.CharField(max_length=16)),
                ("paper", models.CharField(blank=True, default="", max_length=40)),
                ("received_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
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
                (
                    "report",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="desk.publicreport",
                    ),
                ),
                ("call_back_by", models.DateTimeField(null=True)),
                ("answer_by", models.DateTimeField()),
                ("visit_by", models.DateTimeField(null=True)),
                ("called_back_at", models.DateTimeField(null=True)),
                ("reached", models.BooleanField(null=True)),
                (
                    "called_back_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                ("outcome", models.CharField(blank=True, default="", max_length=20)),
                ("steps", models.JSONField(default=list)),
                ("cross_check_by", models.DateTimeField(null=True)),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("content", models.CharField(blank=True, default="", max_length=12)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "-received_at", "id"], name="complaint_by_district"
                    ),
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=["district", "answer_by"],
                        name="complaint_unanswered",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("outcome", "")),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_says_what_came_of_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recorded_by__isnull", False),
                            models.Q(("report__isnull", False), ("through", "her_own_door")),
                            _connector="OR",
                        ),
                        name="somebody_took_it_or_she_wrote_it_herself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("checked_by", models.F("answered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="somebody_else_asks_whether_it_was_put_right",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegistrationAnswer",
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
                ("about", models.UUIDField()),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answer", models.CharField(max_length=20)),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("about", "officer", "answer"), name="an_answer_is_given_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
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
                        db_constraint=False,
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
                (
                    "reviewed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("by_post", models.CharField(max_length=20)),
                ("reviewed_at", models.DateTimeField()),
                ("answers", models.JSONField(default=dict)),
                ("known", models.JSONField(default=dict)),
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
                ("sentence", models.CharField(blank=True, default="", max_length=12)),
                ("read_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["district", "-reviewed_at"], name="reviews_of_a_district"),
                    models.Index(
                        condition=models.Q(("officer__isnull", False), ("read_at__isnull", True)),
                        fields=["officer"],
                        name="sentences_to_read",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("officer__isnull", True), ("sentence", "")),
                            models.Q(
                                models.Q(("sentence", ""), _negated=True),
                                ("officer__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_sentence_goes_to_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewDraw",
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
                ("month", models.DateField()),
                ("key", models.UUIDField()),
                ("at_rest", models.PositiveIntegerField()),
                ("taken", models.PositiveSmallIntegerField()),
                ("drawn_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("district", "month"), name="one_draw_a_month")
                ],
            },
        ),
        migrations.CreateModel(
            name="DrawnCase",
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
                    "draw",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="oversight.reviewdraw",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
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
                (
                    "station",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("owner", models.CharField(max_length=20)),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("drawn_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("reviewed_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["district", "-drawn_at"], name="drawn_of_a_district"),
                    models.Index(
                        condition=models.Q(("reviewed_at__isnull", True)),
                        fields=["due_at"],
                        name="drawn_to_review",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case",), name="a_case_is_drawn_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingNeed",
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
                ("province", models.CharField(blank=True, max_length=3)),
                ("is_practice", models.BooleanField()),
                ("stream", models.CharField(max_length=24)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("missed", models.PositiveIntegerField()),
                ("due", models.PositiveIntegerField()),
                ("state", models.CharField(default="proposed", max_length=8)),
                ("proposed_at", models.DateTimeField()),
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
                ("why", models.CharField(blank=True, default="", max_length=200)),
                (
                    "session",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.trainingsession",
                    ),
                ),
                ("given_on", models.DateField(null=True)),
                ("later_missed", models.PositiveIntegerField(null=True)),
                ("later_due", models.PositiveIntegerField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "-proposed_at"], name="courses_a_district_needs"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "accepted", "planned"])),
                        fields=("station", "stream"),
                        name="one_open_need_of_a_station_and_stream",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("missed__lte", models.F("due"))),
                        name="a_need_misses_no_more_than_is_due",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["planned", "given"]), _negated=True),
                            ("session__isnull", False),
                            _connector="OR",
                        ),
                        name="a_planned_course_has_a_session",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["proposed", "accepted", "declined", "planned", "given"])
                        ),
                        name="a_need_has_a_known_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WordingRemark",
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
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                ("fact_id", models.UUIDField()),
                ("wording", models.CharField(max_length=24)),
                ("kept_because", models.CharField(blank=True, default="", max_length=12)),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["station", "recorded_at"], name="wording_station_month"),
                    models.Index(fields=["district", "recorded_at"], name="wording_district_month"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("fact_id", "wording"), name="a_wording_is_noted_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Alarm",
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
                    "duty",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.dutyrecord",
                    ),
                ),
                ("step", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=14)),
                ("to_post", models.CharField(max_length=20)),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("raised_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("duty", "step"), name="each_step_is_raised_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["half", "three_quarters", "late", "climbed"])
                        ),
                        name="an_alarm_is_of_a_known_kind",
                    ),
                ],
            },
        ),
    ]
