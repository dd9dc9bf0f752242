"""The officers' pages of care, mediation, court and command, for whoever cannot see or use a mouse.

One case is led through the rooms first, so that no page is looked at while it is empty.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.journeys.conftest import Officer
from tests.journeys.in_urdu import Taken, in_language, seen, take
from tests.journeys.stack import Installation
from tests.journeys.test_seven_journeys_in_urdu import (
    ask_for_an_order,
    ask_the_gate,
    assess,
    refer,
)

pytestmark = [pytest.mark.browser, pytest.mark.stack]

# An answer shows the focus around its words as well.
RING = """() => [document.activeElement, document.activeElement.closest('label')].some(
  e => e && ['outlineStyle', 'boxShadow'].some(ring => getComputedStyle(e)[ring] !== 'none'))"""
# Colours are the same in both languages, and to measure them takes half the time.
ASKED = {"ur": {}, "en": {"rules": {"color-contrast": {"enabled": False}}}}
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1366, "height": 768}
# The pages of each, after the officer who reads them; {…} stands for what the case left behind,
# and an arrow for the first of a kind that is led to from the page before it.
PAGES = {
    "amna": """
      /case/{case} /case/{case}/risk /case/{case}/risk/ask /case/{case}/risk/after
      /case/{case}/risk/paper /case/{case}/ending /case/{case}/ending/withdrawal.requested
      /case/{case}/message /mine/at/{case}/ /mine/at/{case}/give/ /house/case/{case}/word
      /care/ /care/services ->/care/services/ /care/guide /care/orders ->/care/orders/
      /care/case/{case} /care/case/{case}/shelter/ask /care/case/{case}/shelter/nobody
      /care/case/{case}/safety /care/case/{case}/safety/weapon /care/case/{case}/safety/prevention
      /care/case/{case}/safety/person /care/case/{case}/plan /care/case/{case}/plan/card
      /care/case/{case}/order {order} {order}/breached {order}/renewal {order}/ended
      {referral}/answered {referral}/slip
      /care/case/{case}/conference /care/case/{case}/conference/call
      /mediation/ask /mediation/ask/{case} {answer} /mediation/asked /mediation/red-lines""",
    "yasmin": """
      /care/services/new /care/services/standing /care/services/table /care/need
      /command/complaints ->/command/complaints/ /command/complaints/new
      /command/danger /command/lessons /mediation/ /mediation/forums ->/mediation/forums/
      /mediation/forums/new""",
    "nadia": "/care/door ->/care/door/",
    "mehnaz": "/house/ /house/rooms /house/about /house/inspections /house/inspections/new",
    "sadia": """
      /house/arrivals /house/arrivals/new /house/residents ->/house/stay/ /house/log
      /house/log/write/log /house/asked/new /house/sheet""",
    "sakina": "/mediation/brought /mediation/ ->/mediation/brought/",
    "hina": "/court/observe/ /court/observe/new /court/observe/paper /court/observe/table",
    "faisal": """
      /court/study/ /court/study/trials /court/study/trials/new /court/study/trials/table
      /court/study/interviews""",
}


@dataclass(frozen=True)
class Left:
    """What one case left in the rooms it was led through."""

    her: Taken
    places: dict[str, str]


@pytest.fixture(scope="module")
def here(own_site: Installation) -> Installation:
    """This will use the site of the journeys in Urdu."""
    return own_site


@pytest.fixture(scope="module")
def left(officer: Officer) -> Left:
    """This will lead one case through danger, a service, a court and the gate."""
    desk = officer("amna")
    her = take(desk, strangulation="yes", acts_body="strangled", children_at_risk="yes")
    assess(desk, her)
    slip = refer(desk, her, "counselling", "گوشۂ سماعت", explained="on", parts="danger")
    ask_for_an_order(desk, her)
    order = path_of(desk)
    ask_the_gate(desk, her, proposed_by="elders", mediator="elders", subject="none")
    places = {"case": her.id, "order": order, "answer": path_of(desk)}
    return Left(her, places | {"referral": slip.removesuffix("/slip")})


@pytest.mark.parametrize("language", ["ur", "en"])
def test_no_page_fails_whoever_cannot_see_or_reads_on_a_telephone(
    officer: Officer, left: Left, language: str
) -> None:
    wrong: list[tuple[str, object]] = []
    for name, listed in PAGES.items():
        page = officer(name)
        in_language(page, "/", language)
        for path in walk(page, listed.format(**left.places)):
            found = Axe().run(page, options=ASKED[language]).response["violations"]
            wrong += [(path, (one["id"], one["nodes"][0]["html"])) for one in found]
            page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a size
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > PHONE["width"]:
                wrong.append((path, wide))
            page.set_viewport_size(DESK)  # type: ignore[arg-type]  # a size
            if language == "ur":
                seen(page)
    assert wrong == []


def test_with_the_keyboard_alone_her_danger_is_asked_and_a_service_told(
    officer: Officer,
) -> None:
    desk = officer("nasreen")
    her = take(desk)
    in_language(desk, her.at(), "ur")
    go(desk, f"a[href='{her.at()}/risk']")
    go(desk, f"a[href='{her.at()}/risk/ask']")
    choose(desk, "own_view", "high")
    choose(desk, "q_V05", "yes")
    go(desk, "main form button.primary")
    desk.locator("#level").wait_for()
    assert "آج رات محفوظ جگہ نہیں" in seen(desk)
    go(desk, f"main a[href='{her.at()}']")
    go(desk, f"a[href='{her.at('care/case')}']")
    go(desk, "a[href$='/shelter/ask']")
    choose(desk, "provider", "")
    choose(desk, "urgency", "tonight")
    for name in ("explained", "parts"):
        reach(desk, f"[name={name}]")
        desk.keyboard.press("Space")
    go(desk, "main form button.primary")
    desk.locator("a[href$='/slip']").wait_for()


def walk(page: Page, listed: str) -> Iterator[str]:
    """This will open page after page, by its address or by the first link of a shape."""
    for one in listed.split():
        path = one
        if one.startswith("->"):
            shape = re.compile(f"{one.removeprefix('->')}[0-9a-f-]{{36}}")
            links = page.locator("main a[href]").evaluate_all("s => s.map(a => a.pathname)")
            path = next((link for link in links if shape.fullmatch(link)), one)
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        yield path


def path_of(page: Page) -> str:
    return "/" + page.url.split("/", 3)[3].split("?")[0]


def reach(page: Page, selector: str) -> None:
    """This will press Tab until what is wanted has the focus, which must be seen."""
    is_there = "selector => document.activeElement.matches(selector)"
    for _press in range(260):
        page.keyboard.press("Tab")
        if page.evaluate(is_there, selector):
            assert page.evaluate(RING), selector
            return
    raise AssertionError(f"no Tab leads to {selector}")


def go(page: Page, selector: str) -> None:
    """This will follow a link, or press a button, with the keyboard."""
    reach(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, name: str, value: str) -> None:
    """This will choose one answer of a question by the arrows; without a value, the first."""
    reach(page, f"[name={name}]")
    page.keyboard.press("Space")
    wanted = f"[name={name}]" + (f"[value={value}]" if value else "")
    for _press in range(12):
        if page.evaluate("s => document.activeElement.matches(s + ':checked')", wanted):
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no arrow leads to {name} {value}")
