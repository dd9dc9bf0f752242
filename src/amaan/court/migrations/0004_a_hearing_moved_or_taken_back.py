"""A day in court may be moved by the court before it comes, or taken back as a mistake."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("court", "0003_half_filled_hearing_forms")]

    operations = [
        migrations.RemoveConstraint(
            model_name="hearing", name="a_hearing_ends_with_a_next_day_or_an_outcome"
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.CheckConstraint(
                name="a_hearing_ends_with_a_next_day_or_an_outcome",
                condition=Q(ended="", next_day__isnull=True, held_fact__isnull=True)
                | Q(ended="next_day", next_day__isnull=False, held_fact__isnull=False)
                | Q(
                    ended__in=["decided", "sent_elsewhere", "put_away"],
                    next_day__isnull=True,
                    held_fact__isnull=False,
                )
                | Q(ended="moved", next_day__isnull=False, held_fact__isnull=True)
                | Q(ended="taken_back", next_day__isnull=True, held_fact__isnull=True),
            ),
        ),
    ]
