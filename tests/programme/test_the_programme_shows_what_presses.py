"""Policies with what moves them, decisions and agreements that run late, pilots and roll-out."""

import re
from datetime import timedelta

import pytest
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.books import actions
from amaan.books.book import Book
from amaan.community import agreements, bodies, pilots, programme
from amaan.community.results_books import PILOTS
from amaan.community.rollout import rollout
from amaan.confidentiality.row_security import act_as
from amaan.house import demo, demo_programme
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.web.programme.pilots import reading

pytestmark = pytest.mark.django_db
KEEPER = "the programme officer"


def enter(world: World, book: Book, **told: str) -> None:
    keeper = world.actors[KEEPER]
    act_as(keeper, world.now)
    told.setdefault("unit", str(keeper.unit_id))
    actions.enter(actor=keeper, book=book, entry_id=new_id(), told=told, now=world.now)


def day(world: World, days: int) -> str:
    """A day so many days from today, as it is typed."""
    return f"{local_date(world.now) + timedelta(days=days):%d/%m/%Y}"


def a_body(world: World, **told: str) -> None:
    body = {
        "on": day(world, -81), "name": "Committee", "kind": "command", "chair": "DPO",
        "members": "SP", "seats": "5", "seats_women": "1", "every_days": "30",
    }  # fmt: skip
    enter(world, bodies.BODIES, **{**body, **told})


def test_each_of_the_fifteen_policies_shows_a_figure_or_says_what_is_missing(
    world: World, screen_of: Screens
) -> None:
    page = screen_of(KEEPER).get("/programme/").text
    for number in range(1, 16):
        section = re.search(rf'<section id="P{number}">(.*?)</section>', page, re.DOTALL)
        assert section, number
        assert re.search(r"<strong>\d|Missing", section[1]), number
    enter(
        world, programme.POLICIES, on=day(world, -20), number="P7", kind="forum",
        title_en="Together", title_ur="مل کر", owner="district_commander", state="in_force",
        origin="Letter 4",
    )  # fmt: skip
    page = screen_of(KEEPER).get("/programme/").text
    assert re.search(r'<section id="P7">.*?Together.*?In force', page, re.DOTALL)
    a_body(world, name="Stakeholders", kind="stakeholders")
    assert "0 decisions of stakeholders open" in screen_of(KEEPER).get("/programme/").text


def test_a_decision_is_overdue_the_day_after_it_was_due_until_it_is_done(world: World) -> None:
    a_body(world)
    for number, due, done in (("1", -1, ""), ("2", 0, ""), ("3", -40, day(world, -30))):
        enter(
            world, bodies.DECISIONS, on=day(world, -50), body="Committee", number=number,
            decision="Do it", owner="SDPO", due_on=day(world, due), done_on=done,
        )  # fmt: skip
    [stands] = bodies.how_bodies_stand(world.actors[KEEPER], world.now)
    assert (stands.open_decisions, stands.overdue_decisions) == (2, 1)
    # It never met: its first meeting was due thirty days after it was formed.
    assert stands.late_by == 51


def test_an_agreement_warns_from_sixty_days_before_until_it_is_ended(world: World) -> None:
    for name, until, ended in (("not yet", 61, ""), ("soon", 60, ""), ("today", 0, ""),
                               ("gone", -10, ""), ("replaced", -10, day(world, -9))):  # fmt: skip
        enter(
            world, agreements.AGREEMENTS, on=day(world, -300), name=name, kind="sharing",
            parties="Hospital", purpose="Care", shares="with_consent", owner="DPO",
            expires_on=day(world, until), ended_on=ended,
        )  # fmt: skip
    found = agreements.expiring(world.actors[KEEPER], world.now)
    assert [(one.line.values["name"], one.days, one.state) for one in found] == [
        ("gone", -10, "expired"), ("today", 0, "soon"), ("soon", 60, "soon"),
    ]  # fmt: skip


PILOT = {
    "name": "Call back", "change": "A woman calls back",
    "comparison": "Next district", "indicator": "22", "measure": "Called back, of all",
    "more_is_better": "yes", "origin": "A count",
}  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "reads", "says"),
    [
        ("41 96 78 104 44 101 47 98", "better", "\u2066+28\u2069 points"),
        ("78 104 41 96 47 98 44 101", "worse", "to the worse"),
        ("41 96 45 104 44 101 47 98", "open", "Nought lies between"),
        ("41 96 78 104    ", "alone", "no comparison yet"),
        ("4 9 7 9 44 101 47 98", "early", "too early"),
    ],
)
def test_a_pilot_is_read_less_what_changed_without_it(
    world: World, figures: str, reads: str, says: str
) -> None:
    names = [f"{w}_{p}" for w in ("before", "after", "other_before", "other_after")
             for p in ("part", "of")]  # fmt: skip
    enter(
        world,
        PILOTS,
        on=day(world, -200),
        **PILOT,
        **dict(zip(names, figures.split(" "), strict=False)),
    )
    [found] = pilots.pilots(world.actors[KEEPER], world.now)
    assert found.reading == reads
    assert says in reading(found)


def test_the_demonstration_tells_of_its_programme_once(world: World, screen_of: Screens) -> None:
    demo.appoint_everybody(world.now)
    assert demo_programme.prepare_the_programme(world.now) == 17
    assert demo_programme.prepare_the_programme(world.now) == 17
    keeper = demo_programme._keeper(world.now)
    assert keeper is not None
    act_as(keeper, world.now)
    [paper] = rollout(keeper, world.now)
    assert (paper.units, paper.read_by, paper.strength) == (2, 30, 37)
    assert paper.units_of > 2
    assert len(paper.not_reached) == paper.units_of - 2
    for page in ("", "pilots/", "rollout/"):
        assert screen_of(KEEPER).get(f"/programme/{page}").status_code == 200
