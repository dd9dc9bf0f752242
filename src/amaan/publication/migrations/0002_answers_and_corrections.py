import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0001_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="release",
            name="corrects",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="publication.release",
            ),
        ),
        migrations.AddField(
            model_name="snapshot",
            name="shown",
            field=models.JSONField(default=dict),
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
                ("province", models.CharField(max_length=3)),
                ("is_practice", models.BooleanField()),
                ("purpose", models.CharField(max_length=8)),
                ("to_whom", models.CharField(blank=True, default="", max_length=120)),
                ("figures", models.JSONField()),
                ("state", models.CharField(max_length=10)),
                ("prepared_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=300)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publication.informationrequest",
                    ),
                ),
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
