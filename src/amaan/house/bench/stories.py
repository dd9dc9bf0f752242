"""The bench's cases, taken and worked on through the verbs that pages call.

Three kinds of story in the mix of a women's desk; nobody in them ever lived. The same
number gives the same story.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality.row_security import act_as
from amaan.desk import actions as desk
from amaan.desk import intake as told
from amaan.house.bench import world
from amaan.house.bench.sizes import STATIONS
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, ContactId, OfficerId, new_id
from amaan.protocol import facts

T = TypeVar("T")

# Ten copies of the district's stories, each so many days older than the one before.
SPAN = timedelta(days=36)
RAPE, BEATEN, HARASSED = "rape", "beaten", "harassed"
_MIX = (RAPE, BEATEN, RAPE, HARASSED, RAPE, BEATEN, RAPE, BEATEN, RAPE, HARASSED)
_WORDS = "انہوں نے بتایا کہ یہ سب کچھ ان کے ساتھ ہوا، اور وہ چاہتی ہیں کہ اسے لکھا جائے۔ " * 12

# What happens after the complaint, and how many hours later. About a third of the duties of
# a case are left open, as they are at a desk.
_AFTER: dict[str, tuple[tuple[float, str, dict[str, object]], ...]] = {
    RAPE: (
        (0.3, "words.read_back", {"signed": "thumb"}),
        (0.4, "receipt.given", {"to": "survivor"}),
        (0.5, "rights.explained", {}),
        (1.0, "medical.sent", {"transport": "police"}),
        (2.0, "fir.registered", {"number": "117/26"}),
        (2.2, "number.recorded", {"register": "etag", "number": "4711"}),
        (3.0, "medical.examined", {}),
        (3.2, "care.given", {"care": "pep"}),
        (3.3, "care.given", {"care": "contraception"}),
        (3.4, "sample.taken", {"sample": "vaginal"}),
        (3.5, "sample.taken", {"sample": "dna"}),
        (5.0, "crisis_cell.informed", {}),
        (8.0, "magistrate.informed", {}),
        (20.0, "safe_call.made", {"reached": True}),
    ),
    BEATEN: (
        (0.3, "words.read_back", {"signed": "signed"}),
        (0.5, "receipt.given", {"to": "survivor"}),
        (1.0, "medical.sent", {"transport": "own"}),
        (4.0, "medical.examined", {}),
        (9.0, "number.recorded", {"register": "mlc", "number": "88"}),
    ),
    HARASSED: ((0.5, "receipt.given", {"to": "survivor"}),),
}
_ACTS = {
    RAPE: (("penetration",), ("PPC-376-1",)),
    BEATEN: (("beaten", "domestic_violence"), ("PPC-337A-i", "PPC-506-1")),
    HARASSED: (("harassed_by_phone",), ("PPC-509-i",)),
}


def tell(officers: list[OfficerId], count: int, now: datetime) -> Iterator[CaseId]:
    """This will take so many complaints, spread over the desks and the days before `now`."""
    for number in range(count):
        yield _take(officers[number % STATIONS], number, _when(number, count, now))


def kind_of(number: int) -> str:
    """This will say what kind of story a number tells."""
    return _MIX[number // STATIONS % len(_MIX)]


def intake(number: int, at: datetime) -> told.Intake:
    """This will write down one complaint."""
    acts, offences = _ACTS[kind_of(number)]
    hurt = "yes" if kind_of(number) != HARASSED else "no"
    return told.Intake(
        informant="survivor",
        survivor=told.Person(
            sex="female",
            age_band=("18-25", "26-40", "41-60")[number % 3],
            name=f"خاتون {number}",
            relative=f"دختر {number}",
            phone=f"+92300{number:07d}",
            address=f"گلی {number}",
        ),
        consent=told.Consent(record=True, share_for_care=True),
        triage=told.Triage(danger_now="no", injury_or_assault_7d=hurt, children_at_risk="no"),
        incident=told.Incident(
            acts=acts,
            happened=facts.Happened.at(at - timedelta(hours=20)),
            certainty="exact",
            place="survivor_home",
        ),
        offences=offences,
        wish=told.Wish(wants=("safety",)),
        words=_WORDS,
        safe_contact=told.SafeContact(channel="call", number="+923001234567", hours="10-12"),
        accused=told.Accused(
            count="1", relation="neighbour", person=told.Person(sex="male", name=f"شخص {number}")
        ),
    )


def _when(number: int, count: int, now: datetime) -> datetime:
    # The vault keeps keys by the year; a story of last year could not be sealed today.
    newest = now - timedelta(hours=30)
    year = clock.start_of_day(clock.local_date(now).replace(month=1, day=1))
    span = max(timedelta(0), min(SPAN, newest - year))
    return newest - span * (number / count)


def _take(officer_id: OfficerId, number: int, at: datetime) -> CaseId:
    contact_id = ContactId(new_id())
    actor = world.actor_of(officer_id, at)

    def take() -> CaseId:
        desk.open_contact(
            actor=actor,
            contact_id=contact_id,
            mode="walk_in",
            language="ur",
            urgent=False,
            with_children=False,
            arrived_at=at,
            now=at,
        )
        return desk.receive_complaint(
            actor=actor, contact_id=contact_id, intake=intake(number, at), now=at
        ).case_id

    case_id = _as(officer_id, at, take)
    for hours, kind, details in _AFTER[kind_of(number)]:
        _record(officer_id, case_id, facts.read(kind, details), at + timedelta(hours=hours))
    return case_id


def _record(officer_id: OfficerId, case_id: CaseId, fact: facts.Fact, at: datetime) -> None:
    def record() -> int:
        return cases.record_fact(
            actor=world.actor_of(officer_id, at),
            case_id=case_id,
            happening=cases.NewFact(fact=fact, happened=facts.Happened.at(at)),
            seen_revision=None,
            now=at,
        )

    _as(officer_id, at, record)


def _as(officer_id: OfficerId, at: datetime, act: Callable[[], T]) -> T:
    with transaction.atomic():
        act_as(world.actor_of(officer_id, at), at)
        return act()
