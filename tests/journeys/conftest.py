"""One installation and one browser for all journeys; each officer signs in once."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.officers import chromium, sign_in
from tests.journeys.stack import Installation, installation

Officer = Callable[[str], Page]


@pytest.fixture(scope="session")
def here() -> Iterator[Installation]:
    """This will bring a whole installation up from nothing."""
    with installation() as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """This will start Chromium once."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def officer(here: Installation, browser: Browser) -> Officer:
    """This will give the page of an officer of the cast, signed in with both factors."""
    pages: dict[str, Page] = {}

    def page_of(name: str) -> Page:
        if name not in pages:
            pages[name] = sign_in(browser, here, name)
        return pages[name]

    return page_of
