"""Units, officers and postings: who may act, where, since when."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Lower

from amaan.kernel.ids import new_id
from amaan.organisation.posts import (
    DeskType,
    Post,
    Province,
    Rank,
    Sex,
    SignInEnd,
    Training,
    UnitKind,
)


class Unit(models.Model):
    """A part of the police with a beginning and perhaps an end.

    Station, district and province stand on the row as plain columns, because row security
    and every board filter on them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=UnitKind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    station = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    district = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    province = models.CharField(max_length=3, choices=Province, blank=True)
    name_en = models.CharField(max_length=120)
    name_ur = models.CharField(max_length=120)
    desk_type = models.CharField(
        max_length=24, choices=DeskType, blank=True, default="", db_default=""
    )
    opened_on = models.DateField()
    # The first day on which it is no longer there.
    closed_on = models.DateField(null=True, blank=True)
    # Who goes on with what a unit that has ended left open.
    hands_over_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # For classes and demonstrations. Set when the unit opens and never changed; a key in the
    # database holds whatever lies in a district to the district's own answer.
    is_practice = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="a_unit_is_practice_or_not", fields=["id", "is_practice"]),
            models.CheckConstraint(
                name="a_unit_closes_after_it_opened",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
            ),
            models.CheckConstraint(
                name="a_desk_belongs_to_a_station",
                condition=~Q(kind="desk") | Q(station__isnull=False),
            ),
            models.CheckConstraint(
                name="only_a_desk_has_a_desk_type", condition=Q(desk_type="") | Q(kind="desk")
            ),
            models.UniqueConstraint(
                F("parent"),
                F("kind"),
                Lower("name_en"),
                name="one_open_unit_of_a_name_in_a_place",
                condition=Q(closed_on__isnull=True),
            ),
            models.CheckConstraint(
                name="only_a_unit_that_has_ended_hands_over",
                condition=Q(hands_over_to__isnull=True) | Q(closed_on__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["parent", "name_en", "id"], name="unit_below_by_name"),
            models.Index(fields=["province", "name_en", "id"], name="unit_of_province_by_name"),
            models.Index(fields=["district", "name_en", "id"], name="unit_of_district_by_name"),
        ]

    def __str__(self) -> str:
        return self.name_en

    def name(self, language: str) -> str:
        """This will give the unit's name in the reader's script."""
        return self.name_ur if language in {"ur", "ps", "sd", "bal"} else self.name_en

    def is_open(self, on: date) -> bool:
        """This will say whether the unit is there on a local date."""
        return self.opened_on <= on and (self.closed_on is None or on < self.closed_on)


class Placement(models.Model):
    """A unit lies below another from one local date until another.

    `Unit.parent` is where it lies now; this is where it lay when.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    # Empty for what was there before this was written down.
    recorded_by = models.ForeignKey("Officer", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_placement_does_not_end_before_it_began",
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
            ),
            models.UniqueConstraint(
                name="a_unit_lies_in_one_place",
                fields=["unit"],
                condition=Q(until_on__isnull=True),
            ),
        ]


class OfficerManager(BaseUserManager["Officer"]):
    """Finds officers by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Officer":
        return self.get(sign_in=(username or "").lower())


class Officer(AbstractBaseUser):
    """Somebody who signs in. There is no superuser: rights follow a dated posting."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sign_in = models.CharField(max_length=40, unique=True)
    service_number = models.CharField(max_length=30, unique=True)
    name_en = models.CharField(max_length=120)
    name_ur = models.CharField(max_length=120)
    rank = models.CharField(max_length=16, choices=Rank)
    sex = models.CharField(max_length=12, choices=Sex)
    language = models.CharField(max_length=5, default="ur")
    is_active = models.BooleanField(default=True)
    # Somebody else has seen this password, so it opens one page: where she chooses her own.
    password_is_temporary = models.BooleanField(default=False, db_default=False)
    password_reset_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    password_reset_at = models.DateTimeField(null=True)
    factor_reset_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    factor_reset_at = models.DateTimeField(null=True)
    # After this a temporary password opens nothing: one that lay about is worth nothing.
    password_good_until = models.DateTimeField(null=True)
    # The only one that can still be good: a second takes its place, and the first has ended.
    last_sign_in = models.OneToOneField("SignIn", models.PROTECT, null=True, related_name="+")

    USERNAME_FIELD = "sign_in"
    REQUIRED_FIELDS: ClassVar = ["service_number", "name_en"]
    objects: ClassVar[OfficerManager] = OfficerManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_sign_in_is_plain_lower_case",
                condition=Q(sign_in__regex=r"^[a-z0-9][a-z0-9.-]{1,39}$"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["name_en", "id"], name="officer_by_name")]

    def name(self, language: str) -> str:
        """This will give the officer's name in the reader's script."""
        return self.name_ur if language in {"ur", "ps", "sd", "bal"} else self.name_en


class SignIn(models.Model):
    """An officer was signed in at one computer, from one instant of real time until another.

    It names the computer by a digest of a random number in its browser, and the browser by
    its make; nothing of any case.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", db_index=False)
    computer = models.CharField(max_length=64)
    browser = models.CharField(max_length=40, blank=True)
    began_at = models.DateTimeField()
    # Written at most once a minute, so that a page does not pay a statement for it.
    seen_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=12, choices=SignInEnd, blank=True, default="")
    # The officer does not know this computer any more: it counts as a stranger's again.
    forgotten = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["officer", "-began_at"], name="sign_in_of_an_officer"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_last_sign_in_per_officer",
                fields=["officer"],
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="an_ended_sign_in_says_how",
                condition=Q(ended_at__isnull=True) | ~Q(ended_how=""),
            ),
        ]


