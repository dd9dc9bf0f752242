"""The programme of the demonstration: the records of two programmes, and invented work on it.

The records are what was told of Aitebaar and Quetta, each with its source. Everything else is
invented: bodies, papers, agreements and the pilot all say practice.
"""

from datetime import datetime, timedelta

from django.db import transaction

from amaan.books import actions
from amaan.books import queries as books
from amaan.books.book import Book
from amaan.community import agreements, bodies, means, programme, results_books
from amaan.community.consultation_2021 import SOURCE_EN, WAYS
from amaan.community.recorded import bring_records
from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import cast, place_name
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number
from amaan.publication.books import REQUESTS

# Days from today: below nought behind, above it ahead.
Row = dict[str, str | int]
_TAKEN_UP = {"P4": "in_force", "P7": "in_force", "P8": "drafted", "P9": "planned"}
_ROWS: tuple[tuple[Book, tuple[Row, ...]], ...] = (
    (programme.PAPERS, (
        {"on": -150, "name": "Procedure of desks, version 2 (practice)", "version": "2",
         "level": "procedure", "policy": "P4", "state": "approved",
         "approved_by": "District police officer"},
        {"on": -20, "name": "Procedure of mock drills, draft (practice)", "version": "0.1",
         "level": "procedure", "policy": "P8", "state": "draft"},
    )),
    (programme.REACHED, (
        {"on": -120, "unit": "first", "paper": "Procedure of desks, version 2 (practice)",
         "language": "ur", "strength": 34, "read_by": 27},
        {"on": -110, "unit": "first desk", "paper": "Procedure of desks, version 2 (practice)",
         "language": "ur", "strength": 3, "read_by": 3},
    )),
    (bodies.BODIES, (
        {"on": -400, "name": "Command committee (practice)", "kind": "command",
         "chair": "District police officer", "seats": 7, "seats_women": 2, "every_days": 90,
         "members": "Superintendent investigation\nPublic prosecutor\nMedical superintendent"},
        {"on": -300, "name": "Stakeholders of the district (practice)", "kind": "stakeholders",
         "chair": "Deputy commissioner", "seats": 14, "seats_women": 6, "every_days": 60,
         "members": "Social welfare\nHealth\nEducation\nBar association"},
    )),
    (bodies.MEETINGS, (
        {"on": -35, "body": "Command committee (practice)", "came": 6, "came_women": 2,
         "before_it": "Response times; the second version of the procedure of desks"},
        {"on": -80, "body": "Stakeholders of the district (practice)", "came": 11,
         "came_women": 5, "before_it": "Transport to the hospital at night"},
    )),
    (bodies.DECISIONS, (
        {"on": -35, "body": "Command committee (practice)", "number": 1, "policy_number": "P8",
         "decision": "A drill in each station before the month ends", "owner": "SDPO",
         "due_on": -5},
        {"on": -80, "body": "Stakeholders of the district (practice)", "number": 1,
         "policy_number": "P11", "decision": "A car of the health department on call at night",
         "owner": "District health officer", "due_on": 12},
        {"on": -80, "body": "Stakeholders of the district (practice)", "number": 2,
         "policy_number": "P15", "decision": "A list of lawyers for each desk",
         "owner": "Bar association", "due_on": -30, "done_on": -40,
         "outcome": "The list hangs at both desks"},
    )),
    (agreements.AGREEMENTS, (
        {"on": -330, "name": "Sharing with the civil hospital (practice)", "kind": "sharing",
         "parties": "Civil hospital", "shares": "with_consent", "expires_on": 34,
         "purpose": "Examination and follow-up of those who agree",
         "owner": "District police officer"},
        {"on": -720, "name": "Referral to the listening room (practice)", "kind": "referral",
         "parties": "Listening room", "shares": "with_consent", "expires_on": -9,
         "purpose": "Counselling", "owner": "Programme officer"},
    )),
    (REQUESTS, (
        {"on": -40, "unit": "province", "number": "RTI 12 (practice)", "asked_by": "press",
         "asked": "How many reports each district took last year", "due_on": -12,
         "due_source": "Provision as read by the office (practice)", "would_identify": "no",
         "outcome": "given", "answered_on": -20},
        {"on": -30, "unit": "province", "number": "RTI 14 (practice)", "asked_by": "researcher",
         "asked": "Convictions by station and month", "due_on": -6,
         "due_source": "Provision as read by the office (practice)", "would_identify": "no"},
        {"on": -9, "unit": "province", "number": "RTI 17 (practice)", "asked_by": "citizen",
         "asked": "Who reported a matter of the second week of a month", "due_on": 8,
         "due_source": "Provision as read by the office (practice)", "would_identify": "yes",
         "escalated_on": -7, "outcome": "identifies", "answered_on": -5,
         "reason": "It would identify a person (CONF-18)"},
    )),
    (means.WOMEN, (
        {"on": -200, "year": 2023, "women": 184_300,
         "origin": "An estimate from the census of 2023 (invented for practice)"},
        {"on": -200, "unit": "province", "year": 2023, "women": 4_120_000,
         "origin": "An estimate from the census of 2023 (invented for practice)"},
    )),
    (means.MONEY, (
        {"on": -30, "year": 2026, "purpose": "desks", "gender": "targeted",
         "allotted": 6_400_000, "released": 3_200_000, "spent": 2_150_000,
         "origin": "Budget book, page invented for practice"},
        {"on": -30, "year": 2026, "purpose": "training", "gender": "equal",
         "allotted": 1_800_000, "released": 900_000, "spent": 740_000,
         "origin": "Budget book, page invented for practice"},
        {"on": -30, "year": 2026, "purpose": "transport", "gender": "general",
         "allotted": 2_500_000, "origin": "Budget book, page invented for practice"},
    )),
    (results_books.PILOTS, (
        {"on": -240, "name": "Call back within eight hours (practice)",
         "change": "Every caller is called back by a woman within eight hours",
         "comparison": "A neighbouring district (invented)", "indicator": "22",
         "measure": "Callers called back in time, of all who asked for it",
         "more_is_better": "yes", "before_part": 41, "before_of": 96, "after_part": 78,
         "after_of": 104, "other_before_part": 44, "other_before_of": 101,
         "other_after_part": 47, "other_after_of": 98, "counted_until": -10,
         "origin": "Invented for practice"},
    )),
)  # fmt: skip
_DAYS = frozenset(
    {"on", "due_on", "done_on", "expires_on", "counted_until", "answered_on", "escalated_on"}
)


