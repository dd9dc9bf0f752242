"""A complaint of her own door stands in the register in nobody's name, beside her sealed words."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0007_a_third_way_past_the_station"),
        ("oversight", "0009_death_reviews_and_lessons"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="policecomplaint",
            name="report",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="desk.publicreport",
            ),
        ),
        migrations.AlterField(
            model_name="policecomplaint",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="policecomplaint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recorded_by__isnull", False),
                    models.Q(("report__isnull", False), ("through", "her_own_door")),
                    _connector="OR",
                ),
                name="somebody_took_it_or_she_wrote_it_herself",
            ),
        ),
    ]
