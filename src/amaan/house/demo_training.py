"""What is taught in the demonstration: curricula, sessions, who came, certificates and drills.

The curricula are named after what is known of them, with the source; everybody who came, every
mark and every drill is invented.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.books import actions as books
from amaan.books import queries
from amaan.books.book import Book
from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import cast
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.organisation.area import units_of_area
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number
from amaan.workforce.certificates import give_certificates
from amaan.workforce.drills import SCENARIOS
from amaan.workforce.drills_queries import write_drill
from amaan.workforce.training import COURSES, SESSIONS, TRAINEES, TRAINERS
from amaan.workforce.training_people import ATTENDANCES, FOLLOW_UPS, TARGETS

_NPB = "National Police Bureau with UNODC: two streams of two days, 29 April to 2 May 2024"
_PROPOSED = "Proposed here; no international minimum of hours was found"
# Code, title, stream, days, months, certifies, state, rests on.
_COURSES = (
    ("GRP 1", "Gender-responsive policing", "gender_responsive", "2", "24", "", "approved", _NPB),
    ("DESK 1", "Running a desk", "desk", "2", "24", "gender_violence", "approved", _NPB),
    ("DESK 2", "Running a desk, five days", "desk", "5", "24", "gender_violence", "proposed",
     _PROPOSED),
    ("IO 1", "Investigating violence against women, ten days", "investigation", "10", "24", "",
     "proposed", _PROPOSED),
    ("CHILD 1", "Hearing children, five days and supervision", "child_interview", "5", "24",
     "child_interview", "proposed", _PROPOSED),
)  # fmt: skip
# Of people who do not exist: name, profession, sex, marks before and after.
_OUTSIDE = (
    ("Parveen (practice)", "nurse", "female", "38", "61"),
    ("Rukhsana (practice)", "prosecutor", "female", "55", "74"),
    ("Sajid (practice)", "journalist", "male", "41", "58"),
    ("Bushra (practice)", "activist", "female", "47", "70"),
)
_DRILLS = (
    (140, "call_at_night", "01:20", ("2", "11", "31"), 5),
    (95, "rape_reported", "15:10", ("1", "1", "1"), 6),
    (60, "call_at_night", "23:40", ("1", "7", "22"), 7),
    (20, "acid", "11:05", ("1", "5", "18"), 7),
)


def prepare_what_is_taught(now: datetime) -> int:
    """This will fill the registers of training once; gives how many sessions stand there."""
    keeper = _of(Post.TRAINING_OFFICER, now)
    if keeper is None:
        return 0
    with transaction.atomic():
        act_as(keeper, now)
        if there := queries.count(keeper, SESSIONS, now):
            return there
        today = local_date(now)
        for code, title, stream, days, months, certifies, state, source in _COURSES:
            approved = state == "approved"
            _enter(keeper, COURSES, now, on=date(2024, 4, 29), code=code, title=title,
                   kind="curriculum", stream=stream, days=days, valid_months=months,
                   certifies=certifies, state=state, rests_on=source,
                   approved_by="National Police Bureau" if approved else "",
                   approved_on=date(2024, 4, 29) if approved else "")  # fmt: skip
        _enter(keeper, TRAINERS, now, on=today - timedelta(days=400), name="Nargis (practice)",
               sex="female", comes_from="Practice police school", stream="desk",
               qualification="Trainer of trainers, practice")  # fmt: skip
        _sessions(keeper, today, now)
        _drills(keeper, today, now)
        return queries.count(keeper, SESSIONS, now)


def _sessions(keeper: Actor, today: date, now: datetime) -> None:
    held = today - timedelta(days=200)
    session = _enter(keeper, SESSIONS, now, on=held, code="PRACTICE 1/26", course="DESK 1",
                     place_kind="school", place="Practice police school", days="2",
                     lead="Nargis (practice)")  # fmt: skip
    _enter(keeper, SESSIONS, now, on=today + timedelta(days=16), code="PRACTICE 2/26",
           course="GRP 1", place_kind="lines", place="Practice police lines", days="2")  # fmt: skip
    officers = [one for one in cast if one.post in {Post.DESK_OFFICER, Post.INVESTIGATOR}]
    for place, one in enumerate(officers):
        _came(keeper, now, held, one.service_number, f"{one.name_en} (practice)", "police",
              one.sex.value, str(38 + 3 * place % 20), str(57 + 5 * place % 24),
              one.rank.value)  # fmt: skip
    for name, profession, sex, before, after in _OUTSIDE:
        trainee = _enter(keeper, TRAINEES, now, on=held, name=name, profession=profession,
                         sex=sex, comes_from="Practice district")  # fmt: skip
        number = queries.sheet(keeper, TRAINEES, trainee, now).line.values["number"]
        _came(keeper, now, held, number, name, profession, sex, before, after)
    give_certificates(actor=keeper, session_id=session, now=now)
    for one in officers[:2]:
        _enter(keeper, FOLLOW_UPS, now, on=today - timedelta(days=15), session="PRACTICE 1/26",
               number=one.service_number, seen_by="supervisor", heard_alone="yes",
               blamed_nobody="yes", told_of_rights="no", asked_of_danger="yes", referred="yes",
               thinks_often_false="2", marks="62")  # fmt: skip
    _enter(keeper, TARGETS, now, on=held, stream="desk", whom="desk_officer", number="6",
           by=today + timedelta(days=240), rests_on="Practice plan of training")  # fmt: skip


def _came(
    keeper: Actor, now: datetime, on: date, number: str, name: str, profession: str, sex: str,
    before: str, after: str, rank: str = "",
) -> None:  # fmt: skip
    _enter(keeper, ATTENDANCES, now, on=on, session="PRACTICE 1/26", number=number, name=name,
           profession=profession, sex=sex, rank=rank, days_there="2", before=before, after=after,
           completed="yes")  # fmt: skip


def _drills(keeper: Actor, today: date, now: datetime) -> None:
    station = next(
        (one for one in units_of_area(keeper, now) if one.kind is UnitKind.STATION), None
    )
    if station is None:
        return
    for ago, scenario, at, (answered, left, arrived), done in _DRILLS:
        told = {
            "unit": str(station.id), "on": str(today - timedelta(days=ago)), "called_at": at,
            "answered_after": answered, "left_after": left, "arrived_after": arrived,
            "officers": "4", "women": "1", "to_change": "A woman officer and a driver at night.",
        }  # fmt: skip
        items = [item.code for item in SCENARIOS[scenario].items[:done]]
        write_drill(
            actor=keeper, drill_id=new_id(), scenario=scenario, told=told, done=items, now=now
        )


def _enter(keeper: Actor, book: Book, now: datetime, **told: object) -> UUID:
    words = {"unit": str(keeper.unit_id), **{code: str(value) for code, value in told.items()}}
    return books.enter(
        actor=keeper, book=book, entry_id=new_id(), told=words, now=now, source="loader"
    )


def _of(post: Post, now: datetime) -> Actor | None:
    number = next(person.service_number for person in cast if person.post is post)
    found = officer_by_service_number(number, now)
    return None if found is None else acting_as(found, now)
