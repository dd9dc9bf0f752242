"""Providers of help, referrals in two halves, conferences, and contacts in the months after."""

import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0013_what_nobody_signed_is_guidance"),
        ("organisation", "0012_observers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
                ("entry", models.CharField(max_length=24)),
                ("emergency", models.BooleanField()),
                ("her_view", models.CharField(max_length=20)),
                ("day", models.DateField()),
                ("called_at", models.DateTimeField()),
                ("held_at", models.DateTimeField(null=True)),
                ("held_fact", models.UUIDField(null=True)),
                (
                    "called_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "held_by",
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
                ("step", models.CharField(max_length=24)),
                ("owner", models.CharField(max_length=24)),
                ("due_on", models.DateField()),
                ("result", models.CharField(blank=True, default="", max_length=16)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "conference",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.conference",
                    ),
                ),
            ],
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
                    "conference",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.conference",
                    ),
                ),
            ],
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
                ("mode", models.CharField(max_length=12)),
                ("routes", models.CharField(max_length=16)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
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
                    "said_by",
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
                ("due_on", models.DateField()),
                ("channel", models.CharField(max_length=20)),
                ("when_shut_in", models.CharField(max_length=20)),
                ("planned_at", models.DateTimeField()),
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
                    "planned_by",
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
                ("month", models.DateField()),
                ("need", models.CharField(max_length=20)),
                ("came_of_it", models.CharField(max_length=20)),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
            ],
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
            ],
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
                ("kind", models.CharField(max_length=20)),
                ("province", models.CharField(max_length=2)),
                ("is_practice", models.BooleanField()),
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
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="areas",
                        to="support.provider",
                    ),
                ),
            ],
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
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.provider",
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
                ("mode", models.CharField(max_length=12)),
                ("works", models.CharField(max_length=12)),
                ("route", models.CharField(max_length=16)),
                ("said_at", models.DateTimeField()),
                (
                    "provider",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.provider",
                    ),
                ),
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
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.provider",
                    ),
                ),
            ],
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
                ("need", models.CharField(max_length=20)),
                ("urgency", models.CharField(max_length=8)),
                ("told", models.JSONField(default=dict)),
                ("handover", models.CharField(max_length=16)),
                ("sent_at", models.DateTimeField()),
                ("answer_by", models.DateTimeField()),
                ("start_by", models.DateTimeField()),
                ("shared_until", models.DateTimeField()),
                ("recalled_at", models.DateTimeField(null=True)),
                (
                    "provider",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.provider",
                    ),
                ),
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
                ("need", models.CharField(max_length=20)),
                ("urgency", models.CharField(max_length=8)),
                ("status", models.CharField(max_length=14)),
                ("reason", models.CharField(blank=True, default="", max_length=20)),
                ("ground", models.CharField(blank=True, default="", max_length=16)),
                ("consent", models.UUIDField(null=True)),
                ("told_first", models.CharField(blank=True, default="", max_length=16)),
                ("elements", models.JSONField(default=list)),
                ("feedback", models.CharField(blank=True, default="", max_length=16)),
                ("made_at", models.DateTimeField()),
                ("made_fact", models.UUIDField()),
                ("changed_at", models.DateTimeField()),
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
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                (
                    "slip",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.slip",
                    ),
                ),
            ],
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
                ("step", models.CharField(max_length=14)),
                ("reason", models.CharField(blank=True, default="", max_length=20)),
                ("day", models.DateField(null=True)),
                ("answered_at", models.DateTimeField()),
                ("written_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
        ),
        migrations.AddIndex(
            model_name="conference",
            index=models.Index(fields=["case", "called_at", "id"], name="conferences_of_a_case"),
        ),
        migrations.AddIndex(
            model_name="conferenceaction",
            index=models.Index(fields=["case", "due_on", "id"], name="agreed_actions_of_a_case"),
        ),
        migrations.AddConstraint(
            model_name="conferencemember",
            constraint=models.UniqueConstraint(
                fields=("conference", "agency"), name="an_agency_sits_once_in_a_conference"
            ),
        ),
        migrations.AddConstraint(
            model_name="conferencemember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ground", "none"), _negated=True), ("may_know", []), _connector="OR"
                ),
                name="who_has_no_ground_is_told_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="districtmode",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("district",),
                name="a_district_is_in_one_mode",
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(fields=["case", "due_on", "id"], name="follow_up_of_a_case"),
        ),
        migrations.AddIndex(
            model_name="needcount",
            index=models.Index(fields=["district", "month", "need"], name="needs_of_a_district"),
        ),
        migrations.AddIndex(
            model_name="provider",
            index=models.Index(
                condition=models.Q(("closed_on__isnull", True)),
                fields=["province", "district", "verified_at", "id"],
                name="provider_stale_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="provider",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ("shelter", "crisis_centre")), _negated=True),
                    ("address", ""),
                    _connector="OR",
                ),
                name="a_hidden_house_has_no_address_here",
            ),
        ),
        migrations.AddConstraint(
            model_name="provider",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closes__isnull", True), ("day_and_night", True), ("opens__isnull", True)
                    ),
                    ("day_and_night", False),
                    _connector="OR",
                ),
                name="a_provider_is_open_by_hours_or_by_day_and_night",
            ),
        ),
        migrations.AddIndex(
            model_name="providerarea",
            index=models.Index(
                fields=["district", "kind", "provider"], name="providers_of_a_district"
            ),
        ),
        migrations.AddIndex(
            model_name="providerarea",
            index=models.Index(
                condition=models.Q(("district__isnull", True)),
                fields=["province", "kind", "provider"],
                name="providers_of_a_province",
            ),
        ),
        migrations.AddConstraint(
            model_name="providerway",
            constraint=models.UniqueConstraint(
                fields=("provider", "mode"), name="a_provider_works_one_way_in_a_mode"
            ),
        ),
        migrations.AddConstraint(
            model_name="providerworker",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("officer",),
                name="a_worker_answers_for_one_provider",
            ),
        ),
        migrations.AddIndex(
            model_name="slip",
            index=models.Index(fields=["provider", "sent_at", "id"], name="slips_of_a_provider"),
        ),
        migrations.AddConstraint(
            model_name="slip",
            constraint=models.CheckConstraint(
                condition=models.Q(("recalled_at__isnull", True), ("told", {}), _connector="OR"),
                name="a_slip_taken_back_tells_nothing",
            ),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(fields=["case", "made_at", "id"], name="referrals_of_a_case"),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(fields=["consent"], name="referrals_by_consent"),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("slip__isnull", True),
                    models.Q(models.Q(("ground", ""), _negated=True), ("provider__isnull", False)),
                    _connector="OR",
                ),
                name="nothing_was_sent_without_a_ground",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ground", "consent"), _negated=True),
                    ("consent__isnull", False),
                    _connector="OR",
                ),
                name="a_referral_by_consent_names_it",
            ),
        ),
        migrations.AddIndex(
            model_name="slipanswer",
            index=models.Index(fields=["slip", "answered_at", "id"], name="answers_to_a_slip"),
        ),
    ]
