"""The practice district: made once, through the registrar's verbs, and shown at its own door."""

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.sign_in.conftest import AsRole, give_password

from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.verbs import Vault
from amaan.house import demo
from amaan.kernel import clock
from amaan.organisation import queries
from amaan.organisation.posts import Post, Sex


@pytest.fixture
def district(as_role: AsRole, vault: Vault, quick_hash: None, settings: Settings) -> list[str]:
    """This will make the practice district and give what was reported."""
    settings.DEMO = True
    said: list[str] = []
    with as_role("owner"):
        demo.prepare(said.append)
    return said


def actor(name: str) -> queries.Actor:
    person = next(p for p in demo.cast if p.sign_in == name)
    officer = queries.officer_by_service_number(person.service_number, clock.now())
    assert officer is not None
    found = queries.acting_as(officer, clock.now())
    assert found is not None
    return found


def test_the_cast_holds_the_posts_the_stories_need(district: list[str]) -> None:
    amna, nasreen, gulnaz, bashir = map(actor, ("amna", "nasreen", "gulnaz", "bashir"))
    assert amna.is_woman
    assert amna.unit_id == nasreen.unit_id
    assert (amna.station_id, amna.district_id) == (bashir.station_id, bashir.district_id)
    assert gulnaz.district_id == amna.district_id
    assert gulnaz.station_id != amna.station_id
    assert {actor(p.sign_in).post for p in demo.cast} == set(Post)


def test_the_investigator_of_the_special_unit_is_a_woman(district: list[str]) -> None:
    (person,) = (p for p in demo.cast if p.post is Post.INVESTIGATOR)
    assert person.sex is Sex.FEMALE


def test_preparing_twice_changes_nothing(district: list[str], as_role: AsRole) -> None:
    before = {p.sign_in: actor(p.sign_in) for p in demo.cast}
    again: list[str] = []
    with as_role("owner"):
        demo.prepare(again.append)
    assert {p.sign_in: actor(p.sign_in) for p in demo.cast} == before
    # Officers and second factors; then beds, services and forums, which stand; then first visits.
    assert [line.split()[0] for line in district[:2]] == [str(len(demo.cast))] * 2
    assert [line.split()[0] for line in again[:2]] == ["0", "0"]
    assert [line.split()[0] for line in again[2:-1]] == [line.split()[0] for line in district[2:-1]]
    assert [line.split()[0] for line in (district[-1], again[-1])] == ["11", "0"]


def test_the_officers_were_posted_before_the_stories_begin(district: list[str]) -> None:
    then = clock.now() - demo.POSTED_FOR / 2
    assert queries.acting_as(actor("amna").officer_id, then) is not None


@pytest.mark.parametrize(("language", "word"), [("en", "Takes the complaint"), ("ur", "آمنہ")])
def test_the_door_lists_the_cast_in_both_languages(
    district: list[str], language: str, word: str
) -> None:
    page = Client(HTTP_ACCEPT_LANGUAGE=language).get("/sign-in/").text
    assert word in page
    assert all(f"cast-{p.sign_in}" in page for p in demo.cast)


def test_a_code_shown_in_the_panel_opens_the_door(district: list[str], browser: Client) -> None:
    page = browser.post("/sign-in/show-code/", {"sign_in": "amna"}).text
    code = re.search(r"<output[^>]*>(\d{6})</output>", page)
    assert code is not None
    give_password(browser, password=demo.cast[0].password)
    assert browser.post("/sign-in/code/", {"code": code[1]})["Location"] == "/"


def test_the_page_of_the_code_fills_it_in(district: list[str], browser: Client) -> None:
    give_password(browser, password=demo.cast[0].password)
    page = browser.post("/sign-in/show-code/").text
    assert re.search(r'name="code" value="\d{6}"', page)


def test_the_command_gives_the_same_code(district: list[str]) -> None:
    assert demo.code("Amna") == client.demo_code(actor("amna").officer_id)


def test_the_command_names_the_cast_to_whoever_mistypes(district: list[str]) -> None:
    with pytest.raises(demo.NotInTheCast, match="amna, nasreen"):
        demo.code("amina")


def test_a_vault_of_a_real_site_gives_no_code(
    district: list[str], vault: Vault, browser: Client
) -> None:
    # Even where somebody switched the page on: the vault itself was not started for practice.
    vault.demo = False
    assert browser.post("/sign-in/show-code/", {"sign_in": "amna"}).status_code == 404


def test_without_practice_the_door_shows_no_cast(
    district: list[str], browser: Client, settings: Settings
) -> None:
    settings.DEMO = False
    assert demo.cast[0].password not in browser.get("/sign-in/").text
    assert browser.post("/sign-in/show-code/", {"sign_in": "amna"}).status_code == 404
