import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [("meetings", "0001_begin"), ("meetings", "0002_words_are_read_for_names")]

    dependencies = [
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("month", models.DateField()),
                ("held_on", models.DateField()),
                ("answers_by", models.DateField()),
                ("state", models.CharField(default="called", max_length=9)),
                ("counted_until", models.DateTimeField(null=True)),
                ("comparisons", models.PositiveIntegerField(default=0)),
                (
                    "called_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("called_at", models.DateTimeField()),
                ("collected_at", models.DateTimeField(null=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "-month"], name="meetings_of_a_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "month"), name="one_meeting_a_month"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["called", "collected", "held", "closed"])
                        ),
                        name="a_meeting_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answers_by__lte", models.F("held_on"))),
                        name="answers_come_before_the_meeting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("words", models.CharField(max_length=400)),
                ("owner", models.CharField(max_length=20)),
                (
                    "owner_unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("due_on", models.DateField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                ("state", models.CharField(default="open", max_length=8)),
                ("told", models.CharField(blank=True, default="", max_length=400)),
                (
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("told_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["open", "not_done"])),
                        fields=["owner_unit", "due_on"],
                        name="decisions_not_done",
                    ),
                    models.Index(fields=["unit", "state"], name="decisions_of_a_unit"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "number"), name="each_decision_has_its_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "done", "not_done"])),
                        name="a_decision_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(("told", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_became_of_it_is_told",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pack",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("language", models.CharField(max_length=4)),
                ("number", models.CharField(max_length=24)),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ordered_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(null=True)),
                ("pages", models.PositiveSmallIntegerField(null=True)),
                ("pdf", models.BinaryField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["en", "ur", "both"])),
                        name="a_pack_is_in_a_language_of_ours",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("made_at__isnull", True),
                                ("pages__isnull", True),
                                ("pdf__isnull", True),
                            ),
                            models.Q(
                                ("made_at__isnull", False),
                                ("pages__isnull", False),
                                ("pdf__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_pack_is_made_or_waits",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Point",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="meetings.meeting",
                    ),
                ),
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
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("family", models.CharField(max_length=8)),
                ("code", models.CharField(max_length=32)),
                ("about", models.CharField(blank=True, default="", max_length=32)),
                ("tone", models.CharField(default="plain", max_length=6)),
                ("part", models.PositiveIntegerField()),
                ("of", models.PositiveIntegerField(null=True)),
                ("before_part", models.PositiveIntegerField(null=True)),
                ("before_of", models.PositiveIntegerField(null=True)),
                ("low", models.FloatField(null=True)),
                ("high", models.FloatField(null=True)),
                ("expected_low", models.FloatField(null=True)),
                ("expected_high", models.FloatField(null=True)),
                ("still", models.PositiveIntegerField(null=True)),
                ("climbed", models.PositiveIntegerField(null=True)),
                ("since", models.DateTimeField(null=True)),
                ("answer", models.CharField(blank=True, default="", max_length=600)),
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
            ],
            options={
                "indexes": [models.Index(fields=["place", "meeting"], name="points_of_a_place")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "number"), name="each_point_has_its_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("family__in", ["reports", "changed", "late", "help"])),
                        name="a_point_is_of_a_known_family",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer", ""), ("place__isnull", False), _connector="OR"
                        ),
                        name="only_a_place_answers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadWords",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("check_id", models.UUIDField()),
                ("state", models.CharField(max_length=9)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["meeting", "digest"], name="words_read_of_a_meeting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waits", "cleared", "refused", "forgotten"])
                        ),
                        name="words_wait_or_were_read",
                    )
                ],
            },
        ),
    ]
