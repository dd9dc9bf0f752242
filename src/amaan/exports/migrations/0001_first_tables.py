import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("exports", "0001_exports_recipients_and_prints"),
        ("exports", "0002_a_copy_for_the_accused"),
    ]

    dependencies = [
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ExportFile",
            fields=[
                ("export_id", models.UUIDField(primary_key=True, serialize=False)),
                ("key_id", models.CharField(max_length=40)),
                ("wrapped_key", models.BinaryField()),
                ("sealed", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Recipient",
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
                ("office", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=80)),
                ("key", models.CharField(max_length=80)),
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
                ("province", models.CharField(max_length=3)),
                (
                    "enrolled_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("enrolled_at", models.DateTimeField()),
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
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["province", "office", "name", "id"], name="recipients_by_name"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "office__in",
                                [
                                    "accused",
                                    "commander",
                                    "commission",
                                    "court",
                                    "herself",
                                    "prosecutor",
                                    "service",
                                ],
                            )
                        ),
                        name="a_recipient_is_a_known_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_at__isnull", True),
                            ("confirmed_by__isnull", False),
                            _connector="XOR",
                        ),
                        name="a_recipient_is_confirmed_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Export",
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
                ("number", models.CharField(max_length=11, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("purpose", models.CharField(max_length=12)),
                ("form", models.CharField(max_length=8)),
                ("language", models.CharField(max_length=2)),
                ("fields", models.JSONField(default=list)),
                ("lines", models.PositiveIntegerField()),
                ("office", models.CharField(max_length=12)),
                (
                    "recipient",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="exports.recipient",
                    ),
                ),
                ("handed_to", models.CharField(blank=True, default="", max_length=80)),
                ("instrument", models.CharField(blank=True, default="", max_length=20)),
                ("instrument_number", models.CharField(blank=True, default="", max_length=40)),
                ("instrument_on", models.DateField(null=True)),
                ("instrument_by", models.CharField(blank=True, default="", max_length=80)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_post", models.CharField(max_length=20)),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
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
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("province", models.CharField(max_length=3)),
                ("let_at", models.DateTimeField(null=True)),
                ("people", models.PositiveIntegerField(default=0)),
                ("needs_second", models.BooleanField(default=True)),
                ("agreed_at", models.DateTimeField(null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_at", models.DateTimeField(null=True)),
                ("taken_count", models.PositiveSmallIntegerField(default=0)),
                ("taken_at", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField(null=True)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                ("decoy", models.CharField(blank=True, default="", max_length=9)),
                ("failed_at", models.DateTimeField(null=True)),
                ("failed_why", models.CharField(blank=True, default="", max_length=20)),
                ("cleared_at", models.DateTimeField(null=True)),
                ("refused_at", models.DateTimeField(null=True)),
                (
                    "refused_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("refused_why", models.CharField(blank=True, default="", max_length=20)),
                ("recalled_at", models.DateTimeField(null=True)),
                (
                    "recalled_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recall_why", models.CharField(blank=True, default="", max_length=20)),
                ("recall_end", models.CharField(blank=True, default="", max_length=12)),
                ("recall_ended_at", models.DateTimeField(null=True)),
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
                ("told_how", models.CharField(blank=True, default="", max_length=10)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["asked_by", "-asked_at", "-id"], name="exports_of_an_officer"
                    ),
                    models.Index(
                        fields=["district", "-asked_at", "-id"], name="exports_of_a_district"
                    ),
                    models.Index(
                        condition=models.Q(
                            ("cleared_at__isnull", True), ("made_at__isnull", False)
                        ),
                        fields=["expires_at"],
                        name="exports_to_clear",
                    ),
                    models.Index(
                        condition=models.Q(("decoy", ""), _negated=True),
                        fields=["decoy"],
                        name="export_of_a_decoy",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "accused_copy",
                                    "court_bundle",
                                    "prosecution_file",
                                    "referral_packet",
                                    "statistics",
                                    "supervision_report",
                                    "survivor_copy",
                                ],
                            )
                        ),
                        name="an_export_is_of_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("asked_at"))),
                        name="an_export_ends_after_it_was_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("form", "machine"), ("handed_to", ""), ("recipient__isnull", False)
                            ),
                            models.Q(
                                ("form", "paper"),
                                ("recipient__isnull", True),
                                models.Q(("handed_to", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_export_goes_to_a_key_or_a_post",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("instrument", ""),
                                ("instrument_number", ""),
                                ("instrument_on__isnull", True),
                            ),
                            models.Q(
                                models.Q(("instrument", ""), _negated=True),
                                models.Q(("instrument_number", ""), _negated=True),
                                models.Q(("instrument_by", ""), _negated=True),
                                ("instrument_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_disclosure_names_its_instrument_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by__isnull", True),
                            models.Q(("agreed_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_agrees_to_his_own_export",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("made_at__isnull", True),
                            models.Q(
                                ("let_at__isnull", False),
                                models.Q(
                                    ("needs_second", False),
                                    ("agreed_at__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="an_export_is_made_when_it_may_be",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken_count__lte", 2)),
                        name="an_export_is_taken_twice_at_most",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExportCase",
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
                    "export",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="exports.export",
                    ),
                ),
                ("case_id", models.UUIDField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("export", "case_id"), name="a_case_is_in_an_export_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Print",
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
                ("number", models.CharField(max_length=11, unique=True)),
                ("paper", models.CharField(max_length=20)),
                ("case_id", models.UUIDField(db_index=True, null=True)),
                (
                    "printed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("post", models.CharField(max_length=20)),
                ("printed_at", models.DateTimeField()),
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
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("province", models.CharField(max_length=3)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "-printed_at", "-id"], name="prints_of_a_district"
                    )
                ],
            },
        ),
    ]
