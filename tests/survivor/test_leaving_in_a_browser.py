"""Her pages in Chromium on a small telephone: leaving at once, and nothing left behind.

The browser's requests are answered by the site in this very process, so that the line can be as
slow as the test wants: what is seen before an answer comes was there without one.
"""

import os
from collections.abc import Callable, Iterator
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route
from tests.journeys.officers import chromium
from tests.security.browsing import sign_in
from tests.security.world import World
from tests.survivor.test_her_own_door import Slip, given, rows

from amaan.confidentiality.vault.verbs import Vault

pytestmark = pytest.mark.browser

HERE = "http://information.test"
SIZE = {"width": 360, "height": 640}
HEAVIEST = 60 * 1024
PAGES = ("/mine/", "/mine/w/6/", "/mine/o/", "/mine/f/", "/public/", "/public/r/", "/public/t/",
         "/public/a/", "/leave/how")  # fmt: skip
# What no title and no address may say.
TELLING = ("police", "amaan", "case", "complain", "violence", "survivor", "withdraw", "پولیس",
           "شکایت", "تشدد", "کیس", "امان")  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    # Chromium's driver keeps a loop in this thread; the site is asked from within it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with chromium() as found:
        yield found
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Line:
    """The line between the browser and the site: held, counted, and cut where it leads away."""

    site: Client
    # The browser's driver answers in contexts of its own; the test's connection is in this one.
    of_the_test: Context = field(default_factory=copy_context)
    held: bool = False
    # The test has ended: what a page still asks while it is closed reaches no database.
    over: bool = False
    waiting: list[Route] = field(default_factory=list)
    carried: int = 0
    went: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        """This will answer a request by the site, hold it, or show the weather."""
        if self.over:
            route.abort()
            return
        address = urlsplit(route.request.url)
        if f"{address.scheme}://{address.netloc}" != HERE:
            self.went.append(route.request.url)
            route.fulfill(body="<title>Weather</title><p>Sunny.", content_type="text/html")
        elif self.held:
            self.waiting.append(route)
        else:
            path = address.path + (f"?{address.query}" if address.query else "")
            self.of_the_test.copy().run(self._ask, route, path)

    def let_go(self) -> None:
        """This will answer what was held."""
        self.held = False
        while self.waiting:
            self.answer(self.waiting.pop(0))

    def _ask(self, route: Route, path: str) -> None:
        asked = route.request
        if path.startswith("/static/"):
            found = Path(str(finders.find(path.removeprefix("/static/"))))
            self.carried += found.stat().st_size
            route.fulfill(path=found)
            return
        answer = self.site.generic(
            asked.method, path, (asked.post_data or "").encode(),
            content_type="application/x-www-form-urlencoded",
        )  # fmt: skip
        while answer.status_code in (301, 302, 303) and not answer["Location"].startswith("http"):
            answer = self.site.get(answer["Location"])
        if answer.status_code == 303:
            self.went.append(answer["Location"])
            route.fulfill(body="<title>Weather</title><p>Sunny.", content_type="text/html")
            return
        self.carried += len(answer.content)
        headers = {n: v for n, v in answer.items() if n.lower() != "set-cookie"}
        route.fulfill(status=answer.status_code, headers=headers, body=answer.content)


@dataclass
class Telephone:
    """A browser of hers, and its line."""

    page: Page
    line: Line
    context: BrowserContext


@pytest.fixture
def slip(world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> Slip:
    monkeypatch.setattr("amaan.confidentiality.vault.own_door_verbs.SECONDS", 0.001)
    return given(world, sign_in(world.actors["the desk officer"]), "own", shows=["words"])


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Callable[..., Telephone]]:
    opened: list[Telephone] = []

    def take(*, script: bool = True) -> Telephone:
        context = browser.new_context(
            base_url=HERE,
            viewport=SIZE,
            java_script_enabled=script,  # type: ignore[arg-type]
        )
        line = Line(Client(raise_request_exception=False))
        context.route("**/*", line.answer)
        opened.append(Telephone(context.new_page(), line, context))
        return opened[-1]

    yield take
    for one in opened:
        one.line.over = True
        one.context.close()


