"""What became of each need: of one case, of all one works on, and of a district without cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.ids import CaseId, UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation.prepared import Row, ask
from amaan.organisation.queries import Actor

_COLUMNS = (
    "r.id, r.case_id, c.reference, r.need, r.urgency, r.status, r.reason, r.ground, r.feedback,"
    " r.elements, r.made_at, r.changed_at, r.provider_id, COALESCE(p.name_en, ''),"
    " COALESCE(p.name_ur, ''), COALESCE(p.phone, ''), s.id, s.answer_by, s.start_by,"
    " s.shared_until, s.recalled_at, s.told, s.handover,"
    " (SELECT count(*) FROM support_slipanswer a"
    "   WHERE a.slip_id = s.id AND a.written_at IS NULL),"
    " (SELECT max(a.day) FROM support_slipanswer a WHERE a.slip_id = s.id),"
    " EXISTS (SELECT 1 FROM support_providerworker w"
    "   WHERE w.provider_id = r.provider_id AND w.until IS NULL)"
)
_FROM = """
FROM support_referral r JOIN cases_case c ON c.id = r.case_id
LEFT JOIN support_provider p ON p.id = r.provider_id
LEFT JOIN support_slip s ON s.id = r.slip_id"""
_OF_A_CASE = f"""
SELECT {_COLUMNS} {_FROM} WHERE r.case_id = %s ORDER BY r.made_at DESC, r.id"""
_ONE = f"SELECT {_COLUMNS} {_FROM} WHERE r.id = %s"
_MINE = f"""
SELECT {_COLUMNS} {_FROM}
WHERE r.case_id = ANY ((SELECT amaan_my_cases())::uuid[])
  AND r.status IN ('sent', 'received', 'seen', 'started')
ORDER BY s.answer_by, r.id LIMIT 200"""
_NEEDS = """
SELECT n.district_id, n.need, n.came_of_it, count(*) FROM support_needcount n
WHERE n.month >= %s GROUP BY n.district_id, n.need, n.came_of_it
ORDER BY n.district_id, n.need, n.came_of_it"""
_SUPPLY = """
SELECT a.district_id, a.kind, count(DISTINCT a.provider_id)
FROM support_providerarea a JOIN support_provider p ON p.id = a.provider_id
WHERE p.closed_on IS NULL AND p.working <> 'not_working' AND a.district_id = ANY (%s)
GROUP BY a.district_id, a.kind
UNION ALL
SELECT NULL, a.kind, count(DISTINCT a.provider_id)
FROM support_providerarea a JOIN support_provider p ON p.id = a.provider_id
WHERE p.closed_on IS NULL AND p.working <> 'not_working' AND a.district_id IS NULL
  AND a.province = %s
GROUP BY a.kind"""
OPEN = frozenset({"sent", "received", "seen", "started"})


@dataclass(frozen=True)
class ReferralLine:
    """One need of a case and what became of it."""

    referral_id: UUID
    case_id: CaseId
    reference: str
    need: str
    urgency: str
    status: str
    reason: str
    ground: str
    feedback: str
    elements: tuple[str, ...]
    made_at: datetime
    changed_at: datetime
    provider_id: UUID | None
    provider_en: str
    provider_ur: str
    phone: str
    slip_id: UUID | None
    answer_by: datetime | None
    start_by: datetime | None
    shared_until: datetime | None
    recalled_at: datetime | None
    told: Mapping[str, Sequence[str]]
    handover: str
    # Answers that the service gave at its door and nobody put on the timeline yet.
    unwritten: int
    appointment: date | None
    # Whether anybody at the service reads it at a door of its own.
    has_door: bool

    def late_for(self, now: datetime) -> str:
        """This will say what the service is late with: its answer, its beginning, or nothing."""
        if self.recalled_at is not None or self.unwritten:
            return ""
        if self.status == "sent" and self.answer_by and now > self.answer_by:
            return "answer"
        late = self.status in {"received", "seen"} and self.start_by and now > self.start_by
        return "start" if late else ""


@dataclass(frozen=True)
class NeedCell:
    """A need in a district: how often it was met, how often not and why, and who is there."""

    district_id: UnitId
    need: str
    met: int
    unmet: tuple[tuple[str, int], ...]
    providers: int

    @property
    def not_met(self) -> int:
        """How often it was not met."""
        return sum(count for _reason, count in self.unmet)


def referrals_of(actor: Actor, case_id: CaseId, now: datetime) -> tuple[ReferralLine, ...]:
    """This will list the needs of a case, the newest first.

    Seen by: those who work on the case. Raises: NotFound for anybody else.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    return tuple(map(_line, ask(_OF_A_CASE, [case_id])))


def referral(actor: Actor, referral_id: UUID, now: datetime) -> ReferralLine:
    """This will give one referral, to those who work on its case. Raises: NotFound."""
    rows = ask(_ONE, [referral_id])
    if not rows:
        raise NotFound
    line = _line(rows[0])
    confidentiality.permit(actor=actor, act="record", case_id=line.case_id, now=now)
    return line


def open_referrals(actor: Actor) -> tuple[ReferralLine, ...]:
    """This will list the referrals of one's own cases that go on, the soonest answer first."""
    return tuple(map(_line, ask(_MINE)))


def map_of_need(actor: Actor, districts: Sequence[UnitId], since: date) -> tuple[NeedCell, ...]:
    """This will add up needs by district: met, not met and why, and how many services there are.

    Numbers alone; row security shows those of one's own area.
    """
    there: dict[tuple[UUID | None, str], int] = {
        (place, kind): count
        for place, kind, count in ask(_SUPPLY, [list(districts), actor.province])
    }
    met: dict[tuple[UUID, str], int] = {}
    unmet: dict[tuple[UUID, str], list[tuple[str, int]]] = {}
    for district, need, came_of_it, count in ask(_NEEDS, [since]):
        if came_of_it == "met":
            met[district, need] = count
        else:
            unmet.setdefault((district, need), []).append((came_of_it, count))
    keys = {*met, *unmet} | {(place, kind) for place in districts for _where, kind in there}
    return tuple(
        NeedCell(
            UnitId(place), need, met.get((place, need), 0),
            tuple(sorted(unmet.get((place, need), ()), key=lambda one: -one[1])),
            there.get((place, need), 0) + there.get((None, need), 0),
        )
        for place, need in sorted(keys, key=str)
        if UnitId(place) in set(districts)
    )  # fmt: skip


def _line(row: Row) -> ReferralLine:
    told = list(row)
    told[9] = tuple(row[9])
    told[21] = row[21] or {}
    return ReferralLine(*told)
