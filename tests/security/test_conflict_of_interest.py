"""Whoever is near the accused must not know: not today, not after a transfer, not by a number.

The world's sealed case names the station clerk Bashir of the first station as the accused.
"""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from tests.security.browsing import send, sign_in
from tests.security.test_canary_crawl import NONCES
from tests.security.world import Told, World, take

from amaan.cases import actions as cases
from amaan.cases import queries as case_queries
from amaan.confidentiality import actions as standing
from amaan.confidentiality.models import CONFLICT_PLACES, CONFLICTS
from amaan.confidentiality.queries import people_on, standing_of
from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.proving import Figure
from amaan.house.testing import role
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound
from amaan.organisation import actions as organisation
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor, acting_as

# Of the station where the accused serves, or of those who command him there.
PAGES = ("/", "/desk/due", "/desk/cases", "/command/", "/command/today", "/command/failures",
         "/command/own-words", "/command/load")  # fmt: skip
NEAR_THE_ACCUSED = ("the accused officer", "the station clerk", "the station commander",
                    "her colleague", "the supervisor", "the district commander")  # fmt: skip
FAR_FROM_HIM = ("the officer from another station", "the investigator", "the regional commander")


def give(world: World, giver: str, relation: str, receiver: Actor, told: Told) -> None:
    actor = world.actors[giver]
    with transaction.atomic():
        act_as(actor, world.now)
        standing.grant(
            actor=actor, case_id=told.case_id, officer_id=receiver.officer_id,
            relation=relation, since=world.now, until=None, now=world.now,
        )  # fmt: skip


def conflicted(actor: Actor, told: Told, world: World) -> bool:
    with transaction.atomic():
        act_as(actor, world.now)
        return standing_of(actor, told.case_id, world.now).conflicted


def declare(actor: Actor, told: Told, world: World, knows: str) -> None:
    with transaction.atomic():
        act_as(actor, world.now)
        standing.declare(actor=actor, case_id=told.case_id, knows=knows, now=world.now)


@pytest.mark.parametrize("part", NEAR_THE_ACCUSED)
def test_who_serves_with_the_accused_or_commands_him_is_in_conflict(
    world: World, part: str
) -> None:
    assert conflicted(world.actors[part], world.cases["sealed"], world)
    assert not conflicted(world.actors[part], world.cases["own"], world)


@pytest.mark.parametrize("part", FAR_FROM_HIM)
def test_who_serves_elsewhere_may_be_given_the_case(world: World, part: str) -> None:
    assert not conflicted(world.actors[part], world.cases["sealed"], world)
    give(world, "the desk officer", "reviewer", world.actors[part], world.cases["sealed"])
    with transaction.atomic():
        act_as(world.actors[part], world.now)
        assert case_queries.reference_of(world.actors[part], world.cases["sealed"].case_id)


@pytest.mark.parametrize("part", NEAR_THE_ACCUSED)
def test_a_case_cannot_be_given_to_whoever_is_in_conflict(world: World, part: str) -> None:
    with pytest.raises(Exception, match="row-level security"):
        give(world, "the desk officer", "reviewer", world.actors[part], world.cases["sealed"])


def test_she_who_wrote_it_down_stays_until_she_hands_it_on(world: World) -> None:
    her, told = world.actors["the desk officer"], world.cases["sealed"]
    assert not conflicted(her, told, world)
    elsewhere = world.actors["the officer from another station"]
    with transaction.atomic():
        act_as(her, world.now)
        standing.hand_on(
            actor=her, case_id=told.case_id, officer_id=elsewhere.officer_id, now=world.now
        )
        held = {
            (p.officer_id, p.relation): p.until for p in people_on(her, told.case_id, world.now)
        }
    assert held[her.officer_id, "taker"] == world.now + timedelta(days=7)
    assert held[elsewhere.officer_id, "desk"] is None


def test_who_is_posted_to_his_station_tomorrow_is_kept_out_as_well(world: World) -> None:
    moved, told = world.actors["the investigator"], world.cases["sealed"]
    give(world, "the desk officer", "reviewer", moved, told)
    tomorrow = world.now + timedelta(days=1)
    registrar = world.actors["the registrar"]
    with transaction.atomic():
        act_as(registrar, tomorrow)
        organisation.post_officer(
            actor=registrar, officer_id=moved.officer_id,
            unit_id=world.actors["the station clerk"].unit_id, post=Post.INVESTIGATOR,
            now=tomorrow,
        )  # fmt: skip
        there = acting_as(moved.officer_id, tomorrow)
        assert there is not None
        act_as(there, tomorrow)
        found = standing_of(there, told.case_id, tomorrow)
    assert (found.conflicted, found.relations) == (True, frozenset())


