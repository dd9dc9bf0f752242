"""An order counts what changed as soon as it is written, before the stretch it lies in is done."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("jobs", "0001_orders")]

    operations: ClassVar = [
        migrations.RemoveConstraint(
            model_name="order", name="an_order_changes_no_more_than_it_does"
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                name="an_order_changes_no_more_than_it_knows_of",
                condition=models.Q(("changed_count__lte", models.F("total"))),
            ),
        ),
    ]