def come_in(there: Telephone, slip: Slip, *, other: bool = False) -> None:
    there.page.goto("/mine/?l=en")
    there.page.fill("#number", slip.number)
    there.page.fill("#words", slip.other if other else slip.words)
    there.page.click("main button[type=submit]")
    there.page.wait_for_selector("h1:has-text('Where it stands'), h1:has-text('Your request')")


def visits() -> int:
    return int(rows("SELECT count(*) FROM confidentiality_ownvisit")[0][0])


def exit_is_in_sight(page: Page) -> bool:
    """This will say whether the button stands in the window, and nothing stands over it."""
    box = page.locator("#leave").bounding_box()
    assert box is not None
    inside = box["y"] >= 0 and box["y"] + box["height"] <= SIZE["height"] and box["height"] >= 44
    script = "([x, y]) => document.elementFromPoint(x, y)?.id"
    at: Any = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    return inside and page.evaluate(script, at) == "leave"


def test_the_button_covers_the_page_before_the_line_answers_and_she_is_out(
    slip: Slip, telephone: Callable[..., Telephone]
) -> None:
    there = telephone()
    come_in(there, slip)
    there.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert exit_is_in_sight(there.page)
    there.line.held = True
    # In one turn of the browser: pressed, and covered, whatever the line does.
    covered = there.page.evaluate(
        "() => { document.getElementById('leave').click();"
        " const c = document.getElementById('cover').getBoundingClientRect();"
        " return [c.width, c.height, document.title]; }"
    )
    assert covered[0] >= SIZE["width"] - 20
    assert covered[1] == SIZE["height"]
    assert visits() == 1
    there.line.let_go()
    there.page.wait_for_selector("text=Sunny")
    assert visits() == 0
    there.page.go_back()
    assert "Where it stands" not in there.page.content()


@pytest.mark.parametrize("keys", ["three times", "both at once"])
def test_the_shift_keys_leave_too(
    slip: Slip, telephone: Callable[..., Telephone], keys: str
) -> None:
    there = telephone()
    come_in(there, slip)
    if keys == "three times":
        for key in ("ShiftLeft", "ShiftRight", "ShiftLeft"):
            there.page.keyboard.press(key)
    else:
        there.page.keyboard.down("ShiftLeft")
        there.page.keyboard.down("ShiftRight")
    there.page.wait_for_selector("text=Sunny")
    assert visits() == 0


def test_without_script_the_same_button_leaves(
    slip: Slip, telephone: Callable[..., Telephone]
) -> None:
    there = telephone(script=False)
    come_in(there, slip)
    there.page.click("#leave")
    there.page.wait_for_selector("text=Sunny")
    assert visits() == 0
    assert there.line.went == ["https://www.google.com/search?q=weather"]


def test_without_script_all_she_may_say_can_be_said(
    slip: Slip, telephone: Callable[..., Telephone]
) -> None:
    there = telephone(script=False)
    come_in(there, slip)
    there.page.click("a:has-text('Please call me')")
    there.page.click("main button[type=submit]")
    there.page.wait_for_selector("text=The desk has it")
    assert rows("SELECT what FROM confidentiality_ownword") == [("call_me",)]


def test_no_page_says_outside_what_it_is_keeps_anything_or_fails_whoever_cannot_see(
    slip: Slip, telephone: Callable[..., Telephone]
) -> None:
    there = telephone()
    come_in(there, slip)
    for language in ("en", "ur"):
        for path in PAGES:
            there.page.goto(f"{path}?l={language}")
            assert exit_is_in_sight(there.page), path
            outside = f"{there.page.title()} {there.page.url}".lower()
            assert [word for word in TELLING if word in outside] == [], path
            assert there.page.evaluate(
                "() => document.documentElement.scrollWidth <= window.innerWidth"
            ), path
            found = Axe().run(there.page).response["violations"]
            assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], (path, language)
    kept = there.page.evaluate(
        "() => [localStorage.length, sessionStorage.length, document.cookie,"
        " navigator.serviceWorker ? 1 : 0]"
    )
    assert kept[:3] == [0, 0, ""]


def test_the_first_page_is_light(slip: Slip, telephone: Callable[..., Telephone]) -> None:
    there = telephone()
    there.page.goto("/mine/")
    assert there.line.carried <= HEAVIEST
    come_in(there, slip, other=True)
    assert exit_is_in_sight(there.page)
