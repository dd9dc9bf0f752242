import amaan.kernel.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# A draft is replaced many times an hour. What was replaced or dropped is cleared away within
# minutes, not when a fifth of the table is dead.
CLEARED_SOON = """
ALTER TABLE confidentiality_draft
  SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20);
ALTER TABLE confidentiality_draftkey
  SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20);
"""


class Migration(migrations.Migration):
    initial = True
    # What it was made up of until the first release.
    replaces = [
        ("confidentiality", "0001_standing_sealed_values_and_journal"),
        ("confidentiality", "0002_drafts"),
        ("confidentiality", "0003_cosignatures"),
        ("confidentiality", "0004_keys_in_a_table_of_their_own"),
        ("confidentiality", "0004_who_may_know"),
        ("confidentiality", "0005_passkeys_printed_codes_and_presence"),
        ("confidentiality", "0006_what_the_vault_keeps"),
        ("confidentiality", "0007_the_index_of_names"),
        ("confidentiality", "0008_names_kept_so_far_wait_for_the_index"),
        ("confidentiality", "0009_alarms_of_many_searches"),
        ("confidentiality", "0010_misses_are_counted"),
        ("confidentiality", "0011_names_get_looser_tokens_too"),
        ("confidentiality", "0012_two_let_one_see_where_she_is"),
        ("confidentiality", "0013_a_prosecutor_may_be_given_a_case"),
        ("confidentiality", "0014_her_own_door"),
        ("confidentiality", "0015_drafts_are_checked"),
    ]

    dependencies = [
        ("organisation", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("signed_at", models.DateTimeField()),
                ("note", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="CodeTries",
            fields=[
                (
                    "officer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("failures", models.PositiveIntegerField(default=0)),
                ("locked_until", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="NameToIndex",
            fields=[
                ("subject", models.UUIDField(primary_key=True, serialize=False)),
                ("case_id", models.UUIDField()),
                ("noted_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "officer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("session", models.CharField(max_length=64)),
                ("began_at", models.DateTimeField()),
                ("proved_at", models.DateTimeField()),
                ("locked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SecondFactor",
            fields=[
                (
                    "officer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("secret", models.BinaryField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("last_step", models.BigIntegerField(default=0)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("locked_until", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="CheckedDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("officer_id", models.UUIDField()),
                ("post", models.CharField(max_length=24)),
                ("keeper_id", models.UUIDField()),
                ("about", models.CharField(max_length=24)),
                ("asked_at", models.DateTimeField()),
                ("words", models.BinaryField()),
                ("cleared", models.BooleanField()),
                ("key_id", models.CharField(blank=True, max_length=40)),
                ("wrapped_key", models.BinaryField()),
                ("sealed", models.BinaryField()),
                ("decision", models.CharField(blank=True, max_length=8)),
                ("decided_by", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["officer_id", "asked_at"], name="drafts_of_an_officer"),
                    models.Index(fields=["keeper_id", "asked_at"], name="drafts_of_a_keeper"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("decision", ""),
                            ),
                            models.Q(
                                ("cleared", False),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("decision__in", ("may", "may_not")),
                            ),
                            _connector="OR",
                        ),
                        name="a_draft_is_decided_in_a_known_way",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DataKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
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
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("wrapping", "hpke")),
                        fields=["id"],
                        name="data_key_to_take_in",
                    ),
                    models.Index(fields=["key_id", "id"], name="data_key_to_rewrap"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("data_class__in", ["C3", "C4", "C5", "C6", "C7"])),
                        name="a_data_key_is_of_a_sealed_class",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("wrapping__in", ["hpke", "vault"])),
                        name="a_data_key_is_wrapped_in_a_known_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("what", models.CharField(max_length=6)),
                ("about", models.UUIDField()),
                ("reason", models.CharField(max_length=20)),
                ("asked_by", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                ("agreed_by", models.UUIDField(null=True)),
                ("erased_at", models.DateTimeField(null=True)),
                ("keys", models.JSONField(default=list)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what__in", ["person", "object"])),
                        name="an_erasure_is_of_a_person_or_an_object",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reason__in", ("retention_over", "kept_by_mistake", "court_order"))
                        ),
                        name="an_erasure_has_a_known_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at__isnull", True),
                            models.Q(
                                ("agreed_by__isnull", False),
                                models.Q(("agreed_by", models.F("asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_erasure_wants_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("case_id", models.UUIDField(primary_key=True, serialize=False)),
                ("reason", models.CharField(max_length=20)),
                ("since", models.DateTimeField()),
                ("set_by", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reason__in", ("trial", "appeal", "inquiry", "court_order"))
                        ),
                        name="a_hold_has_a_known_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JournalEntry",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("what", models.CharField(max_length=20)),
                ("officer_id", models.UUIDField(null=True)),
                ("post", models.CharField(default="", max_length=20)),
                ("case_id", models.UUIDField(null=True)),
                ("subject", models.UUIDField(null=True)),
                ("relation", models.CharField(default="", max_length=12)),
                ("purpose", models.CharField(default="", max_length=20)),
                ("fields", models.CharField(default="", max_length=400)),
                ("outcome", models.CharField(max_length=12)),
                ("rule", models.CharField(default="", max_length=80)),
                ("noise", models.BinaryField()),
                ("previous", models.BinaryField()),
                ("hash", models.BinaryField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case_id", "at", "number"], name="journal_of_a_case"),
                    models.Index(
                        fields=["officer_id", "at", "number"], name="journal_of_an_officer"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("officer_id", models.UUIDField()),
                ("session", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("first_by", models.UUIDField(null=True)),
                ("second_by", models.UUIDField(null=True)),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["officer_id", "case_id"], name="lettings_held")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            models.Q(
                                ("first_by__isnull", False),
                                ("second_by__isnull", False),
                                models.Q(("first_by", models.F("second_by")), _negated=True),
                                models.Q(("officer_id", models.F("first_by")), _negated=True),
                                models.Q(("officer_id", models.F("second_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_letting_takes_three_people",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("subject", models.UUIDField()),
                ("kind", models.CharField(max_length=30)),
                ("language", models.CharField(max_length=3)),
                ("asked_by", models.CharField(max_length=40)),
                ("asked_at", models.DateTimeField()),
                ("not_before", models.DateTimeField()),
                ("state", models.CharField(default="waiting", max_length=8)),
                ("outcome", models.CharField(default="", max_length=20)),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["not_before"],
                        name="messages_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("waiting", "sent", "refused", "failed"))),
                        name="a_message_is_in_a_known_state",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Miss",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("officer_id", models.UUIDField()),
                ("sign_in_id", models.UUIDField()),
                ("address", models.CharField(max_length=64)),
                ("over", models.BooleanField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["officer_id", "at"], name="misses_of_an_officer"),
                    models.Index(fields=["sign_in_id", "at"], name="misses_of_a_session"),
                    models.Index(fields=["address", "at"], name="misses_of_an_address"),
                    models.Index(fields=["at"], name="misses_by_age"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NameSearch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("officer_id", models.UUIDField()),
                ("station_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["officer_id", "at"], name="searches_of_an_officer"),
                    models.Index(fields=["station_id", "at"], name="searches_of_a_station"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NameToken",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "token",
                        "subject",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("token", models.BinaryField()),
                ("subject", models.UUIDField(db_index=True)),
                ("case_id", models.UUIDField()),
                ("role", models.CharField(max_length=12)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role__in", ("survivor", "informant", "accused", "witness", "child"))
                        ),
                        name="a_name_token_is_of_a_known_role",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnDoor",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("subject", models.UUIDField()),
                ("receipt", models.BinaryField(unique=True)),
                ("salt", models.BinaryField()),
                ("phrase", models.BinaryField()),
                ("other_phrase", models.BinaryField(null=True)),
                ("shows", models.JSONField(default=list)),
                ("given_at", models.DateTimeField()),
                (
                    "given_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("heard_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("case_id", "subject"),
                        name="one_open_door_for_a_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnDoorTry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("receipt", models.BinaryField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["receipt", "at"], name="own_door_try_of_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnVisit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="confidentiality.owndoor",
                    ),
                ),
                ("token", models.BinaryField(unique=True)),
                ("began_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(db_index=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("is_other", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="OwnWord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField(db_index=True)),
                ("subject", models.UUIDField()),
                ("what", models.CharField(max_length=16)),
                ("said_at", models.DateTimeField()),
                ("sealed", models.JSONField(default=list)),
                ("fact_id", models.UUIDField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("fact_id__isnull", True)),
                        fields=["said_at", "id"],
                        name="own_word_to_note",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "what__in",
                                (
                                    "stop_sharing",
                                    "correction",
                                    "objection",
                                    "other_officer",
                                    "safe_contact",
                                    "withdrawal",
                                    "call_me",
                                    "other_phrase",
                                ),
                            )
                        ),
                        name="an_own_word_is_of_a_known_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Passkey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("credential", models.BinaryField(unique=True)),
                ("kept", models.BinaryField()),
                ("label", models.CharField(max_length=40)),
                ("added_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["officer"], name="passkey_of_an_officer")],
            },
        ),
        migrations.CreateModel(
            name="PersonLook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("officer_id", models.UUIDField()),
                ("subject", models.UUIDField()),
                ("station_id", models.UUIDField(null=True)),
                ("own_case", models.BooleanField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["station_id", "at"], name="person_looks_of_a_station"),
                    models.Index(fields=["at"], name="person_looks_by_age"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("officer_id", "subject"),
                        name="a_person_looked_at_twice_counts_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PossibleDuplicate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("one_case_id", models.UUIDField()),
                ("one", models.UUIDField()),
                ("other_case_id", models.UUIDField()),
                ("other", models.UUIDField()),
                ("role", models.CharField(max_length=12)),
                ("district_id", models.UUIDField()),
                ("reasons", models.CharField(max_length=40)),
                ("found_at", models.DateTimeField()),
                ("decision", models.CharField(default="", max_length=10)),
                ("decided_by", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("decision", "")),
                        fields=["district_id", "found_at", "id"],
                        name="duplicates_to_decide",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("one", "other"), name="one_question_about_two_people"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))),
                        name="two_people_are_named_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("decision", ""),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("decision__in", ("same", "different", "unsure")),
                            ),
                            _connector="OR",
                        ),
                        name="a_duplicate_is_decided_in_a_known_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PrintedCode",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("number", models.PositiveSmallIntegerField()),
                ("mac", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                ("good_until", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["officer", "kind"], name="printed_code_of_an_officer")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["sheet", "enrolment"])),
                        name="a_printed_code_is_of_a_known_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QuotaAlarm",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("officer_id", models.UUIDField()),
                ("station_id", models.UUIDField(null=True)),
                ("district_id", models.UUIDField(null=True)),
                ("people", models.PositiveIntegerField()),
                ("raised_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["officer_id", "raised_at"], name="quota_alarms_of_an_officer"
                    ),
                    models.Index(
                        fields=["district_id", "raised_at"], name="quota_alarms_of_a_district"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "half_of_quota",
                                    "quota",
                                    "half_of_searches",
                                    "searches",
                                    "half_of_guesses",
                                    "guesses",
                                ),
                            )
                        ),
                        name="a_quota_alarm_has_a_known_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("case_id", models.UUIDField(primary_key=True, serialize=False)),
                ("sealed_at", models.DateTimeField()),
                (
                    "sealed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sources", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Sealed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField(db_index=True)),
                ("subject", models.UUIDField()),
                ("field", models.CharField(max_length=30)),
                ("data_class", models.CharField(max_length=2)),
                ("province", models.CharField(max_length=3)),
                ("data_key_id", models.UUIDField(null=True)),
                ("ciphertext", models.BinaryField()),
                ("nonce", models.BinaryField()),
                ("sealed_at", models.DateTimeField()),
                (
                    "sealed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("data_class__in", ["C3", "C4", "C5", "C6", "C7"])),
                        name="a_sealed_value_is_of_a_sealed_class",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Trace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=8)),
                ("token", models.BinaryField()),
                (
                    "officer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("case_id", models.UUIDField(db_index=True, null=True)),
                ("role", models.CharField(blank=True, db_default="", default="", max_length=12)),
                ("traced_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "token"], name="trace_of_a_token")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("case_id__isnull", True), ("officer__isnull", False), ("role", "")
                            ),
                            models.Q(("case_id__isnull", False), ("officer__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_trace_is_an_officers_or_a_cases",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BreakGlass",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField(db_index=True)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("relation", models.CharField(max_length=12)),
                ("reason", models.CharField(max_length=20)),
                ("began_at", models.DateTimeField(db_index=True)),
                ("ends_at", models.DateTimeField()),
                (
                    "station",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("reviewed_at", models.DateTimeField(null=True)),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("verdict", models.CharField(blank=True, db_default="", default="", max_length=12)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reviewed_at__isnull", True),
                                ("reviewed_by__isnull", True),
                                ("verdict", ""),
                            ),
                            models.Q(
                                ("reviewed_at__isnull", False),
                                ("reviewed_by__isnull", False),
                                ("verdict__in", ["justified", "unjustified"]),
                            ),
                            _connector="OR",
                        ),
                        name="an_emergency_is_judged_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("began_at"))),
                        name="an_emergency_is_over_soon",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField()),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("since", models.DateTimeField()),
                (
                    "declared_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("kind", models.CharField(db_default="named", default="named", max_length=16)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("officer", "case_id"), name="one_conflict_per_officer_and_case"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                (
                                    "accused",
                                    "named",
                                    "former",
                                    "accused_number",
                                    "survivor_number",
                                    "accused_phone",
                                    "survivor_phone",
                                    "kin_of_accused",
                                    "kin_of_survivor",
                                    "acquainted",
                                ),
                            )
                        ),
                        name="a_conflict_is_of_a_known_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConflictPlace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField(db_index=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                ("kind", models.CharField(max_length=8)),
                ("since", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case_id", "unit", "kind"), name="one_conflict_per_place_and_case"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("station", "chain"))),
                        name="a_place_is_in_conflict_in_a_known_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField(db_index=True)),
                ("purpose", models.CharField(max_length=20)),
                ("recipient", models.CharField(max_length=20)),
                ("elements", models.JSONField()),
                ("given_by", models.CharField(max_length=12)),
                ("given_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("given_at"))),
                        name="a_consent_ends_after_it_was_given",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Cosignature",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "checkpoint",
                    models.ForeignKey(
                        db_column="size",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cosignatures",
                        to="confidentiality.checkpoint",
                    ),
                ),
                ("witness", models.CharField(max_length=60)),
                ("seen_at", models.DateTimeField()),
                ("line", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("witness", "checkpoint"), name="a_witness_signs_a_checkpoint_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField()),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("declared_at", models.DateTimeField()),
                ("knows", models.CharField(default="nobody", max_length=16)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("officer", "case_id"), name="one_declaration_per_officer_and_case"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("contact_id", models.UUIDField()),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("province", models.CharField(max_length=3)),
                ("ciphertext", models.BinaryField()),
                ("nonce", models.BinaryField()),
                ("key_id", models.CharField(max_length=40)),
                ("wrapped_key", models.BinaryField()),
                ("sealed_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("author", "contact_id"), name="one_draft_per_writer_and_contact"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("contact_id", models.UUIDField()),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("key_id", models.CharField(max_length=40)),
                ("wrapped_key", models.BinaryField()),
                ("issued_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("author", "contact_id"), name="one_draft_key_per_writer_and_contact"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FactorLoss",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", models.CharField(max_length=12)),
                ("district_id", models.UUIDField(db_index=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "agreed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("agreed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("officer",),
                        name="one_open_loss_per_officer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("officer", models.F("asked_by")), _negated=True),
                            models.Q(
                                ("agreed_by__isnull", True),
                                models.Q(
                                    models.Q(("agreed_by", models.F("asked_by")), _negated=True),
                                    models.Q(("agreed_by", models.F("officer")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="a_loss_takes_three_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField()),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("relation", models.CharField(max_length=12)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("granted_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["officer", "case_id"], name="grant_of_an_officer"),
                    models.Index(fields=["case_id", "relation"], name="grant_on_a_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("case_id", "officer", "relation"),
                        name="one_open_grant_per_relation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="a_grant_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relation__in",
                                (
                                    "taker",
                                    "desk",
                                    "investigator",
                                    "registering",
                                    "reviewer",
                                    "prosecutor",
                                    "glass_name",
                                    "glass_reach",
                                ),
                            )
                        ),
                        name="a_grant_has_a_known_relation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LookReview",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("verdict", models.CharField(max_length=12)),
                ("reviewed_at", models.DateTimeField()),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["explained", "not_explained"])),
                        name="a_look_is_judged_in_known_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MessagePause",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=amaan.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("subject", models.UUIDField()),
                ("why", models.CharField(max_length=16)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case_id", "subject"], name="pause_of_a_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why__in", ("safe_contact", "other_phrase"))),
                        name="a_pause_has_a_known_reason",
                    )
                ],
            },
        ),
        migrations.RunSQL(CLEARED_SOON, migrations.RunSQL.noop),
    ]
