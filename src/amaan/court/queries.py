"""Questions about days in court and what the prosecutor has: codes and days, never a name."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from amaan.kernel import clock
from amaan.kernel.ids import CaseId, OfficerId
from amaan.kernel.refusals import NotFound
from amaan.organisation.prepared import Row, ask
from amaan.organisation.queries import Actor

# More than a district's courts hear in a day; a list beyond it is no list.
IN_A_DAY = 400
UNANSWERED_AT_MOST = 100
WAITING_AT_MOST = 200
_COLUMNS = (
    "h.id, h.case_id, c.reference, h.court, h.court_number, h.purpose, h.day, h.hour, h.ended,"
    " h.adjourned, h.reason, h.asked_by, h.next_day_id, h.recorded_at, h.fixed_fact, h.held_fact"
)
# What protects her that day stands beside it: granted, or still asked for.
_OF_A_DAY = f"""
SELECT {_COLUMNS} FROM court_hearing h JOIN cases_case c ON c.id = h.case_id
WHERE h.district_id = %s AND h.day = %s AND h.ended NOT IN ('moved', 'taken_back')
ORDER BY h.hour NULLS LAST, h.court, h.court_number, h.id LIMIT {IN_A_DAY}"""  # noqa: S608 - our own columns
_UNANSWERED = f"""
SELECT {_COLUMNS} FROM court_hearing h JOIN cases_case c ON c.id = h.case_id
WHERE h.district_id = %s AND h.day < %s AND h.ended = ''
ORDER BY h.day, h.id LIMIT {UNANSWERED_AT_MOST}"""  # noqa: S608 - our own columns
_MINE = f"""
SELECT {_COLUMNS} FROM court_hearing h JOIN cases_case c ON c.id = h.case_id
WHERE h.case_id = ANY ((SELECT amaan_my_cases())::uuid[]) AND h.day BETWEEN %s AND %s
  AND h.ended NOT IN ('moved', 'taken_back')
ORDER BY h.day, h.hour NULLS LAST, h.id"""  # noqa: S608 - our own columns
_OF_A_CASE = f"""
SELECT {_COLUMNS} FROM court_hearing h JOIN cases_case c ON c.id = h.case_id
WHERE h.case_id = %s ORDER BY h.day DESC, h.fixed_at DESC, h.id"""  # noqa: S608 - our own columns
_ONE = f"""
SELECT {_COLUMNS} FROM court_hearing h JOIN cases_case c ON c.id = h.case_id
WHERE h.id = %s"""  # noqa: S608 - our own columns
_MEASURES = """
SELECT id, measure, asked_at, granted, decided_at FROM court_specialmeasure
WHERE case_id = %s ORDER BY asked_at, id"""
_ATTENDANCES = """
SELECT id, hearing_id, witness, ordinal, came, hostile FROM court_attendance
WHERE case_id = %s ORDER BY witness, ordinal, id"""
_REFERRALS = """
SELECT r.id, r.case_id, c.reference, r.about, r.sent_at, r.prosecutor_id,
  COALESCE(o.name_en, ''), COALESCE(o.name_ur, ''),
  r.decision, r.reason, r.answered_at
FROM court_referral r JOIN cases_case c ON c.id = r.case_id
LEFT JOIN organisation_officer o ON o.id = r.prosecutor_id
WHERE {where} ORDER BY {order} LIMIT {limit}"""
_DEFECTS = """
SELECT id, referral_id, defect, owner, found_at, found_fact, due_at, answer, answered_at
FROM court_defect WHERE case_id = %s ORDER BY found_at, id"""
_ONE_DEFECT = """
SELECT case_id, id, referral_id, defect, owner, found_at, found_fact, due_at, answer, answered_at
FROM court_defect WHERE id = %s"""


@dataclass(frozen=True)
class HearingLine:
    """A day in court as lists show it. `day` and `hour` are local; the rest are codes."""

    hearing_id: UUID
    case_id: CaseId
    reference: str
    court: str
    court_number: int
    purpose: str
    day: date
    hour: time | None
    # Empty while nobody wrote what came of it.
    ended: str
    adjourned: bool
    reason: str
    asked_by: str
    next_id: UUID | None
    recorded_at: datetime | None
    fixed_fact: UUID
    held_fact: UUID | None

    def is_unanswered(self, now: datetime) -> bool:
        """This will say whether its day is over and nothing was written of it."""
        return not self.ended and self.day < clock.local_date(now)


@dataclass(frozen=True)
class MeasureLine:
    """Something asked for to protect her in court; `granted` is None until it is decided."""

    measure_id: UUID
    measure: str
    asked_at: datetime
    granted: bool | None
    decided_at: datetime | None


@dataclass(frozen=True)
class AttendanceLine:
    """One witness at one hearing."""

    attendance_id: UUID
    hearing_id: UUID
    witness: str
    ordinal: int
    came: str
    hostile: str


@dataclass(frozen=True)
class ReferralLine:
    """A case at the prosecutor's; on paper it has no prosecutor here."""

    referral_id: UUID
    case_id: CaseId
    reference: str
    about: str
    sent_at: datetime
    prosecutor_id: OfficerId | None
    prosecutor_en: str
    prosecutor_ur: str
    decision: str
    reason: str
    answered_at: datetime | None


