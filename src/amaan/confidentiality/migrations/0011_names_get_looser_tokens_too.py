from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("confidentiality", "0010_misses_are_counted"),
    ]

    operations = [
        # Whoever is in the index waits to be read again; till then she is found as before.
        migrations.RunSQL(
            "INSERT INTO confidentiality_nametoindex (subject, case_id, noted_at)"
            " SELECT DISTINCT ON (subject) subject, case_id, now() FROM confidentiality_nametoken"
            " ORDER BY subject, token ON CONFLICT DO NOTHING",
            migrations.RunSQL.noop,
        ),
    ]
