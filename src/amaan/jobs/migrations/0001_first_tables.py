import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("jobs", "0001_orders"),
        ("jobs", "0002_what_is_under_way_is_counted"),
        ("jobs", "0003_the_law_as_a_book"),
    ]

    dependencies = [
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Handbook",
            fields=[
                ("edition", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("pdf", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
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
                ("kind", models.CharField(max_length=40)),
                ("state", models.CharField(default="placed", max_length=8)),
                ("total", models.PositiveIntegerField(default=0)),
                ("done_count", models.PositiveIntegerField(default=0)),
                ("changed_count", models.PositiveIntegerField(default=0)),
                ("reached", models.UUIDField(null=True)),
                ("about", models.CharField(blank=True, default="", max_length=64)),
                ("placed_at", models.DateTimeField()),
                (
                    "placed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("finished_at", models.DateTimeField(null=True)),
                ("note", models.CharField(blank=True, default="", max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "-placed_at", "id"], name="order_of_a_kind")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["placed", "running"])),
                        fields=("kind", "about"),
                        name="one_order_at_a_time_for_the_same_work",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["placed", "running", "done", "failed"])),
                        name="an_order_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["placed", "running"]),
                            ("finished_at__isnull", False),
                            _connector="XOR",
                        ),
                        name="a_finished_order_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("changed_count__lte", models.F("total"))),
                        name="an_order_changes_no_more_than_it_knows_of",
                    ),
                ],
            },
        ),
    ]