def test_who_worked_on_it_beside_the_accused_is_out_for_good(world: World) -> None:
    her, clerk = world.actors["the desk officer"], world.actors["the station clerk"]
    told = world.cases["own"]
    with transaction.atomic():
        act_as(her, world.now)
        standing.seal_case(
            actor=her, case_id=told.case_id, sources=("accused_in_police",),
            must_not_know=(world.actors["the accused officer"].officer_id,), now=world.now,
        )  # fmt: skip
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind FROM confidentiality_conflict WHERE officer_id = %s AND case_id = %s",
            [clerk.officer_id, told.case_id],
        )
        assert cursor.fetchall() == [("former",)]
    assert not conflicted(world.actors["the investigator"], told, world)


def test_without_a_name_the_station_of_the_case_itself_is_in_conflict(world: World) -> None:
    her, told = world.actors["the desk officer"], world.cases["own"]
    with transaction.atomic():
        act_as(her, world.now)
        standing.seal_case(
            actor=her, case_id=told.case_id, sources=("family_in_police",), must_not_know=(),
            now=world.now,
        )  # fmt: skip
    assert conflicted(world.actors["the station commander"], told, world)
    assert conflicted(world.actors["the district commander"], told, world)
    assert not conflicted(her, told, world)


@pytest.mark.parametrize("knows", ["acquainted", "kin_of_survivor", "kin_of_accused"])
def test_who_says_that_he_knows_one_is_out_at_once(world: World, knows: str) -> None:
    investigator, told = world.actors["the investigator"], world.cases["own"]
    declare(investigator, told, world, knows)
    assert conflicted(investigator, told, world)
    with transaction.atomic():
        act_as(investigator, world.now)
        with pytest.raises(NotFound):
            case_queries.case_sheet(investigator, told.case_id, world.now)
    # Only where he is kin of the accused has the case to leave the sight of his colleagues.
    with transaction.atomic():
        act_as(world.actors["the desk officer"], world.now)
        sheet = case_queries.case_sheet(world.actors["the desk officer"], told.case_id, world.now)
    assert sheet.sealed == (knows == "kin_of_accused")


def test_a_word_given_is_kept_and_a_second_one_can_only_take_her_out(world: World) -> None:
    investigator, told = world.actors["the investigator"], world.cases["own"]
    declare(investigator, told, world, "nobody")
    declare(investigator, told, world, "acquainted")
    with pytest.raises(NotFound):
        declare(investigator, told, world, "nobody")
    assert conflicted(investigator, told, world)


def test_nobody_assigns_an_investigator_who_knows_somebody_in_the_case(world: World) -> None:
    her, told = world.actors["the desk officer"], world.cases["own"]
    investigator = world.actors["the investigator"]
    declare(investigator, told, world, "acquainted")
    with pytest.raises(cases.NotPostedHere), transaction.atomic():
        act_as(her, world.now)
        cases.assign_investigator(
            actor=her, case_id=told.case_id, officer_id=investigator.officer_id, now=world.now
        )


def test_the_pages_are_the_same_byte_for_byte_with_and_without_the_sealed_case(
    world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    monkeypatch.setattr(clock, "now", lambda: world.now + timedelta(minutes=5))
    browsers = {part: sign_in(world.actors[part]) for part in NEAR_THE_ACCUSED}

    def seen() -> dict[tuple[str, str], bytes]:
        answers = {
            (part, path): send(browser, "GET", path)
            for part, browser in browsers.items()
            for path in PAGES
        }
        return {
            key: NONCES.sub(b"*", answer.body)
            for key, answer in answers.items()
            if answer.status == 200
        }

    before = seen()
    assert len(before) > 15
    take("sealed", world.actors["the desk officer"], world.aviary, world.now)
    after = seen()
    differ = [key for key in before if after[key] != before[key]]
    figure("conflict: relations that put an officer out", len(CONFLICTS) + len(CONFLICT_PLACES))
    figure("conflict: pages of those near the accused, before and after a sealed case", len(before))
    figure("conflict: of which differ in one byte", len(differ))
    assert differ == []
