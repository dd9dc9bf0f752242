"""The directory of services: who keeps it, what it may say, and that somebody asks again.

A public register of what services say of themselves. A house that hides women has no address
here; a statutory body that exists on paper stands as not working, since when and by which source.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.kernel import clock
from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.support.models import (
    DistrictMode,
    Provider,
    ProviderArea,
    ProviderCheck,
    ProviderWay,
    ProviderWorker,
)
from amaan.support.providers_tables import HIDDEN

# Standards 7.1, with the statutory bodies of the provinces beside them.
KINDS = (
    "emergency_care", "medico_legal", "crisis_centre", "shelter", "helpline", "counselling",
    "legal_help", "child_protection", "livelihood", "identity_papers", "safe_transport",
    "offender_programme", "statutory_body",
)  # fmt: skip
LANGUAGES = ("ur", "ps", "bal", "brh", "sd", "pnb", "skr", "en", "sign", "other")
ANSWERS = ("yes", "no", "unknown")
STOCK = ("in_stock", "out", "not_given", "unknown")
COSTS = ("free", "some", "paid", "unknown")
WORKING = ("working", "not_working", "unknown")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOW_ASKED = ("called", "visited", "wrote")
FOUND = ("as_written", "changed", "no_answer", "shut")
MODES = ("lockdown", "flood", "road_closed")
ROUTES = ("open", "with_escort", "by_boat", "none", "unknown")
WORKS = ("as_usual", "by_phone", "some_hours", "shut")
# Standards 7.2: asked again every 90 days; our proposal.
ASK_AGAIN = timedelta(days=90)


class CannotStand(Refused):
    """A line of the directory as it was written cannot stand; `field` names the place."""

    field = ""


class HiddenHouse(CannotStand):
    """Where a shelter is stands in no directory."""

    field = "address"
    sentence = said("A house that hides women has no address in this directory. Leave it empty.")


class NoHours(CannotStand):
    """Whoever is sent there at night must know whether a door opens."""

    field = "opens"
    sentence = said("Write when it opens and shuts, or that it is open day and night.")


class SinceAndSource(CannotStand):
    """That a body works, or only stands in the law, is said with its day and its source."""

    field = "working_source"
    sentence = said("Of a statutory body write since when it works or does not, and who says so.")


class ServesNobody(CannotStand):
    """A provider without an area is found by nobody."""

    field = "districts"
    sentence = said("Mark the districts it serves, or that it serves the whole province.")


class NotAWorker(Refused):
    """Only somebody posted as a worker of a service answers for one, and for one alone."""

    sentence = said(
        "No worker of a service with this number is posted in your district, or he answers for "
        "another service already."
    )


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What the directory says of one provider. Hours are local; days of the week in codes."""

    kind: str
    name_en: str
    name_ur: str
    phone: str
    # None: of the whole province.
    district_id: UnitId | None
    serves: Collection[UnitId] = ()
    whole_province: bool = False
    also: Collection[str] = ()
    address: str = ""
    day_and_night: bool = False
    opens: time | None = None
    closes: time | None = None
    ramadan_opens: time | None = None
    ramadan_closes: time | None = None
    shut_days: Sequence[str] = ()
    languages: Sequence[str] = ()
    women_staff: str = "unknown"
    step_free: str = "unknown"
    without_report: str = "unknown"
    without_order: str = "unknown"
    cost: str = "unknown"
    pep: str = "unknown"
    contraception: str = "unknown"
    places_free: int | None = None
    child_places_free: int | None = None
    counted_on: date | None = None
    boys_until: int | None = None
    working: str = "unknown"
    working_since: date | None = None
    working_source: str = ""
    opened_on: date | None = None
    closed_on: date | None = None


OWN = (
    "kind", "name_en", "name_ur", "phone", "district_id", "address", "day_and_night", "opens",
    "closes", "ramadan_opens", "ramadan_closes", "shut_days", "languages", "women_staff",
    "step_free", "without_report", "without_order", "cost", "pep", "contraception", "places_free",
    "child_places_free", "counted_on", "boys_until", "working", "working_since", "working_source",
    "opened_on", "closed_on",
)  # fmt: skip


