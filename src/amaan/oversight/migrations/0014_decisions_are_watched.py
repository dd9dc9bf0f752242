"""What a crime meeting decided is owed by the post it names, and climbs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oversight", "0013_desks_are_watched")]

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
                            "desk_unattended",
                            "decision",
                        ),
                    )
                ),
                name="a_keeping_duty_is_of_a_known_kind",
            ),
        ),
    ]
