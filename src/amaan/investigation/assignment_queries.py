"""Whom a case may be given to, who has it, and to whom a district turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from amaan.cases import timelines
from amaan.investigation import assignment_rules as rules
from amaan.investigation.assignment_rules import Asked, Candidate
from amaan.investigation.assignment_statements import CANDIDATES, SUGGESTED
from amaan.investigation.assignment_tables import FocalPerson
from amaan.kernel.clock import local_date
from amaan.kernel.ids import CaseId, OfficerId, UnitId
from amaan.law import catalogue
from amaan.organisation import queries as organisation
from amaan.organisation.posts import SENIOR_RANKS, Sex
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Colleague
from amaan.protocol.situation import Place, Situation

LEAD, MEMBER = "lead", "member"
_INVESTIGATORS = """
SELECT officer_id, name_en, name_ur, rank, sex, special_unit, part, since, until
FROM amaan_investigators(%s, %s)"""


@dataclass(frozen=True)
class Investigator:
    """Somebody who investigates a case now; without a part, who may still read it to hand over."""

    officer_id: OfficerId
    name_en: str
    name_ur: str
    rank: str
    sex: str
    special_unit: bool
    part: str
    since: datetime
    until: datetime | None

    @property
    def is_woman(self) -> bool:
        """Whether she is a woman."""
        return self.sex == Sex.FEMALE

    @property
    def is_senior(self) -> bool:
        """Whether of BPS-17 or above."""
        return self.rank in SENIOR_RANKS


@dataclass(frozen=True)
class Suggestion:
    """An officer with what he lacks of what is asked, the gravest first."""

    officer: Candidate
    lacks: tuple[str, ...]

    @property
    def officer_id(self) -> OfficerId:
        """Whom to choose."""
        return OfficerId(self.officer.officer_id)  # type: ignore[arg-type]  # as the row gives it


def asked_of(case_id: CaseId, province: str, now: datetime) -> Asked:
    """This will say what a case asks of its investigator.

    Seen by: row security alone; whoever asks has been permitted.
    """
    return rules.asked_of(
        Situation(
            timelines.timeline_of(case_id),
            catalogue=catalogue.load(),
            place=Place(province=province),
            now=now,
        )
    )


def suggestions(
    case_id: CaseId, asked: Asked, now: datetime, *, most: int = SUGGESTED
) -> tuple[Suggestion, ...]:
    """This will name the officers fittest for a case, each with what is lacking.

    Whoever is away, in conflict or on the case already is not among them, and nothing says why.
    Seen by: whoever may know of the case; a load is a number, without sealed files.
    """
    return _suggest(case_id, asked, asked.costs(), now, most, None)


def suggestion(
    case_id: CaseId, asked: Asked, officer_id: OfficerId, now: datetime
) -> Suggestion | None:
    """This will weigh one officer for a case; None where he may not have it, whatever the cause."""
    return next(iter(_suggest(case_id, asked, asked.costs(), now, 1, officer_id)), None)


def somebody_has(case_id: CaseId, asked: Asked, code: str, now: datetime) -> bool:
    """This will say whether anybody in the district has what somebody else lacks."""
    alone = [rules.COSTS["special_unit"] ** 2 if c == code else 0 for c in _ORDER]
    best = _suggest(case_id, asked, alone, now, 1, None)
    return bool(best) and code not in best[0].lacks


def investigators(case_id: CaseId, now: datetime) -> tuple[Investigator, ...]:
    """This will list who investigates a case now, the head first.

    Seen by: whoever may know of the case.
    """
    found = [Investigator(*row) for row in ask(_INVESTIGATORS, [case_id, now])]
    return tuple(sorted(found, key=lambda one: (one.part != LEAD, one.part != MEMBER, one.since)))


def focal_person(district_id: UnitId, now: datetime) -> Colleague | None:
    """This will give the officer to whom a district turns about violence against women."""
    named = FocalPerson.objects.filter(district_id=district_id, until__isnull=True)
    officer_id = named.values_list("officer_id", flat=True).first()
    return None if officer_id is None else organisation.colleague(OfficerId(officer_id), now)


_ORDER: Sequence[str] = (
    "special_unit", "senior_officer", "officer_sex", "trained", "within_cap", "elsewhere",
)  # fmt: skip


def _suggest(
    case_id: CaseId,
    asked: Asked,
    costs: list[int],
    now: datetime,
    most: int,
    only: OfficerId | None,
) -> tuple[Suggestion, ...]:
    rows = ask(CANDIDATES, [case_id, now, asked.sex, costs, rules.CAP, most, only])
    day = local_date(now)
    found = (Candidate(*row) for row in rows)
    return tuple(Suggestion(one, rules.lacks(one, asked, day)) for one in found)
