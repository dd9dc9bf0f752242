"""Where a unit lay when, what kind of desk it is, and who gave a posting."""

import amaan.kernel.ids
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0002_practice_units"),
    ]

    operations = [
        # Comes with PostgreSQL; a database's owner may switch it on.
        BtreeGistExtension(),
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
                ("since_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="officer",
            name="factor_reset_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="officer",
            name="factor_reset_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="officer",
            name="password_is_temporary",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="officer",
            name="password_reset_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="officer",
            name="password_reset_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="posting",
            name="ended_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="posting",
            name="recorded_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="posting",
            name="recorded_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="unit",
            name="desk_type",
            field=models.CharField(
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
        migrations.AddField(
            model_name="unit",
            name="hands_over_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.unit",
            ),
        ),
        migrations.AddIndex(
            model_name="officer",
            index=models.Index(fields=["name_en", "id"], name="officer_by_name"),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(fields=["parent", "name_en", "id"], name="unit_below_by_name"),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(
                fields=["province", "name_en", "id"], name="unit_of_province_by_name"
            ),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(
                fields=["district", "name_en", "id"], name="unit_of_district_by_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("desk_type", ""), ("kind", "desk"), _connector="OR"),
                name="only_a_desk_has_a_desk_type",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(
                models.F("parent"),
                models.F("kind"),
                django.db.models.functions.text.Lower("name_en"),
                condition=models.Q(("closed_on__isnull", True)),
                name="one_open_unit_of_a_name_in_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hands_over_to__isnull", True), ("closed_on__isnull", False), _connector="OR"
                ),
                name="only_a_unit_that_has_ended_hands_over",
            ),
        ),
        migrations.AddField(
            model_name="placement",
            name="parent",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.unit",
            ),
        ),
        migrations.AddField(
            model_name="placement",
            name="recorded_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="placement",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="placements",
                to="organisation.unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True),
                    ("until_on__gte", models.F("since_on")),
                    _connector="OR",
                ),
                name="a_placement_does_not_end_before_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until_on__isnull", True)),
                fields=("unit",),
                name="a_unit_lies_in_one_place",
            ),
        ),
    ]
