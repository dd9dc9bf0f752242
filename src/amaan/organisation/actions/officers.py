"""Appointing, posting and relieving officers, and giving a forgotten password back.

A right in this house follows a posting, so whoever writes postings hands out rights. That
is one post, the registrar, within the area of the unit he sits in, and never for himself.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.accounts import (
    NewOfficer,
    PasswordTooWeak,
    PresentPasswordWrong,
    enter,
    set_own,
)
from amaan.organisation.actions.units import PracticeStaysApart, UnitIsClosed
from amaan.organisation.area import officer_within, registrars_seat, unit_within
from amaan.organisation.models import Officer, Posting, Unit
from amaan.organisation.passwords import temporary_password
from amaan.organisation.posts import HELD_BY_WOMEN, Post, Rank, Sex, UnitKind, post_fits
from amaan.organisation.queries import Actor

# Whoever gave an officer a new password does not soon take her second factor away as well:
# with both he could sign in as her, and no journal could tell the two apart.
APART_FOR = timedelta(days=7)
# A password on a slip of paper opens for so long; then the registrar makes another.
TEMPORARY_FOR = timedelta(days=3)


class PostNotHere(Refused):
    """This post is not held in that kind of unit."""

    sentence = said(
        "This post is not held in a unit of that kind. Choose a unit where this post belongs."
    )


class WomenServeHere(Refused):
    """Women who fled a man are not met by one in the house that keeps them."""

    sentence = said("Only women serve in a house of shelter. Choose somebody else for this post.")


class AlreadyPosted(Refused):
    """The officer holds exactly this post there already."""

    sentence = said("The officer already holds this post in this unit.")


class PostedJustNow(Refused):
    """A posting that would have lasted no time at all is a second press, not an order."""

    sentence = said("The officer was posted a moment ago. Look at the posting before changing it.")


class NotYourOwnPosting(Refused):
    """Nobody gives himself rights."""

    sentence = said(
        "You cannot change your own posting. Ask the registrar of the unit above yours."
    )


class TwoRegistrarsNeeded(Refused):
    """With a password and a second factor from one hand, the hand could sign in as her."""

    sentence = said(
        "You have given this officer a new password or a new second factor in the last seven "
        "days. The other one must be reset by another registrar, so that nobody holds both."
    )


@transaction.atomic(savepoint=False)
def appoint_officer(
    *,
    actor: Actor,
    officer: NewOfficer,
    password: str,
    unit_id: UnitId,
    post: Post,
    now: datetime,
    password_is_temporary: bool = False,
) -> OfficerId:
    """This will enter an officer with a first password and a first posting, both at once.

    An account without a posting would be a key without a door, so there is no verb for one.

    Raises: NotFound when the actor may not, or the unit is not in his area; UnitIsClosed,
        PostNotHere, WomenServeHere, SignInNotPlain, SignInTaken, ServiceNumberTaken and
        PasswordTooWeak as their sentences say.
    """
    seat = registrars_seat(actor)
    unit = _place_for(post, unit_within(seat, unit_id), now)
    good_until = now + TEMPORARY_FOR if password_is_temporary else None
    entered = enter(officer, password, temporary_until=good_until)
    _begin(entered, unit, post, actor, now)
    return OfficerId(entered.id)


@transaction.atomic(savepoint=False)
def post_officer(
    *, actor: Actor, officer_id: OfficerId, unit_id: UnitId, post: Post, now: datetime
) -> None:
    """This will end the officer's posting and begin the new one at the same instant.

    Both the unit left and the unit joined must lie in the registrar's area: a transfer across
    two districts is the province's act.

    Raises: NotFound when the actor may not, or either unit or the officer is not his to post;
        NotYourOwnPosting, UnitIsClosed, PostNotHere, WomenServeHere, PracticeStaysApart,
        AlreadyPosted and PostedJustNow as their sentences say.
    """
    seat = registrars_seat(actor)
    unit = unit_within(seat, unit_id)
    officer, held = officer_within(seat, officer_id, now)
    if officer_id == actor.officer_id:
        raise NotYourOwnPosting
    _place_for(post, unit, now)
    _same_world(officer, unit)
    if held is not None:
        if held.unit_id == unit.id and held.post == post:
            raise AlreadyPosted
        _end(held, actor, now)
    _begin(officer, unit, post, actor, now)


@transaction.atomic(savepoint=False)
def relieve_officer(*, actor: Actor, officer_id: OfficerId, now: datetime) -> None:
    """This will end an officer's posting without a new one: leave, suspension, the end of service.

    From this instant the account opens nothing; `post_officer` brings the officer back.

    Raises: NotFound when the actor may not, or the officer holds no posting in his area;
        NotYourOwnPosting and PostedJustNow as their sentences say.
    """
    seat = registrars_seat(actor)
    _officer, held = officer_within(seat, officer_id, now)
    if held is None:
        raise NotFound
    if officer_id == actor.officer_id:
        raise NotYourOwnPosting
    _end(held, actor, now)


@transaction.atomic(savepoint=False)
def change_rank(*, actor: Actor, officer_id: OfficerId, rank: Rank, now: datetime) -> None:
    """This will write down an officer's new rank. No right follows it.

    Raises: NotFound when the actor may not, or the officer is not in his area.
    """
    seat = registrars_seat(actor)
    officer, _held = officer_within(seat, officer_id, now)
    officer.rank = rank
    officer.save(update_fields=["rank"])


@transaction.atomic(savepoint=False)
def reset_password(*, actor: Actor, officer_id: OfficerId, now: datetime) -> str:
    """This will give an officer a temporary password, and end every session of hers at once.

    The password opens only the page where she chooses her own, and that only with her second
    factor. It is shown once, to be handed over, and kept nowhere.

    Raises: NotFound when the actor may not, or the officer is not in his area;
        NotYourOwnPosting and TwoRegistrarsNeeded as their sentences say.
    """
    seat = registrars_seat(actor)
    officer, _held = officer_within(seat, officer_id, now)
    if officer_id == actor.officer_id:
        raise NotYourOwnPosting
    if _did_lately(actor, officer.factor_reset_by_id, officer.factor_reset_at, now):
        raise TwoRegistrarsNeeded
    password = temporary_password()
    # Every page compares the session with the password's state, so a new one ends them all.
    officer.set_password(password)
    officer.password_is_temporary = True
    officer.password_good_until = now + TEMPORARY_FOR
    officer.password_reset_by_id, officer.password_reset_at = actor.officer_id, now
    officer.save(
        update_fields=[
            "password",
            "password_is_temporary",
            "password_good_until",
            "password_reset_by",
            "password_reset_at",
        ]
    )
    return password


@transaction.atomic(savepoint=False)
def allow_factor_reset(*, actor: Actor, officer_id: OfficerId, now: datetime) -> None:
    """This will write down that a registrar takes an officer's second factor away.

    The vault keeps the factor and takes it away itself; this is asked before, in the same
    transaction, so that one registrar cannot take both keys of one officer.

    Raises: NotFound when the actor may not, or the officer is not in his area;
        NotYourOwnPosting and TwoRegistrarsNeeded as their sentences say.
    """
    seat = registrars_seat(actor)
    officer, _held = officer_within(seat, officer_id, now)
    if officer_id == actor.officer_id:
        raise NotYourOwnPosting
    # Whoever never signed in has nothing to lose yet, and somebody must give her both.
    if officer.last_login is not None and _did_lately(
        actor, officer.password_reset_by_id, officer.password_reset_at, now
    ):
        raise TwoRegistrarsNeeded
    officer.factor_reset_by_id, officer.factor_reset_at = actor.officer_id, now
    officer.save(update_fields=["factor_reset_by", "factor_reset_at"])


def vouch_for_lost_factor(*, actor: Actor, officer_id: OfficerId, now: datetime) -> None:
    """This will refuse somebody who made her password to have a part in losing her factor.

    Asked before the vault is, of whoever says that it is lost and of whoever agrees: with a
    password of his making and the code for a new enrolment he could sign in as her.

    Raises: NotFound for nobody; NotYourOwnPosting; TwoRegistrarsNeeded.
    """
    officer = Officer.objects.filter(id=officer_id, is_active=True).first()
    if officer is None:
        raise NotFound
    if officer_id == actor.officer_id:
        raise NotYourOwnPosting
    if _did_lately(actor, officer.password_reset_by_id, officer.password_reset_at, now):
        raise TwoRegistrarsNeeded


@transaction.atomic(savepoint=False)
def choose_password(*, actor: Actor, password: str, now: datetime, present: str = "") -> str:
    """This will set the password the officer chose herself, and end her other sessions.

    Gives what her own session must carry from now on. A temporary password was typed a moment
    ago; an own one is asked for again, as `present`.

    Raises: NotFound for an account that has ended; PasswordTooWeak and PresentPasswordWrong as
        their sentences say.
    """
    officer = (
        Officer.objects.select_for_update(no_key=True)
        .filter(id=actor.officer_id, is_active=True)
        .first()
    )
    if officer is None:
        raise NotFound
    if not officer.password_is_temporary and not officer.check_password(present):
        raise PresentPasswordWrong
    if officer.check_password(password):
        raise PasswordTooWeak
    set_own(officer, password)
    officer.password_is_temporary, officer.password_good_until = False, None
    officer.save(update_fields=["password", "password_is_temporary", "password_good_until"])
    return officer.get_session_auth_hash()


def _begin(officer: Officer, unit: Unit, post: Post, actor: Actor, now: datetime) -> None:
    if post in HELD_BY_WOMEN and officer.sex == Sex.MALE:
        raise WomenServeHere
    Posting.objects.create(
        officer=officer,
        unit=unit,
        post=post,
        since=now,
        recorded_by_id=actor.officer_id,
        recorded_at=now,
    )


def _end(held: Posting, actor: Actor, now: datetime) -> None:
    if held.since >= now:
        raise PostedJustNow
    held.until = now
    held.ended_by_id = actor.officer_id
    held.save(update_fields=["until", "ended_by"])


def _did_lately(actor: Actor, by: UUID | None, at: datetime | None, now: datetime) -> bool:
    return by == actor.officer_id and at is not None and now - at < APART_FOR


def _place_for(post: Post, unit: Unit, now: datetime) -> Unit:
    if not unit.is_open(local_date(now)):
        raise UnitIsClosed
    if not post_fits(post, UnitKind(unit.kind)):
        raise PostNotHere
    return unit


def _same_world(officer: Officer, unit: Unit) -> None:
    # Every posting ever held counts, so that an officer who is out of post stays where he was.
    if officer.postings.exclude(unit__is_practice=unit.is_practice).exists():
        raise PracticeStaysApart
