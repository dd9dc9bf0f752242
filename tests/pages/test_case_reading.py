"""A statement is read on a page of its own: for a reason, written down, marked, for a while."""

import re
from uuid import UUID

import pytest
from django.test import Client
from tests.pages.conftest import Screens
from tests.pages.test_case_papers import looks, shown, vault_stopped
from tests.pages.test_case_recording import of
from tests.security.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(screen_of: Screens) -> Client:
    return screen_of("the desk officer")


def page_of(world: World, field: str = "words", case: str = "own") -> str:
    return of(world, case, f"/read/{world.cases[case].places[field]}")


def test_the_case_page_keeps_her_words_masked_and_leads_to_the_page_for_reading(
    world: World, browser: Client
) -> None:
    page = browser.get(of(world, "own", ""))
    assert shown(world, page) == set()
    assert f'action="{page_of(world)}"' in page.text
    assert f'hx-post="{page_of(world)}"' not in page.text


def test_her_words_open_for_a_reason_under_one_entry_and_with_the_readers_mark(
    world: World, browser: Client
) -> None:
    before = looks()
    page = browser.post(page_of(world), {"purpose": "investigate"})
    assert page.status_code == 200
    assert shown(world, page) == {"words"}
    assert looks() == before + 1
    assert 'data-reading="1200"' in page.text
    assert "To investigate" in page.text
    mark = re.search(r'<text x="8" y="60">([^<]+)</text>', page.text)
    assert mark is not None
    assert mark[1].split(" · ")[0] in ("Amna", "آمنہ")
    # Without a script the browser itself goes back to the case when the time is over.
    assert page.headers["Refresh"] == f"1200; url={of(world, 'own', '')}"
    assert "no-store" in page.headers["Cache-Control"]


@pytest.mark.parametrize("purpose", ["", "curiosity", "contact_safely"])
def test_without_a_reason_that_opens_it_the_mask_stays_and_nothing_is_looked_at(
    world: World, browser: Client, purpose: str
) -> None:
    before = looks()
    page = browser.post(page_of(world), {"purpose": purpose})
    assert page.status_code == 422
    assert shown(world, page) == set()
    assert looks() == before


def test_asked_for_again_by_its_address_it_is_masked(world: World, browser: Client) -> None:
    """As after a lock, a reload, or the Back key."""
    browser.post(page_of(world), {"purpose": "investigate"})
    page = browser.get(page_of(world))
    assert page.status_code == 200
    assert shown(world, page) == set()
    assert "Refresh" not in page.headers


def test_with_the_vault_stopped_the_page_says_so_and_stays_masked(
    world: World, browser: Client
) -> None:
    with vault_stopped():
        page = browser.post(page_of(world), {"purpose": "investigate"})
    assert page.status_code == 422
    assert "cannot be opened just now" in page.text


@pytest.mark.parametrize("field", ["survivor_name", "safe_contact", "accused_name"])
def test_a_name_has_no_page_for_reading(world: World, browser: Client, field: str) -> None:
    before = looks()
    for answer in (
        browser.get(page_of(world, field)),
        browser.post(page_of(world, field), {"purpose": "take_statement"}),
    ):
        assert answer.status_code == 404
    assert looks() == before


def test_to_anybody_else_it_is_not_there(world: World, screen_of: Screens) -> None:
    absent = of(world, "own", f"/read/{UUID(int=7)}")
    for part in ("her colleague", "the supervisor", "the auditor"):
        stranger = screen_of(part)
        for address in (page_of(world), absent):
            assert stranger.post(address, {"purpose": "investigate"}).status_code == 404
            assert stranger.get(address).status_code == 404


def test_a_paper_bears_its_readers_mark_and_leaves_by_itself(world: World, browser: Client) -> None:
    before = looks()
    paper = browser.post(of(world, "own", "/paper/fir"))
    assert looks() == before + 1
    assert 'class="watermark"' in paper.text
    assert paper.headers["Refresh"].startswith("1200; ")
    # The diary opens nothing, so nothing ends.
    diary = browser.get(of(world, "own", "/paper/diary"))
    assert "watermark" not in diary.text
    assert "Refresh" not in diary.headers


def test_reading_back_masks_her_words_and_keeps_what_is_typed(
    world: World, browser: Client
) -> None:
    page = browser.post(of(world, "own", "/read-back"), {"step": "open"})
    assert "data-keeps-page" in page.text
    assert "Refresh" not in page.headers
    assert 'class="watermark"' in page.text
