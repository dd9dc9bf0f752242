"""What this room answers: how an actor stands to a case, what is kept, and who looked.

Every question reads standing as the database knows it for the actor set by `act_as`;
asking about a case that does not exist and about one that must not be known is the same
question with the same answer.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from amaan.confidentiality import policy
from amaan.confidentiality.classes import OBJECT_FIELDS, DataClass, part_of
from amaan.kernel.ids import CaseId, OfficerId, SealedRef, UnitId
from amaan.organisation import prepared
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Standing:
    """How an actor stands to a case at an instant."""

    relations: frozenset[str]
    sealed: bool
    conflicted: bool
    # Which of desk, station and district the actor's unit shares with the case.
    scope: frozenset[str] = frozenset()
    # He gave his word that he knows nobody in this case.
    declared: bool = False
    # What she agreed to share now, as "purpose part".
    consents: frozenset[str] = frozenset()
    # When somebody last opened the case in an emergency, within three days.
    emergency_at: datetime | None = None

    @property
    def waits_for_word(self) -> bool:
        """Whether the officer has to say first that he knows nobody in the case."""
        return (
            not self.declared
            and bool(self.relations - policy.WITHOUT_DECLARING)
            and ("taker" not in self.relations)
        )

    def decide(self, post: str, act_or_class: str, purpose: str = "") -> policy.Decision:
        """This will ask the policy table, for a session the door found to hold two factors."""
        return policy.decide(
            post=post,
            relations=self.relations,
            scope=self.scope,
            sealed=self.sealed,
            conflicted=self.conflicted,
            act_or_class=act_or_class,
            declared=self.declared,
            consents=self.consents,
            purpose=purpose,
        )


@dataclass(frozen=True)
class SealedPlace:
    """A sealed value this actor could ask to see, and the reasons that would open it."""

    ref: SealedRef
    subject: UUID
    field: str
    data_class: DataClass
    purposes: tuple[str, ...]


@dataclass(frozen=True)
class Look:
    """One look at what is sealed: who, when, which fields and why. Never what was read."""

    at: datetime
    officer_id: OfficerId
    post: str
    relation: str
    fields: tuple[str, ...]
    purpose: str


@dataclass(frozen=True)
class Standee:
    """Somebody who works on a case, and in which relation."""

    officer_id: OfficerId
    relation: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Caseload:
    """How many open files an investigator carries on which something is owed."""

    officer_id: OfficerId
    unit_id: UnitId
    files: int


def may(actor: Actor, act: str) -> bool:
    """This will say whether an officer's post allows an act that is about no case.

    Asks nothing of the database. Raises: UnknownAct when the policy table does not name the act.
    """
    return policy.may_before_a_case(actor.post.value, act).allowed


def posts_that_may(act: str) -> tuple[Post, ...]:
    """This will name the posts whose holders may do an act that is about no case."""
    return tuple(post for post in Post if policy.may_before_a_case(post.value, act).allowed)


def standing_of(actor: Actor, case_id: CaseId, now: datetime) -> Standing:
    """This will say how an actor stands to a case, in one statement.

    Seen by: verbs and doors; the answer itself goes on no page.
    """
    found = prepared.ask(_STANDING, [actor.officer_id, case_id, now])
    if not found:
        return Standing(frozenset(), sealed=False, conflicted=False)
    return _standing(*found[0])


def sealed_fields(actor: Actor, case_id: CaseId, now: datetime) -> tuple[SealedPlace, ...]:
    """This will list the sealed values of a case that this actor could ask to see.

    Ordered by when they were sealed, then by id. One statement.
    Seen by: only fields of classes the actor's relations open; nothing in a conflict.
    """
    rows = prepared.ask(
        _SEALED_PLACES, [actor.officer_id, case_id, now, actor.officer_id, case_id, now]
    )
    if not rows:
        return ()
    # The standing is the same beside every place; each part of a file is decided once.
    standing = _standing(*rows[0][:6])
    opens = {
        part: _reasons(actor, standing, part)
        for part in {part_of(row[8]) for row in rows if row[8] not in OBJECT_FIELDS}
    }
    return tuple(
        SealedPlace(SealedRef(ref), subject, field, DataClass(data_class), reasons)
        for *_, ref, subject, field, data_class in rows
        if field not in OBJECT_FIELDS and (reasons := opens[part_of(field)])
    )


def behind_two(actor: Actor, case_id: CaseId, now: datetime) -> tuple[SealedRef, ...]:
    """This will list what opens to this actor once two custodians let him, and not before.

    Seen by: the relations of `policy.LET_BY_TWO`; for anybody else there is nothing.
    """
    rows = prepared.ask(
        _SEALED_PLACES, [actor.officer_id, case_id, now, actor.officer_id, case_id, now]
    )
    return tuple(
        SealedRef(row[6])
        for row in rows
        if (part := part_of(row[8])) in policy.LET_BY_TWO
        and any(
            _would_open(actor, _standing(*row[:6]), part, purpose) for purpose in policy.PURPOSES
        )
    )


def may_be_let(actor: Actor, case_id: CaseId, now: datetime) -> bool:
    """This will say whether two custodians could let this actor see where she is.

    Whether anything is written down of that, it does not say.
    """
    standing = standing_of(actor, case_id, now)
    return any(
        _would_open(actor, standing, part, purpose)
        for part in policy.LET_BY_TWO
        for purpose in policy.PURPOSES
    )


def _would_open(actor: Actor, standing: Standing, part: str, purpose: str) -> bool:
    plain = standing.decide(actor.post.value, part, purpose).allowed
    return (
        not plain
        and policy.decide(
            post=actor.post.value,
            relations=standing.relations,
            scope=standing.scope,
            sealed=standing.sealed,
            conflicted=standing.conflicted,
            act_or_class=part,
            purpose=purpose,
            declared=standing.declared,
            consents=standing.consents,
            let=frozenset({part}),
        ).allowed
    )


def who_looked(actor: Actor, case_id: CaseId, now: datetime) -> tuple[Look, ...]:
    """This will list every look at what is sealed in a case, newest first.

    Seen by: those working on the case; everybody else gets an empty list, as for a case
    that does not exist.
    """
    if not standing_of(actor, case_id, now).decide(actor.post.value, "see_who_looked").allowed:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT looked_at, officer_id, post, relation, fields, purpose"
            " FROM amaan_who_looked(%s, %s, %s) ORDER BY looked_at DESC, number DESC",
            [actor.officer_id, case_id, now],
        )
        rows = cursor.fetchall()
    return tuple(
        Look(at, OfficerId(officer), post, relation, tuple(fields.split(",")), purpose)
        for at, officer, post, relation, fields, purpose in rows
    )


def people_on(actor: Actor, case_id: CaseId, now: datetime) -> tuple[Standee, ...]:
    """This will list who stands in a relation to a case now, by since and officer.

    Seen by: whoever stands in a relation to it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT officer_id, relation, since, until FROM amaan_people_on(%s, %s, %s)"
            " ORDER BY since, officer_id, relation",
            [actor.officer_id, case_id, now],
        )
        return tuple(Standee(OfficerId(o), r, s, u) for o, r, s, u in cursor.fetchall())


