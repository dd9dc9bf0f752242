"""A level of danger raised by the district stands on the timeline, and nobody wrote it."""

from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import migrations, models

NAME = "a_fact_without_an_officer_is_the_house_counting_again"


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_what_she_said_at_her_own_door")]

    operations = [
        migrations.RemoveConstraint(model_name="factrecord", name=NAME),
        AddConstraintNotValid(
            model_name="factrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by__isnull", False),
                    (
                        "kind__in",
                        ["duties.recomputed", "case.moved", "own_word.said", "risk.raised"],
                    ),
                    _connector="OR",
                ),
                name=NAME,
            ),
        ),
        ValidateConstraint(model_name="factrecord", name=NAME),
    ]
