import amaan.kernel.ids
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("workforce", "0001_begin"),
        ("workforce", "0002_rosters_of_desks"),
        ("workforce", "0003_training_and_drills"),
        ("workforce", "0004_survey_and_complaints"),
        ("workforce", "0005_promotion_boards"),
    ]

    dependencies = [
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Course",
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
                ("code", models.CharField(max_length=24)),
                ("title", models.CharField(max_length=160)),
                ("kind", models.CharField(max_length=16)),
                ("stream", models.CharField(max_length=24)),
                ("days", models.PositiveIntegerField()),
                ("valid_months", models.PositiveIntegerField()),
                ("certifies", models.CharField(blank=True, max_length=24)),
                ("state", models.CharField(max_length=16)),
                ("approved_by", models.CharField(blank=True, max_length=120)),
                ("approved_on", models.DateField(null=True)),
                ("where", models.CharField(blank=True, max_length=200)),
                ("rests_on", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="course_district"),
                    models.Index(fields=["province", "-on", "-id"], name="course_province"),
                    models.Index(fields=["station", "-on", "-id"], name="course_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "code"),
                        name="one_course_of_a_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            models.Q(
                                models.Q(("approved_by", ""), _negated=True),
                                ("approved_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_approved_course_says_by_whom_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Drill",
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
                ("scenario", models.CharField(max_length=24)),
                ("called_at", models.TimeField()),
                ("answered_after", models.PositiveIntegerField(null=True)),
                ("left_after", models.PositiveIntegerField(null=True)),
                ("arrived_after", models.PositiveIntegerField(null=True)),
                ("officers", models.PositiveIntegerField()),
                ("women", models.PositiveIntegerField()),
                ("done", models.CharField(blank=True, max_length=400)),
                ("items_done", models.PositiveIntegerField()),
                ("items_asked", models.PositiveIntegerField()),
                ("went_well", models.TextField(blank=True)),
                ("went_wrong", models.TextField(blank=True)),
                ("to_change", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="drill_district"),
                    models.Index(fields=["province", "-on", "-id"], name="drill_province"),
                    models.Index(fields=["station", "-on", "-id"], name="drill_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on", "called_at", "scenario"),
                        name="one_drill_of_a_unit_at_an_hour",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("items_done__lte", models.F("items_asked"))),
                        name="no_more_items_done_than_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("women__lte", models.F("officers"))),
                        name="women_of_a_drill_are_among_its_officers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Drive",
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
                ("name", models.CharField(max_length=80)),
                ("rank", models.CharField(max_length=16)),
                ("way", models.CharField(max_length=8)),
                ("known", models.CharField(max_length=8)),
                ("posts", models.PositiveIntegerField(null=True)),
                ("applied_women", models.PositiveIntegerField(null=True)),
                ("applied_men", models.PositiveIntegerField(null=True)),
                ("applied_transgender", models.PositiveIntegerField(null=True)),
                ("tested_women", models.PositiveIntegerField(null=True)),
                ("tested_men", models.PositiveIntegerField(null=True)),
                ("tested_transgender", models.PositiveIntegerField(null=True)),
                ("selected_women", models.PositiveIntegerField(null=True)),
                ("selected_men", models.PositiveIntegerField(null=True)),
                ("selected_transgender", models.PositiveIntegerField(null=True)),
                ("joined_women", models.PositiveIntegerField(null=True)),
                ("joined_men", models.PositiveIntegerField(null=True)),
                ("joined_transgender", models.PositiveIntegerField(null=True)),
                ("note", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="drive_district"),
                    models.Index(fields=["province", "-on", "-id"], name="drive_province"),
                    models.Index(fields=["station", "-on", "-id"], name="drive_station"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("tested_women__isnull", True),
                                ("applied_women__isnull", True),
                                ("tested_women__lte", models.F("applied_women")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("selected_women__isnull", True),
                                ("applied_women__isnull", True),
                                ("selected_women__lte", models.F("applied_women")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("selected_women__isnull", True),
                                ("tested_women__isnull", True),
                                ("selected_women__lte", models.F("tested_women")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("joined_women__isnull", True),
                                ("applied_women__isnull", True),
                                ("joined_women__lte", models.F("applied_women")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("joined_women__isnull", True),
                                ("tested_women__isnull", True),
                                ("joined_women__lte", models.F("tested_women")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("joined_women__isnull", True),
                                ("selected_women__isnull", True),
                                ("joined_women__lte", models.F("selected_women")),
                                _connector="OR",
                            ),
                        ),
                        name="women_fall_from_step_to_step",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("tested_men__isnull", True),
                                ("applied_men__isnull", True),
                                ("tested_men__lte", models.F("applied_men")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("selected_men__isnull", True),
                                ("applied_men__isnull", True),
                                ("selected_men__lte", models.F("applied_men")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("selected_men__isnull", True),
                                ("tested_men__isnull", True),
                                ("selected_men__lte", models.F("tested_men")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("joined_men__isnull", True),
                                ("applied_men__isnull", True),
                                ("joined_men__lte", models.F("applied_men")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("joined_men__isnull", True),
                                ("tested_men__isnull", True),
                                ("joined_men__lte", models.F("tested_men")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("joined_men__isnull", True),
                                ("selected_men__isnull", True),
                                ("joined_men__lte", models.F("selected_men")),
                                _connector="OR",
                            ),
                        ),
                        name="men_fall_from_step_to_step",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("tested_transgender__isnull", True),
                                ("applied_transgender__isnull", True),
                                ("tested_transgender__lte", models.F("applied_transgender")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("selected_transgender__isnull", True),
                                ("applied_transgender__isnull", True),
                                ("selected_transgender__lte", models.F("applied_transgender")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("selected_transgender__isnull", True),
                                ("tested_transgender__isnull", True),
                                ("selected_transgender__lte", models.F("tested_transgender")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("joined_transgender__isnull", True),
                                ("applied_transgender__isnull", True),
                                ("joined_transgender__lte", models.F("applied_transgender")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("joined_transgender__isnull", True),
                                ("tested_transgender__isnull", True),
                                ("joined_transgender__lte", models.F("tested_transgender")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("joined_transgender__isnull", True),
                                ("selected_transgender__isnull", True),
                                ("joined_transgender__lte", models.F("selected_transgender")),
                                _connector="OR",
                            ),
                        ),
                        name="transgender_fall_from_step_to_step",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("province", "is_practice", "name"),
                        name="one_drive_of_a_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exit",
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
                ("rank_band", models.CharField(max_length=8)),
                ("sex", models.CharField(max_length=12)),
                ("service", models.CharField(max_length=8)),
                ("duty", models.CharField(max_length=16)),
                ("reason", models.CharField(max_length=16)),
                (
                    "drive",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.drive",
                    ),
                ),
                ("people", models.PositiveIntegerField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="exit_district"),
                    models.Index(fields=["province", "-on", "-id"], name="exit_province"),
                    models.Index(fields=["station", "-on", "-id"], name="exit_station"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 1)), name="somebody_left"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=(
                            "unit",
                            "on",
                            "rank_band",
                            "sex",
                            "service",
                            "duty",
                            "drive",
                            "reason",
                        ),
                        name="one_row_for_who_left_alike",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PromotionBoard",
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
                ("name", models.CharField(max_length=80)),
                ("rank", models.CharField(max_length=16)),
                ("looked_at_women", models.PositiveIntegerField()),
                ("looked_at_men", models.PositiveIntegerField()),
                ("looked_at_transgender", models.PositiveIntegerField()),
                ("promoted_women", models.PositiveIntegerField()),
                ("promoted_men", models.PositiveIntegerField()),
                ("promoted_transgender", models.PositiveIntegerField()),
                ("note", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="promotionboard_district"),
                    models.Index(fields=["province", "-on", "-id"], name="promotionboard_province"),
                    models.Index(fields=["station", "-on", "-id"], name="promotionboard_station"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("promoted_women__lte", models.F("looked_at_women"))),
                        name="no_more_women_promoted_than_looked_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("promoted_men__lte", models.F("looked_at_men"))),
                        name="no_more_men_promoted_than_looked_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("promoted_transgender__lte", models.F("looked_at_transgender"))
                        ),
                        name="no_more_transgender_promoted_than_looked_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on", "name"),
                        name="one_board_of_a_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quota",
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
                ("rank", models.CharField(max_length=16)),
                ("percent", models.DecimalField(decimal_places=2, max_digits=5)),
                ("standing", models.CharField(max_length=16)),
                ("said_by", models.CharField(max_length=200)),
                ("read_on", models.DateField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="quota_district"),
                    models.Index(fields=["province", "-on", "-id"], name="quota_province"),
                    models.Index(fields=["station", "-on", "-id"], name="quota_station"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("percent__gte", 0), ("percent__lte", 100)),
                        name="a_quota_is_a_share",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on", "rank"),
                        name="one_quota_of_a_rank_from_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RosterPattern",
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
                ("kind", models.CharField(max_length=12)),
                ("first_on", models.DateField()),
                ("last_on", models.DateField(null=True)),
                ("turns", models.JSONField()),
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
                "indexes": [models.Index(fields=["unit", "first_on"], name="pattern_of_a_desk")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_on__isnull", True),
                            ("last_on__gte", models.F("first_on")),
                            _connector="OR",
                        ),
                        name="a_pattern_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "ramadan"), _negated=True),
                            ("last_on__isnull", False),
                            _connector="OR",
                        ),
                        name="hours_of_ramadan_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RosterShift",
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
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("on", models.DateField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
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
                ("published_at", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=200)),
                ("dropped_at", models.DateTimeField(null=True)),
                (
                    "dropped_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("dropped_why", models.CharField(blank=True, default="", max_length=200)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "on"], name="shifts_of_a_desk"),
                    models.Index(fields=["district", "until"], name="shifts_of_a_district"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="a_shift_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dropped_at__isnull", True),
                            ("dropped_by__isnull", False),
                            _connector="XOR",
                        ),
                        name="whoever_drops_a_shift_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dropped_at__isnull", True),
                            ("published_at__isnull", True),
                            models.Q(("dropped_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_was_published_is_dropped_with_a_reason",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("dropped_at__isnull", True)),
                        expressions=[
                            (models.F("station"), "="),
                            (models.F("officer"), "="),
                            (
                                models.Func(
                                    "since",
                                    "until",
                                    function="tstzrange",
                                    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="an_officer_is_planned_once_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
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
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "shift",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.rostershift",
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("how", models.CharField(max_length=10)),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "until"], name="presence_at_a_desk")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("shift__isnull", False)),
                        fields=("shift",),
                        name="one_presence_in_a_shift",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="a_presence_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["said", "signed_in"])),
                        name="a_presence_was_said_or_seen",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Strength",
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
                ("rank", models.CharField(max_length=16)),
                ("duty", models.CharField(max_length=16)),
                ("sanctioned", models.PositiveIntegerField()),
                ("women", models.PositiveIntegerField()),
                ("men", models.PositiveIntegerField()),
                ("transgender", models.PositiveIntegerField()),
                ("women_on_quota", models.PositiveIntegerField(null=True)),
                ("women_on_merit", models.PositiveIntegerField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="strength_district"),
                    models.Index(fields=["province", "-on", "-id"], name="strength_province"),
                    models.Index(fields=["station", "-on", "-id"], name="strength_station"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("women_on_quota__isnull", True),
                            ("women_on_merit__isnull", True),
                            (
                                "women_on_quota__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("women"), "-", models.F("women_on_merit")
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="who_came_by_quota_or_merit_serves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("women_on_quota__isnull", True),
                            ("women_on_quota__lte", models.F("women")),
                            _connector="OR",
                        ),
                        name="who_came_by_quota_serves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("women_on_merit__isnull", True),
                            ("women_on_merit__lte", models.F("women")),
                            _connector="OR",
                        ),
                        name="who_came_by_merit_serves",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "on", "rank", "duty"),
                        name="one_count_of_a_rank_and_duty_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyRound",
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
                ("edition", models.CharField(max_length=16)),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gt", models.F("opens_on"))),
                        name="a_survey_is_open_for_some_days",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "opens_on"), name="one_survey_of_a_unit_from_a_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyCount",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.surveyround",
                    ),
                ),
                ("apart_by", models.CharField(max_length=8)),
                ("member", models.CharField(max_length=36)),
                ("question", models.CharField(max_length=16)),
                ("answer", models.CharField(max_length=4)),
                ("people", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "apart_by", "member", "question", "answer"),
                        name="one_sum_of_an_answer",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyTaken",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.surveyround",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "officer"), name="an_officer_answers_a_survey_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Trainee",
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
                ("number", models.CharField(max_length=30)),
                ("name", models.CharField(max_length=120)),
                ("profession", models.CharField(max_length=16)),
                ("sex", models.CharField(max_length=12)),
                ("comes_from", models.CharField(max_length=120)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="trainee_district"),
                    models.Index(fields=["province", "-on", "-id"], name="trainee_province"),
                    models.Index(fields=["station", "-on", "-id"], name="trainee_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("number",),
                        name="one_number_for_a_trainee",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "name", "profession", "comes_from"),
                        name="one_trainee_of_a_name_and_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Trainer",
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
                ("sex", models.CharField(max_length=12)),
                ("comes_from", models.CharField(max_length=120)),
                ("stream", models.CharField(max_length=24)),
                ("qualification", models.CharField(max_length=200)),
                ("good_until", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="trainer_district"),
                    models.Index(fields=["province", "-on", "-id"], name="trainer_province"),
                    models.Index(fields=["station", "-on", "-id"], name="trainer_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "name", "stream"),
                        name="one_trainer_of_a_name_and_stream",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingSession",
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
                ("code", models.CharField(max_length=24)),
                (
                    "course",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.course",
                    ),
                ),
                ("place_kind", models.CharField(max_length=16)),
                ("place", models.CharField(max_length=120)),
                ("days", models.PositiveIntegerField()),
                (
                    "lead",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.trainer",
                    ),
                ),
                ("with_trainers", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["district", "-on", "-id"], name="trainingsession_district"
                    ),
                    models.Index(
                        fields=["province", "-on", "-id"], name="trainingsession_province"
                    ),
                    models.Index(fields=["station", "-on", "-id"], name="trainingsession_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "code"),
                        name="one_session_of_a_code",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingFollowup",
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
                    "session",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.trainingsession",
                    ),
                ),
                ("number", models.CharField(max_length=30)),
                ("seen_by", models.CharField(max_length=16)),
                ("heard_alone", models.BooleanField(null=True)),
                ("blamed_nobody", models.BooleanField(null=True)),
                ("told_of_rights", models.BooleanField(null=True)),
                ("asked_of_danger", models.BooleanField(null=True)),
                ("referred", models.BooleanField(null=True)),
                ("thinks_often_false", models.PositiveIntegerField(null=True)),
                ("marks", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["district", "-on", "-id"], name="trainingfollowup_district"
                    ),
                    models.Index(
                        fields=["province", "-on", "-id"], name="trainingfollowup_province"
                    ),
                    models.Index(fields=["station", "-on", "-id"], name="trainingfollowup_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("session", "number", "on"),
                        name="one_follow_up_of_a_trainee_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingCertificate",
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
                ("number", models.CharField(max_length=9, unique=True)),
                (
                    "session",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.trainingsession",
                    ),
                ),
                ("person", models.CharField(max_length=30)),
                ("name", models.CharField(max_length=120)),
                ("profession", models.CharField(max_length=16)),
                ("sex", models.CharField(max_length=12)),
                ("rank", models.CharField(blank=True, max_length=16)),
                ("stream", models.CharField(max_length=24)),
                ("until", models.DateField()),
                ("key", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=128)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["district", "-on", "-id"], name="trainingcertificate_district"
                    ),
                    models.Index(
                        fields=["province", "-on", "-id"], name="trainingcertificate_province"
                    ),
                    models.Index(
                        fields=["station", "-on", "-id"], name="trainingcertificate_station"
                    ),
                    models.Index(fields=["person"], name="certificates_of_a_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("session", "person"),
                        name="one_certificate_of_a_session",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("on"))),
                        name="a_certificate_is_good_for_a_while",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingAttendance",
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
                    "session",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.trainingsession",
                    ),
                ),
                ("number", models.CharField(max_length=30)),
                ("name", models.CharField(max_length=120)),
                ("profession", models.CharField(max_length=16)),
                ("sex", models.CharField(max_length=12)),
                ("rank", models.CharField(blank=True, max_length=16)),
                ("days_there", models.PositiveIntegerField()),
                ("before", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("after", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("completed", models.BooleanField()),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["district", "-on", "-id"], name="trainingattendance_district"
                    ),
                    models.Index(
                        fields=["province", "-on", "-id"], name="trainingattendance_province"
                    ),
                    models.Index(
                        fields=["station", "-on", "-id"], name="trainingattendance_station"
                    ),
                    models.Index(fields=["number"], name="attendances_of_a_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("session", "number"),
                        name="a_person_attends_a_session_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("before__isnull", True),
                                ("before__range", (0, 100)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("after__isnull", True), ("after__range", (0, 100)), _connector="OR"
                            ),
                        ),
                        name="marks_are_out_of_a_hundred",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingTarget",
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
                ("stream", models.CharField(max_length=24)),
                ("whom", models.CharField(max_length=16)),
                ("number", models.PositiveIntegerField()),
                ("by", models.DateField()),
                ("rests_on", models.CharField(max_length=200)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["district", "-on", "-id"], name="trainingtarget_district"),
                    models.Index(fields=["province", "-on", "-id"], name="trainingtarget_province"),
                    models.Index(fields=["station", "-on", "-id"], name="trainingtarget_station"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("unit", "stream", "whom", "by"),
                        name="one_target_of_a_unit_and_stream",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkplaceComplaint",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
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
                ("receipt", models.CharField(max_length=64)),
                ("province", models.CharField(max_length=3)),
                ("is_practice", models.BooleanField()),
                ("route", models.CharField(max_length=16)),
                ("sent_on", models.DateField()),
                ("told_on", models.DateField(null=True)),
                ("begun_on", models.DateField(null=True)),
                ("found_on", models.DateField(null=True)),
                ("imposed_on", models.DateField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=16)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("receipt",), name="a_receipt_is_one_officers"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["", "withdrawn"]),
                            ("found_on__isnull", False),
                            _connector="OR",
                        ),
                        name="an_outcome_has_its_findings",
                    ),
                ],
            },
        ),
    ]
