"""Wrapped keys go to a table of their own, so that they can be erased and backed up apart.

Every value of before keeps the key that was drawn for it: a key of the first format, under
the value's own id.
"""

from django.db import migrations, models
from django.db.models import Q

from amaan.kernel.ids import new_id

MOVE = """
INSERT INTO confidentiality_datakey (id, case_id, subject, data_class, province, key_id,
  wrapped_key, wrapping, first_field, made_at)
SELECT id, case_id, subject, data_class, province, key_id, wrapped_key, wrapping, field, sealed_at
FROM confidentiality_sealed
"""


class Migration(migrations.Migration):
    dependencies = [("confidentiality", "0003_cosignatures")]

    operations = [
        migrations.CreateModel(
            name="DataKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("subject", models.UUIDField(db_index=True)),
                ("data_class", models.CharField(max_length=2)),
                ("province", models.CharField(max_length=3)),
                ("key_id", models.CharField(max_length=40)),
                ("wrapped_key", models.BinaryField()),
                ("wrapping", models.CharField(default="hpke", max_length=5)),
                ("first_field", models.CharField(default="", max_length=30)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="datakey",
            index=models.Index(
                condition=Q(wrapping="hpke"), fields=["id"], name="data_key_to_take_in"
            ),
        ),
        migrations.AddIndex(
            model_name="datakey",
            index=models.Index(fields=["key_id", "id"], name="data_key_to_rewrap"),
        ),
        migrations.AddConstraint(
            model_name="datakey",
            constraint=models.CheckConstraint(
                condition=Q(data_class__in=["C3", "C4", "C5", "C6", "C7"]),
                name="a_data_key_is_of_a_sealed_class",
            ),
        ),
        migrations.AddConstraint(
            model_name="datakey",
            constraint=models.CheckConstraint(
                condition=Q(wrapping__in=["hpke", "vault"]),
                name="a_data_key_is_wrapped_in_a_known_way",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="sealed", name="a_sealed_value_is_wrapped_in_a_known_way"
        ),
        migrations.RemoveIndex(model_name="sealed", name="sealed_to_take_in"),
        migrations.RemoveField(model_name="sealed", name="key_id"),
        migrations.RemoveField(model_name="sealed", name="wrapped_key"),
        migrations.RemoveField(model_name="sealed", name="wrapping"),
        migrations.AddField(
            model_name="sealed", name="data_key_id", field=models.UUIDField(null=True)
        ),
    ]
