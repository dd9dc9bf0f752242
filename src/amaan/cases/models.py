"""The trunk: case files, parties, the timeline of facts and the duties ledger.

Nothing here says who anybody is. Names, words and numbers of people are sealed in the
vault and referred to by `PersonRef` and sealed references.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q, Value

from amaan.kernel.ids import new_id


class Case(models.Model):
    """One file. `revision` counts the acts on it, so that a stale page can be told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reference = models.CharField(max_length=9, unique=True)
    # An index for the key alone would only cost: each begins one of the indexes below.
    desk = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    district = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    province = models.CharField(max_length=3)
    opened_at = models.DateTimeField()
    stage = models.CharField(max_length=16, default="contact")
    # Set only through confidentiality's definer function: it takes the row out of sight.
    sealed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    # How many duties are owed on it. A file on which nothing is owed burdens nobody.
    owed = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["district", "-opened_at", "-id"], name="case_district_newest"),
            models.Index(fields=["station", "-opened_at", "-id"], name="case_station_newest"),
            models.Index(fields=["desk", "-opened_at", "-id"], name="case_desk_newest"),
        ]


class Party(models.Model):
    """A person in one case: a role and a few codes. The id is the PersonRef."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="parties", db_index=False)
    role = models.CharField(max_length=12)
    ordinal = models.PositiveSmallIntegerField(default=1)
    sex = models.CharField(max_length=12, default="undisclosed")
    age_band = models.CharField(max_length=16, default="unknown")
    relation = models.CharField(max_length=20, default="unknown")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_party_per_place", fields=["case", "role", "ordinal"]),
            models.CheckConstraint(
                name="a_party_has_a_known_role",
                condition=Q(role__in=["survivor", "informant", "accused", "witness", "child"]),
            ),
        ]


# Written down by no officer: duties worked out again, a file that went along with its desk, what
# she said at her own door, and a level raised by the district, which says why to nobody.
HOUSE_FACTS = ["duties.recomputed", "case.moved", "own_word.said", "risk.raised"]


class FactRecord(models.Model):
    """A fact on the timeline. Rows are inserted and never changed: see `access.sql`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="facts", db_index=False)
    kind = models.CharField(max_length=40)
    happened_earliest = models.DateTimeField()
    happened_latest = models.DateTimeField()
    recorded_at = models.DateTimeField()
    # None for what no officer wrote down.
    by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    by_post = models.CharField(max_length=20)
    details = models.JSONField(default=dict)
    # Sealed values that belong to this fact: [{"ref": ..., "field": ...}]; never the values.
    sealed = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "recorded_at", "id"], name="fact_case_time"),
            # Few, and read by the month: who would not register.
            models.Index(
                fields=["recorded_at", "id"],
                name="fact_registration_refused",
                condition=Q(kind="fir.refused"),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_fact_happens_in_order",
                condition=Q(happened_earliest__lte=F("happened_latest")),
            ),
            models.CheckConstraint(
                name="a_fact_without_an_officer_is_the_house_counting_again",
                condition=Q(by__isnull=False) | Q(kind__in=HOUSE_FACTS),
            ),
        ]


STATES = ["open", "contested", "met", "met_late", "missed", "waived", "fell_away"]
GUIDANCE_STATES = ["guidance", "contested", "met", "waived", "fell_away"]


