"""A shared computer, in Chromium: security keys, the lock, the Back key, and what stays on disk."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect, sync_playwright
from tests.desk.test_drafts_in_a_browser import cut_the_power
from tests.journeys.officers import CHROMIUM, FLAGS, show_the_name
from tests.journeys.stack import Installation, installation

from amaan.house.demo_cast import PASSWORD

pytestmark = [pytest.mark.stack, pytest.mark.browser]

KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": False,
    "hasUserVerification": False,
    "automaticPresenceSimulation": True,
}
WORSE = {"serious", "critical"}


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
    """This will open a desk's own browser, with everything that it keeps on its disk."""
    context = driver.chromium.launch_persistent_context(
        profile, executable_path=CHROMIUM, args=list(FLAGS), base_url=here.url
    )
    context.add_cookies([{"name": "language", "value": "en", "url": here.url}])
    try:
        yield context
    finally:
        with suppress(Error):
            context.close()


def password(page: Page, name: str) -> None:
    page.goto("/sign-in/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.locator("[name=code]").wait_for()


def sign_in(context: BrowserContext, here: Installation, name: str) -> Page:
    page = context.new_page()
    password(page, name)
    give_code(page, here, name)
    page.locator(".frame-who").wait_for()
    return page


def give_code(page: Page, here: Installation, name: str) -> None:
    """This will type a code; whoever signs in too often in a minute waits for the next one."""
    for _ in range(4):
        page.fill("[name=code]", here.code(name))
        with page.expect_navigation():
            page.press("[name=code]", "Enter")
        if page.locator("main .error-summary").count() == 0:
            return
        page.wait_for_timeout(15_000)


def on_a_case(page: Page) -> str:
    """This will open one of the officer's cases and show her name; gives the name."""
    page.goto("/desk/cases")
    page.locator("main table a").first.click()
    page.locator("#people").wait_for()
    show_the_name(page)
    shown = page.locator("[data-shown] [data-value]").first
    shown.wait_for()
    return shown.inner_text().strip()


def traces(profile: Path, name: str) -> list[str]:
    """This will name the files of a profile that hold the name or a part of it, in any coding."""
    words = [name, *[part for part in re.split(r"\s+", name) if len(part) > 3]]
    marks = [word.encode(coding) for word in words for coding in ("utf-8", "utf-16-le")]
    kept = {path: path.read_bytes() for path in profile.rglob("*") if path.is_file()}
    assert any(b"localhost" in found for found in kept.values()), "this is not its profile"
    return [
        str(p.relative_to(profile)) for p, found in kept.items() if any(m in found for m in marks)
    ]


def test_a_security_key_is_added_and_opens_the_desk_without_a_code(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    with computer(driver, here, tmp_path / "desk") as desk:
        page = sign_in(desk, here, "nasreen")
        devtools = desk.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        page.goto("/own-sign-in/key/")
        page.click("[data-use-passkey]")
        expect(page).to_have_url(re.compile("/own-sign-in/key/"))  # it wants a name first
        page.fill("[name=label]", "blue key")
        page.click("[data-use-passkey]")
        expect(page.locator("main")).to_contain_text("blue key")
        page.locator("form[action$='sign-out/'] button").click()
        page.wait_for_url("**/sign-in/**")
        password(page, "nasreen")
        found = Axe().run(page, context="main").response["violations"]
        assert [v["id"] for v in found if v["impact"] in WORSE] == []
        page.click("[data-use-passkey]")
        page.locator("#due").wait_for()
        page.keyboard.press("l")
        page.wait_for_url("**/sign-in/again/**")
        page.click("[data-use-passkey]")
        page.locator("#due").wait_for()


def test_a_slip_from_the_registrar_gives_a_sheet_of_codes_on_one_page(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    with computer(driver, here, tmp_path / "office") as office:
        page = sign_in(office, here, "saima")
        page.goto("/registrar/officers/?q=Nasreen")
        page.get_by_role("link", name="Nasreen").first.click()
        page.get_by_role("link", name="Give an enrolment code").click()
        page.check("[name=sure]")
        page.locator("main form button.primary").click()
        slip = page.locator("article.paper .ref").inner_text()
    with computer(driver, here, tmp_path / "desk") as desk:
        page = desk.new_page()
        page.goto("/sign-in/")
        page.fill("[name=login]", "nasreen")
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.fill("[name=enrolment_code]", slip)
        page.press("[name=enrolment_code]", "Enter")
        page.locator("form:has([value=sheet]) button").click()
        codes = page.locator("article.paper .ref")
        expect(codes).to_have_count(20)
        assert page.pdf(format="A4").count(b"/Type /Page\n") == 1, "it is one sheet"
        first = codes.first.inner_text()
        page.locator(".paper-tools a").click()
        page.fill("[name=code]", first)
        page.press("[name=code]", "Enter")
        page.locator("#due").wait_for()


def test_the_back_key_shows_nothing_of_her_after_signing_out(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    profile = tmp_path / "desk"
    with computer(driver, here, profile) as desk:
        page = sign_in(desk, here, "amna")
        name = on_a_case(page)
        assert name
        page.goto("/")
        page.locator("form[action$='sign-out/'] button").click()
        page.wait_for_url("**/sign-in/**")
        for _ in range(3):
            page.go_back()
            page.wait_for_load_state()
            expect(page.locator("[name=login]")).to_be_visible()
            assert name not in page.content()
    assert traces(profile, name) == []


def test_a_power_cut_over_an_open_case_leaves_nothing_of_her_on_the_disk(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    profile = tmp_path / "desk"
    with computer(driver, here, profile) as desk:
        name = on_a_case(sign_in(desk, here, "amna"))
        cut_the_power(profile)
    assert name
    assert traces(profile, name) == []


def test_a_second_computer_ends_the_first(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    with (
        computer(driver, here, tmp_path / "first") as first,
        computer(driver, here, tmp_path / "second") as second,
    ):
        old = sign_in(first, here, "bashir")
        new = sign_in(second, here, "bashir")
        expect(new.locator("main")).to_contain_text("still signed in at another computer")
        old.goto("/desk/due")
        expect(old.locator("main")).to_contain_text("You signed in at another computer")


def test_ten_minutes_without_a_touch_cover_what_was_typed_and_give_it_back(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    with computer(driver, here, tmp_path / "desk") as desk:
        page = sign_in(desk, here, "gulnaz")
        page.clock.install()
        page.goto("/lost-factor/")
        field = page.locator("[name=service_number]")
        page.evaluate("document.querySelector('main form').setAttribute('data-keep', '')")
        field.fill("T-1234")
        page.clock.fast_forward("09:30")
        expect(page.locator("#cover")).to_be_hidden()
        page.clock.fast_forward("00:45")
        expect(page.locator("#cover")).to_be_visible()
        expect(field).to_be_hidden()
        for _ in range(2):
            page.keyboard.press("Escape")
        expect(page.locator("#cover")).to_be_visible()
        with desk.expect_page() as opening:
            page.click("#cover a")
        other = opening.value
        give_code(other, here, "gulnaz")
        other.locator(".frame-who").wait_for()
        expect(page.locator("#cover")).to_be_hidden()
        expect(field).to_have_value("T-1234")


def test_a_key_locks_also_while_somebody_writes(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    with computer(driver, here, tmp_path / "desk") as desk:
        page = sign_in(desk, here, "gulnaz")
        page.goto("/lost-factor/")
        page.evaluate("document.querySelector('main form').setAttribute('data-keep', '')")
        field = page.locator("[name=service_number]")
        field.press_sequentially("T-l")
        field.press("Control+Shift+L")
        expect(page.locator("#cover")).to_be_visible()
        expect(field).to_have_value("T-l")
        other = desk.new_page()
        other.goto("/desk/due")
        expect(other).to_have_url(re.compile("/sign-in/again/"))


def test_the_lock_key_takes_the_page_away_when_nothing_is_unsent(
    here: Installation, driver: Playwright, tmp_path: Path
) -> None:
    with computer(driver, here, tmp_path / "desk") as desk:
        page = sign_in(desk, here, "amna")
        name = on_a_case(page)
        case = page.url
        page.locator("h1").first.click()
        page.keyboard.press("l")
        page.wait_for_url("**/sign-in/again/**")
        assert name not in page.content()
        page.go_back()
        page.wait_for_load_state()
        assert name not in page.content()
        page.goto("/sign-in/again/?next=/desk/cases")
        give_code(page, here, "amna")
        page.wait_for_url("**/desk/cases")
        page.goto(case)
        expect(page.locator("#people")).to_be_visible()
