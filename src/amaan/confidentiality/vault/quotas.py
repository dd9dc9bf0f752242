"""How many people anybody may look at within an hour.

People are counted, not looks: somebody looked at twice counts once. The people of an officer's
own files (taken down, taken over or assigned by name) have a ceiling of their own that no
day's work reaches, so that her caseload never locks her out and a stolen session still ends.
An object of class C4 counts as the file it lies in. The count is in the database and outlives
the vault; half a ceiling raises an alarm that the oversight auditor of the district reads.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.envelope import Place
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.ledger import Bearing, Ledger

OWN_FILES = 60
OTHERS = 30
STATION = 200
ASSIGNED = frozenset({"taker", "desk", "investigator"})
KEPT_FOR = timedelta(hours=2)


def people_of(places: Iterable[Place]) -> tuple[UUID, ...]:
    """This will name whom these values are about."""
    found = {p.case_id if p.data_class == DataClass.C4 else p.subject for p in places}
    return tuple(sorted(found))


def fits(
    ledger: Ledger,
    who: Capability,
    bearing: Bearing,
    relation: str,
    places: Iterable[Place],
    real_now: datetime,
) -> bool:
    """This will count a look into its hour, if it fits there."""
    own = relation in ASSIGNED
    return ledger.count_people(
        who.officer_id,
        people_of(places),
        own,
        (OWN_FILES, OTHERS, STATION),
        bearing.station,
        bearing.district,
        real_now,
    ).fits


def count(
    ledger: Ledger,
    who: Capability,
    people: Sequence[UUID],
    real_now: datetime,
    now: datetime,
    *,
    own: bool,
) -> bool:
    """This will count people into an officer's hour, if there is room: without a case at hand."""
    station, district = ledger.seat(who.officer_id, now)
    ceilings = (OWN_FILES, OTHERS, STATION)
    return ledger.count_people(
        who.officer_id, people, own, ceilings, station, district, real_now
    ).fits


def forget(ledger: Ledger, real_now: datetime) -> None:
    """This will forget what no hour counts any more."""
    ledger.forget_looks(real_now - KEPT_FOR)
