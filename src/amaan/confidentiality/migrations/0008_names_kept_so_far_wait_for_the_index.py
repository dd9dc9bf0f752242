from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("confidentiality", "0007_the_index_of_names"),
    ]

    operations = [
        migrations.RunSQL(
            "INSERT INTO confidentiality_nametoindex (subject, case_id, noted_at)"
            " SELECT DISTINCT ON (subject) subject, case_id, now() FROM confidentiality_datakey"
            " WHERE data_class IN ('C3', 'C7') ORDER BY subject, id"
            " ON CONFLICT DO NOTHING",
            migrations.RunSQL.noop,
        ),
    ]
