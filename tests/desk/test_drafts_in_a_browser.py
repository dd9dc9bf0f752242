"""A cut line and a killed browser, in Chromium with a profile on the disk.

What was typed comes back to whoever typed it, and whoever takes the computer finds nothing.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    BrowserContext,
    Error,
    Page,
    Playwright,
    Route,
    expect,
    sync_playwright,
)
from tests.journeys.officers import CHROMIUM, FLAGS
from tests.journeys.stack import Installation, installation

from amaan.house.demo_cast import PASSWORD
from amaan.house.proving import Figure

pytestmark = [pytest.mark.stack, pytest.mark.browser]

WORSE = {"serious", "critical"}
LATIN = "Zuqvemarjan Canaryworth"
URDU = "ژغظثبلبل نے یہ کہا کہ دروازہ ٹوٹا"


@pytest.fixture(scope="module")
def here() -> Iterator[Installation]:
    with installation() as running:
        yield running


@pytest.fixture(scope="module")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@contextmanager
def computer(driver: Playwright, here: Installation, profile: Path) -> Iterator[BrowserContext]:
    """This will open the desk's own browser, with everything it keeps on its disk."""
    context = driver.chromium.launch_persistent_context(
        profile, executable_path=CHROMIUM, args=list(FLAGS), base_url=here.url
    )
    try:
        yield context
    finally:
        # A browser that lost its power cannot be closed.
        with suppress(Error):
            context.close()


