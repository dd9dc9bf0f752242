"""The pictures in the guides, taken from the real pages: `python -m tests.journeys.picturing`.

A whole installation is started from nothing, each officer signs in as in a journey, and every
page is taken in English and in Urdu. People and places are the demonstration's, and its band is
held at the lower edge, so that no picture can be taken for a real case.
"""

import base64
import struct
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page
from tests.journeys.officers import chromium, fill, sign_in, submit
from tests.journeys.stack import Installation, installation
from tests.security.complaint_form import filled_in

from amaan.house.places import CLONE
from amaan.kernel import clock

HER_NAME = {"en": "Zarmina Gul", "ur": "زرمینہ گل"}
HER_WORDS = {
    "en": "Last night he climbed over the wall. I cried out, but nobody came.",
    "ur": "کل رات وہ دیوار پھلانگ کر آیا۔ میں چیخی مگر کوئی نہیں آیا۔",
}
HER_FATHER = {"en": "Sher Jan", "ur": "شیر جان"}
# Why somebody opens a case in an emergency.
FOUND_HURT = {
    "en": "A woman was brought in hurt and cannot speak. She may be the one in this case.",
    "ur": "ایک زخمی خاتون لائی گئی ہیں اور بول نہیں سکتیں۔ شاید وہ اسی کیس کی ہیں۔",
}
# What somebody at the front asks before a woman officer comes.
SEALED = (
    *"informant consent_record share_for_care danger_now injury_or_assault_7d".split(),
    *"strangulation children_at_risk age_band sex language contact_channel".split(),
    *"contact_number contact_code_word".split(),
)
# The boards are bare in the first minutes, while the practice history is still being made.
HISTORY_NEEDS = 240.0
# The page without its empty margins.
PART = {"x": 83, "y": 0, "width": 1200, "height": 768}
# Opens a name's own question, and every fold around it.
UNFOLD = """kept => {
  for (const fold of kept.querySelectorAll('details')) fold.open = true;
  for (let e = kept; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true; }"""
LOWER_BAND = """band => {
  Object.assign(band.style, {position: 'fixed', bottom: 0, insetInline: 0, zIndex: 9});
  for (const one of document.querySelectorAll('main *'))
    if (getComputedStyle(one).position === 'sticky' && getComputedStyle(one).bottom === '0px')
      one.style.bottom = band.offsetHeight + 'px'; }"""
# The colours most used stay, all others become their nearest: 256 are enough for a page.
FEWER_COLOURS = """async png => {
  const image = new Image(); image.src = 'data:image/png;base64,' + png; await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), ink = canvas.getContext('2d');
  ink.drawImage(image, 0, 0);
  const dots = new Uint32Array(ink.getImageData(0, 0, image.width, image.height).data.buffer);
  const often = new Map(); for (const dot of dots) often.set(dot, (often.get(dot) || 0) + 1);
  const kept = [...often].sort((a, b) => b[1] - a[1]).slice(0, 256).map(pair => pair[0]);
  const parts = dot => [dot & 255, dot >> 8 & 255, dot >> 16 & 255], palette = kept.map(parts);
  const place = new Map(kept.map((dot, i) => [dot, i]));
  for (const dot of often.keys()) if (!place.has(dot)) {
    const own = parts(dot); let best = 0, least = Infinity;
    palette.forEach((c, i) => {
      const far = (c[0]-own[0])**2 + (c[1]-own[1])**2 + (c[2]-own[2])**2;
      if (far < least) { least = far; best = i; } });
    place.set(dot, best); }
  let text = ''; for (const dot of dots) text += String.fromCharCode(place.get(dot));
  return [image.width, image.height, palette.flat(), btoa(text)]; }"""


@dataclass
class Sitting:
    """One walk through the pages in one language."""

    here: Installation
    browser: Browser
    folder: Path
    language: str
    pages: dict[str, Page] = field(default_factory=dict)
    case: str = ""
    investigated: str = ""

    def at(self, name: str, path: str) -> Page:
        """This will show an officer a page in the language of this walk."""
        if name not in self.pages:
            self.pages[name] = sign_in(self.browser, self.here, name)
        page = self.pages[name]
        page.goto(path)
        button = page.locator(f"button[name=language][value={self.language}]")
        if button.get_attribute("aria-pressed") != "true":
            button.click()
            page.locator(f"[value={self.language}][aria-pressed=true]").wait_for()
        return page

    def take(self, name: str, page: Page, *, top: str = "") -> None:
        """This will take the picture, with the part that `top` selects at its upper edge."""
        page.locator(".frame-foot").evaluate(LOWER_BAND)
        if top:
            page.locator(top).first.evaluate("e => e.scrollIntoView({block: 'start'})")
        shot = base64.b64encode(page.screenshot(clip=PART, animations="disabled")).decode()
        blank = self.browser.new_page()
        picture = small_png(*blank.evaluate(FEWER_COLOURS, shot))
        blank.close()
        (self.folder / f"{name}-{self.language}.png").write_bytes(picture)


