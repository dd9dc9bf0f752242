"""Sign-ins at computers, the one that is live, and the end of a temporary password."""

import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0005_posts_and_ranks_above_the_district"),
    ]

    operations = [
        migrations.AddField(
            model_name="officer",
            name="password_good_until",
            field=models.DateTimeField(null=True),
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
        migrations.AddIndex(
            model_name="signin",
            index=models.Index(fields=["officer", "-began_at"], name="sign_in_of_an_officer"),
        ),
        migrations.AddConstraint(
            model_name="signin",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("officer",),
                name="one_last_sign_in_per_officer",
            ),
        ),
        migrations.AddConstraint(
            model_name="signin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_at__isnull", True),
                    models.Q(("ended_how", ""), _negated=True),
                    _connector="OR",
                ),
                name="an_ended_sign_in_says_how",
            ),
        ),
    ]