@transaction.atomic(savepoint=False)
def write_provider(
    *, actor: Actor, provider_id: UUID, listing: Listing, now: datetime, verified: bool = False
) -> None:
    """This will write a provider into the directory, or write anew what it says.

    `verified`: whoever writes has asked the service today; otherwise it waits for that.

    Raises: NotFound for whoever does not keep the directory, and for a provider of another
        province; CannotStand and its kinds.
    """
    write_providers(actor=actor, listings=[(provider_id, listing)], verified=verified, now=now)


@transaction.atomic(savepoint=False)
def write_providers(
    *,
    actor: Actor,
    listings: Sequence[tuple[UUID, Listing]],
    now: datetime,
    verified: bool = False,
) -> int:
    """This will write many providers, all or none; gives how many. Raises: as `write_provider`."""
    _permit(actor, "keep_directory", now)
    for _id, listing in listings:
        check(listing)
    ids = [id for id, _listing in listings]
    there = set(
        Provider.objects.filter(pk__in=ids, province=actor.province).values_list("id", flat=True)
    )
    new = [_row(actor, id, one, now, verified) for id, one in listings if id not in there]
    Provider.objects.bulk_create(new)
    for id, listing in listings:
        if id in there:
            told = {name: _plain(getattr(listing, name)) for name in OWN}
            Provider.objects.filter(pk=id).update(
                **told, changed_at=now, changed_by=actor.officer_id,
                **({"verified_at": now} if verified else {}),
            )  # fmt: skip
    ProviderArea.objects.filter(provider__in=there).delete()
    ProviderArea.objects.bulk_create(
        [row for id, listing in listings for row in _areas(actor, id, listing)]
    )
    return len(listings)


@transaction.atomic(savepoint=False)
def verify_provider(
    *, actor: Actor, provider_id: UUID, how: str, found: str, now: datetime
) -> None:
    """This will write down that somebody asked a service whether it stands as it is written.

    Only an answer that it does starts the ninety days anew: a line that rings out stays stale.

    Raises: NotFound.
    """
    _permit(actor, "verify_service", now)
    row = _known(provider_id)
    if how not in HOW_ASKED or found not in FOUND:
        raise NotFound
    ProviderCheck.objects.create(
        provider=row, how=how, found=found, checked_at=now, checked_by_id=actor.officer_id
    )
    if found == "as_written":
        Provider.objects.filter(pk=provider_id).update(verified_at=now)


@transaction.atomic(savepoint=False)
def count_places(
    *,
    actor: Actor,
    provider_id: UUID,
    pep: str,
    contraception: str,
    places_free: int | None,
    child_places_free: int | None,
    now: datetime,
) -> None:
    """This will write down today's stock and free places as the service told them.

    Raises: NotFound.
    """
    _permit(actor, "verify_service", now)
    _known(provider_id)
    if pep not in STOCK or contraception not in STOCK:
        raise NotFound
    Provider.objects.filter(pk=provider_id).update(
        pep=pep, contraception=contraception, places_free=places_free,
        child_places_free=child_places_free, counted_on=clock.local_date(now),
    )  # fmt: skip


@transaction.atomic(savepoint=False)
def close_provider(*, actor: Actor, provider_id: UUID, on: date, now: datetime) -> None:
    """This will write down that a service shut its doors for good. Nobody is sent there again.

    Raises: NotFound.
    """
    _permit(actor, "keep_directory", now)
    _known(provider_id)
    Provider.objects.filter(pk=provider_id, closed_on__isnull=True).update(
        closed_on=on, changed_at=now, changed_by=actor.officer_id
    )


