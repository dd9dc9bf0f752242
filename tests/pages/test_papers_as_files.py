"""The three papers a door gives as files: they say what the page says, and name nobody."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from tests.pages.conftest import Screens
from tests.pages.test_case_recording import of
from tests.pages.test_diary_words import signed
from tests.security.world import World

from amaan.confidentiality import diary_words
from amaan.confidentiality.vault.verbs import Vault
from amaan.documents.tests.paper_trail import read, said_in, text_of
from amaan.exports.models import Print

AsRole = Callable[[str], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
RECEIPT = "/receipt.pdf"


def desk_of(world: World, case: str, page: str) -> str:
    return f"/desk{of(world, case, page)}"


@pytest.mark.parametrize("language", ["en", "ur"])
def test_her_receipt_as_a_file_holds_the_reference_and_nothing_of_her(
    world: World, screen_of: Screens, language: str
) -> None:
    answer = screen_of("the desk officer").get(desk_of(world, "own", f"{RECEIPT}?lang={language}"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="paper.pdf"'
    told = said_in(answer.content) + text_of(answer.content)
    assert world.aviary.found_in(told.encode()) == frozenset()
    assert world.aviary.found_in(answer.content) == frozenset()
    assert len(read(answer.content).pages) == 1
    # Found in a pocket its head says nothing of the police.
    assert ("Receipt" in told) == (language == "en")
    assert "Police" not in text_of(answer.content).splitlines()[0]


def test_a_receipt_is_a_file_only_for_whoever_may_read_the_case(
    world: World, screen_of: Screens
) -> None:
    there = desk_of(world, "own", RECEIPT)
    for part in ("her colleague", "the officer from another station", "the supervisor"):
        assert screen_of(part).get(there).status_code == 404


def test_what_is_late_as_a_file_is_what_is_late_on_the_page(
    world: World, screen_of: Screens
) -> None:
    screen = screen_of("the supervisor")
    page, file = screen.get("/command/paper"), screen.get("/command/paper.pdf")
    assert file.status_code == page.status_code == 200
    told = text_of(file.content)
    assert "Late now" in told
    assert "it names nobody" in " ".join(told.split())
    assert world.aviary.found_in((told + said_in(file.content)).encode()) == frozenset()
    assert 'href="/command/paper.pdf' in page.text


def test_the_words_for_the_diary_as_a_file_are_those_of_the_page(
    world: World, screen_of: Screens, as_role: AsRole, vault: Vault
) -> None:
    screen = screen_of("the station clerk")
    assert screen.get("/command/diary.pdf").status_code == 404
    newest = signed(as_role, vault=vault)
    told = said_in(screen.get("/command/diary.pdf").content)
    assert all(word in told for word in diary_words.of_head(newest.head))
    assert screen_of("the desk officer").get("/command/diary.pdf").status_code == (
        screen_of("the desk officer").get("/command/diary").status_code
    )


def test_a_paper_taken_as_a_file_stands_in_the_register_of_prints(
    world: World, screen_of: Screens, as_role: AsRole
) -> None:
    pdf = screen_of("the supervisor").get("/command/paper.pdf").content
    screen_of("the desk officer").get(desk_of(world, "own", RECEIPT))
    with as_role("owner"):
        late, receipt = Print.objects.order_by("printed_at", "paper").values_list(
            "paper", "case_id", "number"
        )
    assert {late[0], receipt[0]} == {"late_list", "receipt"}
    numbered = late if late[0] == "late_list" else receipt
    other = receipt if numbered is late else late
    assert numbered[2] in text_of(pdf)
    assert other[1] == world.cases["own"].case_id
