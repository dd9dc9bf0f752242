"""A file that went along with its desk says so on its own timeline, and no officer wrote it.

What stands is checked without shutting the table: the old rows keep to the narrower rule.
"""

from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import migrations, models

NAME = "a_fact_without_an_officer_is_the_house_counting_again"


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_one_name_for_the_district_commander"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="factrecord", name=NAME),
        AddConstraintNotValid(
            model_name="factrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by__isnull", False),
                    ("kind__in", ["duties.recomputed", "case.moved"]),
                    _connector="OR",
                ),
                name=NAME,
            ),
        ),
        ValidateConstraint(model_name="factrecord", name=NAME),
    ]
