"""What custodians keep and auditors see: codes, hours and posts, never a name and never a word."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from amaan.confidentiality.actions import permit
from amaan.confidentiality.models import BreakGlass, LookReview
from amaan.confidentiality.queries import Look, Standee, people_on
from amaan.kernel.ids import CaseId, OfficerId, UnitId, read_reference
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor

VERDICTS = ("justified", "unjustified")
LOOK_VERDICTS = ("explained", "not_explained")


@dataclass(frozen=True)
class KeptCase:
    """A sealed case as its custodian knows it: a code, since when, and whether anybody has it."""

    case_id: CaseId
    reference: str
    district_id: UnitId
    sealed_at: datetime
    holders: int
    registering: int


@dataclass(frozen=True)
class UnexplainedLook:
    """A look that nothing in the work explains, and why it stands out."""

    number: int
    at: datetime
    officer_id: OfficerId
    post: str
    reference: str
    purpose: str
    why: tuple[str, ...]
    verdict: str


@dataclass(frozen=True)
class Emergency:
    """One opening in an emergency, as those see it who answer for it or judge it."""

    id: UUID
    case_id: CaseId
    officer_id: OfficerId
    relation: str
    reason: str
    began_at: datetime
    verdict: str
    may_judge: bool


def kept_cases(actor: Actor, now: datetime) -> tuple[KeptCase, ...]:
    """This will list the sealed cases that this custodian keeps, newest seal first.

    Seen by: the custodian of the district; of the province, where the district has none.
    """
    permit(actor=actor, act="keep_sealed_cases", case_id=None, now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT case_id, reference, district_id, sealed_at, holders, registering"
            " FROM amaan_kept_cases(%s, %s)",
            [actor.officer_id, now],
        )
        return tuple(
            KeptCase(CaseId(c), r, UnitId(d), s, h, g) for c, r, d, s, h, g in cursor.fetchall()
        )


def standing_page(actor: Actor, case_id: CaseId, now: datetime) -> tuple[Standee, ...]:
    """This will say who may read a case and who may register it, since when and until when.

    Raises: NotFound. Seen by: the desk that holds it; its custodian, where it is sealed.
    """
    permit(actor=actor, act="see_standing", case_id=case_id, now=now)
    return people_on(actor, case_id, now)


def free_of_conflict(case_id: CaseId, officers: Collection[OfficerId]) -> frozenset[OfficerId]:
    """This will keep of some officers those who may be given a case.

    Seen by: whoever holds the case or keeps it; for anybody else nobody is left.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT amaan_free_of_conflict(%s, %s::uuid[])", [case_id, list(officers)])
        return frozenset(OfficerId(free) for free in cursor.fetchone()[0])


def may_audit(actor: Actor, now: datetime) -> None:
    """This will let an auditor go on.

    Raises: NotFound for everybody else.
    """
    permit(actor=actor, act="audit_looks", case_id=None, now=now)


