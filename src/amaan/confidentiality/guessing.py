"""How often somebody asks for what is not there, and what a guess is worth after that.

A reference is 35 random bits with a check, so a slip of the pen is told apart from a miss, and
a desk has a handful of misses in a week. Whoever has sixty in an hour is trying references.
Every miss is answered alike, before and after. What changes is behind the answer: from then
on a typed reference finds only the cases the officer works on herself, which any list shows
her too, and so honest work goes on; the session is locked at every twentieth; and the oversight
auditor of the district is told. Counts stand in the database: a restart forgives nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.db import connection, models

from amaan.kernel.ids import new_id

if TYPE_CHECKING:
    from amaan.organisation.queries import Actor

# Within an hour. Several accounts at one computer's address are one guesser; a whole station
# behind one address is not: of an address only those count who have some misses themselves.
OF_A_SESSION = 20
OF_AN_OFFICER = 60
OF_AN_ADDRESS = 300
OWN_SHARE = 10
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class AskedFrom:
    """Where a request came from: the sign-in, and a keyed digest of the network's address."""

    sign_in_id: UUID
    address: str


class Miss(models.Model):
    """That somebody asked for something and saw nothing: what is counted, for two hours."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer_id = models.UUIDField()
    sign_in_id = models.UUIDField()
    address = models.CharField(max_length=64)
    over = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["officer_id", "at"], name="misses_of_an_officer"),
            models.Index(fields=["sign_in_id", "at"], name="misses_of_a_session"),
            models.Index(fields=["address", "at"], name="misses_of_an_address"),
            models.Index(fields=["at"], name="misses_by_age"),
        ]


def count_miss(*, actor: "Actor", asked_from: AskedFrom, now: datetime) -> bool:
    """This will count one miss of an officer, and say whether her session is to be locked.

    Units: all counts are of the hour before `now`.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_count_miss(%s, %s, %s, %s, %s, %s, %s)",
            [
                *(actor.officer_id, asked_from.sign_in_id, asked_from.address),
                *(actor.station_id, actor.district_id),
                [OF_A_SESSION, OF_AN_OFFICER, OF_AN_ADDRESS, OWN_SHARE],
                now,
            ],
        )
        return bool(cursor.fetchone()[0])


def guesses_too_often(actor: "Actor", now: datetime) -> bool:
    """This will say whether the actor had more misses within the hour than work explains.

    Seen by: the officer's own misses alone, by row security.
    """
    since = now - HOUR
    return Miss.objects.filter(officer_id=actor.officer_id, over=True, at__gt=since).exists()
