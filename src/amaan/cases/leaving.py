"""What a job is given of the files of which it makes a copy. No actor: it acts in nobody's name.

Row security shows the job those cases alone that somebody let leave, while it says which job it
is. What is in the copy beside this, the vault has decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from amaan.cases.lines import COLUMNS, duty_line
from amaan.cases.sheets import DutyLine
from amaan.kernel.ids import CaseId, UnitId
from amaan.organisation.prepared import ask
from amaan.protocol import facts
from amaan.protocol.allegations import offences_of

_FILES = "SELECT id, reference, opened_at, stage FROM cases_case WHERE id = ANY (%s) ORDER BY id"
_FACTS = """
SELECT id, kind, details, happened_earliest, recorded_at, by_post FROM cases_factrecord
WHERE case_id = %s ORDER BY recorded_at, id"""
_DUTIES = f"""
SELECT {COLUMNS} FROM cases_dutyrecord d WHERE d.case_id = %s ORDER BY d.late_at, d.id
"""  # noqa: S608 - the names are our own columns
_LATE = f"""
SELECT {COLUMNS}, c.reference, d.station_id
FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id
WHERE d.case_id = ANY (%s) AND d.state = 'missed' ORDER BY d.late_at, d.id
"""  # noqa: S608 - the names are our own columns


@dataclass(frozen=True)
class Happened:
    """One entry of the timeline as a copy holds it: what, when, by which post."""

    title: str
    happened_at: datetime
    recorded_at: datetime
    by_post: str
    kind: str = ""
    entry: str = ""
    # Whose statement it is, by role.
    giver: str = ""


@dataclass(frozen=True)
class File:
    """A file without anything that says who anybody is."""

    case_id: CaseId
    reference: str
    opened_at: datetime
    stage: str
    happened: tuple[Happened, ...]
    duties: tuple[DutyLine, ...]
    # Numbers of other registers, by register.
    numbers: tuple[tuple[str, str], ...]
    offences: tuple[str, ...]


@dataclass(frozen=True)
class LateDuty:
    """A duty that is late, and at which station."""

    duty: DutyLine
    station_id: UnitId


def file_of(case_id: CaseId, now: datetime) -> File | None:
    """This will give a file as it stands, or None where row security shows none."""
    found = ask(_FILES, [[case_id]])
    if not found:
        return None
    pk, reference, opened_at, stage = found[0]
    rows = ask(_FACTS, [case_id])
    struck = {row[2].get("corrects") for row in rows if row[1] == "fact.corrected"}
    live = [row for row in rows if str(row[0]) not in struck]
    told = [facts.read(row[1], row[2]) for row in live]
    return File(
        case_id=CaseId(pk),
        reference=reference,
        opened_at=opened_at,
        stage=stage,
        happened=tuple(
            Happened(
                facts.KINDS[row[1]].title,
                row[3],
                row[4],
                row[5],
                row[1],
                str(row[0]),
                row[2].get("of", "") if row[1] == "statement.recorded" else "",
            )
            for row in live
        ),
        duties=tuple(duty_line(row, reference, now) for row in ask(_DUTIES, [case_id])),
        numbers=tuple(pair for fact in told if (pair := _number(fact)) is not None),
        offences=offences_of(
            facts.Recorded(str(row[0]), fact, facts.Happened.at(row[3]), row[4])
            for row, fact in zip(live, told, strict=True)
        ),
    )


def late_of(cases: Sequence[CaseId], now: datetime) -> tuple[LateDuty, ...]:
    """This will list what is late in some files, the oldest lateness first."""
    rows = ask(_LATE, [list(cases)])
    return tuple(LateDuty(duty_line(row[:-2], row[-2], now), UnitId(row[-1])) for row in rows)


def _number(fact: object) -> tuple[str, str] | None:
    if isinstance(fact, facts.FirRegistered):
        return "fir", fact.number
    if isinstance(fact, facts.NonCognizableEntered):
        return "diary", fact.number
    if isinstance(fact, facts.NumberRecorded):
        return fact.register, fact.number
    return None
