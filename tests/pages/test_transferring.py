"""A case goes to another desk: offered, accepted or refused; what comes along and what ends."""

import pytest
from django.db import connection, transaction
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.cases import queries as files
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.row_security import act_as
from amaan.investigation import transfer
from amaan.investigation.transfer import AlreadyOffered, SealedStaysHere
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db
SENDER, RECEIVER = "the desk officer", "the officer from another station"


def offer(world: World, screen_of: Screens, name: str = "own") -> CaseId:
    """This will have the desk officer offer a case to the desk of another station."""
    case_id = world.cases[name].case_id
    sent = {
        "do": "offer",
        "desk": str(world.actors[RECEIVER].unit_id),
        "reason": "place_of_act",
    }
    assert screen_of(SENDER).post(f"/inquiry/{case_id}/transfer", sent).status_code == 302
    return case_id


def offered(world: World) -> transfer.Offer:
    """This will give the one offer that waits at the other desk."""
    with transaction.atomic():
        act_as(world.actors[RECEIVER], world.now)
        (one,) = transfer.offers_here(world.actors[RECEIVER])
    return one


def test_the_other_desk_knows_a_reference_until_it_accepts(
    world: World, screen_of: Screens
) -> None:
    case_id = offer(world, screen_of)
    receiver = screen_of(RECEIVER)
    page = receiver.get("/inquiry/offers")
    assert offered(world).reference in page.text
    assert world.aviary.found_in(page.content) == frozenset()
    assert str(case_id) not in page.text
    assert receiver.get(f"/case/{case_id}").status_code == 404
    assert screen_of(SENDER).get(f"/case/{case_id}").status_code == 200


def test_with_the_acceptance_everything_comes_along_and_every_relation_of_before_ends(
    world: World, screen_of: Screens
) -> None:
    case_id = offer(world, screen_of)
    owed = {d.rule for s in _sheet(world, SENDER, case_id).by_stage for d in s.duties if d.is_open}
    taken = screen_of(RECEIVER).post(f"/inquiry/offers/{offered(world).transfer_id}/accept")
    assert taken["Location"] == f"/case/{case_id}"
    for part in (SENDER, "her colleague", "the investigator", "the station commander"):
        assert screen_of(part).get(f"/case/{case_id}").status_code == 404
    page = screen_of(RECEIVER).get(f"/case/{case_id}")
    assert "Accepted by another desk" in page.text
    sheet = _sheet(world, RECEIVER, case_id)
    after = {d.rule for s in sheet.by_stage for d in s.duties if d.is_open}
    assert owed - after == {"transfer_answered"}
    assert "transfer_told" in after - owed


def test_a_refusal_needs_a_reason_and_the_sender_goes_on(world: World, screen_of: Screens) -> None:
    case_id = offer(world, screen_of)
    there = f"/inquiry/offers/{offered(world).transfer_id}/refuse"
    receiver, sender = screen_of(RECEIVER), screen_of(SENDER)
    assert receiver.post(there, {}).status_code == 422
    assert receiver.post(there, {"reason": "not_safe_here"}).status_code == 302
    assert "It is not safe for her here" in sender.get(f"/inquiry/{case_id}/transfer").text
    # Whoever still answers for it is told where they look: on the case and on the list.
    assert "It is not safe for her here" in sender.get(f"/case/{case_id}").text
    assert "Refused elsewhere" in sender.get("/inquiry/offers").text
    assert sender.post(f"/inquiry/{case_id}/transfer", {"do": "keep"}).status_code == 302
    assert "Refused there" in sender.get(f"/case/{case_id}").text
    assert "Another desk refused" not in sender.get(f"/case/{case_id}").text
    assert "Refused elsewhere" not in sender.get("/inquiry/offers").text
    assert receiver.post(there.replace("refuse", "accept")).status_code == 302
    assert receiver.get(f"/case/{case_id}").status_code == 404


def test_an_offer_that_was_taken_back_cannot_be_accepted(world: World, screen_of: Screens) -> None:
    case_id = offer(world, screen_of)
    there = f"/inquiry/offers/{offered(world).transfer_id}/accept"
    back = screen_of(SENDER).post(f"/inquiry/{case_id}/transfer", {"do": "take_back"})
    assert back.status_code == 302
    screen_of(RECEIVER).post(there)
    assert screen_of(RECEIVER).get(f"/case/{case_id}").status_code == 404


def test_a_case_is_offered_to_one_desk_at_a_time_and_a_sealed_one_to_none(
    world: World, screen_of: Screens
) -> None:
    case_id = offer(world, screen_of)
    her, there = world.actors[SENDER], world.actors[RECEIVER].unit_id
    with transaction.atomic():
        act_as(her, world.now)
        for name, refusal in (("own", AlreadyOffered), ("sealed", SealedStaysHere)):
            with pytest.raises(refusal), transaction.atomic():
                transfer.offer(
                    actor=her,
                    case_id=world.cases[name].case_id,
                    to_desk=there,
                    reason="place_of_act",
                    now=world.now,
                )
        confidentiality.seal_case(
            actor=her, case_id=case_id, sources=("officer_must_not_know",),
            must_not_know=(), now=world.now,
        )  # fmt: skip
    with transaction.atomic():
        act_as(world.actors[RECEIVER], world.now)
        assert transfer.offers_here(world.actors[RECEIVER]) == ()


def test_whoever_does_not_hold_the_case_cannot_offer_it(world: World) -> None:
    commander = world.actors["the station commander"]
    with transaction.atomic():
        act_as(commander, world.now)
        with pytest.raises(NotFound):
            transfer.offer(
                actor=commander,
                case_id=world.cases["own"].case_id,
                to_desk=world.actors[RECEIVER].unit_id,
                reason="place_of_act",
                now=world.now,
            )


def test_the_numbers_of_a_case_go_along(world: World, screen_of: Screens) -> None:
    offer(world, screen_of)
    screen_of(RECEIVER).post(f"/inquiry/offers/{offered(world).transfer_id}/accept")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(
            "SELECT station, sum(opened), sum(owed) FROM cases_tallyentry"
            " WHERE duty_class = '' AND station IN (%s, %s) GROUP BY station",
            [world.actors[SENDER].station_id, world.actors[RECEIVER].station_id],
        )
        found = {row[0]: row[1] for row in cursor.fetchall()}
        cursor.execute("SELECT count(*), station_id FROM cases_case WHERE NOT sealed"
                       " GROUP BY station_id")  # fmt: skip
        lies = {row[1]: row[0] for row in cursor.fetchall()}
        cursor.execute("SET LOCAL ROLE web")
    assert found == {station: lies[station] for station in found}


def _sheet(world: World, part: str, case_id: CaseId) -> CaseSheet:
    with transaction.atomic():
        act_as(world.actors[part], world.now)
        return files.case_sheet(world.actors[part], case_id, world.now)
