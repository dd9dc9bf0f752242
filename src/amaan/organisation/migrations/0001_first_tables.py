import amaan.kernel.ids
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("organisation", "0001_units_officers_and_postings"),
        ("organisation", "0003_placements_desk_types_and_who_posted"),
        ("organisation", "0004_where_units_lie_today"),
        ("organisation", "0005_posts_and_ranks_above_the_district"),
        ("organisation", "0006_sign_ins_at_computers"),
        ("organisation", "0007_leave_and_duty_turns"),
        ("organisation", "0008_holidays"),
        ("organisation", "0009_certificates"),
        ("organisation", "0010_rules_are_signed"),
        ("organisation", "0011_prosecutors"),
        ("organisation", "0012_observers"),
        ("organisation", "0013_houses_of_shelter"),
        ("organisation", "0014_mediators"),
        ("organisation", "0015_workers_of_services"),
        ("organisation", "0016_officers_of_the_branches"),
    ]

    dependencies = []

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Officer",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("sign_in", models.CharField(max_length=40, unique=True)),
                ("service_number", models.CharField(max_length=30, unique=True)),
                ("name_en", models.CharField(max_length=120)),
                ("name_ur", models.CharField(max_length=120)),
                (
                    "rank",
                    models.CharField(
                        choices=[
                            ("constable", "Constable"),
                            ("head_constable", "Head constable"),
                            ("asi", "Assistant sub-inspector"),
                            ("si", "Sub-inspector"),
                            ("inspector", "Inspector"),
                            ("dsp", "Deputy superintendent"),
                            ("sp", "Superintendent"),
                            ("ssp", "Senior superintendent"),
                            ("dig", "Deputy inspector general"),
                            ("aig", "Additional inspector general"),
                            ("igp", "Inspector general"),
                            ("civilian", "Civilian staff"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        choices=[
                            ("female", "Woman"),
                            ("male", "Man"),
                            ("transgender", "Transgender person"),
                        ],
                        max_length=12,
                    ),
                ),
                ("language", models.CharField(default="ur", max_length=5)),
                ("is_active", models.BooleanField(default=True)),
                ("password_is_temporary", models.BooleanField(db_default=False, default=False)),
                (
                    "password_reset_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("password_reset_at", models.DateTimeField(null=True)),
                (
                    "factor_reset_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("factor_reset_at", models.DateTimeField(null=True)),
                ("password_good_until", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["name_en", "id"], name="officer_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sign_in__regex", "^[a-z0-9][a-z0-9.-]{1,39}$")),
                        name="a_sign_in_is_plain_lower_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignIn",
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
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("computer", models.CharField(max_length=64)),
                ("browser", models.CharField(blank=True, max_length=40)),
                ("began_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("locked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed_out", "signed out"),
                            ("elsewhere", "signed in at another computer"),
                            ("by_her", "ended by the officer"),
                            ("by_registrar", "ended by a registrar"),
                            ("factor_lost", "second factor lost"),
                            ("shift_over", "eight hours were over"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("forgotten", models.BooleanField(db_default=False, default=False)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["officer", "-began_at"], name="sign_in_of_an_officer")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("officer",),
                        name="one_last_sign_in_per_officer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            models.Q(("ended_how", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_ended_sign_in_says_how",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="officer",
            name="last_sign_in",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.signin",
            ),
        ),
        migrations.CreateModel(
            name="Unit",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("nation", "Nation"),
                            ("province", "Province"),
                            ("region", "Region"),
                            ("district", "District"),
                            ("circle", "Sub-division"),
                            ("station", "Police station"),
                            ("desk", "Desk"),
                            ("special_unit", "Special investigation unit (SSOIU)"),
                            ("house", "House of shelter"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "province",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("IS", "Islamabad Capital Territory"),
                            ("PB", "Punjab"),
                            ("SD", "Sindh"),
                            ("KP", "Khyber Pakhtunkhwa"),
                            ("BA", "Balochistan"),
                            ("GB", "Gilgit-Baltistan"),
                            ("AJK", "Azad Jammu and Kashmir"),
                        ],
                        max_length=3,
                    ),
                ),
                ("name_en", models.CharField(max_length=120)),
                ("name_ur", models.CharField(max_length=120)),
                (
                    "desk_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("womens_desk", "Women's desk in a station"),
                            ("gender_facilitation", "Gender facilitation desk"),
                            ("protection_centre", "Women and child protection centre"),
                            ("womens_station", "Desk of a women's police station"),
                            ("virtual", "Virtual women's police station"),
                            ("service_counter", "Desk in a police service centre"),
                            ("hospital", "Desk in a hospital"),
                            ("court", "Desk at a court"),
                            ("mobile", "Mobile desk"),
                        ],
                        db_default="",
                        default="",
                        max_length=24,
                    ),
                ),
                ("opened_on", models.DateField()),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "hands_over_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("is_practice", models.BooleanField(db_default=False, default=False)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["parent", "name_en", "id"], name="unit_below_by_name"),
                    models.Index(
                        fields=["province", "name_en", "id"], name="unit_of_province_by_name"
                    ),
                    models.Index(
                        fields=["district", "name_en", "id"], name="unit_of_district_by_name"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("id", "is_practice"), name="a_unit_is_practice_or_not"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            ("closed_on__gte", models.F("opened_on")),
                            _connector="OR",
                        ),
                        name="a_unit_closes_after_it_opened",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "desk"), _negated=True),
                            ("station__isnull", False),
                            _connector="OR",
                        ),
                        name="a_desk_belongs_to_a_station",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("desk_type", ""), ("kind", "desk"), _connector="OR"),
                        name="only_a_desk_has_a_desk_type",
                    ),
                    models.UniqueConstraint(
                        models.F("parent"),
                        models.F("kind"),
                        django.db.models.functions.text.Lower("name_en"),
                        condition=models.Q(("closed_on__isnull", True)),
                        name="one_open_unit_of_a_name_in_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hands_over_to__isnull", True),
                            ("closed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="only_a_unit_that_has_ended_hands_over",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posting",
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
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("desk_officer", "Desk officer"),
                            ("station_clerk", "Station clerk (muharrar)"),
                            ("station_commander", "Officer in charge of the station (SHO)"),
                            ("investigator", "Investigating officer"),
                            ("supervisor", "Sub-divisional officer (SDPO)"),
                            ("district_commander", "District police officer (DPO)"),
                            ("regional_commander", "Regional police officer (RPO)"),
                            ("inspector_general", "Inspector general of the province (IGP)"),
                            ("prosecutor", "Public prosecutor"),
                            ("observer", "Court observer"),
                            ("house_keeper", "Keeper of a house of shelter"),
                            ("house_worker", "Worker of a house of shelter"),
                            ("mediator", "Mediator of a forum"),
                            ("legal_adviser", "Legal adviser of the district"),
                            ("provider", "Worker of a support service"),
                            ("personnel_officer", "Personnel officer (establishment branch)"),
                            ("training_officer", "Training officer"),
                            ("community_officer", "Community policing officer"),
                            ("media_officer", "Public relations officer"),
                            ("programme_officer", "Programme officer (gender and policy)"),
                            ("custodian", "District custodian of identities"),
                            ("auditor", "Oversight auditor"),
                            ("registrar", "Registrar of officers"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField(null=True)),
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
                "indexes": [
                    models.Index(fields=["unit", "post", "since"], name="posting_unit_post")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gt", models.F("since")),
                            _connector="OR",
                        ),
                        name="a_posting_ends_after_it_began",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("officer",),
                        name="one_open_posting_per_officer",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
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
                        name="an_officer_holds_one_post_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="organisation.unit",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("since_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True),
                            ("until_on__gte", models.F("since_on")),
                            _connector="OR",
                        ),
                        name="a_placement_does_not_end_before_it_began",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_on__isnull", True)),
                        fields=("unit",),
                        name="a_unit_lies_in_one_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyTurn",
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
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "recorded_by",
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
                "indexes": [models.Index(fields=["district", "since"], name="turns_of_a_district")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="a_turn_ends_after_it_began",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
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
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sexual_offences", "Investigation of sexual offences"),
                            ("gender_violence", "Violence against women"),
                            ("child_interview", "Hearing children"),
                            ("cyber", "Offences online"),
                        ],
                        max_length=24,
                    ),
                ),
                ("since_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True),
                            ("until_on__gte", models.F("since_on")),
                            _connector="OR",
                        ),
                        name="a_certificate_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back_at__isnull", True),
                            ("taken_back_by__isnull", False),
                            _connector="XOR",
                        ),
                        name="whoever_takes_a_certificate_back_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holiday",
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
                ("reason", models.CharField(max_length=16)),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("notification", models.CharField(max_length=60)),
                (
                    "announced_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("announced_at", models.DateTimeField()),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_on__gte", models.F("first_on"))),
                        name="a_holiday_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back_at__isnull", True),
                            ("taken_back_by__isnull", False),
                            _connector="XOR",
                        ),
                        name="whoever_takes_a_holiday_back_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Leave",
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
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "recorded_by",
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
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="a_leave_ends_after_it_began",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleSignature",
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
                ("rule", models.CharField(max_length=60)),
                ("digest", models.CharField(max_length=16)),
                ("version", models.CharField(max_length=16)),
                ("withdrawn", models.BooleanField(default=False)),
                ("by", models.CharField(max_length=80)),
                ("post", models.CharField(max_length=80)),
                ("scope", models.CharField(max_length=160)),
                (
                    "written_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("signed_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["province", "rule", "signed_at"], name="signature_of_a_rule"
                    )
                ],
            },
        ),
    ]
