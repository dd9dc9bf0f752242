import amaan.kernel.ids
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("community", "0001_begin"),
        ("community", "0002_public_and_press"),
        ("community", "0003_programme_and_results"),
        ("community", "0004_consultations"),
        ("community", "0005_women_living_and_money"),
    ]

    dependencies = [
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsultationTopic",
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
                ("title_en", models.CharField(max_length=120)),
                ("title_ur", models.CharField(max_length=120)),
                ("question_en", models.TextField()),
                ("question_ur", models.TextField()),
                ("closes_on", models.DateField()),
                ("collected_at", models.DateTimeField(null=True)),
                ("people", models.JSONField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["district", "-on", "-id"], name="consultationtopic_district"
                    ),
                    models.Index(
                        fields=["province", "-on", "-id"], name="consultationtopic_province"
                    ),
                    models.Index(
                        fields=["station", "-on", "-id"], name="consultationtopic_station"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("on"))),
                        name="a_consultation_closes_after_it_opens",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "title_en"),
                        name="one_consultation_of_a_title",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Body",
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
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=16)),
                ("chair", models.CharField(max_length=120)),
                ("members", models.TextField()),
                ("seats", models.PositiveIntegerField()),
                ("seats_women", models.PositiveIntegerField()),
                ("every_days", models.PositiveIntegerField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="body_district"),
                    models.Index(fields=["province", "-on", "-id"], name="body_province"),
                    models.Index(fields=["station", "-on", "-id"], name="body_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "name"),
                        name="one_body_of_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats_women__lte", models.F("seats"))),
                        name="women_sit_on_seats",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyDecision",
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
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.body",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("decision", models.TextField()),
                ("policy_number", models.CharField(blank=True, max_length=8)),
                ("owner", models.CharField(max_length=120)),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="bodydecision_district"),
                    models.Index(fields=["province", "-on", "-id"], name="bodydecision_province"),
                    models.Index(fields=["station", "-on", "-id"], name="bodydecision_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("body", "on", "number"),
                        name="one_decision_of_a_number_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Campaign",
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
                ("name", models.CharField(max_length=120)),
                ("channel", models.CharField(max_length=16)),
                ("language", models.CharField(max_length=8)),
                ("until", models.DateField()),
                ("reach", models.PositiveIntegerField(null=True)),
                ("reach_source", models.CharField(blank=True, max_length=16)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="campaign_district"),
                    models.Index(fields=["province", "-on", "-id"], name="campaign_province"),
                    models.Index(fields=["station", "-on", "-id"], name="campaign_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on", "name", "channel", "language"),
                        name="one_campaign_of_a_name_in_a_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("on"))),
                        name="a_campaign_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reach__isnull", True), ("reach_source", "")),
                            models.Q(
                                ("reach__isnull", False),
                                models.Q(("reach_source", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_reach_says_whose_word_it_is",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultationBox",
            fields=[
                (
                    "topic",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="community.consultationtopic",
                    ),
                ),
                ("answers", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="ConsultationAnswer",
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
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.consultationtopic",
                    ),
                ),
                ("side", models.CharField(max_length=6)),
                ("band", models.CharField(blank=True, max_length=12)),
                ("words", models.CharField(max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="ConsultationCoding",
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
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.consultationtopic",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.consultationanswer",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("side", models.CharField(max_length=6)),
                ("band", models.CharField(blank=True, max_length=12)),
                ("theme", models.CharField(max_length=32)),
                (
                    "coder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("coded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("answer", "place"), name="an_answer_is_coded_once_by_each"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultationTaken",
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
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.consultationtopic",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("topic", "officer"), name="an_officer_is_heard_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
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
                ("place", models.CharField(max_length=12)),
                ("outlet", models.CharField(max_length=80)),
                ("name", models.BooleanField()),
                ("face", models.BooleanField()),
                ("address", models.BooleanField()),
                ("family", models.BooleanField()),
                ("workplace", models.BooleanField()),
                ("from_police", models.BooleanField()),
                ("asked_of", models.CharField(blank=True, max_length=12)),
                ("asked_on", models.DateField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=12)),
                ("settled_on", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="disclosure_district"),
                    models.Index(fields=["province", "-on", "-id"], name="disclosure_province"),
                    models.Index(fields=["station", "-on", "-id"], name="disclosure_station"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name", True),
                            ("face", True),
                            ("address", True),
                            ("family", True),
                            ("workplace", True),
                            _connector="OR",
                        ),
                        name="a_disclosure_shows_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_of", ""), ("asked_on__isnull", True)),
                            models.Q(
                                models.Q(("asked_of", ""), _negated=True),
                                ("asked_on__gte", models.F("on")),
                                ("asked_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="who_was_asked_was_asked_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("settled_on__isnull", True)),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("asked_on__isnull", False),
                                ("settled_on__gte", models.F("asked_on")),
                            ),
                            _connector="OR",
                        ),
                        name="what_was_settled_was_settled_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enquiry",
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
                ("reference", models.CharField(max_length=20)),
                ("outlet", models.CharField(max_length=80)),
                ("question", models.CharField(max_length=16)),
                ("asked", models.CharField(blank=True, max_length=200)),
                ("answer_by", models.DateField()),
                ("answer_hour", models.TimeField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="enquiry_district"),
                    models.Index(fields=["province", "-on", "-id"], name="enquiry_province"),
                    models.Index(fields=["station", "-on", "-id"], name="enquiry_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "reference"),
                        name="one_enquiry_of_a_reference",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer_by__gte", models.F("on"))),
                        name="an_answer_is_wanted_after_the_question",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JournalistSession",
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
                ("title", models.CharField(max_length=120)),
                ("held_by", models.CharField(max_length=16)),
                ("outlets", models.PositiveIntegerField(null=True)),
                ("men", models.PositiveIntegerField()),
                ("women", models.PositiveIntegerField()),
                ("transgender", models.PositiveIntegerField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["district", "-on", "-id"], name="journalistsession_district"
                    ),
                    models.Index(
                        fields=["province", "-on", "-id"], name="journalistsession_province"
                    ),
                    models.Index(
                        fields=["station", "-on", "-id"], name="journalistsession_station"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on", "title"),
                        name="one_session_of_a_title_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.body",
                    ),
                ),
                ("came", models.PositiveIntegerField()),
                ("came_women", models.PositiveIntegerField()),
                ("before_it", models.TextField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="meeting_district"),
                    models.Index(fields=["province", "-on", "-id"], name="meeting_province"),
                    models.Index(fields=["station", "-on", "-id"], name="meeting_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("body", "on"),
                        name="one_meeting_of_a_body_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("came_women__lte", models.F("came"))),
                        name="women_who_came_came",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Money",
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
                ("year", models.PositiveSmallIntegerField()),
                ("purpose", models.CharField(max_length=12)),
                ("gender", models.CharField(max_length=12)),
                ("allotted", models.PositiveBigIntegerField()),
                ("released", models.PositiveBigIntegerField(null=True)),
                ("spent", models.PositiveBigIntegerField(null=True)),
                ("origin", models.CharField(max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="money_district"),
                    models.Index(fields=["province", "-on", "-id"], name="money_province"),
                    models.Index(fields=["station", "-on", "-id"], name="money_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "year", "purpose", "gender"),
                        name="one_budget_line_a_year",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkPlace",
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
                ("place", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=16)),
                ("members", models.PositiveIntegerField()),
                ("trained_on", models.DateField(null=True)),
                ("trained_until", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="networkplace_district"),
                    models.Index(fields=["province", "-on", "-id"], name="networkplace_province"),
                    models.Index(fields=["station", "-on", "-id"], name="networkplace_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "place"),
                        name="one_place_of_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("trained_on__isnull", True), ("trained_until__isnull", True)),
                            models.Q(
                                ("trained_on__isnull", False),
                                ("trained_until__gte", models.F("trained_on")),
                            ),
                            _connector="OR",
                        ),
                        name="a_training_has_an_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkMonth",
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
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.networkplace",
                    ),
                ),
                ("handed_out", models.PositiveIntegerField()),
                ("led_somebody", models.BooleanField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="networkmonth_district"),
                    models.Index(fields=["province", "-on", "-id"], name="networkmonth_province"),
                    models.Index(fields=["station", "-on", "-id"], name="networkmonth_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("place", "on"),
                        name="one_month_of_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("on__day", 1)), name="a_month_begins_on_its_first"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pilot",
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
                ("name", models.CharField(max_length=120)),
                ("change", models.TextField()),
                ("comparison", models.CharField(max_length=120)),
                ("indicator", models.CharField(max_length=24)),
                ("measure", models.CharField(max_length=200)),
                ("more_is_better", models.BooleanField()),
                ("before_part", models.PositiveIntegerField(null=True)),
                ("before_of", models.PositiveIntegerField(null=True)),
                ("after_part", models.PositiveIntegerField(null=True)),
                ("after_of", models.PositiveIntegerField(null=True)),
                ("other_before_part", models.PositiveIntegerField(null=True)),
                ("other_before_of", models.PositiveIntegerField(null=True)),
                ("other_after_part", models.PositiveIntegerField(null=True)),
                ("other_after_of", models.PositiveIntegerField(null=True)),
                ("counted_until", models.DateField(null=True)),
                ("origin", models.CharField(max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="pilot_district"),
                    models.Index(fields=["province", "-on", "-id"], name="pilot_province"),
                    models.Index(fields=["station", "-on", "-id"], name="pilot_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "name"),
                        name="one_pilot_of_a_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicingForum",
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
                ("name", models.CharField(max_length=120)),
                ("men", models.PositiveIntegerField()),
                ("women", models.PositiveIntegerField()),
                ("transgender", models.PositiveIntegerField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="policingforum_district"),
                    models.Index(fields=["province", "-on", "-id"], name="policingforum_province"),
                    models.Index(fields=["station", "-on", "-id"], name="policingforum_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "name"),
                        name="one_policing_forum_of_a_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ForumMeeting",
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
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.policingforum",
                    ),
                ),
                ("men", models.PositiveIntegerField()),
                ("women", models.PositiveIntegerField()),
                ("transgender", models.PositiveIntegerField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="forummeeting_district"),
                    models.Index(fields=["province", "-on", "-id"], name="forummeeting_province"),
                    models.Index(fields=["station", "-on", "-id"], name="forummeeting_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("forum", "on"),
                        name="one_meeting_of_a_forum_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ForumIssue",
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
                (
                    "forum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.policingforum",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("raised_by", models.CharField(max_length=12)),
                ("as_role", models.CharField(max_length=16)),
                ("topic", models.CharField(max_length=16)),
                ("action", models.CharField(max_length=200)),
                ("owner", models.CharField(max_length=24)),
                ("due_on", models.DateField()),
                ("outcome", models.CharField(blank=True, max_length=12)),
                ("closed_on", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="forumissue_district"),
                    models.Index(fields=["province", "-on", "-id"], name="forumissue_province"),
                    models.Index(fields=["station", "-on", "-id"], name="forumissue_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("forum", "on", "number"),
                        name="one_issue_of_a_number_a_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", True), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("closed_on__gte", models.F("on")),
                                ("closed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_issue_is_closed_with_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("on"))),
                        name="an_issue_is_due_after_it_was_raised",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Policy",
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
                ("number", models.CharField(max_length=8)),
                ("kind", models.CharField(max_length=16)),
                ("title_en", models.CharField(max_length=160)),
                ("title_ur", models.CharField(max_length=160)),
                ("procedures", models.CharField(blank=True, max_length=200)),
                ("rules", models.CharField(blank=True, max_length=200)),
                ("regulation", models.CharField(blank=True, max_length=200)),
                ("owner", models.CharField(max_length=24)),
                ("state", models.CharField(max_length=16)),
                ("evidence", models.TextField(blank=True)),
                ("indicators", models.CharField(blank=True, max_length=60)),
                ("origin", models.CharField(max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="policy_district"),
                    models.Index(fields=["province", "-on", "-id"], name="policy_province"),
                    models.Index(fields=["station", "-on", "-id"], name="policy_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "number"),
                        name="one_policy_of_a_number",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyPaper",
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
                ("name", models.CharField(max_length=160)),
                ("version", models.CharField(max_length=24)),
                ("level", models.CharField(max_length=16)),
                (
                    "policy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.policy",
                    ),
                ),
                ("state", models.CharField(max_length=16)),
                ("approved_by", models.CharField(blank=True, max_length=120)),
                ("place", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="policypaper_district"),
                    models.Index(fields=["province", "-on", "-id"], name="policypaper_province"),
                    models.Index(fields=["station", "-on", "-id"], name="policypaper_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "name"),
                        name="one_paper_of_a_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperReached",
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
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.policypaper",
                    ),
                ),
                ("strength", models.PositiveIntegerField()),
                ("read_by", models.PositiveIntegerField()),
                ("language", models.CharField(max_length=8)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="paperreached_district"),
                    models.Index(fields=["province", "-on", "-id"], name="paperreached_province"),
                    models.Index(fields=["station", "-on", "-id"], name="paperreached_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on", "paper"),
                        name="a_paper_reaches_a_unit_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("read_by__lte", models.F("strength"))),
                        name="readers_serve_there",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PressStory",
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
                ("hides_her", models.BooleanField()),
                ("his_conduct", models.BooleanField()),
                ("names_offence", models.BooleanField()),
                ("says_help", models.BooleanField()),
                ("judges_her", models.BooleanField()),
                ("excuses_him", models.BooleanField()),
                ("makes_it_small", models.BooleanField()),
                ("doubts_her", models.BooleanField()),
                ("shows_harm", models.BooleanField()),
                ("reference", models.CharField(max_length=20)),
                ("outlet", models.CharField(max_length=80)),
                ("medium", models.CharField(max_length=12)),
                ("language", models.CharField(max_length=8)),
                ("trained", models.BooleanField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="pressstory_district"),
                    models.Index(fields=["province", "-on", "-id"], name="pressstory_province"),
                    models.Index(fields=["station", "-on", "-id"], name="pressstory_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "reference"),
                        name="one_story_of_a_reference",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
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
                ("code", models.CharField(max_length=12)),
                ("programme", models.CharField(max_length=80)),
                ("title_en", models.CharField(max_length=160)),
                ("title_ur", models.CharField(max_length=160)),
                ("definition", models.TextField()),
                ("counts", models.CharField(max_length=16)),
                ("register", models.CharField(max_length=16)),
                ("target", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("target_by", models.DateField(null=True)),
                ("target_source", models.CharField(blank=True, max_length=200)),
                ("baseline", models.CharField(blank=True, max_length=200)),
                ("indicator", models.CharField(blank=True, max_length=24)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="result_district"),
                    models.Index(fields=["province", "-on", "-id"], name="result_province"),
                    models.Index(fields=["station", "-on", "-id"], name="result_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "code"),
                        name="one_result_of_a_code",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ResultFigure",
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
                (
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.result",
                    ),
                ),
                ("period", models.CharField(max_length=60)),
                ("since", models.DateField(null=True)),
                ("bound", models.CharField(max_length=12)),
                ("value", models.DecimalField(decimal_places=2, max_digits=12)),
                ("men", models.PositiveIntegerField(null=True)),
                ("women", models.PositiveIntegerField(null=True)),
                ("women_bound", models.CharField(blank=True, max_length=12)),
                ("women_percent", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("manner", models.CharField(max_length=12)),
                ("origin", models.CharField(max_length=200)),
                ("method", models.TextField(blank=True)),
                ("double_counting", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="resultfigure_district"),
                    models.Index(fields=["province", "-on", "-id"], name="resultfigure_province"),
                    models.Index(fields=["station", "-on", "-id"], name="resultfigure_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "result", "on", "period"),
                        name="one_figure_of_a_result_a_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True), ("since__lte", models.F("on")), _connector="OR"
                        ),
                        name="a_period_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondCoding",
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
                ("hides_her", models.BooleanField()),
                ("his_conduct", models.BooleanField()),
                ("names_offence", models.BooleanField()),
                ("says_help", models.BooleanField()),
                ("judges_her", models.BooleanField()),
                ("excuses_him", models.BooleanField()),
                ("makes_it_small", models.BooleanField()),
                ("doubts_her", models.BooleanField()),
                ("shows_harm", models.BooleanField()),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.pressstory",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="secondcoding_district"),
                    models.Index(fields=["province", "-on", "-id"], name="secondcoding_province"),
                    models.Index(fields=["station", "-on", "-id"], name="secondcoding_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("story",),
                        name="one_second_coding_of_a_story",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
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
                (
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="community.enquiry",
                    ),
                ),
                ("blocks", models.JSONField()),
                ("language", models.CharField(max_length=2)),
                ("text", models.TextField(blank=True)),
                ("state", models.CharField(max_length=12)),
                ("check_id", models.UUIDField(unique=True)),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("said_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("said_at__isnull", True), ("state", "waits"), ("text", "")),
                            models.Q(("said_at__isnull", True), ("state", "refused"), ("text", "")),
                            models.Q(
                                ("said_at__isnull", True),
                                ("state", "cleared"),
                                models.Q(("text", ""), _negated=True),
                            ),
                            models.Q(
                                ("said_at__isnull", False),
                                ("state", "said"),
                                models.Q(("text", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_statement_is_in_a_known_state",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WomenLiving",
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
                ("year", models.PositiveSmallIntegerField()),
                ("women", models.PositiveIntegerField()),
                ("origin", models.CharField(max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="womenliving_district"),
                    models.Index(fields=["province", "-on", "-id"], name="womenliving_province"),
                    models.Index(fields=["station", "-on", "-id"], name="womenliving_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "year"),
                        name="women_are_counted_once_a_year",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                ("name", models.CharField(max_length=160)),
                ("kind", models.CharField(max_length=16)),
                ("parties", models.CharField(max_length=200)),
                ("purpose", models.TextField()),
                ("shares", models.CharField(max_length=16)),
                ("expires_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("owner", models.CharField(max_length=120)),
                ("place", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="agreement_district"),
                    models.Index(fields=["province", "-on", "-id"], name="agreement_province"),
                    models.Index(fields=["station", "-on", "-id"], name="agreement_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on", "name"),
                        name="one_agreement_of_a_name_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on__isnull", True),
                            ("expires_on__gte", models.F("on")),
                            _connector="OR",
                        ),
                        name="an_agreement_expires_after_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Awareness",
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
                ("venue", models.CharField(max_length=120)),
                ("topic", models.CharField(max_length=24)),
                ("held_by", models.CharField(max_length=16)),
                ("men", models.PositiveIntegerField()),
                ("women", models.PositiveIntegerField()),
                ("transgender", models.PositiveIntegerField()),
                ("under_18", models.PositiveIntegerField()),
                ("activists", models.PositiveIntegerField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="awareness_district"),
                    models.Index(fields=["province", "-on", "-id"], name="awareness_province"),
                    models.Index(fields=["station", "-on", "-id"], name="awareness_station"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "under_18__lte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("men"), "+", models.F("women")
                                    ),
                                    "+",
                                    models.F("transgender"),
                                ),
                            )
                        ),
                        name="the_young_are_among_who_came",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on", "venue", "topic"),
                        name="one_session_at_a_venue_a_day",
                    ),
                ],
            },
        ),
    ]
