import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [("publication", "0001_begin"), ("publication", "0002_answers_and_corrections")]

    dependencies = [
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Release",
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
                ("province", models.CharField(max_length=3)),
                ("is_practice", models.BooleanField()),
                ("year", models.PositiveSmallIntegerField()),
                ("tables", models.JSONField()),
                (
                    "corrects",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publication.release",
                    ),
                ),
                ("state", models.CharField(max_length=10)),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("prepared_at", models.DateTimeField()),
                ("refused", models.JSONField(default=list)),
                ("narrowest", models.FloatField(null=True)),
                ("places", models.JSONField(default=dict)),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["is_practice", "province", "year"], name="releases_of_a_year"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("ordered", "checked"))),
                        fields=("province", "is_practice", "year"),
                        name="one_release_on_its_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("prepared_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="a_release_is_decided_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InformationRequest",
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
                ("number", models.CharField(max_length=40)),
                ("asked_by", models.CharField(max_length=16)),
                ("asked", models.CharField(max_length=400)),
                ("due_on", models.DateField()),
                ("due_source", models.CharField(max_length=160)),
                ("would_identify", models.BooleanField()),
                ("escalated_on", models.DateField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=16)),
                ("answered_on", models.DateField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("review_asked_on", models.DateField(null=True)),
                ("review_outcome", models.CharField(blank=True, max_length=16)),
                ("reviewed_on", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["district", "-on", "-id"], name="informationrequest_district"
                    ),
                    models.Index(
                        fields=["province", "-on", "-id"], name="informationrequest_province"
                    ),
                    models.Index(
                        fields=["station", "-on", "-id"], name="informationrequest_station"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "number"),
                        name="one_request_of_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("would_identify", False),
                            models.Q(("outcome", "given"), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_is_identified_by_a_request",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "release",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="publication.release",
                    ),
                ),
                ("standing", models.PositiveSmallIntegerField()),
                ("finest", models.JSONField()),
                ("shown", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="Cell",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publication.release",
                    ),
                ),
                ("table", models.CharField(max_length=40)),
                ("codes", models.JSONField()),
                ("count", models.PositiveIntegerField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["release", "table"], name="cells_of_a_table")],
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
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publication.release",
                    ),
                ),
                ("province", models.CharField(max_length=3)),
                ("is_practice", models.BooleanField()),
                ("purpose", models.CharField(max_length=8)),
                (
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publication.informationrequest",
                    ),
                ),
                ("to_whom", models.CharField(blank=True, default="", max_length=120)),
                ("figures", models.JSONField()),
                ("state", models.CharField(max_length=10)),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("prepared_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["is_practice", "province", "-prepared_at", "-id"],
                        name="answers_of_a_province",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "allowed"), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("prepared_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_is_allowed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", "request"), ("request__isnull", False)),
                            models.Q(
                                models.Q(("purpose", "request"), _negated=True),
                                ("request__isnull", True),
                                models.Q(("to_whom", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_is_for_somebody",
                    ),
                ],
            },
        ),
    ]