def cut_the_power(profile: Path) -> None:
    """This will kill the browser of this profile, as it stands."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                command = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if f"--user-data-dir={profile}".encode() in command:
                os.kill(int(folder.name), signal.SIGKILL)


def sign_in(context: BrowserContext, here: Installation, name: str) -> Page:
    page = context.new_page()
    page.goto("/sign-in/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.press("[name=password]", "Enter")
    page.fill("[name=code]", here.code(name))
    page.press("[name=code]", "Enter")
    page.locator("#due").wait_for()
    return page


def new_contact(page: Page) -> str:
    """This will put somebody on the list; gives the address of her complaint."""
    page.goto("/desk/contact/new")
    page.locator("main form button.primary").click()
    page.wait_for_url("**/desk/contact/*-*")
    return page.url + "/complaint"


def tell(page: Page) -> None:
    """This will type her words and her name, and leave the fields."""
    page.check("[name=consent_record][value=yes]")
    page.fill("[name=name]", LATIN)
    page.fill("[name=words]", URDU)
    page.locator("[name=accused_name]").focus()


def is_state(page: Page, state: str) -> None:
    # Longer than the page waits before it sends anew what a busy machine did not take.
    expect(page.locator(f"[data-state={state}]")).to_be_visible(timeout=45_000)


def has_come_back(page: Page) -> None:
    expect(page.locator("[name=words]")).to_have_value(URDU, timeout=45_000)
    expect(page.locator("[name=name]")).to_have_value(LATIN)


def traces(profile: Path) -> list[str]:
    """This will name the files of a profile that hold a word of hers, in any coding."""
    marks = [
        word.encode(coding)
        for word in (LATIN, "Zuqvemarjan", URDU, "ژغظث")
        for coding in ("utf-8", "utf-16-le")
    ]
    kept = {path: path.read_bytes() for path in profile.rglob("*") if path.is_file()}
    assert any(b"localhost" in found for found in kept.values()), "this is not its profile"
    return [
        str(p.relative_to(profile)) for p, found in kept.items() if any(m in found for m in marks)
    ]


def cut_the_line(page: Page, of: str = "**/draft") -> Callable[[], None]:
    """This will let no draft through; gives how to mend it."""

    def nothing(route: Route) -> None:
        route.abort("internetdisconnected")

    page.route(of, nothing)
    return lambda: page.unroute(of)


def unsent(page: Page) -> int:
    """This will count what the browser keeps of drafts."""
    return int(
        page.evaluate(
            """() => new Promise((done) => {
              const opening = indexedDB.open("amaan");
              opening.onsuccess = () => {
                if (!opening.result.objectStoreNames.contains("drafts")) return done(0);
                const asked = opening.result.transaction("drafts").objectStore("drafts").count();
                asked.onsuccess = () => { opening.result.close(); done(asked.result); };
              };
            })"""
        )
    )


def test_after_a_power_cut_another_computer_goes_on_where_she_was(
    here: Installation, driver: Playwright, tmp_path: Path, figure: Figure
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    with computer(driver, here, first) as desk:
        page = sign_in(desk, here, "amna")
        complaint = new_contact(page)
        page.goto(complaint)
        tell(page)
        is_state(page, "kept")
        cut_the_power(first)
    assert traces(first) == []
    kept = [path.stat().st_size for path in first.rglob("*") if path.is_file()]
    figure("sinks: a browser's profile after a power cut: bytes searched", sum(kept))
    with computer(driver, here, second) as desk:
        page = sign_in(desk, here, "amna")
        page.goto(complaint)
        has_come_back(page)


def test_what_never_reached_the_server_comes_back_to_its_writer_and_is_noise_to_a_thief(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    profile = tmp_path / "desk"
    with computer(driver, here, profile) as desk:
        page = sign_in(desk, here, "nasreen")
        complaint = new_contact(page)
        page.goto(complaint)
        page.wait_for_load_state("networkidle")
        cut_the_line(page)
        tell(page)
        is_state(page, "unsent")
        assert unsent(page) == 1
        cut_the_power(profile)
    assert traces(profile) == []
    with computer(driver, here, profile) as desk:
        page = sign_in(desk, here, "nasreen")
        page.goto(complaint)
        has_come_back(page)
        is_state(page, "kept")
        assert unsent(page) == 0, "it was sent, so the browser keeps nothing"
        cut_the_line(page)
        page.fill("[name=words]", URDU + " اور")
        is_state(page, "unsent")
        page.on("dialog", lambda dialog: dialog.accept())
        page.locator("form[action$='sign-out/'] button").click()
        page.wait_for_url("**/sign-in/**")
        assert unsent(page) == 0, "signing out leaves nothing on the computer"
    assert traces(profile) == []


def test_a_key_that_comes_late_still_opens_what_never_reached_the_server(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    with computer(driver, here, tmp_path / "desk") as desk:
        page = sign_in(desk, here, "gulnaz")
        complaint = new_contact(page)
        page.goto(complaint)
        page.wait_for_load_state("networkidle")
        mend = cut_the_line(page)
        tell(page)
        is_state(page, "unsent")
        give_keys = cut_the_line(page, "**/draft/key")
        mend()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(complaint)
        page.wait_for_load_state("networkidle")
        page.fill("[name=accused_name]", "Somebody")
        is_state(page, "kept")
        page.fill("[name=accused_name]", "Somebody else")
        page.locator("[name=words]").focus()
        is_state(page, "kept")
        assert unsent(page) == 1, "what was sent since is no reason to drop what was not"
        give_keys()
        page.evaluate("window.dispatchEvent(new Event('online'))")
        page.get_by_role("button", name="اس کمپیوٹر پر لکھا گیا").click()
        has_come_back(page)
        is_state(page, "kept")


def test_what_was_typed_before_the_scripts_came_over_a_slow_line_is_kept(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    with computer(driver, here, tmp_path / "slow") as desk:
        page = sign_in(desk, here, "amna")
        complaint = new_contact(page)
        late: list[Route] = []

        def hold_back(route: Route) -> None:
            late.append(route)

        page.route("**/*.js", hold_back)
        page.goto(complaint, wait_until="commit")
        page.locator("[name=words]").wait_for()
        tell(page)
        page.check("[name=acts_sexual][value=penetration]")
        assert page.locator("[name=offences]").count() == 0
        while late:
            late.pop().continue_()
            page.wait_for_timeout(50)
        is_state(page, "kept")
        # And what it proposes is proposed without another press.
        page.locator("[name=offences]").first.wait_for()
    with computer(driver, here, tmp_path / "later") as desk:
        page = sign_in(desk, here, "amna")
        page.goto(complaint)
        expect(page.locator("[name=words]")).to_have_value(URDU)


def test_letters_on_the_screen_are_typed_by_the_keyboard_alone(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    with computer(driver, here, tmp_path / "letters") as desk:
        page = sign_in(desk, here, "gulnaz")
        page.goto(new_contact(page))
        page.locator("[name=words]").focus()
        page.keyboard.press("Tab")
        expect(page.locator(".keyboard-toggle")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".letter").first).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        expect(page.locator("[name=words]")).to_have_value("اب")
        found = Axe().run(page, context="main")
        serious = [v["id"] for v in found.response["violations"] if v["impact"] in WORSE]
        assert serious == []
        page.keyboard.press("Escape")
        expect(page.locator("[name=words]")).to_be_focused()
        is_state(page, "kept")
        page.locator("[name=words]").press("Tab")
        page.keyboard.press("Enter")
        for language in ("ps", "sd", "bal"):
            page.locator(".keyboard select").select_option(language)
            assert page.locator(f".letters[lang={language}] .letter").count() > 50
