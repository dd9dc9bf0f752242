"""The kit in Chromium: nothing typed is lost, names hide again, axe finds nothing.

Pages stand on a plain server without a database, under the project's own policy.
"""

import os
import threading
from collections.abc import Iterator
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings
from playwright.sync_api import Browser, Page, Route, sync_playwright

from amaan.web.kit import messages

pytestmark = pytest.mark.browser

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    " --disable-sync --no-first-run"
).split()
# What these pages need; the rest of the house would ask a database who is there.
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
PROCESSORS = ["django.template.context_processors.request", "amaan.web.kit.frame.frame"]
SHORT = """
<div class="kept" id="kept_one" data-shown="1"><bdi data-value tabindex="-1">Zara</bdi>
<span data-left-words></span><button data-longer="30"></button><button data-hide></button>
<template data-mask><div class="kept" id="kept_one">kept</div></template></div>
"""
WORDS = "اُس نے کہا کہ وہ گھر نہیں جا سکتی"


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        return


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    messages.compile_all()
    templates = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": PROCESSORS},
        }
    ]
    with override_settings(
        ROOT_URLCONF="amaan.web.kit.tests.pages", MIDDLEWARE=MIDDLEWARE, TEMPLATES=templates
    ):
        application = StaticFilesHandler(WSGIHandler())
        server = make_server("127.0.0.1", 0, application, WSGIServer, _Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    # Playwright runs a loop of its own in this thread; Django would take it for a mistake.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=address, viewport={"width": 1366, "height": 768})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


def answering(status: int, body: str = "<p>no</p>") -> Any:
    def answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=status, body=body, content_type="text/html")
        else:
            route.continue_()

    return answer


def send(page: Page) -> None:
    page.click(".form-end button")
    page.wait_for_selector("[data-failure]")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "signed out"),
        (403, "grown old"),
        (404, "nothing here for you"),
        (413, "larger than the server accepts"),
        (429, "Too many tries"),
        (500, "not your doing"),
        (503, "did not answer"),
    ],
)
def test_whatever_the_server_answers_what_was_typed_stays(
    page: Page, status: int, said: str
) -> None:
    page.goto("/kit/form/")
    page.fill("#id_story", WORDS)
    page.route("**/kit/form/", answering(status))
    send(page)
    assert said in page.inner_text("[data-failure]")
    assert page.input_value("#id_story") == WORDS


def test_a_refusal_is_told_where_it_happened_and_nothing_is_lost(page: Page) -> None:
    page.goto("/kit/form/")
    page.fill("#id_story", WORDS)
    refusal = "<main><div class='notice-text'>Choose another day.</div></main>"
    page.route("**/kit/form/", answering(409, refusal))
    send(page)
    assert "Choose another day." in page.inner_text("[data-failure]")
    assert page.input_value("#id_story") == WORDS


def test_a_broken_line_loses_nothing_and_a_second_try_saves(page: Page) -> None:
    page.goto("/kit/form/")
    page.fill("#id_story", WORDS)
    page.route("**/kit/form/", lambda route: route.abort())
    send(page)
    page.unroute("**/kit/form/")
    page.click("[data-failure] button")
    page.wait_for_selector(".error-summary")
    assert page.input_value("#id_story") == WORDS


def test_a_new_sign_in_in_another_tab_lets_the_old_form_through(page: Page) -> None:
    page.goto("/kit/form/")
    page.fill("#id_story", WORDS)
    page.context.clear_cookies()
    send(page)
    other = page.context.new_page()
    other.goto("/kit/form/")
    page.click("[data-failure] button")
    page.wait_for_selector(".error-summary")
    assert page.input_value("#id_story") == WORDS


def test_pressing_save_twice_sends_once(page: Page) -> None:
    page.goto("/kit/form/")
    sent: list[str] = []
    page.on("request", lambda r: sent.append(r.url) if r.method == "POST" else None)
    page.evaluate(
        "() => { const b = document.querySelector('.form-end button'); b.click(); b.click(); }"
    )
    page.wait_for_selector(".error-summary")
    page.wait_for_timeout(300)
    assert len(sent) == 1


def test_errors_are_read_first(page: Page) -> None:
    page.goto("/kit/form/")
    page.click(".form-end button")
    page.wait_for_selector(".error-summary")
    assert "error-summary" in str(page.evaluate("document.activeElement.className"))


def test_a_name_is_shown_for_a_reason_and_hides_again(page: Page) -> None:
    page.goto("/kit/")
    page.click("#kept_one summary")
    page.select_option("#kept_one select", "register_fir")
    page.click("#kept_one button[type=submit]")
    page.wait_for_selector("#kept_one [data-value]")
    page.keyboard.press("h")
    page.wait_for_selector("#kept_one .ask")
    assert "Example name" not in page.content()


def test_a_name_hides_by_itself_when_its_time_is_over(page: Page) -> None:
    page.goto("/kit/")
    page.route("**/kit/reveal/", answering(200, SHORT))
    page.click("#kept_one summary")
    page.select_option("#kept_one select", "register_fir")
    page.click("#kept_one button[type=submit]")
    page.wait_for_selector("#kept_one [data-value]")
    page.wait_for_selector("#kept_one [data-value]", state="detached", timeout=15_000)
    assert "Zara" not in page.content()


def test_a_typed_letter_is_not_a_shortcut(page: Page) -> None:
    page.goto("/kit/form/")
    page.focus("#id_place")
    page.keyboard.type("n/?t")
    assert page.input_value("#id_place") == "n/?t"
    assert page.url.endswith("/kit/form/")


def test_the_form_is_filled_and_sent_with_keys_alone(page: Page) -> None:
    page.goto("/kit/form/")
    page.keyboard.press("Slash")
    assert page.evaluate("document.activeElement.id") == "find"
    page.focus("#id_agreed")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.is_checked("#id_agreed")
    assert page.is_checked("input[name=danger][value=no]")


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_nothing_bars_anybody_and_nothing_runs_off_the_page(
    chromium: Browser, address: str, language: str, width: int
) -> None:
    context = chromium.new_context(base_url=address, viewport={"width": width, "height": 800})
    context.add_cookies([{"name": "language", "value": language, "url": address}])
    opened = context.new_page()
    for path in ("/kit/", "/kit/form/", "/kit/paper/", "/nowhere/"):
        opened.goto(path)
        # The page of a miss is static and in both languages at once.
        assert opened.get_attribute("html", "lang") == ("en" if path == "/nowhere/" else language)
        found = Axe().run(opened).response["violations"]
        assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == []
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
