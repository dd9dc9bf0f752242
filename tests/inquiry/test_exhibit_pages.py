"""The pages of exhibits: one recovery, two persons, a store, papers, and what each may learn."""

import hashlib
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.investigation import custody_chain
from amaan.kernel import clock

pytestmark = pytest.mark.django_db
WORDS = "a torn blue kameez from the second step"
JPEG = b"\xff\xd8\xff\xe0" + b"pixels of the staircase" * 40


def hidden(page: str) -> dict[str, str]:
    """This will read the hidden answers that a form was drawn with."""
    drawn = re.findall(r'<input type="hidden" name="([a-z_0-9]+)"(?: value="([^"]*)")?', page)
    return {name: value for name, value in drawn if name != "csrfmiddlewaretoken"}


def ago(minutes: int) -> dict[str, str]:
    at = clock.local(clock.now() - timedelta(minutes=minutes))
    return {"happened": at.strftime("%d/%m/%Y"), "happened_time": at.strftime("%H:%M"),
            "happened_certainty": "exact"}  # fmt: skip


def send(browser: Client, address: str, answers: dict[str, Any], minutes: int) -> Any:
    """This will fill a form as it was drawn, and send it."""
    drawn = browser.get(address)
    assert drawn.status_code == 200, drawn.status_code
    return browser.post(address, hidden(drawn.text) | ago(minutes) | answers)


def faults(answer: Any) -> list[str]:
    return re.findall(r'class="field-error"[^>]*>.*?<span>(.*?)</span>', answer.text)


def taken(world: World, browser: Client, *seals: str, **other: str) -> str:
    things = {
        name: value
        for n, seal in enumerate(seals, 1)
        for name, value in (
            (f"what_{n}", "clothing"), (f"seal_{n}", seal), (f"about_{n}", WORDS),
        )
    }  # fmt: skip
    answers = {"source": "scene", "place": "street", "witnesses": "2", "memo": "By the gate."}
    pieces = {f"pieces_{n}": "1" for n in range(1, 11)}
    case = world.cases["own"].case_id
    saved = send(browser, f"/inquiry/{case}/exhibits/new", answers | pieces | things | other, 30)
    assert saved.status_code == 302, faults(saved)
    return str(saved["Location"])


def exhibits_on(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'href="(/inquiry/exhibit/[0-9a-f-]{36})"', page)))


def ids_on(page: str) -> list[str]:
    return [address.rpartition("/")[2] for address in exhibits_on(page)]


@pytest.fixture
def his(screen_of: Screens) -> Client:
    return screen_of("the investigator")


@pytest.fixture
def clerk(screen_of: Screens) -> Client:
    return screen_of("the station clerk")


def test_from_the_memo_to_the_shelf_with_two_sessions_and_every_paper(
    world: World, his: Client, clerk: Client
) -> None:
    recovery = taken(world, his, "S-1", "S-2", source="survivor", with_consent="on")
    page = his.get(recovery).text
    ids = ids_on(page)
    assert len(ids) == 2 and WORDS not in page
    assert his.get(f"{recovery}/labels")["Content-Type"] == "application/pdf"
    memo = his.post(f"{recovery}/memo").text
    assert WORDS in memo and "By the gate." in memo
    given = send(his, "/inquiry/custody/give", {"exhibits": ids, "to": "store"}, 20)
    assert given.status_code == 302, faults(given)
    there = str(given["Location"])
    assert his.get(f"{there}/receive").status_code == 404
    assert there in clerk.get("/inquiry/store").text
    answers = {f"state_{id}": "intact" for id in ids} | {"shelf": "B-4"}
    received = send(clerk, f"{there}/receive", answers, 10)
    assert received.status_code == 302, faults(received)
    register = clerk.get("/inquiry/store").text
    assert "B-4" in register and len(ids_on(register)) == 2
    assert world.cases["own"].name and str(world.cases["own"].case_id) not in register
    form = clerk.get(f"{there}/form")
    assert form.content.startswith(b"%PDF")
    chain = clerk.get(f"/inquiry/exhibit/{ids[0]}/chain").content.decode()
    assert custody_chain.verify(chain).whole
    assert json.loads(chain)["exhibits"][0]["size"] == 2
    assert "B-4" in his.get(f"/inquiry/{world.cases['own'].case_id}/exhibits").text


