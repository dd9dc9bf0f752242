"""Opening units, appointing officers and posting them: the registrar's acts.

A right in this house follows a posting, so whoever writes postings hands out rights. That
is one post, the registrar, within the area of the unit he sits in, and never for himself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.models import Officer, Posting, Unit
from amaan.organisation.posts import Post, Province, Rank, Sex, UnitKind
from amaan.organisation.queries import Actor

# What each kind of unit may be part of. A province is missing: it carries the code of its
# law, which only the founding act gives.
_PARENTS: Mapping[UnitKind, frozenset[UnitKind]] = {
    UnitKind.REGION: frozenset({UnitKind.PROVINCE}),
    UnitKind.DISTRICT: frozenset({UnitKind.PROVINCE, UnitKind.REGION}),
    UnitKind.CIRCLE: frozenset({UnitKind.DISTRICT}),
    UnitKind.STATION: frozenset({UnitKind.DISTRICT, UnitKind.CIRCLE}),
    UnitKind.DESK: frozenset({UnitKind.STATION}),
    UnitKind.SPECIAL_UNIT: frozenset({UnitKind.DISTRICT}),
}

# Where each post can be held. The policy reads post and unit together, so a desk officer
# posted to a district would be an officer whom no line of the policy was written for.
_SEATS: Mapping[Post, frozenset[UnitKind]] = {
    Post.DESK_OFFICER: frozenset({UnitKind.DESK}),
    Post.STATION_CLERK: frozenset({UnitKind.STATION}),
    Post.STATION_COMMANDER: frozenset({UnitKind.STATION}),
    Post.INVESTIGATOR: frozenset({UnitKind.STATION, UnitKind.SPECIAL_UNIT}),
    Post.SUPERVISOR: frozenset({UnitKind.CIRCLE}),
    Post.DISTRICT_COMMANDER: frozenset({UnitKind.DISTRICT}),
    Post.CUSTODIAN: frozenset({UnitKind.DISTRICT}),
    Post.AUDITOR: frozenset(
        {UnitKind.DISTRICT, UnitKind.REGION, UnitKind.PROVINCE, UnitKind.NATION}
    ),
    Post.REGISTRAR: frozenset({UnitKind.DISTRICT, UnitKind.PROVINCE, UnitKind.NATION}),
}


class UnitIsThere(Refused):
    """A second unit of the same name in the same place is almost always a second press."""

    sentence = said(
        "A unit of this kind with this name is already open there. "
        "Use that one, or give the new one another name."
    )


class UnitDoesNotFit(Refused):
    """The levels of the police stand one below the other."""

    sentence = said(
        "A unit of this kind cannot stand there. A desk belongs to a station, a station to a "
        "sub-division or district, a special unit to a district, a district to a region or "
        "province."
    )


class UnitIsClosed(Refused):
    """Nothing new begins in a unit that has ended."""

    sentence = said("This unit has closed. Choose one that is open.")


class SignInTaken(Refused):
    """Two officers cannot sign in by one name."""

    sentence = said("Another officer signs in with this name. Choose another sign-in name.")


class SignInNotPlain(Refused):
    """A sign-in name must be typeable on every keyboard at a desk."""

    sentence = said(
        "A sign-in name has 2 to 40 small Latin letters, digits, dots and hyphens, and begins "
        "with a letter or digit."
    )


class ServiceNumberTaken(Refused):
    """The number on a uniform belongs to one officer."""

    sentence = said("Another officer has this service number. Read the number again.")


class PasswordTooWeak(Refused):
    """The first password is what the officer will carry to the desk."""

    sentence = said(
        "This password is too easy to guess. Use at least 12 characters that are not a name, "
        "a number in a row or a common word."
    )


class PostNotHere(Refused):
    """This post is not held in that kind of unit."""

    sentence = said(
        "This post is not held in a unit of that kind. Choose a unit where this post belongs."
    )


class AlreadyPosted(Refused):
    """The officer holds exactly this post there already."""

    sentence = said("The officer already holds this post in this unit.")


class PostedJustNow(Refused):
    """A posting that would have lasted no time at all is a second press, not an order."""

    sentence = said("The officer was posted a moment ago. Look at the posting before changing it.")


class PracticeStaysApart(Refused):
    """A practice unit's cases can never mix with real ones, and so its people cannot either."""

    sentence = said(
        "Practice and real work are kept apart. A practice unit begins with its district, all "
        "below it is practice, and an account for practice is never posted to a real unit."
    )


