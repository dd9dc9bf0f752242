"""Units, officers and postings: who may act, where, since when."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from amaan.kernel.ids import new_id
from amaan.organisation.posts import Post, Province, Rank, Sex, UnitKind


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
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
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
        ]

    def __str__(self) -> str:
        return self.name_en

    def name(self, language: str) -> str:
        """This will give the unit's name in the reader's script."""
        return self.name_ur if language in {"ur", "ps", "sd", "bal"} else self.name_en


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

    def name(self, language: str) -> str:
        """This will give the officer's name in the reader's script."""
        return self.name_ur if language in {"ur", "ps", "sd", "bal"} else self.name_en


class Posting(models.Model):
    """An officer holds a post at a unit from one instant until another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="postings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    post = models.CharField(max_length=20, choices=Post)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

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
        ]