def prepare_the_programme(now: datetime) -> int:
    """This will fill the registers of the programme once; says how many results stand in them."""
    keeper = _keeper(now)
    if keeper is None:
        return 0
    with transaction.atomic():
        act_as(keeper, now)
        if there := books.count(keeper, results_books.RESULTS, now):
            return there
        bring_records(actor=keeper, now=now)
        for way in WAYS:
            if way.number in _TAKEN_UP:
                _enter(keeper, programme.POLICIES, {
                    "on": -200, "number": way.number, "kind": "forum", "title_en": way.policy,
                    "title_ur": way.policy_ur, "procedures": way.procedures, "rules": way.rules,
                    "regulation": way.regulation, "owner": way.owner,
                    "state": _TAKEN_UP[way.number], "indicators": way.indicators,
                    "origin": SOURCE_EN,
                }, now)  # fmt: skip
        for book, rows in _ROWS:
            for row in rows:
                _enter(keeper, book, row, now)
        return books.count(keeper, results_books.RESULTS, now)


def _enter(keeper: Actor, book: Book, row: Row, now: datetime) -> None:
    told = {code: _told(code, value, now) for code, value in row.items()}
    told.setdefault("unit", place_name("district"))
    actions.enter(
        actor=keeper, book=book, entry_id=new_id(), told=told, now=now, source="loader"
    )  # fmt: skip


def _told(code: str, value: str | int, now: datetime) -> str:
    if code in _DAYS and isinstance(value, int):
        return (local_date(now) + timedelta(days=value)).isoformat()
    return place_name(value) if code == "unit" and isinstance(value, str) else str(value)


def _keeper(now: datetime) -> Actor | None:
    number = next(one.service_number for one in cast if one.post is Post.PROGRAMME_OFFICER)
    found = officer_by_service_number(number, now)
    return None if found is None else acting_as(found, now)
