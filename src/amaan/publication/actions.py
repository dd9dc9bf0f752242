"""What may be done with a release: order it, decide on it as another person, withdraw it."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.command import districts_beside
from amaan.organisation.queries import Actor
from amaan.publication.models import Release
from amaan.publication.planned import BY_NAME
from amaan.publication.preparing import PUBLIC_ONCE


class NotOver(Refused):
    """A year that still runs: its last quarter would be seen coming in, report by report."""

    sentence = said("A year is published when it is over. Choose an earlier one.")
    field = "year"


class OneAtATime(Refused):
    """Another release of the year waits: each would be checked without the other."""

    sentence = said(
        "Another release of this year is on its way. Have it published or declined first: each "
        "is held against all that is public."
    )


class NothingChosen(Refused):
    """A release of no table."""

    sentence = said("Choose at least one table.")
    field = "tables"


class CorrectsAnother(Refused):
    """What is put right is public, or was, and is of the same year."""

    sentence = said("Choose a release of the same year that is public, or was.")
    field = "corrects"


class SayWhy(Refused):
    """Declining and withdrawing are answered for."""

    sentence = said("Write the reason. Whoever asks later reads it.")
    field = "why"


class NotByOneself(Refused):
    """Whoever prepared a release does not let it out."""

    sentence = said("You prepared this release. Another person must decide on it.")


class DecidedAlready(Refused):
    """Somebody was quicker, or the check is not over."""

    sentence = said("This release does not wait for a decision now. Look at it again.")


@transaction.atomic(savepoint=False)
def order_release(
    *, actor: Actor, year: int, tables: list[str], corrects: UUID | None = None,
    release_id: UUID, now: datetime,
) -> UUID:  # fmt: skip
    """This will write down a release that a job shall prepare and check.

    Raises: NotFound, NotOver, NothingChosen, CorrectsAnother, OneAtATime.
    """
    confidentiality.permit(actor=actor, act="prepare_release", case_id=None, now=now)
    if Release.objects.filter(id=release_id).exists():
        return release_id
    if not actor.province:
        raise NotFound
    if year >= local_date(now).year or year < 2000:
        raise NotOver
    chosen = [name for name in BY_NAME if name in tables]
    if not chosen:
        raise NothingChosen
    if corrects is not None and not _was_public(actor, corrects, year):
        raise CorrectsAnother
    places = districts_beside(actor, local_date(now))
    try:
        with transaction.atomic():
            Release.objects.create(
                id=release_id, province=actor.province,
                is_practice=actor.is_practice, year=year, tables=chosen, state="ordered",
                corrects_id=corrects,
                prepared_by_id=actor.officer_id, prepared_at=now,
                places={str(one.unit_id): [one.name_en, one.name_ur] for one in places},
            )  # fmt: skip
    except IntegrityError:
        raise OneAtATime from None
    return release_id


@transaction.atomic(savepoint=False)
def publish(*, actor: Actor, release_id: UUID, now: datetime) -> None:
    """This will make a checked release public. Raises: NotFound, NotByOneself, DecidedAlready."""
    release = _to_decide(actor, release_id, now)
    release.state = "published"
    release.save(update_fields=["state", "decided_by", "decided_at", "why"])


@transaction.atomic(savepoint=False)
def decline(*, actor: Actor, release_id: UUID, why: str, now: datetime) -> None:
    """This will set a checked release aside with a reason; nothing of it becomes public.

    Raises: NotFound, SayWhy, NotByOneself, DecidedAlready.
    """
    release = _to_decide(actor, release_id, now)
    if not why.strip():
        raise SayWhy
    release.state, release.why = "declined", why.strip()
    release.save(update_fields=["state", "decided_by", "decided_at", "why"])


@transaction.atomic(savepoint=False)
def withdraw(*, actor: Actor, release_id: UUID, why: str, now: datetime) -> None:
    """This will withdraw what is public: it stays in the list, with the reason beside it.

    What was read once is known: later releases are still held against it.
    Raises: NotFound, SayWhy, DecidedAlready.
    """
    confidentiality.permit(actor=actor, act="decide_release", case_id=None, now=now)
    release = _mine(actor, release_id, "published")
    if not why.strip():
        raise SayWhy
    release.state, release.why = "withdrawn", why.strip()
    release.withdrawn_by_id, release.withdrawn_at = actor.officer_id, now
    release.save(update_fields=["state", "why", "withdrawn_by", "withdrawn_at"])


def _was_public(actor: Actor, release_id: UUID, year: int) -> bool:
    return Release.objects.filter(
        id=release_id, province=actor.province, is_practice=actor.is_practice, year=year,
        state__in=PUBLIC_ONCE,
    ).exists()  # fmt: skip


def _to_decide(actor: Actor, release_id: UUID, now: datetime) -> Release:
    confidentiality.permit(actor=actor, act="decide_release", case_id=None, now=now)
    release = _mine(actor, release_id, "checked")
    release.decided_by_id, release.decided_at = actor.officer_id, now
    return release


def _mine(actor: Actor, release_id: UUID, state: str) -> Release:
    rows = Release.objects.filter(
        id=release_id, province=actor.province, is_practice=actor.is_practice
    )
    release = rows.first()
    if release is None:
        raise NotFound
    if release.prepared_by_id == actor.officer_id:
        raise NotByOneself
    # Nobody decides twice: the row is held for whoever was first.
    held = rows.filter(state=state).select_for_update(of=("self",)).first()
    if held is None:
        raise DecidedAlready
    return held
