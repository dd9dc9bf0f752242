"""Exhibits from the recovery to the laboratory and back: two persons for each hand-over."""

import json
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from tests.desk.conftest import Rows, rows
from tests.security.world import World

from amaan.cases import queries as cases
from amaan.cases import timelines
from amaan.confidentiality.row_security import act_as
from amaan.investigation import (
    custody_chain,
    custody_chain_refusals,
    exhibits,
    exhibits_queries,
    store,
)
from amaan.investigation import custody_chain_handing as handing
from amaan.investigation.custody_chain_handing import Receiver
from amaan.investigation.custody_chain_moving import SealFound
from amaan.investigation.custody_chain_writing import NotANumber
from amaan.investigation.exhibits import Taking, Thing
from amaan.investigation.exhibits_lines import ExhibitLine
from amaan.kernel.ids import CaseId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation.queries import Actor

__all__ = ["rows"]

INTACT = SealFound("intact")


class At:
    """One case of the world and an hour that goes on by a minute with each act."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.now = world.now
        self.case_id = CaseId(world.cases["own"].case_id)

    def who(self, part: str) -> Actor:
        return self.world.actors[part]

    def tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def take(self, *seals: str, part: str = "the investigator", **told: object) -> list[UUID]:
        now, taking = self.tick(), {"source": "scene", "place": "street", "witnesses": 2} | told
        with transaction.atomic():
            act_as(self.who(part), now)
            return list(
                exhibits.take_exhibits(
                    actor=self.who(part),
                    case_id=self.case_id,
                    taking=Taking(new_id(), now, **taking),  # type: ignore[arg-type]
                    things=[Thing("clothing", seal, "a torn kameez") for seal in seals],
                    now=now,
                )
            )

    def give(self, ids: list[UUID], to: Receiver, part: str = "the investigator") -> UUID:
        now, id = self.tick(), new_id()
        with transaction.atomic():
            act_as(self.who(part), now)
            handing.give(
                actor=self.who(part), hand_over_id=id, exhibit_ids=ids, to=to,
                purpose="store" if to.store_id else "carry", given_at=now, now=now,
            )  # fmt: skip
        return id

    def receive(
        self, hand_over: UUID, ids: list[UUID], part: str, found: SealFound = INTACT
    ) -> None:
        now = self.tick()
        with transaction.atomic():
            act_as(self.who(part), now)
            handing.receive(
                actor=self.who(part), hand_over_id=hand_over, seals=dict.fromkeys(ids, found),
                received_at=now, now=now, shelf="B-4",
            )  # fmt: skip

    def send(self, ids: list[UUID], purpose: str, part: str, **told: object) -> UUID:
        now, id = self.tick(), new_id()
        with transaction.atomic():
            act_as(self.who(part), now)
            handing.send_out(
                actor=self.who(part), hand_over_id=id, exhibit_ids=ids, purpose=purpose,
                given_at=now, now=now, **told,  # type: ignore[arg-type]
            )  # fmt: skip
        return id

    def lines(self, part: str = "the investigator") -> tuple[ExhibitLine, ...]:
        with transaction.atomic():
            act_as(self.who(part), self.now)
            return exhibits_queries.exhibits_of(self.who(part), self.case_id, self.now)

    def file(self, ids: list[UUID], part: str = "the investigator") -> str:
        with transaction.atomic():
            act_as(self.who(part), self.now)
            return exhibits_queries.chains_as_file(self.who(part), ids, self.now)

    @property
    def store(self) -> Receiver:
        return Receiver(store_id=self.who("the station clerk").station_id)

    def officer(self, part: str) -> Receiver:
        return Receiver(officer_id=self.who(part).officer_id)


@pytest.fixture
def at(world: World) -> At:
    return At(world)


def test_many_exhibits_go_from_the_scene_to_the_store_and_on_and_every_chain_holds(at: At) -> None:
    ids = at.take("S-1", "S-2", "S-3")
    at.receive(at.give(ids, at.store), ids, "the station clerk")
    with transaction.atomic():
        act_as(at.who("the station clerk"), at.now)
        held = exhibits_queries.in_store(at.who("the station clerk"), at.now)
    assert sorted((line.seal, line.shelf, line.in_hand) for line in held) == [
        ("S-1", "B-4", True),
        ("S-2", "B-4", True),
        ("S-3", "B-4", True),
    ]
    out = at.give(ids[:2], at.officer("the investigator"), "the station clerk")
    at.receive(out, ids[:2], "the investigator")
    at.send(ids[:2], "laboratory", "the investigator", outside_number="PFSA-881")
    assert [line.where for line in at.lines()] == ["laboratory", "laboratory", "store"]
    found = custody_chain.verify(at.file(ids))
    assert found.whole
    assert [one.size for one in found.held] == [4, 4, 2]
    # The list says what the chain says.
    assert [line.where for line in at.lines()] == [one.place["place"] for one in found.held]


def test_the_timeline_says_what_moved_and_the_duty_for_her_clothes_is_met(at: At) -> None:
    ids = at.take("S-1", source="survivor", with_consent=True)
    at.receive(at.give(ids, at.store), ids, "the station clerk")
    with transaction.atomic():
        act_as(at.who("the investigator"), at.now)
        told = timelines.timeline_of(at.case_id)
        sheet = cases.case_sheet(at.who("the investigator"), at.case_id, at.now)
    kinds = [row.fact.kind for row in told]
    assert kinds[-2:] == ["exhibit.taken", "exhibit.given"]
    owed = {d.rule: d.state for stage in sheet.by_stage for d in stage.duties}
    assert owed["clothing_secured"] == "met"


def test_what_waits_for_one_receiver_is_given_to_nobody_else(at: At) -> None:
    ids = at.take("S-1")
    waiting = at.give(ids, at.store)
    with pytest.raises(custody_chain_refusals.AlreadyGiven):
        at.give(ids, at.officer("the desk officer"))
    with pytest.raises(custody_chain_refusals.AlreadyGiven):
        at.send(ids, "laboratory", "the investigator")
    with transaction.atomic():
        act_as(at.who("the investigator"), at.now)
        handing.take_back(actor=at.who("the investigator"), hand_over_id=waiting, now=at.now)
    with pytest.raises(custody_chain_refusals.AnsweredAlready):
        at.receive(waiting, ids, "the station clerk")
    at.receive(at.give(ids, at.officer("the desk officer")), ids, "the desk officer")
    assert at.lines()[0].where == "officer"


def test_nobody_gives_to_himself_or_confirms_what_he_gave(at: At) -> None:
    ids = at.take("S-1", part="the desk officer")
    with pytest.raises(custody_chain_refusals.NotToOneself):
        at.give(ids, at.officer("the desk officer"), "the desk officer")
    waiting = at.give(ids, at.officer("the investigator"), "the desk officer")
    for part in ("the desk officer", "her colleague", "the station clerk"):
        with pytest.raises(NotFound):
            at.receive(waiting, ids, part)
    # The officer in charge keeps the store too: he may not receive from himself.
    at.receive(waiting, ids, "the investigator")
    to_commander = at.give(ids, at.officer("the station commander"))
    at.receive(to_commander, ids, "the station commander")
    into_store = at.give(ids, at.store, "the station commander")
    with pytest.raises(custody_chain_refusals.NotToOneself):
        at.receive(into_store, ids, "the station commander")
    at.receive(into_store, ids, "the station clerk")


def test_only_whoever_has_it_gives_it(at: At) -> None:
    ids = at.take("S-1")
    for part in ("the desk officer", "the station clerk"):
        with pytest.raises(Refused):
            at.give(ids, at.officer("the investigator"), part)
    at.receive(at.give(ids, at.store), ids, "the station clerk")
    with pytest.raises(exhibits.NotInYourHands):
        at.send(ids, "court", "the investigator")


def test_a_seal_that_differs_at_receipt_stands_out_until_it_is_sealed_anew(at: At) -> None:
    ids = at.take("S-1")
    waiting = at.give(ids, at.store)
    for unsaid in (
        SealFound("different"),
        SealFound("intact", "S-2"),
        SealFound("different", "s-1"),
    ):
        with pytest.raises(custody_chain_refusals.SealsNotCompared):
            at.receive(waiting, ids, "the station clerk", unsaid)
    at.receive(waiting, ids, "the station clerk", SealFound("different", "S-8"))
    assert (at.lines()[0].seal, at.lines()[0].seal_state) == ("S-8", "different")
    now = at.tick()
    with transaction.atomic():
        act_as(at.who("the station clerk"), now)
        exhibits.seal_anew(
            actor=at.who("the station clerk"), exhibit_id=ids[0], seal="S-9",
            reason="packing_damaged", at=now, now=now,
        )  # fmt: skip
    assert (at.lines()[0].seal, at.lines()[0].seal_state) == ("S-9", "intact")
    file = json.loads(at.file(ids))
    assert [link["body"].get("seal_state") for link in file["exhibits"][0]["links"]] == [
        None, "different", None,
    ]  # fmt: skip
    assert custody_chain.verify(json.dumps(file)).whole


def test_what_went_to_court_is_late_when_it_is_not_back_and_comes_back_by_paper(at: At) -> None:
    ids = at.take("S-1")
    due = at.now + timedelta(hours=8)
    sent = at.send(ids, "court", "the investigator", due_back_at=due)
    (line,) = at.lines()
    assert not line.is_late(due) and line.is_late(due + timedelta(minutes=1))
    with transaction.atomic():
        act_as(at.who("the investigator"), at.now)
        assert exhibits_queries.hand_over_sheet(at.who("the investigator"), sent, at.now).by_paper
        handing.file_paper(actor=at.who("the investigator"), hand_over_id=sent, now=at.now)
        handing.bring_back(
            actor=at.who("the investigator"), hand_over_id=new_id(), exhibit_ids=ids,
            seals={ids[0]: INTACT}, received_at=at.now, now=at.now,
        )  # fmt: skip
    (line,) = at.lines()
    assert (line.where, line.due_back_at) == ("officer", None)
    with pytest.raises(custody_chain_refusals.OrderNeeded):
        at.send(ids, "destroy", "the investigator")
    at.send(ids, "destroy", "the investigator", outside_number="Order 12")
    with pytest.raises(Refused):
        at.give(ids, at.store)


def test_a_store_keeper_learns_of_the_parcel_and_not_of_the_case(at: At, world: World) -> None:
    world_case = world.cases["registered"]
    at.case_id = CaseId(world_case.case_id)
    ids = at.take("S-1", part="the desk officer")
    clerk = at.who("the station clerk")
    with transaction.atomic():
        act_as(clerk, at.now)
        with pytest.raises(NotFound):
            exhibits_queries.exhibit_sheet(clerk, ids[0], at.now)
    at.receive(at.give(ids, at.store, "the desk officer"), ids, "the station clerk")
    with transaction.atomic():
        act_as(clerk, at.now)
        assert exhibits_queries.exhibit_sheet(clerk, ids[0], at.now).faults == ()
        with pytest.raises(NotFound):
            cases.case_sheet(clerk, at.case_id, at.now)
        with pytest.raises(NotFound):
            exhibits_queries.exhibits_of(clerk, at.case_id, at.now)
    for part in ("the officer from another station", "the accused officer", "the supervisor"):
        with transaction.atomic():
            act_as(at.who(part), at.now)
            with pytest.raises(NotFound):
                exhibits_queries.exhibits_of(at.who(part), at.case_id, at.now)


def test_nobody_who_must_not_know_of_the_case_is_given_its_exhibits(at: At, world: World) -> None:
    at.case_id = CaseId(world.cases["sealed"].case_id)
    ids = at.take("S-1", part="the desk officer")
    with pytest.raises(custody_chain_refusals.CannotHold):
        at.give(ids, at.officer("the accused officer"), "the desk officer")


def test_the_database_lets_nobody_change_or_remove_a_link(at: At) -> None:
    at.take("S-1")
    for statement in (
        "UPDATE investigation_custodylink SET digest = repeat('0', 64)",
        "DELETE FROM investigation_custodylink",
        "DELETE FROM investigation_exhibit",
        "UPDATE investigation_exhibit SET mark = 'AAAA-AAAA'",
    ):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            act_as(at.who("the investigator"), at.now)
            with connection.cursor() as cursor:
                cursor.execute(statement)


def test_a_place_that_was_changed_behind_the_chain_is_found(at: At, rows: Rows) -> None:
    ids = at.take("S-1", "S-2")
    rows("UPDATE investigation_custodylink SET body = body || '{\"seal\": \"X\"}'"
         " WHERE exhibit_id = %s RETURNING 1", ids[0])  # fmt: skip
    rows(
        "UPDATE investigation_exhibit SET head = repeat('0', 64) WHERE id = %s RETURNING 1", ids[1]
    )
    with transaction.atomic():
        act_as(at.who("the investigator"), at.now)
        for id in ids:
            assert exhibits_queries.exhibit_sheet(at.who("the investigator"), id, at.now).faults
    assert len(custody_chain.verify(at.file(ids)).faults) == 2


def test_saving_twice_takes_once_and_numbers_go_on(at: At) -> None:
    taking, now = Taking(new_id(), at.tick(), "scene", "street", 2, "by the gate"), at.now
    for _press in range(2):
        with transaction.atomic():
            act_as(at.who("the investigator"), now)
            exhibits.take_exhibits(
                actor=at.who("the investigator"), case_id=at.case_id, taking=taking,
                things=[Thing("weapon", "S-1")], now=now,
            )  # fmt: skip
    at.take("S-2", "S-3")
    assert [(line.number, line.seal) for line in at.lines()] == [(1, "S-1"), (2, "S-2"), (3, "S-3")]
    for seals in (("S-4", "s-4"), ("S-5", "s-2")):
        with pytest.raises(exhibits.SealTwice):
            at.take(*seals)
    for name in ("Rukhsana 12", "seal"):
        with pytest.raises(NotANumber):
            at.take(name)


def test_a_count_of_the_store_finds_what_differs_and_somebody_above_explains_it(at: At) -> None:
    ids = at.take("S-1", "S-2", "S-3")
    at.receive(at.give(ids, at.store), ids, "the station clerk")
    here, moved, _gone = at.lines()
    clerk, now = at.who("the station clerk"), at.tick()
    seen = store.read_list(f"{here.mark.lower()} B-4 S-1\n\n{moved.mark}, C-1\n0000-0000\n")
    with transaction.atomic():
        act_as(clerk, now)
        count = store.count_store(
            actor=clerk, count_id=new_id(), seen=seen, counted_at=now, now=now
        )
        found = exhibits_queries.store_differences(clerk, count_id=count)
    assert sorted(line.what for line in found) == ["missing", "not_expected", "other_shelf"]
    with pytest.raises(NotFound), transaction.atomic():
        act_as(clerk, now)
        store.explain(actor=clerk, difference_id=found[0].id, why="mark_misread", now=now)
    supervisor = at.who("the supervisor")
    with transaction.atomic():
        act_as(supervisor, now)
        assert len(exhibits_queries.store_differences(supervisor)) == 3
        store.explain(actor=supervisor, difference_id=found[0].id, why="mark_misread", now=now)
        assert len(exhibits_queries.store_differences(supervisor)) == 2
    with pytest.raises(store.NotAMark):
        store.read_list("torn kameez, second shelf")
