"""Where an officer is signed in: at one computer at a time, and at which ones lately.

Instants here are real ones, as everything about sessions: a demonstration that turns its
clock signs nobody out. Whether the second factor was right is asked of the vault before.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from amaan.kernel.ids import OfficerId
from amaan.kernel.refusals import NotFound
from amaan.organisation.area import officer_within, registrars_seat
from amaan.organisation.models import Officer, SignIn
from amaan.organisation.posts import SignInEnd
from amaan.organisation.queries import Actor

# By then a session has ended by itself, whether anybody signed out or not.
LONGEST = timedelta(hours=8)


@dataclass(frozen=True)
class Began:
    """A new sign-in, and the one at another computer that it brought to its end."""

    id: UUID
    ended_browser: str = ""
    ended_began_at: datetime | None = None


@transaction.atomic(savepoint=False)
def begin_sign_in(*, actor: Actor, computer: str, browser: str, now: datetime) -> Began:
    """This will write down that an officer is signed in here, and end her sign-in elsewhere."""
    officer = Officer.objects.select_for_update(no_key=True).get(id=actor.officer_id)
    before = SignIn.objects.filter(officer=officer, ended_at__isnull=True).first()
    is_over = before is not None and now - before.began_at >= LONGEST
    if before is not None:
        _end(before, SignInEnd.SHIFT_OVER if is_over else SignInEnd.ELSEWHERE, now)
    here = SignIn.objects.create(
        officer=officer, computer=computer, browser=browser, began_at=now, seen_at=now
    )
    officer.last_sign_in = here
    officer.save(update_fields=["last_sign_in"])
    if before is None or is_over or before.computer == computer:
        return Began(here.id)
    return Began(here.id, before.browser, before.began_at)


def note_seen(*, actor: Actor, sign_in_id: UUID, now: datetime) -> None:
    """This will write down that the officer is still there."""
    _own(actor, sign_in_id).filter(locked_at__isnull=True).update(seen_at=now)


def lock_sign_in(*, actor: Actor, sign_in_id: UUID, now: datetime) -> None:
    """This will lock a sign-in until a second factor is given anew. Locked twice is locked once."""
    _own(actor, sign_in_id).filter(locked_at__isnull=True).update(locked_at=now)


def unlock_sign_in(*, actor: Actor, sign_in_id: UUID, now: datetime) -> None:
    """This will open a locked sign-in; the vault has seen a second factor before."""
    _own(actor, sign_in_id).update(locked_at=None, seen_at=now)


def end_sign_in(*, actor: Actor, sign_in_id: UUID, how: SignInEnd, now: datetime) -> None:
    """This will end a sign-in; one that has ended keeps its first end."""
    _own(actor, sign_in_id).update(ended_at=now, ended_how=how)


@transaction.atomic(savepoint=False)
def forget_computer(*, actor: Actor, sign_in_id: UUID, now: datetime) -> None:
    """This will make the computer of a sign-in a stranger's again, and end what is open there.

    Raises: NotFound for somebody else's sign-in.
    """
    found = SignIn.objects.filter(id=sign_in_id, officer_id=actor.officer_id).first()
    if found is None:
        raise NotFound
    there = SignIn.objects.filter(officer_id=actor.officer_id, computer=found.computer)
    there.update(forgotten=True)
    there.filter(ended_at__isnull=True).update(ended_at=now, ended_how=SignInEnd.ENDED_BY_HER)


@transaction.atomic(savepoint=False)
def end_sign_in_of(
    *, actor: Actor, officer_id: OfficerId, now: datetime, real_now: datetime
) -> None:
    """This will end an officer's sign-in from the registrar's page: a computer was stolen.

    Raises: NotFound when the actor may not, or the officer is not in his area.
    """
    officer_within(registrars_seat(actor), officer_id, now)
    open_one = SignIn.objects.filter(officer_id=officer_id, ended_at__isnull=True)
    open_one.update(ended_at=real_now, ended_how=SignInEnd.ENDED_BY_REGISTRAR)


def end_for_lost_factor(*, actor: Actor, officer_id: OfficerId, now: datetime) -> None:
    """This will end the sign-in of an officer whose second factor the vault has just taken away.

    Who may was decided by the vault, which writes it down.
    """
    del actor
    open_one = SignIn.objects.filter(officer_id=officer_id, ended_at__isnull=True)
    open_one.update(ended_at=now, ended_how=SignInEnd.FACTOR_LOST)


@transaction.atomic(savepoint=False)
def clear_sign_ins(*, actor: Actor | None, now: datetime, kept_for: timedelta, at_most: int) -> int:
    """This will clear some of the sign-ins that began too long ago; says how many.

    The last one of each officer stays, whenever it was: it says whether she is signed in. What
    a second factor opened stands in the journal, which is not cleared.
    """
    del actor  # the house itself, at night
    old = SignIn.objects.filter(began_at__lt=now - kept_for, ended_at__isnull=False)
    last = Officer.objects.filter(last_sign_in_id=OuterRef("id"))
    some = old.exclude(Exists(last)).order_by("began_at", "id").values_list("id", flat=True)
    return SignIn.objects.filter(id__in=list(some[:at_most])).delete()[0]


def _own(actor: Actor, sign_in_id: UUID) -> QuerySet[SignIn]:
    return SignIn.objects.filter(id=sign_in_id, officer_id=actor.officer_id, ended_at__isnull=True)


def _end(found: SignIn, how: SignInEnd, now: datetime) -> None:
    found.ended_at, found.ended_how = now, how
    found.save(update_fields=["ended_at", "ended_how"])
