"""Word reaches her through the house; her desk learns no place, and the house no case."""

import re
from uuid import UUID

import pytest
from tests.pages.conftest import Screens, world
from tests.security.world import World
from tests.shelter.house import Kept, admit, as_one, open_house, posted, rows

from amaan.kernel.ids import new_id
from amaan.support import house_word, stays_queries

__all__ = ["world"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(world: World) -> Kept:
    return open_house(world)


def let_word_through(house: Kept, world: World, stay: UUID, case: str = "own") -> None:
    ((reference,),) = rows(
        "SELECT reference FROM cases_case WHERE id = %s", world.cases[case].case_id
    )
    as_one(
        house.worker,
        house.now,
        lambda: house_word.let_word_through(
            actor=house.worker, stay_id=stay, relay_id=new_id(), reference=reference,
            now=house.now,
        ),
    )  # fmt: skip


def test_her_desk_sees_that_she_is_safe_and_sends_word_and_learns_no_place(
    house: Kept, world: World, screen_of: Screens
) -> None:
    stay = admit(house)
    there = f"/house/case/{world.cases['own'].case_id}/word"
    desk, worker = screen_of("the desk officer"), screen_of("the house worker")
    assert "No way for word is open" in desk.get(there).text
    assert desk.post(there, {"about": "well"}).status_code == 404
    let_word_through(house, world, stay)
    page = desk.get(there).text
    assert "She is safe" in page
    assert "Lamp" not in page
    assert posted(desk, there, about="court_day", words="Monday at nine").status_code == 302
    assert "A day in court" in worker.get("/house/").text
    ((word,),) = rows("SELECT id FROM support_relayword")
    waits = worker.get(f"/house/word/{word}")
    (mask,) = re.findall(r'action="(/house/sealed/[^"]+)"', waits.text)
    assert "Monday at nine" in worker.post(mask, {"purpose": "keep_her"}).text
    assert posted(worker, f"/house/word/{word}", answer="will_come").status_code == 302
    assert "She will come" in desk.get(there).text
    as_one(
        house.worker, house.now,
        lambda: [
            house_word.let_no_more_word_through(
                actor=house.worker, relay_id=way.relay_id, now=house.now
            )
            for way in stays_queries.stay_sheet(house.worker, stay, house.now).relays
        ],
    )  # fmt: skip
    assert "No way for word is open" in desk.get(there).text


def test_a_house_learns_of_no_case_and_a_stranger_of_no_word(
    house: Kept, world: World, screen_of: Screens
) -> None:
    stay, worker = admit(house), screen_of("the house worker")
    pages = []
    ((real,),) = rows("SELECT reference FROM cases_case WHERE id = %s", world.cases["own"].case_id)
    for reference in (real, "0000-0000"):
        answer = posted(worker, f"/house/stay/{stay}/way", reference=reference, asked_for="on")
        assert answer.status_code == 302
        pages.append(re.sub(r"[0-9a-f-]{36}|nonce-\S+|\w{64}", "", worker.get(answer.url).text))
    assert pages[0] == pages[1]
    let_word_through(house, world, stay)
    for part in ("her colleague", "the officer from another station", "the supervisor",
                 "the house worker"):  # fmt: skip
        there = f"/house/case/{world.cases['own'].case_id}/word"
        assert screen_of(part).get(there).status_code == 404
