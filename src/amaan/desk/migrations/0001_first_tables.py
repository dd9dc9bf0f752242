import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("desk", "0001_contacts_and_complaints"),
        ("desk", "0002_women_called"),
        ("desk", "0003_slips"),
        ("desk", "0004_service_calls"),
        ("desk", "0005_said_without_a_name"),
        ("desk", "0006_how_dangerous_it_is"),
        ("desk", "0007_a_third_way_past_the_station"),
        ("desk", "0008_contacts_of_all_kinds"),
    ]

    dependencies = [
        ("cases", "0001_first_tables"),
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("mode", models.CharField(max_length=14)),
                ("arrived_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("urgent", models.BooleanField(default=False)),
                ("with_children", models.BooleanField(default=False)),
                ("language", models.CharField(default="ur", max_length=5)),
                ("purpose", models.CharField(default="", max_length=10)),
                ("advice_topics", models.JSONField(default=list)),
                ("service", models.CharField(db_default="", default="", max_length=24)),
                ("sex", models.CharField(db_default="", default="", max_length=12)),
                ("age_band", models.CharField(db_default="", default="", max_length=10)),
                ("disability", models.CharField(db_default="", default="", max_length=4)),
                ("receipt", models.CharField(db_default="", default="", max_length=9)),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("finished_at__isnull", True)),
                        fields=["desk", "arrived_at", "id"],
                        name="contact_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("receipt", ""), _negated=True),
                        fields=["desk", "receipt"],
                        name="contact_by_receipt",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "purpose__in",
                                ["", "complaint", "advice", "service", "query", "ordinary", "left"],
                            )
                        ),
                        name="a_contact_has_a_known_purpose",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Complaint",
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
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="desk.contact",
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
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                ("informant", models.CharField(max_length=20)),
                ("papers_kept_at_desk", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="DeskCheck",
            fields=[
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("province", models.CharField(blank=True, max_length=3)),
                ("is_practice", models.BooleanField()),
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("on", models.DateField()),
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
                ("source", models.CharField(max_length=6)),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("why", models.CharField(blank=True, default="", max_length=200)),
                ("checked_by", models.CharField(max_length=16)),
                ("hours", models.CharField(max_length=16)),
                ("open_from", models.CharField(blank=True, default="", max_length=60)),
                ("own_room", models.BooleanField(null=True)),
                ("private", models.BooleanField(null=True)),
                ("toilet", models.BooleanField(null=True)),
                ("vehicle", models.BooleanField(null=True)),
                ("headed_by_woman", models.BooleanField(null=True)),
                ("panel", models.BooleanField(null=True)),
                ("social_worker", models.BooleanField(null=True)),
                ("phone", models.BooleanField(null=True)),
                ("line", models.BooleanField(null=True)),
                ("wheelchair", models.BooleanField(null=True)),
                ("interpreter", models.BooleanField(null=True)),
                ("sign_language", models.BooleanField(null=True)),
                ("lockable", models.BooleanField(null=True)),
                ("citizen_services", models.BooleanField(null=True)),
                ("legal_advice", models.BooleanField(null=True)),
                ("counselling", models.BooleanField(null=True)),
                ("first_aid", models.BooleanField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="deskcheck_district"),
                    models.Index(fields=["province", "-on", "-id"], name="deskcheck_province"),
                    models.Index(fields=["station", "-on", "-id"], name="deskcheck_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on"),
                        name="one_check_of_a_desk_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeskRepair",
            fields=[
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("province", models.CharField(blank=True, max_length=3)),
                ("is_practice", models.BooleanField()),
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("on", models.DateField()),
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
                ("source", models.CharField(max_length=6)),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("why", models.CharField(blank=True, default="", max_length=200)),
                ("item", models.CharField(max_length=16)),
                ("what", models.CharField(blank=True, default="", max_length=120)),
                ("stops_work", models.BooleanField()),
                ("mended_on", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="deskrepair_district"),
                    models.Index(fields=["province", "-on", "-id"], name="deskrepair_province"),
                    models.Index(fields=["station", "-on", "-id"], name="deskrepair_station"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mended_on__isnull", True),
                            ("mended_on__gte", models.F("on")),
                            _connector="OR",
                        ),
                        name="mended_after_it_was_reported",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on", "item"),
                        name="one_repair_of_an_item_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
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
                (
                    "station",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("month", models.DateField()),
                ("answers", models.JSONField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["district", "month", "id"], name="feedback_of_a_district")
                ],
            },
        ),
        migrations.CreateModel(
            name="OrdinaryComplaint",
            fields=[
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("province", models.CharField(blank=True, max_length=3)),
                ("is_practice", models.BooleanField()),
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("on", models.DateField()),
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
                ("source", models.CharField(max_length=6)),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("why", models.CharField(blank=True, default="", max_length=200)),
                ("receipt", models.CharField(max_length=24)),
                ("kind", models.CharField(max_length=16)),
                ("happened_on", models.DateField(null=True)),
                ("place", models.CharField(max_length=16)),
                ("wish", models.CharField(max_length=16)),
                ("sex", models.CharField(blank=True, default="", max_length=12)),
                ("age_band", models.CharField(blank=True, default="", max_length=10)),
                ("disability", models.CharField(blank=True, default="", max_length=4)),
                ("handed_to", models.CharField(blank=True, default="", max_length=16)),
                ("number", models.CharField(blank=True, default="", max_length=24)),
                ("outcome", models.CharField(blank=True, default="", max_length=16)),
                ("outcome_on", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["district", "-on", "-id"], name="ordinarycomplaint_district"
                    ),
                    models.Index(
                        fields=["province", "-on", "-id"], name="ordinarycomplaint_province"
                    ),
                    models.Index(
                        fields=["station", "-on", "-id"], name="ordinarycomplaint_station"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("outcome_on__isnull", True)),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("outcome_on__gte", models.F("on")),
                            ),
                            _connector="OR",
                        ),
                        name="what_became_of_it_has_its_day",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on", "receipt"),
                        name="one_ordinary_complaint_per_receipt",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicReport",
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
                ("kind", models.CharField(max_length=10)),
                ("route", models.CharField(max_length=10)),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("language", models.CharField(max_length=5)),
                ("said_at", models.DateTimeField()),
                ("receipt", models.BinaryField(unique=True)),
                ("sealed", models.JSONField(default=list)),
                ("taken_at", models.DateTimeField(null=True)),
                (
                    "taken_by",
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
                ("answer", models.JSONField(default=list)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "-said_at", "id"], name="public_report_of_a_district"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("report", "question", "complaint")),
                            ("route__in", ("desk", "oversight", "district")),
                        ),
                        name="a_public_report_goes_somewhere",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskAssessment",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                ("instrument", models.CharField(max_length=40)),
                ("occasion", models.CharField(max_length=16)),
                ("language", models.CharField(max_length=5)),
                ("level", models.CharField(max_length=8)),
                ("worked_out", models.CharField(max_length=8)),
                ("raised", models.BooleanField(default=False)),
                ("factors", models.PositiveSmallIntegerField()),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("assessed_at", models.DateTimeField()),
                (
                    "assessed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("severe", models.CharField(default="", max_length=10)),
                ("followed_up_at", models.DateTimeField(null=True)),
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
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("done_at", models.DateTimeField(null=True)),
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
        migrations.CreateModel(
            name="ServiceCall",
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
                ("service", models.CharField(max_length=12)),
                ("ticket", models.CharField(max_length=24)),
                ("grade", models.CharField(blank=True, default="", max_length=10)),
                ("received_at", models.DateTimeField()),
                ("graded_at", models.DateTimeField(null=True)),
                ("dispatched_at", models.DateTimeField(null=True)),
                ("arrived_at", models.DateTimeField(null=True)),
                ("danger_now", models.CharField(default="unknown", max_length=8)),
                ("weapon", models.CharField(default="unknown", max_length=8)),
                ("order", models.CharField(default="unknown", max_length=8)),
                ("children", models.CharField(default="unknown", max_length=8)),
                ("source", models.CharField(max_length=6)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "taken_back_by",
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
                        fields=["station", "-received_at", "-id"], name="calls_station_newest"
                    ),
                    models.Index(
                        fields=["district", "-received_at", "-id"], name="calls_district_newest"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("station", "service", "ticket"),
                        name="one_call_per_ticket",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("graded_at__isnull", True),
                                ("graded_at__gte", models.F("received_at")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("dispatched_at__isnull", True),
                                ("dispatched_at__gte", models.F("received_at")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("arrived_at__isnull", True),
                                ("arrived_at__gte", models.F("received_at")),
                                _connector="OR",
                            ),
                        ),
                        name="a_call_goes_forward_in_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CallJoin",
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
                    "first",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="desk.servicecall",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="desk.servicecall",
                    ),
                ),
                ("joined_at", models.DateTimeField()),
                (
                    "joined_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("parted_at", models.DateTimeField(null=True)),
                (
                    "parted_by",
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
                "indexes": [models.Index(fields=["first"], name="joins_of_a_call")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("parted_at__isnull", True)),
                        fields=("second",),
                        name="one_join_per_second_call",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Slip",
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
                ("reference", models.CharField(max_length=9)),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("printed_at", models.DateTimeField()),
                (
                    "printed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("reference",), name="one_slip_per_reference")
                ],
            },
        ),
        migrations.CreateModel(
            name="WomanCall",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("beyond_station", models.BooleanField(default=False)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reach", models.CharField(max_length=14)),
                ("called_at", models.DateTimeField()),
                (
                    "called_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answer", models.CharField(default="", max_length=6)),
                ("answered_at", models.DateTimeField(null=True)),
                ("completed_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("completed_at__isnull", True)),
                        fields=["officer", "called_at", "id"],
                        name="call_to_be_carried_out",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "officer"), name="one_call_per_case_and_officer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["", "coming", "cannot"])),
                        name="a_call_has_a_known_answer",
                    ),
                ],
            },
        ),
    ]