def test_what_is_half_written_is_said_and_kept(world: World, his: Client) -> None:
    address = f"/inquiry/{world.cases['own'].case_id}/exhibits/new"
    answers = {"source": "survivor", "place": "street", "witnesses": "2", "what_1": "clothing",
               "about_2": WORDS} | {f"pieces_{n}": "1" for n in range(1, 11)}  # fmt: skip
    answer = send(his, address, answers, 5)
    assert answer.status_code == 422
    for sentence in ("Each thing has a seal of its own.", "Choose what it is.",
                     "Nothing is taken from her without her consent."):  # fmt: skip
        assert sentence in answer.text
    assert WORDS in answer.text


def test_a_seal_that_differs_is_written_down_and_stands_out(
    world: World, his: Client, clerk: Client
) -> None:
    (id,) = ids_on(his.get(taken(world, his, "S-1")).text)
    there = str(
        send(his, "/inquiry/custody/give", {"exhibits": [id], "to": "store"}, 20)["Location"]
    )
    silent = send(clerk, f"{there}/receive", {f"state_{id}": "different"}, 10)
    assert silent.status_code == 422
    assert "Write the number that is on the parcel now." in silent.text
    answers = {f"state_{id}": "different", f"found_{id}": "S-7"}
    assert send(clerk, f"{there}/receive", answers, 10).status_code == 302
    page = his.get(f"/inquiry/{world.cases['own'].case_id}/exhibits").text
    assert "Another number than was given" in page and "S-7" in page


def test_a_laboratory_signs_on_paper_and_the_paper_is_missed_until_it_is_filed(
    world: World, his: Client
) -> None:
    (id,) = ids_on(his.get(taken(world, his, "S-1")).text)
    sent = send(
        his, "/inquiry/custody/give",
        {"exhibits": [id], "to": "laboratory", "outside_number": "PFSA-77"}, 20,
    )  # fmt: skip
    there = str(sent["Location"])
    assert "Signed forms missing from the file" in his.get("/inquiry/custody").text
    assert "The signed form is missing" in his.get(there).text
    assert his.post(f"{there}/answer", {"act": "file_paper"}).status_code == 302
    assert "The signed form is missing" not in his.get(there).text
    back = send(his, f"/inquiry/exhibit/{id}/back", {f"state_{id}": "intact"}, 5)
    assert back.status_code == 302, faults(back)
    order = send(his, "/inquiry/custody/give", {"exhibits": [id], "to": "destroy"}, 2)
    assert order.status_code == 422 and "Write the number of the order." in order.text


def test_nobody_else_learns_of_a_parcel(world: World, his: Client, screen_of: Screens) -> None:
    recovery = taken(world, his, "S-1")
    (id,) = ids_on(his.get(recovery).text)
    case = f"/inquiry/{world.cases['own'].case_id}/exhibits"
    for part in ("the officer from another station", "the supervisor", "her colleague"):
        browser = screen_of(part)
        for address in (recovery, f"{recovery}/labels", f"/inquiry/exhibit/{id}/chain", case):
            answer = browser.get(address)
            assert answer.status_code == 404, (part, address)


def test_an_original_is_sealed_with_its_fingerprint_and_a_spoilt_one_refused(
    world: World, his: Client
) -> None:
    address = f"/inquiry/{world.cases['own'].case_id}/evidence"

    def seal(content: bytes, sha256: str, kind: str = "photograph") -> Any:
        file = SimpleUploadedFile("IMG_0001.jpg", content)
        drawn = hidden(his.get(address).text) | {"sha256": sha256}
        return his.post(address, drawn | ago(5) | {"kind": kind, "object": file})

    right = hashlib.sha256(JPEG).hexdigest()
    spoilt = seal(JPEG + b"?", right)
    assert spoilt.status_code == 422
    assert any("What arrived is not the file" in fault for fault in faults(spoilt)), faults(spoilt)
    assert seal(JPEG, right, "recording").status_code == 422
    kept = seal(JPEG, right)
    assert kept.status_code == 200 and right in kept.text and "IMG_0001" not in kept.text
    listed = his.get(address).text
    assert "image/jpeg" in listed and right not in listed


def test_sixty_exhibits_cost_a_page_no_more_statements_than_one(world: World, his: Client) -> None:
    case = f"/inquiry/{world.cases['own'].case_id}/exhibits"

    def asked() -> int:
        with CaptureQueriesContext(connection) as statements:
            assert his.get(case).status_code == 200
        return len(statements)

    taken(world, his, "S-1")
    with_one = asked()
    for round in range(6):
        taken(world, his, *(f"S-{round}-{n}" for n in range(10)))
    assert len(exhibits_on(his.get(case).text)) == 61
    # The frame, the file, and one statement for the list with the place of each.
    assert asked() == with_one
