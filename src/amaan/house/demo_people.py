"""Who serves in the demonstration: strength, drives, exits and a survey; every figure invented.

Only the two drives of Aitebaar are as they were told, each with how it is known.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.books import actions as books
from amaan.books import queries
from amaan.books.book import Book
from amaan.confidentiality import policy
from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import cast
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.organisation.area import units_of_area
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number
from amaan.workforce import harassment, satisfaction
from amaan.workforce.exits import EXITS
from amaan.workforce.promotions import PROMOTIONS
from amaan.workforce.recruitment import DRIVES
from amaan.workforce.satisfaction_questions import NEWEST
from amaan.workforce.strength import QUOTAS, STRENGTH

# Rank, duty, posts, women, men, and of the women those on the quota and on open merit.
_STRENGTH = (
    ("constable", "desk", 6, 2, 3, 2, 0),
    ("constable", "other", 60, 4, 49, 3, 1),
    ("head_constable", "investigation", 8, 1, 7, 1, 0),
    ("asi", "desk_head", 3, 1, 2, 0, 1),
    ("si", "investigation", 6, 1, 4, 0, 1),
    ("inspector", "other", 2, 0, 2, 0, 0),
)
_QUOTA = "Practice figure, invented"
_AITEBAAR = "Aitebaar, Khyber Pakhtunkhwa, as it was told; the year is known, not the day"
# Name, days ago, rank, way, posts, and women and men at each step.
_DRIVES = (
    ("Practice constables, quota, last year", 500, "constable", "quota", 40,
     (210, 150, 40, 38), (0, 0, 0, 0)),
    ("Practice constables, open merit, last year", 500, "constable", "merit", 160,
     (60, 41, 9, 9), (2900, 2100, 151, 149)),
    ("Practice sub-inspectors, open merit", 120, "si", "merit", 12,
     (44, 30, 3, 3), (380, 300, 9, 9)),
)  # fmt: skip
# Days ago, name, rank, and women and men looked at and promoted.
_BOARDS = (
    (700, "Practice board, list C", "head_constable", (24, 14), (310, 190)),
    (330, "Practice board, list D", "asi", (18, 5), (160, 62)),
    (90, "Practice board, list F", "inspector", (4, 1), (41, 15)),
)
# Sex, rank band, years of service, reason, how many, and whether they came in the first drive.
_EXITS = (
    ("female", "lower", "under_1", "family", 5, True),
    ("female", "lower", "1_2", "hours", 4, False),
    ("female", "lower", "3_5", "family", 3, False),
    ("male", "lower", "over_20", "retired", 14, False),
    ("male", "upper", "11_20", "other_work", 6, False),
)
# Two officers in three are content; hours are what most complain of.
_SAY = {"hours": "112", "rooms": "122", "content": "445", "staying": "454"}


def prepare_the_people(now: datetime) -> int:
    """This will fill the registers of people once; gives how many counts of strength stand."""
    keeper = _of(Post.PERSONNEL_OFFICER, now)
    if keeper is None:
        return 0
    with transaction.atomic():
        act_as(keeper, now)
        if there := queries.count(keeper, STRENGTH, now):
            return there
        today = local_date(now)
        _strength(keeper, today, now)
        _drives(keeper, today, now)
        for sex, band, service, reason, people, of_drive in _EXITS:
            _enter(keeper, EXITS, now, on=today - timedelta(days=45), rank_band=band, sex=sex,
                   service=service, duty="other", reason=reason, people=people,
                   drive=_DRIVES[0][0] if of_drive else "")  # fmt: skip
        for ago, name, rank, women, men in _BOARDS:
            _enter(keeper, PROMOTIONS, now, on=today - timedelta(days=ago), name=name, rank=rank,
                   looked_at_women=women[0], promoted_women=women[1],
                   looked_at_men=men[0], promoted_men=men[1],
                   looked_at_transgender=0, promoted_transgender=0)  # fmt: skip
        _survey(keeper, now)
        act_as(keeper, now)
        return queries.count(keeper, STRENGTH, now)


def _strength(keeper: Actor, today: date, now: datetime) -> None:
    _enter(keeper, QUOTAS, now, on=date(2025, 1, 1), rank="all", percent="10",
           standing="announced", said_by=_QUOTA, read_on=today)  # fmt: skip
    seats = {UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.STATION}
    units = [one for one in units_of_area(keeper, now) if one.kind in seats]
    for place, unit in enumerate(units):
        for ago in (380, 200, 20):
            grown = (380 - ago) // 180
            for rank, duty, posts, women, men, quota, merit in _STRENGTH:
                _enter(keeper, STRENGTH, now, unit=unit.id, on=today - timedelta(days=ago),
                       rank=rank, duty=duty, sanctioned=posts, transgender=0,
                       women=women + grown * (rank == "constable"), men=men - place % 2,
                       women_on_quota=quota, women_on_merit=merit)  # fmt: skip


def _drives(keeper: Actor, today: date, now: datetime) -> None:
    steps = ("applied", "tested", "selected", "joined")
    for name, ago, rank, way, posts, women, men in _DRIVES:
        told = {f"{step}_women": n for step, n in zip(steps, women, strict=True)}
        told |= {f"{step}_men": n for step, n in zip(steps, men, strict=True)}
        _enter(keeper, DRIVES, now, on=today - timedelta(days=ago), name=name, rank=rank, way=way,
               known="counted", posts=posts, **told)  # fmt: skip
    for year, women_applied, known in ((2013, 50, "at_most"), (2014, 250, "at_least")):
        _enter(keeper, DRIVES, now, on=date(year, 1, 1), name=f"Aitebaar {year}", rank="all",
               way="unknown", known=known, applied_women=women_applied, note=_AITEBAAR)  # fmt: skip


def _survey(keeper: Actor, now: datetime) -> None:
    """One survey that is over, answered by the cast, and one that is open; one complaint."""
    begun = now - timedelta(days=40)
    today = local_date(begun)
    over = new_id()
    satisfaction.open_survey(
        actor=keeper, round_id=over, unit_id=keeper.unit_id, opens_on=today,
        closes_on=today + timedelta(days=20), now=begun,
    )  # fmt: skip
    for place, person in enumerate(cast):
        asked = _of_number(person.service_number, begun)
        if asked is None or not policy.may_before_a_case(person.post, "answer_survey").allowed:
            continue
        said = {one.code: _SAY.get(one.code, "234")[place % 3] for one in NEWEST.statements}
        act_as(asked, begun)
        satisfaction.answer(actor=asked, round_id=over, answers=said, now=begun)
        if person.post is Post.COMMUNITY_OFFICER:
            harassment.note_complaint(
                actor=asked, complaint_id=new_id(), receipt="PRACTICE-0000", route="committee",
                sent_on=today, now=begun,
            )  # fmt: skip
    act_as(keeper, now)
    today = local_date(now)
    satisfaction.open_survey(
        actor=keeper, round_id=new_id(), unit_id=keeper.unit_id, opens_on=today,
        closes_on=today + timedelta(days=30), now=now,
    )  # fmt: skip


def _enter(keeper: Actor, book: Book, now: datetime, **told: object) -> UUID:
    words = {"unit": str(keeper.unit_id), **{code: str(value) for code, value in told.items()}}
    return books.enter(
        actor=keeper, book=book, entry_id=new_id(), told=words, now=now, source="loader"
    )


def _of(post: Post, now: datetime) -> Actor | None:
    return _of_number(next(one.service_number for one in cast if one.post is post), now)


def _of_number(number: str, now: datetime) -> Actor | None:
    found = officer_by_service_number(number, now)
    return None if found is None else acting_as(found, now)