@transaction.atomic(savepoint=False)
def name_worker(
    *, actor: Actor, provider_id: UUID, service_number: str, now: datetime
) -> OfficerId:
    """This will let somebody answer for a provider at its own small door.

    Raises: NotFound; NotAWorker.
    """
    _permit(actor, "keep_directory", now)
    row = _known(provider_id)
    found = organisation.officer_by_service_number(service_number, now)
    worker = None if found is None else organisation.acting_as(found, now)
    if worker is None or worker.post != Post.PROVIDER or worker.province != actor.province:
        raise NotAWorker
    if ProviderWorker.objects.filter(officer=worker.officer_id, until__isnull=True).exists():
        raise NotAWorker
    ProviderWorker.objects.create(
        provider=row, officer_id=worker.officer_id, since=now, named_by_id=actor.officer_id
    )
    return worker.officer_id


@transaction.atomic(savepoint=False)
def end_worker(*, actor: Actor, provider_id: UUID, officer_id: UUID, now: datetime) -> None:
    """This will end that somebody answers for a provider; from now on he sees nothing.

    Raises: NotFound.
    """
    _permit(actor, "keep_directory", now)
    ended = ProviderWorker.objects.filter(
        provider=provider_id, officer=officer_id, until__isnull=True
    ).update(until=now)
    if not ended:
        raise NotFound


@transaction.atomic(savepoint=False)
def set_mode(*, actor: Actor, mode: str, routes: str, now: datetime) -> None:
    """This will say that the actor's district is shut or under water; an empty mode ends it.

    Raises: NotFound.
    """
    _permit(actor, "say_how_a_district_stands", now)
    if actor.district_id is None or (mode and (mode not in MODES or routes not in ROUTES)):
        raise NotFound
    DistrictMode.objects.filter(district=actor.district_id, until__isnull=True).update(until=now)
    if mode:
        DistrictMode.objects.create(
            district_id=actor.district_id, mode=mode, routes=routes, since=now,
            said_by_id=actor.officer_id,
        )  # fmt: skip


@transaction.atomic(savepoint=False)
def say_way(
    *, actor: Actor, provider_id: UUID, mode: str, works: str, route: str, now: datetime
) -> None:
    """This will write down how a provider works in a lockdown, a flood or with the road closed.

    Raises: NotFound.
    """
    _permit(actor, "keep_directory", now)
    row = _known(provider_id)
    if mode not in MODES or works not in WORKS or route not in ROUTES:
        raise NotFound
    told = {"works": works, "route": route, "said_at": now, "said_by_id": actor.officer_id}
    if not ProviderWay.objects.filter(provider=row, mode=mode).update(**told):
        ProviderWay.objects.create(provider=row, mode=mode, **told)


def check(listing: Listing) -> None:
    """This will refuse a line of the directory that cannot stand.

    Raises: HiddenHouse; NoHours; SinceAndSource; ServesNobody.
    """
    if listing.kind in HIDDEN and listing.address:
        raise HiddenHouse
    if not listing.day_and_night and (listing.opens is None or listing.closes is None):
        raise NoHours
    statutory = listing.kind == "statutory_body"
    if statutory and (
        listing.working == "unknown" or listing.working_since is None or not listing.working_source
    ):
        raise SinceAndSource
    if not listing.serves and not listing.whole_province:
        raise ServesNobody


def _permit(actor: Actor, act: str, now: datetime) -> None:
    confidentiality.permit(actor=actor, act=act, case_id=None, now=now)


def _known(provider_id: UUID) -> Provider:
    row = Provider.objects.filter(pk=provider_id).first()
    if row is None:
        raise NotFound
    return row


def _row(
    actor: Actor, provider_id: UUID, listing: Listing, now: datetime, verified: bool
) -> Provider:
    told = {name: _plain(getattr(listing, name)) for name in OWN}
    return Provider(
        id=provider_id, province=actor.province, is_practice=actor.is_practice, changed_at=now,
        changed_by_id=actor.officer_id, verified_at=now if verified else None, **told,
    )  # fmt: skip


def _areas(actor: Actor, provider_id: UUID, listing: Listing) -> list[ProviderArea]:
    places: list[UnitId | None] = [None] if listing.whole_province else list(listing.serves)
    return [
        ProviderArea(
            provider_id=provider_id, kind=kind, district_id=place, province=actor.province,
            is_practice=actor.is_practice,
        )
        for place in places
        for kind in sorted({listing.kind, *listing.also})
    ]  # fmt: skip


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
