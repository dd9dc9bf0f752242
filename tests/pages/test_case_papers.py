"""The papers: each holds what its reader needs, asks first, and prints with the vault shut."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.pages.conftest import Screens
from tests.pages.test_case_recording import hidden, of
from tests.security.canaries import Canary
from tests.security.test_papers_hold_what_they_may import oracle
from tests.security.world import World

from amaan.confidentiality.vault import client

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(screen_of: Screens) -> Client:
    return screen_of("the desk officer")


def shown(world: World, answer: Any) -> set[str]:
    """This will name the sealed fields of her case that an answer holds."""
    found: set[str] = set()
    for canary in world.aviary.found_in(answer.content):
        assert canary == Canary("own", canary.field)
        found.add(canary.field)
    return found


def looks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute("SELECT count(*) FROM confidentiality_journalentry WHERE outcome = 'shown'")
        (count,) = cursor.fetchone()
        cursor.execute("SET LOCAL ROLE web")
    return int(count)


@contextmanager
def vault_stopped() -> Iterator[None]:
    """This will let nobody answer at the vault's door."""

    def nobody(asked: dict[str, Any]) -> dict[str, Any]:
        raise client.VaultUnavailable

    with client.spoken_to_by(nobody):
        yield


def test_the_fir_carries_her_words_and_never_her_name(world: World, browser: Client) -> None:
    paper = browser.post(of(world, "own", "/paper/fir"))
    assert paper.status_code == 200
    held = shown(world, paper)
    assert {"words", "accused_name"} <= held
    assert not {field for field in held if field.startswith("survivor")}
    assert "identity in the sealed annex" in paper.text
    assert "Her home (exact place in the sealed annex)" in paper.text


def test_the_annex_holds_who_she_is_and_nothing_of_what_she_said(
    world: World, browser: Client
) -> None:
    held = shown(world, browser.post(of(world, "own", "/paper/annex")))
    assert {"survivor_name", "survivor_cnic", "survivor_address"} <= held
    assert not held & {"words", "safe_contact", "protected_location"}


def test_the_diary_names_nobody_and_opens_nothing(world: World, browser: Client) -> None:
    before = looks()
    paper = browser.get(of(world, "own", "/paper/diary"))
    assert paper.status_code == 200
    assert shown(world, paper) == set()
    assert looks() == before


def test_a_sealed_case_gives_the_diary_no_section_of_law(world: World, browser: Client) -> None:
    paper = browser.get(of(world, "sealed", "/paper/diary")).text
    # The number by itself: three digits also come by chance in an id.
    assert not re.search(r"(?<![\w-])376(?![\w-])", paper)


def test_the_examiner_gets_her_name_and_the_hours_left_and_not_her_story(
    world: World, browser: Client
) -> None:
    paper = browser.post(of(world, "own", "/paper/docket"))
    held = shown(world, paper)
    assert "survivor_name" in held
    assert not held & {"words", "safe_contact", "accused_name", "survivor_address"}
    assert "HIV" in paper.text
    assert "two-finger test is forbidden" in paper.text


@pytest.mark.parametrize(
    ("address", "paper", "reader"),
    [("fir", "fir_text", "desk"), ("annex", "annex", "court"), ("docket", "docket", "provider"),
     ("diary", "diary_entry", "desk")],
)  # fmt: skip
def test_a_printed_paper_holds_what_the_oracle_of_papers_says(
    world: World, browser: Client, address: str, paper: str, reader: str
) -> None:
    may = oracle()[paper, reader]
    ask = browser.get if address == "diary" else browser.post
    held = shown(world, ask(of(world, "own", f"/paper/{address}")))
    assert held == may.full & world.aviary.fields_of("own")


@pytest.mark.parametrize("paper", ["fir", "annex", "docket"])
def test_a_paper_that_opens_anything_asks_first(world: World, browser: Client, paper: str) -> None:
    before = looks()
    question = browser.get(of(world, "own", f"/paper/{paper}"))
    assert "This opens what is sealed." in question.text
    assert shown(world, question) == set()
    assert looks() == before
    browser.post(of(world, "own", f"/paper/{paper}"))
    assert looks() > before


@pytest.mark.parametrize("paper", ["fir", "annex", "docket"])
def test_with_the_vault_stopped_a_paper_has_blanks_and_says_so(
    world: World, browser: Client, paper: str
) -> None:
    with vault_stopped():
        printed = browser.post(of(world, "own", f"/paper/{paper}"))
    assert printed.status_code == 200
    assert "to be filled by hand" in printed.text
    assert "________" in printed.text
    assert shown(world, printed) == set()


def test_the_clerk_prints_for_the_register_and_not_for_the_doctor(
    world: World, screen_of: Screens
) -> None:
    clerk = screen_of("the station clerk")
    assert clerk.post(of(world, "own", "/paper/fir")).status_code == 200
    assert clerk.post(of(world, "own", "/paper/docket")).status_code == 404


@pytest.mark.parametrize("part", ["the supervisor", "the officer from another station",
                                  "the custodian", "the auditor"])  # fmt: skip
def test_whoever_does_not_work_on_the_case_prints_nothing(
    world: World, screen_of: Screens, part: str
) -> None:
    browser = screen_of(part)
    for paper in ("fir", "annex", "docket"):
        answer = browser.post(of(world, "own", f"/paper/{paper}"))
        assert answer.status_code == 404
        assert world.aviary.found_in(answer.content) == frozenset()
    assert browser.get(of(world, "own", "/paper/diary")).status_code == 404


def test_her_words_are_read_back_corrected_and_signed(world: World, browser: Client) -> None:
    address = of(world, "own", "/read-back")
    assert shown(world, browser.get(address)) == set()
    opened = browser.post(address, {"step": "open"})
    assert shown(world, opened) == {"words"}
    saved = browser.post(address, hidden(opened.text) | {
        "step": "save", "signed": "thumb", "language": "ur",
        "correction": "وہ جمعرات تھی", "present": "", "interpreter": "",
    })  # fmt: skip
    assert saved.status_code == 302, saved.text
    page = browser.get(saved["Location"]).text
    assert "Her words read back" in page
    assert "وہ جمعرات تھی" not in page
    again = browser.post(address, {"step": "open"})
    assert "وہ جمعرات تھی" in again.text


def test_a_reading_not_yet_complete_keeps_her_correction(world: World, browser: Client) -> None:
    address = of(world, "own", "/read-back")
    opened = browser.post(address, {"step": "open"})
    refused = browser.post(address, hidden(opened.text) | {
        "step": "save", "language": "ur", "correction": "ایک اور بات",
    })  # fmt: skip
    assert refused.status_code == 422
    assert "ایک اور بات" in refused.text
    assert shown(world, refused) == {"words"}


def test_her_words_are_not_read_back_by_the_clerk(world: World, screen_of: Screens) -> None:
    clerk = screen_of("the station clerk")
    assert clerk.post(of(world, "own", "/read-back"), {"step": "open"}).status_code == 404


def test_the_copied_text_is_the_printed_text(world: World, browser: Client) -> None:
    page = browser.post(of(world, "own", "/paper/fir")).text
    copied = page.split('<textarea id="copy-text"')[1].split("</textarea>")[0]
    assert "Sections of law: " in copied
    assert "Reference: " in copied
    assert "In her own words:" in copied
