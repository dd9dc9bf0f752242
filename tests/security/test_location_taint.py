"""Where a house is, is known to its keeper and to whoever is sent to fetch her; to nobody else.

Coordinates, a plus-code and the names of a lane and a quarter are canaries. Every officer sends
every request there is, with the ids of the house in its blanks; and every readable column of the
database is looked through, as a thief of it would.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from tests.security.browsing import Address, addresses, send, sign_in
from tests.security.world import CAST, Told, World
from tests.shelter.house import PLACES, Kept, admit, as_one, open_house, rows, somebody

from amaan.confidentiality.policy import PURPOSES
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.proving import Figure
from amaan.kernel.ids import CaseId, new_id
from amaan.support import house_word, houses, stays
from amaan.support.stays import Child, Discharge

pytestmark = pytest.mark.django_db
IN_THE_SUITE = ("the desk officer", "the house keeper", "the house worker")
# A few of the reasons there are; in a proof all of them.
REASONS = ("hear_alone", "keep_her", "find_the_house")
# Pages that speak of a house, of what is sealed, or of units.
NEAR = ("amaan.web.shelter", "amaan.web.kit.reveal", "amaan.web.registrar.units")
OPENING = (".masks.opened", ".reveal.one_field")
OF_THE_HOUSE = ("the house keeper", "the house worker")
OF_A_HOUSE = (
    "support_house", "support_houseentry", "support_arrival", "support_stay", "support_resident",
    "support_caller", "support_enquiry", "support_relay", "support_relayword",
)  # fmt: skip
# Where she went afterwards is as dangerous as where she is.
AFTER = "Basti Falsa, 30.20011, 67.01177, 8J7C62P5+2H"
AFTERWARDS = ("Falsa", "30.20011", "67.01177", "8J7C62P5")
HER_NAME, A_CHILD, HER_WORDS = "Zarmeenagul", "Tooraylala", "Shpoonkayee"


@dataclass(frozen=True)
class Scene:
    """A house with somebody in it and somebody who left, and its ids in a case's blanks."""

    world: World
    house: Kept
    stay_id: UUID
    left_id: UUID
    address: UUID

    def told(self, file: UUID) -> Told:
        """This will give the blanks of every address with this file in them."""
        own = self.world.cases["own"]
        refs = rows("SELECT field, id FROM confidentiality_sealed WHERE case_id = %s", file)
        ref = {"survivor_name": refs[0][1]}
        places = dict(refs) | ref
        return replace(own, case_id=CaseId(file), fact_id=file, duty_id=file, places=places)


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """This will keep the thousands of expected misses out of a failure's report."""
    caplog.set_level("CRITICAL", logger="django.request")


@pytest.fixture
def scene(world: World, vault: Vault) -> Scene:
    house = open_house(world)
    here = somebody(HER_NAME, HER_WORDS, boys=1)
    stay_id = admit(house, Child("male", 4, A_CHILD), received=here)
    left_id = admit(house)
    ends = Discharge(
        why="her_wish", to="own_home", plan_made="made", follow_up="none_wanted",
        follow_up_on=None, where=AFTER, contact="",
    )  # fmt: skip
    as_one(
        house.worker, house.now,
        lambda: stays.discharge(actor=house.worker, stay_id=left_id, ends=ends, now=house.now),
    )  # fmt: skip
    reference = rows("SELECT reference FROM cases_case WHERE id = %s", world.cases["own"].case_id)[
        0
    ][0]
    as_one(
        house.worker, house.now,
        lambda: house_word.let_word_through(
            actor=house.worker, stay_id=stay_id, relay_id=new_id(), reference=reference,
            now=house.now,
        ),
    )  # fmt: skip
    ((address,),) = rows("SELECT id FROM confidentiality_sealed WHERE field = 'house_address'")
    return Scene(world, house, stay_id, left_id, address)


def places_in(answer: bytes) -> set[str]:
    return {one for one in (*PLACES, *AFTERWARDS) if one.encode() in answer}


def hers_in(answer: bytes) -> set[str]:
    return {one for one in (HER_NAME, A_CHILD, HER_WORDS) if one.encode() in answer}


def open_place(browser: Client, file: UUID, ref: UUID) -> bytes:
    answer = browser.post(f"/house/sealed/{file}/{ref}", {"purpose": "find_the_house"})
    return bytes(answer.content)


