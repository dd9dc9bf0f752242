"""Whoever tries references by the thousand finds nothing, is seen, and stops nobody's work."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests.security.browsing import Answer, sign_in
from tests.security.world import World

from amaan.cases.queries import find_case, reference_of
from amaan.confidentiality import guessing
from amaan.confidentiality.alarms import AlarmLine, quota_alarms
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.proving import Figure
from amaan.house.testing import role
from amaan.kernel.ids import new_id, new_reference
from amaan.kernel.refusals import NotFound
from amaan.organisation.actions import unlock_sign_in
from amaan.web.kit.sign_in.session import real_now

# Cases that the officer from another station must not know of, beside ones that nobody has.
OUT_OF_SIGHT = ("own", "sealed", "registered")
GUESSER = "the officer from another station"


@pytest.fixture
def references(world: World) -> dict[str, str]:
    """This will read the reference of each case, as only the owner of the tables can."""
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT id, reference FROM cases_case")
        found = dict(cursor.fetchall())
    return {name: found.get(told.case_id, "") for name, told in world.cases.items()}


def tried(browser: Client, reference: str) -> Answer:
    """This will type a reference into the page that finds a case."""
    found = browser.post("/case/find", {"reference": reference})
    return Answer(found.status_code, dict(found.headers), found.content)


def guesses(references: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """This will give references that exist and that do not, in turn, without end."""
    for name in cycle(OUT_OF_SIGHT):
        yield references[name], True
        yield new_reference(), False


def unlocked(world: World, who: str) -> None:
    """This will open the session again, as an officer does who has her second factor."""
    actor = world.actors[who]
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT last_sign_in_id FROM organisation_officer WHERE id = %s", [actor.officer_id]
        )
        here = cursor.fetchone()[0]
    unlock_sign_in(actor=actor, sign_in_id=here, now=real_now())


def alarms(world: World) -> tuple[AlarmLine, ...]:
    act_as(world.actors["the auditor"], world.now)
    return quota_alarms(world.actors["the auditor"])


def test_ten_thousand_guesses_are_one_answer(
    world: World,
    vault: Vault,
    references: dict[str, str],
    how_many: Callable[[int], int],
    figure: Figure,
) -> None:
    """With the second factor at hand, which opens the session anew after every twentieth."""
    browser = sign_in(world.actors[GUESSER])
    answers: dict[bool, set[bytes]] = {True: set(), False: set()}
    count = how_many(200)
    for number, (reference, exists) in zip(range(1, count + 1), guesses(references), strict=False):
        answers[exists].add(tried(browser, reference).as_bytes())
        if number % guessing.OF_A_SESSION == 0:
            unlocked(world, GUESSER)
    figure("guesses: references tried, half of them of cases that exist", count)
    figure(
        "guesses: different answers (status, headers, bytes)", len(answers[True] | answers[False])
    )
    assert len(answers[True]) == 1
    assert answers[True] == answers[False]
    assert {alarm.kind: alarm.people for alarm in alarms(world)} == {
        "half_of_guesses": guessing.OF_AN_OFFICER // 2 + 1,
        "guesses": guessing.OF_AN_OFFICER + 1,
    }


def test_a_stolen_session_gets_twenty_answers(
    world: World, vault: Vault, references: dict[str, str], figure: Figure
) -> None:
    browser = sign_in(world.actors[GUESSER])
    answers = [
        tried(browser, reference).status
        for _number, (reference, _exists) in zip(range(100), guesses(references), strict=False)
    ]
    assert answers == [404] * guessing.OF_A_SESSION + [423] * (100 - guessing.OF_A_SESSION)
    figure("guesses: answers to a session without its second factor", answers.count(404))
    assert browser.get("/").status_code == 302
    unlocked(world, GUESSER)
    assert browser.get("/").status_code == 200


def test_her_own_cases_are_found_however_often_she_missed(
    world: World, vault: Vault, references: dict[str, str]
) -> None:
    her = "the desk officer"
    browser = sign_in(world.actors[her])
    assert tried(browser, references["colleague's"]).status == 302
    for number in range(1, guessing.OF_AN_OFFICER + 2):
        assert tried(browser, new_reference()).status == 404
        if number % guessing.OF_A_SESSION == 0:
            unlocked(world, her)
    assert tried(browser, references["own"]).status == 302
    assert browser.get("/").status_code == 200
    # Known by her station alone, in nobody's hands but a colleague's: a miss like any other.
    in_sight, nowhere = tried(browser, references["colleague's"]), tried(browser, new_reference())
    assert in_sight.as_bytes() == nowhere.as_bytes()


def test_after_an_hour_it_is_as_it_was(
    world: World, vault: Vault, references: dict[str, str]
) -> None:
    actor = world.actors["the desk officer"]
    missed_often(world, "the desk officer", guessing.OF_AN_OFFICER + 1)
    act_as(actor, world.now)
    with pytest.raises(NotFound):
        find_case(actor, references["colleague's"], world.now)
    later = world.now + guessing.HOUR + timedelta(minutes=1)
    assert find_case(actor, references["colleague's"], later) is not None


def test_a_guesser_at_the_next_computer_stops_nobody_else(world: World, vault: Vault) -> None:
    """A whole station stands behind one address; who guesses there does not count for her."""
    missed_often(world, "her colleague", guessing.OF_AN_ADDRESS)
    assert not held_after(world, "the desk officer", 3)
    assert held_after(world, "her colleague", 1)


def test_many_accounts_at_one_address_are_one_guesser(world: World, vault: Vault) -> None:
    accounts = ("her colleague", "the station clerk", "the station commander", "the investigator",
                "the supervisor", "the district commander")  # fmt: skip
    for name in accounts:
        missed_often(world, name, guessing.OF_AN_OFFICER - 2)
        assert held_after(world, name, 1) == (name == accounts[-1])


def test_nobody_reads_or_clears_what_is_counted_of_another(world: World, vault: Vault) -> None:
    missed_often(world, "her colleague", 3)
    act_as(world.actors["the desk officer"], world.now)
    with role("web"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM confidentiality_miss")
        assert cursor.fetchone() == (0,)
    for statement in (
        "DELETE FROM confidentiality_miss",
        "UPDATE confidentiality_miss SET over = false",
        "SELECT address FROM confidentiality_miss",
    ):
        with (
            pytest.raises(DatabaseError), transaction.atomic(),
            role("web"), connection.cursor() as cursor,
        ):  # fmt: skip
            cursor.execute(statement)


def test_a_reference_that_is_shown_to_her_is_found(
    world: World, vault: Vault, references: dict[str, str]
) -> None:
    """Otherwise the other proofs would hold for a page that finds nothing at all."""
    act_as(world.actors["the desk officer"], world.now)
    own = world.cases["own"].case_id
    assert reference_of(world.actors["the desk officer"], own) == references["own"]
    assert find_case(world.actors["the desk officer"], references["own"], world.now) == own


def missed_often(world: World, who: str, times: int) -> None:
    asked_from = guessing.AskedFrom(new_id(), "one address")
    for _ in range(times):
        guessing.count_miss(actor=world.actors[who], asked_from=asked_from, now=world.now)


def held_after(world: World, who: str, more: int) -> bool:
    """This will miss some times more, and say whether references find only her own cases."""
    missed_often(world, who, more)
    act_as(world.actors[who], world.now)
    return guessing.guesses_too_often(world.actors[who], world.now)
