"""The steps of a complaint about police are owed, and climb when they are late."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oversight", "0010_complaints_from_her_own_door")]

    operations = [
        migrations.RemoveConstraint(
            model_name="keepingduty", name="a_keeping_duty_is_of_a_known_kind"
        ),
        migrations.AddConstraint(
            model_name="keepingduty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        (
                            "emergency_review",
                            "post_unfilled",
                            "queue_waits",
                            "own_numbers",
                            "finding",
                            "drawn_case",
                            "complaint",
                        ),
                    )
                ),
                name="a_keeping_duty_is_of_a_known_kind",
            ),
        ),
    ]