def looks_at(actor: Actor, typed: str, now: datetime) -> tuple[Look, ...]:
    """This will list every look at a case whose code an auditor typed.

    Raises: NotAReference; NotFound. Seen by: auditors, within their area.
    """
    permit(actor=actor, act="audit_looks", case_id=None, now=now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT amaan_audited_case(%s)", [read_reference(typed)])
        (case_id,) = cursor.fetchone()
        if case_id is None:
            raise NotFound
        cursor.execute(
            "SELECT looked_at, officer_id, post, relation, fields, purpose"
            " FROM amaan_who_looked(%s, %s, %s) ORDER BY looked_at DESC, number DESC",
            [actor.officer_id, case_id, now],
        )
        rows = cursor.fetchall()
    return tuple(Look(a, OfficerId(o), p, r, tuple(f.split(",")), w) for a, o, p, r, f, w in rows)


def unexplained(
    actor: Actor,
    now: datetime,
    *,
    waiting: bool | None = None,
    why: str = "",
    before: int | None = None,
    number: int | None = None,
    limit: int = 100,
) -> tuple[UnexplainedLook, ...]:
    """This will list looks of the last thirty days that nothing in the work explains.

    Newest first: those that wait for a judgement, those that were judged, or (None) both;
    `why` narrows to one reason, `before` goes on below a number, `number` asks for one.
    Seen by: auditors and district supervisors, within their area; nobody sees his own.
    """
    permit(actor=actor, act="judge_looks", case_id=None, now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, looked_at, officer_id, post, reference, purpose, why, verdict"
            " FROM amaan_unexplained(%(now)s)"
            " WHERE (%(waiting)s::boolean IS NULL OR (verdict = '') = %(waiting)s)"
            " AND (%(why)s = '' OR %(why)s = ANY (why))"
            " AND (%(before)s::bigint IS NULL OR number < %(before)s)"
            " AND (%(number)s::bigint IS NULL OR number = %(number)s)"
            " ORDER BY number DESC LIMIT %(limit)s",
            {"now": now, "waiting": waiting, "why": why, "before": before, "number": number,
             "limit": limit},
        )  # fmt: skip
        return tuple(
            UnexplainedLook(n, at, OfficerId(o), p, r, f, tuple(w), v)
            for n, at, o, p, r, f, w, v in cursor.fetchall()
        )


@transaction.atomic(savepoint=False)
def judge_look(*, actor: Actor, number: int, verdict: str, now: datetime) -> None:
    """This will write down whether a look was explained. What was decided stays.

    Raises: NotFound for a look that is not on this officer's list.
    """
    if verdict not in LOOK_VERDICTS or not unexplained(actor, now, waiting=True, number=number):
        raise NotFound
    LookReview.objects.bulk_create(
        [
            LookReview(
                number=number,
                verdict=verdict,
                reviewed_at=now,
                reviewed_by_id=actor.officer_id,
            )
        ]
    )


def emergencies(actor: Actor, now: datetime) -> tuple[Emergency, ...]:
    """This will list emergencies: those to be judged first, then the newest; fifty at most.

    Seen by: whoever judges them, and whoever works on the case.
    """
    permit(actor=actor, act="judge_looks", case_id=None, now=now)
    return _emergencies()


def emergencies_on(actor: Actor, case_id: CaseId, *, limit: int = 5) -> tuple[Emergency, ...]:
    """This will list the last emergencies in which a case was opened.

    Seen by: whoever may know of the case.
    """
    return _emergencies(case_id=case_id)[:limit]


@transaction.atomic(savepoint=False)
def judge_emergency(*, actor: Actor, emergency_id: UUID, verdict: str, now: datetime) -> None:
    """This will write down whether an emergency was one. Nobody judges his own, nor his station's.

    Raises: NotFound, also for one that was judged.
    """
    permit(actor=actor, act="judge_looks", case_id=None, now=now)
    if verdict not in VERDICTS:
        raise NotFound
    judged = BreakGlass.objects.filter(id=emergency_id, verdict="").update(
        verdict=verdict, reviewed_at=now, reviewed_by_id=actor.officer_id
    )
    if not judged:
        raise NotFound


def share_of_emergencies(actor: Actor, now: datetime) -> tuple[int, int]:
    """This will count the looks of the last thirty days, and how many were emergencies."""
    permit(actor=actor, act="judge_looks", case_id=None, now=now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT looks, emergencies FROM amaan_share_of_emergencies(%s)", [now])
        looks, emergencies_ = cursor.fetchone()
        return int(looks), int(emergencies_)


@dataclass(frozen=True)
class HouseOwes:
    """Something that the keeping of the house owes: since when, where, and whose it is."""

    kind: str
    about: UUID
    detail: str
    place: UnitId
    officer_id: OfficerId | None
    post: str
    since: datetime


def house_owes(now: datetime, *, with_looks: bool) -> tuple[HouseOwes, ...]:
    """This will list emergencies to judge, queues that wait and own numbers that were not given.

    `with_looks` reads a month of the journal, which is for the night.
    Seen by: the job that keeps watch. Nothing of what is sealed, and no case.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, about, detail, place, officer, post, since FROM amaan_house_owes(%s, %s)"
            " ORDER BY kind, since, about, detail",
            [now, with_looks],
        )
        return tuple(
            HouseOwes(k, a, d, UnitId(p), None if o is None else OfficerId(o), t, s)
            for k, a, d, p, o, t, s in cursor.fetchall()
        )


def fit_to_judge(
    emergency_id: UUID, officers: Collection[OfficerId], now: datetime
) -> frozenset[OfficerId]:
    """This will keep of some officers those who are there and may judge an emergency.

    Seen by: the job that keeps watch.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_fit_to_judge(%s, %s::uuid[], %s)", [emergency_id, list(officers), now]
        )
        return frozenset(OfficerId(fit) for fit in cursor.fetchone()[0])


def at_rest(
    district: UnitId, opened_from: datetime, opened_until: datetime, rests_since: datetime
) -> tuple[tuple[CaseId, UnitId], ...]:
    """This will list the cases of a district that rest and were never drawn, with their stations.

    A case rests when nothing is owed on it, or when nobody wrote into it since an instant.
    Seen by: the job that keeps watch. Nothing of what is sealed.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT case_id, station_id FROM amaan_at_rest(%s, %s, %s, %s)",
            [district, opened_from, opened_until, rests_since],
        )
        return tuple((CaseId(case), UnitId(station)) for case, station in cursor.fetchall())


def fit_to_review(
    case_id: CaseId, officers: Collection[OfficerId], now: datetime
) -> frozenset[OfficerId]:
    """This will keep of some officers those who are there, not near a case, and had no hand in it.

    Seen by: the job that keeps watch.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_fit_to_review(%s, %s::uuid[], %s)", [case_id, list(officers), now]
        )
        return frozenset(OfficerId(fit) for fit in cursor.fetchone()[0])


def is_ones_own(case_id: CaseId) -> bool:
    """This will say whether the actor holds or ever held a case by name, but to review it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT amaan_is_my_own(%s)", [case_id])
        return bool(cursor.fetchone()[0])


def owes_own_numbers() -> bool:
    """This will say whether the actor has not given his own numbers in this posting yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT amaan_owes_own_numbers()")
        return bool(cursor.fetchone()[0])


def _emergencies(**of: object) -> tuple[Emergency, ...]:
    rows = (
        BreakGlass.objects.filter(**of)
        .extra(select={"judge": "amaan_may_judge(confidentiality_breakglass.id)"})
        .order_by("-began_at", "id")[:50]
    )
    found = [
        Emergency(
            row.id, CaseId(row.case_id), OfficerId(row.officer_id), row.relation, row.reason,
            row.began_at, row.verdict, row.judge and not row.verdict,
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda e: bool(e.verdict)))
