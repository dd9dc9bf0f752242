"""Sign-in, a complaint with its draft, and a name, over 64 kbit a second that loses and breaks.

Chromium and the whole installation are real; between them lies a line that loses one piece in
twenty and breaks off in the middle of a page or a form. Nothing is kept twice, nothing is lost.
"""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress

import psycopg
import pytest
from playwright.sync_api import Browser, Error, Page, expect
from tests.journeys.bad_line import Line, over
from tests.journeys.officers import fill, show_the_name
from tests.journeys.stack import Installation
from tests.journeys.test_from_first_contact_to_verdict import (
    HER_NAME,
    HER_WORDS,
    her_answers,
    in_english,
)

from amaan.house import database
from amaan.house.demo_cast import PASSWORD
from amaan.house.places import sockets_of
from amaan.house.proving import COUNT, Figure
from amaan.kernel import clock

pytestmark = [pytest.mark.browser, pytest.mark.stack]
PATIENCE_MS = 120_000


@pytest.fixture(scope="module")
def line() -> Line:
    """This will lay a desk's line; in the suite, where nobody measures, a quicker one as bad."""
    return Line(lost=0.05) if os.environ.get(COUNT) else Line(2_000_000, late=0.01, lost=0.05)


@pytest.fixture(scope="module")
def page(here: Installation, browser: Browser, line: Line) -> Iterator[Page]:
    """This will open a browser at the far end of the line, with nothing kept of any page."""
    with over(line, int(here.url.rsplit(":", 1)[1])) as port:
        context = browser.new_context(
            base_url=f"http://localhost:{port}", viewport={"width": 1366, "height": 768}
        )
        context.set_default_timeout(PATIENCE_MS)
        yield context.new_page()
        context.close()


@pytest.fixture(scope="module")
def her_case() -> dict[str, str]:
    """This will remember the address of her case, from one test to the next."""
    return {}


def asked(here: Installation, statement: str) -> int:
    """This will count what the database holds, as only its owner can."""
    secrets = database.Secrets(here.home / "secrets")
    with psycopg.connect(
        host=str(sockets_of(here.home) / "database"), dbname="amaan", user="backup",
        password=secrets.of("backup"),
    ) as reader:  # fmt: skip
        row = reader.execute(statement.encode()).fetchone()
    assert row is not None
    return int(row[0])


def test_she_signs_in(here: Installation, page: Page, line: Line, figure: Figure) -> None:
    began = time.monotonic()
    page.goto("/sign-in/", wait_until="commit")
    page.locator("[name=login]").wait_for()
    figure("line: a new computer's first page can be used after", _since(began))
    page.fill("[name=login]", "amna")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.locator("[name=code]").wait_for()
    page.fill("[name=code]", here.code("amna"))
    page.press("[name=code]", "Enter")
    page.locator("#due").wait_for()
    figure("line: signed in, from the first press of a key", _since(began))
    page.wait_for_load_state("load")
    figure("line: and all fonts and styles brought", _since(began))
    began = time.monotonic()
    page.goto("/", wait_until="commit")
    page.locator("#due").wait_for()
    figure("line: her home page again", _since(began))


def _since(began: float) -> str:
    return f"{time.monotonic() - began:.0f} s"


def test_a_complaint_sent_into_a_breaking_line_is_one_case_with_every_word(
    here: Installation, page: Page, line: Line, her_case: dict[str, str], figure: Figure
) -> None:
    cases = asked(here, "SELECT count(*) FROM cases_case")
    page.goto("/desk/contact/new")
    fill(page, {"mode": "walk_in"})
    page.locator("main form button.primary[type=submit]").last.click()
    page.locator("a[href$='/complaint']").first.click()
    page.locator("[name=words]").wait_for()
    answers = her_answers(clock.now())
    fill(page, answers)
    page.locator("[name=offences][value='PPC-376-1']").wait_for()
    expect(page.locator("[data-state=kept]")).to_be_visible()
    began = time.monotonic()
    # First the form is cut off on its way; when it has arrived, the answer is.
    line.cut("up", after=1)
    line.cut("down", after=0)
    pressed = 1
    while not is_taken(page):
        pressed += 1
        assert pressed <= 4, "it was never taken"
    assert line.breaks == 2
    assert asked(here, "SELECT count(*) FROM cases_case") == cases + 1
    figure("line: the complaint, through two breaks", _since(began))
    link = page.locator("a[href^='/case/']").last.get_attribute("href") or ""
    her_case["page"] = re.sub(r"/read-back$", "", link)
    figure("line: presses of the button until it was taken", pressed)
    figure("line: cases made of it", 1)


def is_taken(page: Page) -> bool:
    """This will send the form, and say whether its receipt came; else every word still stands."""
    page.locator("main form button.primary[type=submit]").last.click()
    page.locator(".ref-large, [data-failure]").first.wait_for()
    if page.locator(".ref-large").count():
        return True
    expect(page.locator("[name=words]")).to_have_value(HER_WORDS)
    expect(page.locator("[name=name]")).to_have_value(HER_NAME)
    return False


def test_a_name_shows_after_half_a_page_and_half_an_answer(
    here: Installation, page: Page, line: Line, her_case: dict[str, str], figure: Figure
) -> None:
    link = her_case["page"]
    in_english(page, "/")
    looks = "SELECT count(*) FROM confidentiality_journalentry WHERE what = 'reveal'"
    before, began = asked(here, looks), time.monotonic()
    line.cut("down", after=3)
    with suppress(Error):
        page.goto(link)
    page.goto(link)
    line.cut("down", after=0)
    show_the_name(page)
    shown = page.locator("[data-shown]").first
    try:
        shown.wait_for(timeout=15_000)
    except Error:
        # The answer was lost: she presses again, as anybody would.
        page.goto(link)
        show_the_name(page)
        shown.wait_for()
    expect(shown).to_contain_text(HER_NAME)
    figure("line: a case page and a name, through two breaks", _since(began))
    # A look whose answer was lost on its way is written all the same: one too many, never too few.
    assert asked(here, looks) > before
    figure("line: looks written for one name shown", asked(here, looks) - before)
    figure("line: pieces lost and sent again", line.pieces_lost)
    figure("line: carried, kB", round(line.bytes_carried / 1000))


def test_the_draft_is_gone_with_the_complaint(here: Installation) -> None:
    assert asked(here, "SELECT count(*) FROM confidentiality_draft") == 0
