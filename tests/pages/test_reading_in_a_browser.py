"""Reading her words in Chromium: marked, counted down, masked by itself, covered by a key."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect
from tests.journeys.officers import chromium, sign_in
from tests.journeys.stack import installation
from tests.journeys.test_from_first_contact_to_verdict import (
    HER_WORDS,
    Taken,
    in_english,
    take_a_complaint,
)

pytestmark = [pytest.mark.browser, pytest.mark.stack]

SIZES = {"a desk's screen": (1366, 768), "a telephone": (390, 844)}


@dataclass(frozen=True)
class Scene:
    """Her officer's screen, and the case she took."""

    page: Page
    taken: Taken

    def open_her_words(self) -> Page:
        """This will open her words for reading from the case page."""
        page = in_english(self.page, self.taken.case)
        form = page.locator("form[action*='/read/']").first
        for folded in page.locator("details", has=form).all():
            folded.locator("> summary").click()
        form.locator("select").select_option("investigate")
        with page.expect_navigation():
            form.get_by_role("button").click()
        return page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """This will start Chromium once."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def scene(browser: Browser) -> Iterator[Scene]:
    """This will bring a site up with one complaint."""
    with installation() as here:
        amna = sign_in(browser, here, "amna")
        amna.clock.install()
        yield Scene(amna, take_a_complaint(amna))


def test_her_words_stand_under_her_readers_mark_and_count_down(scene: Scene) -> None:
    page = scene.open_her_words()
    expect(page.locator("[data-read]")).to_contain_text(HER_WORDS[:20])
    assert "Amna" in (page.locator(".watermark text").first.text_content() or "")
    page.clock.run_for(61_000)
    expect(page.locator("[data-reading-left]")).to_have_text(re.compile(r"^1[89]:\d\d$"))


@pytest.mark.parametrize("size", SIZES)
def test_the_page_for_reading_fits_its_screen_and_everybody_can_use_it(
    scene: Scene, size: str
) -> None:
    width, height = SIZES[size]
    scene.page.set_viewport_size({"width": width, "height": height})
    page = scene.open_her_words()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert [v["id"] for v in found.response["violations"]] == []


def test_when_the_time_is_over_her_words_are_gone_and_the_page_says_so(scene: Scene) -> None:
    page = scene.open_her_words()
    for minutes in (5, 5, 5, 4):
        # Ten minutes without a touch would lock the page before its time is over.
        page.mouse.move(10 + minutes, 10)
        page.clock.run_for(minutes * 60_000)
    expect(page.locator("[data-read]")).to_have_count(1)
    page.clock.run_for(61_000)
    expect(page.locator("[data-read]")).to_have_count(0)
    expect(page.locator("[data-reading-over]")).to_be_visible()
    assert HER_WORDS[:20] not in page.content()


def test_back_from_the_page_before_it_is_masked(scene: Scene) -> None:
    page = scene.open_her_words()
    page.goto(scene.taken.case)
    # The browser kept nothing of it, and would have to ask with the reason once more.
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back()
    page.wait_for_timeout(500)
    assert HER_WORDS[:20] not in page.content()


def test_one_key_covers_it_and_wants_a_code(scene: Scene) -> None:
    page = scene.open_her_words()
    with page.expect_navigation():
        page.keyboard.press("l")
    assert HER_WORDS[:20] not in page.content()
    assert "/case/" not in page.url.split("?")[0]
