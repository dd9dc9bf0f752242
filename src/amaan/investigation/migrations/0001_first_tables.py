import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("investigation", "0001_interviews_and_medicine"),
        ("investigation", "0002_exhibits_and_custody"),
        ("investigation", "0003_assignment_and_transfer"),
        ("investigation", "0004_when_taken_and_how_sealed"),
    ]

    dependencies = [
        ("cases", "0001_first_tables"),
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Load",
            fields=[
                (
                    "officer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("points", models.PositiveIntegerField()),
                ("files", models.PositiveIntegerField()),
                ("came", models.PositiveIntegerField()),
                ("went", models.PositiveIntegerField()),
                ("counted_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Examination",
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
                ("facility", models.CharField(max_length=18)),
                ("from_hospital", models.BooleanField(default=False)),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ask_fact", models.UUIDField(null=True)),
                ("examined_at", models.DateTimeField(null=True)),
                ("examined_fact", models.UUIDField(null=True)),
                ("woman_examiner", models.BooleanField(null=True)),
                ("report_at", models.DateTimeField(null=True)),
                ("report_fact", models.UUIDField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Exhibit",
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
                ("number", models.SmallIntegerField()),
                ("mark", models.CharField(max_length=9, unique=True)),
                ("what", models.CharField(max_length=12)),
                ("pieces", models.SmallIntegerField(default=1)),
                (
                    "part_of",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.exhibit",
                    ),
                ),
                ("sample_fact", models.UUIDField(null=True)),
                ("seal", models.CharField(max_length=24)),
                ("where", models.CharField(default="officer", max_length=10)),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "store",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("shelf", models.CharField(blank=True, default="", max_length=12)),
                ("due_back_at", models.DateTimeField(null=True)),
                ("links", models.SmallIntegerField(default=0)),
                ("head", models.CharField(max_length=64)),
                ("offer", models.UUIDField(null=True)),
                (
                    "offered_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offered_store",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                (
                    "seal_state",
                    models.CharField(db_default="intact", default="intact", max_length=10),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "number"), name="one_exhibit_per_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pieces__gte", 1)), name="an_exhibit_has_pieces"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "where__in",
                                [
                                    "officer",
                                    "store",
                                    "laboratory",
                                    "court",
                                    "returned",
                                    "destroyed",
                                ],
                            )
                        ),
                        name="an_exhibit_is_in_one_known_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("where", "store"), _negated=True),
                            ("store__isnull", False),
                            _connector="OR",
                        ),
                        name="in_the_store_of_a_station",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("offer__isnull", False),
                            models.Q(("offered_store__isnull", True), ("offered_to__isnull", True)),
                            _connector="OR",
                        ),
                        name="offered_to_one_receiver",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceFile",
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
                    "exhibit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.exhibit",
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("media_type", models.CharField(max_length=30)),
                ("size", models.IntegerField()),
                ("made_at", models.DateTimeField()),
                ("sealed_at", models.DateTimeField()),
                ("hashed_before", models.BooleanField(default=False)),
                ("place_kept", models.BooleanField(default=False)),
                (
                    "sealed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HandOver",
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
                ("number", models.CharField(max_length=9, unique=True)),
                ("purpose", models.CharField(max_length=10)),
                ("to_where", models.CharField(max_length=10)),
                ("given_at", models.DateTimeField()),
                (
                    "giver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "store",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("outside_number", models.CharField(blank=True, default="", max_length=24)),
                ("due_back_at", models.DateTimeField(null=True)),
                ("state", models.CharField(default="offered", max_length=10)),
                ("by_paper", models.BooleanField(default=False)),
                ("answered_at", models.DateTimeField(null=True)),
                ("paper_filed_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("giver__isnull", True),
                            ("receiver__isnull", True),
                            models.Q(("giver", models.F("receiver")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_gives_to_himself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["offered", "received", "declined", "taken_back"])
                        ),
                        name="a_hand_over_has_a_known_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOverItem",
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
                    "hand_over",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.handover",
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.exhibit",
                    ),
                ),
                ("seal_given", models.CharField(max_length=24)),
                ("seal_found", models.CharField(blank=True, default="", max_length=24)),
                ("seal_state", models.CharField(blank=True, default="", max_length=10)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("hand_over", "exhibit"), name="an_exhibit_once_in_a_hand_over"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Interview",
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
                ("giver", models.CharField(max_length=10)),
                ("subject", models.UUIDField()),
                ("ordinal", models.PositiveSmallIntegerField(default=1)),
                ("reason", models.CharField(blank=True, default="", max_length=20)),
                ("for_child", models.BooleanField(default=False)),
                ("planned_at", models.DateTimeField()),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("plan_fact", models.UUIDField()),
                ("topics", models.JSONField(default=list)),
                ("place", models.CharField(max_length=22)),
                ("language", models.CharField(max_length=5)),
                ("officer_wish", models.CharField(max_length=10)),
                ("support", models.CharField(max_length=12)),
                ("begun_at", models.DateTimeField(null=True)),
                (
                    "led_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("present", models.JSONField(default=list)),
                ("interpreter", models.CharField(blank=True, default="", max_length=14)),
                ("consent_by", models.CharField(blank=True, default="", max_length=8)),
                ("explained", models.JSONField(default=list)),
                ("recorded", models.CharField(blank=True, default="", max_length=5)),
                ("ended_at", models.DateTimeField(null=True)),
                ("breaks", models.PositiveSmallIntegerField(default=0)),
                ("broken_off", models.CharField(blank=True, default="", max_length=16)),
                ("end_fact", models.UUIDField(null=True)),
                ("questions", models.PositiveSmallIntegerField(default=0)),
                ("flagged", models.PositiveSmallIntegerField(default=0)),
                ("read_back_at", models.DateTimeField(null=True)),
                ("read_back_fact", models.UUIDField(null=True)),
                ("signed", models.CharField(blank=True, default="", max_length=9)),
                ("corrected", models.BooleanField(default=False)),
                ("copy_given", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "subject", "ordinal"),
                        name="interviews_of_a_person_are_counted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ordinal", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="once_more_only_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            models.Q(
                                ("begun_at__isnull", False), ("ended_at__gte", models.F("begun_at"))
                            ),
                            _connector="OR",
                        ),
                        name="an_interview_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("begun_at__isnull", True),
                            models.Q(("consent_by", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_interview_begins_with_consent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterviewRecording",
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
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.interview",
                    ),
                ),
                ("fact", models.UUIDField()),
                ("kind", models.CharField(max_length=5)),
                ("device", models.CharField(max_length=14)),
                ("reference", models.CharField(blank=True, default="", max_length=24)),
                ("sha256", models.CharField(max_length=64)),
                ("kept_here", models.BooleanField()),
                ("began_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="a_recording_has_its_fingerprint",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MagistrateDay",
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
                ("reason", models.CharField(default="first", max_length=18)),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ask_fact", models.UUIDField()),
                ("set_for", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField(null=True)),
                ("record_fact", models.UUIDField(null=True)),
                ("video", models.BooleanField(default=False)),
                ("reference", models.CharField(blank=True, default="", max_length=24)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Recovery",
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
                ("taken_at", models.DateTimeField()),
                ("source", models.CharField(max_length=12)),
                ("place", models.CharField(max_length=24)),
                ("witnesses", models.SmallIntegerField()),
                ("with_consent", models.BooleanField(default=False)),
                (
                    "taken_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("witnesses__gte", 0)), name="witnesses_are_counted"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="exhibit",
            name="recovery",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="investigation.recovery",
            ),
        ),
        migrations.CreateModel(
            name="Sample",
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
                    "examination",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.examination",
                    ),
                ),
                ("sample", models.CharField(max_length=10)),
                ("packing", models.CharField(max_length=14)),
                ("seal_number", models.CharField(max_length=24)),
                ("taken_at", models.DateTimeField()),
                ("fact", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "seal_number"), name="one_sample_under_one_seal"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StepAnswer",
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
                    "examination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.examination",
                    ),
                ),
                ("step", models.CharField(max_length=12)),
                ("answer", models.CharField(max_length=9)),
                ("given_by", models.CharField(max_length=8)),
                ("fact", models.UUIDField()),
                ("said_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StoreCount",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("counted_at", models.DateTimeField()),
                (
                    "counted_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("expected", models.IntegerField()),
                ("found", models.IntegerField()),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="StoreDifference",
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
                    "count",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.storecount",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.exhibit",
                    ),
                ),
                ("mark", models.CharField(max_length=9)),
                ("what", models.CharField(max_length=16)),
                ("explained", models.CharField(blank=True, default="", max_length=16)),
                ("explained_at", models.DateTimeField(null=True)),
                (
                    "explained_by",
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
                        condition=models.Q(("explained", "")),
                        fields=["district", "id"],
                        name="store_differences_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
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
                ("laboratory", models.CharField(max_length=18)),
                ("letter_number", models.CharField(max_length=24)),
                ("laboratory_number", models.CharField(blank=True, default="", max_length=24)),
                ("suspects", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField()),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("fact", models.UUIDField()),
                ("reported_at", models.DateTimeField(null=True)),
                ("report_fact", models.UUIDField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reported_at__isnull", True),
                            ("reported_at__gte", models.F("sent_at")),
                            _connector="OR",
                        ),
                        name="a_report_comes_after_what_was_sent",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
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
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.submission",
                    ),
                ),
                ("ground", models.CharField(max_length=18)),
                ("raised_at", models.DateTimeField()),
                ("fact", models.UUIDField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answer", models.CharField(blank=True, default="", max_length=18)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer_fact", models.UUIDField(null=True)),
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
            ],
        ),
        migrations.CreateModel(
            name="SubmittedSample",
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
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.submission",
                    ),
                ),
                (
                    "sample",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.sample",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sample",), name="a_sample_is_in_one_laboratory"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
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
                ("reference", models.CharField(max_length=9)),
                (
                    "from_desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "from_station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "to_desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("reason", models.CharField(max_length=24)),
                ("stage", models.CharField(max_length=14)),
                ("owed", models.PositiveIntegerField()),
                (
                    "offered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("offered_at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, default="", max_length=10)),
                ("refusal", models.CharField(blank=True, default="", max_length=24)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answer", "")),
                        fields=["to_desk", "offered_at"],
                        name="offers_that_wait_at_a_desk",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("answer", ""),
                            models.Q(("answer", "refused"), ("seen_at__isnull", True)),
                            _connector="OR",
                        ),
                        fields=("case",),
                        name="a_case_is_offered_to_one_desk_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer__in", ("", "accepted", "refused", "taken_back"))
                        ),
                        name="an_answer_is_accepted_refused_or_taken_back",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("answered_at__isnull", True),
                                ("answered_by__isnull", True),
                            ),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_says_when_and_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "refused"), _negated=True),
                            models.Q(("refusal", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="whoever_refuses_a_case_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
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
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("part", models.CharField(max_length=6)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("cause", models.CharField(blank=True, default="", max_length=16)),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("part__in", ("lead", "member"))),
                        name="an_assignment_has_a_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="an_assignment_does_not_end_before_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            models.Q(("cause", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_assignment_that_ended_says_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("part", "lead"), ("until__isnull", True)),
                        fields=("case",),
                        name="one_lead_for_a_case",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("case", "officer"),
                        name="nobody_investigates_a_case_twice",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CustodyLink",
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
                    "exhibit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigation.exhibit",
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("body", models.JSONField()),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("exhibit", "number"), name="one_link_per_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FocalPerson",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("district",),
                        name="one_focal_person_of_a_district",
                    )
                ],
            },
        ),
    ]
