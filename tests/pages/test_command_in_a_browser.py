"""Lateness climbs, before everybody's eyes: a complaint, two turns of the clock, in Chromium.

The practice site with its processes; the clock is turned as a teacher would, with
`./amaan tick`.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.journeys.officers import chromium, fill, sign_in, submit
from tests.journeys.stack import Installation, environment, installation
from tests.journeys.test_from_first_contact_to_verdict import (
    HER_NAME,
    HER_WORDS,
    Taken,
    called,
    in_english,
    take_a_complaint,
)

from amaan.kernel import clock

pytestmark = [pytest.mark.browser, pytest.mark.stack]

LATE, PRESSING = "fir_at_once", "قانون اور طب: پچھلے 30 دنوں میں تاخیر ہوئی"
WHO_SHE_IS = (HER_NAME, HER_WORDS, "0300 1234567", "03001234567")
SIZES = {"a desk's screen": (1366, 768), "a telephone": (390, 844)}
PAGES = ("/command/", "/command/today", "/command/failures", "/command/load", "/command/paper")


@dataclass(frozen=True)
class Scene:
    """The running site, and everybody who looks at it."""

    here: Installation
    officers: dict[str, Page]
    taken: Taken

    def turn(self, forward: str) -> None:
        """This will let time pass, and the clock do what it does."""
        subprocess.run(
            [sys.executable, "-m", "amaan.house", "tick", "--forward", forward],
            env=environment(self.here.home),
            check=True,
            capture_output=True,
        )

    def board(self, name: str) -> str:
        """This will read an officer's whole list of what is late, page after page."""
        page, said = self.officers[name], ""
        page.goto("/command/?class=legal")
        while True:
            said += page.locator("#late").inner_text()
            more = page.locator("#late a[rel=next]")
            if more.count() == 0:
                return said
            with page.expect_navigation():
                more.click()

    def duty_page(self, name: str) -> Page:
        """This will open the late duty of this case from an officer's board."""
        page = self.officers[name]
        page.goto("/command/?class=legal")
        row = f"#late article:has-text('{self.taken.reference}'):has-text('{called(LATE)}')"
        while page.locator(row).count() == 0:
            with page.expect_navigation():
                page.locator("#late a[rel=next]").click()
        with page.expect_navigation():
            page.locator(row).locator("a.duty-title").click()
        return page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """This will start Chromium once."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def scene(browser: Browser) -> Iterator[Scene]:
    """This will bring a site of its own up: its clock is turned, which nobody else may see."""
    with installation() as here:
        officers = {
            name: sign_in(browser, here, name) for name in ("amna", "daud", "kamran", "yasmin")
        }
        yield Scene(here, officers, take_a_complaint(officers["amna"]))


@pytest.fixture(scope="module")
def hindered(scene: Scene) -> Scene:
    """This will have the desk write down why the FIR was not registered: the line is down."""
    page = in_english(scene.officers["amna"], f"{scene.taken.case}/record/obstacle.recorded")
    at = clock.local(clock.now())
    when = {"happened": f"{at:%d/%m/%Y}", "happened_time": f"{at:%H:%M}"}
    fill(page, {"obstacle": "line_down", "rule": LATE, **when, "happened_certainty": "exact"})
    submit(page, until="#owed")
    return scene


@pytest.fixture(scope="module")
def turned_once(hindered: Scene) -> Scene:
    """This will let 26 hours pass: what was to be done at once is late."""
    hindered.turn("26h")
    return hindered


@pytest.fixture(scope="module")
def turned_twice(turned_once: Scene) -> Scene:
    """This will let another 40 hours pass, and nobody settles anything."""
    turned_once.turn("40h")
    return turned_once


def in_urdu(page: Page, path: str) -> Page:
    page.goto(path)
    urdu = page.locator("button[name=language][value=ur]")
    if urdu.get_attribute("aria-pressed") != "true":
        urdu.click()
        page.locator("button[name=language][value=ur][aria-pressed=true]").wait_for()
    return page


def test_before_the_clock_turns_nothing_of_it_is_late(hindered: Scene) -> None:
    in_english(hindered.officers["kamran"], "/command/")
    assert hindered.taken.reference not in hindered.board("kamran")


def test_after_one_turn_it_is_on_the_boards_with_what_stands_in_its_way(
    turned_once: Scene,
) -> None:
    for name in ("daud", "kamran"):
        in_english(turned_once.officers[name], "/command/")
        assert turned_once.taken.reference in turned_once.board(name)
    row = turned_once.duty_page("kamran").locator("article.duty").first.inner_text()
    assert "In the way: Telephone or internet down" in row
    assert "Climbed to: Supervising officer" in row


def test_after_two_turns_it_has_climbed_one_post_more(turned_twice: Scene) -> None:
    in_english(turned_twice.officers["kamran"], "/command/")
    page = turned_twice.duty_page("kamran")
    assert "Climbed to: District police officer" in page.locator("article.duty").first.inner_text()
    told = page.locator(".register").inner_text()
    assert "Deputy superintendent Kamran" in told
    assert "Senior superintendent Yasmin" in told


def test_the_district_reads_it_in_urdu(turned_twice: Scene) -> None:
    page = in_urdu(turned_twice.officers["yasmin"], "/command/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert PRESSING in page.locator("#late h2").first.inner_text()
    assert not re.search("Late now|In the way|Climbed", page.locator("main").inner_text())
    assert turned_twice.taken.reference in turned_twice.board("yasmin")


@pytest.mark.parametrize("name", ["daud", "kamran", "yasmin"])
def test_no_commander_learns_who_she_is(turned_twice: Scene, name: str) -> None:
    in_english(turned_twice.officers[name], "/command/")
    seen = [turned_twice.board(name), turned_twice.duty_page(name).content()]
    for path in (*PAGES, turned_twice.taken.case):
        turned_twice.officers[name].goto(path)
        seen.append(turned_twice.officers[name].content())
    assert [words for words in WHO_SHE_IS if any(words in text for text in seen)] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "ur"])
def test_everybody_can_read_the_boards_whatever_eyes_and_hands_they_have(
    turned_twice: Scene, language: str, size: str
) -> None:
    width, height = SIZES[size]
    page = turned_twice.officers["kamran"]
    page.set_viewport_size({"width": width, "height": height})
    (in_urdu if language == "ur" else in_english)(page, "/command/")
    duty = page.locator("#late a.duty-title").first.get_attribute("href") or ""
    for path in (*PAGES, duty):
        page.goto(path)
        found = Axe().run(page).response["violations"]
        assert [(f["id"], f["nodes"][0]["html"]) for f in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        # The rooms of the board stand above what they lead to, on a telephone too.
        if page.locator("main .nav").count():
            assert page.locator("main .nav").evaluate("e => e.getBoundingClientRect().top < 600"), (
                path
            )
    page.set_viewport_size({"width": 1366, "height": 768})