class NotYourOwnPosting(Refused):
    """Nobody gives himself rights."""

    sentence = said(
        "You cannot change your own posting. Ask the registrar of the unit above yours."
    )


class ServiceIsFounded(Refused):
    """The first registrar is appointed once; every later one by a registrar."""

    sentence = said("Officers are already registered here. A registrar appoints the next one.")


@dataclass(frozen=True, kw_only=True)
class NewOfficer:
    """Whom a registrar enters: as the order of appointment names them."""

    sign_in: str
    service_number: str
    name_en: str
    name_ur: str
    rank: Rank
    sex: Sex
    language: str = "ur"


@transaction.atomic
def found_the_service(
    *,
    province: Province,
    name_en: str,
    name_ur: str,
    registrar: NewOfficer,
    password: str,
    now: datetime,
    is_practice: bool = False,
) -> tuple[UnitId, OfficerId]:
    """This will open the first province and post its first registrar, on an empty register.

    It is the only act without an actor, because nobody is there yet to be one; it is run from
    the server's own console and never from a page.

    Raises: ServiceIsFounded when any officer exists; else as `appoint_officer`.
    """
    if Officer.objects.exists():
        raise ServiceIsFounded
    unit = Unit.objects.create(
        kind=UnitKind.PROVINCE,
        province=province,
        name_en=name_en,
        name_ur=name_ur,
        opened_on=local_date(now),
        is_practice=is_practice,
    )
    officer = _enter(registrar, password)
    Posting.objects.create(officer=officer, unit=unit, post=Post.REGISTRAR, since=now)
    return UnitId(unit.id), OfficerId(officer.id)


@transaction.atomic
def open_unit(
    *,
    actor: Actor,
    parent_id: UnitId,
    kind: UnitKind,
    name_en: str,
    name_ur: str,
    now: datetime,
    is_practice: bool = False,
) -> UnitId:
    """This will open a unit below another one; whatever opens in a practice unit is practice.

    Raises: NotFound when the actor may not, or the parent is not in his area; UnitIsClosed,
        UnitDoesNotFit, UnitIsThere and PracticeStaysApart as their sentences say.
    """
    seat = _registrars_seat(actor)
    parent = _unit_within(seat, parent_id)
    if parent.closed_on is not None:
        raise UnitIsClosed
    if parent.kind not in _PARENTS.get(kind, frozenset()):
        raise UnitDoesNotFit
    if is_practice and not parent.is_practice and kind != UnitKind.DISTRICT:
        raise PracticeStaysApart
    if _open_namesake(parent, kind, name_en):
        raise UnitIsThere
    unit = Unit.objects.create(
        kind=kind,
        parent=parent,
        station_id=_own_or(parent, UnitKind.STATION, parent.station_id),
        district_id=_own_or(parent, UnitKind.DISTRICT, parent.district_id),
        province=parent.province,
        name_en=name_en.strip(),
        name_ur=name_ur.strip(),
        opened_on=local_date(now),
        is_practice=is_practice or parent.is_practice,
    )
    return UnitId(unit.id)


@transaction.atomic
def appoint_officer(
    *,
    actor: Actor,
    officer: NewOfficer,
    password: str,
    unit_id: UnitId,
    post: Post,
    now: datetime,
) -> OfficerId:
    """This will enter an officer with a first password and a first posting, both at once.

    An account without a posting would be a key without a door, so there is no verb for one.

    Raises: NotFound when the actor may not, or the unit is not in his area; UnitIsClosed,
        PostNotHere, SignInNotPlain, SignInTaken, ServiceNumberTaken and PasswordTooWeak as
        their sentences say.
    """
    seat = _registrars_seat(actor)
    unit = _place_for(post, _unit_within(seat, unit_id))
    entered = _enter(officer, password)
    Posting.objects.create(officer=entered, unit=unit, post=post, since=now)
    return OfficerId(entered.id)


@transaction.atomic
def post_officer(
    *, actor: Actor, officer_id: OfficerId, unit_id: UnitId, post: Post, now: datetime
) -> None:
    """This will end the officer's posting and begin the new one at the same instant.

    Both the unit left and the unit joined must lie in the registrar's area: a transfer across
    two districts is the province's act.

    Raises: NotFound when the actor may not, or either unit or the officer is not his to post;
        NotYourOwnPosting, UnitIsClosed, PostNotHere, PracticeStaysApart, AlreadyPosted and
        PostedJustNow as their sentences say.
    """
    seat = _registrars_seat(actor)
    unit = _unit_within(seat, unit_id)
    held = _posting_of(seat, officer_id)
    if officer_id == actor.officer_id:
        raise NotYourOwnPosting
    _place_for(post, unit)
    _same_world(officer_id, unit)
    if held is not None:
        if held.unit_id == unit.id and held.post == post:
            raise AlreadyPosted
        _end(held, now)
    Posting.objects.create(officer_id=officer_id, unit=unit, post=post, since=now)


