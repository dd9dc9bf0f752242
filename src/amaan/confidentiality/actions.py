"""Verbs of standing: may this be done, who stands where, and who must not know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from amaan.confidentiality import policy
from amaan.confidentiality.models import Grant
from amaan.confidentiality.queries import standing_of
from amaan.kernel.ids import CaseId, OfficerId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import prepared
from amaan.organisation.queries import Actor


class CannotReceiveIt(Refused):
    """The officer chosen has no post that can hold it, or must not know of it."""

    sentence = said(
        "This officer cannot be given this case. Choose somebody else; why is said to nobody."
    )


@dataclass(frozen=True)
class NewGrant:
    """A relation to give to an officer when a case opens."""

    officer_id: OfficerId
    relation: str
    since: datetime
    until: datetime | None = None


def permit(*, actor: Actor, act: str, case_id: CaseId | None, now: datetime) -> None:
    """This will let an act go on, or refuse it as if there were nothing there.

    At most one statement; none before there is a case.
    Raises: NotFound when the policy table does not allow it, and equally when the case does
    not exist; UnknownAct when the table does not name the act.
    """
    if case_id is None:
        decision = policy.may_before_a_case(actor.post.value, act)
    else:
        decision = standing_of(actor, case_id, now).decide(actor.post.value, act)
    if not decision.allowed:
        raise NotFound


@transaction.atomic(savepoint=False)
def open_standing(
    *, actor: Actor, case_id: CaseId, grants: Sequence[NewGrant], now: datetime
) -> None:
    """This will give the first relations to a case that the actor is about to open.

    One INSERT, before the case itself. The database refuses a case the actor may not know of.
    """
    prepared.carry_out(
        _FIRST_GRANTS,
        [
            *(case_id, actor.officer_id, now),
            [new.officer_id for new in grants],
            [new.relation for new in grants],
            [new.since for new in grants],
            [new.until for new in grants],
        ],
    )


@transaction.atomic(savepoint=False)
def grant(
    *,
    actor: Actor,
    case_id: CaseId,
    officer_id: OfficerId,
    relation: str,
    since: datetime,
    until: datetime | None,
    now: datetime,
) -> None:
    """This will put an officer in a relation to a case. Doing it twice changes nothing.

    Raises: NotFound when the actor may not give this relation, or gives himself one that
    nobody gives himself.
    """
    permit(actor=actor, act=policy.GIVES[relation], case_id=case_id, now=now)
    if officer_id == actor.officer_id and relation in policy.NEVER_TO_ONESELF:
        raise NotFound
    row = _grant(actor, case_id, officer_id, relation, since, until, now)
    Grant.objects.bulk_create([row], ignore_conflicts=True)


@transaction.atomic(savepoint=False)
def end_relation(
    *,
    actor: Actor,
    case_id: CaseId,
    relation: str,
    at: datetime,
    now: datetime,
    officer_id: OfficerId | None = None,
) -> None:
    """This will end a relation at an instant, for one officer or for all who hold it.

    `at` may lie ahead: the registering relation ends 24 hours after the FIR. An end never
    lengthens what already ends sooner.
    Raises: NotFound.
    """
    permit(actor=actor, act=policy.ENDS[relation], case_id=case_id, now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_end_grant(%s, %s, %s, %s, %s)",
            [actor.officer_id, case_id, relation, officer_id, at],
        )


@transaction.atomic(savepoint=False)
def seal_case(
    *,
    actor: Actor,
    case_id: CaseId,
    sources: tuple[str, ...],
    must_not_know: tuple[OfficerId, ...],
    now: datetime,
) -> None:
    """This will take a case out of the sight of everybody but those granted by name.

    The officers named must not know of it, whatever was granted to them; the relations
    that came with a post (registering, reviewer) end. Sealing twice adds officers.
    Raises: NotFound.
    """
    permit(actor=actor, act="seal_case", case_id=case_id, now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_seal_case(%s, %s, %s::text[], %s::uuid[], %s)",
            [actor.officer_id, case_id, list(sources), list(must_not_know), now],
        )


@transaction.atomic(savepoint=False)
def declare(*, actor: Actor, case_id: CaseId, knows: str, now: datetime) -> None:
    """This will keep an officer's word about the people in a case: once, before the first look.

    `knows` is `nobody`, or what somebody in the case is to the officer: then the relation ends
    with this act, for good. Where she is kin of the accused, the case leaves her station's
    sight.
    Raises: NotFound for whoever holds no relation, and once she is out of it.
    """
    permit(actor=actor, act="declare", case_id=case_id, now=now)
    if not _done("amaan_declare", actor.officer_id, case_id, knows, now):
        raise NotFound


@transaction.atomic(savepoint=False)
def hand_on(*, actor: Actor, case_id: CaseId, officer_id: OfficerId, now: datetime) -> None:
    """This will give a case into the hands of an officer named, here or anywhere.

    By her who holds it, or by the custodian for a sealed one. Whoever held it lets go; she who
    wrote it down can still be asked for seven days.
    Raises: NotFound; CannotReceiveIt.
    """
    permit(actor=actor, act="hand_on", case_id=case_id, now=now)
    if not _done("amaan_hand_on", actor.officer_id, case_id, officer_id, now):
        raise CannotReceiveIt


def _done(function: str, *values: UUID | str | datetime) -> bool:
    blanks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({blanks})", list(values))
        return bool(cursor.fetchone()[0])


def _grant(
    actor: Actor,
    case_id: CaseId,
    officer_id: OfficerId,
    relation: str,
    since: datetime,
    until: datetime | None,
    now: datetime,
) -> Grant:
    return Grant(
        case_id=case_id,
        officer_id=officer_id,
        relation=relation,
        since=since,
        until=until,
        granted_by_id=actor.officer_id,
        granted_at=now,
    )


_FIRST_GRANTS = """
INSERT INTO confidentiality_grant (id, case_id, granted_by_id, granted_at, officer_id, relation,
  since, until)
SELECT gen_random_uuid(), %s::uuid, %s::uuid, %s::timestamptz, g.*
FROM unnest(%s::uuid[], %s::text[], %s::timestamptz[], %s::timestamptz[]) AS g
ON CONFLICT DO NOTHING
"""
