"""Whoever serves reads the law: found by any spelling, with its source, and led on by links."""

import re

import pytest
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.protocol import lookup
from amaan.protocol.lookup import KINDS, entries, find


@pytest.mark.parametrize(
    ("asked", "kind", "row"),
    [
        ("376", "offence", "PPC-376-1"),
        ("zina bil jabr", "offence", "PPC-375"),
        ("ریپ", "offence", "PPC-375"),
        ("harasment", "offence", "PPC-509-ii"),
        ("tezab", "offence", "PPC-336B"),
        ("تیزاب", "offence", "PPC-336B"),
        ("medical examinaton", "provision", "CRPC-164A"),
        ("jirga", "bar", "jirga"),
        ("جرگہ", "bar", "jirga"),
        ("two finger", "bar", "two_finger_test"),
        ("pep", "duty", "pep_offered"),
        ("parcha", "duty", "fir_at_once"),
        ("kidnaping", "offence", "PPC-365"),
        ("D-FIR-01", "duty", "fir_at_once"),
    ],
)
def test_a_row_is_found_by_whatever_people_call_it(asked: str, kind: str, row: str) -> None:
    assert (kind, row) in [(entry.kind, entry.id) for entry in find(asked, limit=8)]


def test_words_that_mean_nothing_find_nothing_and_break_nothing() -> None:
    for asked in ("", "?", "qqqqqzzzz", "کے کی کا", "';--", "a" * 5_000, "\x00"):
        assert find(asked) == ()


def test_every_kind_is_there_and_every_row_has_a_title_in_both_scripts() -> None:
    assert {entry.kind for entry in entries()} == set(KINDS)
    without = [entry.id for entry in entries() if not entry.title_ur]
    assert without == []


@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_row_has_a_page_and_every_link_on_it_leads_to_one(
    world: World, screen_of: Screens, language: str
) -> None:
    desk = screen_of("the desk officer", language)
    known = {f"/law/{entry.kind}/{entry.id}" for entry in entries()}
    one_of_each = {entry.kind: entry for entry in entries()}.values()
    for entry in (*one_of_each, *entries()[:40:10]):
        page = desk.get(f"/law/{entry.kind}/{entry.id}")
        assert page.status_code == 200, entry
        # A code that nobody named would stand there with its underscores.
        assert not re.findall(r"<dt>[a-z]+_[a-z_]+</dt>", page.text), entry
        for kind, row in re.findall(r'href="/law/([a-z_]+)/([^"?]+)"', page.text):
            assert f"/law/{kind}/{row}" in known


def test_an_offence_says_what_is_asked_at_two_in_the_morning(
    world: World, screen_of: Screens
) -> None:
    page = screen_of("the desk officer").get("/law/offence/PPC-376-1").text
    for words in ("Cognizable", "Bailable", "May be settled by law", "Punishment", "Sources",
                  "What is owed when this is alleged", "Register the FIR"):  # fmt: skip
        assert words in page


def test_a_duty_shows_its_authority_its_history_and_its_stories(
    world: World, screen_of: Screens
) -> None:
    page = screen_of("the station clerk").get("/law/duty/fir_at_once").text
    for words in ("s.154(1)", "Read in the text itself", "since 1898-07-01", "Story", "arises"):
        assert words in page


def test_what_is_not_there_and_what_was_made_up_is_not_found(
    world: World, screen_of: Screens
) -> None:
    desk = screen_of("the desk officer")
    for path in ("/law/offence/PPC-999", "/law/nonsense", "/law/duty/..", "/law/offence/%00"):
        assert desk.get(path).status_code == 404


def test_a_list_is_read_page_by_page(world: World, screen_of: Screens) -> None:
    desk = screen_of("the desk officer")
    first = desk.get("/law/offence").text
    seen = set(re.findall(r"/law/offence/([^\"]+)\"", first))
    second = desk.get("/law/offence?from=60").text
    more = set(re.findall(r"/law/offence/([^\"]+)\"", second))
    assert len(seen) == 60 and seen.isdisjoint(more)
    assert desk.get("/law/offence?from=99999999").status_code == 200


def test_search_words_are_kept_on_the_page_and_run_nothing(
    world: World, screen_of: Screens
) -> None:
    page = screen_of("the desk officer").get("/law/?q=<script>alert(1)</script>").text
    assert "<script>alert(1)" not in page and "&lt;script&gt;" in page


def test_the_index_holds_each_row_once() -> None:
    keys = [(entry.kind, entry.id) for entry in lookup.entries()]
    assert len(keys) == len(set(keys))
