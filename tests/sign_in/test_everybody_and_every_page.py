"""A second factor of everybody and for every page; nothing said when something breaks."""

import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import Settings
from tests.sign_in.conftest import Desk, Telephone, give_password, sign_in

from amaan.house.logs import JsonLines
from amaan.web.kit import registry

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SOMETHING = "00000000-0000-4000-8000-000000000001"
# Words of hers and numbers of hers, as they would stand in a form, an address and an error.
CANARY = "Zuqvemarjan Canaryworth 0300-7654321"
PARTS = ("Zuqvemarjan", "Canaryworth", "7654321")


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """This will walk every address of the site."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + str(pattern.pattern))
        else:
            path = before + str(pattern.pattern)
            for blank in pattern.pattern.converters:
                for kind in ("uuid", "str", "slug"):
                    value = {"uuid": SOMETHING, "slug": "awareness"}.get(kind, "fir.registered")
                    path = path.replace(f"<{kind}:{blank}>", value)
            yield f"/{path}", pattern


def behind_the_door() -> list[tuple[str, str]]:
    """This will list every page behind the door with every method that it takes."""
    return [
        (path, method)
        for path, pattern in addresses()
        if hasattr(pattern.callback, "endpoint") and not is_open(pattern)
        for method in sorted(pattern.callback.endpoint.methods)
    ]


def is_open(pattern: URLPattern) -> bool:
    """This will say whether a page is for somebody without an account: her own door, or anybody."""
    return bool(pattern.callback.endpoint.assurance == "nobody")


def test_there_are_pages_to_try() -> None:
    assert len(behind_the_door()) > 60


# -- no page with less than two factors -------------------------------------------------------


def refused_everywhere(browser: Client) -> list[str]:
    """This will try every page and give those that opened."""
    opened = []
    for path, method in behind_the_door():
        answer = browser.generic(method, path)
        to_the_door = answer.get("Location", "").startswith("/sign-in/")
        if not (answer.status_code in (401, 423) or (answer.status_code == 302 and to_the_door)):
            opened.append(f"{method} {path}: {answer.status_code}")
    return opened


def test_nobody_opens_a_page_without_signing_in(desk: Desk, browser: Client) -> None:
    assert refused_everywhere(browser) == []


def test_nobody_opens_a_page_with_the_password_alone(desk: Desk, browser: Client) -> None:
    give_password(browser)
    assert refused_everywhere(browser) == []


def test_a_session_written_past_the_vault_opens_no_page(desk: Desk, browser: Client) -> None:
    browser.force_login(get_user_model().objects.get(id=desk.amna), backend=BACKEND)
    assert refused_everywhere(browser) == []


def test_a_locked_session_opens_no_page(telephone: Telephone, browser: Client) -> None:
    sign_in(browser, telephone)
    browser.post("/sign-in/lock/")
    assert refused_everywhere(browser) == []


def test_no_post_is_free_of_the_second_factor() -> None:
    loose = [e for e in registry.ENDPOINTS.values() if e.assurance != "second_factor"]
    # Her own door and the public's hold no officer's page, and stand behind a door of their own.
    assert {e.audience for e in loose} <= {"survivor", "public"}
    open_pages = (
        "amaan.web.survivor.views", "amaan.web.public.", "amaan.web.publication.public.",
        "amaan.web.kit.",
    )  # fmt: skip
    assert all(e.name.startswith(open_pages) for e in loose)


# -- nothing is said when something breaks ----------------------------------------------------


class Broken(RuntimeError):
    """What a library raises: its words hold the row it choked on."""


@contextmanager
def breaking(view: CodeType) -> Iterator[list[str]]:
    """This will make a view break at its first line, inside its own frame with all it holds."""
    broke: list[str] = []

    def line(frame: FrameType, event: str, _arg: Any) -> Callable[..., Any]:
        if event == "line" and not broke:
            broke.append(frame.f_code.co_name)
            frame.f_locals["canary"] = CANARY
            raise Broken(f"duplicate key ({CANARY})")
        return line

    def call(frame: FrameType, _event: str, _arg: Any) -> Callable[..., Any] | None:
        return line if frame.f_code is view else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        yield broke
    finally:
        sys.settrace(before)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """This will give everything that any logger writes, as the house writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def innermost(view: Any) -> CodeType:
    """This will give the code of a view beneath its decorators."""
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    code: CodeType = view.__code__
    return code


def sent(browser: Client, method: str, path: str) -> HttpResponse:
    if method == "GET":
        return browser.get(path, {"q": CANARY}, headers={"x-note": "Zuqvemarjan"})
    return browser.post(path, {"name": CANARY, "words": CANARY, "reference": CANARY})


def test_whatever_breaks_in_any_view_says_nothing_about_her(
    telephone: Telephone, browser: Client, written: io.StringIO, settings: Settings
) -> None:
    settings.DEBUG = False
    sign_in(browser, telephone)
    browser.raise_request_exception = False
    told, missed = [], []
    for path, pattern in addresses():
        endpoint = getattr(pattern.callback, "endpoint", None)
        if endpoint is None:
            continue
        for method in sorted(endpoint.methods):
            with breaking(innermost(pattern.callback)) as broke:
                answer = sent(browser, method, path)
            if not broke and is_open(pattern):
                # Behind her own door: nobody came in, so nothing could break.
                continue
            if not broke:
                missed.append(f"{method} {path}: {answer.status_code}")
            elif answer.status_code != 500:
                told.append(f"{method} {path} answered {answer.status_code}")
            head = "".join(f"{name}: {value}\n" for name, value in answer.items())
            said = answer.content.decode("utf-8", "replace") + head
            told += [f"{method} {path} says {part}" for part in PARTS if part in said]
    assert missed == []
    assert told == []
    lines = written.getvalue()
    assert len([row for row in lines.splitlines() if '"Broken"' in row]) >= len(behind_the_door())
    assert [part for part in PARTS if part in lines] == []


def test_a_front_page_that_breaks_says_nothing_either(
    telephone: Telephone, browser: Client, written: io.StringIO, settings: Settings
) -> None:
    settings.DEBUG = False
    browser.raise_request_exception = False
    told = []
    tried = set()
    for path, pattern in addresses():
        # They stand in front of the door; each says why in the registry.
        if pattern.name not in registry.FOREIGN or pattern.name == "set_language":
            continue
        give_password(browser)
        with breaking(innermost(pattern.callback)) as broke:
            answers = [sent(browser, method, path) for method in ("GET", "POST")]
        tried |= {str(pattern.name)} if broke else set()
        said = "".join(answer.content.decode("utf-8", "replace") for answer in answers)
        told += [f"{path} says {part}" for part in PARTS if part in said]
    assert {"account_login", "second_factor", "second_factor_enrol", "account_logout"} <= tried
    assert told == []
    assert [part for part in PARTS if part in written.getvalue()] == []


def test_every_line_of_the_log_has_listed_fields_only(
    telephone: Telephone, browser: Client, written: io.StringIO
) -> None:
    from amaan.house.logs import ALLOWED

    sign_in(browser, telephone)
    browser.get("/nothing/here/Zuqvemarjan")
    logging.getLogger("amaan.test").warning("seen", extra={"survivor": CANARY, "code": CANARY})
    rows = [json.loads(line) for line in written.getvalue().splitlines()]
    assert rows
    always = {"at", "level", "where", "event", "error", "frames"}
    assert {name for row in rows for name in row} <= ALLOWED | always
    assert "Zuqvemarjan" not in written.getvalue()
