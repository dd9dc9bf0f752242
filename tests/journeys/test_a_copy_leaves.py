"""A copy leaves, through the real processes: asked for, made by the worker, fetched, asked back."""

import io
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from tests.journeys.officers import chromium, fill, sign_in, submit
from tests.journeys.stack import Installation, installation
from tests.journeys.test_from_first_contact_to_verdict import (
    HER_NAME,
    HER_WORDS,
    Taken,
    take_a_complaint,
)

pytestmark = [pytest.mark.browser, pytest.mark.stack]

PATIENCE = 60.0
SIZES = {"wide": (1366, 768), "narrow": (390, 844)}
# For eyes: where pictures of every page are put, in both languages and sizes; usually nowhere.
PICTURES = os.environ.get("PICTURES_OF_EXPORTS", "")


@dataclass(frozen=True)
class Scene:
    """Her officer's screen, the custodian's and the auditor's, and the case she took."""

    here: Installation
    browser: Browser
    amna: Page
    taken: Taken


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
        yield Scene(here, browser, amna, take_a_complaint(amna))


def picture(page: Page, name: str) -> None:
    """This will keep a picture of a page in both languages and sizes, where somebody looks."""
    if not PICTURES:
        return
    for language in ("ur", "en"):
        speak(page, language)
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, size)
            page.screenshot(path=Path(PICTURES) / f"{name}-{language}-{size}.png", full_page=True)
        page.set_viewport_size({"width": 1366, "height": 768})


def speak(page: Page, language: str) -> None:
    """This will have this page speak a language, and every page after it."""
    button = page.locator(f"button[name=language][value={language}]")
    if button.get_attribute("aria-pressed") != "true":
        button.click()
        page.locator(f"button[name=language][value={language}][aria-pressed=true]").wait_for()


def made(page: Page) -> None:
    """This will look again until the worker has made it."""
    deadline = time.monotonic() + PATIENCE
    while page.locator("form[action$='/take']").count() == 0:
        assert time.monotonic() < deadline, page.locator("main").inner_text()
        time.sleep(0.5)
        page.reload()


def fetched(page: Page) -> bytes:
    with page.expect_download() as waiting:
        page.locator("form[action$='/take'] button").click()
    return Path(waiting.value.path()).read_bytes()


def press(page: Page, ending: str) -> None:
    with page.expect_navigation():
        page.locator(f"form[action$='/{ending}'] button[type=submit]").click()


def test_her_own_copy_is_made_by_the_worker_and_fetched_twice(scene: Scene) -> None:
    page = scene.amna
    page.goto(scene.taken.case)
    speak(page, "en")
    page.get_by_role("link", name="Give out a copy").click()
    picture(page, "of_case")
    page.locator("#survivor_copy a").click()
    picture(page, "ask_her_copy")
    fill(page, {"language": "en"})
    for field in ("survivor_name", "words"):
        page.locator(f"[name=parts][value={field}]").check()
    submit(page, until="form[action$='/let']")
    picture(page, "one_asked")
    press(page, "let")
    made(page)
    picture(page, "one_ready")
    first = fetched(page)
    reader = PdfReader(io.BytesIO(first))
    text = "\n".join(sheet.extract_text() for sheet in reader.pages)
    number = re.search(r"X-[0-9A-Z]{4}-[0-9A-Z]{4}", page.content())
    assert number is not None
    # On every page, so that any page leads back.
    assert all(number.group() in sheet.extract_text() for sheet in reader.pages)
    attached = b"".join(part for parts in reader.attachments.values() for part in parts).decode()
    assert HER_NAME in text + attached
    assert HER_WORDS[:20] in text + attached
    page.reload()
    assert fetched(page) == first
    page.reload()
    expect(page.locator("form[action$='/take']")).to_have_count(0)
    picture(page, "one_taken")


def test_an_order_waits_for_a_second_person_and_she_is_to_be_told(scene: Scene) -> None:
    page = scene.amna
    page.goto(scene.taken.case)
    page.get_by_role("link", name="Give out a copy").click()
    page.locator("#court_bundle a").click()
    picture(page, "ask_court")
    fill(page, {
        "purpose": "ordered", "instrument": "court_order", "instrument_by": "ASJ Quetta",
        "instrument_number": "Crl.Misc 117/2026", "instrument_on": "02/11/2026",
        "handed_to": "Reader of the court", "language": "en",
    })  # fmt: skip
    page.locator("[name=parts][value=survivor_name]").check()
    submit(page, until="form[action$='/let']")
    press(page, "let")
    expect(page.locator("main")).to_contain_text("Somebody in another post has to agree")
    picture(page, "one_waits")
    address = page.url
    parveen = sign_in(scene.browser, scene.here, "parveen")
    parveen.goto("/exports/")
    speak(parveen, "en")
    picture(parveen, "home_custodian")
    parveen.get_by_role("link", name=re.compile("^X-")).first.click()
    picture(parveen, "agree")
    assert scene.taken.reference not in parveen.content()
    press(parveen, "agree")
    parveen.goto("/exports/recipients")
    picture(parveen, "recipients")
    page.goto(address)
    made(page)
    fetched(page)
    page.reload()
    expect(page.locator("form[action$='/told']")).to_have_count(1)
    picture(page, "one_owes_telling")
    press(page, "told")
    expect(page.locator("form[action$='/told']")).to_have_count(0)
    page.locator("details", has=page.locator("form[action$='/recall']")).locator("summary").click()
    page.locator("form[action$='/recall'] [value=wrong_recipient]").check()
    press(page, "recall")
    picture(page, "one_recalled")
    page.get_by_role("link", name="Notice to print").click()
    picture(page, "notice")


def test_the_auditor_finds_the_export_by_a_corner_of_its_mark(scene: Scene) -> None:
    faisal = sign_in(scene.browser, scene.here, "faisal")
    faisal.goto("/exports/register")
    speak(faisal, "en")
    picture(faisal, "register")
    number = faisal.get_by_role("link", name=re.compile("^X-")).first.inner_text()
    faisal.goto("/exports/which")
    code = number.removeprefix("X-").replace("-", "")
    # The end of the mark and its beginning again, one sign of it not readable.
    fill(faisal, {"piece": f"{code[5:]}?{code[1:4]}"})
    faisal.locator("main form button.primary").click()
    expect(faisal.locator("main")).to_contain_text(number)
    picture(faisal, "which")
    faisal.goto("/exports/counts")
    picture(faisal, "counts")
    faisal.goto("/exports/")
    picture(faisal, "home_auditor")
