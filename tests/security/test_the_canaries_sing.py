"""The proofs rest on the canaries; first it is proved that no disguise hides one."""

import base64
import hashlib
import html
import json
from urllib.parse import quote

import pytest
from tests.security.canaries import Aviary, Canary, cnic, latin, phone, traces_in, urdu

DISGUISES = {
    "as it is": lambda v: v.encode(),
    "reversed": lambda v: v[::-1].encode(),
    "upper case": lambda v: v.upper().encode(),
    "percent-encoded": lambda v: quote(v).encode(),
    "html entities": lambda v: "".join(f"&#{ord(c)};" for c in v).encode(),
    "json escapes": lambda v: json.dumps(v).encode(),
    "utf-16": lambda v: v.encode("utf-16-le"),
    "base64": lambda v: base64.b64encode(v.encode()),
    "base64 inside more": lambda v: base64.b64encode(b"name=" + v.encode()),
    "base64 for addresses": lambda v: base64.urlsafe_b64encode(b"n:" + v.encode()),
    "hex": lambda v: v.encode().hex().encode(),
}


@pytest.fixture
def aviary() -> Aviary:
    made = Aviary()
    for _ in range(36):
        made.let_out("noise", "noise")
    made.let_out("own", "survivor_name")
    return made


SPELLINGS = {
    "latin": latin(37),
    "urdu": urdu(37),
    "card": cnic(37),
    "card with dashes": cnic(37, dashes=True),
    "telephone": phone(37),
    "telephone from abroad": phone(37, "+92"),
    "telephone with a space": phone(37, "spaced"),
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_disguise_hides_a_canary(aviary: Aviary, spelling: str, disguise: str) -> None:
    blob = b"<p>before " + DISGUISES[disguise](SPELLINGS[spelling]) + b" after</p>"
    if disguise == "utf-16":
        blob = DISGUISES[disguise](f"<p>{SPELLINGS[spelling]}</p>")
    assert aviary.found_in(blob) == {Canary("own", "survivor_name")}


def test_a_digest_of_a_name_is_still_that_name(aviary: Aviary) -> None:
    digest = hashlib.sha256(urdu(37).encode()).hexdigest()
    assert aviary.found_in(f'<tr id="{digest}">'.encode()) == {Canary("own", "survivor_name")}


def test_urdu_digits_and_hidden_marks_hide_nothing(aviary: Aviary) -> None:
    in_urdu = phone(37).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    for shown in (in_urdu, "\u200f".join(urdu(37)), html.escape(urdu(37))):
        assert aviary.found_in(shown.encode()) == {Canary("own", "survivor_name")}


def test_an_ordinary_page_holds_no_canary(aviary: Aviary) -> None:
    page = "<h1>K7QF-3M2P</h1><p>شکایت درج ہوئی 03001234567 35202-1234567-1</p>"
    assert aviary.found_in(page.encode()) == frozenset()


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_thief_of_the_disk_finds_what_was_written_plainly(spelling: str) -> None:
    assert traces_in(b"\x00\x07" + SPELLINGS[spelling].encode() + b"\x00")


@pytest.mark.parametrize("word", ["latin", "urdu"])
@pytest.mark.parametrize("before", [b"", b"n", b"na", b"nam"])
def test_a_thief_of_the_disk_finds_what_was_only_encoded(word: str, before: bytes) -> None:
    coded = base64.b64encode(before + SPELLINGS[word].encode())
    assert traces_in(b"\x00\x07" + coded + b"\x00")


def test_a_thief_of_the_disk_finds_nothing_in_what_was_sealed() -> None:
    assert traces_in(hashlib.shake_256(b"sealed").digest(4_000_000)) == frozenset()