def small_png(width: int, height: int, palette: list[int], dots: str) -> bytes:
    """This will write a picture of at most 256 colours."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    raw = base64.b64decode(dots)
    lines = b"".join(b"\0" + raw[y * width : (y + 1) * width] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", bytes(palette)), (b"IDAT", zlib.compress(lines, 9)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in (*parts, (b"IEND", b"")))


def desk(walk: Sitting) -> None:
    walk.take("desk-home", walk.at("amna", "/"))
    page = walk.at("amna", "/desk/contact/new")
    fill(page, {"mode": "walk_in"})
    submit(page, until="a[href$='/complaint']")
    page.locator("a[href$='/complaint']").first.click()
    fill(page, answers(walk.language))
    page.locator("[name=offences][value='PPC-376-1']").wait_for()
    walk.take("desk-safety", page, top="#triage")
    submit(page, until=".ref-large")
    link = page.locator("a[href^='/case/']").last.get_attribute("href") or ""
    walk.case = link.removesuffix("/read-back")
    walk.take("desk-case", walk.at("amna", walk.case))
    walk.take("desk-standing", walk.at("amna", f"{walk.case}/standing"))
    page = walk.at("amna", "/desk/search")
    fill(page, {"name": HER_NAME[walk.language], "relative": HER_FATHER[walk.language]})
    submit(page, until="#found a[href^='/case/']")
    walk.take("desk-search", page, top="main form")


def answers(language: str) -> dict[str, str]:
    left_out = {"offences", "whereabouts", "conflict_note", "cnic"}
    told = {n: v for n, v in filled_in(clock.now()).items() if n not in left_out}
    hers = {"name": HER_NAME, "relative": HER_FATHER, "words": HER_WORDS}
    return {**told, **{asked: said[language] for asked, said in hers.items()}}


def front(walk: Sitting) -> None:
    page = walk.at("rahim", "/desk/contact/new")
    fill(page, {"mode": "walk_in"})
    submit(page, until="a[href$='/sealed']")
    walk.take("front-choice", page)
    page.locator("a[href$='/sealed']").click()
    told = {n: v for n, v in answers(walk.language).items() if n in SEALED}
    fill(page, {**told, "woman_absent_reason": "on_other_duty"})
    walk.take("front-sealed", page, top="#triage")
    submit(page, until=".ref-large")
    walk.take("front-called", page)


def station(walk: Sitting) -> None:
    walk.take("clerk-home", walk.at("rahim", "/"))
    walk.take("clerk-fir", walk.at("rahim", f"{walk.case}/record/fir.registered"))
    walk.take("clerk-diary", walk.at("rahim", f"{walk.case}/record/number.recorded"))
    walk.take("commander-board", walk.at("daud", "/command/"))
    walk.take("commander-assign", walk.at("daud", f"{walk.case}/assign"))
    page = walk.at("daud", "/command/")
    walk.take("commander-duty", walk.at("daud", first(page, "a[href^='/command/duty/']")))


def first(page: Page, selector: str) -> str:
    return page.locator(selector).first.get_attribute("href") or ""


def investigator(walk: Sitting) -> None:
    page = walk.at("shazia", "/")
    walk.take("investigator-home", page)
    # The word is asked once in each case, so every language has a case of its own.
    own = page.locator("main .register a[href^='/case/']").nth(("en", "ur").index(walk.language))
    case = walk.investigated = own.get_attribute("href") or ""
    walk.take("investigator-word", walk.at("shazia", case))
    page.locator("form[action$='/word'] button.primary").click()
    page.locator("form[action$='/word']").wait_for(state="detached")
    ask(page.locator("#people .kept:has(form[action*='/read/'])").first)
    page.locator("[data-reading]").wait_for()
    walk.take("investigator-read", page)
    walk.at("shazia", case)
    with walk.here.vault_stopped():
        ask(page.locator("#people .kept").first)
        page.locator("#people .field-error").wait_for()
        walk.take("investigator-vault", page)


def ask(kept: Locator) -> None:
    """This will say for what something sealed is needed, as the first reason offered."""
    kept.evaluate(UNFOLD)
    kept.locator("[name=purpose]").select_option(index=1)
    kept.locator("button[type=submit]").click()


def emergency(walk: Sitting) -> None:
    """This will open her name to the officer in charge, by a second factor minutes old."""
    walk.pages.pop("daud")
    page = walk.at("daud", f"{walk.investigated}/emergency")
    said = FOUND_HURT[walk.language]
    fill(page, {"relation": "glass_name", "reason": "found_hurt", "sentence": said})
    walk.take("commander-emergency", page, top=".page-head")
    submit(page, until=".kept")
    page.goto("/")


def above(walk: Sitting) -> None:
    walk.take("supervisor-board", walk.at("kamran", "/command/"))
    walk.take("supervisor-case", walk.at("kamran", walk.case))
    walk.take("district-failures", walk.at("yasmin", "/command/failures"))
    walk.take("district-load", walk.at("yasmin", "/command/load"))
    walk.take("inspector-dashboard", walk.at("rukhsana", "/insight/dashboard"))


def outside(walk: Sitting) -> None:
    """This will show who judges from outside; an emergency judged, the next may be opened."""
    walk.take("supervisor-checks", walk.at("kamran", "/keeping/checks"))
    page = walk.at("faisal", "/keeping/checks")
    walk.take("auditor-checks", page)
    page.locator("button[value=justified]").first.click()
    page.locator("button[value=justified]").wait_for(state="detached")
    reference = walk.at("shazia", walk.investigated).locator("h1").inner_text()
    page = walk.at("faisal", "/keeping/looks")
    page.fill("main [name=reference]", reference)
    submit(page, until="main table")
    walk.take("auditor-looks", page)
    walk.take("clerk-words", walk.at("rahim", "/command/diary"))
    walk.take("custodian-same", walk.at("parveen", "/custodian/duplicates"))
    page = walk.at("parveen", "/keeping/sealed")
    walk.take("custodian-sealed", page)
    walk.take("custodian-one", walk.at("parveen", first(page, "a[href^='/keeping/sealed/']")))


def registrar(walk: Sitting) -> None:
    page = walk.at("saima", "/registrar/units/")
    walk.take("registrar-units", page)
    unit = page.locator("main a[href^='/registrar/units/']").nth(6).get_attribute("href") or ""
    walk.take("registrar-unit", walk.at("saima", unit))
    walk.take("registrar-appoint", walk.at("saima", f"{unit}appoint/"))
    officer = walk.at("saima", unit).locator("main a[href^='/registrar/officers/']").first
    page = walk.at("saima", officer.get_attribute("href") or "")
    walk.take("registrar-officer", page, top="main .panel")


def house(walk: Sitting) -> None:
    walk.take("house-tonight", walk.at("mehnaz", "/house/"))


def helpers(walk: Sitting) -> None:
    """This will show the small doors of those who help and hold no case."""
    walk.take("training-home", walk.at("imran", "/training/"))
    walk.take("mediator-home", walk.at("sakina", "/mediation/"))
    walk.take("mediator-red-lines", walk.at("sakina", "/mediation/red-lines"))
    walk.take("legal-adviser-home", walk.at("rubina", "/mediation/"))
    walk.take("personnel-strength", walk.at("asma", "/people/strength"))
    walk.take("programme-home", walk.at("shaista", "/programme/"))
    walk.take("provider-door", walk.at("nadia", "/care/door"))


def public(walk: Sitting) -> None:
    """This will show forums and the desk of the press."""
    walk.take("community-home", walk.at("lubna", "/community/"))
    page = walk.at("waqar", "/community/media/")
    walk.take("media-desk", page)
    asked = page.locator("main td a[href^='/community/media/']").first.get_attribute("href") or ""
    walk.take("media-write", walk.at("waqar", f"{asked}write"))


def observer(walk: Sitting) -> None:
    """This will write a form of a hearing, another in each language."""
    page = walk.at("hina", "/court/observe/new")
    page.select_option("[name=court]", "gbv_court")
    page.fill("[name=day]", f"{clock.local_date(clock.now()):%d/%m/%Y}")
    page.fill("[name=list_place]", "3" if walk.language == "en" else "4")
    page.select_option("[name=purpose]", "prosecution_evidence")
    page.select_option("[name=stage]", "prosecution_evidence")
    for name, value in (("outcome", "heard"), ("wait_apart", "no"), ("in_camera", "done")):
        page.check(f"[name={name}][value={value}]", force=True)
    walk.take("observer-form", page, top="[name=outcome]")
    submit(page, until="main .pairs")
    walk.take("observer-home", walk.at("hina", "/court/observe/"))


WALK: tuple[Callable[[Sitting], None], ...] = (
    *(desk, front, station, investigator, above),
    *(emergency, outside, registrar, house, helpers, public, observer),
)


@contextmanager
def with_a_history() -> Iterator[Installation]:
    """This will start the demonstration and give its history time to grow."""
    with installation(visits=60) as here:
        time.sleep(HISTORY_NEEDS)
        yield here


def main(folder: Path) -> None:
    """This will take every picture, first in English, then in Urdu."""
    with with_a_history() as here, chromium() as browser:
        pages: dict[str, Page] = {}
        for language in ("en", "ur"):
            walk = Sitting(here, browser, folder, language, pages)
            for step in WALK:
                step(walk)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else CLONE / "docs" / "pictures")