def test_no_request_of_anybody_shows_a_place_and_none_of_the_police_shows_her(
    scene: Scene, figure: Figure, how_many: Callable[[int], int]
) -> None:
    """In the suite a few of the cast at the house's own pages; in a proof everybody everywhere."""
    found, asked = [], 0
    proving = how_many(0) > 0
    asks = [one for one in requests(scene) if proving or one[1].endpoint.name.startswith(NEAR)]
    for part in tuple(CAST) if proving else IN_THE_SUITE:
        browser = sign_in(scene.world.actors[part])
        for file, address, method in asks:
            opens = address.endpoint.name.endswith(OPENING)
            purpose = {"purpose": "find_the_house" if opens else "keep_her"}
            answer = send(browser, method, address.path, purpose)
            asked += 1
            if answer.status >= 500:
                found.append(f"{part}: {method} {address.path}: {answer.status}")
            hers = part == "the house keeper" and opens and file != scene.stay_id
            if places_in(answer.as_bytes()) and not hers:
                found.append(f"{part}: {method} {address.path} shows a place")
            if hers_in(answer.as_bytes()) and part not in OF_THE_HOUSE:
                found.append(f"{part}: {method} {address.path} shows her")
    figure("location: requests", asked)
    figure("location: places or names shown to anybody else", len(found))
    assert found == []


def requests(scene: Scene) -> Iterator[tuple[UUID, Address, str]]:
    """This will give every request that could be sent about the house and whom it keeps."""
    for file in (scene.stay_id, scene.left_id, scene.house.keeper.unit_id):
        for address in addresses(scene.told(file)):
            about_it = {"stay_id", "case_id", "ref", "unit_id"} & address.needs
            if not about_it and file != scene.stay_id:
                continue
            for method in sorted(address.endpoint.methods):
                yield file, address, method


def test_the_way_opens_to_its_keeper_and_to_a_worker_while_she_is_sent(scene: Scene) -> None:
    keeper, worker = (sign_in(scene.world.actors[part]) for part in OF_THE_HOUSE)
    house_id, now = scene.house.keeper.unit_id, scene.house.now
    assert places_in(open_place(keeper, house_id, scene.address)) == set(PLACES)
    assert places_in(open_place(worker, house_id, scene.address)) == set()
    errand = new_id()
    as_one(
        scene.house.keeper, now,
        lambda: houses.send_escort(
            actor=scene.house.keeper, escort_id=errand,
            officer_id=scene.house.worker.officer_id, until=now + timedelta(hours=2), now=now,
        ),
    )  # fmt: skip
    assert places_in(open_place(worker, house_id, scene.address)) == set(PLACES)
    rows("UPDATE support_escort SET until = since WHERE id = %s", errand)
    assert places_in(open_place(worker, house_id, scene.address)) == set()


def test_where_she_went_opens_to_the_keeper_alone(scene: Scene) -> None:
    keeper, worker = (sign_in(scene.world.actors[part]) for part in OF_THE_HOUSE)
    ((ref,),) = rows("SELECT id FROM confidentiality_sealed WHERE field = 'gone_to'")
    assert places_in(open_place(keeper, scene.left_id, ref)) == set(AFTERWARDS)
    assert places_in(open_place(worker, scene.left_id, ref)) == set()


def test_no_readable_column_of_the_database_knows_a_place_or_a_name(scene: Scene) -> None:
    tables = [
        name
        for (name,) in rows(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p')"
        )
    ]
    wanted = "|".join(
        one.replace("+", r"\+").replace(".", r"\.")
        for one in (*PLACES, *AFTERWARDS, HER_NAME, A_CHILD, HER_WORDS)
    )
    holding = [
        table
        for table in tables
        if rows(f'SELECT 1 FROM "{table}" AS t WHERE t::text ~ %s LIMIT 1', wanted)
    ]
    assert holding == []


def test_no_reason_opens_a_stay_to_the_police(scene: Scene, how_many: Callable[[int], int]) -> None:
    reasons = REASONS if how_many(0) == 0 else tuple(PURPOSES)
    for part in ("the desk officer", "the investigator"):
        browser = sign_in(scene.world.actors[part])
        for file in (scene.stay_id, scene.house.keeper.unit_id):
            for (ref,) in rows("SELECT id FROM confidentiality_sealed WHERE case_id = %s", file):
                for purpose in reasons:
                    for path in (f"/reveal/{file}/{ref}", f"/house/sealed/{file}/{ref}"):
                        assert send(browser, "POST", path, {"purpose": purpose}).status == 404


def test_the_units_of_the_province_do_not_say_in_which_district_a_house_is(scene: Scene) -> None:
    found = rows(
        "SELECT u.district_id, u.station_id, p.kind FROM organisation_unit u"
        " JOIN organisation_unit p ON p.id = u.parent_id WHERE u.kind = 'house'"
    )
    assert found == [(None, None, "province")]


def test_the_address_of_whoever_types_is_not_kept_with_a_stay(scene: Scene) -> None:
    kept = rows(
        "SELECT column_name FROM information_schema.columns WHERE table_name = ANY (%s)"
        " AND (data_type = 'inet' OR column_name ~ '(^|_)(ip|lat|lon|geo|distance|route)(_|$)')",
        list(OF_A_HOUSE),
    )
    assert kept == []