def caseloads(actor: Actor, now: datetime) -> tuple[Caseload, ...]:
    """This will say how many open files each investigator posted in the actor's area carries.

    Seen by: whoever assigns, within his station or district; sealed files are in no number.
    """
    if not policy.may_see_caseloads(actor.post.value):
        return ()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT officer_id, unit_id, files FROM amaan_caseloads(%s) ORDER BY files DESC,"
            " officer_id",
            [now],
        )
        return tuple(Caseload(OfficerId(o), UnitId(u), int(n)) for o, u, n in cursor.fetchall())


def in_conflict(actor: Actor, case_id: CaseId, now: datetime) -> frozenset[OfficerId]:
    """This will name the officers who must not know of a case, so that none is called to it.

    Seen by: the desk that was told; for anybody else there is nobody.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT officer_id FROM amaan_in_conflict(%s, %s, %s)",
            [actor.officer_id, case_id, now],
        )
        return frozenset(OfficerId(row[0]) for row in cursor.fetchall())


def _standing(
    relations: list[str],
    sealed: bool,
    conflicted: bool,
    scope: list[str],
    declared: bool,
    consents: list[str],
    emergency_at: datetime | None = None,
) -> Standing:
    return Standing(
        frozenset(relations),
        sealed,
        conflicted,
        frozenset(scope),
        declared,
        frozenset(consents),
        emergency_at,
    )


def _reasons(actor: Actor, standing: Standing, part: str) -> tuple[str, ...]:
    return tuple(
        purpose
        for purpose in policy.purposes_for(
            standing.relations, part, standing.consents, standing.scope
        )
        if standing.decide(actor.post.value, part, purpose).allowed
    )


_SEALED_PLACES = """
SELECT s.relations, s.sealed, s.conflicted, s.scope, s.declared, s.consents,
  p.id, p.subject, p.field, p.data_class
FROM amaan_standing(%s, %s, %s) s
CROSS JOIN LATERAL amaan_sealed_places(%s, %s, %s) p ORDER BY p.sealed_at, p.id
"""
_STANDING = """
SELECT relations, sealed, conflicted, scope, declared, consents, emergency_at
FROM amaan_standing(%s, %s, %s)
"""
