"""What the journeys in Urdu have in common: a complaint taken, and a page as she would read it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from playwright.sync_api import Page
from tests.journeys.officers import fill, submit

from amaan.kernel import clock
from amaan.protocol import rulebook

HER_NAME = "زرمینہ گل"
HER_NUMBER = "0300 1234567"
HER_STREET = "گلی نمبر تین"
WHO_SHE_IS = (HER_NAME, HER_NUMBER, HER_NUMBER.replace(" ", ""), HER_STREET)
TOLD: Mapping[str, str] = {
    "informant": "survivor",
    "consent_record": "yes",
    "consent_by": "survivor",
    "share_for_care": "on",
    "contact_channel": "call",
    "contact_number": HER_NUMBER,
    "contact_hours": "10-12",
    "danger_now": "yes",
    "injury_or_assault_7d": "yes",
    "strangulation": "no",
    "children_at_risk": "no",
    "age_band": "26-40",
    "sex": "female",
    "name": HER_NAME,
    "phone": HER_NUMBER,
    "address": HER_STREET,
    "language": "ur",
    "words": "وہ ہر رات مارتا ہے۔ میں اب گھر نہیں جا سکتی۔",
    "incident_certainty": "exact",
    "place": "survivor_home",
    "acts_body": "beaten",
    "contexts": "partner",
    "accused_count": "1",
    "accused_relation": "current_partner",
    "told_duty": "on",
    "wants_fir": "yes",
    "woman_present": "woman_officer",
}
# A sentence in Latin letters that nobody marked as English. Names of statutes have three or four
# words; what an officer must read and cannot has more.
LATIN = re.compile(r"[A-Za-z]{2,}(?:[ ,;:()-]+[A-Za-z]+){4,}")
ISOLATED = re.compile("[\u2066-\u2068][^\u2069]*\u2069")
MARKED = "[lang=en], bdi, code"


@dataclass(frozen=True)
class Taken:
    """A case as the desk knows it: its reference, and where its pages are."""

    reference: str
    id: str

    def at(self, room: str = "case") -> str:
        """This will give the address of the case's page in one of the rooms."""
        return f"/{room}/{self.id}"


def take(page: Page, *, mode: str = "walk_in", **other: str | None) -> Taken:
    """This will take a complaint in Urdu at the desk; None leaves a question as it stands."""
    arrive(page, mode)
    told = {**TOLD, **_hours_ago(3), **other}
    fill(page, {name: answer for name, answer in told.items() if answer is not None})
    page.locator("[name=offences]").first.wait_for()
    submit(page, until=".ref-large")
    link = page.locator("a[href^='/case/']").last.get_attribute("href") or ""
    reference = page.locator(".ref-large").inner_text().strip()
    return Taken(reference, link.removeprefix("/case/").split("/")[0])


def arrive(page: Page, mode: str) -> None:
    """This will write down that somebody reached the desk, and open the page of a complaint."""
    page.goto("/desk/contact/new")
    fill(page, {"mode": mode})
    submit(page, until="a[href$='/complaint']")
    page.locator("a[href$='/complaint']").first.click()


def seen(page: Page, path: str = "") -> str:
    """This will read a page as somebody does who reads Urdu alone."""
    if path:
        page.goto(path)
    assert page.locator("html").get_attribute("dir") == "rtl", page.url
    said = page.locator("main").inner_text()
    left = ISOLATED.sub("", said)
    for marked in page.locator("main").locator(MARKED).all_inner_texts():
        left = left.replace(marked, "")
    assert LATIN.search(left) is None, (page.url, LATIN.search(left))
    return said


def in_language(page: Page, path: str, language: str) -> Page:
    """This will open a page in a language, whatever the officer's own is."""
    page.goto(path)
    button = page.locator(f"button[name=language][value={language}]")
    if button.get_attribute("aria-pressed") != "true":
        button.click()
        page.locator(f"button[name=language][value={language}][aria-pressed=true]").wait_for()
    return page


def refused(page: Page, path: str) -> int:
    """This will give the status with which an address is answered."""
    answer = page.goto(path)
    return answer.status if answer else 0


def read_in(text: str, *words: str) -> list[str]:
    """This will list which of some words stand in a text that should hold none of them."""
    return [word for word in words if word in text]


def owed(page: Page, case: Taken, *, still_open: bool = False) -> set[str]:
    """This will name every duty on the page of a case, what is folded away too."""
    seen(page, case.at())
    rows = "article.duty:not(.duty-done)" if still_open else "article.duty"
    titles = page.locator(rows).locator(".duty-title").all_text_contents()
    return {title.strip() for title in titles}


def called(rule: str) -> str:
    """This will name a duty as the law's Urdu page does."""
    return rulebook.load().duty(rule).title_ur


def barred(rule: str) -> str:
    """This will name a bar as the law's Urdu page does."""
    return next(bar for bar in rulebook.load().bars if bar.id == rule).title_ur


def _hours_ago(hours: int) -> dict[str, str]:
    then = clock.local(clock.now() - timedelta(hours=hours))
    return {"incident": f"{then:%d/%m/%Y}", "incident_time": f"{then:%H:%M}"}
