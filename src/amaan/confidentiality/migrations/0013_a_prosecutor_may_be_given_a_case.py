"""That a case may be given to a prosecutor: a relation of its own."""

from django.db import migrations, models

RELATIONS = (
    "taker", "desk", "investigator", "registering", "reviewer", "prosecutor", "glass_name",
    "glass_reach",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("confidentiality", "0012_two_let_one_see_where_she_is")]

    operations = [
        migrations.RemoveConstraint(model_name="grant", name="a_grant_has_a_known_relation"),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                name="a_grant_has_a_known_relation", condition=models.Q(relation__in=RELATIONS)
            ),
        ),
    ]
