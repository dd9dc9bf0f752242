"""Certificates: given to those who completed a session, taken back, read and checked.

Source: domain standards 9.10 (good for 24 months: proposed). What assignment asks is written
through the organisation's own verb, so that there is one truth of who is qualified.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId, new_id, new_reference
from amaan.kernel.letters import clean
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.actions import certificates as qualifying
from amaan.organisation.queries import Actor, officer_by_service_number
from amaan.organisation.serving import Serving, serving
from amaan.workforce import certificate_codes as codes
from amaan.workforce.models import TrainingAttendance, TrainingCertificate, TrainingSession
from amaan.workforce.training import KEEPS


class NoneIsGiven(Refused):
    """The curriculum gives no certificate, or nobody approved it."""

    sentence = said(
        "This curriculum gives no certificate: it is not approved, or says for how many months"
        " none is good. See its entry."
    )


class NotOverYet(Refused):
    """A session that is still to come, or still held."""

    sentence = said("This session is not over. Certificates are given after its last day.")


class WhyTakenBack(Refused):
    """A certificate is not taken back without a word."""

    field = "why"
    sentence = said("Say in a few words why it is taken back.")


@dataclass(frozen=True)
class Given:
    """What one press gave: certificates, and how many of them assignment knows of."""

    certificates: int
    known_to_assignment: int
    # Police whose number no officer of this area has.
    unknown: int


@dataclass(frozen=True)
class CertificateSheet:
    """One certificate with its code."""

    certificate_id: UUID
    number: str
    name: str
    person: str
    profession: str
    stream: str
    course: str
    days: int
    since: date
    until: date
    key: str
    code: str
    unit_en: str
    unit_ur: str
    taken_back_at: datetime | None
    why: str


@dataclass(frozen=True)
class Checked:
    """What a code says, and what the register says beside it, where it knows the number."""

    said: codes.Said
    is_good: bool
    in_register: bool
    taken_back: bool


@transaction.atomic(savepoint=False)
def give_certificates(*, actor: Actor, session_id: UUID, now: datetime) -> Given:
    """This will give a certificate to each who completed a session and has none of it yet.

    Raises: NotFound; NoneIsGiven; NotOverYet.
    """
    confidentiality.permit(actor=actor, act=KEEPS, case_id=None, now=now)
    session = (
        TrainingSession.objects.select_related("course")
        .select_for_update(of=("self",))
        .filter(id=session_id, taken_back_at__isnull=True)
        .first()
    )
    if session is None:
        raise NotFound
    course = session.course
    if course.state != "approved" or not course.valid_months:
        raise NoneIsGiven
    since = _last_day(session)
    if since > local_date(now):
        raise NotOverYet
    until = add_months(since, course.valid_months)
    # A certificate lies where its holder serves: her own command counts it.
    posted = {one.service_number.casefold(): one for one in serving(actor, now)}
    rows = [
        _row(actor, session, came, posted.get(came.number.casefold()), until, now)
        for came in _without(session, course.days)
    ]
    TrainingCertificate.objects.bulk_create(rows)
    if not course.certifies:
        return Given(len(rows), 0, 0)
    known = [_qualify(actor, row, course.certifies, now) for row in rows if _is_police(row)]
    return Given(len(rows), sum(known), known.count(False))


@transaction.atomic(savepoint=False)
def take_back_certificate(*, actor: Actor, certificate_id: UUID, why: str, now: datetime) -> None:
    """This will take a certificate back; its number stays readable, and assignment knows.

    Raises: NotFound; WhyTakenBack.
    """
    confidentiality.permit(actor=actor, act=KEEPS, case_id=None, now=now)
    reason = clean(why)[:200]
    if not reason:
        raise WhyTakenBack
    standing = TrainingCertificate.objects.filter(id=certificate_id, taken_back_at__isnull=True)
    row = standing.first()
    if row is None or not standing.update(
        taken_back_at=now, taken_back_by=actor.officer_id, why=reason
    ):
        raise NotFound
    officer = officer_by_service_number(row.person, now) if _is_police(row) else None
    if officer is not None:
        _unqualify(actor, officer, certificate_id, now)


def certificate_sheet(actor: Actor, certificate_id: UUID, now: datetime) -> CertificateSheet:
    """This will give one certificate with its code. Raises: NotFound."""
    _may_read(actor, now)
    row = (
        TrainingCertificate.objects.select_related("session__course", "session__unit")
        .filter(id=certificate_id)
        .first()
    )
    if row is None:
        raise NotFound
    return CertificateSheet(
        certificate_id=row.id, number=row.number, name=row.name, person=row.person,
        profession=row.profession, stream=row.stream, course=row.session.course.title,
        days=row.session.days, since=row.on, until=row.until, key=row.key,
        code=codes.code_of(_said(row), row.signature), unit_en=row.session.unit.name_en,
        unit_ur=row.session.unit.name_ur, taken_back_at=row.taken_back_at, why=row.why,
    )  # fmt: skip


def check_code(code: str, now: datetime) -> Checked:
    """This will check a code; it is genuine or it is not, whether the register knows it or not.

    Raises: NotACode; NotSignedHere.
    """
    rows = TrainingCertificate.objects.all()
    keys: Collection[str] = {codes.public_key(), *rows.values_list("key", flat=True).distinct()}
    told = codes.read_code(code, keys)
    found = rows.filter(number=told.number).values_list("taken_back_at", flat=True).first()
    known = rows.filter(number=told.number).exists()
    good = told.since <= local_date(now) <= told.until
    return Checked(told, good and found is None, known, found is not None)


def _may_read(actor: Actor, now: datetime) -> None:
    confidentiality.permit(actor=actor, act="read_training", case_id=None, now=now)


def _without(session: TrainingSession, days: int) -> list[TrainingAttendance]:
    has_one = TrainingCertificate.objects.filter(session=session, taken_back_at__isnull=True)
    came = TrainingAttendance.objects.filter(
        session=session, taken_back_at__isnull=True, completed=True, days_there__gte=days
    ).exclude(number__in=has_one.values("person"))
    return list(came.order_by("number", "id"))


def _row(
    actor: Actor,
    session: TrainingSession,
    came: TrainingAttendance,
    posted: Serving | None,
    until: date,
    now: datetime,
) -> TrainingCertificate:
    place = session if posted is None or came.profession != "police" else posted
    row = TrainingCertificate(
        id=new_id(), number=new_reference(), session=session, person=came.number, name=came.name,
        profession=came.profession, sex=came.sex, rank=came.rank, stream=session.course.stream,
        on=_last_day(session), until=until, unit_id=place.unit_id, station_id=place.station_id,
        district_id=place.district_id, province=place.province,
        is_practice=session.is_practice, recorded_at=now, recorded_by_id=actor.officer_id,
        source="typed",
    )  # fmt: skip
    row.key, row.signature = codes.sign(_said(row))
    return row


def _last_day(session: TrainingSession) -> date:
    return session.on + timedelta(days=session.days - 1)


def _said(row: TrainingCertificate) -> codes.Said:
    return codes.Said(row.number, row.stream, row.on, row.until)


def _is_police(row: TrainingCertificate) -> bool:
    return row.profession == "police"


def _qualify(actor: Actor, row: TrainingCertificate, kind: str, now: datetime) -> bool:
    officer = officer_by_service_number(row.person, now)
    if officer is None:
        return False
    try:
        with transaction.atomic():
            qualifying.write_certificate(
                actor=actor, officer_id=officer, kind=kind, since_on=row.on, until_on=row.until,
                now=now, certificate_id=row.id,
            )  # fmt: skip
    except NotFound:
        # An officer of another area: the certificate is hers, her own registrar writes it down.
        return False
    return True


def _unqualify(actor: Actor, officer: OfficerId, certificate_id: UUID, now: datetime) -> None:
    try:
        with transaction.atomic():
            qualifying.take_back_certificate(
                actor=actor, officer_id=officer, certificate_id=certificate_id, now=now
            )
    except NotFound:
        # The curriculum was none that assignment asks for.
        return
