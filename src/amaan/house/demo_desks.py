"""What the practice desk did at its counter in the last weeks, and what it has: all invented."""

from datetime import datetime, timedelta

from django.db import transaction

from amaan.books import actions as books
from amaan.books import queries
from amaan.confidentiality.row_security import act_as
from amaan.desk import actions as desk
from amaan.desk import ordinary
from amaan.desk.citizen_services import QUERIES, SERVICES, AsTold, call_in, serve
from amaan.desk.equipment import CHECKS, ITEMS, REPAIRS
from amaan.desk.equipment import SERVICES as OFFERED
from amaan.house.demo_cast import cast
from amaan.kernel.clock import local_date, start_of_day
from amaan.kernel.ids import ContactId, new_id
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number

# Days on which somebody came to the counter, three a day.
DAYS = 24
_SEXES = ("female", "female", "female", "male", "female", "")
_AGES = ("18_40", "18_40", "41_60", "", "over_60")
# Days ago, about what, where, what was wished, to whom it went, what came of it.
_TAKEN = (
    (40, "theft", "transport", "get_back", "etag", "returned"),
    (26, "fraud", "online", "register", "other_agency", "passed_on"),
    (19, "property", "home", "advice", "front_desk", "diary"),
    (11, "neighbours", "street", "stop", "front_desk", ""),
    (4, "theft", "street", "paper", "etag", ""),
)
_MISSING = frozenset({"toilet", "wheelchair", "social_worker"})


def prepare_the_desks(now: datetime) -> int:
    """This will fill the counter and the registers of the practice desk once; says how many."""
    officer, commander = _of(Post.DESK_OFFICER, now), _of(Post.STATION_COMMANDER, now)
    if officer is None or commander is None:
        return 0
    with transaction.atomic():
        act_as(commander, now)
        if there := queries.count(commander, CHECKS, now):
            return there
        _look(commander, officer, 45, _MISSING | {"line"}, now)
        _look(commander, officer, 6, _MISSING, now)
        for n in range(DAYS * 3):
            _came(officer, n, now)
        for ago, *told in _TAKEN:
            _complained(officer, ago, told, now)
        act_as(officer, now)
        broken = {"unit": str(officer.unit_id), "on": _day(now, 3), "item": "phone",
                  "what": "No tone since the storm (practice)", "stops_work": "no"}  # fmt: skip
        books.enter(actor=officer, book=REPAIRS, entry_id=new_id(), told=broken, now=now)
    return 2


def _look(
    commander: Actor, officer: Actor, ago: int, missing: frozenset[str], now: datetime
) -> None:
    told = {
        "unit": str(officer.unit_id), "on": _day(now, ago), "checked_by": "commander",
        "hours": "day_evening", "open_from": "08:00-20:00",
        **{one.code: "no" if one.code in missing else "yes" for one in (*ITEMS, *OFFERED)},
        "sign_language": "",
    }  # fmt: skip
    books.enter(actor=commander, book=CHECKS, entry_id=new_id(), told=told, now=now)


def _came(officer: Actor, n: int, now: datetime) -> None:
    """This will let somebody come, wait and be served on a day before this one."""
    came = start_of_day(local_date(now)) - timedelta(days=1 + n // 3)
    came += timedelta(hours=9 + n * 5 % 9, minutes=n * 17 % 60)
    heard = came + timedelta(minutes=4 + n * 11 % 53)
    ends = heard + timedelta(minutes=6 + n % 9)
    contact_id = ContactId(new_id())
    act_as(officer, ends)
    desk.open_contact(
        actor=officer, contact_id=contact_id, mode="walk_in", language="ur", urgent=False,
        with_children=n % 7 == 0, arrived_at=came, now=heard,
    )  # fmt: skip
    call_in(actor=officer, contact_id=contact_id, now=heard)
    asked = [one.code for one in SERVICES if not one.leads] + [one.code for one in QUERIES]
    told = AsTold(_SEXES[n % 6], _AGES[n % 5], "yes" if n % 19 == 0 else "")
    serve(actor=officer, contact_id=contact_id, about=asked[n % len(asked)], told=told, now=ends)


def _complained(officer: Actor, ago: int, told: list[str], now: datetime) -> None:
    at = start_of_day(local_date(now)) - timedelta(days=ago) + timedelta(hours=11)
    kind, place, wish, handed_to, outcome = told
    act_as(officer, at)
    contact_id = ContactId(new_id())
    said = {"kind": kind, "place": place, "wish": wish, "handed_to": handed_to, "sex": "female",
            "number": f"P-{ago}/26", "happened_on": _day(now, ago + 1)}  # fmt: skip
    ordinary.take_ordinary(actor=officer, contact_id=contact_id, told=said, now=at)
    if outcome:
        act_as(officer, now)
        back = {"outcome": outcome, "outcome_on": _day(now, ago - 3)}
        ordinary.say_what_became(actor=officer, entry_id=contact_id, told=back, now=now)


def _day(now: datetime, ago: int) -> str:
    return (local_date(now) - timedelta(days=ago)).isoformat()


def _of(post: Post, now: datetime) -> Actor | None:
    number = next(person.service_number for person in cast if person.post is post)
    found = officer_by_service_number(number, now)
    return None if found is None else acting_as(found, now)