@transaction.atomic
def relieve_officer(*, actor: Actor, officer_id: OfficerId, now: datetime) -> None:
    """This will end an officer's posting without a new one: leave, suspension, the end of service.

    From this instant the account opens nothing; `post_officer` brings the officer back.

    Raises: NotFound when the actor may not, or the officer holds no posting in his area;
        NotYourOwnPosting and PostedJustNow as their sentences say.
    """
    seat = _registrars_seat(actor)
    held = _posting_of(seat, officer_id)
    if held is None:
        raise NotFound
    if officer_id == actor.officer_id:
        raise NotYourOwnPosting
    _end(held, now)


def _registrars_seat(actor: Actor) -> Unit:
    if actor.post != Post.REGISTRAR:
        raise NotFound
    return Unit.objects.get(id=actor.unit_id)


def _unit_within(seat: Unit, unit_id: UUID) -> Unit:
    unit = Unit.objects.filter(id=unit_id).first()
    if unit is None or not _lies_within(seat, unit):
        raise NotFound
    return unit


def _lies_within(seat: Unit, unit: Unit) -> bool:
    if unit.id == seat.id:
        return True
    match UnitKind(seat.kind):
        case UnitKind.NATION:
            return True
        case UnitKind.PROVINCE:
            return unit.kind != UnitKind.NATION and unit.province == seat.province
        case UnitKind.DISTRICT:
            return unit.district_id == seat.id
        case _:
            return False


def _posting_of(seat: Unit, officer_id: OfficerId) -> Posting | None:
    # Locked, so that two registrars who post the same officer at once take turns.
    if not Officer.objects.filter(id=officer_id, is_active=True).exists():
        raise NotFound
    held = (
        Posting.objects.select_for_update(of=("self",))
        .select_related("unit")
        .filter(officer_id=officer_id, until__isnull=True)
        .first()
    )
    if held is not None and not _lies_within(seat, held.unit):
        raise NotFound
    return held


def _end(held: Posting, now: datetime) -> None:
    if held.since >= now:
        raise PostedJustNow
    held.until = now
    held.save(update_fields=["until"])


def _place_for(post: Post, unit: Unit) -> Unit:
    if unit.closed_on is not None:
        raise UnitIsClosed
    if unit.kind not in _SEATS[post]:
        raise PostNotHere
    return unit


def _same_world(officer_id: OfficerId, unit: Unit) -> None:
    # Every posting ever held counts, so that an officer who is out of post stays where he was.
    if (
        Posting.objects.filter(officer_id=officer_id)
        .exclude(unit__is_practice=unit.is_practice)
        .exists()
    ):
        raise PracticeStaysApart


def _open_namesake(parent: Unit, kind: UnitKind, name_en: str) -> bool:
    return Unit.objects.filter(
        parent=parent, kind=kind, name_en__iexact=name_en.strip(), closed_on__isnull=True
    ).exists()


def _own_or(parent: Unit, kind: UnitKind, otherwise: UUID | None) -> UUID | None:
    return parent.id if parent.kind == kind else otherwise


def _enter(new: NewOfficer, password: str) -> Officer:
    sign_in = new.sign_in.strip().lower()
    number = new.service_number.strip()
    if not _is_plain(sign_in):
        raise SignInNotPlain
    if Officer.objects.filter(sign_in=sign_in).exists():
        raise SignInTaken
    if Officer.objects.filter(service_number__iexact=number).exists():
        raise ServiceNumberTaken
    officer = Officer(
        sign_in=sign_in,
        service_number=number,
        name_en=new.name_en.strip(),
        name_ur=new.name_ur.strip(),
        rank=new.rank,
        sex=new.sex,
        language=new.language,
    )
    try:
        validate_password(password, officer)
    except ValidationError:
        raise PasswordTooWeak from None
    officer.set_password(password)
    officer.save(force_insert=True)
    return officer


def _is_plain(sign_in: str) -> bool:
    return (
        2 <= len(sign_in) <= 40
        and sign_in[0] not in ".-"
        and set(sign_in) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    )
