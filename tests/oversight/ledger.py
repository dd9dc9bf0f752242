"""Duties laid straight into the ledger, so that a test can own their times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.cases import docket, tallies
from amaan.cases.models import Case, DutyRecord
from amaan.house.testing import role
from amaan.kernel.ids import new_id, new_reference
from amaan.organisation.queries import Actor
from amaan.protocol import ladders

AUTHORITY = {"instrument": "A rule of the test", "kind": "local_default", "text": "So it is."}


@dataclass(frozen=True)
class Laid:
    """One duty as a test wants it."""

    duty_class: str
    owner: str
    started_at: datetime
    late_at: datetime
    rule: str = "laid_by_the_test"
    failure: str = "slow_response"


def lay(taker: Actor, laid: Iterable[Laid], *, sealed: bool = False) -> list[UUID]:
    """This will put a file with these duties at an officer's desk; their ids, in order."""
    laid = list(laid)
    with role("owner"):
        case = Case(
            id=new_id(),
            reference=new_reference(),
            desk_id=taker.unit_id,
            station_id=taker.station_id,
            district_id=taker.district_id,
            province=taker.province,
            opened_at=min(duty.started_at for duty in laid),
            sealed=sealed,
            owed=len(laid),
        )
        case.save(force_insert=True)
        rows = [_row(case, duty, number) for number, duty in enumerate(laid)]
        DutyRecord.objects.bulk_create(rows)
        found = tallies.changes((None, tallies.counted(row)) for row in rows)
        tallies.append(
            tallies.entries(tallies.place_of(case), case.id, found)
            + tallies.file_entry(case, is_new=True, owed_before=0)
        )
    return [row.id for row in rows]


def _row(case: Case, laid: Laid, number: int) -> DutyRecord:
    row = DutyRecord(
        id=new_id(),
        case=case,
        key=f"{laid.rule}:{number}",
        rule=laid.rule,
        rule_version="1",
        duty_class=laid.duty_class,
        stage="safety",
        owner=laid.owner,
        station_id=case.station_id,
        district_id=case.district_id,
        province=case.province,
        title_en="A duty",
        title_ur="ایک ذمہ داری",
        clock="at once",
        started_at=laid.started_at,
        due_at=laid.late_at,
        late_at=laid.late_at,
        state="open",
        failure=laid.failure,
        authority=AUTHORITY,
    )
    row.next_look_at = ladders.next_look(docket.watched(row), 0, False, docket.known_ladders())
    return row
