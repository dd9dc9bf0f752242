"""Officers at real browsers: signing in, filling forms, reading pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright
from tests.journeys.stack import Installation

from amaan.house.demo_cast import PASSWORD

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")


@contextmanager
def chromium() -> Iterator[Browser]:
    """This will start the system's Chromium; without one the journeys fail, they never skip."""
    if not CHROMIUM.exists():
        raise RuntimeError("Chromium is missing: apt-get install chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def sign_in(browser: Browser, here: Installation, name: str) -> Page:
    """This will sign an officer in with password and code, in a browser of her own."""
    context = browser.new_context(base_url=here.url, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto("/sign-in/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.press("[name=password]", "Enter")
    page.fill("[name=code]", here.code(name))
    with page.expect_navigation():
        page.press("[name=code]", "Enter")
    return page


def fill(page: Page, answers: Mapping[str, str]) -> None:
    """This will answer the questions of a form by their names, whatever shape they have."""
    for name, value in answers.items():
        _answer(page.locator(f"main [name='{name}']"), value)


def submit(page: Page, *, until: str) -> None:
    """This will press the main button of the page's form and wait for what comes of it.

    What already stood on the page that is left does not count as having come.
    """
    page.locator("main").evaluate("main => { main.dataset.left = 'yes' }")
    page.locator("main form button.primary[type=submit]").last.click()
    page.locator("main[data-left]").wait_for(state="detached")
    page.locator(until).first.wait_for()


def show_the_name(page: Page) -> None:
    """This will ask for the survivor's name on a case page, for the first reason offered."""
    name = page.locator("#people .kept").filter(has_text="Her name").first
    name.locator("summary").click()
    name.locator("[name=purpose]").select_option(index=1)
    name.locator("button[type=submit]").click()


def _answer(field: Locator, value: str) -> None:
    kind = field.first.evaluate("e => e.type || e.tagName")
    if kind in {"radio", "checkbox"}:
        named = field.page.locator(f"[value='{value}']")
        chosen = field if field.count() == 1 else field.and_(named)
        # As the keyboard does it, which must always be possible.
        chosen.focus()
        if not chosen.is_checked():
            chosen.press("Space")
    elif kind.startswith("select"):
        field.select_option(value)
    else:
        field.fill(value)