# From the first instant of a posting up to, and not with, the instant at which it ends.
_HELD = Func("since", "until", function="tstzrange", output_field=DateTimeRangeField())


class Posting(models.Model):
    """An officer holds a post at a unit from one instant until another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="postings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    post = models.CharField(max_length=20, choices=Post)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    # A posting is a right, so it says who gave it and who took it back. Nobody gave the first
    # registrar his; older rows were written before this was asked.
    recorded_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["unit", "post", "since"], name="posting_unit_post")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_posting_ends_after_it_began",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
            ),
            models.UniqueConstraint(
                name="one_open_posting_per_officer",
                fields=["officer"],
                condition=Q(until__isnull=True),
            ),
            ExclusionConstraint(
                name="an_officer_holds_one_post_at_a_time",
                expressions=[
                    (F("officer"), RangeOperators.EQUAL),
                    (_HELD, RangeOperators.OVERLAPS),
                ],
            ),
        ]


class Leave(models.Model):
    """An officer is away from one instant until another, and still holds the post.

    Nobody waits for somebody who is away: a rota that counts names and not people fails at night.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    recorded_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_leave_ends_after_it_began", condition=Q(until__gt=F("since"))
            ),
        ]


class Certificate(models.Model):
    """An officer was trained for something, and the certificate is good until a day, if it ends.

    The smallest register that lets an assignment ask for somebody trained and in date: it says
    what, since when and until when. Courses, trainers and marks are kept in `workforce`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, choices=Training)
    since_on = models.DateField()
    # The last day on which it is good; None where it does not end.
    until_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_certificate_ends_after_it_began",
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
            ),
            models.CheckConstraint(
                name="whoever_takes_a_certificate_back_is_named",
                condition=Q(taken_back_at__isnull=True) ^ Q(taken_back_by__isnull=False),
            ),
        ]


class DutyTurn(models.Model):
    """An officer is the duty officer of a district from one instant until another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    district = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField()
    recorded_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["district", "since"], name="turns_of_a_district")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_turn_ends_after_it_began", condition=Q(until__gt=F("since"))
            ),
        ]


class Holiday(models.Model):
    """Days on which the offices of a province are shut, as an officer announced them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    province = models.CharField(max_length=3)
    reason = models.CharField(max_length=16)
    first_on = models.DateField()
    last_on = models.DateField()
    # Number and date of the notification, never a sentence.
    notification = models.CharField(max_length=60)
    announced_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", db_index=False)
    announced_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_holiday_ends_after_it_began", condition=Q(last_on__gte=F("first_on"))
            ),
            models.CheckConstraint(
                name="whoever_takes_a_holiday_back_is_named",
                condition=Q(taken_back_at__isnull=True) ^ Q(taken_back_by__isnull=False),
            ),
        ]


class RuleSignature(models.Model):
    """That somebody of a province read a rule as it stood and stands for it, or no longer does.

    Rows are only ever added: the newest of a rule counts.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    province = models.CharField(max_length=3)
    rule = models.CharField(max_length=60)
    # Of the whole text as it was shown, and of what binds in it.
    digest = models.CharField(max_length=16)
    version = models.CharField(max_length=16)
    withdrawn = models.BooleanField(default=False)
    # Who read it, in which post, and for what: printed on the rule's page.
    by = models.CharField(max_length=80)
    post = models.CharField(max_length=80)
    scope = models.CharField(max_length=160)
    written_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", db_index=False)
    signed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["province", "rule", "signed_at"], name="signature_of_a_rule"),
        ]
