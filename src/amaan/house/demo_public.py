"""Work with the public and the press in the demonstration: forums, campaigns, stories, enquiries.

All of it is invented and says so. No outlet of these names is anywhere, and nothing was published.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction

from amaan.books import actions
from amaan.books import queries as books
from amaan.books.book import Book
from amaan.community import (
    awareness,
    campaigns,
    disclosures,
    forums,
    journalists,
    media,
    network,
    press,
)
from amaan.community.press_sheet import BLAMING, ITEMS, PROTECTING
from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import cast, place_name
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number

# Days from today: below nought behind, above it ahead.
Row = dict[str, str | int]
_DAYS = frozenset({"on", "due_on", "closed_on", "until", "trained_on", "trained_until",
                   "answer_by", "asked_on", "settled_on"})  # fmt: skip
_GARDEN, _CANAL = "Forum of the garden quarter (practice)", "Forum of the canal (practice)"
_PUBLIC: tuple[tuple[Book, tuple[Row, ...]], ...] = (
    (forums.FORUMS, (
        {"on": -500, "name": _GARDEN, "men": 14, "women": 9, "transgender": 1},
        {"on": -320, "name": _CANAL, "men": 17, "women": 4, "transgender": 0},
    )),
    (forums.MEETINGS, (
        {"on": -64, "forum": _GARDEN, "men": 11, "women": 8, "transgender": 1},
        {"on": -33, "forum": _GARDEN, "men": 10, "women": 9, "transgender": 0},
        {"on": -30, "forum": _CANAL, "men": 15, "women": 2, "transgender": 0},
    )),
    (forums.ISSUES, (
        {"on": -64, "forum": _GARDEN, "number": 1, "raised_by": "woman", "as_role": "student",
         "topic": "street", "action": "A patrol at the bus stop when the college closes",
         "owner": "station_commander", "due_on": -50, "outcome": "done", "closed_on": -52},
        {"on": -64, "forum": _GARDEN, "number": 2, "raised_by": "woman", "as_role": "resident",
         "topic": "light", "action": "Lamps on the path behind the mill", "owner": "other_body",
         "due_on": -20},
        {"on": -33, "forum": _GARDEN, "number": 1, "raised_by": "man", "as_role": "trader",
         "topic": "traffic", "action": "Carts off the bridge in the morning",
         "owner": "station_commander", "due_on": -15, "outcome": "partly", "closed_on": -12},
        {"on": -33, "forum": _GARDEN, "number": 2, "raised_by": "woman",
         "as_role": "health_worker", "topic": "home", "action": "A session on the desk for women",
         "owner": "community_officer", "due_on": -6},
        {"on": -30, "forum": _CANAL, "number": 1, "raised_by": "man", "as_role": "elder",
         "topic": "drugs", "action": "A patrol at the pumping station", "owner": "supervisor",
         "due_on": 9},
    )),
    (awareness.BOOK, (
        {"on": -40, "venue": "Girls' college (practice)", "topic": "report_violence",
         "held_by": "both", "men": 3, "women": 88, "transgender": 0, "under_18": 41,
         "activists": 4},
        {"on": -18, "venue": "Brick kilns (practice)", "topic": "services", "held_by": "police",
         "men": 46, "women": 31, "transgender": 2, "under_18": 12, "activists": 0},
    )),
    (campaigns.BOOK, (
        {"on": -60, "name": "You may tell it (practice)", "channel": "radio", "language": "ur",
         "until": -30, "reach": 120000, "reach_source": "broadcaster"},
        {"on": -25, "name": "You may tell it (practice)", "channel": "posters", "language": "pa",
         "until": 20},
    )),
    (network.PLACES, (
        {"on": -200, "place": "Salon 1, garden quarter", "kind": "salon", "members": 5,
         "trained_on": -190, "trained_until": 175},
        {"on": -180, "place": "Salon 2, canal", "kind": "salon", "members": 3,
         "trained_on": -400, "trained_until": -35},
        {"on": -150, "place": "Paralegals, mill road", "kind": "paralegal", "members": 7,
         "trained_on": -140, "trained_until": 225},
    )),
)  # fmt: skip
_PRESS: tuple[tuple[Book, tuple[Row, ...]], ...] = (
    (journalists.BOOK, (
        {"on": -95, "title": "Reporting that protects (practice)", "held_by": "both",
         "outlets": 9, "men": 16, "women": 5, "transgender": 0},
    )),
    (media.BOOK, (
        {"on": -1, "reference": "P-14", "outlet": "The Practice Gazette", "question": "services",
         "asked": "Who is at the desk at night", "answer_by": 1, "answer_hour": "11:00"},
        {"on": -2, "reference": "P-13", "outlet": "Practice Radio", "question": "one_case",
         "answer_by": -1, "answer_hour": "17:00"},
    )),
    (disclosures.BOOK, (
        {"on": -20, "unit": "district", "place": "website", "outlet": "Practice Online",
         "name": "yes", "face": "no",
         "address": "no", "family": "yes", "workplace": "no", "from_police": "no",
         "asked_of": "outlet", "asked_on": -19, "outcome": "taken_down", "settled_on": -18},
        {"on": -6, "unit": "district", "place": "social", "outlet": "A page of practice",
         "name": "no",
         "face": "yes", "address": "no", "family": "no", "workplace": "no",
         "from_police": "no", "asked_of": "platform", "asked_on": -5},
    )),
)  # fmt: skip
# Outlet, days ago, whether it had somebody trained, which items of the sheet were a yes.
_STORIES: tuple[tuple[str, int, str, frozenset[str]], ...] = (
    ("The Practice Gazette", -150, "no", frozenset({"hides_her", "judges_her", "excuses_him"})),
    ("The Practice Gazette", -120, "no", frozenset({"his_conduct", "makes_it_small"})),
    ("Practice Online", -118, "no", frozenset({"names_offence", "shows_harm"})),
    ("Practice Online", -70, "no", frozenset({"hides_her", "his_conduct"})),
    ("The Practice Gazette", -55, "yes", frozenset(PROTECTING)),
    ("The Practice Gazette", -41, "yes", frozenset({"hides_her", "his_conduct", "says_help"})),
    ("Practice Online", -22, "no", frozenset({"hides_her", "doubts_her"})),
    ("The Practice Gazette", -9, "yes", frozenset({"hides_her", "his_conduct", "excuses_him"})),
)
_READ_TWICE = (1, 4, 5, 7)


def prepare_the_public(now: datetime) -> int:
    """This will fill the registers of forums and of the press once; says how many forums."""
    public, press_officer = _of(Post.COMMUNITY_OFFICER, now), _of(Post.MEDIA_OFFICER, now)
    if public is None or press_officer is None:
        return 0
    with transaction.atomic():
        act_as(public, now)
        if there := books.count(public, forums.FORUMS, now):
            return there
        _fill(public, (*_PUBLIC, (network.MONTHS, tuple(_months(now)))), now)
        act_as(press_officer, now)
        _fill(press_officer, (*_PRESS, *_stories()), now)
    return len(_PUBLIC[0][1])


def _fill(keeper: Actor, rows: tuple[tuple[Book, tuple[Row, ...]], ...], now: datetime) -> None:
    today = local_date(now)
    for book, some in rows:
        for row in some:
            told = {
                code: (today + timedelta(days=value)).isoformat()
                if code in _DAYS and isinstance(value, int)
                else place_name(str(value))
                if code == "unit"
                else str(value)
                for code, value in row.items()
            }
            actions.enter(
                actor=keeper, book=book, entry_id=new_id(), now=now, source="loader",
                told={"unit": str(keeper.unit_id), **told},
            )  # fmt: skip


def _months(now: datetime) -> Iterator[Row]:
    first = local_date(now).replace(day=1)
    for back in range(3):
        month = first.isoformat()
        first = (first - timedelta(days=1)).replace(day=1)
        yield {"on": month, "place": "Salon 1, garden quarter", "handed_out": 40 - 5 * back,
               "led_somebody": "yes" if back else "no"}  # fmt: skip


def _stories() -> tuple[tuple[Book, tuple[Row, ...]], ...]:
    first = tuple(
        {"on": ago, "reference": f"S-{number}", "outlet": outlet, "medium": "website",
         "language": "en", "trained": trained, **_answers(yes)}
        for number, (outlet, ago, trained, yes) in enumerate(_STORIES, 1)
    )  # fmt: skip
    second = tuple(
        {"on": -3, "story": f"S-{number + 1}", **_answers(_STORIES[number][3] - {BLAMING[1]})}
        for number in _READ_TWICE
    )
    return (press.STORIES, first), (press.SECONDS, second)


def _answers(yes: frozenset[str]) -> Row:
    return {item.code: "yes" if item.code in yes else "no" for item in ITEMS}


def _of(post: Post, now: datetime) -> Actor | None:
    number = next(person.service_number for person in cast if person.post is post)
    found = officer_by_service_number(number, now)
    return None if found is None else acting_as(found, now)
