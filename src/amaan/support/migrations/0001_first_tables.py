import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("support", "0001_providers_referrals_and_conferences"),
        ("support", "0002_houses_and_stays"),
        ("support", "0003_plans_orders_and_persons_served"),
    ]

    dependencies = [
        ("cases", "0001_first_tables"),
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conference",
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
                ("entry", models.CharField(max_length=24)),
                ("emergency", models.BooleanField()),
                ("her_view", models.CharField(max_length=20)),
                ("day", models.DateField()),
                ("called_at", models.DateTimeField()),
                (
                    "called_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("held_at", models.DateTimeField(null=True)),
                (
                    "held_by",
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
                    models.Index(fields=["case", "called_at", "id"], name="conferences_of_a_case")
                ],
            },
        ),
        migrations.CreateModel(
            name="ConferenceAction",
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
                    "conference",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.conference",
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
                ("step", models.CharField(max_length=24)),
                ("owner", models.CharField(max_length=24)),
                ("due_on", models.DateField()),
                (
                    "agreed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("result", models.CharField(blank=True, default="", max_length=16)),
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "due_on", "id"], name="agreed_actions_of_a_case")
                ],
            },
        ),
        migrations.CreateModel(
            name="ConferenceMember",
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
                    "conference",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.conference",
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
                ("agency", models.CharField(max_length=24)),
                ("ground", models.CharField(max_length=16)),
                ("may_know", models.JSONField(default=list)),
                (
                    "added_by",
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
                        fields=("conference", "agency"), name="an_agency_sits_once_in_a_conference"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ground", "none"), _negated=True),
                            ("may_know", []),
                            _connector="OR",
                        ),
                        name="who_has_no_ground_is_told_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DistrictMode",
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
                ("mode", models.CharField(max_length=12)),
                ("routes", models.CharField(max_length=16)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "said_by",
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
                        condition=models.Q(("until__isnull", True)),
                        fields=("district",),
                        name="a_district_is_in_one_mode",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
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
                ("due_on", models.DateField()),
                ("channel", models.CharField(max_length=20)),
                ("when_shut_in", models.CharField(max_length=20)),
                ("planned_at", models.DateTimeField()),
                (
                    "planned_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("outcome", models.CharField(blank=True, default="", max_length=20)),
                ("needs", models.JSONField(default=list)),
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "due_on", "id"], name="follow_up_of_a_case")
                ],
            },
        ),
        migrations.CreateModel(
            name="House",
            fields=[
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="organisation.unit",
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("boys_up_to", models.PositiveSmallIntegerField()),
                ("without_order", models.BooleanField()),
                ("wheelchair", models.BooleanField()),
                ("inspected_every_days", models.PositiveSmallIntegerField()),
                ("address", models.UUIDField(null=True)),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
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
            name="Escort",
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
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.house",
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
                    "sent_by",
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
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="an_escort_ends_after_it_began",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Caller",
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
                    "house",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.house",
                    ),
                ),
                ("who", models.CharField(max_length=16)),
                ("may", models.CharField(max_length=8)),
                ("name", models.UUIDField()),
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
                ("taken_off_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Arrival",
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
                    "house",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.house",
                    ),
                ),
                ("reference", models.CharField(max_length=9)),
                ("arrived_at", models.DateTimeField()),
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
                ("from_paper", models.BooleanField()),
                ("came_by", models.CharField(max_length=16)),
                ("police_case", models.CharField(max_length=8)),
                ("age_band", models.CharField(max_length=8)),
                ("first", models.JSONField()),
                ("girls", models.PositiveSmallIntegerField()),
                ("boys", models.PositiveSmallIntegerField()),
                ("outcome", models.CharField(blank=True, db_default="", default="", max_length=10)),
                ("reason", models.CharField(blank=True, db_default="", default="", max_length=20)),
                ("sent_to", models.CharField(blank=True, db_default="", default="", max_length=20)),
                (
                    "brought_by",
                    models.CharField(blank=True, db_default="", default="", max_length=16),
                ),
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["house", "-arrived_at", "-id"], name="arrival_at_a_house")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("house", "reference"), name="a_reference_is_given_once_in_a_house"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "refused"), _negated=True),
                            models.Q(
                                models.Q(("reason", ""), _negated=True),
                                models.Q(("sent_to", ""), _negated=True),
                                models.Q(("brought_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_refusal_says_why_and_where_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_arrival_is_decided_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HouseInspection",
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
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.house",
                    ),
                ),
                ("by_whom", models.CharField(max_length=20)),
                ("visited_at", models.DateTimeField()),
                ("answers", models.JSONField()),
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
        ),
        migrations.CreateModel(
            name="HouseFinding",
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
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.house",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="support.houseinspection",
                    ),
                ),
                ("question", models.CharField(max_length=40)),
                ("found_at", models.DateTimeField()),
                ("mend_by", models.DateTimeField()),
                ("mended_at", models.DateTimeField(null=True)),
                ("seen_mended_at", models.DateTimeField(null=True)),
                ("times_not_so", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("seen_mended_at__isnull", True)),
                        fields=("house", "question"),
                        name="one_open_finding_of_a_house_for_a_question",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedCount",
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
                ("need", models.CharField(max_length=20)),
                ("came_of_it", models.CharField(max_length=20)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["district", "month", "need"], name="needs_of_a_district")
                ],
            },
        ),
        migrations.CreateModel(
            name="Order",
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
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
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
                ("kind", models.CharField(max_length=20)),
                ("court", models.CharField(max_length=16)),
                ("removal", models.CharField(max_length=14)),
                ("asked_for", models.JSONField(default=list)),
                ("protects", models.JSONField(default=list)),
                ("applied_at", models.DateTimeField()),
                (
                    "applied_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("apply_fact", models.UUIDField()),
                ("granted", models.BooleanField(null=True)),
                ("says", models.JSONField(default=list)),
                ("metres", models.PositiveIntegerField(null=True)),
                ("until", models.DateField(null=True)),
                ("number", models.CharField(blank=True, default="", max_length=24)),
                ("binds_her_too", models.BooleanField(default=False)),
                (
                    "takes_place_of",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.order",
                    ),
                ),
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
                ("copies", models.JSONField(default=list)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("served_at", models.DateTimeField(null=True)),
                ("breaches", models.PositiveSmallIntegerField(default=0)),
                ("renewal", models.CharField(blank=True, default="", max_length=12)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended", models.CharField(blank=True, default="", max_length=10)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "applied_at", "id"], name="order_of_a_case"),
                    models.Index(
                        condition=models.Q(("ended", ""), ("granted", True)),
                        fields=["station", "until", "id"],
                        name="order_in_force_at_a_station",
                    ),
                    models.Index(
                        condition=models.Q(("ended", ""), ("granted", True)),
                        fields=["district", "until", "id"],
                        name="order_in_force_in_a_district",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decide_fact__isnull", True),
                                ("granted__isnull", True),
                                ("served_at__isnull", True),
                            ),
                            models.Q(("decide_fact__isnull", False), ("granted__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_order_is_decided_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("served_at__isnull", True), ("granted", True), _connector="OR"
                        ),
                        name="only_what_was_granted_is_served",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("removal", ""), _negated=True),
                        name="he_leaves_was_asked_first",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonServed",
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
                ("who", models.CharField(max_length=10)),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("needs", models.JSONField(default=list)),
                ("looked_after", models.CharField(blank=True, default="", max_length=20)),
                ("noted_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("fact", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "who", "ordinal"), name="one_person_served_per_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("who", "child"), _negated=True),
                            models.Q(("looked_after", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_child_is_looked_after_by_somebody_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Provider",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("province", models.CharField(max_length=2)),
                ("is_practice", models.BooleanField()),
                ("kind", models.CharField(max_length=20)),
                ("name_en", models.CharField(max_length=120)),
                ("name_ur", models.CharField(max_length=120)),
                ("phone", models.CharField(max_length=20)),
                ("address", models.CharField(blank=True, default="", max_length=200)),
                ("day_and_night", models.BooleanField(default=False)),
                ("opens", models.TimeField(null=True)),
                ("closes", models.TimeField(null=True)),
                ("ramadan_opens", models.TimeField(null=True)),
                ("ramadan_closes", models.TimeField(null=True)),
                ("shut_days", models.JSONField(default=list)),
                ("languages", models.JSONField(default=list)),
                ("women_staff", models.CharField(default="unknown", max_length=8)),
                ("step_free", models.CharField(default="unknown", max_length=8)),
                ("without_report", models.CharField(default="unknown", max_length=8)),
                ("without_order", models.CharField(default="unknown", max_length=8)),
                ("cost", models.CharField(default="unknown", max_length=8)),
                ("pep", models.CharField(default="unknown", max_length=12)),
                ("contraception", models.CharField(default="unknown", max_length=12)),
                ("places_free", models.PositiveSmallIntegerField(null=True)),
                ("child_places_free", models.PositiveSmallIntegerField(null=True)),
                ("counted_on", models.DateField(null=True)),
                ("boys_until", models.PositiveSmallIntegerField(null=True)),
                ("working", models.CharField(default="unknown", max_length=12)),
                ("working_since", models.DateField(null=True)),
                ("working_source", models.CharField(blank=True, default="", max_length=120)),
                ("opened_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("verified_at", models.DateTimeField(null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=["province", "district", "verified_at", "id"],
                        name="provider_stale_first",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("shelter", "crisis_centre")), _negated=True),
                            ("address", ""),
                            _connector="OR",
                        ),
                        name="a_hidden_house_has_no_address_here",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closes__isnull", True),
                                ("day_and_night", True),
                                ("opens__isnull", True),
                            ),
                            ("day_and_night", False),
                            _connector="OR",
                        ),
                        name="a_provider_is_open_by_hours_or_by_day_and_night",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderArea",
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
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="areas",
                        to="support.provider",
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
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
                ("province", models.CharField(max_length=2)),
                ("is_practice", models.BooleanField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "kind", "provider"], name="providers_of_a_district"
                    ),
                    models.Index(
                        condition=models.Q(("district__isnull", True)),
                        fields=["province", "kind", "provider"],
                        name="providers_of_a_province",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderCheck",
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
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.provider",
                    ),
                ),
                ("how", models.CharField(max_length=12)),
                ("found", models.CharField(max_length=12)),
                ("checked_at", models.DateTimeField()),
                (
                    "checked_by",
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
            name="ProviderWay",
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
                    "provider",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.provider",
                    ),
                ),
                ("mode", models.CharField(max_length=12)),
                ("works", models.CharField(max_length=12)),
                ("route", models.CharField(max_length=16)),
                ("said_at", models.DateTimeField()),
                (
                    "said_by",
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
                        fields=("provider", "mode"), name="a_provider_works_one_way_in_a_mode"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderWorker",
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
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.provider",
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
                ("until", models.DateTimeField(null=True)),
                (
                    "named_by",
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
                        condition=models.Q(("until__isnull", True)),
                        fields=("officer",),
                        name="a_worker_answers_for_one_provider",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Relay",
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
                    "house",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.house",
                    ),
                ),
                ("case_id", models.UUIDField(db_index=True, null=True)),
                ("agreed_at", models.DateTimeField()),
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
        ),
        migrations.CreateModel(
            name="RelayWord",
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
                    "relay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="support.relay",
                    ),
                ),
                (
                    "house",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.house",
                    ),
                ),
                ("about", models.CharField(max_length=16)),
                ("words", models.UUIDField(null=True)),
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
                ("given_at", models.DateTimeField(null=True)),
                (
                    "given_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answer", models.CharField(blank=True, db_default="", default="", max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="Room",
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
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rooms",
                        to="support.house",
                    ),
                ),
                ("name", models.CharField(max_length=12)),
                ("step_free", models.BooleanField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("house", "name"), name="a_room_is_named_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Bed",
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
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beds",
                        to="support.house",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beds",
                        to="support.room",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("taken_away_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_away_at__isnull", True)),
                        fields=("room", "number"),
                        name="a_bed_has_its_number_in_its_room",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyPlan",
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
                ("version", models.PositiveSmallIntegerField()),
                ("language", models.CharField(max_length=6)),
                ("signed", models.CharField(max_length=12)),
                ("copy", models.CharField(max_length=6)),
                ("made_at", models.DateTimeField()),
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
                ("fact", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "version"), name="one_plan_of_a_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("signed__in", ["signed", "thumb", "said_yes"])),
                        name="a_plan_has_her_word",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("copy__in", ["none", "card", "whole"])),
                        name="a_plan_is_held_in_a_known_way",
                    ),
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
                (
                    "provider",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.provider",
                    ),
                ),
                ("need", models.CharField(max_length=20)),
                ("urgency", models.CharField(max_length=8)),
                ("told", models.JSONField(default=dict)),
                ("handover", models.CharField(max_length=16)),
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
                ("answer_by", models.DateTimeField()),
                ("start_by", models.DateTimeField()),
                ("shared_until", models.DateTimeField()),
                ("recalled_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["provider", "sent_at", "id"], name="slips_of_a_provider")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recalled_at__isnull", True), ("told", {}), _connector="OR"
                        ),
                        name="a_slip_taken_back_tells_nothing",
                    )
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
                ("need", models.CharField(max_length=20)),
                ("urgency", models.CharField(max_length=8)),
                (
                    "provider",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.provider",
                    ),
                ),
                ("status", models.CharField(max_length=14)),
                ("reason", models.CharField(blank=True, default="", max_length=20)),
                ("ground", models.CharField(blank=True, default="", max_length=16)),
                ("consent", models.UUIDField(null=True)),
                ("told_first", models.CharField(blank=True, default="", max_length=16)),
                (
                    "allowed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("elements", models.JSONField(default=list)),
                (
                    "slip",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.slip",
                    ),
                ),
                ("feedback", models.CharField(blank=True, default="", max_length=16)),
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
                ("made_fact", models.UUIDField()),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "made_at", "id"], name="referrals_of_a_case"),
                    models.Index(fields=["consent"], name="referrals_by_consent"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("slip__isnull", True),
                            models.Q(
                                models.Q(("ground", ""), _negated=True), ("provider__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="nothing_was_sent_without_a_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ground", "consent"), _negated=True),
                            ("consent__isnull", False),
                            _connector="OR",
                        ),
                        name="a_referral_by_consent_names_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SlipAnswer",
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
                    "slip",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.slip",
                    ),
                ),
                ("step", models.CharField(max_length=14)),
                ("reason", models.CharField(blank=True, default="", max_length=20)),
                ("day", models.DateField(null=True)),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("written_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["slip", "answered_at", "id"], name="answers_to_a_slip")
                ],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "arrival",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="stay",
                        serialize=False,
                        to="support.arrival",
                    ),
                ),
                (
                    "house",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.house",
                    ),
                ),
                ("basis", models.CharField(max_length=16)),
                ("admitted_at", models.DateTimeField()),
                (
                    "admitted_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("medical_at", models.DateTimeField(null=True)),
                ("counselling_at", models.DateTimeField(null=True)),
                ("left_at", models.DateTimeField(null=True)),
                (
                    "left_why",
                    models.CharField(blank=True, db_default="", default="", max_length=20),
                ),
                ("left_to", models.CharField(blank=True, db_default="", default="", max_length=20)),
                (
                    "plan_made",
                    models.CharField(blank=True, db_default="", default="", max_length=12),
                ),
                (
                    "follow_up",
                    models.CharField(blank=True, db_default="", default="", max_length=12),
                ),
                ("follow_up_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["house", "-admitted_at", "-arrival"], name="stay_at_a_house"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_at__isnull", True),
                            ("left_at__gte", models.F("admitted_at")),
                            _connector="OR",
                        ),
                        name="a_stay_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("left_at__isnull", True), ("left_why", "")),
                            models.Q(
                                ("left_at__isnull", False),
                                models.Q(("left_why", ""), _negated=True),
                                models.Q(("left_to", ""), _negated=True),
                                models.Q(("plan_made", ""), _negated=True),
                                models.Q(("follow_up", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_discharge_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Resident",
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
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="residents",
                        to="support.stay",
                    ),
                ),
                (
                    "house",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.house",
                    ),
                ),
                ("child", models.BooleanField()),
                ("sex", models.CharField(max_length=12)),
                ("age", models.PositiveSmallIntegerField(null=True)),
                (
                    "bed",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.bed",
                    ),
                ),
                ("came_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_at__isnull", True)),
                        fields=("bed",),
                        name="a_bed_has_one_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_at__isnull", False),
                            ("bed__isnull", False),
                            models.Q(("age__lt", 2), ("child", True)),
                            _connector="OR",
                        ),
                        name="whoever_is_there_lies_in_a_bed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("age__isnull", True), ("child", False)),
                            models.Q(("age__isnull", False), ("age__lt", 18), ("child", True)),
                            _connector="OR",
                        ),
                        name="a_child_has_an_age",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("child", False)),
                        fields=("stay",),
                        name="a_stay_is_of_one_woman",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="relay",
            name="stay",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="relays",
                to="support.stay",
            ),
        ),
        migrations.CreateModel(
            name="HouseEntry",
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
                    "house",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.house",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.stay",
                    ),
                ),
                ("sort", models.CharField(max_length=12)),
                ("what", models.CharField(max_length=24)),
                ("result", models.CharField(blank=True, max_length=20)),
                (
                    "caller",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.caller",
                    ),
                ),
                ("happened_at", models.DateTimeField()),
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
                ("from_paper", models.BooleanField()),
                ("words", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["house", "-happened_at", "-id"], name="entry_of_a_house"),
                    models.Index(fields=["stay", "-happened_at", "-id"], name="entry_of_a_stay"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("recorded_at__gte", models.F("happened_at"))),
                        name="an_entry_is_written_after_it_happened",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Enquiry",
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
                    "house",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.house",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.stay",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("way", models.CharField(max_length=12)),
                ("by_whom", models.CharField(max_length=16)),
                ("said", models.CharField(max_length=16)),
                ("words", models.UUIDField(null=True)),
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
                ("from_paper", models.BooleanField()),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "told_by",
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
                    models.Index(fields=["house", "-asked_at", "-id"], name="enquiry_at_a_house")
                ],
            },
        ),
        migrations.AddField(
            model_name="caller",
            name="stay",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="callers",
                to="support.stay",
            ),
        ),
    ]
