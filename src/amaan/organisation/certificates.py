"""What an officer was certified for, and until when: the one place that an assignment asks.

Whoever gives a certificate at the end of a course writes it here too. Courses, trainers and
marks are kept in `workforce`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation.area import officer_within, units_of_area
from amaan.organisation.models import Certificate, Posting, Unit
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor

CERTIFYING = frozenset({Post.REGISTRAR, Post.TRAINING_OFFICER})
# A refresher takes weeks to arrange; whoever plans it hears two months before.
RUNS_OUT_WITHIN = timedelta(days=60)
# What ended longer ago than this is no gap that somebody forgot.
LAPSED_FOR_AT_MOST = timedelta(days=365)


@dataclass(frozen=True)
class CertificateLine:
    """One certificate, and whether it is good today."""

    certificate_id: UUID
    kind: str
    since_on: date
    # The last day on which it is good; None where it does not end.
    until_on: date | None
    in_date: bool


@dataclass(frozen=True)
class RunningOut:
    """A certificate that ends soon or has ended, and that no newer one of its kind outlasts."""

    officer_id: OfficerId
    name_en: str
    name_ur: str
    rank: str
    post: str
    unit_id: UnitId
    unit_en: str
    unit_ur: str
    kind: str
    until_on: date
    # Days on which it is still good, today counted; none or fewer where it has lapsed.
    days_left: int


def certifiers_seat(actor: Actor) -> Unit:
    """This will give the unit in whose area somebody may write certificates.

    Raises: NotFound for anybody but a registrar or a training officer.
    """
    if actor.post not in CERTIFYING:
        raise NotFound
    return Unit.objects.get(id=actor.unit_id)


def is_certified(officer_id: OfficerId, kinds: Collection[str], on: date) -> bool:
    """This will say whether an officer has a certificate of one of these kinds, good on a day."""
    held = Certificate.objects.filter(
        officer_id=officer_id, kind__in=kinds, taken_back_at__isnull=True, since_on__lte=on
    )
    return held.filter(Q(until_on__isnull=True) | Q(until_on__gte=on)).exists()


def certificates_of(
    actor: Actor, officer_id: OfficerId, now: datetime
) -> tuple[CertificateLine, ...]:
    """This will list what an officer was certified for, newest first.

    Raises: NotFound for anybody but a registrar or training officer of the officer's area.
    """
    officer_within(certifiers_seat(actor), officer_id, now)
    today = local_date(now)
    rows = Certificate.objects.filter(officer_id=officer_id, taken_back_at__isnull=True)
    return tuple(
        CertificateLine(
            row.id,
            row.kind,
            row.since_on,
            row.until_on,
            row.since_on <= today and (row.until_on is None or today <= row.until_on),
        )
        for row in rows.order_by("-since_on", "id")
    )


def running_out(actor: Actor, now: datetime) -> tuple[RunningOut, ...]:
    """This will list the certificates of officers of the actor's area that run out within 60 days.

    With those that lapsed within the last year; what ends first comes first. Who may ask is said
    by whoever shows it. Units: local dates in Karachi.
    """
    today = local_date(now)
    units = [unit.id for unit in units_of_area(actor, now)]
    newer = Certificate.objects.filter(
        officer_id=OuterRef("officer_id"), kind=OuterRef("kind"), taken_back_at__isnull=True
    ).filter(Q(until_on__isnull=True) | Q(until_on__gt=OuterRef("until_on")))
    ending = (
        Certificate.objects.filter(
            taken_back_at__isnull=True,
            until_on__lte=today + RUNS_OUT_WITHIN,
            until_on__gte=today - LAPSED_FOR_AT_MOST,
        )
        .exclude(Exists(newer))
        .order_by("until_on", "officer__name_en", "id")
    )
    held = {
        posting.officer_id: posting
        for posting in Posting.objects.filter(unit_id__in=units, since__lte=now)
        .filter(Q(until__isnull=True) | Q(until__gt=now), officer__is_active=True)
        .filter(officer_id__in=ending.order_by().values("officer_id"))
        .select_related("officer", "unit")
    }
    return tuple(
        _running_out(row, held[row.officer_id], today) for row in ending.filter(officer_id__in=held)
    )


def _running_out(row: Certificate, held: Posting, today: date) -> RunningOut:
    assert row.until_on is not None, "what never ends does not run out"
    officer, unit = held.officer, held.unit
    return RunningOut(
        OfficerId(officer.id), officer.name_en, officer.name_ur, officer.rank, held.post,
        UnitId(unit.id), unit.name_en, unit.name_ur, row.kind, row.until_on,
        (row.until_on - today).days + 1,
    )  # fmt: skip