class DutyRecord(models.Model):
    """A duty as the ledger keeps it, with the authority as it was shown when it arose."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Its own index would repeat the unique one below; every index is paid at each intake.
    case = models.ForeignKey(Case, models.PROTECT, related_name="duties", db_index=False)
    key = models.CharField(max_length=120)
    rule = models.CharField(max_length=60)
    rule_version = models.CharField(max_length=64)
    duty_class = models.CharField(max_length=8)
    stage = models.CharField(max_length=16)
    owner = models.CharField(max_length=20)
    station = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False
    )
    # Copied from the file, which never moves them, so that a board finds its page in one index.
    # Without a key of the database's own: the file's keys already vouch for both. Null only in
    # rows that a version from before these columns may still write.
    district = models.ForeignKey(
        "organisation.Unit",
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
        null=True,
    )
    province = models.CharField(max_length=3, null=True)
    title_en = models.CharField(max_length=200)
    title_ur = models.CharField(max_length=200)
    clock = models.CharField(max_length=120)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    late_at = models.DateTimeField()
    state = models.CharField(max_length=10)
    met_at = models.DateTimeField(null=True)
    met_by = models.UUIDField(null=True)
    # Whatever became of it afterwards: it was late. Waiving a missed duty mends no failure.
    was_late = models.BooleanField(default=False)
    # Why it is contested, waived or fell away; a sentence the pages translate.
    note = models.CharField(max_length=200, default="", blank=True)
    # The law says "at once" and gives no figure: `due_at` is the start, `late_at` our default.
    at_once = models.BooleanField(default=False)
    # The window of a treatment is probably over: care is still offered, never refused.
    window_over = models.BooleanField(default=False)
    failure = models.CharField(max_length=40, default="", blank=True)
    # False where nobody of the province had signed the rule when it arose: then it is guidance,
    # which is shown and reminds, and is never late, told of or counted.
    binds = models.BooleanField(default=True, db_default=True)
    # Its own way up the chain of command; empty where its class decides.
    ladder = models.CharField(max_length=20, default="", db_default="", blank=True)
    # The highest step that was raised (`protocol.ladders`), and when the next may be due:
    # null when nobody needs to look, because it is settled or waits for her wish.
    climbed = models.PositiveSmallIntegerField(default=0, db_default=0)
    next_look_at = models.DateTimeField(null=True)
    # What stood in its way: codes of `obstacle.recorded`, oldest first.
    obstacles = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    authority = models.JSONField()
    reasons = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_look_at", "id"],
                name="duty_to_be_looked_at",
                condition=Q(next_look_at__isnull=False),
            ),
            models.Index(
                fields=["station", "late_at", "id"],
                name="duty_owed_by_station",
                condition=Q(state__in=["open", "missed", "guidance"]),
            ),
            models.Index(
                fields=["district", "late_at", "id"],
                name="duty_owed_by_district",
                condition=Q(state__in=["open", "missed"]),
            ),
            # Few are owed by somebody above a station; their page must not read the rest.
            models.Index(
                fields=["district", "owner", "late_at", "id"],
                name="duty_owed_above_a_station",
                condition=Q(
                    state__in=["open", "missed"],
                    owner__in=["supervisor", "district_commander"],
                ),
            ),
            # Few climb so far: the two boards above the district read these alone.
            models.Index(
                fields=["district", "late_at", "id"],
                name="duty_climbed_to_the_region",
                condition=Q(state="missed", climbed__gte=6),
            ),
            models.Index(
                fields=["province", "late_at", "id"],
                name="duty_climbed_to_the_province",
                condition=Q(state="missed", climbed__gte=7),
            ),
            # Few were late, and no intake writes one: registrations, by the month.
            models.Index(
                fields=["district", "late_at", "id"],
                name="duty_registration_late",
                condition=Q(was_late=True, stage="registration", owner="station_commander"),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_duty_per_rule_and_start", fields=["case", "key"]),
            # Guidance is never late, and nobody is told of it.
            models.CheckConstraint(
                name="a_duty_has_a_known_state",
                condition=Q(binds=True, state__in=STATES)
                | Q(binds=False, was_late=False, state__in=GUIDANCE_STATES),
            ),
            models.CheckConstraint(
                name="a_duty_has_a_known_class",
                condition=Q(duty_class__in=["legal", "clinical", "standard"]),
            ),
            models.CheckConstraint(
                name="only_what_is_owed_is_looked_at",
                condition=Q(next_look_at__isnull=True) | Q(state__in=["open", "missed"]),
            ),
        ]


class TallyEntry(models.Model):
    """What one act, or one turn of the clock, changed in the numbers of a place.

    Appended in the act's own transaction, so that nobody waits for a counter, and folded into
    `Tally` and `Caseload` by the next turn of the clock. The case is kept only until then, so
    that the database can tell whether whoever appends may know of it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # None where the clock turned: it counts many files at once.
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+", db_index=False)
    desk = models.UUIDField()
    station = models.UUIDField()
    district = models.UUIDField()
    province = models.CharField(max_length=3)
    sealed = models.BooleanField()
    month = models.DateField()
    # All three empty where the file itself is counted, not a duty on it: then `opened` and
    # `owed` say whether it is new, and whether anything is owed on it.
    duty_class = models.CharField(max_length=8, default="", blank=True)
    rule = models.CharField(max_length=60, default="", blank=True)
    failure = models.CharField(max_length=40, default="", blank=True)
    opened = models.IntegerField(default=0)
    met = models.IntegerField(default=0)
    met_late = models.IntegerField(default=0)
    waived = models.IntegerField(default=0)
    contested = models.IntegerField(default=0)
    fell_away = models.IntegerField(default=0)
    late_now = models.IntegerField(default=0)
    was_late = models.IntegerField(default=0)
    owed = models.IntegerField(default=0)


class Tally(models.Model):
    """How many duties of one rule fell into a month at one place, and what became of them.

    The month is that in which a duty turns late, in Karachi. A sealed file is in no number:
    whoever has two of them would subtract. Written by the clock's turn and by nobody else.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # "station" or "district": what kind of place the row counts.
    level = models.CharField(max_length=8)
    place = models.UUIDField(null=True)
    district = models.UUIDField(null=True)
    province = models.CharField(max_length=3)
    sealed = models.BooleanField()
    month = models.DateField()
    duty_class = models.CharField(max_length=8)
    rule = models.CharField(max_length=60)
    failure = models.CharField(max_length=40)
    opened = models.IntegerField(default=0)
    met = models.IntegerField(default=0)
    met_late = models.IntegerField(default=0)
    waived = models.IntegerField(default=0)
    contested = models.IntegerField(default=0)
    fell_away = models.IntegerField(default=0)
    late_now = models.IntegerField(default=0)
    was_late = models.IntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["place", "month"], name="tally_of_a_place"),
            models.Index(fields=["district", "level", "month"], name="tally_within_a_district"),
            models.Index(fields=["province", "level", "month"], name="tally_within_a_province"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_tally_per_place_month_and_rule",
                fields=[
                    "level",
                    "place",
                    # A station that moves is counted in two districts, each for its time.
                    "district",
                    "province",
                    "sealed",
                    "month",
                    "duty_class",
                    "rule",
                    "failure",
                ],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="no_sealed_file_is_counted",
                condition=Q(sealed=False, level__in=["station", "district"], place__isnull=False),
            ),
        ]


class Caseload(models.Model):
    """How many open files a desk took in a month, and on how many something is still owed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.UUIDField()
    station = models.UUIDField()
    district = models.UUIDField()
    month = models.DateField()
    opened = models.IntegerField(default=0)
    owed = models.IntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["station"], name="caseload_of_a_station"),
            models.Index(fields=["district"], name="caseload_of_a_district"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_caseload_per_desk_place_and_month",
                fields=["desk", "station", "district", "month"],
            )
        ]
