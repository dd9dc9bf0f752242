"""The pages that search and compare: what they show, what stays out of addresses, who may."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.test_search_finds_only_ones_own import HER, indexed, take
from tests.security.world import World

from amaan.confidentiality.vault import name_verbs
from amaan.confidentiality.vault.verbs import Vault
from amaan.jobs import raising

AsRole = Callable[[str], AbstractContextManager[None]]

ASKED = {"name": "Rukhsana", "relative": "Aslam"}
ONE_SENTENCE = "Only cases you work on yourself are searched."


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_verbs, "SECONDS", 0.001)


def text(screen: Client, data: dict[str, str] = ASKED) -> str:
    return screen.post("/desk/search", data).content.decode()


def without_tokens(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf" not in line)


def test_her_own_case_is_found_by_code_and_the_name_is_only_what_she_typed(
    world: World, vault: Vault, screen_of: Screens
) -> None:
    case = take(world, "the desk officer")
    indexed(vault)
    page = text(screen_of("the desk officer"))
    assert f"/case/{case}" in page
    assert "very alike" in page
    assert ONE_SENTENCE in page
    assert "رخسانہ" not in page
    assert page.count("Rukhsana") == 1


def test_known_elsewhere_and_known_nowhere_are_the_same_page(
    world: World, vault: Vault, screen_of: Screens
) -> None:
    her_page = screen_of("her colleague")
    before = text(her_page)
    take(world, "the desk officer")
    indexed(vault)
    assert without_tokens(text(her_page)) == without_tokens(before)
    assert "No case of your own is like it." in before
    assert ONE_SENTENCE in before


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(screen_of: Screens) -> None:
    screen = screen_of("the desk officer")
    answer = screen.post("/desk/search", {"name": "Rukhsana"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A name alone is shared by too many" in page
    assert 'value="Rukhsana"' in page
    answer = screen.post("/desk/search", {**ASKED, "birth_year": "96", "cnic": "123"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "such as 1996" in page
    assert "13 digits" in page


def test_her_age_finds_her_with_two_names_of_her_own(
    world: World, vault: Vault, screen_of: Screens
) -> None:
    case = take(world, "the desk officer", replace(HER, name="گل رخسانہ", age_band="26-40"))
    indexed(vault)
    screen = screen_of("the desk officer")
    assert f"/case/{case}" in text(screen, {"name": "Gul Rukhsana", "age_band": "26-40"})
    assert f"/case/{case}" not in text(screen, {"name": "Gul Rukhsana", "age_band": "12-15"})
    refused = screen.post("/desk/search", {"name": "Gul Rukhsana", "age_band": "unknown"})
    assert refused.status_code == 422


def test_the_page_is_in_nobodys_history_and_takes_nothing_from_the_address(
    screen_of: Screens,
) -> None:
    screen = screen_of("the desk officer")
    page = screen.get("/desk/search?name=Rukhsana&relative=Aslam")
    assert page.status_code == 200
    assert 'value="Rukhsana"' not in page.content.decode()
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("part", ["the station commander", "the supervisor", "the custodian"])
def test_who_hears_nobody_has_no_such_page(screen_of: Screens, part: str) -> None:
    screen = screen_of(part)
    assert screen.get("/desk/search").status_code == 404
    assert screen.post("/desk/search", ASKED).status_code == 404
    assert "/desk/search" not in screen.get("/", follow=True).content.decode()


def test_the_pages_speak_urdu(world: World, vault: Vault, screen_of: Screens) -> None:
    take(world, "the desk officer")
    take(world, "the officer from another station")
    indexed(vault)
    page = screen_of("the desk officer", "ur").post("/desk/search", ASKED).content.decode()
    assert ONE_SENTENCE not in page
    assert "تلاش" in page
    page = screen_of("the custodian", "ur").get("/custodian/duplicates").content.decode()
    assert "ایک ہی" in page


def test_the_custodian_compares_two_and_says_what_he_thinks(
    world: World, vault: Vault, screen_of: Screens
) -> None:
    take(world, "the desk officer")
    take(world, "the officer from another station", replace(HER, name="Rukhsana"))
    indexed(vault)
    screen = screen_of("the custodian")
    page = screen.get("/", follow=True).content.decode()
    assert "the same identity number" in page
    assert "رخسانہ" not in page
    assert "Rukhsana" not in page
    question = page.split('name="question" value="')[1].split('"')[0]
    asked = {"question": question, "side": "one"}
    assert screen.post("/custodian/duplicates", asked).status_code == 422
    seen = {
        screen.post("/custodian/duplicates", {**asked, "side": side, "purpose": "compare"})
        .content.decode()
        .split("Name: ")[1]
        .split("\n")[0]
        for side in ("one", "other")
    }
    assert {value.split("<")[0] for value in seen} == {"رخسانہ بی بی", "Rukhsana"}
    done = screen.post("/custodian/duplicates", {**asked, "decision": "same"}, follow=True)
    page = done.content.decode()
    assert "Nothing was merged" in page
    assert "Nobody is to be compared" in page
    again = screen.post("/custodian/duplicates", {**asked, "decision": "different"})
    assert again.status_code == 404


@pytest.mark.parametrize("part", ["the desk officer", "the auditor", "the registrar"])
def test_nobody_but_a_custodian_has_the_page(screen_of: Screens, part: str) -> None:
    screen = screen_of(part)
    assert screen.get("/custodian/duplicates").status_code == 404
    nothing = {"question": "00000000-0000-4000-8000-000000000000", "decision": "same"}
    assert screen.post("/custodian/duplicates", nothing).status_code == 404


def test_a_custodian_raises_danger_and_the_station_learns_nothing_else(
    world: World, vault: Vault, screen_of: Screens, as_role: AsRole
) -> None:
    case = take(world, "the desk officer")
    take(world, "the officer from another station", replace(HER, name="Rukhsana"))
    indexed(vault)
    desk, custodian = screen_of("the desk officer"), screen_of("the custodian")
    before = desk.get(f"/case/{case}").content.decode()
    page = custodian.get("/custodian/duplicates").content.decode()
    question = page.split('name="question" value="')[1].split('"')[0]
    first, second = (page.index(f"<dd>{which} Practice Station") for which in ("First", "Second"))
    mine = "one" if first < second else "other"
    asked = {"question": question, "raise": mine}
    assert custodian.post("/custodian/duplicates", asked).status_code == 302
    assert custodian.post("/custodian/duplicates", asked).status_code == 302
    for part in ("the desk officer", "the auditor", "the supervisor"):
        assert screen_of(part).post("/custodian/duplicates", asked).status_code == 404
    with as_role("jobs"):
        assert raising.raise_levels(world.now + timedelta(minutes=1)) == 1
        assert raising.raise_levels(world.now + timedelta(minutes=2)) == 0
    after = desk.get(f"/case/{case}").content.decode()
    whole = desk.get(f"/case/{case}?all=1").content.decode()
    assert "A judgement of the district" in whole
    assert "A judgement of the district" not in before
    assert "Safety plan before the end of the shift" in after
    danger = desk.get(f"/case/{case}/risk").content.decode()
    for word in ("custodian", "Custodian", "duplicate", "another station", "Perhaps one person"):
        assert word not in after.replace(before, "") and word not in danger
