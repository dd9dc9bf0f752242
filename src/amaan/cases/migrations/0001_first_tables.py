import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("cases", "0001_files_facts_and_duties"),
        ("cases", "0002_watched_duties_and_tallies"),
        ("cases", "0003_watch_and_count_what_stands"),
        ("cases", "0004_fewer_indexes_of_duties"),
        ("cases", "0005_newest_cases_by_their_index"),
        ("cases", "0006_duties_owed_above_a_station"),
        ("cases", "0007_what_is_owed_read_in_order"),
        ("cases", "0008_what_is_sealed_is_in_no_number"),
        ("cases", "0009_a_place_is_counted_where_it_lay"),
        ("cases", "0010_one_name_for_the_district_commander"),
        ("cases", "0011_a_file_that_moved_says_so"),
        ("cases", "0012_registrations_refused_and_late"),
        ("cases", "0013_what_nobody_signed_is_guidance"),
        ("cases", "0014_what_she_said_at_her_own_door"),
        ("cases", "0015_a_level_raised_by_the_district"),
    ]

    dependencies = [
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
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
                ("reference", models.CharField(max_length=9, unique=True)),
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
                ("province", models.CharField(max_length=3)),
                ("opened_at", models.DateTimeField()),
                ("stage", models.CharField(default="contact", max_length=16)),
                ("sealed", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("owed", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "-opened_at", "-id"], name="case_district_newest"
                    ),
                    models.Index(
                        fields=["station", "-opened_at", "-id"], name="case_station_newest"
                    ),
                    models.Index(fields=["desk", "-opened_at", "-id"], name="case_desk_newest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Caseload",
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
                ("desk", models.UUIDField()),
                ("station", models.UUIDField()),
                ("district", models.UUIDField()),
                ("month", models.DateField()),
                ("opened", models.IntegerField(default=0)),
                ("owed", models.IntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["station"], name="caseload_of_a_station"),
                    models.Index(fields=["district"], name="caseload_of_a_district"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("desk", "station", "district", "month"),
                        name="one_caseload_per_desk_place_and_month",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyRecord",
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
                        related_name="duties",
                        to="cases.case",
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("rule", models.CharField(max_length=60)),
                ("rule_version", models.CharField(max_length=64)),
                ("duty_class", models.CharField(max_length=8)),
                ("stage", models.CharField(max_length=16)),
                ("owner", models.CharField(max_length=20)),
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
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("province", models.CharField(max_length=3, null=True)),
                ("title_en", models.CharField(max_length=200)),
                ("title_ur", models.CharField(max_length=200)),
                ("clock", models.CharField(max_length=120)),
                ("started_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("late_at", models.DateTimeField()),
                ("state", models.CharField(max_length=10)),
                ("met_at", models.DateTimeField(null=True)),
                ("met_by", models.UUIDField(null=True)),
                ("was_late", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, default="", max_length=200)),
                ("at_once", models.BooleanField(default=False)),
                ("window_over", models.BooleanField(default=False)),
                ("failure", models.CharField(blank=True, default="", max_length=40)),
                ("binds", models.BooleanField(db_default=True, default=True)),
                ("ladder", models.CharField(blank=True, db_default="", default="", max_length=20)),
                ("climbed", models.PositiveSmallIntegerField(db_default=0, default=0)),
                ("next_look_at", models.DateTimeField(null=True)),
                (
                    "obstacles",
                    models.JSONField(db_default=models.Value([], models.JSONField()), default=list),
                ),
                ("authority", models.JSONField()),
                ("reasons", models.JSONField(default=list)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_look_at__isnull", False)),
                        fields=["next_look_at", "id"],
                        name="duty_to_be_looked_at",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["open", "missed", "guidance"])),
                        fields=["station", "late_at", "id"],
                        name="duty_owed_by_station",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["open", "missed"])),
                        fields=["district", "late_at", "id"],
                        name="duty_owed_by_district",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("owner__in", ["supervisor", "district_commander"]),
                            ("state__in", ["open", "missed"]),
                        ),
                        fields=["district", "owner", "late_at", "id"],
                        name="duty_owed_above_a_station",
                    ),
                    models.Index(
                        condition=models.Q(("climbed__gte", 6), ("state", "missed")),
                        fields=["district", "late_at", "id"],
                        name="duty_climbed_to_the_region",
                    ),
                    models.Index(
                        condition=models.Q(("climbed__gte", 7), ("state", "missed")),
                        fields=["province", "late_at", "id"],
                        name="duty_climbed_to_the_province",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("owner", "station_commander"),
                            ("stage", "registration"),
                            ("was_late", True),
                        ),
                        fields=["district", "late_at", "id"],
                        name="duty_registration_late",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "key"), name="one_duty_per_rule_and_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("binds", True),
                                (
                                    "state__in",
                                    [
                                        "open",
                                        "contested",
                                        "met",
                                        "met_late",
                                        "missed",
                                        "waived",
                                        "fell_away",
                                    ],
                                ),
                            ),
                            models.Q(
                                ("binds", False),
                                (
                                    "state__in",
                                    ["guidance", "contested", "met", "waived", "fell_away"],
                                ),
                                ("was_late", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_duty_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("duty_class__in", ["legal", "clinical", "standard"])),
                        name="a_duty_has_a_known_class",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("next_look_at__isnull", True),
                            ("state__in", ["open", "missed"]),
                            _connector="OR",
                        ),
                        name="only_what_is_owed_is_looked_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FactRecord",
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
                        related_name="facts",
                        to="cases.case",
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("happened_earliest", models.DateTimeField()),
                ("happened_latest", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("by_post", models.CharField(max_length=20)),
                ("details", models.JSONField(default=dict)),
                ("sealed", models.JSONField(default=list)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "recorded_at", "id"], name="fact_case_time"),
                    models.Index(
                        condition=models.Q(("kind", "fir.refused")),
                        fields=["recorded_at", "id"],
                        name="fact_registration_refused",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("happened_earliest__lte", models.F("happened_latest"))),
                        name="a_fact_happens_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("by__isnull", False),
                            (
                                "kind__in",
                                ["duties.recomputed", "case.moved", "own_word.said", "risk.raised"],
                            ),
                            _connector="OR",
                        ),
                        name="a_fact_without_an_officer_is_the_house_counting_again",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
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
                        related_name="parties",
                        to="cases.case",
                    ),
                ),
                ("role", models.CharField(max_length=12)),
                ("ordinal", models.PositiveSmallIntegerField(default=1)),
                ("sex", models.CharField(default="undisclosed", max_length=12)),
                ("age_band", models.CharField(default="unknown", max_length=16)),
                ("relation", models.CharField(default="unknown", max_length=20)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "role", "ordinal"), name="one_party_per_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role__in", ["survivor", "informant", "accused", "witness", "child"])
                        ),
                        name="a_party_has_a_known_role",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
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
                ("level", models.CharField(max_length=8)),
                ("place", models.UUIDField(null=True)),
                ("district", models.UUIDField(null=True)),
                ("province", models.CharField(max_length=3)),
                ("sealed", models.BooleanField()),
                ("month", models.DateField()),
                ("duty_class", models.CharField(max_length=8)),
                ("rule", models.CharField(max_length=60)),
                ("failure", models.CharField(max_length=40)),
                ("opened", models.IntegerField(default=0)),
                ("met", models.IntegerField(default=0)),
                ("met_late", models.IntegerField(default=0)),
                ("waived", models.IntegerField(default=0)),
                ("contested", models.IntegerField(default=0)),
                ("fell_away", models.IntegerField(default=0)),
                ("late_now", models.IntegerField(default=0)),
                ("was_late", models.IntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["place", "month"], name="tally_of_a_place"),
                    models.Index(
                        fields=["district", "level", "month"], name="tally_within_a_district"
                    ),
                    models.Index(
                        fields=["province", "level", "month"], name="tally_within_a_province"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "level",
                            "place",
                            "district",
                            "province",
                            "sealed",
                            "month",
                            "duty_class",
                            "rule",
                            "failure",
                        ),
                        name="one_tally_per_place_month_and_rule",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level__in", ["station", "district"]),
                            ("place__isnull", False),
                            ("sealed", False),
                        ),
                        name="no_sealed_file_is_counted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TallyEntry",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                ("desk", models.UUIDField()),
                ("station", models.UUIDField()),
                ("district", models.UUIDField()),
                ("province", models.CharField(max_length=3)),
                ("sealed", models.BooleanField()),
                ("month", models.DateField()),
                ("duty_class", models.CharField(blank=True, default="", max_length=8)),
                ("rule", models.CharField(blank=True, default="", max_length=60)),
                ("failure", models.CharField(blank=True, default="", max_length=40)),
                ("opened", models.IntegerField(default=0)),
                ("met", models.IntegerField(default=0)),
                ("met_late", models.IntegerField(default=0)),
                ("waived", models.IntegerField(default=0)),
                ("contested", models.IntegerField(default=0)),
                ("fell_away", models.IntegerField(default=0)),
                ("late_now", models.IntegerField(default=0)),
                ("was_late", models.IntegerField(default=0)),
                ("owed", models.IntegerField(default=0)),
            ],
        ),
    ]