@dataclass(frozen=True)
class DefectLine:
    """One thing the prosecutor found, and what was done about it."""

    defect_id: UUID
    referral_id: UUID
    defect: str
    owner: str
    found_at: datetime
    found_fact: UUID
    due_at: datetime
    answer: str
    answered_at: datetime | None

    def is_late(self, now: datetime) -> bool:
        """This will say whether its time is over and nothing was done."""
        return not self.answer and now > self.due_at


@dataclass(frozen=True)
class CourtSheet:
    """Everything of one case that lies with prosecution and court."""

    hearings: tuple[HearingLine, ...]
    measures: tuple[MeasureLine, ...]
    attendances: tuple[AttendanceLine, ...]
    referrals: tuple[ReferralLine, ...]
    defects: tuple[DefectLine, ...]


def hearings_of(actor: Actor, since: date, until: date) -> tuple[HearingLine, ...]:
    """This will list the days in court of the cases in the actor's own hands, soonest first.

    Both days are local and belong to it. One statement.
    Seen by: whoever holds a relation to the case.
    """
    del actor  # the database knows whose hands
    return tuple(map(_hearing, ask(_MINE, [since, until])))


def day_in_court(actor: Actor, day: date) -> tuple[HearingLine, ...]:
    """This will list what the district's courts hear on a day, by hour. One statement.

    Seen by: row security answers for each case; whoever has no district sees nothing.
    """
    if actor.district_id is None:
        return ()
    return tuple(map(_hearing, ask(_OF_A_DAY, [actor.district_id, day])))


def unanswered(actor: Actor, now: datetime) -> tuple[HearingLine, ...]:
    """This will list the days in court that are over without a next date or an outcome.

    Seen by: as `day_in_court`; the oldest first, a hundred at most.
    """
    if actor.district_id is None:
        return ()
    return tuple(map(_hearing, ask(_UNANSWERED, [actor.district_id, clock.local_date(now)])))


def at_the_prosecutor(actor: Actor) -> tuple[ReferralLine, ...]:
    """This will list what waits for the actor's own answer as prosecutor, the oldest first."""
    asked = _REFERRALS.format(
        where="r.prosecutor_id = %s AND r.decision = ''",
        order="r.sent_at, r.id",
        limit=WAITING_AT_MOST,
    )
    return tuple(map(_referral, ask(asked, [actor.officer_id])))


def court_sheet(actor: Actor, case_id: CaseId) -> CourtSheet:
    """This will give what lies with prosecution and court of one case, in five statements.

    Seen by: row security; the page asks first whether the actor may read it.
    """
    del actor  # row security answers
    asked = _REFERRALS.format(where="r.case_id = %s", order="r.sent_at DESC, r.id", limit=100)
    return CourtSheet(
        hearings=hearings_in(case_id),
        measures=tuple(MeasureLine(*row) for row in ask(_MEASURES, [case_id])),
        attendances=tuple(AttendanceLine(*row) for row in ask(_ATTENDANCES, [case_id])),
        referrals=tuple(map(_referral, ask(asked, [case_id]))),
        defects=tuple(DefectLine(*row) for row in ask(_DEFECTS, [case_id])),
    )


def hearing(actor: Actor, hearing_id: UUID) -> HearingLine:
    """This will give one day in court.

    Raises: NotFound. Seen by: row security; the page asks whether the actor may read the case.
    """
    del actor  # row security answers
    return _hearing(_only(ask(_ONE, [hearing_id])))


def referral(actor: Actor, referral_id: UUID) -> ReferralLine:
    """This will give one case at the prosecutor's. Raises: NotFound."""
    del actor  # row security answers
    asked = _REFERRALS.format(where="r.id = %s", order="r.id", limit=1)
    return _referral(_only(ask(asked, [referral_id])))


def case_of_defect(actor: Actor, defect_id: UUID) -> tuple[CaseId, DefectLine]:
    """This will give one defect with its case. Raises: NotFound."""
    del actor  # row security answers
    found = _only(ask(_ONE_DEFECT, [defect_id]))
    return CaseId(found[0]), DefectLine(*found[1:])


def case_of_measure(actor: Actor, measure_id: UUID) -> CaseId:
    """This will say of which case something that protects her is. Raises: NotFound."""
    del actor  # row security answers
    asked = "SELECT case_id FROM court_specialmeasure WHERE id = %s"
    return CaseId(_only(ask(asked, [measure_id]))[0])


def witnesses_at(actor: Actor, hearing_id: UUID) -> tuple[str, ...]:
    """This will name the roles of the witnesses of a hearing, each as often as it stands."""
    del actor  # row security answers
    asked = "SELECT witness FROM court_attendance WHERE hearing_id = %s ORDER BY witness, ordinal"
    return tuple(row[0] for row in ask(asked, [hearing_id]))


def hearings_in(case_id: CaseId) -> tuple[HearingLine, ...]:
    """This will list the days in court of one case, the latest first."""
    return tuple(map(_hearing, ask(_OF_A_CASE, [case_id])))


def days_until(day: date, now: datetime) -> int:
    """This will count the days from today, in Karachi, to a day in court."""
    return (day - clock.local_date(now)) // timedelta(days=1)


def _only(rows: list[Row]) -> Row:
    if not rows:
        raise NotFound
    return rows[0]


def _hearing(row: Row) -> HearingLine:
    return HearingLine(*row)


def _referral(row: Row) -> ReferralLine:
    return ReferralLine(*row)
