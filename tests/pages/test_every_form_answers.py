"""Every form a post finds is sent filled in by a stranger, and full of nonsense.

Whatever is sent, a page answers: it does what was asked, or says in place what is wrong.
"""

import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve
from tests.pages.conftest import Screens
from tests.security.browsing import addresses
from tests.security.world import World

from amaan.kernel import clock

pytestmark = pytest.mark.django_db

ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
# One for each of six hundred rows of the law, or of the figures: they ask the same.
ONE_FOR_EACH_ROW = {"law:one", "insight:figure"}
# They end the visit itself.
LEAVES = ("/sign-out", "/lock", "/sign-in", "/language")
NONSENSE = "\u202e<b>x</b>\u0000'; 31/02/2026 ۹۹۹۹۹۹۹۹۹۹۹۹۹"


@dataclass
class Asked:
    """One question of a form: what it is, what stands in it, and what may be chosen."""

    kind: str
    value: str
    choices: list[str]


class Forms(HTMLParser):
    """The forms of a page that are sent, by address, and the pages it leads to."""

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here
        self.links: list[str] = []
        self.forms: list[tuple[str, str, dict[str, Asked]]] = []
        self._open: dict[str, Asked] | None = None
        self._select: Asked | None = None

    def questions(self) -> Iterator[tuple[str, str, dict[str, Asked]]]:
        """This will give what links of the page ask, as forms."""
        for link in self.links:
            parts = urlsplit(link)
            if parts.query and not parts.netloc:
                asked = {name: Asked("text", value, []) for name, value in parse_qsl(parts.query)}
                yield "get", parts.path, asked

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "a" and told.get("href"):
            self.links.append(urljoin(self.here, unescape(told["href"])))
        elif tag == "form":
            self._open = {}
            method = told.get("method", "get").lower()
            self.forms.append((method, urljoin(self.here, told.get("action", "")), self._open))
        elif self._open is not None and tag in {"input", "textarea", "select", "button"}:
            self._asked(tag, told)
        elif tag == "option" and self._select is not None:
            self._select.choices.append(told.get("value", ""))
            if "selected" in told:
                self._select.value = told.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = None

    def _asked(self, tag: str, told: Mapping[str, str]) -> None:
        assert self._open is not None
        name, kind = told.get("name", ""), told.get("type", tag)
        if not name:
            return
        if kind in {"radio", "checkbox", "submit", "button"}:
            one = self._open.setdefault(name, Asked("choice", "", []))
            one.choices.append(told.get("value", "on"))
            if "checked" in told:
                one.value = told.get("value", "on")
            return
        self._open[name] = Asked(kind, told.get("value", ""), [])
        if tag == "select":
            self._select = self._open[name]


def filled_in(form: Mapping[str, Asked]) -> dict[str, str]:
    """This will answer every question with something that could be meant."""
    today = clock.local_date(clock.now())
    told = {}
    for name, one in form.items():
        if one.kind == "hidden":
            told[name] = one.value
        elif one.choices:
            told[name] = one.choices[-1]
        elif "time" in name or "hour" in name:
            told[name] = "10:00"
        elif one.kind == "number" or re.search(r"count|number|part|of$|rooms|beds|men|women", name):
            told[name] = "3"
        elif re.search(r"day|date|^on$|until|since|happened|from|due|at$", name):
            told[name] = today.strftime("%d/%m/%Y")
        else:
            told[name] = "A few plain words of an officer"
    return told


def full_of_nonsense(form: Mapping[str, Asked]) -> dict[str, str]:
    return {
        name: one.value if one.kind == "hidden" and name != "seen" else NONSENSE
        for name, one in form.items()
    }


WAYS = {"filled in": filled_in, "nonsense": full_of_nonsense}
# Who between them come to every page; their colleagues find the same ones.
VISITORS = (
    "the desk officer", "the station commander", "the investigator", "the district commander",
    "the prosecutor", "the observer", "the mediator", "the legal adviser", "the house keeper",
    "the service worker", "the custodian", "the auditor", "the personnel officer",
    "the training officer", "the community officer", "the media officer",
    "the programme officer", "the registrar",
)  # fmt: skip


def shape_of(path: str) -> str:
    """This will give what a page is called, whichever case or row it is of."""
    with suppress(Resolver404):
        name = resolve(path).view_name
        if name in ONE_FOR_EACH_ROW:
            return name
    return ID.sub("*", path)


def pages(browser: Client, world: World) -> Iterator[Forms]:
    """This will read every page a post comes to, by its links and by the addresses there are."""
    waiting = ["/", *(one.path for one in addresses(world.cases["own"]))]
    shapes = set()
    while waiting:
        path = waiting.pop()
        parts = urlsplit(path)
        shape = shape_of(parts.path)
        if parts.netloc or shape in shapes or path.startswith(LEAVES) or "/static/" in path:
            continue
        with transaction.atomic():
            answer = browser.get(path)
            transaction.set_rollback(True)
        assert answer.status_code < 500, f"{path}: {what_failed(answer)}"
        if answer.status_code == 404:
            continue
        shapes.add(shape)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        found = Forms(path)
        found.feed(answer.content.decode())
        yield found
        waiting += [urlsplit(one)._replace(fragment="").geturl() for one in found.links]


def what_failed(answer: Any) -> str:
    """This will name the failure and the last line of ours that it came from."""
    kind, failure, _trace = answer.exc_info
    ours = [at for at in traceback.extract_tb(failure.__traceback__) if "/amaan/" in at.filename]
    return f"{kind.__name__} {str(failure)[:200]} at {ours[-1].filename}:{ours[-1].lineno}"


def test_every_form_and_every_question_of_a_page_is_answered(
    world: World, screen_of: Screens, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL", logger="django.request")
    fell: list[str] = []
    # A form that several posts find is sent by the first of them.
    sent: set[tuple[str, ...]] = set()
    for part in VISITORS:
        browser = screen_of(part)
        browser.raise_request_exception = False
        cookies = browser.cookies.copy()
        for page in pages(browser, world):
            for method, action, form in (*page.forms, *page.questions()):
                for way, answers in WAYS.items():
                    one = (method, ID.sub("*", action), *sorted(form), way)
                    if one in sent or urlsplit(action).path.startswith(LEAVES):
                        continue
                    sent.add(one)
                    with transaction.atomic():
                        ask = browser.post if method == "post" else browser.get
                        answer = ask(action, data=answers(form))
                        transaction.set_rollback(True)
                    browser.cookies = cookies.copy()
                    if answer.status_code >= 500:
                        fell.append(f"{part}: {method} {one[1]}, {way}: {what_failed(answer)}")
    assert len(sent) > 1_000
    assert fell == [], "\n".join(fell)
