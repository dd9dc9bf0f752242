"""One installation for all journeys; a browser and its signed-in officers for each file.

A browser must be closed with its file: while Playwright drives one, its loop runs in this
thread, and every test of the database that came after would be refused by Django.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.officers import chromium, sign_in
from tests.journeys.stack import Installation, installation

Officer = Callable[[str], Page]


@pytest.fixture(scope="session")
def here() -> Iterator[Installation]:
    """This will bring a whole installation up from nothing."""
    with installation(from_nothing=True) as running:
        yield running


@pytest.fixture(scope="session")
def own_site() -> Iterator[Installation]:
    """This will bring up one more, from prepared tables, for whoever fills houses and registers."""
    with installation() as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """This will start Chromium for the tests of one file."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def officer(here: Installation, browser: Browser) -> Officer:
    """This will give the page of an officer of the cast, signed in with both factors."""
    pages: dict[str, Page] = {}

    def page_of(name: str) -> Page:
        if name not in pages:
            pages[name] = sign_in(browser, here, name)
        return pages[name]

    return page_of
