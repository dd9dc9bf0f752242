"""A duty remembers whether its rule was signed when it arose; what was not is guidance."""

from typing import ClassVar

from django.db import migrations, models

KNOWN = ["open", "contested", "met", "met_late", "missed", "waived", "fell_away"]
GUIDANCE = ["guidance", "contested", "met", "waived", "fell_away"]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0012_registrations_refused_and_late")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="dutyrecord",
            name="binds",
            field=models.BooleanField(db_default=True, default=True),
        ),
        # A desk is reminded of guidance among what it owes.
        migrations.RemoveIndex(model_name="dutyrecord", name="duty_owed_by_station"),
        migrations.AddIndex(
            model_name="dutyrecord",
            index=models.Index(
                condition=models.Q(("state__in", ["open", "missed", "guidance"])),
                fields=["station", "late_at", "id"],
                name="duty_owed_by_station",
            ),
        ),
        migrations.RemoveConstraint(model_name="dutyrecord", name="a_duty_has_a_known_state"),
        migrations.AddConstraint(
            model_name="dutyrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("binds", True), ("state__in", KNOWN))
                | models.Q(("binds", False), ("state__in", GUIDANCE), ("was_late", False)),
                name="a_duty_has_a_known_state",
            ),
        ),
    ]
